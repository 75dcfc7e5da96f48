package optim_test

import (
	"math"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// closedForms are the steps t, −Δθ, of rules along a gradient that never changes. They stand for all rules of which
// the reference family has no traces.
var closedForms = map[string]func(h *optim.Hyper, g float64, t int) float64{
	"sgd": func(h *optim.Hyper, g float64, _ int) float64 { return h.LR * g },
	"momentum": func(h *optim.Hyper, g float64, t int) float64 {
		first := math.Pow(h.Momentum, float64(t-1))
		return h.LR * g * (first + (1-h.Dampening)*(1-first)/(1-h.Momentum))
	},
	"nesterov": func(h *optim.Hyper, g float64, t int) float64 {
		return h.LR * g * (1 - math.Pow(h.Momentum, float64(t+1))) / (1 - h.Momentum)
	},
	"rmsprop": func(h *optim.Hyper, g float64, t int) float64 {
		left := math.Pow(h.Beta2, float64(t))
		variance := 1 - left // of g²
		if h.Centered {
			variance *= left
		}
		return h.LR * g / (math.Abs(g)*math.Sqrt(variance) + h.Eps)
	},
	"adagrad": func(h *optim.Hyper, g float64, t int) float64 {
		return h.LR / (1 + float64(t-1)*h.RateDecay) * g / (math.Sqrt(h.Initial+float64(t)*g*g) + h.Eps)
	},
	// Without a memory, the squares of Adadelta's steps are the sums of a geometric series.
	"adadelta": func(h *optim.Hyper, g float64, t int) float64 {
		return h.LR * g * math.Sqrt(-math.Expm1(float64(t)*math.Log1p(-h.Eps/(g*g+h.Eps))))
	},
	"adamax": func(h *optim.Hyper, g float64, _ int) float64 { return h.LR * g / (math.Abs(g) + h.Eps) },
	"yogi": func(h *optim.Hyper, g float64, t int) float64 {
		v := h.Initial + float64(t)*(1-h.Beta2)*g*g // as long as it stays below g²
		return h.LR * g / (math.Sqrt(v/(1-math.Pow(h.Beta2, float64(t)))) + h.Eps)
	},
	"lion": func(h *optim.Hyper, g float64, _ int) float64 { return math.Copysign(h.LR, g) },
	"adan": func(h *optim.Hyper, g float64, _ int) float64 { return h.LR * g / (math.Abs(g) + h.Eps) },
}

// TestClosedForms follows a gradient that never changes, on a slope that is plain, steep or nearly flat.
func TestClosedForms(t *testing.T) {
	for id, closed := range closedForms {
		r := ruleByID(t, id)
		h := r.Defaults
		h.Dampening, h.RateDecay, h.Initial = 0.25, 0.125, 1e-6
		if id == "adadelta" {
			h.Beta2 = 0
		}
		for _, h.Centered = range []bool{false, true} {
			for _, g := range []float64{3, -0.5, 1e3, 0.01} {
				theta, s := []float64{0}, r.NewState(1)
				for step := 1; step <= 60; step++ {
					before, want := theta[0], closed(&h, g, step)
					r.Step(&h, s, theta, []float64{g})
					if got := before - theta[0]; !(math.Abs(got-want) <= 1e-12*(math.Abs(want)+math.Abs(before))) {
						t.Fatalf("%s, gradient %v, step %d: %v, want %v", id, g, step, got, want)
					}
				}
			}
		}
	}
	traced := familyRules(t)
	for _, r := range optim.Rules() {
		if closedForms[r.ID] == nil && !traced[r.ID] {
			t.Errorf("%s has neither traces of the reference family nor a closed form", r.ID)
		}
	}
}

// familyRules are the rules that the traces of the reference family are run on.
func familyRules(t *testing.T) map[string]bool {
	t.Helper()
	traced := make(map[string]bool)
	for _, file := range traceCounts {
		if file.file == "rules" {
			continue
		}
		var f traceFile
		readJSON(t, file.file, &f)
		for i := range f.Cases {
			c, from := &f.Cases[i], f.Cases[i].asked(0)
			traced[subjects[[2]string{c.Source, from.variant(c.Source, c.Optimizer)}].rule] = true
		}
	}
	return traced
}

// TestGeometric: on the quadratic a·x²/2, plain steps and weight decay multiply x by the same factor each time.
func TestGeometric(t *testing.T) {
	const a, steps = 0.7, 40
	r := ruleByID(t, "sgd")
	for mode, factor := range map[optim.DecayMode]func(alpha, lambda float64) float64{
		optim.DecayCoupled:   func(alpha, lambda float64) float64 { return 1 - alpha*(a+lambda) },
		optim.DecayDecoupled: func(alpha, lambda float64) float64 { return 1 - alpha*lambda - alpha*a },
		optim.DecayAbsolute:  func(alpha, lambda float64) float64 { return 1 - lambda - alpha*a },
	} {
		h := optim.Hyper{LR: 0.3, Decay: optim.Decay{Mode: mode, Coef: 0.1}}
		theta, s := []float64{2}, r.NewState(1)
		for range steps {
			r.Step(&h, s, theta, []float64{a * theta[0]})
		}
		if want := 2 * math.Pow(factor(h.LR, h.Decay.Coef), steps); !same(theta[0], want, 1e-13) {
			t.Errorf("%v: %v, want %v", mode, theta[0], want)
		}
	}
}
