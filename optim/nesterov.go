package optim

// nesterov is Nesterov's accelerated gradient as torch.optim.SGD has it: θ is the
// point that looks ahead, at which the gradient is taken. Unlike PyTorch it
// accepts μ = 0, which is plain SGD.
var nesterov = Rule{
	ID: "nesterov", Title: "Nesterov",
	Reference: Reference{
		Text: "Y. Nesterov: A method for solving the convex programming problem with convergence rate O(1/k²), Doklady Akademii Nauk SSSR 269, 1983, 543–547; I. Sutskever et al.: On the importance of initialization and momentum in deep learning, ICML 2013",
		URL:  "https://proceedings.mlr.press/v28/sutskever13.html",
		Code: "https://github.com/pytorch/pytorch/blob/v1.13.1/torch/optim/sgd.py",
	},
	Moment1:   "m",
	Reads:     []FieldID{FieldLR, FieldMomentum, FieldDecay, FieldDecayMode},
	Defaults:  Hyper{LR: 1e-3, Momentum: 0.9},
	Equations: nesterovEquations,
	Step:      nesterovStep,
	plan:      plainPlan,
}

func nesterovStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = plainPlan(h, s.T)
	k, mu, keep := s.Plan.K, h.Momentum, h.keep()
	coupled := h.coupled()
	grads, m := grads[:len(params)], s.M[:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		mi := float64(mu*m[i]) + g
		m[i] = mi
		params[i] = float64(theta*keep) - float64(k*(g+float64(mu*mi)))
	}
}

func nesterovEquations(h *Hyper, _ int) []Equation {
	return append(h.decayEquations(true),
		Equation{"m", "μ·m + g", "running sum of gradients", Slope},
		Equation{"θ", "θ − α·(g + μ·m)", "with the velocity that the next step will have", Place})
}
