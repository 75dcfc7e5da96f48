package surface

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestHessianAgainstDifferences compares the mixed derivative with differences of the exact gradient, from both sides;
// the diagonal is Curvature's.
func TestHessianAgainstDifferences(t *testing.T) {
	for _, l := range losses(t) {
		r := rand.New(rand.NewPCG(13, 14))
		sharp := 0
		const points = 200
		for range points {
			x, y := within(r, l.Domain)
			if far, ok := creases[l.ID]; ok && far(x, y) < 1 {
				continue
			}
			h := l.Hessian(x, y)
			if fxx, fyy := l.Curvature(x, y); math.Float64bits(fxx) != math.Float64bits(h.XX) || math.Float64bits(fyy) != math.Float64bits(h.YY) {
				t.Fatalf("%s: the diagonal at (%v, %v) is (%v, %v), Curvature says (%v, %v)", l.ID, x, y, h.XX, h.YY, fxx, fyy)
			}
			_, fx, fy := l.Gradient(x, y)
			typical := (l.Shade().Hi - l.Shade().Lo) / (l.Domain.W() + l.Domain.H())
			steep := max(math.Abs(fx), math.Abs(fy), typical, math.Hypot(h.XX, h.YY)*math.Hypot(x, y), math.Abs(h.XY)*math.Hypot(x, y))
			ofX, tolX := central(func(y float64) float64 { _, d, _ := l.Gradient(x, y); return d }, y, steep)
			ofY, tolY := central(func(x float64) float64 { _, _, d := l.Gradient(x, y); return d }, x, steep)
			if !(math.Abs(h.XY-ofX) <= tolX) || !(math.Abs(h.XY-ofY) <= tolY) {
				t.Fatalf("%s %v: ∂²f/∂x∂y at (%v, %v) is %v, differences give %v and %v within %v and %v",
					l.ID, l.Params, x, y, h.XY, ofX, ofY, tolX, tolY)
			}
			if tolX+tolY < 1e-3*(math.Hypot(h.XX, h.YY)+typical/(l.Domain.W()+l.Domain.H())) {
				sharp++
			}
		}
		if sharp < points*9/10 {
			t.Errorf("%s %v: only %d of %d points tell anything", l.ID, l.Params, sharp, points)
		}
	}
}

// TestPrincipalInLongArithmetic compares axes and eigenvalues with the characteristic equation in 300 bits, for
// Hessians of all sizes and conditions.
func TestPrincipalInLongArithmetic(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	forms := make(map[Bend]int)
	for range 20000 {
		size := math.Pow(10, r.Float64()*200-100)
		turn, ratio := r.Float64()*7, math.Pow(10, -12*r.Float64())
		if r.IntN(2) == 0 {
			ratio = -ratio
		}
		if r.IntN(2) == 0 {
			size = -size
		}
		sin, cos := math.Sincos(turn)
		h := Hessian{size * (cos*cos + ratio*sin*sin), size * sin * cos * (1 - ratio), size * (sin*sin + ratio*cos*cos)}
		p := h.Principal()
		forms[p.Form]++
		steep, flat := roots(h)
		if !near(p.Steep, steep, 1e-15) && !near(p.Steep, flat, 1e-15) { // of a saddle with κ = 1 either is
			t.Fatalf("%v: the steep eigenvalue is %v, want %v", h, p.Steep, steep)
		}
		if p.Form != BendGutter && !near(p.Flat, flat, 1e-15) && !near(p.Flat, steep, 1e-15) {
			t.Fatalf("%v: the flat eigenvalue is %v, want %v", h, p.Flat, flat)
		}
		if want := formOf(steep, flat); p.Form != want && p.Form != BendGutter {
			t.Fatalf("%v: form %v, want %v", h, p.Form, want)
		}
		if p.Form == BendGutter && math.Abs(flat/steep) > 1e-14 {
			t.Fatalf("%v: a gutter, but the eigenvalues are %v and %v", h, steep, flat)
		}
		// H·axis = Steep·axis.
		scale := math.Abs(p.Steep)
		if ex, ey := h.XX*p.X+h.XY*p.Y-p.Steep*p.X, h.XY*p.X+h.YY*p.Y-p.Steep*p.Y; math.Hypot(ex, ey) > 4e-15*scale || math.Abs(math.Hypot(p.X, p.Y)-1) > 1e-15 {
			t.Fatalf("%v: (%v, %v) is no axis of %v: off by %v", h, p.X, p.Y, p.Steep, math.Hypot(ex, ey)/scale)
		}
	}
	for _, form := range []Bend{BendUp, BendDown, BendSaddle} {
		if forms[form] < 1000 {
			t.Errorf("form %v was met %d times", form, forms[form])
		}
	}
}

