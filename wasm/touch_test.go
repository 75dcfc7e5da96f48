//go:build !js

package main

import (
	"image"
	"testing"
)

// swipe moves a finger from a place to another.
func (s *session) swipe(from, to image.Point) {
	s.t.Helper()
	s.guest.PressTouch(1, float64(from.X), float64(from.Y))
	s.tick(2)
	for i := 1; i <= 6; i++ {
		p := from.Add(to.Sub(from).Mul(i).Div(6))
		s.guest.MoveTouch(1, float64(p.X), float64(p.Y))
		s.tick(1)
	}
	s.guest.ReleaseTouch(1)
	s.tick(3)
}

func TestAFingerScrollsAndDrags(t *testing.T) {
	s := start(t, image.Pt(1200, 500), still)
	before := s.look()
	slider := s.widget("slider.adabelief.beta2")
	at := middle(slider)
	s.swipe(at, at.Sub(image.Pt(0, 90)))
	after := s.look()
	if after.Link != before.Link {
		t.Errorf("a finger that scrolls sets something: %q, was %q", after.Link, before.Link)
	}
	s.swipe(at.Add(image.Pt(0, 120)), at.Sub(image.Pt(0, 30)))
	if now := s.look().Widgets["slider.adabelief.beta2"]; !now.Empty() && now.Min.Y >= slider.Min.Y {
		t.Errorf("two fingers' ways up move the column from %v to %v", slider, now)
	}
	s = start(t, image.Pt(1200, 500), still)
	s.swipe(at, image.Pt(slider.Max.X+30, at.Y))
	if got := number(t, s.look().Link, "adabelief.beta2"); got.Position() != 1 {
		t.Errorf("a finger that drags the knob to the end leaves it at %v", got.Position())
	}
}
