package formula

import (
	"math"
	"math/rand/v2"
	"testing"
)

var cbrtEps = math.Cbrt(0x1p-52)

// slope estimates the derivative of f at x by central differences and how wrong the estimate may be.
func slope(f func(float64) float64, x float64) (d, uncertain float64) {
	at := func(h float64) float64 { return (f(x+h) - f(x-h)) / ((x + h) - (x - h)) }
	h := cbrtEps * math.Max(1, math.Abs(x))
	d = at(h)
	return d, math.Abs(d-at(2*h)) + 1e-9*math.Max(1, math.Abs(d)) + 4*0x1p-52*math.Abs(f(x))/h
}

// TestRandomDerivatives compares gradient and Hessian with central differences of value and gradient.
func TestRandomDerivatives(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	compared, unusable := 0, 0
	for range 3000 {
		src := randomSource(r, 4, true)
		e := mustParse(t, src, "x", "y", "a").Evaluator(r.Float64()*2 + 0.1)
		x, y := r.NormFloat64(), r.NormFloat64()
		f, fx, fy := e.Gradient(x, y)
		fxx, fxy, fyy := e.Hessian(x, y)
		if v := e.Value(x, y); v != f {
			t.Fatalf("%s: Value %v, Gradient says %v", src, v, f)
		}
		for _, c := range []struct {
			name string
			got  float64
			f    func(float64) float64
			at   float64
		}{
			{"fx", fx, func(x float64) float64 { return e.Value(x, y) }, x},
			{"fy", fy, func(y float64) float64 { return e.Value(x, y) }, y},
			{"fxx", fxx, func(x float64) float64 { _, d, _ := e.Gradient(x, y); return d }, x},
			{"fxy", fxy, func(y float64) float64 { _, d, _ := e.Gradient(x, y); return d }, y},
			{"fyx", fxy, func(x float64) float64 { _, _, d := e.Gradient(x, y); return d }, x},
			{"fyy", fyy, func(y float64) float64 { _, _, d := e.Gradient(x, y); return d }, y},
		} {
			want, uncertain := slope(c.f, c.at)
			if !(uncertain <= 1e-3*math.Max(1, math.Abs(want))) {
				unusable++
				continue
			}
			compared++
			if !(math.Abs(c.got-want) <= 4*uncertain) {
				t.Errorf("%s at (%v, %v): %s = %v, differences say %v ± %v", src, x, y, c.name, c.got, want, uncertain)
			}
		}
	}
	if unusable*20 > compared {
		t.Errorf("differences were too uncertain in %d cases of %d", unusable, compared+unusable)
	}
}

// smoothPoints gives, for each function, arguments where it is differentiable.
var smoothPoints = map[string][][2]float64{
	"sin": {{0, 0}, {2, 0}, {-9, 0}}, "cos": {{0, 0}, {2, 0}, {-9, 0}}, "tan": {{0, 0}, {1, 0}, {-4, 0}},
	"asin": {{0, 0}, {0.9, 0}, {-0.5, 0}}, "acos": {{0, 0}, {0.9, 0}, {-0.5, 0}}, "atan": {{0, 0}, {2, 0}, {-30, 0}},
	"sinh": {{0, 0}, {2, 0}, {-3, 0}}, "cosh": {{0, 0}, {2, 0}, {-3, 0}}, "tanh": {{0, 0}, {2, 0}, {-3, 0}},
	"exp": {{0, 0}, {2, 0}, {-3, 0}}, "ln": {{0.1, 0}, {1, 0}, {50, 0}}, "log10": {{0.1, 0}, {1, 0}, {50, 0}},
	"sqrt": {{0.1, 0}, {1, 0}, {50, 0}}, "abs": {{0.1, 0}, {-7, 0}}, "sign": {{0.1, 0}, {-7, 0}},
	"min": {{1, 2}, {3, -2}}, "max": {{1, 2}, {3, -2}}, "hypot": {{3, 4}, {-1, 0}, {0, 2}},
	"pow": {{2, 3}, {0.5, -1.5}, {3, 0}, {1, 2}, {10, 0.1}},
}

func TestEveryFunctionsDerivative(t *testing.T) {
	for _, fn := range Functions() {
		points, ok := smoothPoints[fn.Name]
		if !ok {
			t.Errorf("%s has no points", fn.Name)
		}
		src := fn.Name + "(x)"
		if fn.Arity == 2 {
			src = fn.Name + "(x, y)"
		}
		e := mustParse(t, src, "x", "y").Evaluator()
		for _, p := range points {
			x, y := p[0], p[1]
			_, fx, fy := e.Gradient(x, y)
			wantX, ux := slope(func(x float64) float64 { return e.Value(x, y) }, x)
			wantY, uy := slope(func(y float64) float64 { return e.Value(x, y) }, y)
			if !(math.Abs(fx-wantX) <= 4*ux) || !(math.Abs(fy-wantY) <= 4*uy) || ux > 1e-4*math.Max(1, math.Abs(fx)) {
				t.Errorf("%s at %v: (%v, %v), differences say (%v ± %v, %v ± %v)", src, p, fx, fy, wantX, ux, wantY, uy)
			}
		}
	}
}

