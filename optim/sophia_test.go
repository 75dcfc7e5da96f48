package optim_test

import (
	"math"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// TestNeedsCurvature lists the steps of every k-th, and of rules that need none.
func TestNeedsCurvature(t *testing.T) {
	sophia := ruleByID(t, "sophia")
	for _, c := range []struct {
		rule     *optim.Rule
		interval float64
		want     []int
	}{{sophia, 10, []int{1, 11, 21}}, {sophia, 1, []int{1, 2, 3}}, {sophia, 7, []int{1, 8, 15}}, {ruleByID(t, "adam"), 1, nil}} {
		h := c.rule.Defaults
		h.Interval = c.interval
		var got []int
		for step := 1; step <= 30 && len(got) < 3; step++ {
			if c.rule.NeedsCurvature(&h, step) {
				got = append(got, step)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s, k = %v: %v, want %v", c.rule.ID, c.interval, got, c.want)
		}
	}
}

// TestCurvatureIsAMean holds h to its definition, (1 − β₂)·Σ β₂ⁿ⁻ⁱ·ĥᵢ, signs included.
func TestCurvatureIsAMean(t *testing.T) {
	r := ruleByID(t, "sophia")
	s, seen := r.NewState(2), random(40, 6)
	for i, x := range seen {
		r.Curvature(&r.Defaults, s, []float64{x, -2 * x})
		if want := mean(r.Defaults.Beta2, seen[:i+1]); !same(s.V[0], want, 1e-13) || !same(s.V[1], -2*want, 1e-13) {
			t.Fatalf("after %d curvatures h is %v, want %v and %v", i+1, s.V, want, -2*want)
		}
	}
	if s.T != 0 || s.M[0] != 0 {
		t.Errorf("a curvature is no step: %+v", s)
	}
}

// TestGaussNewtonBartlett: that estimate is one more way to say what the curvature is.
func TestGaussNewtonBartlett(t *testing.T) {
	r := ruleByID(t, "sophia")
	s, other := r.NewState(1), r.NewState(1)
	for _, g := range random(40, 7) {
		optim.SophiaHessian(&r.Defaults, s, 16, []float64{g})
		r.Curvature(&r.Defaults, other, []float64{16 * g * g})
	}
	if !same(s.V[0], other.V[0], 1e-14) {
		t.Errorf("h is %v, of its estimates %v", s.V[0], other.V[0])
	}
}

// TestSophiaIsNewtons: without memory or clipping, and with α = ρ, a step on a quadratic ends in its minimum, in
// every direction at once.
func TestSophiaIsNewtons(t *testing.T) {
	r := ruleByID(t, "sophia")
	h := optim.Hyper{LR: 100, Clip: 100, Interval: 1}
	s, theta, bend := r.NewState(3), []float64{3, -2, 0.5}, []float64{2, 1000, 0.125}
	grads := make([]float64, 3)
	for i := range theta {
		grads[i] = bend[i] * theta[i]
	}
	r.Curvature(&h, s, bend)
	r.Step(&h, s, theta, grads)
	if !slices.Equal(theta, []float64{0, 0, 0}) {
		t.Errorf("Newton's step ends at %v", theta)
	}
}

// TestSophiaLeavesSaddles: where the surface is concave, steps have the length α and go down, as with the paper's
// max(γ·h, ε). labml's h + ε alone would climb to the saddle.
func TestSophiaLeavesSaddles(t *testing.T) {
	r := ruleByID(t, "sophia")
	h := r.Defaults
	h.LR = 0.01
	s, theta := r.NewState(2), []float64{1, 1e-3} // on x² − y²
	for step := 1; step <= 200; step++ {
		before := theta[1]
		if r.NeedsCurvature(&h, step) {
			r.Curvature(&h, s, []float64{2, -2})
		}
		r.Step(&h, s, theta, []float64{2 * theta[0], -2 * theta[1]})
		if !same(theta[1]-before, h.LR, 1e-12) {
			t.Fatalf("step %d of %v in the concave direction, want %v", step, theta[1]-before, h.LR)
		}
	}
	if math.Abs(theta[0]) > 0.05 || s.V[1] >= 0 {
		t.Errorf("after 200 steps at %v with h = %v", theta, s.V)
	}
}
