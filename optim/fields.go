package optim

import "slices"

// FieldID names a hyper-parameter.
type FieldID uint8

// The hyper-parameters.
const (
	FieldLR FieldID = iota
	FieldBeta1
	FieldBeta2
	FieldEps
	FieldMomentum
	FieldDampening
	FieldDecay
	FieldMomentumDecay
	FieldClip
	FieldBeta3
	FieldRateDecay
	FieldInitial
	FieldInterval
	FieldWarmup
	FieldDModel
	FieldDecayMode
	FieldAMSGrad
	FieldRectify
	FieldDegenerate
	FieldOptimized
	FieldAccumulateEps
	FieldIgnoreMax
	FieldRestDecay
	FieldRepeatMu
	FieldCentered
	FieldProximal
	FieldWarmDecay
)

// FieldKind is the type of a hyper-parameter.
type FieldKind uint8

// The kinds.
const (
	FieldNumber FieldKind = iota
	FieldFlag
	FieldMode
)

// FieldScale says how the way along a slider becomes a value.
type FieldScale uint8

// The scales.
const (
	ScaleLinear   FieldScale = iota
	ScaleLog                 // equal ways are equal ratios
	ScaleLogZero             // ScaleLog, but the left end is exactly 0 and Min is the value just beside it
	ScaleOneMinus            // logarithmic in 1 − value
)

// Field describes one hyper-parameter as data. Exactly one of Num, Flag and Mode
// is set, as Kind says.
type Field struct {
	ID       FieldID
	Key      string // in links and documents: "beta1"
	Symbol   string // "β₁"; empty for switches
	Title    string // "decay of the first moment"
	Help     string // two sentences: what it does, its symbol, its source
	Kind     FieldKind
	Scale    FieldScale
	Integer  bool    // a whole number
	Min, Max float64 // ends of a slider; a typed value may lie beyond them where Check accepts it
	Num      func(*Hyper) *float64
	Flag     func(*Hyper) *bool
	Mode     func(*Hyper) *DecayMode
	Check    func(float64) error // refuses an invalid number, NaN included; nil unless FieldNumber
}

// Fields describes every hyper-parameter, in order of FieldID.
func Fields() []Field { return slices.Clone(fields[:]) }

// FieldOf describes one hyper-parameter.
func FieldOf(id FieldID) Field { return fields[id] }

// FieldByKey finds a hyper-parameter by its key.
func FieldByKey(key string) (Field, bool) {
	for _, f := range fields {
		if f.Key == key {
			return f, true
		}
	}
	return Field{}, false
}

