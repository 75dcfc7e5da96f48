//go:build !js

package main

import (
	"image"
	"math"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/view"
)

// still is the end of the first screen's run, so that whole paths are shown.
const still = "t=1000&play=0"

func sameTrack(a, b [2][]float64) bool {
	return slices.Equal(a[0], b[0]) && slices.Equal(a[1], b[1])
}

// While a slider is dragged its optimizer's path follows at every tick; the
// others stay as they are to the last bit.
func TestDraggingASliderReshapesItsPath(t *testing.T) {
	s := start(t, laptop, still)
	track := s.widget("slider.adabelief.beta2")
	before, window := s.look(), s.frame()
	s.moveTo(middle(track))
	s.press()
	last := s.look()
	for _, part := range []float64{0.45, 0.4, 0.3, 0.2, 0.1} {
		p := image.Pt(track.Min.X+int(part*float64(track.Dx())), middle(track).Y)
		s.moveTo(p)
		now := s.look()
		beta2 := number(t, now.Link, "adabelief.beta2")
		// The knob's middle stays half a knob away from both ends, and may have been taken half a knob beside it.
		if place := beta2.Position(); math.Abs(place-part)*float64(track.Dx()) > 16 {
			t.Errorf("the pointer is at %v of the slider, the knob at %v", part, place)
		}
		if sameTrack(now.Tracks[0], last.Tracks[0]) {
			t.Errorf("the path stays the same while the slider is dragged to %v", part)
		}
		for i := 1; i < len(now.Tracks); i++ {
			if !sameTrack(now.Tracks[i], before.Tracks[i]) {
				t.Errorf("path %d changes with another optimizer's slider", i)
			}
		}
		if picture := s.frame(); differing(picture, window, now.Areas["surface"].Clip) < 20 {
			t.Errorf("the surface still looks the same with the slider at %v", part)
		} else {
			window = picture
		}
		last = now
	}
	s.release()
	if s.look().Link != last.Link {
		t.Error("the release of the button changes the value once more")
	}
	sameAsFresh(t, s)
}

// number is a number of the state that a link spells.
func number(t *testing.T, link, id string) *control.Num {
	t.Helper()
	c, ok := load(t, link).Find(id)
	if !ok {
		t.Fatalf("there is no control %q", id)
	}
	return &c.Num
}

// ring is where the start ring is on the screen.
func ring(t *testing.T, r *report) image.Point {
	t.Helper()
	return onScreen(r, load(t, r.Link), load(t, r.Link).Run.Start.X, load(t, r.Link).Run.Start.Y)
}

// onScreen is the pixel of a point of the surface.
func onScreen(r *report, s *state.State, x, y float64) image.Point {
	camera := view.Camera(&view.Frame{State: s, Unit: r.Unit}, r.Areas["surface"].Box())
	px, py := camera.Pixel(x, y)
	return image.Pt(int(math.Round(px)), int(math.Round(py)))
}

func TestDraggingTheStartReshapesAllPaths(t *testing.T) {
	s := start(t, laptop, still)
	last := s.look()
	at := ring(t, last)
	s.moveTo(at)
	s.press()
	for range 4 {
		at = at.Add(image.Pt(17, -23))
		s.moveTo(at)
		now := s.look()
		for i := range now.Tracks {
			if sameTrack(now.Tracks[i], last.Tracks[i]) {
				t.Errorf("path %d does not follow the start", i)
			}
		}
		if d := ring(t, now).Sub(at); d.X*d.X+d.Y*d.Y > 2 {
			t.Errorf("the ring is %v away from the pointer", d)
		}
		last = now
	}
	s.release()
	s.moveTo(at.Add(image.Pt(50, 50)))
	if s.look().Link != last.Link {
		t.Error("the start moves on after the release")
	}
	sameAsFresh(t, s)
}

// A finger moves the ring as the mouse does.
func TestAFingerDragsTheStart(t *testing.T) {
	s := start(t, laptop, still)
	before := s.look()
	at := ring(t, before)
	to := at.Add(image.Pt(90, -60))
	s.guest.PressTouch(1, float64(at.X), float64(at.Y))
	s.tick(2)
	s.guest.MoveTouch(1, float64(to.X), float64(to.Y))
	s.tick(2)
	s.guest.ReleaseTouch(1)
	s.tick(2)
	after := s.look()
	if d := ring(t, after).Sub(to); d.X*d.X+d.Y*d.Y > 2 {
		t.Errorf("the ring is %v away from the finger", d)
	}
	if v := load(t, after.Link).View; v.X != load(t, before.Link).View.X {
		t.Error("the finger moves the map, too")
	}
}
