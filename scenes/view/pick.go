package view

import (
	"github.com/optiscope/optiscope/scenes/geom"
)

// looks is what the surface lies on, as a frame sees it in a rectangle. It is
// nil where there is no surface.
func (s *Surface) looks(f *Frame, box geom.Rect) ground {
	switch {
	case f.Result.Loss == nil:
		return nil
	case f.State.Relief():
		return s.relief.look(f, box)
	}
	return &plane{Camera(f, box), box, f.Unit}
}

// Spot is the pixel at which a point of the surface appears, if it is seen.
func (s *Surface) Spot(f *Frame, box geom.Rect, x, y float64) (px, py float64, seen bool) {
	g := s.looks(f, box)
	if g == nil {
		return 0, 0, false
	}
	at := g.spot(x, y)
	return at.x, at.y, at.near && !at.hidden
}

// Pick is the point of the surface that is seen at a pixel.
func (s *Surface) Pick(f *Frame, box geom.Rect, px, py float64) (x, y float64, ok bool) {
	if g, is := s.looks(f, box).(*hill); is {
		x, y, _, ok = g.relief.Pick(&g.orbit, px, py)
		return x, y, ok
	}
	x, y = Under(f, box, px, py)
	return x, y, true
}

// Under is the point of the plane under a pixel: that of a surface in
// the middle of the block's height, wherever the real one is.
func Under(f *Frame, box geom.Rect, px, py float64) (x, y float64) {
	if f.State.Relief() {
		o := Orbit(f, box)
		return o.Point(px, py, o.Tall/2)
	}
	camera := Camera(f, box)
	return camera.Point(px, py)
}

// Snap rounds a coordinate of the plane as the pixels of a rectangle allow.
func Snap(f *Frame, box geom.Rect, v float64) float64 {
	if f.State.Relief() {
		o := Orbit(f, box)
		return geom.Snap(v, o.Scale)
	}
	camera := Camera(f, box)
	return camera.Snap(v)
}
