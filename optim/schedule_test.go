package optim_test

import (
	"math"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

func TestSchedules(t *testing.T) {
	var f struct {
		Entries []struct {
			Schedule   string
			LR, Warmup float64
			Model      float64 `json:"d_model"`
			T          []int
			LRT        []float64 `json:"lr_t"`
		}
	}
	readJSON(t, "schedules", &f)
	if len(f.Entries) != 11 {
		t.Errorf("%d schedules, want 11", len(f.Entries))
	}
	for _, e := range f.Entries {
		spec, tol := optim.ScheduleSpec{Kind: optim.ScheduleWarmup, Warmup: e.Warmup}, 0.0
		s := optim.Warmup(e.LR, e.Warmup)
		if e.Schedule == "labml Noam" {
			var err error
			if s, err = optim.Noam(e.LR, e.Model, e.Warmup); err != nil {
				t.Fatal(err)
			}
			spec.Kind, spec.DModel, tol = optim.ScheduleNoam, e.Model, 1e-15
		} else if e.Schedule != "labml AdamWarmup" {
			t.Fatal("nothing stands for", e.Schedule)
		}
		described := rates(t, spec, e.LR, 1)
		for i, step := range e.T {
			if got := s(step); !same(got, e.LRT[i], tol) {
				t.Errorf("%s, lr %v, warm-up %v: %v at step %d, want %v", e.Schedule, e.LR, e.Warmup, got, step, e.LRT[i])
			}
			if got, want := described(step), s(step); got != want {
				t.Errorf("%+v: %v at step %d, want %v", spec, got, step, want)
			}
		}
	}
}

// TestRulesWithASchedule: AdamWarmup and Noam are Adam with a schedule, to the bit. Their decoupled decay goes by the
// plain α, as DecayAbsolute does with α·λ; with WarmDecay it follows the schedule, as that of Adam with one does.
func TestRulesWithASchedule(t *testing.T) {
	adam := ruleByID(t, "adam")
	for _, id := range []string{"adamwarmup", "noam"} {
		r, compared := ruleByID(t, id), 0
		for h := range variants(r) {
			rate := optim.Warmup(h.LR, h.Warmup)
			if id == "noam" {
				var err error
				rate, err = optim.Noam(h.LR, h.DModel, h.Warmup)
				must(t, err)
			}
			plain := h
			if plain.Decay.Mode == optim.DecayDecoupled && !h.WarmDecay {
				plain.Decay = optim.Decay{Mode: optim.DecayAbsolute, Coef: h.LR * h.Decay.Coef}
			}
			a, b := param(random(3, 1), nil), param(random(3, 1), nil)
			o, err := optim.NewOptimizer(adam, optim.Group{Params: []*optim.Param{a}, Hyper: plain, Schedule: rate})
			must(t, err)
			s := r.NewState(3)
			for step := 1; step <= 20; step++ {
				a.Grad = random(3, uint64(step)+1)
				must(t, o.Step())
				r.Step(&h, s, b.Data, a.Grad)
				if s.Plan.Rate != rate(step) || !slices.Equal(a.Data, b.Data) {
					t.Fatalf("%s, step %d of %+v: rate %v, at %v; want %v, %v", id, step, h, s.Plan.Rate, b.Data, rate(step), a.Data)
				}
			}
			compared++
		}
		if compared < 48 {
			t.Errorf("%s: %d variants compared", id, compared)
		}
	}
}

// TestRateOfAStep: the plan names the rate that a rule steps with where its own warm-up or decay changes it.
func TestRateOfAStep(t *testing.T) {
	for _, r := range optim.Rules() {
		h := r.Defaults
		h.RateDecay = 0.5
		for step := 1; step <= 3; step++ {
			want := h.LR
			switch r.ID {
			case "adamwarmup":
				want = 1e-8 + h.LR*float64(step)/h.Warmup
			case "noam":
				want = h.LR / math.Sqrt(h.DModel) * float64(step) * math.Pow(h.Warmup, -1.5)
			case "adagrad":
				want = h.LR / (1 + 0.5*float64(step-1))
			}
			if got := r.Plan(&h, step).Rate; !same(got, want, 1e-15) {
				t.Errorf("%s, step %d: %v, want %v", r.ID, step, got, want)
			}
		}
	}
}
