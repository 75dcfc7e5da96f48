package optim

// amsgrad is Adam with AMSGrad on by default: what it divides by never falls. It
// takes the maximum of v as it stands, before bias correction, as labml and PyTorch
// do; the paper's algorithm corrects no bias at all.
var amsgrad = Rule{
	ID: "amsgrad", Title: "AMSGrad",
	Reference: Reference{
		Text: "S. J. Reddi, S. Kale, S. Kumar: On the Convergence of Adam and Beyond, ICLR 2018, arXiv:1904.09237, algorithm 2",
		URL:  "https://arxiv.org/abs/1904.09237",
		Code: "https://nn.labml.ai/optimizers/amsgrad.html",
	},
	Moment1: "m", Moment2: "v",
	Reads: []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldEps, FieldDecay, FieldDecayMode,
		FieldAMSGrad, FieldOptimized},
	Defaults:  Hyper{LR: 1e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-16, AMSGrad: true, OptimizedUpdate: true},
	Equations: adamEquations,
	Step:      adamStep,
	plan:      forgetful(adamPlan),
}
