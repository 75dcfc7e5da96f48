package formula

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestHessian holds values at points where a careless second derivative would be NaN.
func TestHessian(t *testing.T) {
	for _, c := range []struct {
		src           string
		x, y          float64
		fxx, fxy, fyy float64
	}{
		{"x^a", 0, 0, 2, 0, 0},
		{"x^2", 0, 0, 2, 0, 0},
		{"x^y", 1, 2, 2, 1, 0},
		{"x^1.5", 4, 0, 0.375, 0, 0},
		{"x^2y^2", 2, 3, 18, 24, 8},
		{"max(x^2,y)", 3, 1, 2, 0, 0},
		{"x/y", 3, 2, 0, -0.25, 0.75},
	} {
		holdHessian(t, c.src, c.x, c.y, c.fxx, c.fxy, c.fyy)
	}
}

// TestHessianAtKinks holds what is promised where a first derivative jumps or a root is 0.
func TestHessianAtKinks(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		src           string
		x, y          float64
		fxx, fxy, fyy float64
	}{
		{"|x|", 0, 0, 0, 0, 0},
		{"x|x|", 0, 0, 0, 0, 0},
		{"3y^2+|x-y|", 1, 1, 0, 0, 6},
		{"sign(x)x^2", 0, 0, 0, 0, 0},
		{"sign(x)x^2", 1, 0, 2, 0, 0},
		{"max(x^2,3y^2)", 0, 0, 2, 0, 0},
		{"min(y^3,x)", 1, 1, 0, 0, 6},
		{"hypot(x,y)", 0, 0, inf, 0, inf},
		{"sqrt(x^2+y^2)", 0, 0, inf, 0, inf},
		{"sqrt(x^4)", 0, 0, 0, 0, 0},
		{"|x|^0.5", 0, 0, 0, 0, 0},
		{"x^1.5", 0, 0, inf, 0, 0},
		{"sqrt(x)", 0, 0, -inf, 0, 0},
		{"x^0.5", 0, 0, nan, 0, 0},
	} {
		holdHessian(t, c.src, c.x, c.y, c.fxx, c.fxy, c.fyy)
	}
}

// holdHessian compares a Hessian over x, y and a = 2 with numbers.
func holdHessian(t *testing.T, src string, x, y, wxx, wxy, wyy float64) {
	t.Helper()
	fxx, fxy, fyy := mustParse(t, src, "x", "y", "a").Evaluator(2).Hessian(x, y)
	if !same(fxx, wxx) || !same(fxy, wxy) || !same(fyy, wyy) {
		t.Errorf("%s at (%v, %v): %v %v %v, want %v %v %v", src, x, y, fxx, fxy, fyy, wxx, wxy, wyy)
	}
}

// TestHessianClosedForms compares with second derivatives by hand, for two evaluators of one formula whose parameters differ.
func TestHessianClosedForms(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	for _, c := range []struct {
		src  string
		want func(x, y, b float64) (fxx, fxy, fyy float64)
	}{
		{"x^2+y^2+0b", func(x, y, b float64) (fxx, fxy, fyy float64) { return 2, 0, 2 }},
		{"(1-x)^2+b(y-x^2)^2", func(x, y, b float64) (fxx, fxy, fyy float64) {
			return 2 - 4*b*(y-3*x*x), -4 * b * x, 2 * b
		}},
		{"e^(b x)sin(y)", func(x, y, b float64) (fxx, fxy, fyy float64) {
			f, sin, cos := math.Exp(b*x), math.Sin(y), math.Cos(y)
			return b * b * f * sin, b * f * cos, -f * sin
		}},
	} {
		f := mustParse(t, c.src, "x", "y", "b")
		for _, b := range []float64{1, 2.5} {
			e := f.Evaluator(b)
			for range 200 {
				x, y := 4*r.Float64()-2, 4*r.Float64()-2
				fxx, fxy, fyy := e.Hessian(x, y)
				wxx, wxy, wyy := c.want(x, y, b)
				scale := 1e-13 * (1 + math.Abs(wxx) + math.Abs(wxy) + math.Abs(wyy) + 12*b*x*x)
				if !(math.Abs(fxx-wxx) <= scale) || !(math.Abs(fxy-wxy) <= scale) || !(math.Abs(fyy-wyy) <= scale) {
					t.Fatalf("%s, b = %v at (%v, %v): %v %v %v, want %v %v %v", c.src, b, x, y, fxx, fxy, fyy, wxx, wxy, wyy)
				}
			}
		}
	}
}

// TestHessianOnRequest checks that only who asks pays, and that evaluators share one program.
func TestHessianOnRequest(t *testing.T) {
	f := mustParse(t, rosenbrock, "x", "y")
	e, other := f.Evaluator(), f.Evaluator()
	e.Gradient(1, 2)
	if f.hessian.program != nil || e.second != nil {
		t.Fatal("a program that nobody asked for")
	}
	e.Hessian(1, 2)
	if other.second != nil {
		t.Error("registers that nobody asked for")
	}
	if other.Hessian(1, 2); other.second.program != e.second.program {
		t.Error("the program was built twice")
	}
}
