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
		if steps > float64(t) {
			return 1e-8 + float64(t)*alpha/steps
		}
		return alpha
	}
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
	width, rise := 1/math.Sqrt(model), math.Pow(steps, -1.5)
	return func(t int) float64 {
		return alpha * (width * min(1/math.Sqrt(float64(t)), float64(t)*rise))
	}, nil
}
