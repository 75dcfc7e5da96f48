//go:build !js

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

// A first start is shown around, by keys and by the mouse, and the next start is not.
func TestTour(t *testing.T) {
	for _, name := range []string{"XDG_CONFIG_HOME", "HOME", "AppData"} {
		t.Setenv(name, t.TempDir())
	}
	s := start(t, laptop)
	for i, point := range []string{"ring", "adabelief.lr", "t", "inside"} {
		s.tick(2)
		r := s.look()
		if frame, there := r.Widgets["point."+point]; !there || frame.Empty() {
			t.Fatalf("stop %d points at no %s: %v", i+1, point, r.Widgets)
		}
		if r.Widgets["tour.text.0"].Empty() {
			t.Errorf("stop %d says nothing", i+1)
		}
		if i == 0 {
			if dir := os.Getenv("SHOTS"); dir != "" {
				write(t, filepath.Join(dir, "desktop-tour.png"), s.frame())
			}
		}
		s.click(middle(s.widget("button.tour.next")))
	}
	s.tick(2)
	if _, there := s.look().Widgets["button.tour.next"]; there {
		t.Error("the tour does not end")
	}
	s.write("t")
	s.tick(2)
	s.widget("button.tour.next")
	s.key(ebiten.KeyEscape)
	s.tick(2)
	if _, there := s.look().Widgets["button.tour.next"]; there {
		t.Error("Escape does not skip the tour")
	}
	again := start(t, laptop)
	again.tick(2)
	if _, there := again.look().Widgets["button.tour.next"]; there {
		t.Error("a second start is shown around, too")
	}
}

// Whoever comes with a link is not shown around.
func TestTourKeepsAway(t *testing.T) {
	for _, name := range []string{"XDG_CONFIG_HOME", "HOME", "AppData"} {
		t.Setenv(name, t.TempDir())
	}
	s := start(t, laptop, still)
	s.tick(2)
	if _, there := s.look().Widgets["button.tour.next"]; there {
		t.Error("a link is met by the tour")
	}
}
