//go:build !js

package main

import (
	"image"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
)

// The menu at the top goes to every scene; its charts take the surface's place,
// and a press in one goes to that step.
func TestScenes(t *testing.T) {
	s := start(t, laptop, still)
	for _, c := range []struct {
		scene  string
		place  float64 // in the menu, as a part of its width
		charts []string
	}{{"belief", 0.3, []string{"belief.g", "belief.kept", "belief.unit", "belief.moved"}}, {"warmup", 0.5, []string{"warmup.r", "warmup.rho", "warmup.variance"}},
		{"counterexample", 0.8, []string{"counterexample.x", "counterexample.regret"}}} {
		menu := s.widget("choice.scene")
		s.click(image.Pt(menu.Min.X+int(c.place*float64(menu.Dx())), middle(menu).Y))
		if at := load(t, s.look().Link); at.View.Scene != c.scene {
			t.Fatalf("the scene is %q, want %q", at.View.Scene, c.scene)
		}
		if _, there := s.look().Areas["surface"]; there {
			t.Errorf("%s: the surface is still there", c.scene)
		}
		for _, name := range c.charts {
			area := s.look().Areas[name].Clip
			if area.Dx() < 200 || area.Dy() < 60 {
				t.Errorf("%s: the chart %s is in %v", c.scene, name, area)
				continue
			}
			s.click(image.Pt(area.Min.X+area.Dx()*2/3, middle(area).Y))
			now := load(t, s.look().Link)
			if part := float64(now.View.T) / float64(now.Last()); part < 0.5 || part > 0.8 {
				t.Errorf("%s: a press at two thirds of %s goes to step %d of %d", c.scene, name, now.View.T, now.Last())
			}
			picture := s.frame()
			s.click(image.Pt(area.Min.X+area.Dx()/3, middle(area).Y))
			if differing(s.frame(), picture, area) < 20 {
				t.Errorf("%s: %s does not follow the playhead", c.scene, name)
			}
		}
	}
}

// A scene's link opens it with its picture, in both themes.
func TestSceneLinks(t *testing.T) {
	for _, link := range []string{"scene=belief&t=90&play=0", "scene=warmup&t=90&play=0&theme=light"} {
		s := start(t, laptop, link)
		s.frame()
		sameAsFresh(t, s)
		now := s.look()
		theme := control.Dark()
		if now.Theme == "light" {
			theme = control.Light()
		}
		for name, area := range now.Areas {
			if n := painted(s.frame(), area.Clip, theme.Panel); n < 100 {
				t.Errorf("%s: %s has %d pixels of the panel's colour", link, name, n)
			}
		}
	}
}
