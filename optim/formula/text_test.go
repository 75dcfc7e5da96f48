package formula

import (
	"encoding/xml"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

var textNames = []string{"x", "y", "a", "β1", "m̂", "vmax", "s", "i", "n"}

func TestText(t *testing.T) {
	for _, c := range []struct{ src, ascii, text string }{
		{rosenbrock, "(1 - x)^2 + 100*(y - x^2)^2", "(1 − x)² + 100(y − x²)²"},
		{"(1.5-x+xy)^2+(2.25-x+xy^2)^2", "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2", "(1.5 − x + xy)² + (2.25 − x + xy²)²"},
		{"beta_1 m̂ + (1-β₁)*a*vmax^2", "β1*m̂ + (1 - β1)*a*vmax^2", "β₁m̂ + (1 − β₁)a·vmax²"},
		{"s i n", "s*i*n", "si·n"},
		{"x(y+1)", "x*(y + 1)", "x·(y + 1)"},
		{"2*3*x", "2*3*x", "2·3x"},
		{"x sin y cos 2x", "x*sin(y)*cos(2*x)", "x sin(y) cos(2x)"},
		{"sin^2(x)|y|", "sin(x)^2*abs(y)", "sin²(x)|y|"},
		{"|x||y|", "abs(x)*abs(y)", "|x|·|y|"},
		{"||x|-1|", "abs(abs(x) - 1)", "abs(|x| − 1)"},
		{"sqrt(x)y+sqrt(2x)", "sqrt(x)*y + sqrt(2*x)", "√x·y + √(2x)"},
		{"√x^2+(√x)²", "sqrt(x^2) + sqrt(x)^2", "√(x²) + (√x)²"},
		{"e^(-x²)", "e^(-x^2)", "e^(−x²)"},
		{"x^-2 + x^0.1y", "x^(-2) + x^0.1*y", "x⁻² + x^0.1·y"},
		{"1-(-x)", "1 - (-x)", "1 − (−x)"},
		{"1-(-x)*y", "1 - (-x*y)", "1 − (−xy)"},
		{"1e-8+3000000+1.5e-7x", "1e-8 + 3000000 + 1.5e-7*x", "10⁻⁸ + 3·10⁶ + 1.5·10⁻⁷x"},
		{"a-(x-y)-(a-1)", "a - (x - y) - (a - 1)", "a − (x − y) − (a − 1)"},
		{"a/(x/y)/2x", "a/(x/y)/2*x", "a/(x/y)/2·x"},
		{"(x^2)^3^2", "(x^2)^3^2", "(x²)^(3²)"},
		{"log(x) + pi + tau", "ln(x) + pi + tau", "ln(x) + π + τ"},
	} {
		f := mustParse(t, c.src, textNames...)
		if got := f.String(); got != c.ascii {
			t.Errorf("%s: String is %q, want %q", c.src, got, c.ascii)
		}
		if got := f.Text(); got != c.text {
			t.Errorf("%s: Text is %q, want %q", c.src, got, c.text)
		}
	}
}

func TestRenamed(t *testing.T) {
	f := mustParse(t, "(x^2 + κ y^2)/κsin(κ)", "x", "y", "κ")
	if got, want := f.Renamed("x", "y", "a"), "(x^2 + a*y^2)/a*sin(a)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// equal reports whether two trees are the same.
func equal(a, b *node) bool {
	if a.kind != b.kind || a.index != b.index || a.num != b.num || len(a.args) != len(b.args) {
		return false
	}
	for i := range a.args {
		if !equal(a.args[i], b.args[i]) {
			return false
		}
	}
	return true
}

// simple reports whether Text writes no number with a power of ten.
func (n *node) simple() bool {
	if _, _, plain := numberParts(n.num); n.kind == number && !plain {
		return false
	}
	for _, a := range n.args {
		if !a.simple() {
			return false
		}
	}
	return true
}

var wide = limits{length: 1 << 20, depth: 1 << 12, instructions: MaxInstructions}

// checkText checks that String and Text are read back as the same tree and that MathML is well formed.
func checkText(t *testing.T, f *Formula) {
	t.Helper()
	back, err := parse(f.String(), f.names, wide)
	if err != nil || !equal(f.root, back.root) {
		t.Errorf("String %q is read back differently: %v", f.String(), err)
	}
	back, err = parse(f.Text(), f.names, wide)
	if err != nil || f.root.simple() && !equal(f.root, back.root) {
		t.Errorf("Text %q of %q is read back differently: %v", f.Text(), f.String(), err)
	}
	checkMathML(t, f.MathML())
}

// checkMathML checks that elements are closed and that those with a fixed number of children have it.
func checkMathML(t *testing.T, source string) {
	t.Helper()
	two := map[string]bool{"mfrac": true, "msup": true, "msub": true, "mover": true}
	d := xml.NewDecoder(strings.NewReader(source))
	var children []int
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("%v in %s", err, source)
			return
		}
		switch e := token.(type) {
		case xml.StartElement:
			if n := len(children); n > 0 {
				children[n-1]++
			}
			children = append(children, 0)
		case xml.EndElement:
			n := len(children) - 1
			if two[e.Name.Local] && children[n] != 2 {
				t.Errorf("%s with %d children in %s", e.Name.Local, children[n], source)
			}
			children = children[:n]
		}
	}
}

