//go:build !js

package main

import (
	"image"
	"math"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/view"
)

// block is the program's surface in three dimensions, in the same rectangle.
func (s *session) block() (*view.Surface, *view.Frame, view.Area) {
	s.t.Helper()
	now := s.look()
	shown := load(s.t, now.Link)
	result := run.Compute(shown.Run)
	return view.NewSurface(nil), &view.Frame{State: shown, Result: &result, Unit: now.Unit}, now.Areas["surface"]
}

// spot is where a point of the surface is seen.
func (s *session) spot(x, y float64) image.Point {
	s.t.Helper()
	v, f, area := s.block()
	px, py, seen := v.Spot(f, area.Box(), x, y)
	if !seen {
		s.t.Fatalf("(%v, %v) is not seen", x, y)
	}
	return image.Pt(int(math.Round(px)), int(math.Round(py)))
}

// reach wants the block to be turned as given.
func (s *session) expectTurned(what string, yaw, pitch float64) {
	s.t.Helper()
	v := s.state().View
	if math.Abs(math.Remainder(v.Yaw-yaw, 360)) > 0.3 || math.Abs(v.Pitch-pitch) > 0.3 {
		s.t.Errorf("%s turns the block to %v°, %v°, want %v°, %v°", what, v.Yaw, v.Pitch, yaw, pitch)
	}
}

// A click on "3D" shows the block, a drag turns it, keys turn it, and the link of
// what is then seen is the same picture elsewhere.
func TestTheBlockTurns(t *testing.T) {
	s := start(t, laptop, "t=500&play=0")
	flat := s.frame()
	segments := s.widget("choice.view")
	s.click(image.Pt(segments.Max.X-10, middle(segments).Y))
	before := s.state()
	if !before.Relief() {
		t.Fatalf("a click on 3D leads to %q", before.Link())
	}
	region := s.look().Areas["surface"].Clip
	if n := differing(s.frame(), flat, region); n < region.Dx()*region.Dy()/3 {
		t.Errorf("the block differs from the contours in %d pixels", n)
	}
	unit := s.look().Unit
	at := middle(region).Add(image.Pt(150, 120))
	s.moveTo(at)
	s.press()
	for range 4 {
		at = at.Add(image.Pt(20, -5))
		s.moveTo(at)
	}
	s.release()
	v := before.View
	s.expectTurned("a drag", v.Yaw+80*0.4/unit, v.Pitch-20*0.4/unit)
	s.moveTo(at.Add(image.Pt(-60, 60)))
	s.expectTurned("a drag that is over", v.Yaw+80*0.4/unit, v.Pitch-20*0.4/unit)
	v = s.state().View
	s.key(ebiten.KeyArrowLeft)
	s.expectTurned("←", v.Yaw-5, v.Pitch)
	s.key(ebiten.KeyArrowUp)
	s.expectTurned("↑", v.Yaw-5, v.Pitch+5)
	s.guest.PressKey(ebiten.KeyArrowRight)
	s.tick(60)
	s.guest.ReleaseKey(ebiten.KeyArrowRight)
	s.tick(2)
	if turned := s.state().View.Yaw - (v.Yaw - 5); turned < 30 {
		t.Errorf("→ held for a second turns by %v°", turned)
	}
	sameAsFresh(t, s)
	s.write("0")
	if link := s.look().Link; link != "t=500&play=0&view=3d" && link != "view=3d&t=500&play=0" {
		t.Errorf("the whole surface again, but the link is %q", link)
	}
	s.write("3")
	s.moveTo(image.Pt(0, 0))
	if n := differing(s.frame(), flat, region); n > 0 {
		t.Errorf("seen from above again, %d pixels differ", n)
	}
}

