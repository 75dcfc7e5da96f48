package optim

import "math"

// adan estimates Nesterov's look-ahead from the difference of successive
// gradients. It follows the authors' code: its β are decays, where the paper's are
// 1 − β, and its biases are corrected, which the paper's algorithm leaves out. The
// first step has no difference. The code's clipping of the gradient's norm over
// all tensors is not part of the rule.
var adan = Rule{
	ID: "adan", Title: "Adan",
	Reference: Reference{
		Text: "X. Xie et al.: Adan: Adaptive Nesterov Momentum Algorithm for Faster Optimizing Deep Models, 2022, arXiv:2208.06677, algorithm 1",
		URL:  "https://arxiv.org/abs/2208.06677",
		Code: "https://github.com/sail-sg/Adan/blob/main/adan.py",
	},
	Moment1: "m", Moment2: "n",
	Further: []string{"v", "gprev"},
	Reads: []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldBeta3, FieldEps, FieldDecay, FieldDecayMode,
		FieldProximal},
	Defaults:  Hyper{LR: 1e-3, Beta1: 0.98, Beta2: 0.92, Beta3: 0.99, Eps: 1e-8, Proximal: true},
	Equations: adanEquations,
	Step:      adanStep,
	plan:      adanPlan,
}

func adanPlan(h *Hyper, t int) Plan {
	p := Plan{Branch: BranchAdaptive, Rate: h.LR, R: 1, C1: 1 - raise(h.Beta1, t), C2: 1 - raise(h.Beta2, t)}
	p.K, p.KDiff = h.LR/p.C1, h.LR*h.Beta2/p.C2
	p.Root = math.Sqrt(1 - raise(h.Beta3, t))
	return p
}

// proximal says whether decay divides after the step.
func (h *Hyper) proximal() bool { return h.Proximal && h.Decay.Mode == DecayDecoupled }

func adanStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = adanPlan(h, s.T)
	k, kDiff, root, eps := s.Plan.K, s.Plan.KDiff, s.Plan.Root, h.Eps
	keep, shrink := h.keep(), 1.0
	if h.proximal() {
		keep, shrink = 1, 1+float64(h.LR*h.Decay.Coef)
	}
	beta1, beta2, beta3 := h.Beta1, h.Beta2, h.Beta3
	gain1, gain2, gain3 := 1-beta1, 1-beta2, 1-beta3
	coupled, first := h.coupled(), s.T == 1
	grads, m, n := grads[:len(params)], s.M[:len(params)], s.V[:len(params)]
	v, prev := s.Further[0][:len(params)], s.Further[1][:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		d := g - prev[i]
		if first {
			d = 0
		}
		prev[i] = g
		mi := float64(beta1*m[i]) + float64(gain1*g)
		vi := float64(beta2*v[i]) + float64(gain2*d)
		d = g + float64(beta2*d)
		ni := float64(beta3*n[i]) + float64(gain3*d*d)
		m[i], v[i], n[i] = mi, vi, ni
		d = math.Sqrt(ni)/root + eps
		params[i] = (float64(theta*keep) - k*mi/d - kDiff*vi/d) / shrink
	}
}

func adanEquations(h *Hyper, t int) []Equation {
	eqs, difference, step := h.decayEquations(true), "g − gprev", "θ − k·m/(√n/√c3 + ε) − kd·v/(√n/√c3 + ε)"
	if t == 1 {
		difference = "0"
	}
	if h.proximal() && h.Decay.Coef != 0 {
		eqs, step = nil, "("+step+")/(1 + α·λ)"
	}
	return append(eqs,
		Equation{"d", difference, "change of the gradient", Slope},
		Equation{"gprev", "g", "to remember", Slope},
		Equation{"m", "β1·m + (1 − β1)·g", "mean of gradients", Slope},
		Equation{"v", "β2·v + (1 − β2)·d", "mean of changes", Slope},
		Equation{"n", "β3·n + (1 − β3)·(g + β2·d)^2", "mean of squared gradients, one step ahead", Square},
		Equation{"c1", "1 − β1^t", "bias of m", Scalar}, Equation{"c2", "1 − β2^t", "bias of v", Scalar}, Equation{"c3", "1 − β3^t", "bias of n", Scalar},
		Equation{"k", "α/c1", "rate of m", Scalar}, Equation{"kd", "α·β2/c2", "rate of v", Scalar},
		Equation{"θ", step, "adaptive step, looking ahead", Place})
}