func TestRandomText(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 3000 {
		checkText(t, mustParse(t, randomSource(r, 4, false), "x", "y", "a"))
	}
}

func TestMathML(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"x^2", "<msup><mi>x</mi><mn>2</mn></msup>"},
		{"-2x", "<mrow><mo>−</mo><mn>2</mn><mo>&#x2062;</mo><mi>x</mi></mrow>"},
		{"x/(y+1)", "<mfrac><mi>x</mi><mrow><mi>y</mi><mo>+</mo><mn>1</mn></mrow></mfrac>"},
		{"(x/y)^2", `<msup><mrow><mo form="prefix">(</mo><mfrac><mi>x</mi><mi>y</mi></mfrac><mo form="postfix">)</mo></mrow><mn>2</mn></msup>`},
		{"√|x|", `<msqrt><mrow><mo form="prefix">|</mo><mi>x</mi><mo form="postfix">|</mo></mrow></msqrt>`},
		{"β1", "<msub><mi>β</mi><mn>1</mn></msub>"},
		{"m̂", `<mover accent="true"><mi>m</mi><mo>^</mo></mover>`},
		{"vmax", "<msub><mi>v</mi><mi>max</mi></msub>"},
		{"sin²x", `<msup><mi>sin</mi><mn>2</mn></msup><mo>&#x2061;</mo><mrow><mo form="prefix">(</mo><mi>x</mi><mo form="postfix">)</mo></mrow>`},
		{"log10 x", `<msub><mi>log</mi><mn>10</mn></msub><mo>&#x2061;</mo><mrow><mo form="prefix">(</mo><mi>x</mi><mo form="postfix">)</mo></mrow>`},
		{"1e-8", "<msup><mn>10</mn><mrow><mo>−</mo><mn>8</mn></mrow></msup>"},
		{"x(y+1)", `<mi>x</mi><mo>⋅</mo><mrow><mo form="prefix">(</mo><mi>y</mi><mo>+</mo><mn>1</mn><mo form="postfix">)</mo></mrow>`},
		{"2*3", "<mn>2</mn><mo>⋅</mo><mn>3</mn>"},
		{"a cos x", "<mi>a</mi><mo>⋅</mo><mi>cos</mi>"},
		{"a sin²x", "<mi>a</mi><mo>⋅</mo><msup><mi>sin</mi>"},
		{"2 sin x", "<mn>2</mn><mo>&#x2062;</mo><mi>sin</mi>"},
	} {
		got := mustParse(t, c.src, textNames...).MathML()
		checkMathML(t, got)
		if !strings.Contains(got, c.want) || !strings.HasPrefix(got, "<math ") || !strings.HasSuffix(got, "</math>") || !strings.Contains(got, `display="inline"`) {
			t.Errorf("%s: %s\ndoes not contain %s", c.src, got, c.want)
		}
	}
}
