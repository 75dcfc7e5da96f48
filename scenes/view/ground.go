package view

import (
	"math"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/geom"
)

// ground is what the runs lie on, as it is seen: the plane from above, or a relief.
type ground interface {
	// lay turns a polyline through n points of the surface into lines on the screen. The caller says whether dst has
	// been laid before, with the same points where sight has the same heights.
	lay(dst *geom.Draped, again bool, n int, at func(i int) (x, y float64))
	// pixel is where a point of the surface appears, and spot says all about that place; it takes longer.
	pixel(x, y float64) (px, py float64)
	spot(x, y float64) spot
	// sight is what lay and spot depend on, beside their arguments.
	sight() sight
}

// spot is a place on the screen.
type spot struct {
	x, y   float64
	in     bool // it is a place of the picture of the surface
	near   bool // it is, or is so near that a ring around it is seen
	hidden bool // the surface itself is in the way
}

// sight is a way of looking, as the key of what is kept for it.
type sight struct {
	box     geom.Rect
	camera  geom.Camera // of a plane
	heights heightKey   // of a relief, and
	orbit   geom.Orbit
}

// plane is the surface from above.
type plane struct {
	camera geom.Camera
	box    geom.Rect
	unit   float64
}

func (p *plane) lay(dst *geom.Draped, _ bool, n int, at func(i int) (x, y float64)) {
	clip := p.box.Inset(-20, -20, -20, -20)
	dst.Seen = geom.Outline(dst.Seen[:0], n, func(i int) (float64, float64) { return p.camera.Pixel(at(i)) }, clip)
	dst.Hidden = dst.Hidden[:0]
}

func (p *plane) pixel(x, y float64) (px, py float64) { return p.camera.Pixel(x, y) }

func (p *plane) spot(x, y float64) spot {
	px, py := p.camera.Pixel(x, y)
	return spot{x: px, y: py, in: p.box.Contains(px, py), near: near(px, py, p.box, 2*ringRadius*p.unit)}
}

func (p *plane) sight() sight { return sight{box: p.box, camera: p.camera} }

// hill is a relief as an orbit sees it.
type hill struct {
	relief *geom.Relief
	orbit  geom.Orbit
	loss   *surface.Loss
	shade  *surface.Shade
	key    heightKey
	box    geom.Rect
}

// height is that of the relief, or where it has none that of the loss itself; it may be NaN.
func (h *hill) height(x, y float64) float64 {
	if z, ok := h.relief.At(x, y); ok {
		return z
	}
	return h.beyond(x, y)
}

// beyond is the height of the loss itself, where the relief has none.
func (h *hill) beyond(x, y float64) float64 { return h.relief.Of(h.shade.Height(h.loss.Value(x, y))) }

func (h *hill) lay(dst *geom.Draped, again bool, n int, at func(i int) (x, y float64)) {
	if !again {
		dst.Lay(h.relief, n, at, h.beyond)
	}
	dst.Look(h.relief, &h.orbit)
}

func (h *hill) pixel(x, y float64) (px, py float64) { return h.orbit.Pixel(x, y, h.height(x, y)) }

func (h *hill) spot(x, y float64) spot {
	b := &h.relief.Block
	in := math.Abs(x-b.X) <= b.W/2 && math.Abs(y-b.Y) <= b.H/2
	z := h.height(x, y)
	if math.IsNaN(z) {
		z = 0 // on the ground: there is no surface
	}
	in = in && h.relief.Within(z)
	px, py := h.orbit.Pixel(x, y, z)
	return spot{x: px, y: py, in: in, near: in, hidden: in && h.relief.Hidden(&h.orbit, x, y, z)}
}

func (h *hill) sight() sight { return sight{box: h.box, heights: h.key, orbit: h.orbit} }
