package optim

import "math"

// yogi moves v towards g² by an amount that depends on g² alone, so that v cannot
// fall at once. It follows optax, which corrects the biases that the paper's
// algorithm leaves in and starts v from v₀; optax starts m from v₀ as well, which
// is not copied: m starts from 0 as in the paper.
var yogi = Rule{
	ID: "yogi", Title: "Yogi",
	Reference: Reference{
		Text: "M. Zaheer et al.: Adaptive Methods for Nonconvex Optimization, NeurIPS 2018, algorithm 2",
		URL:  "https://papers.nips.cc/paper/2018/hash/90365351ccc7437a1309dc64e4db32a3-Abstract.html",
		Code: "https://github.com/google-deepmind/optax/blob/v0.2.4/optax/_src/transform.py",
	},
	Moment1: "m", Moment2: "v",
	Reads: []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldEps, FieldInitial, FieldDecay, FieldDecayMode,
		FieldOptimized},
	Defaults:  Hyper{LR: 1e-2, Beta1: 0.9, Beta2: 0.999, Eps: 1e-3, Initial: 1e-6},
	Equations: yogiEquations,
	Step:      yogiStep,
	plan:      forgetful(adamPlan),
}

func yogiStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = adamPlan(h, s.T, &s.decays)
	if s.T == 1 {
		fill(s.V, h.Initial)
	}
	k, eps, root, keep := s.Plan.K, h.Eps, s.Plan.Root, h.keep()
	beta1, gain1, gain2 := h.Beta1, 1-h.Beta1, 1-h.Beta2
	coupled := h.coupled()
	grads, m, v := grads[:len(params)], s.M[:len(params)], s.V[:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		mi := float64(beta1*m[i]) + float64(gain1*g)
		vi := v[i]
		vi -= float64(gain2 * sign(vi-float64(g*g)) * g * g)
		m[i], v[i] = mi, vi
		params[i] = float64(theta*keep) - k*mi/(math.Sqrt(vi)/root+eps)
	}
}

// sign is −1, 1, or x itself where x is zero or not a number. Its branch is rarely
// taken, where one on the sign itself could not be predicted.
func sign(x float64) float64 {
	if x == 0 || x != x {
		return x
	}
	return math.Copysign(1, x)
}

func yogiEquations(h *Hyper, t int) []Equation {
	v := "v"
	if t == 1 {
		v = "v0"
	}
	eqs := append(h.decayEquations(true),
		Equation{"m", "β1·m + (1 − β1)·g", "mean of gradients", Slope},
		Equation{"v", v + " − (1 − β2)·sign(" + v + " − g^2)·g^2", "squared gradients, approached by steps of their own size", Square},
		Equation{"c1", "1 − β1^t", "bias of m", Scalar}, Equation{"c2", "1 − β2^t", "bias of v", Scalar})
	return append(eqs, h.adaptiveEquations("v", false)...)
}
