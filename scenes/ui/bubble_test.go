package ui

import (
	"image"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
)

// The pointer on the timeline tells the program its step, an event's where it is on one, and when it leaves; it says
// nothing twice, and the panels are drawn again for an event alone.
func TestTheTimelineIsPointedAt(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	e := d.find("slider.t")
	line := e.part.(*timeline)
	y := center(e.rect()).Y
	d.moveTo(image.Pt(line.x(e, 500), y))
	d.u.cuts = 99 // drawing counts anew
	d.tick()
	d.moveTo(image.Pt(line.x(e, 600), y))
	if d.u.cuts != 99 {
		t.Error("moving along the timeline draws the panels")
	}
	d.moveTo(image.Pt(line.x(e, 730)+2, y))
	if d.u.tip.shown {
		t.Error("beside the bubble there is a tip")
	}
	d.tick()
	d.moveTo(image.Pt(1000, 300))
	d.tick()
	if want := []int{500, 600, 730, -1}; len(d.m.pointed) != len(want) || abs(d.m.pointed[0]-500) > 1 || abs(d.m.pointed[1]-600) > 1 || !slices.Equal(d.m.pointed[2:], want[2:]) {
		t.Errorf("told are %v, want %v", d.m.pointed, want)
	}
}

// The bubble is inside the window and has room for all of its text, wherever its place is; drawing it draws no panel.
func TestTheBubbleStaysInTheWindow(t *testing.T) {
	for _, size := range []image.Point{{1440, 900}, {360, 640}} {
		d := newDesk(t, size.X, size.Y, 1)
		mark := control.Mark{Slot: 2, Shape: control.Circle}
		for _, at := range []image.Point{{0, 0}, {size.X, 0}, {0, size.Y}, size, {size.X / 2, size.Y / 2}} {
			for _, timeline := range []bool{false, true} {
				d.m.bubble = &control.Bubble{Step: 400, Timeline: timeline, X: float64(at.X), Y: float64(at.Y), Title: "step 400",
					Words: []string{"one arrives at step 400, after a long way over hills and through valleys"},
					Rows:  []control.BubbleRow{{Mark: &mark, Label: "one", Cells: []string{"−0.12345678901234567"}, Strong: true}, {Ink: control.InkText, Label: "x", Cells: []string{"1"}}}}
				d.u.cuts = 0
				d.u.dirty = false
				d.u.Draw(d.screen)
				if d.u.cuts > 0 {
					t.Errorf("%v at %v: %d texts are cut", size, at, d.u.cuts)
				}
				if d.u.dirty || d.u.stale {
					t.Error("a bubble draws the panels")
				}
				if r := d.u.bubblePlace(image.Pt(200, 100), at, timeline); !r.In(image.Rectangle{Max: size}) {
					t.Errorf("%v at %v: the bubble is at %v", size, at, r)
				}
			}
		}
	}
}
