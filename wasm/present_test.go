//go:build !js

package main

import (
	"image"
	"testing"
)

// What a link leaves out is not there and leaves no room behind.
func TestPartsAreLeftOut(t *testing.T) {
	whole := start(t, laptop, still).look().Areas["surface"].Rect
	s := start(t, laptop, still+"&hide=bar,cards,problem,fair,over,curves,numbers,time")
	now := s.look()
	if surface := now.Areas["surface"].Rect; surface != (image.Rectangle{Max: laptop}) || whole.Dx() >= laptop.X {
		t.Errorf("the surface is in %v of %v, with everything in %v", surface, laptop, whole)
	}
	for _, key := range []string{"panel.adam", "panel.fair", "slider.t", "choice.theme", "button.zoom.in", "drawer.export"} {
		if r, there := now.Widgets[key]; there && !r.Empty() {
			t.Errorf("%s is still there", key)
		}
	}
}

// Presenter mode has larger widgets, fewer panels, and a bright dot for a pointer; the key ends it.
func TestPresenting(t *testing.T) {
	s := start(t, laptop, still)
	before := s.look()
	s.write("f")
	s.tick(2)
	now := s.look()
	if at := load(t, now.Link); !at.View.Present {
		t.Fatal("F does not begin presenter mode")
	}
	if now.Unit < 1.3*before.Unit {
		t.Errorf("the unit grew from %v to %v", before.Unit, now.Unit)
	}
	if r, there := now.Widgets["panel.fair"]; there && !r.Empty() {
		t.Error("fair play is still there")
	}
	at := middle(now.Areas["surface"].Clip)
	s.moveTo(at)
	picture := s.frame()
	red := 0
	for y := at.Y - 8; y < at.Y+8; y++ {
		for x := at.X - 8; x < at.X+8; x++ {
			if c := picture.RGBAAt(x, y); c.R > 0xc0 && c.G < 0x60 {
				red++
			}
		}
	}
	if red < 40 {
		t.Errorf("%d pixels around the pointer are red", red)
	}
	s.write("f")
	s.tick(2)
	if after := s.look(); load(t, after.Link).View.Present || after.Unit != before.Unit {
		t.Error("F does not end presenter mode")
	}
}
