package optim

import "math"

// adamax divides by the largest gradient remembered. It follows PyTorch, which
// adds ε to |g| where the paper has none.
var adamax = Rule{
	ID: "adamax", Title: "Adamax",
	Reference: Reference{
		Text: "D. P. Kingma, J. Ba: Adam: A Method for Stochastic Optimization, ICLR 2015, arXiv:1412.6980, algorithm 2",
		URL:  "https://arxiv.org/abs/1412.6980",
		Code: "https://github.com/pytorch/pytorch/blob/v1.13.1/torch/optim/adamax.py",
	},
	Moment1: "m", Moment2: "u",
	Reads:     []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldEps, FieldDecay, FieldDecayMode},
	Defaults:  Hyper{LR: 2e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-8},
	Equations: adamaxEquations,
	Step:      adamaxStep,
	plan:      adamaxPlan,
}

func adamaxPlan(h *Hyper, t int) Plan {
	p := dividedPlan(h, t)
	p.C1 = 1 - raise(h.Beta1, t)
	p.K /= p.C1
	return p
}

func adamaxStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = adamaxPlan(h, s.T)
	k, eps, keep := s.Plan.K, h.Eps, h.keep()
	beta1, beta2, gain1 := h.Beta1, h.Beta2, 1-h.Beta1
	coupled := h.coupled()
	grads, m, u := grads[:len(params)], s.M[:len(params)], s.V[:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		mi := float64(beta1*m[i]) + float64(gain1*g)
		ui := max(beta2*u[i], math.Abs(g)+eps)
		m[i], u[i] = mi, ui
		params[i] = float64(theta*keep) - k*mi/ui
	}
}

func adamaxEquations(h *Hyper, _ int) []Equation {
	return append(h.decayEquations(true),
		Equation{"m", "β1·m + (1 − β1)·g", "mean of gradients", Slope},
		Equation{"u", "max(β2·u, |g| + ε)", "largest gradient, slowly forgotten", Size},
		Equation{"c1", "1 − β1^t", "bias of m", Scalar},
		Equation{"k", "α/c1", "rate, bias of m corrected", Scalar},
		Equation{"θ", "θ − k·m/u", "adaptive step", Place})
}
