package optim

// sophia divides by a mean h of the Hessian's diagonal and clips the quotient. The
// mean is kept in State.V and starts from 0, uncorrected; only Curvature and
// SophiaHessian advance it, and until then every step has the length α.
//
// The paper divides by max(γ·h, ε) and clips at 1, which is max(h, ε/γ) clipped at
// ρ = γ. labml writes h + ε, because its estimate of h is a square and never
// negative. The Hessian's diagonal can be: there labml's quotient would point
// uphill. The denominator here is max(h, 0) + ε, which has the bits of labml's for
// every h that labml can have and is ε, as in the paper, where h is negative, so
// that concave directions are left by steps of α against the sign of m. The
// authors' 1e-15 corresponds to ε = 1e-15/ρ.
//
// Coupled decay adds to the gradient, and nothing to h. A curvature that is
// infinite, as at the tip of a cone, stays in h, and its parameter rests from then on.
var sophia = Rule{
	ID: "sophia", Title: "Sophia",
	Reference: Reference{
		Text: "H. Liu et al.: Sophia: A Scalable Stochastic Second-order Optimizer for Language Model Pre-training, 2023, arXiv:2305.14342, algorithm 3",
		URL:  "https://arxiv.org/abs/2305.14342",
		Code: "https://nn.labml.ai/optimizers/sophia.html",
	},
	Moment1:   "m",
	Moment2:   "h",
	Reads:     []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldEps, FieldClip, FieldInterval, FieldDecay, FieldDecayMode},
	Defaults:  Hyper{LR: 1e-4, Beta1: 0.9, Beta2: 0.95, Eps: 1e-12, Clip: 0.03, Interval: 10},
	Equations: sophiaEquations,
	Step:      sophiaStep,
	Curvature: sophiaCurvature,
	plan:      sophiaPlan,
}

func sophiaPlan(h *Hyper, _ int) Plan {
	return Plan{Branch: BranchClipped, Rate: h.LR, K: h.LR / h.Clip, R: 1, C1: 1, C2: 1, Root: 1}
}

// sophiaCurvature is h ← β₂·h + (1 − β₂)·ĥ of algorithm 3. The exact diagonal takes
// the place of the estimate ĥ: that of algorithm 1, u ⊙ (∇²L·u) for a standard normal
// u, has it as its mean.
func sophiaCurvature(h *Hyper, s *State, hessian []float64) {
	gain := 1 - h.Beta2
	for i, x := range hessian {
		s.V[i] = float64(h.Beta2*s.V[i]) + float64(gain*x)
	}
}

// SophiaHessian does what Sophia's Rule.Curvature does, with the Gauss-Newton-Bartlett
// estimate batch·g² (algorithm 2) in the place of the Hessian's diagonal: grads is the
// gradient of the loss on batch labels that were sampled from the model itself.
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
		params[i] = float64(theta*keep) - float64(k*min(max(mi/(max(hess[i], 0)+eps), -rho), rho))
	}
}

func sophiaEquations(h *Hyper, t int) []Equation {
	eqs := append(h.decayEquations(true), Equation{"m", "β1·m + (1 − β1)·g", "mean of gradients", Slope})
	if h.looks(t) {
		eqs = append(eqs, Equation{"h", "β2·h + (1 − β2)·ĥ", "mean of curvatures", Size})
	}
	return append(eqs,
		Equation{"u", "min(max(m/(max(h, 0) + ε), −ρ), ρ)", "divided by the curvature, if it is positive, and clipped", Way},
		Equation{"θ", "θ − α/ρ·u", "step of at most α", Place})
}
