package optim_test

import (
	"math"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// mean is (1 − β)·Σ βᵗ⁻ⁱ·xᵢ, the moving average of a history written out.
func mean(beta float64, xs []float64) float64 { return (1 - beta) * sum(beta, xs) }

func sum(beta float64, xs []float64) float64 {
	total := 0.0
	for i, x := range xs {
		total += math.Pow(beta, float64(len(xs)-1-i)) * x
	}
	return total
}

func each(xs []float64, f func(float64) float64) []float64 {
	out := make([]float64, len(xs))
	for i, x := range xs {
		out[i] = f(x)
	}
	return out
}

func squared(x float64) float64 { return x * x }

func bias(beta float64, t int) float64 { return 1 - math.Pow(beta, float64(t)) }

// adamHistory is Adam's step at a rate of its own, divided by the largest mean so far with AMSGrad.
func adamHistory(h *optim.Hyper, rate float64, g []float64) float64 {
	squares, c2, eps := each(g, squared), bias(h.Beta2, len(g)), h.Eps
	v := mean(h.Beta2, squares)
	for t := range g {
		if h.AMSGrad {
			v = max(v, mean(h.Beta2, squares[:t+1]))
		}
	}
	if h.OptimizedUpdate {
		eps /= math.Sqrt(c2)
	}
	return rate * mean(h.Beta1, g) / bias(h.Beta1, len(g)) / (math.Sqrt(v/c2) + eps)
}

// histories are the steps −Δθ of rules without decay as functions of all gradients
// so far, which is how papers define them; the rules themselves use recursions.
var histories = map[string]func(h *optim.Hyper, g []float64) float64{
	"sgd": func(h *optim.Hyper, g []float64) float64 { return h.LR * g[len(g)-1] },
	"momentum": func(h *optim.Hyper, g []float64) float64 {
		undampened := h.Dampening * math.Pow(h.Momentum, float64(len(g)-1)) * g[0]
		return h.LR * ((1-h.Dampening)*sum(h.Momentum, g) + undampened)
	},
	"adam":    func(h *optim.Hyper, g []float64) float64 { return adamHistory(h, h.LR, g) },
	"adamw":   func(h *optim.Hyper, g []float64) float64 { return adamHistory(h, h.LR, g) },
	"amsgrad": func(h *optim.Hyper, g []float64) float64 { return adamHistory(h, h.LR, g) },
	"adamwarmup": func(h *optim.Hyper, g []float64) float64 {
		if t := float64(len(g)); t < h.Warmup {
			return adamHistory(h, 1e-8+h.LR*t/h.Warmup, g)
		}
		return adamHistory(h, h.LR, g)
	},
	"noam": func(h *optim.Hyper, g []float64) float64 {
		t := float64(len(g))
		return adamHistory(h, h.LR/math.Sqrt(h.DModel)*min(1/math.Sqrt(t), t*math.Pow(h.Warmup, -1.5)), g)
	},
	"nesterov": func(h *optim.Hyper, g []float64) float64 {
		return h.LR * (g[len(g)-1] + h.Momentum*sum(h.Momentum, g))
	},
	"rmsprop": func(h *optim.Hyper, g []float64) float64 {
		var quotients []float64
		for t := range g {
			variance := mean(h.Beta2, each(g[:t+1], squared))
			if h.Centered {
				variance -= squared(mean(h.Beta2, g[:t+1]))
			}
			quotients = append(quotients, g[t]/(math.Sqrt(variance)+h.Eps))
		}
		return h.LR * sum(h.Momentum, quotients)
	},
	"adagrad": func(h *optim.Hyper, g []float64) float64 {
		t := float64(len(g))
		return h.LR / (1 + (t-1)*h.RateDecay) * g[len(g)-1] / (math.Sqrt(h.Initial+sum(1, each(g, squared))) + h.Eps)
	},
	"adadelta": func(h *optim.Hyper, g []float64) float64 {
		var steps []float64
		root := func(xs []float64) float64 { return math.Sqrt(mean(h.Beta2, each(xs, squared)) + h.Eps) }
		for t := range g {
			steps = append(steps, root(steps)/root(g[:t+1])*g[t])
		}
		return h.LR * steps[len(g)-1]
	},
	"adamax": func(h *optim.Hyper, g []float64) float64 {
		largest := 0.0
		for i, x := range g {
			largest = max(largest, math.Pow(h.Beta2, float64(len(g)-1-i))*(math.Abs(x)+h.Eps))
		}
		return h.LR / bias(h.Beta1, len(g)) * mean(h.Beta1, g) / largest
	},
	"yogi": func(h *optim.Hyper, g []float64) float64 {
		v := h.Initial
		for _, x := range g {
			if x*x > v {
				v += (1 - h.Beta2) * x * x
			} else if x*x < v {
				v -= (1 - h.Beta2) * x * x
			}
		}
		c2, eps := bias(h.Beta2, len(g)), h.Eps
		if h.OptimizedUpdate {
			eps /= math.Sqrt(c2)
		}
		return h.LR * mean(h.Beta1, g) / bias(h.Beta1, len(g)) / (math.Sqrt(v/c2) + eps)
	},
	"lion": func(h *optim.Hyper, g []float64) float64 {
		last := len(g) - 1
		if h.Beta1*mean(h.Beta2, g[:last])+(1-h.Beta1)*g[last] < 0 {
			return -h.LR
		}
		return h.LR
	},
	"adan": func(h *optim.Hyper, g []float64) float64 {
		var changes, ahead []float64
		for i, x := range g {
			change := x - g[max(i-1, 0)]
			changes, ahead = append(changes, change), append(ahead, squared(x+h.Beta2*change))
		}
		t := len(g)
		m, v := mean(h.Beta1, g)/bias(h.Beta1, t), mean(h.Beta2, changes)/bias(h.Beta2, t)
		return h.LR * (m + h.Beta2*v) / (math.Sqrt(mean(h.Beta3, ahead)/bias(h.Beta3, t)) + h.Eps)
	},
}

// TestHistories compares recursions with definitions.
func TestHistories(t *testing.T) {
	const steps = 40
	for id, history := range histories {
		r := ruleByID(t, id)
		compared := 0
		for h := range variants(r) {
			if h.Decay != (optim.Decay{}) {
				continue
			}
			theta, s, g := []float64{0}, r.NewState(1), random(steps, 5)
			for i := range g {
				before := theta[0]
				r.Step(&h, s, theta, g[i:i+1])
				want := history(&h, g[:i+1])
				// The steps end in sums of up to forty rounded terms. A centred variance of one
				// or two gradients is a small difference.
				if !(math.Abs(before-theta[0]-want) <= 1e-12*(math.Abs(want)+math.Abs(before))) {
					t.Fatalf("%s, step %d of %+v: %v, want %v", id, i+1, h, before-theta[0], want)
				}
				compared++
			}
		}
		if compared < 2*steps {
			t.Errorf("%s: %d steps compared", id, compared)
		}
	}
	for _, r := range optim.Rules() { // the others have traces of two sources or more
		if _, ok := histories[r.ID]; !ok && !tracedAsWell[r.ID] {
			t.Errorf("%s has no second formulation", r.ID)
		}
	}
}

var tracedAsWell = map[string]bool{"adabelief": true, "radam": true, "nadam": true, "sophia": true}

// TestNesterovLooksAhead: θ of the rule is the point y = x + μ·(x − x before) of
// Nesterov's own form, in which x takes plain steps from y.
func TestNesterovLooksAhead(t *testing.T) {
	r := ruleByID(t, "nesterov")
	h := optim.Hyper{LR: 0.05, Momentum: 0.8}
	theta, s := []float64{3}, r.NewState(1)
	x, y := 3.0, 3.0
	for range 50 {
		r.Step(&h, s, theta, []float64{2 * theta[0]})
		before := x
		x = y - h.LR*2*y
		y = x + h.Momentum*(x-before)
		if !(math.Abs(theta[0]-y) <= 1e-14) {
			t.Fatalf("θ = %v, y = %v", theta[0], y)
		}
	}
}

// TestCentredVarianceStaysPositive: a gradient that does not change has no
// variance, and rounding must not make it less than none.
func TestCentredVarianceStaysPositive(t *testing.T) {
	r := ruleByID(t, "rmsprop")
	h := r.Defaults
	h.Centered, h.Beta2 = true, 0.5
	below := false
	for _, g := range random(50, 3) {
		s, theta := r.NewState(1), []float64{0}
		for range 200 {
			r.Step(&h, s, theta, []float64{g})
			below = below || s.V[0]-s.Further[0][0]*s.Further[0][0] < 0
		}
		if !finite(theta[0]) {
			t.Fatalf("gradient %v leads to %v", g, theta[0])
		}
	}
	if !below {
		t.Error("no variance is rounded below zero: the test shows nothing")
	}
}

// TestYogiFallsSlowly: after a burst, v of Yogi falls by as much as small gradients
// allow, where Adam's falls by a part of itself.
func TestYogiFallsSlowly(t *testing.T) {
	r := ruleByID(t, "yogi")
	s, theta := r.NewState(1), []float64{0}
	r.Step(&r.Defaults, s, theta, []float64{10})
	before := s.V[0]
	r.Step(&r.Defaults, s, theta, []float64{0.01})
	if fall := before - s.V[0]; !same(fall, 0.001*0.0001, 1e-6) {
		t.Errorf("v falls by %v", fall)
	}
}
