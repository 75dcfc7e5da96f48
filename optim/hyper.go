package optim

import "errors"

// Hyper holds every hyper-parameter that some rule reads. It is a plain
// comparable value; zero means zero, never "default".
type Hyper struct {
	LR           float64 // learning rate α
	Beta1, Beta2 float64 // decays β₁, β₂ of the moments; RMSProp and Adadelta have β₂ alone
	Eps          float64 // ε in the denominator
	Momentum     float64 // μ
	Dampening    float64 // τ
	Decay        Decay   // weight decay λ

	MomentumDecay float64 // NAdam: ψ
	Clip          float64 // Sophia: ρ
	Interval      float64 // Sophia: k, steps from one look at the curvature to the next
	Beta3         float64 // Adan: decay β₃ of the second moment
	RateDecay     float64 // Adagrad: η
	Initial       float64 // Adagrad, Yogi: v₀, the second moment before the first step
	Warmup        float64 // AdamWarmup, Noam: w, steps in which the rate rises, a whole number
	DModel        float64 // Noam: d, width of the model

	AMSGrad         bool // divide by the running maximum of the second moment
	Rectify         bool // AdaBelief: scale by RAdam's r, skip or degenerate while ρ < 5
	DegenerateToSGD bool // while ρ < 5 step with k·m; otherwise do not step
	OptimizedUpdate bool // bias correction of v moved into k, so that ε is added to √v uncorrected
	AccumulateEps   bool // AdaBelief: s ← s + ε stays in the state, as in the authors' package

	// RectifyIgnoresMax reproduces the authors' package of AdaBelief, in which
	// the rectified step divides by √s even with AMSGrad. The maximum is still kept.
	RectifyIgnoresMax bool

	// RestDecay reproduces the authors' RAdam, in which a step that is skipped
	// (ρ < 5 without DegenerateToSGD) does not decay the weights either.
	// Coupled decay acts on the gradient and is not affected.
	RestDecay bool

	// WarmDecay reproduces the RAdam authors' AdamW, in which decoupled decay
	// follows the warm-up: θ ← θ·(1 − αₜ·λ). labml's goes by the plain α.
	WarmDecay bool

	// RepeatMu reproduces NAdam of PyTorch 1.13, which multiplied the product of
	// the next step by μₜ twice.
	RepeatMu bool

	Centered bool // RMSProp: divide by the deviation of the gradient instead of its size
	Proximal bool // Adan: decoupled decay divides θ by 1 + α·λ after the step
}

// Decay is weight decay, which acts before the moments are updated.
type Decay struct {
	Mode DecayMode
	Coef float64 // λ; 0 is off
}

// DecayMode says what λ acts on.
type DecayMode uint8

// The modes.
const (
	DecayDecoupled DecayMode = iota // θ ← θ·(1 − α·λ), Loshchilov and Hutter, arXiv:1711.05101, without their schedule
	DecayAbsolute                   // θ ← θ·(1 − λ)
	DecayCoupled                    // g ← g + λ·θ, the gradient of λθ²/2
	decayModes
)

var errDecayMode = errors.New("wants decoupled, absolute or coupled")

// String is the mode's name: "decoupled".
func (m DecayMode) String() string {
	switch m {
	case DecayDecoupled:
		return "decoupled"
	case DecayAbsolute:
		return "absolute"
	case DecayCoupled:
		return "coupled"
	}
	return "unknown"
}

// ParseDecayMode is the inverse of DecayMode.String.
func ParseDecayMode(text string) (DecayMode, error) {
	for m := range decayModes {
		if m.String() == text {
			return m, nil
		}
	}
	return 0, errDecayMode
}

// keep is the factor by which decay multiplies a parameter, 1 if it acts on the
// gradient. The rate in it is the plain α: a schedule does not touch decay in the
// reference. With an infinite α it is NaN even for λ = 0, as in the reference.
func (h *Hyper) keep() float64 {
	switch h.Decay.Mode {
	case DecayAbsolute:
		return 1 - h.Decay.Coef
	case DecayCoupled:
		return 1
	}
	return 1 - float64(h.LR*h.Decay.Coef)
}

// keepAt is keep in a step of a rule whose rate is another than α: only with
// WarmDecay does decoupled decay follow it.
func (h *Hyper) keepAt(rate float64) float64 {
	if h.WarmDecay && h.Decay.Mode == DecayDecoupled {
		return 1 - float64(rate*h.Decay.Coef)
	}
	return h.keep()
}

// coupled says whether λ·θ is added to the gradient. With λ = 0 nothing is, even
// where 0·θ would be NaN.
func (h *Hyper) coupled() bool { return h.Decay.Mode == DecayCoupled && h.Decay.Coef != 0 }
