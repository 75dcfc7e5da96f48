package given

import (
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/optiscope/optiscope/optim"
)

// Warmup is how RAdam's rectification grows over the steps, and what it does to
// the variance of the adaptive rate. Index t of every column belongs to step t, from 1
// on; NaN stands where there is no value.
type Warmup struct {
	Rho []float64 // ρ, the length of the approximated simple moving average
	R   []float64 // r; NaN while ρ is below 5, where RAdam does not divide
	// Before and After are the variance over the samples of the adaptive rate ψ =
	// 1/√v̂, and of the rectified one r·ψ; After is NaN where R is.
	Before, After []float64
	// Theory is the approximation that the paper rectifies by, for gradients with
	// mean 0 and variance 1: Var ψ ≈ ρ/(2(ρ − 2)(ρ − 4)); NaN where ρ is at most 4.
	Theory []float64
	First  int // the first step at which RAdam divides, 0 if there is none
	// Limit is ρ∞, to which ρ grows.
	Limit float64
}

// Sampling describes a Warmup.
type Sampling struct {
	Steps   int
	Beta2   float64
	Mean    float64 // μ of the gradients, whose variance is 1
	Samples int     // simulated sequences of gradients
	Seed    uint64
}

// Warm computes a Warmup: ρ and r as optim's RAdam has them (L. Liu et al., On the
// Variance of the Adaptive Learning Rate and Beyond, 2019, section 4), the variances
// from simulated gradients g ~ N(μ, 1), as in its figure 1. The draws depend on the seed
// alone: another β₂ has the same gradients.
func Warm(c Sampling) (*Warmup, error) {
	rule, ok := optim.Lookup("radam")
	if !ok {
		return nil, fmt.Errorf("given: no rule is called %q", "radam")
	}
	h := rule.Defaults
	h.Beta2, h.DegenerateToSGD = c.Beta2, false
	if err := rule.Validate(&h); err != nil {
		return nil, err
	}
	w := &Warmup{Limit: 2/(1-c.Beta2) - 1}
	for _, column := range []*[]float64{&w.Rho, &w.R, &w.Before, &w.After, &w.Theory} {
		*column = make([]float64, c.Steps+1)
		(*column)[0] = math.NaN()
	}
	for t := 1; t <= c.Steps; t++ {
		plan := rule.Plan(&h, t)
		w.Rho[t], w.R[t], w.Theory[t] = plan.Rho, math.NaN(), math.NaN()
		if plan.Branch == optim.BranchAdaptive {
			w.R[t] = plan.R
			if w.First == 0 {
				w.First = t
			}
		}
		if rho := plan.Rho; rho > 4 {
			w.Theory[t] = rho / (2 * (rho - 2) * (rho - 4))
		}
	}
	w.simulate(c)
	return w, nil
}

// simulate takes the variance over the samples at every step, by Welford's sums.
func (w *Warmup) simulate(c Sampling) {
	v := make([]float64, max(c.Samples, 1))
	random := rand.New(rand.NewPCG(c.Seed, 0))
	power := 1.0
	for t := 1; t <= c.Steps; t++ {
		power = float64(power * c.Beta2)
		mean, squares := 0.0, 0.0
		for i := range v {
			g := c.Mean + random.NormFloat64()
			v[i] = float64(c.Beta2*v[i]) + float64((1-c.Beta2)*g*g)
			psi := math.Sqrt((1 - power) / v[i])
			off := psi - mean
			mean += off / float64(i+1)
			squares += float64(off * (psi - mean))
		}
		w.Before[t] = squares / float64(max(len(v)-1, 1))
		w.After[t] = w.R[t] * w.R[t] * w.Before[t]
	}
}