// TestSubgradients holds what is promised where a derivative does not exist.
func TestSubgradients(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		src       string
		x, y      float64
		f, fx, fy float64
	}{
		{"|x|+|y|", 0, -2, 2, 0, -1},
		{"sign(x)*y", 0, 3, 0, 0, 0},
		{"min(2x,3y)", 3, 2, 6, 2, 0},
		{"max(2x,3y)", 3, 2, 6, 2, 0},
		{"max(2x,3y)", 3, 4, 12, 0, 3},
		{"sqrt(x^2+y^2)", 0, 0, 0, 0, 0},
		{"hypot(x,y)", 0, 0, 0, 0, 0},
		{"sqrt(x)+y", 0, 1, 1, inf, 1},
		{"|x|^0.5", 0, 0, 0, 0, 0},
		{"x^0.5", 0, 0, 0, inf, 0},
		{"(x^2)^0.3+y", 0, 0, 0, 0, 1},
		{"(x^2)^1.5", 0, 0, 0, 0, 0},
		{"|x|^y", 0, 2, 0, 0, 0},
		{"x^y", 0, 2, 0, 0, 0},
		{"x^y", 0, 1, 0, 1, 0},
		{"x^2.5", 0, 0, 0, 0, 0},
		{"x^0", 0, 0, 1, 0, 0},
		{"x^3", -2, 0, -8, 12, 0},
		{"1/x", 0, 0, inf, -inf, 0},
	} {
		f, fx, fy := mustParse(t, c.src, "x", "y").Evaluator().Gradient(c.x, c.y)
		if f != c.f || fx != c.fx || fy != c.fy {
			t.Errorf("%s at (%v, %v): %v, (%v, %v); want %v, (%v, %v)", c.src, c.x, c.y, f, fx, fy, c.f, c.fx, c.fy)
		}
	}
}

// TestNaN checks that simplification does not turn what is undefined into a number.
func TestNaN(t *testing.T) {
	for _, src := range []string{"0*ln(x)", "ln(x)-ln(x)", "ln(x)/ln(x)", "0*sqrt(x)", "min(1,ln(x))", "max(sqrt(x),y)", "abs(ln(x))*0+1", "sign(ln x)"} {
		e := mustParse(t, src, "x", "y").Evaluator()
		if v := e.Value(-1, 1); !math.IsNaN(v) {
			t.Errorf("%s at x = -1 is %v, want NaN", src, v)
		}
	}
	for src, x := range map[string]float64{"sqrt(x)": -1, "sqrt(x^2-1)": 0} {
		if _, fx, _ := mustParse(t, src, "x").Evaluator().Gradient(x, 0); !math.IsNaN(fx) {
			t.Errorf("slope of %s at %v is %v, want NaN", src, x, fx)
		}
	}
}

// TestKnownFunctions compares with derivatives written by hand from the literature's formulas.
func TestKnownFunctions(t *testing.T) {
	type known struct {
		src string
		f   func(x, y float64) (f, fx, fy float64)
	}
	for _, c := range []known{
		{rosenbrock, handwritten},
		{"(1.5−x+xy)²+(2.25−x+xy²)²+(2.625−x+xy³)²", func(x, y float64) (f, fx, fy float64) {
			a, b, c := 1.5-x+x*y, 2.25-x+x*y*y, 2.625-x+x*y*y*y
			return a*a + b*b + c*c, 2*a*(y-1) + 2*b*(y*y-1) + 2*c*(y*y*y-1), 2*a*x + 4*b*x*y + 6*c*x*y*y
		}},
		{"sin(x+y)+(x-y)^2-1.5x+2.5y+1", func(x, y float64) (f, fx, fy float64) {
			s, c := math.Sincos(x + y)
			return s + (x-y)*(x-y) - 1.5*x + 2.5*y + 1, c + 2*(x-y) - 1.5, c - 2*(x-y) + 2.5
		}},
		{"20+x^2+y^2-10cos(2pi x)-10cos(2pi y)", func(x, y float64) (f, fx, fy float64) {
			sx, cx := math.Sincos(2 * math.Pi * x)
			sy, cy := math.Sincos(2 * math.Pi * y)
			return 20 + x*x + y*y - 10*cx - 10*cy, 2*x + 20*math.Pi*sx, 2*y + 20*math.Pi*sy
		}},
	} {
		e := mustParse(t, c.src, "x", "y").Evaluator()
		r := rand.New(rand.NewPCG(3, 4))
		for range 200 {
			x, y := 4*r.Float64()-2, 4*r.Float64()-2
			f, fx, fy := e.Gradient(x, y)
			wf, wx, wy := c.f(x, y)
			scale := 1e-13 * (1 + math.Abs(wf) + math.Abs(wx) + math.Abs(wy))
			if !(math.Abs(f-wf) <= scale) || !(math.Abs(fx-wx) <= scale) || !(math.Abs(fy-wy) <= scale) {
				t.Fatalf("%s at (%v, %v): %v %v %v, want %v %v %v", c.src, x, y, f, fx, fy, wf, wx, wy)
			}
		}
	}
}
