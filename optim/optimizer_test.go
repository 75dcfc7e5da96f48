package optim_test

import (
	"errors"
	"math"
	"runtime"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

func param(data, grad []float64) *optim.Param { return &optim.Param{Data: data, Grad: grad} }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wants fails unless err is a *GroupError at a place, wrapping want.
func wants(t *testing.T, err error, group, param int, want error) {
	t.Helper()
	var g *optim.GroupError
	if !errors.As(err, &g) || g.Group != group || g.Param != param || g.Error() == "" {
		t.Fatalf("%v: want an error of group %d, tensor %d", err, group, param)
	}
	var value *optim.ValueError
	if want == nil && !errors.As(err, &value) || want != nil && !errors.Is(err, want) {
		t.Errorf("%v, want %v", err, want)
	}
}

func adamRule(t *testing.T) (*optim.Rule, optim.Hyper) {
	t.Helper()
	r := ruleByID(t, "adam")
	return r, r.Defaults
}

// TestAddRefuses: a group that cannot be used is an error, and nothing of it stays.
func TestAddRefuses(t *testing.T) {
	r, good := adamRule(t)
	first := param([]float64{1}, []float64{1})
	o, err := optim.NewOptimizer(r, optim.Group{Params: []*optim.Param{first}, Hyper: good})
	must(t, err)
	other := param([]float64{1, 2}, nil)
	negative, missing := good, good
	negative.LR, missing.Beta2 = -1, math.NaN()
	for _, c := range []struct {
		g     optim.Group
		param int
		want  error
	}{
		{optim.Group{Hyper: good}, -1, optim.ErrEmptyGroup},
		{optim.Group{Params: []*optim.Param{other}, Hyper: negative}, -1, nil},
		{optim.Group{Params: []*optim.Param{other}, Hyper: missing}, -1, nil},
		{optim.Group{Params: []*optim.Param{other, nil}, Hyper: good}, 1, optim.ErrNilParam},
		{optim.Group{Params: []*optim.Param{other, other}, Hyper: good}, 1, optim.ErrSameParam},
		{optim.Group{Params: []*optim.Param{other, first}, Hyper: good}, 1, optim.ErrSameParam},
		{optim.Group{Params: []*optim.Param{other, param([]float64{1, 2}, []float64{1})}, Hyper: good}, 1, optim.ErrGradLength},
	} {
		wants(t, o.Add(c.g), 1, c.param, c.want)
		if _, err := optim.NewOptimizer(r, c.g); c.want != optim.ErrSameParam && err == nil {
			t.Errorf("%+v begins an optimizer", c.g)
		}
		if o.Groups() != 1 {
			t.Fatalf("%d groups after a refusal", o.Groups())
		}
	}
	must(t, o.Add(optim.Group{Params: []*optim.Param{other}, Hyper: good}))
	if o.Groups() != 2 || o.Group(1).Params[0] != other || o.Rule() != r {
		t.Errorf("groups %d, second %+v", o.Groups(), o.Group(1))
	}
}

// TestStepRefuses: a step that cannot be taken of one tensor is taken of none.
func TestStepRefuses(t *testing.T) {
	r, h := adamRule(t)
	a, b := param([]float64{1, 2}, []float64{1, 1}), param([]float64{3, 4}, []float64{1, 1})
	o, err := optim.NewOptimizer(r, optim.Group{Params: []*optim.Param{a}, Hyper: h}, optim.Group{Params: []*optim.Param{b}, Hyper: h})
	must(t, err)
	still := func(why string) {
		t.Helper()
		if !slices.Equal(a.Data, []float64{1, 2}) || o.State(0, 0).T != 0 || o.State(0, 0).M[0] != 0 {
			t.Fatalf("%s: the first group moved to %v", why, a.Data)
		}
	}
	b.Grad = []float64{1}
	wants(t, o.Step(), 1, 0, optim.ErrGradLength)
	still("short gradient")
	b.Grad = []float64{1, 1}
	b.Data = append(b.Data, 5)
	wants(t, o.Step(), 1, 0, optim.ErrDataLength)
	still("longer data")
	b.Data = b.Data[:2]
	for _, rate := range []float64{-1e-300, math.NaN()} {
		o.SetSchedule(1, func(int) float64 { return rate })
		wants(t, o.Step(), 1, 0, nil)
		still("a rate of a schedule")
	}
	b.Grad = nil // then its schedule is not asked
	must(t, o.Step())
	if o.State(0, 0).T != 1 || o.State(1, 0).T != 0 || !slices.Equal(b.Data, []float64{3, 4}) {
		t.Errorf("steps %d and %d, data %v", o.State(0, 0).T, o.State(1, 0).T, b.Data)
	}
}

// TestChange: hyper-parameters and schedules change between steps, for their group
// only, and a group that comes later begins with step 1.
func TestChange(t *testing.T) {
	r := ruleByID(t, "sgd")
	a, b := param([]float64{1}, []float64{1}), param([]float64{1}, []float64{1})
	o, err := optim.NewOptimizer(r, optim.Group{Params: []*optim.Param{a}, Hyper: optim.Hyper{LR: 0.5}})
	must(t, err)
	must(t, o.Step())
	must(t, o.Add(optim.Group{Params: []*optim.Param{b}, Hyper: optim.Hyper{LR: 0.25},
		Schedule: func(t int) float64 { return float64(t) }}))
	wants(t, o.SetHyper(0, optim.Hyper{LR: math.NaN()}), 0, -1, nil)
	if o.Group(0).Hyper.LR != 0.5 {
		t.Error("a refused change is kept")
	}
	must(t, o.SetHyper(0, optim.Hyper{LR: 2}))
	must(t, o.Step())
	if a.Data[0] != 1-0.5-2 || b.Data[0] != 0 || o.State(1, 0).T != 1 {
		t.Errorf("at %v and %v", a.Data, b.Data)
	}
	o.SetSchedule(1, nil)
	must(t, o.Step())
	if b.Data[0] != -0.25 || o.Group(1).Hyper.LR != 0.25 {
		t.Errorf("without its schedule at %v, rate %v", b.Data, o.Group(1).Hyper.LR)
	}
	o.ZeroGrad()
	if a.Grad[0] != 0 || b.Grad[0] != 0 {
		t.Error("gradients stay")
	}
	a.Grad = nil
	o.ZeroGrad()
	if a.Grad != nil {
		t.Error("ZeroGrad makes a gradient")
	}
}

// TestReset: after it, every rule goes the way from the start again.
func TestReset(t *testing.T) {
	for _, r := range optim.Rules() {
		p := param(random(3, 1), random(3, 2))
		o, err := optim.NewOptimizer(r, optim.Group{Params: []*optim.Param{p}, Hyper: r.Defaults})
		must(t, err)
		var ways [2][]float64
		for i := range ways {
			copy(p.Data, random(3, 1))
			for range 8 {
				must(t, o.Step())
			}
			ways[i] = slices.Clone(p.Data)
			o.Reset()
			grad := p.Grad
			p.Grad = nil
			must(t, o.Step())
			if s := o.State(0, 0); s.T != 0 || s.MuProduct != 0 || s.Plan != (optim.Plan{}) {
				t.Errorf("%s: a step without a gradient makes the state %+v", r.ID, s)
			}
			p.Grad = grad
		}
		if !slices.Equal(ways[0], ways[1]) || slices.Equal(ways[0], random(3, 1)) || o.State(0, 0).Plan != (optim.Plan{}) {
			t.Errorf("%s: %v, then %v", r.ID, ways[0], ways[1])
		}
	}
}

// TestManyProcessors: tensors of any size, whole, cut or empty, go the same way to
// the bit on one processor, on several, and by the rule alone.
func TestManyProcessors(t *testing.T) {
	sizes := []int{0, 1, 1 << 13, 1<<13 + 1, 70_001}
	for _, r := range optim.Rules() {
		var ways [3][][]float64
		for i, processors := range []int{1, 4} {
			before := runtime.GOMAXPROCS(processors)
			g := optim.Group{Hyper: r.Defaults}
			for j, n := range sizes {
				g.Params = append(g.Params, param(random(n, uint64(j)), random(n, uint64(j+9))))
			}
			o, err := optim.NewOptimizer(r, g)
			must(t, err)
			for range 3 {
				must(t, o.Step())
			}
			runtime.GOMAXPROCS(before)
			for j, p := range g.Params {
				ways[i] = append(ways[i], p.Data)
				if s := o.State(0, j); s.T != 3 || s.Plan != r.Plan(&g.Hyper, 3) {
					t.Errorf("%s: tensor of %d after %d steps, plan %+v", r.ID, sizes[j], s.T, s.Plan)
				}
			}
		}
		for j, n := range sizes {
			data, grad, s := random(n, uint64(j)), random(n, uint64(j+9)), r.NewState(n)
			for range 3 {
				r.Step(&r.Defaults, s, data, grad)
			}
			ways[2] = append(ways[2], data)
		}
		if !equal(ways[0], ways[2]) || !equal(ways[1], ways[2]) {
			t.Errorf("%s: the number of processors changes the way", r.ID)
		}
	}
}

func TestOptimizerStepDoesNotAllocate(t *testing.T) {
	for _, r := range optim.Rules() {
		for _, n := range []int{1000, 100_000} { // which one processor steps alone, and which all do
			o, _ := optimizerOf(t, r, r.Defaults, n)
			var before, after runtime.MemStats
			const steps = 200
			for i := range steps + 50 {
				if i == 50 { // goroutines have been made
					runtime.ReadMemStats(&before)
				}
				must(t, o.Step())
			}
			if runtime.ReadMemStats(&after); after.Mallocs-before.Mallocs > steps/2 { // the runtime makes a goroutine now and then
				t.Errorf("%s: %d allocations in %d steps of %d parameters", r.ID, after.Mallocs-before.Mallocs, steps, n)
			}
		}
	}
}
