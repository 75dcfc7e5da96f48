package formula

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// whole is what pieces read together.
func whole(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

func TestFill(t *testing.T) {
	for _, c := range []struct {
		src    string
		values []float64
		text   string
	}{
		{"β1·m̂ + (1 − β1)·x", []float64{-0.13, 0.9, 0.5}, "0.9·0.5 + (1 − 0.9)·(−0.13)"},
		{"x − m̂", []float64{2, 0.9, -0.5}, "2 − (−0.5)"},
		{"x^2 + |x|", []float64{-3, 0, 0}, "(−3)² + |−3|"},
		{"β1^x", []float64{300, 0.999, 0}, "0.999³⁰⁰"},
		{"√x/(m̂ + 1)", []float64{4e-7, 0, 0}, "√(4·10⁻⁷)/(0 + 1)"},
		{"√x·m̂^2", []float64{0.25, 0, 1e-7}, "√0.25·(10⁻⁷)²"},
		{"x m̂", []float64{math.Inf(-1), 0, math.Inf(1)}, "−∞·∞"},
		{"x m̂", []float64{math.Copysign(0, -1), 0, math.NaN()}, "0·NaN"},
	} {
		for _, mark := range []bool{false, true} {
			if got := whole(mustParse(t, c.src, "x", "β1", "m̂").Fill(c.values, []bool{mark, mark, mark})); got != c.text {
				t.Errorf("%s with %v is %q, want %q", c.src, c.values, got, c.text)
			}
		}
	}
}

// What is filled reads as a formula with the value that the formula has, whatever is marked.
func TestFilledNumbersCompute(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for range 3000 {
		f := mustParse(t, randomSource(r, 3, true), "x", "y", "a")
		values := []float64{math.Round(200*r.NormFloat64()) / 64, math.Round(200*r.NormFloat64()) / 64, r.Float64()}
		text := whole(f.Fill(values, []bool{r.IntN(2) == 0, r.IntN(2) == 0, r.IntN(2) == 0}))
		back, err := parse(text, nil, wide)
		if err != nil {
			t.Fatalf("%s with %v is filled as %q: %v", f.String(), values, text, err)
		}
		if got, want := back.Eval(), f.Eval(values...); math.Abs(got-want) > 1e-9*(1+math.Abs(want)) {
			t.Fatalf("%s with %v is filled as %q, which is %v instead of %v", f.String(), values, text, got, want)
		}
	}
}

// Marked numbers stand alone, with their sign.
func TestFillMarks(t *testing.T) {
	f := mustParse(t, "x·y + 2·x", "x", "y")
	for _, c := range []struct {
		marked []bool
		want   []Piece
	}{
		{[]bool{false, false}, []Piece{{"−0.5·3 + 2·(−0.5)", false}}},
		{[]bool{true, false}, []Piece{{"−0.5", true}, {"·3 + 2·(", false}, {"−0.5", true}, {")", false}}},
		{[]bool{false, true}, []Piece{{"−0.5·", false}, {"3", true}, {" + 2·(−0.5)", false}}},
	} {
		if got := f.Fill([]float64{-0.5, 3}, c.marked); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.marked, got, c.want)
		}
	}
	raised := mustParse(t, "x^y", "x", "y").Fill([]float64{0.9, -2}, []bool{false, true})
	if want := []Piece{{"0.9", false}, {"⁻²", true}}; !slices.Equal(raised, want) {
		t.Errorf("an exponent is filled as %v, want %v", raised, want)
	}
	defer func() {
		if recover() == nil {
			t.Error("too few values fill the formula")
		}
	}()
	f.Fill([]float64{1}, []bool{false, false})
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{0: "0", -0.125: "−0.125", 7.52e-5: "7.52·10⁻⁵", -1e-9: "−10⁻⁹", 3e6: "3·10⁶", 1234: "1234", math.Inf(-1): "−∞"} {
		if got := Number(v); got != want {
			t.Errorf("%v is %q, want %q", v, got, want)
		}
	}
}

func TestEquation(t *testing.T) {
	f := mustParse(t, "max(vmax, v)", "vmax", "v")
	text, source := f.Equation("vmax", "←")
	if want := "vmax ← max(vmax, v)"; text != want {
		t.Errorf("%q, want %q", text, want)
	}
	checkMathML(t, source)
	if want := `display="inline"><msub><mi>v</mi><mi>max</mi></msub><mo>←</mo><mrow><mi>max</mi>`; !strings.Contains(source, want) {
		t.Errorf("%s does not contain %s", source, want)
	}
}
