package optim

import "math"

var adam = Rule{
	ID: "adam", Title: "Adam",
	Reference: Reference{
		Text: "D. P. Kingma, J. Ba: Adam: A Method for Stochastic Optimization, ICLR 2015, arXiv:1412.6980, algorithm 1; AMSGrad: S. J. Reddi, S. Kale, S. Kumar: On the Convergence of Adam and Beyond, ICLR 2018, arXiv:1904.09237, algorithm 2",
		URL:  "https://arxiv.org/abs/1412.6980",
		Code: "https://nn.labml.ai/optimizers/adam.html",
	},
	Moment1: "m", Moment2: "v",
	Reads: []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldEps, FieldDecay, FieldDecayMode,
		FieldAMSGrad, FieldOptimized},
	Defaults:  Hyper{LR: 1e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-16, OptimizedUpdate: true},
	Equations: adamEquations,
	Step:      adamStep,
	plan:      forgetful(adamPlan),
}

func adamStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = adamPlan(h, s.T, &s.decays)
	adamAdaptive(h, s, params, grads)
}

// adamAdaptive advances the moments and divides by the root of the second one.
// AMSGrad takes the maximum of v as it stands, before bias correction, as labml
// and PyTorch do. The square is formed as ((1−β₂)·g)·g, which overflows later
// than (1−β₂)·g².
func adamAdaptive(h *Hyper, s *State, params, grads []float64) {
	k, eps, keep := s.Plan.K, h.Eps, h.keepAt(s.Plan.Rate)
	beta1, beta2 := h.Beta1, h.Beta2
	gain1, gain2 := 1-beta1, 1-beta2
	coupled, amsgrad, optimized := h.coupled(), h.AMSGrad, h.OptimizedUpdate
	grads, m, v := grads[:len(params)], s.M[:len(params)], s.V[:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		mi := float64(beta1*m[i]) + float64(gain1*g)
		vi := float64(beta2*v[i]) + float64(gain2*g*g)
		m[i], v[i] = mi, vi
		if amsgrad {
			vi = max(s.VMax[i], vi)
			s.VMax[i] = vi
		}
		d := math.Sqrt(vi)
		if !optimized {
			d /= s.Plan.Root
		}
		params[i] = float64(theta*keep) - k*mi/(d+eps)
	}
}

func adamEquations(h *Hyper, _ int) []Equation {
	eqs := append(h.decayEquations(true), adamMoments(h)...)
	eqs = append(eqs, Equation{"c1", "1 − β1^t", "bias of m", Scalar}, Equation{"c2", "1 − β2^t", "bias of v", Scalar})
	return append(eqs, h.adaptiveEquations(second(h, "v"), false)...)
}
