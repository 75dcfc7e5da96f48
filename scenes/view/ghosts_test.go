package view_test

import (
	"math"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/view"
)

// The old future of an edited run is drawn dashed, with a hollow mark where it
// would be at the playhead, and not at all where ghosts are hidden.
func TestGhosts(t *testing.T) {
	v := view.NewSurface(painter(t))
	for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
		s := newScene(t, "entries=adam&t=100&play=0&adam.edits=100:lr:0", theme) // from there on, the run itself stands still
		ghost, camera := &s.result.Ghosts[0], view.Camera(&s.frame, s.area.Box())
		shown := s.draw(t, v)
		s.state.View.Ghosts = false
		hidden := s.draw(t, v)
		drawn, all, changes, last := 0, 0, 0, false
		for k := ghost.From + 30; k < ghost.Len(); k++ {
			x, y := camera.Pixel(ghost.X[k], ghost.Y[k])
			on := !close(shown(x, y), hidden(x, y), 12)
			if all++; on {
				drawn++
			}
			if on != last {
				changes++
			}
			last = on
		}
		if part := float64(drawn) / float64(all); part < 0.2 || part > 0.9 || changes < 6 {
			t.Errorf("%s: %d of %d points of the ghost are drawn, in %d pieces", theme.Name, drawn, all, changes/2)
		}
		s.state.View.Ghosts = true
		s.state.Seek(700)
		x, y := camera.Pixel(ghost.X[700], ghost.Y[700])
		if got := s.draw(t, v)(x, y); !close(got, theme.Panel, 3) {
			t.Errorf("%s: the ghost's mark at the playhead is %v, want it hollow, %v", theme.Name, got, theme.Panel)
		}
	}
}

// The curves show the old future, too, and have room for it.
func TestGhostsInCurves(t *testing.T) {
	v := view.NewLoss(painter(t))
	s := newScene(t, "entries=adam&t=0&play=0&adam.edits=100:lr:0", control.Dark())
	count := func() (pixels int) {
		at, ink := s.draw(t, v), control.Dark().Marks[s.frame.Marks[0].Slot]
		for y := range side {
			for x := side / 4; x < side; x++ {
				p := at(float64(x), float64(y))
				// Its colour, or a part of it over the ground.
				if d := math.Abs(float64(p.R)/float64(ink.R) - float64(p.G)/float64(ink.G)); int(p.R)+int(p.G) > 120 && d < 0.3 && p.B < p.R {
					pixels++
				}
			}
		}
		return pixels
	}
	with := count()
	s.state.View.Ghosts = false
	if without := count(); with < without+50 {
		t.Errorf("%d pixels of curves with the ghost, %d without", with, without)
	}
}
