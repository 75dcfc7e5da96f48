package optim_test

import (
	"math"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// handwrittenRules are steps t of rules with their defaults, as plain loops. They have as many numbers of their own as
// parameters in m and in v, and twice as many in w.
var handwrittenRules = []struct {
	id   string
	step func(t int, params, grads, m, v, w []float64)
}{
	{"adam", handwrittenAdam}, {"amsgrad", handwrittenAMSGrad}, {"radam", handwrittenRAdam}, {"adabelief", handwrittenAdaBelief},
	{"adamwarmup", handwrittenAdamWarmup}, {"noam", handwrittenNoam}, {"adamw", handwrittenAdamW}, {"nadam", handwrittenNAdam}, {"adamax", handwrittenAdamax}, {"yogi", handwrittenYogi},
	{"adan", handwrittenAdan}, {"sophia", handwrittenSophia}, {"sgd", handwrittenSGD}, {"momentum", handwrittenMomentum},
	{"nesterov", handwrittenNesterov}, {"lion", handwrittenLion}, {"rmsprop", handwrittenRMSProp},
	{"adagrad", handwrittenAdagrad}, {"adadelta", handwrittenAdadelta},
}

// adamRate is α·√(1−β₂ᵗ)/(1−β₁ᵗ), where ε is added to the root of the uncorrected moment.
func adamRate(t int) float64 {
	const alpha, beta1, beta2 = 1e-3, 0.9, 0.999
	return alpha * math.Sqrt(1-math.Pow(beta2, float64(t))) / (1 - math.Pow(beta1, float64(t)))
}

// rectification is r of RAdam, or 0 where ρ is too small.
func rectification(t int) float64 {
	const beta2 = 0.999
	b := math.Pow(beta2, float64(t))
	last := 2/(1-beta2) - 1
	rho := last - 2*float64(t)*b/(1-b)
	if rho < 5 {
		return 0
	}
	return math.Sqrt((rho - 4) * (rho - 2) * last / ((last - 4) * (last - 2) * rho))
}

func handwrittenAdam(t int, params, grads, m, v, _ []float64) {
	handwrittenAdamAt(adamRate(t), params, grads, m, v)
}

func handwrittenAdamWarmup(t int, params, grads, m, v, _ []float64) {
	handwrittenAdamAt(adamRate(t)*min(float64(t)/2000+1e-5, 1), params, grads, m, v)
}

func handwrittenNoam(t int, params, grads, m, v, _ []float64) {
	rate := math.Pow(512, -0.5) * min(math.Pow(float64(t), -0.5), float64(t)*math.Pow(4000, -1.5))
	handwrittenAdamAt(adamRate(t)*rate, params, grads, m, v)
}

func handwrittenAdamAt(k float64, params, grads, m, v []float64) {
	const beta1, beta2, eps = 0.9, 0.999, 1e-16
	for i, g := range grads {
		m[i] = beta1*m[i] + (1-beta1)*g
		v[i] = beta2*v[i] + (1-beta2)*g*g
		params[i] -= k * m[i] / (math.Sqrt(v[i]) + eps)
	}
}

func handwrittenAMSGrad(t int, params, grads, m, v, w []float64) {
	const beta1, beta2, eps = 0.9, 0.999, 1e-16
	k := adamRate(t)
	for i, g := range grads {
		m[i] = beta1*m[i] + (1-beta1)*g
		v[i] = beta2*v[i] + (1-beta2)*g*g
		w[i] = max(w[i], v[i])
		params[i] -= k * m[i] / (math.Sqrt(w[i]) + eps)
	}
}

func handwrittenRAdam(t int, params, grads, m, v, _ []float64) {
	const alpha, beta1, beta2, eps = 1e-3, 0.9, 0.999, 1e-8
	r := rectification(t)
	k, plain := r*adamRate(t), alpha/(1-math.Pow(beta1, float64(t)))
	for i, g := range grads {
		m[i] = beta1*m[i] + (1-beta1)*g
		v[i] = beta2*v[i] + (1-beta2)*g*g
		if r > 0 {
			params[i] -= k * m[i] / (math.Sqrt(v[i]) + eps)
		} else {
			params[i] -= plain * m[i]
		}
	}
}

func handwrittenAdaBelief(t int, params, grads, m, s, _ []float64) {
	const alpha, beta1, beta2, eps = 1e-3, 0.9, 0.999, 1e-16
	r := rectification(t)
	k, plain := r*adamRate(t), alpha/(1-math.Pow(beta1, float64(t)))
	for i, g := range grads {
		m[i] = beta1*m[i] + (1-beta1)*g
		d := g - m[i]
		s[i] = beta2*s[i] + (1-beta2)*d*d
		if r > 0 {
			params[i] -= k * m[i] / (math.Sqrt(s[i]+eps) + eps)
		} else {
			params[i] -= plain * m[i]
		}
	}
}

// TestHandwritten checks that there is a loop for every rule and that it does what the rule does: otherwise its time
// tells nothing.
func TestHandwritten(t *testing.T) {
	const n, steps, tol = 50, 300, 1e-12
	if len(handwrittenRules) != len(optim.Rules()) {
		t.Errorf("%d loops for %d rules", len(handwrittenRules), len(optim.Rules()))
	}
	for _, c := range handwrittenRules {
		r := ruleByID(t, c.id)
		s, params, theta := r.NewState(n), random(n, 3), random(n, 3)
		m, v, w := make([]float64, n), make([]float64, n), make([]float64, 2*n)
		for step := 1; step <= steps; step++ {
			grads := random(n, uint64(step))
			if r.NeedsCurvature(&r.Defaults, step) { // which is another loop
				r.Curvature(&r.Defaults, s, random(n, uint64(2*steps+step)))
				copy(v, s.V)
			}
			r.Step(&r.Defaults, s, params, grads)
			c.step(step, theta, grads, m, v, w)
		}
		for i := range params {
			if math.Abs(params[i]-theta[i]) > tol*max(1, math.Abs(params[i])) {
				t.Fatalf("%s: parameter %d is %v, by hand %v", c.id, i, params[i], theta[i])
			}
		}
	}
}
