package optim

// adamW is Adam with decoupled weight decay on by default. It follows PyTorch,
// which leaves out the schedule multiplier of the paper.
var adamW = Rule{
	ID: "adamw", Title: "AdamW",
	Reference: Reference{
		Text: "I. Loshchilov, F. Hutter: Decoupled Weight Decay Regularization, ICLR 2019, arXiv:1711.05101, algorithm 2",
		URL:  "https://arxiv.org/abs/1711.05101",
		Code: "https://github.com/pytorch/pytorch/blob/v1.13.1/torch/optim/adamw.py",
	},
	Moment1: "m", Moment2: "v",
	Reads: []FieldID{FieldLR, FieldBeta1, FieldBeta2, FieldEps, FieldDecay, FieldDecayMode,
		FieldAMSGrad, FieldOptimized},
	Defaults:  Hyper{LR: 1e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-8, Decay: Decay{Coef: 0.01}},
	Equations: adamEquations,
	Step:      adamStep,
	plan:      forgetful(adamPlan),
}
