package optim

import "math"

// adaBelief divides by how much the gradient surprises its own mean. The defaults
// are the ones that labml documents. What its code runs by default is AMSGrad on,
// OptimizedUpdate and DegenerateToSGD off, because its constructor hands its
// arguments on in the wrong order; that is not copied. Both add ε to s under the
// root only; AccumulateEps leaves it in s as the authors' package does.
var adaBelief = Rule{
	ID: "adabelief", Title: "AdaBelief",
	Reference: Reference{
		Text: "J. Zhuang et al.: AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients, NeurIPS 2020, arXiv:2010.07468, algorithm 2",
		URL:  "https://arxiv.org/abs/2010.07468",
		Code: "https://nn.labml.ai/optimizers/ada_belief.html",
	},
	Moment1: "m", Moment2: "s",
	Reads: []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldEps, FieldDecay, FieldDecayMode,
		FieldRectify, FieldDegenerate, FieldAMSGrad, FieldOptimized, FieldAccumulateEps, FieldIgnoreMax},
	Defaults: Hyper{LR: 1e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-16,
		Rectify: true, DegenerateToSGD: true, OptimizedUpdate: true},
	Equations: adaBeliefEquations,
	Step:      adaBeliefStep,
	plan:      forgetful(adaBeliefPlan),
}

func adaBeliefPlan(h *Hyper, t int, d *decays) Plan {
	if h.Rectify {
		return radamPlan(h, t, d)
	}
	return adamPlan(h, t, d)
}

func adaBeliefStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = adaBeliefPlan(h, s.T, &s.decays)
	if s.Plan.Branch == BranchAdaptive {
		adaBeliefAdaptive(h, s, params, grads)
		return
	}
	adaBeliefPlain(h, s, params, grads)
}

// places says where ε is added to s: in the state, or only under the root.
func (h *Hyper) places() (state, root float64) {
	if h.AccumulateEps {
		return h.Eps, 0
	}
	return 0, h.Eps
}

// adaBeliefAdaptive advances the moments and divides by the root of s, the mean
// of (g − m)² with the new m.
func adaBeliefAdaptive(h *Hyper, state *State, params, grads []float64) {
	k, eps, keep := state.Plan.K, h.Eps, h.keep()
	beta1, beta2 := h.Beta1, h.Beta2
	gain1, gain2 := 1-beta1, 1-beta2
	coupled, amsgrad, optimized := h.coupled(), h.AMSGrad, h.OptimizedUpdate
	epsState, epsRoot := h.places()
	grads, m, s := grads[:len(params)], state.M[:len(params)], state.V[:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		mi := float64(beta1*m[i]) + float64(gain1*g)
		d := g - mi
		si := float64(beta2*s[i]) + float64(gain2*d*d) + epsState
		m[i], s[i] = mi, si
		if amsgrad {
			si = h.maximum(state.VMax, i, si)
		}
		d = math.Sqrt(si + epsRoot)
		if !optimized {
			d /= state.Plan.Root
		}
		params[i] = float64(theta*keep) - k*mi/(d+eps)
	}
}

// maximum keeps the maximum of s and returns what to divide by.
func (h *Hyper) maximum(smax []float64, i int, s float64) float64 {
	smax[i] = max(smax[i], s)
	if h.Rectify && h.RectifyIgnoresMax {
		return s
	}
	return smax[i]
}

// adaBeliefPlain advances the moments and takes a plain step, or none.
func adaBeliefPlain(h *Hyper, state *State, params, grads []float64) {
	k, keep, moves := state.Plan.K, h.keep(), state.Plan.Branch == BranchPlain
	beta1, beta2 := h.Beta1, h.Beta2
	gain1, gain2 := 1-beta1, 1-beta2
	coupled := h.coupled()
	epsState, _ := h.places()
	grads, m, s := grads[:len(params)], state.M[:len(params)], state.V[:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		mi := float64(beta1*m[i]) + float64(gain1*g)
		d := g - mi
		si := float64(beta2*s[i]) + float64(gain2*d*d) + epsState
		m[i], s[i] = mi, si
		if h.AMSGrad {
			state.VMax[i] = max(state.VMax[i], si)
		}
		theta = float64(theta * keep)
		if moves {
			theta -= float64(k * mi)
		}
		params[i] = theta
	}
}

func adaBeliefEquations(h *Hyper, t int) []Equation {
	p := adaBeliefPlan(h, t, nil)
	eqs := append(h.decayEquations(true), adaBeliefMoments(h)...)
	under := second(h, "s")
	if h.Rectify && h.RectifyIgnoresMax {
		under = "s"
	}
	if !h.AccumulateEps {
		under = "(" + under + " + ε)"
	}
	if h.Rectify {
		return append(eqs, h.rectifiedEquations(p.Branch, under)...)
	}
	eqs = append(eqs, Equation{"c1", "1 − β1^t", "bias of m", Scalar}, Equation{"c2", "1 − β2^t", "bias of s", Scalar})
	return append(eqs, h.adaptiveEquations(under, false)...)
}
