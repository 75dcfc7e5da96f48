// Package icon draws the program's icon at any size, for windows, pages and installers.
package icon

import (
	"image"
	"image/color"
	"math"
)

// The icon is laid out in a square of side 32. It shows what the program does:
// a path that walks over the iso-lines of a bowl to its minimum.
const side = 32

const corner = 7 // radius of the square's corners

func ground() color.RGBA { return color.RGBA{0x0e, 0x13, 0x1d, 0xff} }
func mark() color.RGBA   { return color.RGBA{0xff, 0x5c, 0x93, 0xff} } // AdaBelief's

// The bowl is a tilted quadratic: an iso-line of level l has the radii l and l/ratio.
const (
	lowX, lowY = 19.5, 19.5
	tilt       = -math.Pi / 5
	ratio      = 1.75
	lineWidth  = 1.5
)

// isoLine is an iso-line by its longer radius.
type isoLine struct {
	radius float64
	color  color.RGBA
}

func isoLines() [3]isoLine {
	return [3]isoLine{
		{20.5, color.RGBA{0x25, 0x3f, 0x68, 0xff}},
		{14.5, color.RGBA{0x38, 0x5f, 0x95, 0xff}},
		{8.5, color.RGBA{0x6b, 0x95, 0xc9, 0xff}},
	}
}

// path is the cubic Bézier curve that leads to the minimum, by its control points.
func path() [4]point { return [4]point{{5.5, 6}, {5, 19}, {10, 26}, {lowX, lowY}} }

const pathWidth, halo = 2.6, 1.4

// triangle is the mark at the path's end.
func triangle() [3]point {
	return [3]point{{lowX, lowY - 5.4}, {lowX + 5, lowY + 3.2}, {lowX - 5, lowY + 3.2}}
}

type point struct{ x, y float64 }

// Shape is how the square ends.
type Shape uint8

const (
	Rounded  Shape = iota // with round corners, transparent beyond
	Maskable              // opaque to its corners, with what matters in the middle, so that systems can cut it to their own shape
)

// safe is the part of a maskable icon's width that no system cuts off.
const safe = 0.8

// Draw draws the icon as wide and high as it is asked for, in pixels.
func Draw(size int, shape Shape) *image.NRGBA {
	picture := image.NewNRGBA(image.Rect(0, 0, size, size))
	d := drawing{scale: float64(size) / side, shape: shape, track: track()}
	if shape == Maskable {
		d.scale *= safe
	}
	middle := float64(size) / 2
	for y := range size {
		for x := range size {
			picture.SetNRGBA(x, y, d.at(point{side/2 + (float64(x)+0.5-middle)/d.scale, side/2 + (float64(y)+0.5-middle)/d.scale}))
		}
	}
	return picture
}

type drawing struct {
	scale float64 // pixels for one unit
	shape Shape
	track []point // the path as a polyline
}

// cover is how much of a pixel is inside an edge at a distance, negative inside: an edge is as soft as a pixel is wide.
func (d *drawing) cover(distance float64) float64 { return min(max(0.5-distance*d.scale, 0), 1) }

// at is the colour at a point.
func (d *drawing) at(p point) color.NRGBA {
	c := ground()
	for _, line := range isoLines() {
		c = mix(c, line.color, d.cover(line.distance(p)-lineWidth/2))
	}
	edge := min(trackDistance(p, d.track)-pathWidth/2, triangleDistance(p))
	c = mix(c, ground(), d.cover(edge-halo))
	c = mix(c, mark(), d.cover(edge))
	alpha := 1.0
	if d.shape == Rounded {
		alpha = d.cover(squareDistance(p))
	}
	return color.NRGBA{c.R, c.G, c.B, uint8(math.Round(255 * alpha))}
}

func mix(a, b color.RGBA, part float64) color.RGBA {
	channel := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*part)) }
	return color.RGBA{channel(a.R, b.R), channel(a.G, b.G), channel(a.B, b.B), 0xff}
}

// distance is the distance from the line, to first order: the value's by its slope.
func (l isoLine) distance(p point) float64 {
	sin, cos := math.Sincos(tilt)
	dx, dy := p.x-lowX, p.y-lowY
	u, v := cos*dx+sin*dy, ratio*(cos*dy-sin*dx)
	value := math.Hypot(u, v)
	slope := math.Hypot(u, ratio*v) / max(value, 1e-9)
	return math.Abs(value-l.radius) / max(slope, 1e-9)
}

// track is the path as a polyline.
func track() []point {
	const pieces = 24 // so that no corner is off the curve by a tenth of a pixel of the largest icon
	curve := path()
	points := make([]point, pieces+1)
	for i := range points {
		points[i] = bezier(&curve, float64(i)/pieces)
	}
	return points
}

func trackDistance(p point, track []point) float64 {
	nearest := math.Inf(1)
	for i := range track[1:] {
		nearest = min(nearest, squaredDistance(p, track[i], track[i+1]))
	}
	return math.Sqrt(nearest)
}

func bezier(curve *[4]point, t float64) point {
	s := 1 - t
	weights := [4]float64{s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t}
	var p point
	for i, w := range weights {
		p.x += w * curve[i].x
		p.y += w * curve[i].y
	}
	return p
}

// squaredDistance is that of a point from the segment ab.
func squaredDistance(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := ((p.x-a.x)*dx + (p.y-a.y)*dy) / (dx*dx + dy*dy)
	t = min(max(t, 0), 1)
	x, y := p.x-a.x-t*dx, p.y-a.y-t*dy
	return x*x + y*y
}

// triangleDistance is negative inside.
func triangleDistance(p point) float64 {
	nearest, inside := math.Inf(1), true
	corners := triangle()
	for i, a := range corners {
		b := corners[(i+1)%3]
		nearest = min(nearest, squaredDistance(p, a, b))
		inside = inside && (b.x-a.x)*(p.y-a.y)-(b.y-a.y)*(p.x-a.x) >= 0
	}
	if inside {
		return -math.Sqrt(nearest)
	}
	return math.Sqrt(nearest)
}

// squareDistance is the distance from the square with round corners, negative inside.
func squareDistance(p point) float64 {
	dx := math.Abs(p.x-side/2) - (side/2 - corner)
	dy := math.Abs(p.y-side/2) - (side/2 - corner)
	return math.Hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - corner
}
