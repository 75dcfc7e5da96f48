package given

import (
	"fmt"
	"math"

	"github.com/optiscope/optiscope/optim"
)

// Problem is an online problem: at step t a loss f_t(x) = slope(t)·x is shown, and x
// is kept in the interval from −1 to 1. That is part of the problem, and no clipping
// of ours: S. Reddi et al., On the Convergence of Adam and Beyond, 2018, project
// every iterate onto the feasible set.
type Problem uint8

// The problems. Over a period both losses fall towards −1, which is the best x.
const (
	Frequent Problem = iota // the paper's section 3: C·x at every third step, else −x, with C = 3
	Rare                    // labml's and the paper's section 5: 1010·x once in 101 steps, else −10·x
)

// Online says how an online problem is run.
type Online struct {
	Problem Problem
	Steps   int
	// Alpha is the rate; Frequent divides it by √t, as the paper's theorem does.
	Alpha, Beta1, Beta2 float64
}

// Usual is a problem with the settings of its source.
func (p Problem) Usual() Online {
	if p == Rare {
		return Online{Problem: p, Steps: 10000, Alpha: 0.01, Beta1: 0.9, Beta2: 0.99}
	}
	return Online{Problem: p, Steps: 3000, Alpha: 0.1, Beta1: 0, Beta2: 0.1}
}

// Slope is the derivative of f_t, where the first step is t = 1. labml counts from
// 0, so that its first large loss is the second.
func (p Problem) Slope(t int) float64 {
	switch {
	case p == Rare && (t-1)%101 == 1:
		return 1010
	case p == Rare:
		return -10
	case t%3 == 1:
		return 3
	}
	return -1
}

// Play is how one optimizer fares.
type Play struct {
	Rule  string // ID of its optim.Rule
	Title string
	X     []float64 // x after step t; index 0 is the start, 0
	// Regret is the average over the first t steps of f_t(x) − f_t(−1), with the x
	// before each step; NaN at index 0.
	Regret []float64
}

// Solve runs Adam, AMSGrad and AdaBelief, with labml's default ε, AdaBelief without
// rectification. The error is that of optim.Rule.Validate.
func Solve(c Online) ([]Play, error) {
	plays := []Play{{Rule: "adam", Title: "Adam"}, {Rule: "adam", Title: "AMSGrad"}, {Rule: "adabelief", Title: "AdaBelief"}}
	for i := range plays {
		p := &plays[i]
		rule, ok := optim.Lookup(p.Rule)
		if !ok {
			return nil, fmt.Errorf("given: no rule is called %q", p.Rule)
		}
		h := rule.Defaults
		h.LR, h.Beta1, h.Beta2, h.AMSGrad, h.Rectify = c.Alpha, c.Beta1, c.Beta2, p.Title == "AMSGrad", false
		if err := rule.Validate(&h); err != nil {
			return nil, err
		}
		p.run(c, rule, &h)
	}
	return plays, nil
}

func (p *Play) run(c Online, rule *optim.Rule, h *optim.Hyper) {
	p.X, p.Regret = make([]float64, c.Steps+1), make([]float64, c.Steps+1)
	p.Regret[0] = math.NaN()
	state, x, g, regret := rule.NewState(1), []float64{0}, []float64{0}, 0.0
	for t := 1; t <= c.Steps; t++ {
		g[0] = c.Problem.Slope(t)
		regret += float64(g[0]*x[0]) + g[0]
		if c.Problem == Frequent {
			h.LR = c.Alpha / math.Sqrt(float64(t))
		}
		rule.Step(h, state, x, g)
		x[0] = min(max(x[0], -1), 1)
		p.X[t], p.Regret[t] = x[0], regret/float64(t)
	}
}
