package optim

import "math"

// adadelta measures its steps by its own earlier steps, so that α = 1 has the unit
// of θ. It follows PyTorch, whose rho is β₂ here, and which adds α to the paper.
var adadelta = Rule{
	ID: "adadelta", Title: "Adadelta",
	Reference: Reference{
		Text: "M. D. Zeiler: ADADELTA: An Adaptive Learning Rate Method, 2012, arXiv:1212.5701, algorithm 1",
		URL:  "https://arxiv.org/abs/1212.5701",
		Code: "https://github.com/pytorch/pytorch/blob/v1.13.1/torch/optim/adadelta.py",
	},
	Moment2:   "v",
	Further:   []string{"u"},
	Reads:     []FieldID{FieldLR, FieldBeta2, FieldEps, FieldDecay, FieldDecayMode},
	Defaults:  Hyper{LR: 1, Beta2: 0.9, Eps: 1e-6},
	Equations: adadeltaEquations,
	Step:      adadeltaStep,
	plan:      dividedPlan,
}

func adadeltaStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = dividedPlan(h, s.T)
	k, eps, keep := s.Plan.K, h.Eps, h.keep()
	beta2, gain2 := h.Beta2, 1-h.Beta2
	coupled := h.coupled()
	grads, v, u := grads[:len(params)], s.V[:len(params)], s.Further[0][:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		vi := float64(beta2*v[i]) + float64(gain2*g*g)
		d := math.Sqrt(u[i]+eps) / math.Sqrt(vi+eps) * g
		v[i] = vi
		u[i] = float64(beta2*u[i]) + float64(gain2*d*d)
		params[i] = float64(theta*keep) - float64(k*d)
	}
}

func adadeltaEquations(h *Hyper, _ int) []Equation {
	return append(h.decayEquations(true),
		Equation{"v", "β2·v + (1 − β2)·g^2", "mean of squared gradients", Square},
		Equation{"d", "√(u + ε)/√(v + ε)·g", "the gradient in the unit of earlier steps", Way},
		Equation{"u", "β2·u + (1 − β2)·d^2", "mean of squared steps", Square},
		Equation{"θ", "θ − α·d", "adaptive step", Place})
}
