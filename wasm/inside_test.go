//go:build !js

package main

import (
	"strings"
	"testing"
	"time"
)

// The key opens the step in equations, which is in the link, takes part in the panel, and goes again.
func TestStepInEquations(t *testing.T) {
	s := start(t, laptop, "t=100&play=0&theme=dark&selected=radam")
	plain := s.frame()
	s.write("i")
	s.tick(2)
	now := s.look()
	if !strings.Contains(now.Link, "equations=1") {
		t.Fatalf("link %s", now.Link)
	}
	boxes := 0
	for key := range now.Widgets {
		if strings.HasPrefix(key, "inside.readout.") && strings.HasSuffix(key, ".formula") {
			boxes++
		}
	}
	if boxes != 9 {
		t.Errorf("%d equations, want RAdam's 9", boxes)
	}
	sameAsFresh(t, s)
	s.write("i")
	s.tick(2)
	if n := differing(plain, s.frame(), plain.Bounds()); n > 0 || strings.Contains(s.look().Link, "equations") {
		t.Errorf("closed again, %d pixels differ", n)
	}
}

// The key plays one step phase by phase by itself; the keys turn the phases; behind the last one the playhead stands at
// the next point.
func TestPlayOneStep(t *testing.T) {
	s := start(t, laptop, "t=21&play=0&theme=dark&zoom=8&view.x=-1.05&view.y=-0.3")
	s.write("y")
	s.tick(2)
	if link := s.look().Link; !strings.Contains(link, "phase=1") {
		t.Fatalf("link %s", link)
	}
	if box := s.widget("phase.foot"); !box.In(s.look().Areas["surface"].Clip) {
		t.Errorf("the phase is told at %v", box)
	}
	before := s.frame()
	for phase := 2; phase <= 6; phase++ {
		s.write("x")
		s.tick(2)
		now := s.frame()
		if differing(before, now, s.look().Areas["surface"].Clip) < 50 {
			t.Errorf("phase %d looks like the one before", phase)
		}
		before = now
	}
	s.write("z")
	s.tick(2)
	if link := s.look().Link; !strings.Contains(link, "phase=5") {
		t.Errorf("back again: %s", link)
	}
	s.click(middle(s.widget("button.step.end")))
	s.tick(2)
	if now := s.look(); strings.Contains(now.Link, "phase") || !strings.Contains(now.Link, "t=22") {
		t.Errorf("after the step: %s", now.Link)
	}
	s.write("y")
	for range 300 { // by the clock
		if s.tick(1); strings.Contains(s.look().Link, "phase=2") {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("the next phase does not come by itself")
}
