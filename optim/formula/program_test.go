package formula

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// countOf returns how many instructions of a program have an operation.
func (p *program) countOf(code op) (n int) {
	for _, in := range p.code {
		if in.op == code {
			n++
		}
	}
	return n
}

// TestSineAndCosineTogether checks that an angle is reduced once, and that this changes no bit.
func TestSineAndCosineTogether(t *testing.T) {
	for _, c := range []struct {
		src           string
		calls, sincos int // in the program of the gradient
	}{
		{"sin(x)", 0, 1},
		{"cos(x)+sin(y)", 0, 2},
		{"x sin(x+y)+cos(x+y)", 0, 1},
		{"cos(a)sin(a)x", 0, 0},
		{"sin(x)cos(y)", 0, 2},
		{"tan(x)", 1, 0},
	} {
		p := mustParse(t, c.src, "x", "y", "a").gradient
		if calls, sincos := p.countOf(opCall1), p.countOf(opSincos); calls != c.calls || sincos != c.sincos {
			t.Errorf("%s has %d calls and %d sines with cosines, want %d and %d", c.src, calls, sincos, c.calls, c.sincos)
		}
	}
	e := mustParse(t, "sin(x)", "x", "y").Evaluator()
	r := rand.New(rand.NewPCG(13, 14))
	for _, x := range append([]float64{0, math.Inf(1), math.NaN(), 1e300, -0.5}, uniform(r, 1000)...) {
		if f, fx, _ := e.Gradient(x, 0); !same(f, math.Sin(x)) || !same(fx, math.Cos(x)) || !same(f, e.Value(x, 0)) {
			t.Errorf("at %v: %v and %v, want %v and %v", x, f, fx, math.Sin(x), math.Cos(x))
		}
	}
}

func uniform(r *rand.Rand, n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = 200*r.Float64() - 100
	}
	return x
}

// TestProductsAreRounded checks each joined operation against its parts, at operands whose products are not exact.
func TestProductsAreRounded(t *testing.T) {
	for _, c := range []struct {
		src  string
		code op
		want func(x, y, a, b float64) float64
	}{
		{"x y + x", opMulAdd, func(x, y, a, b float64) float64 { return float64(x*y) + x }},
		{"x y - x", opMulSub, func(x, y, a, b float64) float64 { return float64(x*y) - x }},
		{"x - x y", opSubMul, func(x, y, a, b float64) float64 { return x - float64(x*y) }},
		{"a (x y)", opMulMul, func(x, y, a, b float64) float64 { return a * (x * y) }},
		{"a x + b y", opDot, func(x, y, a, b float64) float64 { return float64(a*x) + float64(b*y) }},
		{"a x - b y", opCross, func(x, y, a, b float64) float64 { return float64(a*x) - float64(b*y) }},
	} {
		f := mustParse(t, c.src, "x", "y", "a", "b")
		if n := f.value.countOf(c.code); n != 1 || len(f.value.code) != 1 {
			t.Errorf("%s is %v", c.src, f.value.code)
		}
		r := rand.New(rand.NewPCG(15, 16))
		for range 1000 {
			x, y, a, b := r.NormFloat64(), r.NormFloat64(), r.NormFloat64(), r.NormFloat64()
			if got, want := f.Eval(x, y, a, b), c.want(x, y, a, b); got != want {
				t.Fatalf("%s at (%v, %v, %v, %v) is %v, want %v", c.src, x, y, a, b, got, want)
			}
		}
	}
}

// TestManyRegisters evaluates formulas that need more registers than the loop for one point has.
func TestManyRegisters(t *testing.T) {
	constants, live := []string{"a"}, []string{"1"}
	for i := range 400 {
		constants = append(constants, "(x+"+shortest(float64(i)+0.5)+")")
	}
	for i := range 150 {
		live = append(live, "(x+"+shortest(float64(i))+")(sin(x)+y^"+shortest(float64(i%9+2)))
	}
	for name, src := range map[string]string{
		"constants": strings.Join(constants, "+"),
		"values":    strings.Join(live, "+") + strings.Repeat(")", len(live)-1),
	} {
		f, err := parse(src, []string{"x", "y", "a"}, wide)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if f.gradient.parts != nil {
			t.Errorf("%s: %d registers are not many", name, f.gradient.count)
		}
		e := f.Evaluator(2)
		x, y, v, fx, fy := []float64{0.25, 1e-3}, []float64{0.5, -1}, make([]float64, 2), make([]float64, 2), make([]float64, 2)
		e.Gradients(v, fx, fy, x, y)
		for i := range x {
			f, gx, gy := e.Gradient(x[i], y[i])
			want, uncertain := slope(func(x float64) float64 { return e.Value(x, y[i]) }, x[i])
			if !same(f, v[i]) || !same(gx, fx[i]) || !same(gy, fy[i]) || !same(f, e.Value(x[i], y[i])) || !(math.Abs(gx-want) <= 4*uncertain) {
				t.Errorf("%s at (%v, %v): %v (%v, %v), in a block %v (%v, %v), differences %v ± %v",
					name, x[i], y[i], f, gx, gy, v[i], fx[i], fy[i], want, uncertain)
			}
		}
	}
}
