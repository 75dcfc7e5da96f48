package run_test

import (
	"math"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// sophia runs the rule that wants the curvature, every k-th step, on a surface from its start.
func sophia(t *testing.T, s *surface.Surface, steps int, k float64) run.Config {
	t.Helper()
	rule, ok := optim.Lookup("sophia")
	if !ok {
		t.Fatal("no Sophia")
	}
	c := of(s, steps, []*optim.Rule{rule})
	c.Entries[0].Hyper.Interval = k
	return c
}

// The columns are the curvature at the point before the step, exact and without the gradient's noise, and stand still
// between looks; h is their running mean.
func TestCurvatureIsTold(t *testing.T) {
	looks := 0
	for _, s := range surface.All() {
		c := sophia(t, s, 40, 3)
		c.Noise = 0.1
		result := run.Compute(c)
		track := &result.Tracks[0]
		if track.HX[0] != 0 || track.HY[0] != 0 {
			t.Errorf("%s: curvature %v, %v before any step", s.ID, track.HX[0], track.HY[0])
		}
		h := 0.0
		for step := 1; step < track.Len(); step++ {
			hx, hy := track.HX[step-1], track.HY[step-1]
			if step%3 == 1 {
				hx, hy = result.Loss.Curvature(track.X[step-1], track.Y[step-1])
				h = c.Entries[0].Hyper.Beta2*h + (1-c.Entries[0].Hyper.Beta2)*hx
				looks++
			}
			if track.HX[step] != hx || track.HY[step] != hy {
				t.Fatalf("%s, step %d: told %v, %v, want %v, %v", s.ID, step, track.HX[step], track.HY[step], hx, hy)
			}
			if !(math.Abs(track.VX[step]-h) <= 1e-13*(math.Abs(h)+math.Abs(hx))) && !math.IsInf(h, 0) {
				t.Fatalf("%s, step %d: h = %v, want %v", s.ID, step, track.VX[step], h)
			}
		}
	}
	if looks < 600 {
		t.Errorf("%d looks on all surfaces", looks)
	}
	for i, track := range run.Compute(all(beale(t), 5)).Tracks {
		if track.HX != nil || track.HY != nil {
			t.Errorf("entry %d has a curvature that its rule does not want", i)
		}
	}
}

// With the exact curvature, no memory and no clipping, the rule takes Newton's step along each axis: on a bowl whose
// axes are the coordinates' it ends in the minimum at once.
func TestExactCurvatureIsNewtons(t *testing.T) {
	ravine, ok := surface.Lookup("ravine")
	if !ok {
		t.Fatal("no ravine")
	}
	c := sophia(t, ravine, 1, 1)
	c.Params[0], c.Start = 700, surface.Point{X: -1.75, Y: 0.8125}
	c.Entries[0].Hyper = optim.Hyper{LR: 100, Clip: 100, Interval: 1}
	if track := run.Compute(c).Tracks[0]; track.X[1] != 0 || track.Y[1] != 0 || track.HX[1] != 1 || track.HY[1] != 700 {
		t.Errorf("at %v, %v with curvature %v, %v", track.X[1], track.Y[1], track.HX[1], track.HY[1])
	}
}
