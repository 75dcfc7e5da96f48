//go:build !js

package main

import (
	"strings"
	"testing"
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
