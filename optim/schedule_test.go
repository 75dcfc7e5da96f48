package optim_test

import (
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