func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance*math.Abs(b) }

func formOf(steep, flat float64) Bend {
	switch {
	case steep > 0 && flat > 0:
		return BendUp
	case steep < 0 && flat < 0:
		return BendDown
	}
	return BendSaddle
}

// roots are the eigenvalues by the quadratic formula, in 300 bits; that of the larger size first.
func roots(h Hessian) (steep, flat float64) {
	n := func() *big.Float { return new(big.Float).SetPrec(300) }
	a, b, c := n().SetFloat64(h.XX), n().SetFloat64(h.XY), n().SetFloat64(h.YY)
	half := n().Quo(n().Sub(a, c), n().SetInt64(2))
	spread := n().Sqrt(n().Add(n().Mul(half, half), n().Mul(b, b)))
	mean := n().Quo(n().Add(a, c), n().SetInt64(2))
	one, _ := n().Add(mean, spread).Float64()
	two, _ := n().Sub(mean, spread).Float64()
	if math.Abs(two) > math.Abs(one) {
		one, two = two, one
	}
	return one, two
}

// TestPrincipalAtTheEnds holds what has no ellipse, and the plainest of the rest.
func TestPrincipalAtTheEnds(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		h    Hessian
		want Principal
	}{
		{Hessian{2, 0, 2}, Principal{BendUp, 2, 2, 1, 0, 1}},
		{Hessian{1, 0, 100}, Principal{BendUp, 100, 1, 0, 1, 100}},
		{Hessian{-100, 0, -1}, Principal{BendDown, -100, -1, -1, 0, 100}},
		{Hessian{2, 0, -2}, Principal{BendSaddle, 2, -2, 1, 0, 1}},
		{Hessian{0, 0, 3}, Principal{BendGutter, 3, 0, 0, 1, inf}},
		{Hessian{1, 1, 1}, Principal{BendGutter, 2, 0, math.Sqrt2 / 2, math.Sqrt2 / 2, inf}},
		{Hessian{}, Principal{Form: BendNone}},
		{Hessian{1, inf, 1}, Principal{Form: BendNotFinite}},
		{Hessian{math.NaN(), 0, 1}, Principal{Form: BendNotFinite}},
	} {
		p := c.h.Principal()
		if math.IsNaN(p.Condition) != (p.Form == BendNone || p.Form == BendNotFinite) {
			t.Errorf("%v has the condition %v", c.h, p.Condition)
		}
		if p.Form != c.want.Form || p.Steep != c.want.Steep || p.Flat != c.want.Flat {
			t.Errorf("%v: %+v, want %+v", c.h, p, c.want)
		}
		if cross := p.X*c.want.Y - p.Y*c.want.X; math.Abs(cross) > 1e-15 || math.Abs(math.Hypot(p.X, p.Y)-math.Hypot(c.want.X, c.want.Y)) > 1e-15 {
			t.Errorf("%v: the axis is (%v, %v), want (%v, %v)", c.h, p.X, p.Y, c.want.X, c.want.Y)
		}
		if c.want.Condition != 0 && !(p.Condition == c.want.Condition) {
			t.Errorf("%v: the condition is %v, want %v", c.h, p.Condition, c.want.Condition)
		}
	}
}
