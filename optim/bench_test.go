package optim_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/optiscope/optiscope/optim"
)

// sizes are the tensor sizes of the benchmarks: a point, a layer, a model.
var sizes = []int{2, 1000, 1_000_000}

// BenchmarkStep measures every rule, past the first steps.
func BenchmarkStep(b *testing.B) {
	for _, r := range optim.Rules() {
		for _, n := range sizes {
			b.Run(fmt.Sprintf("%s/%d", r.ID, n), func(b *testing.B) {
				params, grads := random(n, 1), random(n, 2)
				h, s := r.Defaults, r.NewState(n)
				s.T = 1000
				b.SetBytes(int64(8 * n))
				for b.Loop() {
					if s.T > 2000 {
						s.T = 1000
					}
					r.Step(&h, s, params, grads)
				}
				perElement(b, n)
			})
		}
	}
}

// perElement reports the time for one parameter.
func perElement(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/element")
}

// BenchmarkOptions measures what each option of AdaBelief adds, on a thousand parameters.
func BenchmarkOptions(b *testing.B) {
	r, _ := optim.Lookup("adabelief")
	for _, option := range []struct {
		name string
		set  func(*optim.Hyper)
	}{
		{"defaults", func(*optim.Hyper) {}},
		{"plain", func(h *optim.Hyper) { h.OptimizedUpdate = false }},
		{"amsgrad", func(h *optim.Hyper) { h.AMSGrad = true }},
		{"accumulate", func(h *optim.Hyper) { h.AccumulateEps = true }},
		{"coupled", func(h *optim.Hyper) { h.Decay = optim.Decay{Mode: optim.DecayCoupled, Coef: 0.01} }},
		{"decoupled", func(h *optim.Hyper) { h.Decay.Coef = 0.01 }},
	} {
		b.Run(option.name, func(b *testing.B) {
			const n = 1000
			params, grads := random(n, 1), random(n, 2)
			h, s := r.Defaults, r.NewState(n)
			option.set(&h)
			for b.Loop() {
				s.T = 1000
				r.Step(&h, s, params, grads)
			}
		})
	}
}

// BenchmarkHandwritten is the loop that somebody would write for a rule and nothing else, named as in BenchmarkStep.
func BenchmarkHandwritten(b *testing.B) {
	for _, r := range handwrittenRules {
		for _, n := range sizes {
			b.Run(fmt.Sprintf("%s/%d", r.id, n), func(b *testing.B) {
				params, grads := random(n, 1), random(n, 2)
				m, v, w, t := make([]float64, n), make([]float64, n), make([]float64, 2*n), 1000
				b.SetBytes(int64(8 * n))
				for b.Loop() {
					if t++; t > 2000 {
						t = 1000
					}
					r.step(t, params, grads, m, v, w)
				}
				perElement(b, n)
			})
		}
	}
}

// BenchmarkBesideLoop measures the rules that the budgets name, and the plain loop of Adam, in turns and on the same memory:
// where a million numbers happen to lie decides some hundredths of the time. "×loop" is the ratio of the medians.
func BenchmarkBesideLoop(b *testing.B) {
	for _, id := range []string{"adam", "radam", "adabelief"} {
		b.Run(id, func(b *testing.B) {
			const n = 1_000_000
			r, _ := optim.Lookup(id)
			params, grads := random(n, 1), random(n, 2)
			h, s := r.Defaults, r.NewState(n)
			var step, loop []time.Duration
			for b.Loop() {
				s.T = 1000
				begin := time.Now()
				r.Step(&h, s, params, grads)
				between := time.Now()
				handwrittenAdam(1001, params, grads, s.M, s.V, nil)
				step, loop = append(step, between.Sub(begin)), append(loop, time.Since(between))
			}
			slices.Sort(step)
			slices.Sort(loop)
			b.ReportMetric(float64(step[len(step)/2])/float64(loop[len(loop)/2]), "×loop")
		})
	}
}

// random is n normal numbers that depend on the seed alone.
func random(n int, seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, 0))
	x := make([]float64, n)
	for i := range x {
		x[i] = r.NormFloat64()
	}
	return x
}
