package state_test

import (
	"math"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/state"
)

// Sophia's card and inside speak of the curvature, and of the clipping that its steps show.
func TestInsideTellsTheCurvature(t *testing.T) {
	said := make(map[string]int)
	for _, link := range []string{"entries=sophia&play=0&steps=300", "entries=sophia&play=0&surface=ravine&steps=300", "entries=sophia&play=0&surface=mccormick&steps=300",
		"entries=sophia&play=0&surface=saddle&steps=100"} {
		s, errs := state.Load(link)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		result := run.Compute(s.Run)
		track, h := &result.Tracks[0], s.Run.Entries[0].Hyper
		for s.View.T = 1; s.View.T <= track.Last(); s.View.T++ {
			at, cells := s.View.T, map[string][]string{}
			for _, p := range s.Panels(&result) {
				for _, r := range p.Readouts {
					cells[r.ID] = r.Cells
				}
			}
			if told := cells["inside.told"]; len(told) != 2 || told[0] != state.Number(track.HX[at]) || told[1] != state.Number(track.HY[at]) {
				t.Fatalf("%s, step %d: curvature %v, want %v, %v", link, at, told, track.HX[at], track.HY[at])
			}
			if mean := cells["inside.root"]; len(mean) != 2 || mean[0] != state.Number(track.VX[at]) {
				t.Fatalf("%s, step %d: h is %v, want %v", link, at, mean, track.VX[at])
			}
			full := func(d float64) bool { return math.Abs(math.Abs(d)-h.LR) < 1e-12 }
			words := cells["inside.words"][0]
			want := map[[2]bool]string{{true, true}: "along x and y, and both", {true, false}: "Clipped step along x",
				{false, true}: "Clipped step along y", {false, false}: "Step divided"}[[2]bool{full(track.DX[at]), full(track.DY[at])}]
			if !strings.Contains(words, want) {
				t.Fatalf("%s, step %d of (%v, %v): %q", link, at, track.DX[at], track.DY[at], words)
			}
			said[want]++
		}
	}
	if len(said) != 4 {
		t.Errorf("only %v was said", said)
	}
}

// A rule with a warm-up of its own has no schedule beside it, and any other rule has one.
func TestOneScheduleForEach(t *testing.T) {
	for _, rule := range optim.Rules() {
		s, errs := state.Load("entries=" + rule.ID)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		_, scheduled := s.Find(rule.ID + ".schedule")
		c, warm := s.Find(rule.ID + ".warmup")
		if own := rule.ID == "adamwarmup" || rule.ID == "noam"; scheduled == own || !warm || c.Hidden == own {
			t.Errorf("%s: schedule %v, warm-up hidden %v", rule.ID, scheduled, c.Hidden)
		}
	}
}

// Every rule, as it is added, goes down the first surface and none blows up.
func TestEveryRuleDescends(t *testing.T) {
	for _, rule := range optim.Rules() {
		s, errs := state.Load("entries=" + rule.ID)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		track := &run.Compute(s.Run).Tracks[0]
		if track.Len() != s.Run.Steps+1 || !(track.F[track.Last()] < 0.1*track.F[0]) {
			t.Errorf("%s: %d points, from %v to %v; %s", rule.ID, track.Len(), track.F[0], track.F[track.Last()], track.Verdict())
		}
	}
}
