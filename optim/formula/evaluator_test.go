package formula

import (
	"math"
	"math/rand/v2"
	"sync"
	"testing"
)

func same(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

// TestBatch checks that many points give the same bits as one at a time, at lengths around the size of a block.
func TestBatch(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 300 {
		src := randomSource(r, 4, false)
		e := mustParse(t, src, "x", "y", "a").Evaluator(r.NormFloat64())
		for _, n := range []int{0, 1, blockSize - 1, blockSize, 2*blockSize + 1} {
			column := func() []float64 { return make([]float64, n) }
			x, y, v, f, fx, fy := column(), column(), column(), column(), column(), column()
			for i := range x {
				x[i], y[i] = r.NormFloat64(), r.NormFloat64()
			}
			e.Values(v, x, y)
			e.Gradients(f, fx, fy, x, y)
			for i := range x {
				wf, wx, wy := e.Gradient(x[i], y[i])
				if !same(v[i], e.Value(x[i], y[i])) || !same(f[i], wf) || !same(fx[i], wx) || !same(fy[i], wy) {
					t.Fatalf("%s at (%v, %v): batch %v %v %v %v, one point %v %v %v", src, x[i], y[i], v[i], f[i], fx[i], fy[i], wf, wx, wy)
				}
			}
		}
	}
}

// TestDivisionIsExact checks that division becomes multiplication only where that gives the same bits.
func TestDivisionIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for _, c := range []struct {
		src string
		by  float64
	}{{"x/10", 10}, {"x/3", 3}, {"x/8", 8}, {"x/0.25", 0.25}, {"x/-4", -4}, {"x/0", 0}} {
		e := mustParse(t, c.src, "x").Evaluator()
		for range 100 {
			if x := r.NormFloat64(); e.Value(x, 0) != x/c.by {
				t.Errorf("%s at %v is %v, want %v", c.src, x, e.Value(x, 0), x/c.by)
			}
		}
	}
}

// TestBatchInPlace overwrites the coordinates with the results.
func TestBatchInPlace(t *testing.T) {
	e := mustParse(t, "x^2+3y", "x", "y").Evaluator()
	x, y, f := []float64{1, 2, 3}, []float64{4, 5, 6}, make([]float64, 3)
	e.Gradients(f, x, y, x, y)
	if f[2] != 27 || x[2] != 6 || y[2] != 3 {
		t.Errorf("got %v %v %v", f, x, y)
	}
}

func TestNoAllocation(t *testing.T) {
	e := mustParse(t, "sin(x)^2+hypot(x,y)^a+min(x,y)", "x", "y", "a").Evaluator(2)
	column := make([]float64, 1000)
	e.Values(column, column, column)
	e.Hessian(1, 2)
	for name, f := range map[string]func(){
		"Value":     func() { e.Value(1, 2) },
		"Gradient":  func() { e.Gradient(1, 2) },
		"Hessian":   func() { e.Hessian(1, 2) },
		"Values":    func() { e.Values(column, column, column) },
		"Gradients": func() { e.Gradients(column, column, column, column, column) },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}

// TestParametersAreFixedOnce checks that what depends on parameters alone is not in the programs.
func TestParametersAreFixedOnce(t *testing.T) {
	f := mustParse(t, "x*sin(a*b)^2 + ln(a)", "x", "y", "a", "b")
	if n := len(f.value.code); n != 1 {
		t.Errorf("%d instructions for x·p + q: %v", n, f.value.code)
	}
	if n := len(f.gradient.code); n != 1 {
		t.Errorf("%d instructions for value and gradient of x·p + q: %v", n, f.gradient.code)
	}
	for _, p := range [][2]float64{{2, 3}, {0.5, -1}} {
		a, b := p[0], p[1]
		s := math.Sin(a * b)
		v, fx, fy := f.Evaluator(a, b).Gradient(1.5, 7)
		if v != float64(1.5*(s*s))+math.Log(a) || fx != s*s || fy != 0 {
			t.Errorf("a = %v, b = %v: %v, (%v, %v)", a, b, v, fx, fy)
		}
		if fxx, fxy, fyy := f.Evaluator(a, b).Hessian(1, 1); fxx != 0 || fxy != 0 || fyy != 0 {
			t.Errorf("Hessian of a plane: %v %v %v", fxx, fxy, fyy)
		}
	}
}

func TestConcurrentEvaluators(t *testing.T) {
	f := mustParse(t, rosenbrock, "x", "y")
	var group sync.WaitGroup
	for k := range 4 {
		group.Go(func() {
			e := f.Evaluator()
			for i := range 1000 {
				x, y := float64(i)/100, float64(k)
				fxx, _, _ := e.Hessian(x, y)
				if want := 2 - 400*(y-3*x*x); math.Abs(fxx-want) > 1e-9*math.Abs(want)+1e-9 {
					t.Errorf("fxx(%v, %v) = %v, want %v", x, y, fxx, want)
				}
				_ = f.String()
			}
		})
	}
	group.Wait()
}

// TestDerivativeGrowth checks the bound that the program of the Hessian relies on.
func TestDerivativeGrowth(t *testing.T) {
	operations := []func(g *graph, a, b ref) ref{
		func(g *graph, a, b ref) ref { return g.neg(a) },
		func(g *graph, a, b ref) ref { return g.add(a, b) },
		func(g *graph, a, b ref) ref { return g.sub(a, b) },
		func(g *graph, a, b ref) ref { return g.mul(a, b) },
		func(g *graph, a, b ref) ref { return g.div(a, b) },
		func(g *graph, a, b ref) ref { return g.ratio(a, b) },
		func(g *graph, a, b ref) ref { return g.choose(g.lessEqual(a, b), a, b) },
	}
	for i, f := range functions {
		if f.Arity == 1 {
			operations = append(operations, func(g *graph, a, b ref) ref { return g.call(i, a) })
		} else {
			operations = append(operations, func(g *graph, a, b ref) ref { return g.call(i, a, b) })
		}
	}
	for i, operation := range operations {
		g := newGraph()
		v := operation(g, g.variable(2), g.variable(3))
		before := len(g.nodes)
		for direction := range 2 {
			da, db := g.variable(4+direction), g.variable(6+direction)
			d := make([]ref, before)
			d[g.variable(2)], d[g.variable(3)] = da, db
			g.diffVertex(v, 0, d)
		}
		if grown := len(g.nodes) - before - 4; grown < 0 || grown > maxGrowth {
			t.Errorf("operation %d adds %d, more than %d", i, grown, maxGrowth)
		}
	}
}

// TestLargestFormula evaluates second derivatives of a formula near the limit.
func TestLargestFormula(t *testing.T) {
	src := "x^y"
	for {
		longer := "(" + src + ")^(x+y)"
		if _, err := Parse(longer, "x", "y"); err != nil {
			break
		}
		src = longer
	}
	f := mustParse(t, src, "x", "y")
	if len(f.graph.nodes) < MaxInstructions/2 {
		t.Errorf("only %d operations", len(f.graph.nodes))
	}
	e := f.Evaluator()
	if fxx, fxy, fyy := e.Hessian(1, 0.01); math.IsNaN(fxx + fxy + fyy) {
		t.Errorf("Hessian of %s at (1, 0.01) is %v %v %v", src, fxx, fxy, fyy)
	}
	if e.second.parts != nil {
		t.Errorf("%d registers are not many", e.second.count)
	}
}