// The wheel zooms where the pointer is; the right button and Shift pan.
func TestTheBlockIsZoomedAndPanned(t *testing.T) {
	s := start(t, laptop, "t=500&play=0&view=3d")
	at := s.spot(1, 0.2)
	s.moveTo(at)
	s.guest.ScrollWheel(0, 3)
	s.tick(2)
	if zoom := s.state().View.Zoom; math.Abs(zoom-math.Pow(1.2, 3)) > 0.01 {
		t.Errorf("three notches zoom by %v", zoom)
	}
	v, f, area := s.block()
	x, y, ok := v.Pick(f, area.Box(), float64(at.X), float64(at.Y))
	if size := f.State.Surface().Domain.W(); !ok || math.Hypot(x-1, y-0.2) > size/20 {
		t.Errorf("after zooming (%v, %v) is where (1, 0.2) was", x, y)
	}
	drag := func(what string, begin, end func()) {
		before := s.state().View
		v, f, area := s.block()
		_ = v
		x0, y0 := view.Under(f, area.Box(), float64(at.X), float64(at.Y))
		to := at.Add(image.Pt(-70, 40))
		x1, y1 := view.Under(f, area.Box(), float64(to.X), float64(to.Y))
		s.moveTo(at)
		begin()
		s.tick(2)
		s.moveTo(to)
		end()
		s.tick(2)
		after := s.state().View
		if math.Hypot(after.X-before.X-(x0-x1), after.Y-before.Y-(y0-y1)) > 0.02 || after.Yaw != before.Yaw {
			t.Errorf("%s moves the middle from (%v, %v) to (%v, %v), and turns by %v", what, before.X, before.Y, after.X, after.Y, after.Yaw-before.Yaw)
		}
	}
	drag("the right button", func() { s.guest.PressMouseButton(ebiten.MouseButtonRight) }, func() { s.guest.ReleaseMouseButton(ebiten.MouseButtonRight) })
	drag("Shift", func() {
		s.guest.PressKey(ebiten.KeyShiftLeft)
		s.tick(1)
		s.guest.PressMouseButton(ebiten.MouseButtonLeft)
	},
		func() { s.guest.ReleaseMouseButton(ebiten.MouseButtonLeft); s.guest.ReleaseKey(ebiten.KeyShiftLeft) })
	sameAsFresh(t, s)
}

// Two fingers zoom, move and turn the block.
func TestTwoFingersTurnTheBlock(t *testing.T) {
	s := start(t, laptop, "t=500&play=0&view=3d")
	before := s.state().View
	at := middle(s.look().Areas["surface"].Clip)
	place := func(half, angle float64) {
		dx, dy := half*math.Cos(angle), half*math.Sin(angle)
		s.guest.MoveTouch(1, float64(at.X)-dx, float64(at.Y)-dy)
		s.guest.MoveTouch(2, float64(at.X)+dx, float64(at.Y)+dy)
		s.tick(2)
	}
	s.guest.PressTouch(1, float64(at.X-100), float64(at.Y))
	s.guest.PressTouch(2, float64(at.X+100), float64(at.Y))
	s.tick(2)
	for k := 1; k <= 6; k++ {
		place(100, float64(k)*10*math.Pi/180)
	}
	v := s.state().View
	// Clockwise on the screen: what is near, at the bottom, goes to the left.
	if turned := math.Remainder(v.Yaw-before.Yaw, 360); math.Abs(turned+60) > 2 || math.Abs(v.Zoom-1) > 0.05 {
		t.Errorf("fingers that turn by 60° turn the block by %v° and zoom by %v", turned, v.Zoom)
	}
	place(200, 60*math.Pi/180)
	if zoom := s.state().View.Zoom; math.Abs(zoom/v.Zoom-2) > 0.05 {
		t.Errorf("fingers twice as far apart zoom by %v", zoom/v.Zoom)
	}
	s.guest.ReleaseTouch(1)
	s.guest.ReleaseTouch(2)
	s.tick(2)
	sameAsFresh(t, s)
}

// The start ring is dragged over the block's surface: it stays under the pointer, and all paths follow.
func TestTheStartIsDraggedOnTheBlock(t *testing.T) {
	s := start(t, laptop, "t=500&play=0&view=3d")
	start := s.state().Run.Start
	at := s.spot(start.X, start.Y)
	last := s.look()
	s.moveTo(at)
	s.press()
	for range 4 {
		at = at.Add(image.Pt(14, -6))
		s.moveTo(at)
		now := s.look()
		for i := range now.Tracks {
			if sameTrack(now.Tracks[i], last.Tracks[i]) {
				t.Errorf("path %d does not follow the start", i)
			}
		}
		start = s.state().Run.Start
		if d := s.spot(start.X, start.Y).Sub(at); d.X*d.X+d.Y*d.Y > 4 {
			t.Errorf("the ring is %v away from the pointer", d)
		}
		last = now
	}
	// Beside the block there is nowhere to go.
	corner := s.look().Areas["surface"].Clip.Min.Add(image.Pt(8, 120))
	s.moveTo(corner)
	if s.state().Run.Start != start {
		t.Errorf("the pointer beside the block drags the start to %v", s.state().Run.Start)
	}
	s.release()
	if v := s.state().View; v.Yaw != load(t, "").View.Yaw {
		t.Error("dragging the ring turns the block")
	}
	sameAsFresh(t, s)
}
