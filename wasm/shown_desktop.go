//go:build !js

package main

import (
	"image"
	"slices"

	"github.com/optiscope/optiscope/scenes"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/wasm/course"
)

// clipboard is the system's.
type clipboard struct{}

// shown is the program as its panels see it: it knows what they were told last.
type shown struct {
	*scenes.Program
	clipboard
	course *course.Player
	tour   tour
	stop   int         // of the tour
	rest   state.State // as of state.State.Still
	serial uint64      // of what was computed
	told   uint64      // scenes.Program.Content of the panels
}

// Panels is the whole screen as data.
func (p *shown) Panels() []control.Panel {
	panels := p.Program.Panels()
	guides := p.State().Shown(p.course.Panels(panels, p.Events()))
	if stop, touring := p.tour.panel(); touring { // a lesson waits meanwhile
		guides = append(slices.DeleteFunc(guides, func(g control.Panel) bool { return g.Place == control.Guide }), stop)
	}
	panels = append(panels, guides...)
	p.rest, p.serial, p.stop, p.told = p.State().Still(), p.Serial(), p.tour.at, p.Content()
	return panels
}

// Controls are the program's, those of the lesson that is open, and those of the tour.
func (p *shown) Controls() []control.Control {
	return slices.Concat(p.Program.Controls(), p.course.Controls(), p.tour.controls())
}

// Spot is where something is that the tour points at and that is no widget.
func (p *shown) Spot(id string) (image.Point, bool) {
	if id != state.TourRing {
		return image.Point{}, false
	}
	return p.Ring()
}

// Text says what the panels say by themselves.
func (p *shown) Text(text string, args ...any) string { return p.State().Say(text, args...) }

// Live are the panels that follow the playhead, if nothing else moved since Panels. Where the surface is seen from
// somewhere else they are those alone that say so.
func (p *shown) Live() ([]control.Panel, bool) {
	p.Shown() // may compute, which changes the serial
	if p.State().Still() != p.rest || p.Serial() != p.serial || p.tour.at != p.stop {
		return nil, false
	}
	if p.Content() == p.told {
		return p.Seen(), true
	}
	p.told = p.Content()
	return p.Program.Live(), true
}
