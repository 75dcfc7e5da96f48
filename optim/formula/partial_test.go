package formula

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestPartial(t *testing.T) {
	for _, c := range []struct{ src, x, y string }{
		{"x^2+y^2", "2x", "2y"},
		{rosenbrock, "−2(1 − x) − 400x(y − x²)", "200(y − x²)"},
		{"1/x + 3", "−1/x²", "0"},
		{"1/x^2 + 1/y", "−2/x³", "−1/y²"},
		{"-x/(-3y)", "1/(3y)", "−x/(3y²)"},
		{"x^7/3 - y", "7x⁶/3", "−1"},
		{"ln(x)y", "y/x", "ln(x)"},
		{"sqrt(x^2+y^2)", "x/√(x² + y²)", "y/√(x² + y²)"},
		{"x^0.5+y^2.5", "0.5x^(−0.5)", "2.5y^1.5"},
		{"x^y", "yx^(y − 1)", "x^y·ln(x)"},
		{"x^a", "ax^(a − 1)", "0"},
		{"|x| + |y|/3", "sign(x)", "sign(y)/3"},
		{"cos(2pi x)sin(y/2)", "−2π sin(0.5y) sin(2πx)", "0.5 cos(2πx) cos(0.5y)"},
		{"max(x,y^2)", "{1, y² ≤ x; 0, y² > x}", "{0, y² ≤ x; 2y, y² > x}"},
		{"min(1,x^2)", "{0, 1 ≤ x²; 2x, 1 > x²}", "0"},
		{"y e^(-a x^2)", "−2axy exp(−ax²)", "exp(−ax²)"},
		{"(x+y)^3", "3(x + y)²", "3(x + y)²"},
		{"x/0", "1/0", "0"},
	} {
		f := mustParse(t, c.src, "x", "y", "a")
		for i, want := range [...]string{c.x, c.y} {
			if p, ok := f.Partial(i); !ok || p.Text() != want {
				t.Errorf("%s by variable %d: %q, want %q", c.src, i, p.Text(), want)
			}
		}
	}
}

// Numbers that leave the range of floats when they meet stay apart; what the program computes as an infinity, as nothing
// or as no number is written so.
func TestPartialBeyondRange(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"a x/2^1027", "0a"},
		{"2^1027a x", "a/0"},
		{"a x(2^1027 - 2^1027)", "0a/0"},
		{"a x/(2^1027 - 2^1027)", "0a/0"},
		{"-a x/2^1027/2^1027", "0a"},
		{"x^400/1e300/1e300", "400x³⁹⁹/(10³⁰⁰)²"},
		{"(1e200x)^2", "2·10²⁰⁰·10²⁰⁰x"},
		{"(1e-200x)^2", "2·10⁻²⁰⁰·10⁻²⁰⁰x"},
		{"1e308x y/1e-308", "10³⁰⁸y/10⁻³⁰⁸"},
		{"x y/3/1e300", "y/(3·10³⁰⁰)"},
		{"5e-324x y", "5·10⁻³²⁴y"},
	} {
		p, ok := mustParse(t, c.src, "x", "y", "a").Partial(0)
		if !ok || p.Text() != c.want {
			t.Errorf("%s: %q, want %q", c.src, p.Text(), c.want)
		}
		checkMathML(t, p.MathML())
	}
}

func TestPartialMathML(t *testing.T) {
	p, _ := mustParse(t, "max(x,y^2)", "x", "y").Partial(1)
	want := `<mrow><mo form="prefix">{</mo><mtable columnalign="left"><mtr><mtd><mn>0</mn></mtd><mtd><mrow><msup><mi>y</mi><mn>2</mn></msup></mrow><mo>≤</mo><mi>x</mi></mtd></mtr>`
	if got := p.MathML(); !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestPartialIsTheGradient evaluates what is shown, by walking over its tree, and compares it with what is computed.
func TestPartialIsTheGradient(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	shown, long := 0, 0
	for range 3000 {
		src := randomSource(r, 3, true)
		f := mustParse(t, src, "x", "y", "a")
		args := []float64{r.NormFloat64(), r.NormFloat64(), r.Float64() + 0.1}
		_, fx, fy := f.Evaluator(args[2]).Gradient(args[0], args[1])
		for i, want := range [...]float64{fx, fy} {
			p, ok := f.Partial(i)
			if !ok {
				long++
				continue
			}
			shown++
			checkMathML(t, p.MathML())
			if got := walk(p.root, args); !(math.Abs(got-want) <= 1e-9*math.Max(1, math.Abs(want))) {
				t.Errorf("%s by variable %d at %v: %s is %v, want %v", src, i, args, p.Text(), got, want)
			}
		}
	}
	if long > shown/10 {
		t.Errorf("%d derivatives are too long to be read, %d are not", long, shown)
	}
}

// walk evaluates a tree without a graph.
func walk(n *node, args []float64) float64 {
	var v []float64
	for _, a := range n.args {
		v = append(v, walk(a, args))
	}
	switch n.kind {
	case number:
		return n.num
	case constant:
		return constants[n.index].num
	case variable:
		return args[n.index]
	case negate:
		return -v[0]
	case add:
		return v[0] + v[1]
	case subtract:
		return v[0] - v[1]
	case multiply:
		return v[0] * v[1]
	case divide:
		return v[0] / v[1]
	case power:
		return math.Pow(v[0], v[1])
	case cases:
		if v[0] <= v[1] {
			return v[2]
		}
		return v[3]
	}
	if f := functions[n.index]; f.Arity == 2 {
		return f.two(v[0], v[1])
	}
	return functions[n.index].one(v[0])
}

// Bars within bars are written once each: a hundred of them once took longer than anybody waits.
func TestNestedBars(t *testing.T) {
	deep := strings.Repeat("abs(", MaxDepth-1) + "x" + strings.Repeat(")", MaxDepth-1)
	f := mustParse(t, deep, "x", "y")
	if got, want := f.Text(), strings.Repeat("abs(", MaxDepth-2)+"|x|"+strings.Repeat(")", MaxDepth-2); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if p, ok := f.Partial(0); ok && len(p.Text()) > 40*MaxPartial {
		t.Errorf("%d bytes", len(p.Text()))
	}
}

// What is too long to be read is refused in little time, however much would have to be written.
func TestPartialIsBounded(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("sin(x^y+", 90) + "x" + strings.Repeat(")", 90),
		"x" + strings.Repeat("^x", 90),
		strings.Repeat("(", 60) + "x+y" + strings.Repeat(")^3", 60),
		strings.Repeat("(", 60) + "x+y" + strings.Repeat(")^64*x", 8) + strings.Repeat(")", 52),
	} {
		if p, ok := mustParse(t, src, "x", "y").Partial(0); ok && len(p.Text()) > 40*MaxPartial {
			t.Errorf("%.30s: %d bytes", src, len(p.Text()))
		}
	}
}
