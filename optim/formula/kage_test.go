package formula

import (
	"math"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

var integerLiteral = regexp.MustCompile(`(^|[ (,*/+]|[^e]-)[0-9]+($|[ ),*/+-])`)

// runKage executes Kage source as Kage would, but in 64 bits: right-hand sides are expressions of our own language.
func runKage(t *testing.T, source, name string, args ...float64) float64 {
	t.Helper()
	_, body, ok := strings.Cut(source, "func "+name+"(")
	if !ok {
		t.Fatalf("no function %s in\n%s", name, source)
	}
	head, body, _ := strings.Cut(body, " float) float {\n")
	names := strings.Split(head, ", ")
	values := append([]float64(nil), args...)
	if len(names) != len(args) {
		t.Fatalf("parameters %q for %d arguments", head, len(args))
	}
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		temp, rhs, assigned := strings.Cut(line, " := ")
		if !assigned {
			rhs = strings.TrimPrefix(line, "return ")
		}
		if integerLiteral.MatchString(rhs) {
			t.Errorf("an integer literal in %q", rhs)
		}
		rhs = strings.ReplaceAll(rhs, name+"Pow(", "pow(")
		f, err := parse(rhs, names, wide)
		if err != nil {
			t.Fatalf("%v\nin\n%s", err, source)
		}
		v := f.Eval(values...)
		if !assigned {
			return v
		}
		names, values = append(names, temp), append(values, v)
	}
	t.Fatalf("nothing returned in\n%s", source)
	return 0
}

func checkKage(t *testing.T, f *Formula, args ...float64) {
	t.Helper()
	got, want := runKage(t, f.Kage("loss"), "loss", args...), f.Eval(args...)
	if math.IsNaN(want) || math.IsInf(want, 0) {
		return // undefined in a shader as well
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
	want := `func loss(x, y, a, v3_beta1, v4_mhat float) float {
	t0 := (1.0 - x)
	t1 := (y - (x * x))
	return ((t0 * t0) + (100.0 * (t1 * t1)))
}
`
	if got := mustParse(t, rosenbrock, "x", "y", "a", "β1", "m̂").Kage("loss"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for src, want := range map[string]string{
		"1":           "func f() float {\n\treturn 1.0\n}\n",
		"1/3":         "\treturn 0.3333333333333333\n",
		"1e300":       "\treturn 3.4028234e38\n",
		"-1e300":      "\treturn (-3.4028234e38)\n",
		"1e-300":      "\treturn 0.0\n",
		"1e-8":        "\treturn 1e-8\n",
		"0/0":         "\treturn log(-1.0)\n",
		"2^64-2^64.5": "\treturn (-7.64089157695601e18)",
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
