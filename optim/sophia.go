package optim

// sophia divides by an estimate h of the Hessian's diagonal and clips the
// quotient. The estimate is kept in State.V and changes only in SophiaHessian;
// until then it is 0 and every step has the length α. It follows labml, whose ε
// is added to h; the authors' 1e-15 corresponds to ε = 1e-15/ρ.
var sophia = Rule{
	ID: "sophia", Title: "Sophia-G",
	Reference: Reference{
		Text: "H. Liu et al.: Sophia: A Scalable Stochastic Second-order Optimizer for Language Model Pre-training, 2023, arXiv:2305.14342, algorithm 3",
		URL:  "https://arxiv.org/abs/2305.14342",
		Code: "https://nn.labml.ai/optimizers/sophia.html",
	},
	Moment1:   "m",
	Moment2:   "h",
	Reads:     []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldEps, FieldClip, FieldDecay, FieldDecayMode},
	Defaults:  Hyper{LR: 1e-4, Beta1: 0.9, Beta2: 0.95, Eps: 1e-12, Clip: 0.03},
	Equations: sophiaEquations,
	Step:      sophiaStep,
	plan:      sophiaPlan,
}

func sophiaPlan(h *Hyper, _ int) Plan {
	return Plan{Branch: BranchPlain, K: h.LR / h.Clip, R: 1, C1: 1, C2: 1, Root: 1}
}

// SophiaHessian advances the estimate with the Gauss-Newton-Bartlett product
// batch·g², where grads is the gradient of the loss on batch labels that were
// sampled from the model itself. Call it before the steps that are to use it,
// every tenth in the paper. It alone reads Beta2.
func SophiaHessian(h *Hyper, s *State, batch float64, grads []float64) {
	gain := (1 - h.Beta2) * batch
	for i, g := range grads {
		s.V[i] = float64(h.Beta2*s.V[i]) + float64(gain*g*g)
	}
}

func sophiaStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = sophiaPlan(h, s.T)
	k, rho, eps, keep := s.Plan.K, h.Clip, h.Eps, h.keep()
	beta1, gain1 := h.Beta1, 1-h.Beta1
	coupled := h.coupled()
	grads, m, hess := grads[:len(params)], s.M[:len(params)], s.V[:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		mi := float64(beta1*m[i]) + float64(gain1*g)
		m[i] = mi
		params[i] = float64(theta*keep) - float64(k*min(max(mi/(hess[i]+eps), -rho), rho))
	}
}

func sophiaEquations(h *Hyper, _ int) []Equation {
	return append(h.decayEquations(true),
		Equation{"m", "β1·m + (1 − β1)·g", "mean of gradients"},
		Equation{"u", "min(max(m/(h + ε), −ρ), ρ)", "divided by the curvature and clipped"},
		Equation{"θ", "θ − α/ρ·u", "step of at most α"})
}
