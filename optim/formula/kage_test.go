package formula

import (
	"math"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

var comparison = regexp.MustCompile(` (<|>|==|!=) `)

var integerLiteral = regexp.MustCompile(`(^|[ (,*/+]|[^e]-)[0-9]+($|[ ),*/+-])`)

// runKage executes Kage source as Kage would, but in 64 bits: right-hand sides are expressions of our own language.
func runKage(t *testing.T, source, name string, args ...float64) (value float64, hole bool) {
	t.Helper()
	_, body, ok := strings.Cut(source, "func "+name+"(")
	if !ok {
		t.Fatalf("no function %s in\n%s", name, source)
	}
	head, body, _ := strings.Cut(body, " float) (float, float) {\n\thole := 0.0\n")
	names := strings.Split(head, ", ")
	values := append([]float64(nil), args...)
	if len(names) != len(args) {
		t.Fatalf("parameters %q for %d arguments", head, len(args))
	}
	eval := func(expression string) float64 {
		if integerLiteral.MatchString(expression) {
			t.Errorf("an integer literal in %q", expression)
		}
		f, err := parse(strings.NewReplacer(name+"Pow(", "pow(", "exp2(", "pow(2,").Replace(expression), names, wide)
		if err != nil {
			t.Fatalf("%v\nin\n%s", err, source)
		}
		return f.Eval(values...)
	}
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		if temp, rhs, assigned := strings.Cut(line, " := "); assigned {
			v := eval(rhs)
			names, values = append(names, temp), append(values, v)
		} else if condition, found := strings.CutPrefix(line, "if "); found {
			hole = holds(t, strings.TrimSuffix(condition, " {"), eval) || hole
		} else if result, found := strings.CutPrefix(line, "return "); found {
			return eval(strings.TrimSuffix(result, ", hole")), hole
		} else if line != "hole = 1.0" && line != "}" {
			t.Fatalf("the line %q in\n%s", line, source)
		}
	}
	t.Fatalf("nothing returned in\n%s", source)
	return 0, false
}

// holds evaluates a condition of Kage: comparisons joined by &&.
func holds(t *testing.T, condition string, eval func(string) float64) bool {
	t.Helper()
	for _, part := range strings.Split(condition, " && ") {
		if part == "true" {
			continue
		}
		sides := comparison.Split(part, -1)
		if len(sides) != 2 {
			t.Fatalf("the condition %q", condition)
		}
		a, whole := strings.CutPrefix(sides[0], "floor")
		left, right, yes := eval(a), eval(sides[1]), false
		if whole {
			left = math.Floor(left)
		}
		switch comparison.FindString(part) {
		case " < ":
			yes = left < right
		case " > ":
			yes = left > right
		case " == ":
			yes = left == right
		case " != ":
			yes = left != right
		}
		if !yes {
			return false
		}
	}
	return true
}

