//go:build !js

package main

import (
	"image"
	"strings"
	"testing"
)

// The key of the vectors draws them, their parts have switches and keys, and turned off nothing of them stays.
func TestVectorsInTheWindow(t *testing.T) {
	s := start(t, image.Pt(1440, 1400), "play=0&t=20&zoom=4&view.x=-1.1&view.y=-0.4")
	s.moveTo(image.Pt(700, 5))
	plain, surface := s.frame(), s.look().Areas["surface"].Clip
	s.write("v")
	arrows := s.frame()
	if link := s.look().Link; !strings.Contains(link, "vectors=selected") {
		t.Fatalf("the key leads to %q", link)
	}
	if differing(plain, arrows, surface) < 50 {
		t.Error("no arrows are seen")
	}
	s.click(middle(s.widget("chip.vectors.curvature")))
	s.write("8")
	s.moveTo(image.Pt(700, 5))
	if link := s.look().Link; !strings.Contains(link, "vectors.box=1&vectors.curvature=1") {
		t.Errorf("switch and key lead to %q", link)
	}
	if differing(arrows, s.frame(), surface) < 50 {
		t.Error("neither box nor curvature is seen")
	}
	s.write("v")
	s.write("v")
	s.moveTo(image.Pt(700, 5))
	if n := differing(plain, s.frame(), surface); n > 0 {
		t.Errorf("turned off, %d pixels stay", n)
	}
}
