//go:build !js

package main

import (
	"image"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

// A step is taken apart by buttons and keys; every part has a picture of its own.
func TestPlayOneStep(t *testing.T) {
	s := start(t, laptop, "t=29&play=0")
	expect := func(step, phase int) {
		t.Helper()
		if v := s.state().View; v.T != step || v.Phase != phase {
			t.Fatalf("step %d, part %d; want step %d, part %d", v.T, v.Phase, step, phase)
		}
	}
	s.click(middle(s.widget("chip.phase.play")))
	expect(30, 1)
	last := s.frame()
	for phase := 2; phase <= 6; phase++ {
		if phase%2 == 0 {
			s.click(middle(s.widget("button.phase.next")))
		} else {
			s.write("s")
		}
		expect(30, phase)
		now := s.frame()
		if differing(now, last, s.look().Areas["surface"].Clip) < 20 {
			t.Errorf("part %d looks like the one before", phase)
		}
		last = now
	}
	s.write("s")
	expect(31, 1)
	s.click(middle(s.widget("button.phase.back")))
	expect(30, 6)
	s.write("bb")
	expect(30, 4)
	sameAsFresh(t, s)
	s.write("q")
	expect(30, 0)
	sameAsFresh(t, s)
}

// The vectors and all equations come and go, and the window is that of the link.
func TestVectorsAndEquations(t *testing.T) {
	s := start(t, laptop, "t=30&play=0")
	before := s.frame()
	choice := s.widget("choice.layer")
	s.click(image.Pt(choice.Max.X-15, middle(choice).Y))
	if layer := s.state().View.Layer; layer != "vectors" {
		t.Fatalf("the surface shows %q", layer)
	}
	if n := differing(s.frame(), before, s.look().Areas["surface"].Clip); n < 500 {
		t.Errorf("%d pixels show vectors", n)
	}
	sameAsFresh(t, s)
	s.click(middle(s.widget("chip.details")))
	if !s.state().View.Details {
		t.Error("the equations are not shown")
	}
	sameAsFresh(t, s)
	s.write("ev")
	if v := s.state().View; v.Details || v.Layer != "paths" {
		t.Errorf("by key: equations %v, layer %q", v.Details, v.Layer)
	}
}

// Keys lead from event to event.
func TestEventKeys(t *testing.T) {
	s := start(t, laptop, "t=0&play=0")
	var steps []int
	for {
		s.write(">")
		if now := s.look().T; len(steps) > 0 && now == steps[len(steps)-1] {
			break
		} else {
			steps = append(steps, now)
		}
	}
	if len(steps) < 3 || steps[0] != 6 {
		t.Fatalf("the events are at %v", steps)
	}
	for i := len(steps) - 2; i >= 0; i-- {
		if s.write("<"); s.look().T != steps[i] {
			t.Errorf("back from event %d leads to %d, want %d", steps[i+1], s.look().T, steps[i])
		}
	}
	s.key(ebiten.KeyHome)
	if s.look().T != 0 {
		t.Error("the keys of the transport are gone")
	}
}
