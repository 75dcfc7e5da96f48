package optim

// noam is Adam with the schedule of the first transformers: the rate rises for w
// steps and then falls with 1/√t, scaled by the width of the model. It follows
// labml, whose decoupled decay goes by the plain α. labml's default warm-up of 0 is a
// division by zero in the first step and refused here; 4000 is the paper's, and of
// labml's figure.
var noam = Rule{
	ID: "noam", Title: "Noam",
	Reference: Reference{
		Text: "A. Vaswani et al.: Attention Is All You Need, NeurIPS 2017, arXiv:1706.03762, equation 3",
		URL:  "https://arxiv.org/abs/1706.03762",
		Code: "https://nn.labml.ai/optimizers/noam.html",
	},
	Moment1: "m", Moment2: "v",
	Reads: []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldEps, FieldWarmup, FieldDModel, FieldDecay, FieldDecayMode,
		FieldAMSGrad, FieldOptimized, FieldWarmDecay},
	Defaults:  Hyper{LR: 1e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-16, Warmup: 4000, DModel: 512, OptimizedUpdate: true},
	Equations: noamEquations,
	Step:      noamStep,
	plan:      forgetful(noamPlan),
	check:     noamCheck,
}

func noamCheck(h *Hyper) error {
	if h.Warmup == 0 {
		return &ValueError{FieldWarmup, 0, errNoamWarmup.Error()}
	}
	return nil
}

func noamPlan(h *Hyper, t int, d *decays) Plan {
	return adamPlanAt(h, noamRate(h.LR, h.DModel, h.Warmup, t), t, d)
}

func noamStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = noamPlan(h, s.T, &s.decays)
	adamAdaptive(h, s, params, grads)
}

func noamEquations(h *Hyper, _ int) []Equation {
	return h.scheduledEquations(Equation{"αt", "α·d^(−0.5)·min(t^(−0.5), t·w^(−1.5))", "rate, rising for w steps, then falling", Scalar})
}