// kageWords are the words of shader source, and kageSigns everything else that may stand in it.
var (
	kageWord  = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]*`)
	kageFloat = regexp.MustCompile(`\b[0-9]+(\.[0-9]+)?(e-?[0-9]+)?\b`)
	kageOwn   = regexp.MustCompile(`^(t[0-9]+|v[0-9]+_[A-Za-z0-9]*|[a-zA-Z]|e|lossPow|loss)$`)
	kageSigns = regexp.MustCompile(`^[-+*/(){}<>=!&|,.:0-9 \n\t]*$`)
)

// checkWords checks that shader source has no word but those that the compiler itself writes.
func checkWords(t *testing.T, source string) {
	t.Helper()
	known := map[string]bool{"func": true, "float": true, "if": true, "return": true, "hole": true, "true": true, "floor": true, "mod": true}
	for _, f := range functions {
		for _, word := range kageWord.FindAllString(strings.NewReplacer("$a", "", "$b", "").Replace(f.kage), -1) {
			known[word] = true
		}
	}
	known["exp2"] = true
	source = kageFloat.ReplaceAllString(source, "0")
	for _, word := range kageWord.FindAllString(source, -1) {
		if !known[word] && !kageOwn.MatchString(word) {
			t.Errorf("the word %q in the shader\n%s", word, source)
		}
	}
	if rest := kageWord.ReplaceAllString(source, ""); !kageSigns.MatchString(rest) {
		t.Errorf("strange signs in the shader\n%s", source)
	}
}

func checkKage(t *testing.T, f *Formula, args ...float64) {
	t.Helper()
	got, hole := runKage(t, f.Kage("loss"), "loss", args...)
	want := f.Eval(args...)
	if math.IsNaN(want) || math.IsInf(want, 0) {
		return // undefined in a shader as well
	}
	if hole {
		t.Errorf("%s at %v is %v, and a hole for the shader\n%s", f, args, want, f.Kage("loss"))
	}
	if !(math.Abs(got-want) <= 1e-9*math.Max(1, math.Abs(want))) {
		t.Errorf("%s at %v: shader %v, formula %v\n%s", f, args, got, want, f.Kage("loss"))
	}
}

func TestRandomKage(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 1000 {
		f := mustParse(t, randomSource(r, 4, true), "x", "y", "a", "β1")
		checkKage(t, f, r.NormFloat64(), r.NormFloat64(), r.Float64(), 0.5)
	}
}

func TestEveryFunctionInKage(t *testing.T) {
	for _, fn := range Functions() {
		src := map[int]string{1: fn.Name + "(x)", 2: fn.Name + "(x+y, y)"}[fn.Arity]
		checkKage(t, mustParse(t, src+"+"+src+"^2", "x", "y"), 0.3, 0.6)
	}
}

func TestKage(t *testing.T) {
	want := `func loss(x, y, a, v3_beta1, v4_mhat float) (float, float) {
	hole := 0.0
	t0 := (1.0 - x)
	t1 := (y - (x * x))
	return ((t0 * t0) + (100.0 * (t1 * t1))), hole
}
`
	if got := mustParse(t, rosenbrock, "x", "y", "a", "β1", "m̂").Kage("loss"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for src, want := range map[string]string{
		"1":           "func f() (float, float) {\n\thole := 0.0\n\treturn 1.0, hole\n}\n",
		"1/3":         "\treturn 0.3333333333333333, hole\n",
		"1e300":       "\treturn (1.9999998417729445*exp2(127.0)), hole\n",
		"-1e300":      "\treturn (-(1.9999998417729445*exp2(127.0))), hole\n",
		"1e-300":      "\treturn 0.0, hole\n",
		"1e-8":        "\treturn 1e-8, hole\n",
		"0/0":         "\tif true {\n\t\thole = 1.0\n\t}\n\treturn log(-1.0), hole\n",
		"2^64-2^64.5": "\treturn (-(1.6568542494923797*exp2(62.0)))",
	} {
		if got := mustParse(t, src).Kage("f"); !strings.Contains(got, want) {
			t.Errorf("%s:\n%s\nwant %s", src, got, want)
		}
	}
	if got := mustParse(t, "x^y", "x", "y").Kage("f"); !strings.HasPrefix(got, "func fPow(a, b float) float {") {
		t.Errorf("no helper for powers of negative numbers in\n%s", got)
	}
	if got := mustParse(t, "2^y+x^3", "x", "y").Kage("f"); strings.Contains(got, "Pow") {
		t.Errorf("a needless helper in\n%s", got)
	}
}

// TestHoles holds where a shader is told that there is no value.
func TestHoles(t *testing.T) {
	for _, c := range []struct {
		src  string
		x    float64
		hole bool
	}{
		{"sqrt(x)", -1, true}, {"sqrt(x)", 0, false}, {"√x²", -1, false},
		{"ln(x)", -1, true}, {"ln(x)", 0, false}, {"log10(x)", -1, true}, {"log10(x)", 1, false},
		{"asin(x)", 1.5, true}, {"asin(x)", 1, false}, {"acos(x)", -1.5, true}, {"acos(x)", -1, false},
		{"1/x", 0, false}, {"x/x", 0, true}, {"x/x", 1, false}, {"x/2", 0, false}, {"(x+y)/(x+y)", 0, true},
		{"x^0.5", -1, true}, {"x^0.5", 0, false}, {"x^-3", 0, false}, {"x^x", -1, false}, {"x^x", -1.5, true}, {"(-2)^x", 0.5, true}, {"2^x", 0.5, false},
		{"0/0", 1, true}, {"max(1,sqrt(x))", -1, true}, {"0*ln(x)", -1, true}, {"ln(x)^0", -1, false},
	} {
		f := mustParse(t, c.src, "x", "y")
		if _, hole := runKage(t, f.Kage("loss"), "loss", c.x, 0); hole != c.hole {
			t.Errorf("%s at x = %v: hole %v\n%s", c.src, c.x, hole, f.Kage("loss"))
		}
		if math.IsNaN(f.Eval(c.x, 0)) != c.hole {
			t.Errorf("%s at x = %v is %v", c.src, c.x, f.Eval(c.x, 0))
		}
	}
}

// TestRandomHoles compares the shader's holes with the values of wild formulas. An infinity may become a NaN that the
// shader is not told of.
func TestRandomHoles(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	holes, missed, invented, values := 0, 0, 0, 0
	for range 4000 {
		f := mustParse(t, randomSource(r, 4, false), "x", "y", "a")
		x, y, a := r.NormFloat64(), r.NormFloat64(), r.NormFloat64()
		_, hole := runKage(t, f.Kage("loss"), "loss", x, y, a)
		switch v := f.Eval(x, y, a); {
		case math.IsNaN(v) && hole:
			holes++
		case math.IsNaN(v):
			missed++
		case hole:
			invented++
		default:
			values++
		}
	}
	if holes < 150 || values < 1000 || missed > holes/20 || invented > values/100 {
		t.Errorf("%d holes, %d missed, %d invented among %d values", holes, missed, invented, values)
	}
}
