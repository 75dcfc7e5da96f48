package view

import (
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/geom"
)

// Sizes in units.
const (
	pointedWidth = 1.4
	smallMark    = 0.62 // of markRadius
	largeMark    = 0.95
)

// pointer is the colour of what is pointed at in curves.
func (f *Frame) pointer() color.RGBA { return mix(f.Theme.Panel, f.Theme.Accent, 0.9) }

// drawPointed marks the step pointed at on every path, the one that is pointed at larger.
func (s *Surface) drawPointed(dst *ebiten.Image, f *Frame, g ground) {
	if !f.Pointed.On {
		return
	}
	for _, i := range f.order() {
		track := &f.Result.Tracks[i]
		at := track.At(f.Pointed.Step)
		place := g.spot(track.X[at], track.Y[at])
		if !place.in {
			continue
		}
		size, fill, border := smallMark, f.Theme.Ink, f.markColor(f.Marks[i])
		if i == f.Pointed.Entry {
			size = largeMark
		}
		if place.hidden {
			fill, border = f.faint(fill), f.faint(border)
		}
		radius, shape := size*markRadius*f.Unit, f.Marks[i].Shape
		s.painter.Mark(place.x, place.y, radius, shape, border, opaque(f.Theme.Halo), 3.6*f.Unit)
		s.painter.Mark(place.x, place.y, radius, shape, fill, border, 2.2*f.Unit)
	}
	s.painter.Flush(dst)
}

// drawPointed draws a line at the step pointed at, and a mark on every curve there.
func (c *Curve) drawPointed(f *Frame, p geom.Rect) {
	if !f.Pointed.On {
		return
	}
	x := c.x(f, p, float64(f.Pointed.Step))
	c.painter.Line(x, p.Y, x, p.Y+p.H, pointedWidth*f.Unit, f.pointer())
	entries := f.order()
	c.drawHeads(f, p, entries, f.Pointed.Step, f.Theme.Text, 1)
	for _, i := range entries {
		if i == f.Pointed.Entry {
			c.drawHeads(f, p, []int{i}, f.Pointed.Step, f.Theme.Text, 1.5)
		}
	}
}

// Nearest is the step at which a path comes nearest to a pixel, within reach, as it was drawn last: of paths that are
// equally near the one on top. It is the step of a point, the nearer end of what is under the pixel.
func (s *Surface) Nearest(f *Frame, box geom.Rect, x, y, reach float64) (entry, step int, ok bool) {
	g := s.looks(f, box)
	if g == nil {
		return 0, 0, false
	}
	s.paths.update(f, g)
	least := reach
	for _, i := range f.order() {
		outline := s.paths.outlines[i].Seen
		if f.State.View.Veiled {
			outline = outline[:geom.Until(outline, f.State.View.T)]
		}
		if index, distance := geom.Nearest(outline, x, y); index >= 0 && distance <= least {
			entry, ok, least = i, true, distance
			step = nearerEnd(outline, index, func(k int) float64 {
				px, py := g.pixel(f.Result.Tracks[i].X[k], f.Result.Tracks[i].Y[k])
				return math.Hypot(px-x, py-y)
			})
		}
	}
	return entry, step, ok
}

// nearerEnd is the step at the nearer of both ends of the way that a segment is a part of.
func nearerEnd(outline []geom.Segment, index int, distance func(step int) float64) int {
	end := int(outline[index].Step)
	begin := max(end-1, 0)
	for k := index; k >= 0; k-- {
		if step := int(outline[k].Step); step != end {
			begin = step
			break
		}
	}
	if distance(begin) < distance(end) {
		return begin
	}
	return end
}

// Place is the pixel of a step of an entry's path.
func (s *Surface) Place(f *Frame, box geom.Rect, entry, step int) (x, y float64) {
	g, track := s.looks(f, box), &f.Result.Tracks[entry]
	at := track.At(step)
	return g.pixel(track.X[at], track.Y[at])
}

// Nearest is the entry whose curve comes nearest to a pixel, within reach, or -1.
func (c *Curve) Nearest(f *Frame, box geom.Rect, x, y, reach float64) int {
	p := plot(f, box)
	if p.Empty() {
		return -1
	}
	c.update(f, p)
	entry := -1
	for _, i := range f.order() {
		if index, distance := geom.Nearest(c.outlines[i], x, y); index >= 0 && distance <= reach {
			entry, reach = i, distance
		}
	}
	return entry
}

// StepPlace is the column of pixels of a curve's or a chart's box at which a step stands.
func StepPlace(f *Frame, box geom.Rect, step int) float64 {
	p := plot(f, box)
	return p.X + p.W*float64(step)/float64(max(f.State.Last(), 1))
}
