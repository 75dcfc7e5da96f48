package optim_test

import (
	"math"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// walk takes steps along fixed random gradients, two tensors' worth of them, and
// returns the parameters after every step.
func walk(r *optim.Rule, h optim.Hyper, n, steps int, seed uint64) [][]float64 {
	params, s := random(n, seed), r.NewState(n)
	var path [][]float64
	for t := range steps {
		g := random(n, seed+uint64(t)+1)
		if r.NeedsCurvature(&h, t+1) {
			r.Curvature(&h, s, random(n, seed+uint64(t)+1000))
		}
		r.Step(&h, s, params, g)
		path = append(path, slices.Clone(params))
	}
	return path
}

func equal(a, b [][]float64) bool { return slices.EqualFunc(a, b, slices.Equal) }

// TestReads perturbs every hyper-parameter of every rule: one that the rule reads
// must be able to change a path, and any other must not.
func TestReads(t *testing.T) {
	const steps = 12
	for _, r := range optim.Rules() {
		for _, f := range optim.Fields() {
			changed := false
			for h := range variants(r) {
				h.Clip, h.MomentumDecay = 0.5, 0.1
				if perturbed := perturb(f, h); !equal(walk(r, h, 2, steps, 1), walk(r, perturbed, 2, steps, 1)) {
					changed = true
					break
				}
			}
			if changed != reads(r, f.ID) {
				t.Errorf("%s: %s changes a path: %v, reads it: %v", r.ID, f.Key, changed, reads(r, f.ID))
			}
		}
	}
}

// perturb changes one hyper-parameter.
func perturb(f optim.Field, h optim.Hyper) optim.Hyper {
	switch f.Kind {
	case optim.FieldNumber:
		*f.Num(&h) = *f.Num(&h)/2 + 0.01
	case optim.FieldFlag:
		*f.Flag(&h) = !*f.Flag(&h)
	case optim.FieldMode:
		*f.Mode(&h) = (*f.Mode(&h) + 1) % 3
	}
	return h
}

// TestElementwise: a step of n parameters is n steps of one.
func TestElementwise(t *testing.T) {
	const n, steps = 5, 8
	for _, r := range optim.Rules() {
		for h := range variants(r) {
			whole, s := random(n, 1), r.NewState(n)
			parts, states := random(n, 1), make([]*optim.State, n)
			for step := range steps {
				g := random(n, uint64(step)+2)
				r.Step(&h, s, whole, g)
				for i := range n {
					if step == 0 {
						states[i] = r.NewState(1)
					}
					r.Step(&h, states[i], parts[i:i+1], g[i:i+1])
				}
			}
			if !slices.Equal(whole, parts) {
				t.Fatalf("%s, %+v: %v together, %v one by one", r.ID, h, whole, parts)
			}
		}
	}
}

// TestPure: a step depends on its arguments only, leaves the gradients and the
// hyper-parameters alone, and a copy of the state is a snapshot.
func TestPure(t *testing.T) {
	for _, r := range optim.Rules() {
		h := r.Defaults
		h.Decay = optim.Decay{Mode: optim.DecayCoupled, Coef: 0.1}
		params, g, s := random(3, 1), random(3, 2), r.NewState(3)
		r.Step(&h, s, params, g)
		snapshot, at := *s, slices.Clone(params)
		snapshot.M, snapshot.V, snapshot.VMax = slices.Clone(s.M), slices.Clone(s.V), slices.Clone(s.VMax)
		snapshot.Further = nil
		for _, x := range s.Further {
			snapshot.Further = append(snapshot.Further, slices.Clone(x))
		}
		before := h
		r.Step(&h, s, params, g)
		r.Step(&h, &snapshot, at, g)
		if !slices.Equal(params, at) || s.Plan != snapshot.Plan || s.T != snapshot.T {
			t.Errorf("%s: a copied state leads elsewhere: %v, %v", r.ID, params, at)
		}
		if h != before || !slices.Equal(g, random(3, 2)) {
			t.Errorf("%s: Step changed its hyper-parameters or gradients", r.ID)
		}
	}
}

// TestPlan: the plan of a step is known without taking it.
func TestPlan(t *testing.T) {
	for _, r := range optim.Rules() {
		for h := range variants(r) {
			s, params, g := r.NewState(1), []float64{1}, []float64{0.5}
			for step := 1; step <= 10; step++ {
				r.Step(&h, s, params, g)
				if want := r.Plan(&h, step); s.T != step || s.Plan != want {
					t.Fatalf("%s, step %d of %+v: took %+v, planned %+v", r.ID, step, h, s.Plan, want)
				}
				if (s.Plan.Branch == optim.BranchNone) != (s.Plan.K == 0) {
					t.Fatalf("%s, step %d: %+v", r.ID, step, s.Plan)
				}
			}
		}
	}
}

// TestNewState: the slices are the ones that the rule needs, all zero.
func TestNewState(t *testing.T) {
	for _, r := range optim.Rules() {
		s := r.NewState(3)
		hasM, hasV, hasMax := r.Moment1 != "", r.Moment2 != "", reads(r, optim.FieldAMSGrad)
		if (s.M != nil) != hasM || (s.V != nil) != hasV || (s.VMax != nil) != hasMax || len(s.Further) != len(r.Further) {
			t.Errorf("%s: state %+v", r.ID, s)
		}
		for _, x := range append([][]float64{s.M, s.V, s.VMax}, s.Further...) {
			if x != nil && !slices.Equal(x, make([]float64, 3)) {
				t.Errorf("%s: state %+v", r.ID, s)
			}
		}
		r.Step(&r.Defaults, r.NewState(0), nil, nil)
	}
}

func TestStepDoesNotAllocate(t *testing.T) {
	for _, r := range optim.Rules() {
		h, s := r.Defaults, r.NewState(2)
		params, g := random(2, 1), random(2, 2)
		if n := testing.AllocsPerRun(100, func() {
			if r.NeedsCurvature(&h, 1) {
				r.Curvature(&h, s, g)
			}
			r.Step(&h, s, params, g)
		}); n != 0 {
			t.Errorf("%s: %v allocations per step", r.ID, n)
		}
	}
}

// TestMomentum holds the two steps of PyTorch's SGD by hand: the first is the
// gradient itself, and dampening begins with the second.
func TestMomentum(t *testing.T) {
	r, _ := optim.Lookup("momentum")
	h := optim.Hyper{LR: 0.5, Momentum: 0.75, Dampening: 0.5}
	s, params := r.NewState(1), []float64{1}
	r.Step(&h, s, params, []float64{2})
	if params[0] != 0 || s.M[0] != 2 {
		t.Errorf("first step leads to %v with m = %v, want 0 and 2", params[0], s.M[0])
	}
	r.Step(&h, s, params, []float64{4})
	if params[0] != -1.75 || s.M[0] != 3.5 {
		t.Errorf("second step leads to %v with m = %v, want -1.75 and 3.5", params[0], s.M[0])
	}
}

// TestNaNMaximum: NaN stays in the maximum whatever follows, as torch.maximum has
// it, in every branch.
func TestNaNMaximum(t *testing.T) {
	for _, r := range optim.Rules() {
		if !reads(r, optim.FieldAMSGrad) {
			continue
		}
		for _, taken := range []int{0, 100} {
			h, s, params := r.Defaults, r.NewState(1), []float64{1}
			h.AMSGrad, s.T, s.VMax[0] = true, taken, math.NaN()
			r.Step(&h, s, params, []float64{1})
			if !math.IsNaN(s.VMax[0]) || math.IsNaN(params[0]) != (s.Plan.Branch == optim.BranchAdaptive) {
				t.Errorf("%s: maximum %v, parameter %v in branch %v", r.ID, s.VMax[0], params[0], s.Plan.Branch)
			}
		}
	}
}

// TestNaNGradient: a gradient that is not a number is never passed over: its
// parameter is NaN from then on, and no other is.
func TestNaNGradient(t *testing.T) {
	for _, r := range optim.Rules() {
		for h := range variants(r) {
			s, params := r.NewState(2), []float64{1, 1}
			for step := range 8 {
				r.Step(&h, s, params, []float64{1, math.NaN()})
				if moves := s.Plan.Branch != optim.BranchNone; math.IsNaN(params[0]) || moves && !math.IsNaN(params[1]) {
					t.Fatalf("%s, step %d of %+v: %v", r.ID, step+1, h, params)
				}
			}
		}
	}
}

// FuzzStep: whatever the numbers, a rule neither panics nor touches its neighbours.
func FuzzStep(f *testing.F) {
	f.Add(0.1, 0.9, 0.999, 1e-8, 1.0, 2.0, uint8(0))
	f.Add(math.Inf(1), 0.0, 0.0, 0.0, math.NaN(), math.Inf(-1), uint8(255))
	f.Fuzz(func(t *testing.T, lr, beta1, beta2, eps, x, g float64, options uint8) {
		for _, r := range optim.Rules() {
			h := optim.Hyper{LR: lr, Beta1: beta1, Beta2: beta2, Eps: eps, Clip: 1, Momentum: 0.9,
				Beta3: beta1, Initial: eps, RateDecay: lr, Interval: 3, Warmup: 5, DModel: 2}
			bit := func(i int) bool { return options>>i&1 == 1 }
			h.AMSGrad, h.Rectify, h.DegenerateToSGD, h.OptimizedUpdate, h.AccumulateEps = bit(0), bit(1), bit(2), bit(3), bit(4)
			h.Centered, h.Proximal, h.WarmDecay = bit(0), bit(1), bit(2)
			h.Decay = optim.Decay{Mode: optim.DecayMode(options >> 5 % 3), Coef: 0.1}
			if r.Validate(&h) != nil {
				continue
			}
			params, s := []float64{1, x, 1}, r.NewState(3)
			for step := 1; step <= 8; step++ {
				if r.NeedsCurvature(&h, step) {
					r.Curvature(&h, s, []float64{-0.5, x, -0.5})
				}
				r.Step(&h, s, params, []float64{0.5, g, 0.5})
			}
			if math.Float64bits(params[0]) != math.Float64bits(params[2]) {
				t.Fatalf("%s: equal coordinates part: %v", r.ID, params)
			}
		}
	})
}
