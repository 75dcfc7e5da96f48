package formula

import (
	"math"
	"testing"
)

func mustParse(t testing.TB, src string, names ...string) *Formula {
	t.Helper()
	f, err := Parse(src, names...)
	if err != nil {
		t.Fatalf("Parse(%q): %v", src, err)
	}
	return f
}

// TestLanguage evaluates formulas at x = 0.7, y = -1.3, a = 2.5, b = 3, β1 = 0.9, m̂ = 4.
func TestLanguage(t *testing.T) {
	const x, y, a, b, beta, mhat = 0.7, -1.3, 2.5, 3.0, 0.9, 4.0
	names := []string{"x", "y", "a", "b", "β1", "m̂", "vmax"}
	for _, c := range []struct {
		src  string
		want float64
	}{
		{"1+2*3", 7},
		{"2^3^2", 512},
		{"-2^2", -4},
		{"2^-1", 0.5},
		{"8/4/2", 1},
		{"7-2-3", 2},
		{"1/2x", 0.5 * x},
		{"2x", 2 * x}, {"2(x+1)", 2 * (x + 1)}, {"(x+1)(y)", (x + 1) * y}, {"x y", x * y}, {"xy", x * y}, {"xyab", x * y * a * b},
		{"|x|+|y|", x - y}, {"|x||y|", -x * y}, {"||y|-2|", 0.7}, {"2|y|x", 2 * -y * x}, {"|x(|y|+1)|", x * (-y + 1)}, {"|(x|y|)|", x * -y},
		{"x²", x * x}, {"x³y²", x * x * x * y * y}, {"x⁻¹", 1 / x}, {"x¹²", math.Pow(x, 12)}, {"-x²", -x * x}, {"2x^2", 2 * x * x}, {"x^2y", x * x * y},
		{"x·y × a − b ÷ 2", x*y*a - b/2},
		{"√x", math.Sqrt(x)}, {"√2x", math.Sqrt2 * x}, {"√(2x)", math.Sqrt(2 * x)}, {"sqrt 2x", math.Sqrt(2 * x)}, {"√x²", math.Sqrt(x * x)},
		{"pi", math.Pi}, {"2π", 2 * math.Pi}, {"τ", 2 * math.Pi}, {"tau", 2 * math.Pi}, {"e^x", math.Exp(x)}, {"π^x", math.Pow(math.Pi, x)}, {"2e", 2 * math.E}, {"2e-3", 0.002},
		{"2e3", 2000}, {"ex", math.E * x}, {".5+1.", 1.5}, {"1.5e3", 1500},
		{"β1·m̂", beta * mhat}, {"β₁m̂", beta * mhat}, {"beta1 m̂", beta * mhat}, {"vmaxβ1", 5 * beta}, {"beta_1", beta},
		{"sin x", math.Sin(x)}, {"sin 2x cos y", math.Sin(2*x) * math.Cos(y)}, {"sin^2(3x)", math.Pow(math.Sin(3*x), 2)}, {"sin²x", math.Pow(math.Sin(x), 2)},
		{"sinx", math.Sin(x)}, {"xsin(y)", x * math.Sin(y)}, {"cos 2(x+y)", math.Cos(2 * (x + y))}, {"sin x (y+1)", math.Sin(x) * (y + 1)},
		{"sin -x", math.Sin(-x)}, {"ln sqrt|y|", math.Log(math.Sqrt(-y))}, {"sin(x)^2", math.Pow(math.Sin(x), 2)}, {"exp(-x)", math.Exp(-x)},
		{"max(x,y)", x}, {"min(x,y)", y}, {"hypot(3,4)", 5}, {"pow(a,b)", math.Pow(a, b)}, {"log(x)", math.Log(x)}, {"log10(100)", 2},
		{"sign(y)", -1}, {"sign(0)", 0}, {"abs(y)", 1.3}, {"tanh(x)", math.Tanh(x)}, {"[x+1]*2", 2 * (x + 1)}, {"+x", x}, {"--x", x},
	} {
		f := mustParse(t, c.src, names...)
		got := f.Eval(x, y, a, b, beta, mhat, 5)
		if !(math.Abs(got-c.want) <= 1e-15*math.Max(1, math.Abs(c.want))) {
			t.Errorf("%s = %v, want %v", c.src, got, c.want)
		}
	}
}
