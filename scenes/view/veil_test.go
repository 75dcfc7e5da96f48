package view_test

import (
	"slices"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/view"
)

// While what comes is hidden, pictures do not depend on it: two runs that are equal up to the playhead look the same, with
// their futures faint they do not.
func TestWhatComesIsHidden(t *testing.T) {
	pictures := map[string]func() view.View{
		"surface": func() view.View { return view.NewSurface(painter(t)) },
		"loss":    func() view.View { return view.NewLoss(painter(t)) },
		"step":    func() view.View { return view.NewStep(painter(t)) },
	}
	for name, made := range pictures {
		for _, veil := range []bool{false, true} {
			link := "surface=ravine&steps=200&entries=sgd&sgd.lr=0.03&t=0&play=0"
			if veil {
				link = "surface=ravine&steps=200&entries=sgd&sgd.lr=0.03&veil=1&t=0&play=0"
			}
			s := newScene(t, link, control.Dark())
			before := s.draw(t, made())
			track := &s.result.Tracks[0]
			for _, column := range [][]float64{track.X, track.Y, track.F, track.DX, track.DY} {
				slices.Reverse(column[1:]) // another future, within the same limits
			}
			s.frame.Serial++
			after := s.draw(t, made())
			differ := 0
			for y := range side - 40 { // the labels below may tell
				for x := 60; x < side; x++ {
					if !close(before(float64(x), float64(y)), after(float64(x), float64(y)), 2) {
						differ++
					}
				}
			}
			if veil && differ > 0 || !veil && differ == 0 {
				t.Errorf("%s: %d pixels depend on what comes; hidden: %v", name, differ, veil)
			}
		}
	}
}
