package optim

import (
	"errors"
	"math"
)

// Schedule gives the learning rate of step t, counted from 1. An Optimizer sets
// Hyper.LR to it before the step; with a Rule alone, the caller does. Decoupled decay follows it then, as in the RAdam authors'
// AdamW; labml's decays by the plain rate α instead, which is DecayAbsolute with
// the coefficient α·λ.
type Schedule func(t int) float64

// Warmup rises to alpha within the given number of steps and stays there. The
// 1e-8 that it starts from is labml's and the RAdam authors': it moves θ even with
// alpha = 0, and is lost when the warm-up ends.
func Warmup(alpha, steps float64) Schedule {
	return func(t int) float64 {
		return warmupRate(alpha, steps, t)
	}
}

func warmupRate(alpha, steps float64, t int) float64 {
	if steps > float64(t) {
		return 1e-8 + float64(t)*alpha/steps
	}
	return alpha
}

var errNoam = errors.New("wants a model size and a warm-up above 0")

// Noam rises for the given number of steps and then falls with 1/√t, scaled by the
// width of the model (A. Vaswani et al., arXiv:1706.03762, equation 3). A width or
// warm-up that is not above 0 is an error; labml accepts it, and its default
// warm-up of 0 is a division by zero in the first step.
func Noam(alpha, model, steps float64) (Schedule, error) {
	if !(model > 0 && steps > 0) {
		return nil, errNoam
	}
	return func(t int) float64 { return noamRate(alpha, model, steps, t) }, nil
}

func noamRate(alpha, model, steps float64, t int) float64 {
	return alpha * (1 / math.Sqrt(model) * min(1/math.Sqrt(float64(t)), float64(t)/(steps*math.Sqrt(steps))))
}

// Constant is the same rate at every step.
func Constant(alpha float64) Schedule {
	return func(int) float64 { return alpha }
}

// StepDecay multiplies the rate by gamma after every period of steps:
//
//	α·γ^⌊(t − 1)/n⌋
//
// which is PyTorch's StepLR, advanced once for each step, in the closed form that its source states. The error is a
// *ScheduleError.
func StepDecay(alpha, gamma, period float64) (Schedule, error) {
	s := ScheduleSpec{Kind: ScheduleStep, Gamma: gamma, Period: period}
	if err := s.Validate(); err != nil {
		return nil, err
	}
	return func(t int) float64 {
		return alpha * math.Pow(gamma, math.Floor(float64(t-1)/period))
	}, nil
}

// Cosine rises linearly for w steps of warm-up and then falls along half a cosine to the part φ of alpha, the floor,
// where it stays once T steps are taken:
//
//	α·t/w                                               for t ≤ w
//	α·(φ + (1 − φ)·(1 + cos(π·(t − 1 − w)/(T − w)))/2)  for w < t ≤ T
//	α·φ                                                 for t > T
//
// This is equation 5 of I. Loshchilov, F. Hutter: SGDR, arXiv:1608.03983, with η_max = α, η_min = φ·α and without
// restarts. As there, and in PyTorch's CosineAnnealingLR, T_cur = t − 1 − w counts the steps taken before, so that the
// first step after the warm-up has the full rate. The warm-up is not in that paper; it begins with α/w and not with 0.
// The error is a *ScheduleError.
func Cosine(alpha, floor, warmup float64, steps int) (Schedule, error) {
	s := ScheduleSpec{Kind: ScheduleCosine, Floor: floor, Warmup: warmup}
	if err := s.Validate(); err != nil {
		return nil, err
	}
	length := float64(steps) - warmup
	return func(t int) float64 {
		if float64(t) <= warmup {
			return alpha * (float64(t) / warmup)
		}
		part := 0.0
		if t <= steps {
			part = (1 + math.Cos(math.Pi*(float64(t-1)-warmup)/length)) / 2
		}
		return alpha * (floor + float64((1-floor)*part))
	}, nil
}
