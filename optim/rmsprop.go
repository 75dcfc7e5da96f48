package optim

import "math"

// rmsprop divides the gradient by the root of its mean square, without correcting
// any bias: the first steps are long. It follows PyTorch, whose alpha is β₂ here.
// The centred variance v − m², which rounding can make negative for a gradient
// that hardly changes, is not let below zero; PyTorch's is, and becomes NaN.
var rmsprop = Rule{
	ID: "rmsprop", Title: "RMSProp",
	Reference: Reference{
		Text: "T. Tieleman, G. Hinton: Lecture 6.5, RMSProp, 2012; centred, with momentum: A. Graves: Generating Sequences With Recurrent Neural Networks, 2013, arXiv:1308.0850, section 4.2",
		URL:  "https://arxiv.org/abs/1308.0850",
		Code: "https://github.com/pytorch/pytorch/blob/v1.13.1/torch/optim/rmsprop.py",
	},
	Moment2:   "v",
	Further:   []string{"m", "b"}, // kept only while Centered is on, and with momentum
	Reads:     []FieldID{FieldLR, FieldBeta2, FieldEps, FieldMomentum, FieldDecay, FieldDecayMode, FieldCentered},
	Defaults:  Hyper{LR: 1e-2, Beta2: 0.99, Eps: 1e-8},
	Equations: rmspropEquations,
	Step:      rmspropStep,
	plan:      dividedPlan,
}

func rmspropStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = dividedPlan(h, s.T)
	k, eps, mu, keep := s.Plan.K, h.Eps, h.Momentum, h.keep()
	beta2, gain2 := h.Beta2, 1-h.Beta2
	coupled, centered, rolls := h.coupled(), h.Centered, h.Momentum != 0
	grads, v := grads[:len(params)], s.V[:len(params)]
	m, b := s.Further[0][:len(params)], s.Further[1][:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		vi := float64(beta2*v[i]) + float64(gain2*g*g)
		v[i] = vi
		if centered {
			mi := float64(beta2*m[i]) + float64(gain2*g)
			m[i] = mi
			vi = max(vi-float64(mi*mi), 0)
		}
		u := g / (math.Sqrt(vi) + eps)
		if rolls {
			u += float64(mu * b[i])
			b[i] = u
		}
		params[i] = float64(theta*keep) - float64(k*u)
	}
}

func rmspropEquations(h *Hyper, _ int) []Equation {
	eqs := append(h.decayEquations(true), Equation{"v", "β2·v + (1 − β2)·g^2", "mean of squared gradients", Square})
	under := "v"
	if h.Centered {
		eqs = append(eqs, Equation{"m", "β2·m + (1 − β2)·g", "mean of gradients", Slope})
		under = "max(v − m^2, 0)"
	}
	quotient := "g/(√" + under + " + ε)"
	if h.Momentum == 0 {
		return append(eqs, Equation{"θ", "θ − α·" + quotient, "adaptive step", Place})
	}
	return append(eqs, Equation{"b", "μ·b + " + quotient, "running sum of divided gradients", Way},
		Equation{"θ", "θ − α·b", "with the ball's velocity", Place})
}
