package view

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/state"
)

// write labels an arrow beyond its tip, where no other label stands.
func (v *vectors) write(dst *ebiten.Image, painter *paint.Painter, f *Frame, g ground, a *state.Vector) {
	if a.Label == "" {
		return
	}
	to, from := g.spot(a.To.X, a.To.Y), g.spot(a.From.X, a.From.Y)
	if !to.in || to.hidden {
		return
	}
	dx, dy := to.x-from.x, to.y-from.y
	if size := math.Hypot(dx, dy); size > 0 {
		dx, dy = dx/size, dy/size
	}
	w, h := painter.Measure(a.Label, labelSize*f.Unit)
	box := geom.Rect{X: to.x + 9*f.Unit*dx + (dx-1)*w/2, Y: to.y + 9*f.Unit*dy + (dy-1)*h/2, W: w, H: h}
	for range 2 * len(v.written) {
		i := v.hit(box)
		if i < 0 {
			break
		}
		box.Y = v.written[i].Y + v.written[i].H
	}
	v.written = append(v.written, box)
	label(dst, painter, f, a.Label, box.X, box.Y, paint.Start, paint.Start, mix(f.Theme.Ink, a.Ink.Of(f.Theme), inked(a.Ink)))
}

// inked is how much of an ink's own colour its label has.
func inked(ink control.Ink) float64 {
	if ink >= 0 {
		return 0.75
	}
	return 0.5
}

// hit is the label that a box lies on, or -1.
func (v *vectors) hit(box geom.Rect) int {
	for i, other := range v.written {
		if box.X < other.X+other.W && other.X < box.X+box.W && box.Y < other.Y+other.H && other.Y < box.Y+box.H {
			return i
		}
	}
	return -1
}
