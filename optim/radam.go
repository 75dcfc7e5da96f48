package optim

// radam rectifies Adam while the variance of its rate is not yet known. labml,
// unlike the authors' package, decays the weights on skipped steps too and
// degenerates to SGD by default: RestDecay and DegenerateToSGD choose.
var radam = Rule{
	ID: "radam", Title: "RAdam",
	Reference: Reference{
		Text: "L. Liu et al.: On the Variance of the Adaptive Learning Rate and Beyond, ICLR 2020, arXiv:1908.03265, algorithm 2",
		URL:  "https://arxiv.org/abs/1908.03265",
		Code: "https://nn.labml.ai/optimizers/radam.html",
	},
	Moment1: "m", Moment2: "v",
	Reads: []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldEps, FieldDecay, FieldDecayMode,
		FieldDegenerate, FieldAMSGrad, FieldOptimized, FieldRestDecay},
	Defaults:  Hyper{LR: 1e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-8, DegenerateToSGD: true, OptimizedUpdate: true},
	Equations: radamEquations,
	Step:      radamStep,
	plan:      forgetful(radamPlan),
}

func radamStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = radamPlan(h, s.T, &s.decays)
	if s.Plan.Branch == BranchAdaptive {
		adamAdaptive(h, s, params, grads)
		return
	}
	radamPlain(h, s, params, grads)
}

// radamPlain advances the moments and takes a plain step, or none.
func radamPlain(h *Hyper, s *State, params, grads []float64) {
	k, keep, moves := s.Plan.K, h.keep(), s.Plan.Branch == BranchPlain
	if h.restsDecay(s.Plan.Branch) {
		keep = 1
	}
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
		if h.AMSGrad {
			s.VMax[i] = max(s.VMax[i], vi)
		}
		theta = float64(theta * keep)
		if moves {
			theta -= float64(k * mi)
		}
		params[i] = theta
	}
}

func (h *Hyper) restsDecay(b Branch) bool { return h.RestDecay && b == BranchNone }

func radamEquations(h *Hyper, t int) []Equation {
	p := radamPlan(h, t, nil)
	eqs := append(h.decayEquations(!h.restsDecay(p.Branch)), adamMoments(h)...)
	return append(eqs, h.rectifiedEquations(p.Branch, second(h, "v"))...)
}
