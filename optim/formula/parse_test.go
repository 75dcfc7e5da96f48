package formula

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		src string
		pos int
		msg string
	}{
		{"", 0, "the formula is empty"},
		{"  ", 0, "the formula is empty"},
		{"x+", 2, "something is missing at the end"},
		{"x+*y", 2, "missing operand before *"},
		{"q+1", 0, "unknown name q: use x, y, β1"},
		{"xq", 1, "unknown name q: use x, y, β1"},
		{"x+foo(2)", 2, "unknown name foo: use x, y, β1"},
		{"xqqqqqqqqqqqqqqqqqqqq", 1, "unknown name qqqqqqqqqqqq…: use x, y, β1"},
		{"x2", 1, "a number after x: write x^2 or 2*x"},
		{"x 2", 2, "a number after a factor: write * or ^ between them"},
		{"(x+1", 0, "missing ) for this ("},
		{"x*(y+(x+1)", 2, "missing ) for this ("},
		{"x+1)", 3, "unexpected )"},
		{"()", 1, "empty parentheses"},
		{"|x", 0, "missing | for this |"},
		{"|x)", 0, "missing | for this |"},
		{"sin(x,y)", 0, "sin needs 1 argument, got 2"},
		{"hypot(x)", 0, "hypot needs 2 arguments, got 1"},
		{"sin", 3, "something is missing at the end"},
		{"sin^-1(x)", 0, "sin to a negative power can be misread: write the exponent after the argument, or asin for the inverse"},
		{"exp⁻¹(x)", 0, "exp to a negative power can be misread: write the exponent after the argument"},
		{"1,5x", 1, "a comma outside a function; numbers are written with a point"},
		{"(x,y)", 2, "a comma outside a function; numbers are written with a point"},
		{"x=y", 1, "unexpected character '='"},
		{"x+.", 2, "a point without digits"},
		{"1e999", 0, "the number is too large"},
		{"β1+¤", 4, "unexpected character '¤'"},
		{"²", 0, "nothing to raise to this power"},
		{"x⁻", 1, "a superscript minus without digits"},
		{"x¹²³⁴⁵⁶⁷⁸⁹⁰¹²³⁴⁵⁶", 1, "the exponent is too large"},
		{"x\xff", 1, "unexpected character '�'"},
		{strings.Repeat("(", 200) + "x", 100, "the formula is nested more than 100 levels deep"},
		{strings.Repeat("-", 200) + "x", 100, "the formula is nested more than 100 levels deep"},
		{"x" + strings.Repeat("^x", 200), 201, "the formula is nested more than 100 levels deep"},
		{strings.Repeat("sin ", 200) + "x", 400, "the formula is nested more than 100 levels deep"},
		{strings.Repeat("x", MaxLength+1), MaxLength, "the formula is longer than 4096 bytes"},
	} {
		f, err := Parse(c.src, "x", "y", "β1")
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%.40q: error %v, want %q", c.src, err, c.msg)
			continue
		}
		if f != nil || e.Pos != c.pos || e.Msg != c.msg || e.Src != c.src {
			t.Errorf("%.40q: %d %q, want %d %q", c.src, e.Pos, e.Msg, c.pos, c.msg)
		}
	}
}

func TestErrorShowsThePlace(t *testing.T) {
	_, err := Parse("β1·x +\tq", "x", "β1")
	want := "unknown name q: use x, β1\nβ1·x + q\n       ^"
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestErrorShowsPartOfALongFormula(t *testing.T) {
	_, err := Parse(strings.Repeat("x+", 50)+"q"+strings.Repeat("+x", 50), "x")
	want := "unknown name q: use x\n…" + strings.Repeat("x+", 15) + "q" + strings.Repeat("+x", 15) + "…\n" + strings.Repeat(" ", 31) + "^"
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

func TestInstructionLimit(t *testing.T) {
	if _, err := Parse(strings.Repeat("sin(x^y+", 90)+"x"+strings.Repeat(")", 90), "x", "y"); err != nil {
		t.Errorf("an ordinary long formula: %v", err)
	}
	var b strings.Builder
	for i := range 400 {
		fmt.Fprintf(&b, "+x^%d.5", i)
	}
	if _, err := Parse(b.String(), "x", "y"); err != nil {
		t.Errorf("many powers: %v", err)
	}
	if _, err := parse(b.String(), []string{"x", "y"}, limits{MaxLength, MaxDepth, 500}); err == nil || !strings.Contains(err.Error(), "more than 500 operations") {
		t.Errorf("beyond the limit: %v", err)
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		src   string
		names []string
		args  []float64
		want  float64
	}{
		{"e+t", []string{"e", "t"}, []float64{2, 3}, 5},
		{"pi+π", []string{"pi"}, []float64{1}, 2},
		{"τ·tau", []string{"x", "y", "τ"}, []float64{0, 0, 3}, 9},
		{"sin x", []string{"x", "sin"}, []float64{3, 4}, 12},
		{"c1c12c", []string{"c", "c1", "c12"}, []float64{2, 3, 5}, 30},
		{"abab", []string{"a", "ab", "aba", "b"}, []float64{1, 2, 3, 4}, 12},
		{"v̂ + ŝ + ŝ", []string{"v̂", "ŝ"}, []float64{1, 2}, 5},
		{"µϵϑ", []string{"μ", "ε", "θ"}, []float64{2, 3, 5}, 30},
		{"v_max", []string{"vmax"}, []float64{7}, 7},
		{"42", nil, nil, 42},
	} {
		f := mustParse(t, c.src, c.names...)
		if got := f.Eval(c.args...); got != c.want {
			t.Errorf("%s with %v = %v, want %v", c.src, c.names, got, c.want)
		}
	}
}

func TestUses(t *testing.T) {
	f := mustParse(t, "x+sin(a)^2", "x", "y", "a", "b")
	for name, want := range map[string]bool{"x": true, "y": false, "a": true, "b": false, "q": false} {
		if f.Uses(name) != want {
			t.Errorf("Uses(%s) = %v", name, !want)
		}
	}
}

func TestMentions(t *testing.T) {
	names := []string{"x", "y", "a", "b"}
	for _, src := range []string{"x", "xab", "sin(b)-2y", "tan(1)", "abs(x)", "1", ""} {
		f, err := Parse(src, names...)
		for i, mentioned := range Mentions(src, names...) {
			if want := err == nil && f.Uses(names[i]); mentioned != want {
				t.Errorf("%q mentions %s: %v", src, names[i], mentioned)
			}
		}
	}
}

func TestOperations(t *testing.T) {
	if value, gradient := mustParse(t, rosenbrock, "x", "y").Operations(); value < 3 || value > 8 || gradient <= value || gradient > 20 {
		t.Errorf("Rosenbrock takes %d and %d operations", value, gradient)
	}
}

func TestProgrammerErrorsPanic(t *testing.T) {
	f := mustParse(t, "x+a", "x", "y", "a")
	for name, bug := range map[string]func(){
		"empty name":         func() { Parse("1", "") },
		"name with a space":  func() { Parse("1", "x y") },
		"name with a digit":  func() { Parse("1", "1x") },
		"name given twice":   func() { Parse("1", "x", "x") },
		"name spelled twice": func() { Parse("1", "β1", "beta1") },
		"Eval":               func() { f.Eval(1, 2) },
		"Evaluator":          func() { f.Evaluator() },
		"Renamed":            func() { f.Renamed("x") },
		"Values":             func() { f.Evaluator(1).Values(make([]float64, 2), make([]float64, 3), make([]float64, 3)) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			bug()
		}()
	}
}
