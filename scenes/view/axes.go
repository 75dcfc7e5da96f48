package view

import (
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
)

// axes draws the frame around a block: lines on the walls behind it, ticks and
// labels along its lower edges and its left one.
type axes struct {
	s   *Surface
	f   *Frame
	h   *hill
	dst *ebiten.Image
}

// tick is a value on the axis of heights.
type tick struct{ value, z float64 }

// ticks are the values that the axis of heights has room for.
func (r *relief) ticks(f *Frame, h *hill) []tick {
	if r.heights.Empty() {
		return nil
	}
	_, top := h.orbit.Pixel(r.heights.X, r.heights.Y, r.heights.Tall)
	_, bottom := h.orbit.Pixel(r.heights.X, r.heights.Y, 0)
	n := int((bottom - top) / (24 * f.Unit))
	if key := (ticksKey{f.Serial, h.shade, h.key, n}); r.marked != key {
		r.marked, r.marks = key, r.chooseTicks(h, n)
	}
	return r.marks
}

// chooseTicks finds at most n ticks.
func (r *relief) chooseTicks(h *hill, n int) []tick {
	values := geom.Ticks(r.low, r.high, n)
	if h.shade.Scale != surface.ScaleLinear {
		values = geom.ScaleTicks(r.low, r.high, n, h.shade.Height)
	}
	var all []tick
	for _, v := range values {
		// Where holes were looked for, losses beyond the block's own may have been met.
		if z := r.heights.Of(h.shade.Height(v)); z >= 0 && z <= r.heights.Tall {
			all = append(all, tick{v, z})
		}
	}
	return all
}

// wall is the colour of the lines behind the block.
func (a axes) wall() color.RGBA { return mix(a.f.Theme.Ground, a.f.Theme.Dim, 0.32) }

func (a axes) line(x0, y0, z0, x1, y1, z1, width float64, c color.RGBA) {
	px, py := a.h.orbit.Pixel(x0, y0, z0)
	qx, qy := a.h.orbit.Pixel(x1, y1, z1)
	a.s.painter.Line(px, py, qx, qy, width*a.f.Unit, c)
}

// walls draws the two walls behind the block, with a line at each tick.
func (a axes) walls(ticks []tick) {
	c := a.h.orbit.Corners()
	tall := a.h.relief.Tall
	for i := 1; i < 3; i++ {
		p, q := c[i], c[i+1]
		a.line(p.X, p.Y, 0, p.X, p.Y, tall, 1, a.wall())
		a.line(q.X, q.Y, 0, q.X, q.Y, tall, 1, a.wall())
		a.line(p.X, p.Y, tall, q.X, q.Y, tall, 1, a.wall())
		a.line(p.X, p.Y, 0, q.X, q.Y, 0, 1, a.wall())
		for _, t := range ticks {
			a.line(p.X, p.Y, t.z, q.X, q.Y, t.z, 0.8, fade(a.wall(), 0.6))
		}
	}
}

// edges draws what is in front of the block: its lower edges, and all ticks with their labels.
func (a axes) edges(ticks []tick) {
	c := a.h.orbit.Corners()
	b := &a.h.relief.Block
	for _, side := range [2]geom.Corner{c[1], c[3]} {
		a.line(c[0].X, c[0].Y, 0, side.X, side.Y, 0, 1.2, a.f.Theme.Dim)
		if side.Y == c[0].Y {
			a.along(b.X-b.W/2, b.X+b.W/2, "x", 0, math.Copysign(1, side.Y-b.Y), func(v float64) (x, y float64) { return v, side.Y })
		} else {
			a.along(b.Y-b.H/2, b.Y+b.H/2, "y", math.Copysign(1, side.X-b.X), 0, func(v float64) (x, y float64) { return side.X, v })
		}
	}
	a.heights(c[3], ticks)
}

// along labels an edge of the ground, outwards in the direction (nx, ny) of the plane.
func (a axes) along(lo, hi float64, name string, nx, ny float64, at func(v float64) (x, y float64)) {
	o, u := &a.h.orbit, a.f.Unit
	px, py := o.Pixel(o.X, o.Y, 0)
	qx, qy := o.Pixel(o.X+nx, o.Y+ny, 0)
	dx, dy := outward(qx-px, qy-py)
	x0, y0 := o.Pixel(at2(at, lo))
	x1, y1 := o.Pixel(at2(at, hi))
	length := math.Hypot(x1-x0, y1-y0)
	for _, v := range geom.Ticks(lo, hi, int(length/(44*u))) {
		x, y := o.Pixel(at2(at, v))
		a.s.painter.Line(x, y, x+5*u*dx, y+5*u*dy, u, a.f.Theme.Dim)
		if a.crowded(x, y) {
			continue
		}
		a.s.label(a.dst, a.f, geom.TickLabel(v), x+16*u*dx, y+15*u*dy, paint.Middle, paint.Middle)
	}
	a.s.label(a.dst, a.f, name, (x0+x1)/2+34*u*dx, (y0+y1)/2+32*u*dy, paint.Middle, paint.Middle)
}

// crowded says whether a tick stands where another axis begins.
func (a axes) crowded(x, y float64) bool {
	c := a.h.orbit.Corners()
	for _, corner := range [2]geom.Corner{c[0], c[3]} {
		px, py := a.h.orbit.Pixel(corner.X, corner.Y, 0)
		if math.Hypot(px-x, py-y) < 13*a.f.Unit {
			return true
		}
	}
	return false
}

// at2 is a place on the ground.
func at2(at func(v float64) (x, y float64), v float64) (x, y, z float64) {
	x, y = at(v)
	return x, y, 0
}

// outward is a direction on the screen of length 1 that never leads up or
// along an edge: labels stand below the block.
func outward(dx, dy float64) (float64, float64) {
	size := math.Hypot(dx, dy)
	dx, dy = dx/size, max(dy/size, 0.55)
	size = math.Hypot(dx, dy)
	return dx / size, dy / size
}

// heights labels the left edge of the block.
func (a axes) heights(at geom.Corner, ticks []tick) {
	o, u := &a.h.orbit, a.f.Unit
	for _, t := range ticks {
		x, y := o.Pixel(at.X, at.Y, t.z)
		a.s.painter.Line(x-5*u, y, x, y, u, a.f.Theme.Dim)
		a.s.label(a.dst, a.f, geom.TickLabel(t.value), x-8*u, y, paint.End, paint.Middle)
	}
	if len(ticks) > 0 {
		x, y := o.Pixel(at.X, at.Y, o.Tall)
		a.s.label(a.dst, a.f, a.f.State.HeightLabel(a.h.shade.Scale, a.h.relief.Cut), x-34*u, y-16*u, paint.Start, paint.Middle)
	}
}