// fields is the one declaration of each hyper-parameter: a slider, a key in a link
// and a line of documentation follow from its row.
var fields = [...]Field{
	{ID: FieldLR, Key: "lr", Symbol: "α", Title: "learning rate", Scale: ScaleLog, Min: 1e-6, Max: 10,
		Help: "Scales every step of the rule. α in algorithm 1 of the Adam paper (Kingma and Ba, 2014), lr in PyTorch.",
		Num:  func(h *Hyper) *float64 { return &h.LR }, Check: atLeastZero},
	{ID: FieldBeta1, Key: "beta1", Symbol: "β₁", Title: "decay of the first moment", Scale: ScaleOneMinus, Min: 0, Max: 0.99999,
		Help: "How long the mean m remembers: about 1/(1 − β₁) gradients. β₁ in algorithm 1 of the Adam paper (Kingma and Ba, 2014); in Lion, the part of m in the step.",
		Num:  func(h *Hyper) *float64 { return &h.Beta1 }, Check: fraction},
	{ID: FieldBeta2, Key: "beta2", Symbol: "β₂", Title: "decay of the second moment", Scale: ScaleOneMinus, Min: 0, Max: 0.99999,
		Help: "How long the mean square v, or s, remembers: about 1/(1 − β₂) gradients. β₂ in algorithm 1 of the Adam paper (Kingma and Ba, 2014); in Lion, the decay of m, in Adan, of the mean of differences.",
		Num:  func(h *Hyper) *float64 { return &h.Beta2 }, Check: fraction},
	{ID: FieldEps, Key: "eps", Symbol: "ε", Title: "term in the denominator", Scale: ScaleLog, Min: 1e-16, Max: 1,
		Help: "Keeps the denominator from zero and bounds the step where gradients are tiny. ε in algorithm 1 of the Adam paper (Kingma and Ba, 2014); AdaBelief adds it under the root as well.",
		Num:  func(h *Hyper) *float64 { return &h.Eps }, Check: atLeastZero},
	{ID: FieldMomentum, Key: "momentum", Symbol: "μ", Title: "momentum", Scale: ScaleOneMinus, Min: 0, Max: 0.999,
		Help: "The part of the velocity that each step keeps. μ in PyTorch's SGD, β in the heavy ball of Polyak, 1964.",
		Num:  func(h *Hyper) *float64 { return &h.Momentum }, Check: atLeastZero},
	{ID: FieldDampening, Key: "dampening", Symbol: "τ", Title: "dampening", Scale: ScaleLinear, Min: 0, Max: 1,
		Help: "Takes the part τ off every gradient but the first before it enters the velocity. The τ of PyTorch's SGD.",
		Num:  func(h *Hyper) *float64 { return &h.Dampening }, Check: finite},
	{ID: FieldDecay, Key: "decay", Symbol: "λ", Title: "weight decay", Scale: ScaleLogZero, Min: 1e-6, Max: 1,
		Help: "Pulls every parameter towards zero. λ in algorithms 1 and 2 of Loshchilov and Hutter, 2017.",
		Num:  func(h *Hyper) *float64 { return &h.Decay.Coef }, Check: atLeastZero},
	{ID: FieldMomentumDecay, Key: "momentumdecay", Symbol: "ψ", Title: "decay of the momentum schedule", Scale: ScaleLogZero, Min: 1e-5, Max: 1,
		Help: "How fast the momentum of NAdam rises from β₁/2 to β₁. The ψ of PyTorch's NAdam, after Dozat, 2016.",
		Num:  func(h *Hyper) *float64 { return &h.MomentumDecay }, Check: atLeastZero},
	{ID: FieldClip, Key: "clip", Symbol: "ρ", Title: "clipping bound", Scale: ScaleLog, Min: 1e-4, Max: 10,
		Help: "The largest quotient of mean and curvature that Sophia follows; larger ones step by α. ρ in algorithm 3 of Liu et al., 2023.",
		Num:  func(h *Hyper) *float64 { return &h.Clip }, Check: aboveZero},
	{ID: FieldBeta3, Key: "beta3", Symbol: "β₃", Title: "decay of Adan's second moment", Scale: ScaleOneMinus, Min: 0, Max: 0.99999,
		Help: "How long the mean square n remembers: about 1/(1 − β₃) gradients. The β₃ of Adan's code, 1 − β₃ in algorithm 1 of its paper (Xie et al., 2022).",
		Num:  func(h *Hyper) *float64 { return &h.Beta3 }, Check: fraction},
	{ID: FieldRateDecay, Key: "ratedecay", Symbol: "η", Title: "decay of the learning rate", Scale: ScaleLogZero, Min: 1e-6, Max: 1,
		Help: "Divides the rate by 1 + (t − 1)·η. The lr_decay of PyTorch's Adagrad.",
		Num:  func(h *Hyper) *float64 { return &h.RateDecay }, Check: atLeastZero},
	{ID: FieldInitial, Key: "initial", Symbol: "v₀", Title: "first second moment", Scale: ScaleLogZero, Min: 1e-10, Max: 1,
		Help: "v₀ is what v is before the first step, so that first gradients near zero are not blown up. The initial_accumulator_value of PyTorch's Adagrad.",
		Num:  func(h *Hyper) *float64 { return &h.Initial }, Check: atLeastZero},
	{ID: FieldInterval, Key: "interval", Symbol: "k", Title: "steps between curvatures", Integer: true, Scale: ScaleLinear, Min: 1, Max: 100,
		Help: "Every k-th step looks at the curvature before it moves. k in algorithm 3 of Liu et al., 2023, who take 10.",
		Num:  func(h *Hyper) *float64 { return &h.Interval }, Check: wholeFromOne},
	{ID: FieldWarmup, Key: "warmup", Symbol: "w", Title: "steps of warm-up", Integer: true, Scale: ScaleLog, Min: 1, Max: 10000,
		Help: "For w steps the rate rises linearly to α; Noam's falls afterwards. The warmup_steps in equation 3 of Vaswani et al., 2017.",
		Num:  func(h *Hyper) *float64 { return &h.Warmup }, Check: wholeNumber},
	{ID: FieldDModel, Key: "dmodel", Symbol: "d", Title: "width of the model", Scale: ScaleLog, Min: 1, Max: 4096,
		Help: "Divides the rate by √d. The d_model in equation 3 of Vaswani et al., 2017; 512 in its base model, 1 leaves the rate as it is.",
		Num:  func(h *Hyper) *float64 { return &h.DModel }, Check: oneOrMore},

	{ID: FieldDecayMode, Key: "decaymode", Title: "weight decay mode", Kind: FieldMode,
		Help: "Decoupled multiplies θ by 1 − α·λ, absolute by 1 − λ, coupled adds λ·θ to the gradient. Loshchilov and Hutter, 2017, compare them.",
		Mode: func(h *Hyper) *DecayMode { return &h.Decay.Mode }},
	{ID: FieldAMSGrad, Key: "amsgrad", Title: "AMSGrad", Kind: FieldFlag,
		Help: "Divides by the largest second moment so far, so that rates never grow again. Reddi, Kale and Kumar, 2018, algorithm 2.",
		Flag: func(h *Hyper) *bool { return &h.AMSGrad }},
	{ID: FieldRectify, Key: "rectify", Title: "rectify", Kind: FieldFlag,
		Help: "Shortens early steps by r while the second moment rests on few gradients. Liu et al., 2019 (RAdam), algorithm 2.",
		Flag: func(h *Hyper) *bool { return &h.Rectify }},
	{ID: FieldDegenerate, Key: "degenerate", Title: "SGD fallback", Kind: FieldFlag,
		Help: "While ρ < 5, steps with the bias-corrected mean of gradients, undivided, instead of not at all. Liu et al., 2019 (RAdam), algorithm 2.",
		Flag: func(h *Hyper) *bool { return &h.DegenerateToSGD }},
	{ID: FieldOptimized, Key: "optimized", Title: "optimized update", Kind: FieldFlag,
		Help: "Corrects both biases in the rate, so that ε is added to the uncorrected root and weighs more at first. Kingma and Ba, 2014 (Adam), end of section 2.",
		Flag: func(h *Hyper) *bool { return &h.OptimizedUpdate }},
	{ID: FieldAccumulateEps, Key: "accumulate", Title: "accumulate ε", Kind: FieldFlag,
		Help: "Adds ε to s at every step and leaves it there, up to ε/(1 − β₂). As in the AdaBelief authors' package, 0.2.1.",
		Flag: func(h *Hyper) *bool { return &h.AccumulateEps }},
	{ID: FieldIgnoreMax, Key: "ignoremax", Title: "rectified without maximum", Kind: FieldFlag,
		Help: "With rectify, divides by √s even when AMSGrad keeps a maximum. As in the AdaBelief authors' package, 0.2.1.",
		Flag: func(h *Hyper) *bool { return &h.RectifyIgnoresMax }},
	{ID: FieldRestDecay, Key: "restdecay", Title: "no decay on skipped steps", Kind: FieldFlag,
		Help: "Leaves the weights alone entirely when ρ < 5 and there is no SGD fallback. As in the RAdam authors' package.",
		Flag: func(h *Hyper) *bool { return &h.RestDecay }},
	{ID: FieldRepeatMu, Key: "repeatmu", Title: "μ twice", Kind: FieldFlag,
		Help: "Multiplies the product of the next step by μₜ a second time. As in the NAdam of PyTorch 1.13.",
		Flag: func(h *Hyper) *bool { return &h.RepeatMu }},
	{ID: FieldCentered, Key: "centered", Title: "centred", Kind: FieldFlag,
		Help: "Divides by the gradient's deviation from its mean instead of by its size. Graves, 2013, equation 40.",
		Flag: func(h *Hyper) *bool { return &h.Centered }},
	{ID: FieldProximal, Key: "proximal", Title: "proximal decay", Kind: FieldFlag,
		Help: "Decoupled decay divides θ by 1 + α·λ after the step instead of multiplying it by 1 − α·λ before. Xie et al., 2022 (Adan), algorithm 1.",
		Flag: func(h *Hyper) *bool { return &h.Proximal }},
	{ID: FieldWarmDecay, Key: "warmdecay", Title: "decay warms up", Kind: FieldFlag,
		Help: "Decoupled decay multiplies θ by 1 − αₜ·λ with the rate of the step instead of by 1 − α·λ. As in the AdamW of the RAdam authors' package.",
		Flag: func(h *Hyper) *bool { return &h.WarmDecay }},
}
