package formula

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func TestAssign(t *testing.T) {
	f := mustParse(t, "β1·m + (1 − β1)·g", "β1", "m", "g")
	if got, want := f.TextAssign("vmax"), "vmax ← β₁·m + (1 − β₁)·g"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := f.MathMLAssign("c1"); !strings.Contains(got, "<msub><mi>c</mi><mn>1</mn></msub><mo>←</mo>") {
		t.Errorf("%s", got)
	}
	if got := Letter("c1"); got != "c₁" {
		t.Errorf("%q", got)
	}
}

func TestSubstitute(t *testing.T) {
	numbers := map[string]string{"a": "0.9", "b": "−2", "c": "1e−16", "k": Marker + "−3" + Marker}
	for _, c := range []struct{ src, want string }{
		{"a·b + (1 − a)·b", "0.9·(−2) + (1 − 0.9)·(−2)"},
		{"b − b", "−2 − (−2)"},
		{"b·a + b/a", "−2·0.9 + (−2/0.9)"},
		{"b^2 + a^2 + c^2", "(−2)² + 0.9² + (1e−16)²"},
		{"a^b", "0.9^(−2)"},
		{"√b/√(b + c) − k·a", "√(−2)/√(−2 + 1e−16) − (\x1f−3\x1f·0.9)"},
		{"max(b, −a)·|b|", "max(−2, −0.9)·|−2|"},
		{"−b", "−(−2)"},
		{"a/(b·a)", "0.9/(−2·0.9)"},
	} {
		if got := mustParse(t, c.src, "a", "b", "c", "k").Substitute(func(name string) string { return numbers[name] }); got != c.want {
			t.Errorf("%s: %q, want %q", c.src, got, c.want)
		}
	}
}

// What stands there with numbers in the place of letters has the value of the formula.
func TestSubstituteReadsBack(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for _, src := range []string{"a·b + (1 − a)·b", "b − b", "b·a + b/a − c/b/a", "b^2 + a^3", "√(b^2)/√(b^2 + c^2) − c·a", "max(b, −a)·|b|", "−b", "a/(b·a)", "(a − b) − (c − (a − b))", "−(a + b)^2"} {
		for range 50 {
			values := []float64{r.NormFloat64(), r.NormFloat64(), r.NormFloat64()}
			text := mustParse(t, src, "a", "b", "c").Substitute(func(name string) string {
				return strings.ReplaceAll(strconv.FormatFloat(values[name[0]-'a'], 'f', -1, 64), "-", "−")
			})
			want := mustParse(t, src, "a", "b", "c").Eval(values...)
			if got := mustParse(t, text).Eval(); math.Abs(got-want) > 1e-12*math.Abs(want) {
				t.Fatalf("%s with %v is written %s, which is %v and not %v", src, values, text, got, want)
			}
		}
	}
}

func TestSquares(t *testing.T) {
	for src, want := range map[string][]string{"a·b": nil, "a·b + (1 − a)·c^2": {"c"}, "b − a·sign(b − c^2)·c^2": {"c"},
		"a·(b + a·c)^2": {"b + a*c"}, "max(b − c^2, 0) + a^2": {"c", "a"}, "a^3": nil} {
		var got []string
		for _, s := range mustParse(t, src, "a", "b", "c").Squares() {
			got = append(got, s.String())
			if s.Eval(1, 2, 3) == 0 {
				t.Errorf("%s has no value", s)
			}
		}
		if strings.Join(got, ";") != strings.Join(want, ";") {
			t.Errorf("%s: %v, want %v", src, got, want)
		}
	}
}
