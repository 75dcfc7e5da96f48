package optim_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// sizes are the tensor sizes of the benchmarks: a point, a layer, a model.
var sizes = []int{2, 1000, 1_000_000}

// BenchmarkStep measures every rule with its defaults, past the first steps.
func BenchmarkStep(b *testing.B) {
	for _, r := range allRules() {
		for _, n := range sizes {
			b.Run(fmt.Sprintf("%s/%d", r.ID, n), func(b *testing.B) {
				params, grads := random(n, 1), random(n, 2)
				h, s := r.Defaults, r.NewState(n)
				s.T = 1000
				b.SetBytes(int64(8 * n))
				for b.Loop() {
					if s.T++; s.T > 2000 {
						s.T = 1000
					}
					r.Step(&h, s, params, grads)
				}
			})
		}
	}
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

// BenchmarkHandwritten is the loop that somebody would write for Adam and nothing else.
func BenchmarkHandwritten(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("adam/%d", n), func(b *testing.B) {
			params, grads := random(n, 1), random(n, 2)
			m, v, t := make([]float64, n), make([]float64, n), 1000
			b.SetBytes(int64(8 * n))
			for b.Loop() {
				if t++; t > 2000 {
					t = 1000
				}
				handwrittenAdam(t, params, grads, m, v)
			}
		})
	}
}

func handwrittenAdam(t int, params, grads, m, v []float64) {
	const alpha, beta1, beta2, eps = 1e-3, 0.9, 0.999, 1e-16
	k := alpha * math.Sqrt(1-math.Pow(beta2, float64(t))) / (1 - math.Pow(beta1, float64(t)))
	for i, g := range grads {
		m[i] = beta1*m[i] + (1-beta1)*g
		v[i] = beta2*v[i] + (1-beta2)*g*g
		params[i] -= k * m[i] / (math.Sqrt(v[i]) + eps)
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
