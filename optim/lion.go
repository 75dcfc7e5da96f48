package optim

// lion steps by the sign of a mean of gradients: every coordinate moves by α. Its
// β₁ mixes m with the gradient for the step, its β₂ is the decay of m itself. It
// follows the authors' code.
var lion = Rule{
	ID: "lion", Title: "Lion",
	Reference: Reference{
		Text: "X. Chen et al.: Symbolic Discovery of Optimization Algorithms, NeurIPS 2023, arXiv:2302.06675, algorithm 2",
		URL:  "https://arxiv.org/abs/2302.06675",
		Code: "https://github.com/google/automl/blob/master/lion/lion_pytorch.py",
	},
	Moment1:   "m",
	Reads:     []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldDecay, FieldDecayMode},
	Defaults:  Hyper{LR: 1e-4, Beta1: 0.9, Beta2: 0.99},
	Equations: lionEquations,
	Step:      lionStep,
	plan:      lionPlan,
}

func lionPlan(h *Hyper, _ int) Plan {
	return Plan{Branch: BranchSign, Rate: h.LR, K: h.LR, R: 1, C1: 1, C2: 1, Root: 1}
}

func lionStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = lionPlan(h, s.T)
	k, keep := s.Plan.K, h.keep()
	beta1, beta2 := h.Beta1, h.Beta2
	gain1, gain2 := 1-beta1, 1-beta2
	coupled := h.coupled()
	grads, m := grads[:len(params)], s.M[:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		u := float64(beta1*m[i]) + float64(gain1*g)
		m[i] = float64(beta2*m[i]) + float64(gain2*g)
		params[i] = float64(theta*keep) - float64(k*sign(u))
	}
}

func lionEquations(h *Hyper, _ int) []Equation {
	return append(h.decayEquations(true),
		Equation{"u", "β1·m + (1 − β1)·g", "mean of gradients, for the step", Slope},
		Equation{"m", "β2·m + (1 − β2)·g", "mean of gradients, to remember", Slope},
		Equation{"θ", "θ − α·sign(u)", "step of α, whatever the gradient's size", Place})
}
