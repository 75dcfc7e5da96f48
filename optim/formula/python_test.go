//go:build !js

package formula

import (
	"fmt"
	"math"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestPython(t *testing.T) {
	for _, c := range []struct{ src, expr, calls string }{
		{"(1-x)^2 + 100(y-x²)²", "(1 - x)**2 + 100*(y - x**2)**2", ""},
		{"x^-2^y - -|x|", "x**(-2**y) - (-abs(x))", "abs"},
		{"sin^2 x + √(2π) sin y max(x, e)", "sin(x)**2 + sqrt(2*pi)*sin(y)*max(x, e)", "max sin sqrt"},
	} {
		expr, calls := mustParse(t, c.src, "x", "y").Python()
		if expr != c.expr || strings.Join(calls, " ") != c.calls {
			t.Errorf("%s: %q with %q, want %q with %q", c.src, expr, calls, c.expr, c.calls)
		}
	}
}

// Python computes what the formula does.
func TestPythonRuns(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("there is no python3 to ask")
	}
	sources := []string{"-x^2 + 2^-y", "x/y/2x", "1/2x - (x - y) - -y", "(x^y)^2^y", "atan(x)^2/hypot(x, -y) + sign(-x) + log10(y)", "min(x, y) - |x - y|^1.5 + e^(-x)", "tau x - pi"}
	program := "from math import *\nsign = lambda v: (v > 0) - (v < 0)\nln = log\nx, y = 1.25, 0.75\n"
	for _, src := range sources {
		expr, calls := mustParse(t, src, "x", "y").Python()
		if !slices.IsSorted(calls) {
			t.Errorf("%s: calls %v", src, calls)
		}
		program += fmt.Sprintf("print(repr(float(%s)))\n", expr)
	}
	out, err := exec.Command(python, "-c", program).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s\n%s", err, out, program)
	}
	lines := strings.Fields(string(out))
	for i, src := range sources {
		got, err := strconv.ParseFloat(lines[i], 64)
		if want := mustParse(t, src, "x", "y").Eval(1.25, 0.75); err != nil || math.Abs(got-want) > 1e-14*math.Abs(want) {
			t.Errorf("%s is %v in Python (%v), want %v", src, got, err, want)
		}
	}
}
