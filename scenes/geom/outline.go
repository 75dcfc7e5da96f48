package geom

import "math"

// Segment is one straight piece of an outline, in pixels. Step is the index
// of the point at its end: the outline up to a step is a prefix of its segments.
type Segment struct {
	X0, Y0, X1, Y1 float32
	Step           int32
}

// merge is how far, in pixels, a point may lie from the last kept one and be
// left out: less than anybody sees.
const merge = 0.35

// Outline appends to dst the segments of the polyline through the n points
// that at gives in pixels, cut to the clip rectangle. Points nearer than a
// third of a pixel to the last kept one are left out; which ones are kept does
// not depend on n. A point that is not finite interrupts the line.
func Outline(dst []Segment, n int, at func(i int) (x, y float64), clip Rect) []Segment {
	var px, py float64
	have := false
	for i := range n {
		x, y := at(i)
		if math.IsNaN(x-x) || math.IsNaN(y-y) {
			have = false
			continue
		}
		if !have {
			px, py, have = x, y, true
			continue
		}
		if dx, dy := x-px, y-py; dx*dx+dy*dy < merge*merge {
			continue
		}
		if s, ok := clipped(px, py, x, y, clip); ok {
			s.Step = int32(i)
			dst = append(dst, s)
		}
		px, py = x, y
	}
	return dst
}

// clipped is the part of a segment inside a rectangle (Liang and Barsky, 1984).
// It works in float64: a diverging run's points lie far beyond what a GPU's numbers hold.
func clipped(x0, y0, x1, y1 float64, r Rect) (Segment, bool) {
	dx, dy := x1-x0, y1-y0
	if math.IsInf(dx, 0) || math.IsInf(dy, 0) {
		return Segment{}, false // longer than a number can tell
	}
	a, b := 0.0, 1.0
	for _, side := range [4][2]float64{{-dx, x0 - r.X}, {dx, r.X + r.W - x0}, {-dy, y0 - r.Y}, {dy, r.Y + r.H - y0}} {
		p, q := side[0], side[1]
		switch {
		case p == 0 && q < 0:
			return Segment{}, false
		case p < 0:
			a = max(a, q/p)
		case p > 0:
			b = min(b, q/p)
		}
	}
	if a > b {
		return Segment{}, false
	}
	return Segment{X0: float32(x0 + a*dx), Y0: float32(y0 + a*dy), X1: float32(x0 + b*dx), Y1: float32(y0 + b*dy)}, true
}

// Until is the number of leading segments that end at or before a step.
func Until(segments []Segment, step int) int {
	lo, hi := 0, len(segments)
	for lo < hi {
		if mid := (lo + hi) / 2; int(segments[mid].Step) <= step {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Edge is where the way from the middle of a rectangle to a point outside
// crosses the rectangle's border, and the direction of that way.
func Edge(x, y float64, r Rect) (ex, ey, dx, dy float64) {
	cx, cy := r.X+r.W/2, r.Y+r.H/2
	dx, dy = x-cx, y-cy
	// Hypot of two huge numbers may overflow: scale first.
	size := max(math.Abs(dx), math.Abs(dy))
	if size == 0 || math.IsInf(size, 0) || math.IsNaN(size) {
		return cx, cy, 0, -1
	}
	dx, dy = dx/size, dy/size
	k := math.Inf(1)
	if dx != 0 {
		k = min(k, r.W/2/math.Abs(dx))
	}
	if dy != 0 {
		k = min(k, r.H/2/math.Abs(dy))
	}
	length := math.Hypot(dx, dy)
	return cx + k*dx, cy + k*dy, dx / length, dy / length
}
