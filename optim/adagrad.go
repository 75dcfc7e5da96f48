package optim

import "math"

// adagrad divides by the root of the sum of all squared gradients, so that its
// rates only fall. It follows PyTorch. The sum starts from v₀, which the first
// step puts in the place of what State.V holds.
var adagrad = Rule{
	ID: "adagrad", Title: "Adagrad",
	Reference: Reference{
		Text: "J. Duchi, E. Hazan, Y. Singer: Adaptive Subgradient Methods for Online Learning and Stochastic Optimization, JMLR 12, 2011, 2121–2159, figure 1, diagonal",
		URL:  "https://jmlr.org/papers/v12/duchi11a.html",
		Code: "https://github.com/pytorch/pytorch/blob/v1.13.1/torch/optim/adagrad.py",
	},
	Moment2:   "v",
	Reads:     []FieldID{FieldLR, FieldEps, FieldRateDecay, FieldInitial, FieldDecay, FieldDecayMode},
	Defaults:  Hyper{LR: 1e-2, Eps: 1e-10},
	Equations: adagradEquations,
	Step:      adagradStep,
	plan:      adagradPlan,
}

func adagradPlan(h *Hyper, t int) Plan {
	p := dividedPlan(h, t)
	p.Rate /= 1 + float64(float64(t-1)*h.RateDecay)
	p.K = p.Rate
	return p
}

func adagradStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = adagradPlan(h, s.T)
	if s.T == 1 {
		fill(s.V, h.Initial)
	}
	k, eps, keep := s.Plan.K, h.Eps, h.keep()
	coupled := h.coupled()
	grads, v := grads[:len(params)], s.V[:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		vi := v[i] + float64(g*g)
		v[i] = vi
		params[i] = float64(theta*keep) - k*g/(math.Sqrt(vi)+eps)
	}
}

func fill(x []float64, value float64) {
	for i := range x {
		x[i] = value
	}
}

// initially puts v₀ in the place of v in the first step.
func initially(t int, expr string) string {
	if t == 1 {
		return "v0" + expr
	}
	return "v" + expr
}

func adagradEquations(h *Hyper, t int) []Equation {
	return append(h.decayEquations(true),
		Equation{"v", initially(t, " + g^2"), "sum of squared gradients", Square},
		Equation{"k", "α/(1 + (t − 1)·η)", "rate", Scalar},
		Equation{"θ", "θ − k·g/(√v + ε)", "adaptive step", Place})
}
