package ui

import (
	"math"

	"github.com/optiscope/optiscope/scenes/control"
)

// markPath draws the shape by which an entry is recognised.
func markPath(shape control.Shape) func(*pen) {
	return func(p *pen) {
		c := p.size / 2
		switch shape {
		case control.Triangle:
			p.polygon(c, 0.06*p.size, p.size, 0.92*p.size, 0, 0.92*p.size)
		case control.TriangleDown:
			p.polygon(c, 0.94*p.size, p.size, 0.08*p.size, 0, 0.08*p.size)
		case control.Diamond:
			p.polygon(c, 0, p.size, c, c, p.size, 0, c)
		case control.Circle:
			p.disc(c, c, 0.46*p.size, true)
		case control.Square:
			p.polygon(0.09*p.size, 0.09*p.size, 0.91*p.size, 0.09*p.size, 0.91*p.size, 0.91*p.size, 0.09*p.size, 0.91*p.size)
		case control.Pentagon:
			p.polygon(regular(5, c)...)
		case control.Hexagon:
			p.polygon(regular(6, c)...)
		case control.Cross:
			w := 0.3 * p.size
			p.line(w/2, w/2, p.size-w/2, p.size-w/2, w)
			p.line(w/2, p.size-w/2, p.size-w/2, w/2, w)
		}
	}
}

// regular is a polygon with a corner on top.
func regular(corners int, r float64) []float64 {
	var xy []float64
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(corners))
		xy = append(xy, r+r*sin, r-r*cos)
	}
	return xy
}
