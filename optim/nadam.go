package optim

import "math"

// nadam looks one step of momentum ahead. It follows PyTorch, whose single-tensor
// code of 1.13 multiplied one product by μₜ twice: RepeatMu.
var nadam = Rule{
	ID: "nadam", Title: "NAdam",
	Reference: Reference{
		Text: "T. Dozat: Incorporating Nesterov Momentum into Adam, ICLR workshop, 2016",
		URL:  "https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ",
		Code: "https://github.com/pytorch/pytorch/blob/v2.0.0/torch/optim/nadam.py",
	},
	Moment1: "m", Moment2: "v",
	Reads: []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldEps, FieldMomentumDecay, FieldDecay, FieldDecayMode,
		FieldRepeatMu},
	Defaults:  Hyper{LR: 2e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-8, MomentumDecay: 4e-3},
	Equations: nadamEquations,
	Step:      nadamStep,
	plan:      nadamPlan,
}

// nadamMu is μₜ, which rises from β₁/2 towards β₁.
func nadamMu(h *Hyper, t int) float64 {
	return float64(h.Beta1 * (1 - float64(0.5*math.Pow(0.96, float64(t)*h.MomentumDecay))))
}

// nadamPlan multiplies all μ up to step t.
func nadamPlan(h *Hyper, t int) Plan {
	product := 1.0
	for i := 1; i <= t; i++ {
		product *= nadamMu(h, i)
	}
	return nadamPlanWith(h, t, product)
}

// nadamPlanWith is the plan of step t, given μ₁·…·μₜ.
func nadamPlanWith(h *Hyper, t int, product float64) Plan {
	mu, next := nadamMu(h, t), nadamMu(h, t+1)
	ahead := float64(product * next)
	if h.RepeatMu {
		ahead = float64(product * mu * next)
	}
	c2 := 1 - raise(h.Beta2, t)
	return Plan{Branch: BranchAdaptive, Rate: h.LR, R: 1, C1: 1 - product, C2: c2, Root: math.Sqrt(c2),
		K: h.LR * next / (1 - ahead), KGrad: h.LR * (1 - mu) / (1 - product)}
}

func nadamStep(h *Hyper, s *State, params, grads []float64) {
	if s.T++; s.T == 1 {
		s.MuProduct = 1
	}
	s.MuProduct *= nadamMu(h, s.T)
	s.Plan = nadamPlanWith(h, s.T, s.MuProduct)
	k, kGrad, c2, eps, keep := s.Plan.K, s.Plan.KGrad, s.Plan.C2, h.Eps, h.keep()
	beta1, beta2 := h.Beta1, h.Beta2
	gain1, gain2 := 1-beta1, 1-beta2
	coupled := h.coupled()
	grads, m, v := grads[:len(params)], s.M[:len(params)], s.V[:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		mi := float64(beta1*m[i]) + float64(gain1*g)
		vi := float64(beta2*v[i]) + float64(gain2*g*g)
		m[i], v[i] = mi, vi
		d := math.Sqrt(vi/c2) + eps
		params[i] = float64(theta*keep) - kGrad*g/d - k*mi/d
	}
}

func nadamEquations(h *Hyper, t int) []Equation {
	eqs := append(h.decayEquations(true),
		Equation{"m", "β1·m + (1 − β1)·g", "mean of gradients", Slope},
		Equation{"v", "β2·v + (1 − β2)·g^2", "mean of squared gradients", Square},
		Equation{"c2", "1 − β2^t", "bias of v", Scalar},
		Equation{"μ", "β1·(1 − 0.5·0.96^(t·ψ))", "momentum of this step", Scalar},
		Equation{"μnext", "β1·(1 − 0.5·0.96^((t + 1)·ψ))", "momentum of the next step", Scalar})
	product := Equation{"M", "M·μ", "product of all μ so far", Scalar}
	if t == 1 {
		product.Expr = "μ"
	}
	ahead := "M·μnext"
	if h.RepeatMu {
		ahead = "M·μ·μnext"
	}
	return append(eqs, product,
		Equation{"N", ahead, "and one step ahead", Scalar},
		Equation{"θ", "θ − α·(1 − μ)/(1 − M)·g/(√(v/c2) + ε) − α·μnext/(1 − N)·m/(√(v/c2) + ε)", "adaptive step, looking ahead", Place})
}
