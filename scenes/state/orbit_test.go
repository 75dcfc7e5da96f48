package state_test

import (
	"math"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// The view of the surface is one control; looking around has links that are
// short and load, and "whole surface" takes it all back but the form.
func TestLookingFromAllSides(t *testing.T) {
	s := state.Default()
	form, _ := s.Find("view")
	if !form.Segmented() || form.Key != "3" {
		t.Errorf("the control of the view is %+v", form)
	}
	if err := form.Press(); err != nil || !s.Relief() || s.Link() != "view=3d" {
		t.Errorf("its key leads to %q, %v", s.Link(), err)
	}
	s.LookFrom(30+77.777777, 42+3.33333)
	s.Tidy()
	if link := s.Link(); link != "yaw=107.8&pitch=45.3&view=3d" {
		t.Errorf("turned, the link is %q", link)
	}
	s.ZoomAt(2, 1, 1)
	s.Tidy()
	if back, errs := state.Load(s.Link()); back != s || len(errs) > 0 {
		t.Errorf("%q loads as %q, %v", s.Link(), back.Link(), errs)
	}
	if err := s.Set("zoom.home", ""); err != nil || s.Link() != "view=3d" {
		t.Errorf("the whole surface leaves %q, %v", s.Link(), err)
	}
	if err := s.Set("surface", "rosenbrock"); err != nil || s.Link() != "surface=rosenbrock&view=3d" {
		t.Errorf("another surface leaves %q, %v", s.Link(), err)
	}
}

// However far it is turned, the link loads, and the eye stays above the block.
func TestTurningFar(t *testing.T) {
	for _, yaw := range []float64{180, -180, 179.96, -179.96, 540, 1e9, 0.04, -0.04} {
		for _, pitch := range []float64{-1e9, 0, 5, 90, 1e9} {
			s := state.Default()
			s.LookFrom(yaw, pitch)
			s.Tidy()
			back, errs := state.Load(s.Link())
			if len(errs) > 0 || back != s || math.Signbit(s.View.Yaw) && s.View.Yaw == 0 {
				t.Errorf("turned by %v, %v: link %q, errors %v", yaw, pitch, s.Link(), errs)
			}
		}
	}
	for _, bad := range []string{"yaw=181", "pitch=91", "pitch=0", "yaw=NaN", "view=4d"} {
		if _, errs := state.Load(bad); len(errs) != 1 {
			t.Errorf("%s: %v", bad, errs)
		}
	}
}

// Arrow keys turn the block while there is one, and are free otherwise.
func TestArrowKeysTurnTheBlock(t *testing.T) {
	press := func(s *state.State, key string) bool {
		for _, c := range s.Controls() {
			if c.Key == key {
				if err := c.Press(); err != nil {
					t.Fatal(key, err)
				}
				return true
			}
		}
		return false
	}
	s := state.Default()
	for _, c := range []struct {
		key        string
		yaw, pitch float64
	}{{"ArrowLeft", -1, 0}, {"ArrowRight", 1, 0}, {"ArrowUp", 0, 1}, {"ArrowDown", 0, -1}} {
		if press(&s, c.key) {
			t.Errorf("from above, %s does something", c.key)
		}
		relief := s
		if err := relief.Set("view", "3d"); err != nil {
			t.Fatal(err)
		}
		before := relief.View
		if !press(&relief, c.key) {
			t.Errorf("%s does nothing", c.key)
		}
		yaw, pitch := relief.View.Yaw-before.Yaw, relief.View.Pitch-before.Pitch
		if yaw != 5*c.yaw || pitch != 5*c.pitch {
			t.Errorf("%s turns by %v, %v", c.key, yaw, pitch)
		}
		if err := relief.Set("scene", "belief"); err != nil || press(&relief, c.key) {
			t.Errorf("in a scene without a surface %s does something, or %v", c.key, err)
		}
	}
}

// The panel over the surface names what its keys do, and shows its form.
func TestOverPanelOfTheBlock(t *testing.T) {
	for link, want := range map[string]string{"": "move the start", "view=3d": "turn the surface"} {
		s, _ := state.Load(link)
		result := run.Compute(s.Run)
		for _, p := range s.Panels(&result) {
			if p.Place != control.Over {
				continue
			}
			if !strings.Contains(p.Summary, want) || p.Controls[0].ID != "view" {
				t.Errorf("%q: the panel says %q and begins with %s", link, p.Summary, p.Controls[0].ID)
			}
		}
	}
	s := state.Default()
	labels := make(map[string]bool)
	for _, scale := range []surface.Scale{surface.ScaleLinear, surface.ScaleLog, surface.ScaleRank} {
		labels[s.HeightLabel(scale, false)], labels[s.HeightLabel(scale, true)] = true, true
	}
	if len(labels) != 6 {
		t.Errorf("the axis of heights says %v", labels)
	}
}
