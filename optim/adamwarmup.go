package optim

import "strings"

// adamWarmup is Adam whose rate rises from nearly nothing. It follows labml, whose
// decoupled decay goes by the plain α from the first step on; WarmDecay is the
// authors' of RAdam, whose decay rises with the rate. In both constructors the
// warm-up is 0 by default, which is Adam: 2000 is from labml's configuration.
var adamWarmup = Rule{
	ID: "adamwarmup", Title: "AdamWarmup",
	Reference: Reference{
		Text: "P. Goyal et al.: Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour, 2017, arXiv:1706.02677, section 2.2; with Adam: L. Liu et al.: On the Variance of the Adaptive Learning Rate and Beyond, ICLR 2020, arXiv:1908.03265, section 3",
		URL:  "https://arxiv.org/abs/1706.02677",
		Code: "https://nn.labml.ai/optimizers/adam_warmup.html",
	},
	Moment1: "m", Moment2: "v",
	Reads: []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldEps, FieldWarmup, FieldDecay, FieldDecayMode,
		FieldAMSGrad, FieldOptimized, FieldWarmDecay},
	Defaults:  Hyper{LR: 1e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-16, Warmup: 2000, OptimizedUpdate: true},
	Equations: adamWarmupEquations,
	Step:      adamWarmupStep,
	plan:      forgetful(adamWarmupPlan),
}

func adamWarmupPlan(h *Hyper, t int, d *decays) Plan {
	return adamPlanAt(h, warmupRate(h.LR, h.Warmup, t), t, d)
}

func adamWarmupStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = adamWarmupPlan(h, s.T, &s.decays)
	adamAdaptive(h, s, params, grads)
}

func adamWarmupEquations(h *Hyper, t int) []Equation {
	rate := Equation{"αt", "α", "rate, warmed up", Scalar}
	if h.Warmup > float64(t) {
		rate = Equation{"αt", "1e-8 + t·α/w", "rate, warming up", Scalar}
	}
	return h.scheduledEquations(rate)
}

// scheduledEquations are Adam's with a rate of the step in the place of α; decay
// has it only with WarmDecay.
func (h *Hyper) scheduledEquations(rate Equation) []Equation {
	eqs := []Equation{rate}
	for _, e := range adamEquations(h, 0) {
		if e.Symbol == "k" || h.WarmDecay {
			e.Expr = strings.ReplaceAll(e.Expr, "α", "αt")
		}
		eqs = append(eqs, e)
	}
	return eqs
}
