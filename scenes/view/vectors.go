package view

import (
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/state"
)

// vectors draws arrows and lines on the ground. Its buffers are kept, so that a steady picture allocates nothing.
type vectors struct {
	list    []state.Vector
	line    geom.Draped
	dashes  []geom.Segment
	written []geom.Rect // where labels stand
}

// Sizes in units.
const (
	boldWidth  = 3.0
	thinWidth  = 1.8
	sideWidth  = 1.4
	vectorRim  = 1.3 // of the halo, on each side
	headRadius = 6.5
	vectorDash = 6.0
	vectorGap  = 4.0
)

// draw draws the vectors of the step that f shows. What f.State has none of costs nothing.
func (v *vectors) draw(dst *ebiten.Image, painter *paint.Painter, f *Frame, g ground) {
	var phasing bool
	if f.State.View.Phase > 0 { // one step alone, with nothing beside it
		if v.list, phasing = f.State.PhaseVectors(v.list[:0], f.Result, f.inside()); phasing {
			v.drawList(dst, painter, f, g, v.list)
		}
	}
	if phasing || !f.State.WithVectors() {
		return
	}
	t := f.step()
	v.drawBows(painter, f, g, t)
	v.list = f.State.Vectors(v.list[:0], f.Result, t)
	v.drawList(dst, painter, f, g, v.list)
}

// drawList draws any vectors: lines first, arrows over them in their order, and all labels on top.
func (v *vectors) drawList(dst *ebiten.Image, painter *paint.Painter, f *Frame, g ground, list []state.Vector) {
	for _, arrows := range [2]bool{false, true} {
		for i := range list {
			if list[i].Kind.Pointed() == arrows {
				v.drawOne(painter, f, g, &list[i])
			}
		}
	}
	painter.Flush(dst)
	v.written = v.written[:0]
	for i := range list {
		v.write(dst, painter, f, g, &list[i])
	}
}

func (v *vectors) drawOne(painter *paint.Painter, f *Frame, g ground, a *state.Vector) {
	width := thinWidth
	switch a.Kind {
	case state.VectorBold:
		width = boldWidth
	case state.VectorLine, state.VectorEdge:
		width = sideWidth
	}
	width *= f.Unit
	c := a.Ink.Of(f.Theme)
	g.lay(&v.line, false, 2, func(i int) (x, y float64) {
		if i == 0 {
			return a.From.X, a.From.Y
		}
		return a.To.X, a.To.Y
	})
	tip, dx, dy, pointed := v.tip(g, a)
	head := 0.0
	if pointed {
		head = min(headRadius*f.Unit, outlineLength(v.line.Seen)/1.5)
		v.line.Seen = shorten(v.line.Seen, head)
	}
	painter.Outline(v.line.Hidden, hiddenWidth*f.Unit, f.faint(c))
	seen := v.line.Seen
	if a.Kind == state.VectorDashed || a.Kind == state.VectorLine {
		v.dashes = geom.Dashes(v.dashes[:0], seen, vectorDash*f.Unit, vectorGap*f.Unit)
		seen = v.dashes
	}
	rim := vectorRim * f.Unit
	halo := opaque(f.Theme.Halo)
	painter.Outline(seen, width+2*rim, halo)
	if pointed {
		painter.Arrowhead(tip.x+2*rim*dx, tip.y+2*rim*dy, dx, dy, head+2*rim, halo)
	}
	painter.Outline(seen, width, c)
	if pointed {
		painter.Arrowhead(tip.x, tip.y, dx, dy, head, c)
	}
}

// tip is the end of an arrow and the direction in which it is reached on the screen; it is pointed if that is seen.
func (v *vectors) tip(g ground, a *state.Vector) (at spot, dx, dy float64, pointed bool) {
	if !a.Kind.Pointed() {
		return at, 0, 0, false
	}
	at = g.spot(a.To.X, a.To.Y)
	if !at.in || at.hidden || len(v.line.Seen) == 0 {
		return at, 0, 0, false
	}
	// The last part of the way may be of no length on the screen: the direction is that of as much as the head covers.
	for _, part := range [3]float64{0.05, 0.3, 1} {
		x, y := g.pixel(a.To.X+part*(a.From.X-a.To.X), a.To.Y+part*(a.From.Y-a.To.Y))
		if dx, dy = at.x-x, at.y-y; math.Hypot(dx, dy) >= headRadius {
			break
		}
	}
	size := math.Hypot(dx, dy)
	if !(size > 0) {
		return at, 0, 0, false
	}
	return at, dx / size, dy / size, true
}

// shorten takes a length from the end of an outline.
func shorten(outline []geom.Segment, length float64) []geom.Segment {
	for n := len(outline); n > 0; n = len(outline) {
		s := &outline[n-1]
		size := math.Hypot(float64(s.X1-s.X0), float64(s.Y1-s.Y0))
		if size > length {
			part := float32(1 - length/size)
			s.X1, s.Y1 = s.X0+part*(s.X1-s.X0), s.Y0+part*(s.Y1-s.Y0)
			break
		}
		length -= size
		outline = outline[:n-1]
	}
	return outline
}

func outlineLength(outline []geom.Segment) (length float64) {
	for i := range outline {
		s := &outline[i]
		length += math.Hypot(float64(s.X1-s.X0), float64(s.Y1-s.Y0))
	}
	return length
}

// opaque is a premultiplied colour at full strength.
func opaque(c color.RGBA) color.RGBA {
	if c.A == 0 {
		return c
	}
	up := func(v uint8) uint8 { return uint8(min(int(v)*255/int(c.A), 255)) }
	return color.RGBA{up(c.R), up(c.G), up(c.B), 255}
}
