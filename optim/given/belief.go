// Package given computes what optimizers make of gradients that are given: the
// belief, the warm-up and the counterexample.
package given

import (
	"fmt"
	"math"

	"github.com/optiscope/optiscope/optim"
)

// Belief is what Adam and AdaBelief make of one sequence of gradients of one
// parameter. Index t of every column belongs to step t; index 0 is before the first
// step and holds zeros.
type Belief struct {
	G []float64 // the gradients
	M []float64 // their prediction: the mean m after step t, which both have
	// Adam averages g², AdaBelief (g − m)².
	Adam, AdaBelief Side
}

// Side is one optimizer's half of a Belief.
type Side struct {
	Seen  []float64 // what it sees at the step: g² or (g − m)²
	Kept  []float64 // the mean of that, bias-corrected: v̂ or ŝ
	Unit  []float64 // how far one unit of the bias-corrected mean moves θ: α/(√v̂ + ε)
	Step  []float64 // the move θ(t) − θ(t−1)
	Moved []float64 // θ(t) − θ(0)
}

// Decays are the hyper-parameters of a Belief.
type Decays struct {
	Alpha, Beta1, Beta2 float64
}

// Believe shows both optimizers the gradients g(1), g(2) …: gradients[0] belongs to
// step 1. Both are labml's with their default ε, in the order of their papers
// (bias correction before ε), AdaBelief without rectification. The error is that of
// optim.Rule.Validate.
func Believe(gradients []float64, d Decays) (*Belief, error) {
	n := len(gradients) + 1
	b := &Belief{G: make([]float64, n), M: make([]float64, n)}
	copy(b.G[1:], gradients)
	for _, half := range []struct {
		rule     string
		side     *Side
		surprise bool
	}{{"adam", &b.Adam, false}, {"adabelief", &b.AdaBelief, true}} {
		rule, ok := optim.Lookup(half.rule)
		if !ok {
			return nil, fmt.Errorf("given: no rule is called %q", half.rule)
		}
		h := rule.Defaults
		h.LR, h.Beta1, h.Beta2, h.OptimizedUpdate, h.Rectify = d.Alpha, d.Beta1, d.Beta2, false, false
		if err := rule.Validate(&h); err != nil {
			return nil, err
		}
		half.side.run(b, rule, &h, half.surprise)
	}
	return b, nil
}

// run takes all steps of one optimizer.
func (s *Side) run(b *Belief, rule *optim.Rule, h *optim.Hyper, surprise bool) {
	n := len(b.G)
	for _, column := range []*[]float64{&s.Seen, &s.Kept, &s.Unit, &s.Step, &s.Moved} {
		*column = make([]float64, n)
	}
	state, theta, g := rule.NewState(1), []float64{0}, []float64{0}
	for t := 1; t < n; t++ {
		g[0] = b.G[t]
		rule.Step(h, state, theta, g)
		b.M[t] = state.M[0]
		seen, inner := b.G[t], 0.0
		if surprise {
			// AdaBelief adds ε inside the root, too.
			seen, inner = b.G[t]-b.M[t], h.Eps
		}
		c2 := 1 - math.Pow(h.Beta2, float64(t))
		s.Seen[t], s.Kept[t] = seen*seen, state.V[0]/c2
		s.Unit[t] = h.LR / (math.Sqrt((state.V[0]+inner)/c2) + h.Eps)
		s.Moved[t] = theta[0]
		s.Step[t] = theta[0] - s.Moved[t-1]
	}
}
