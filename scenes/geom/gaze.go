package geom

import "math"

// gaze is how lines of sight run over a relief: all in one direction. They are
// followed by rows of cells, which lie across the coordinate of the grid along
// which the lines go most: so a line passes two cells of a row at most. A place
// on a line is told by how high the line has risen over its beginning.
type gaze struct {
	*Relief
	heading
	tops  []float64 // the cells' highest corners, by rows: see Relief.tops
	ahead []float64 // see lookAhead
}

// heading is the direction of lines of sight. Of the grid's coordinates a runs along the rows, and b from row to row.
type heading struct {
	turned bool    // b is x
	a, b   float64 // cells while the line rises by one unit of height
	slowA  float64 // the inverse, unless the line stays where it is
	slowB  float64
	lean   float64 // a over a row
	step   int     // to the next row
	stepA  int     // to the next cell of a row
}

func newHeading(x, y float64) heading {
	h := heading{a: x, b: y, step: 1, stepA: 1}
	if math.Abs(x) > math.Abs(y) {
		h = heading{turned: true, a: y, b: x, step: 1, stepA: 1}
	}
	h.slowA, h.slowB = math.Inf(1), math.Inf(1)
	if h.a != 0 {
		h.slowA = 1 / h.a
	}
	if h.b != 0 {
		h.slowB, h.lean = 1/h.b, h.a/h.b
	}
	if h.a < 0 {
		h.stepA = -1
	}
	if h.b < 0 {
		h.step = -1
	}
	return h
}

// gaze looks at the relief as an orbit does.
func (r *Relief) gaze(o *Orbit) gaze {
	dx, dy, rise := o.Toward()
	n := float64(r.N)
	h := newHeading(n/r.W*dx/rise, n/r.H*dy/rise)
	if r.heading != h {
		r.heading = h
		r.lookAhead()
	}
	return gaze{r, h, r.topsOf(h.turned), r.ahead}
}

// hidden says whether the relief is in the way of the line that begins over a
// place of the grid at height z.
func (g *gaze) hidden(gx, gy, z float64) bool {
	a, b := gx, gy
	if g.turned {
		a, b = gy, gx
	}
	n, width := g.N, g.N+2*margin
	from, to := g.within(a, b, g.Tall-z) // beyond Tall nothing is in the way
	if !(from < to) {
		return false
	}
	z += grazing * g.Tall
	i, row := cellAt(a+from*g.a, g.stepA, n), cellAt(b+from*g.b, g.step, n)
	strip := min(int(math.Floor(a-g.lean*b)), i-g.base(row)) + margin // on the last border i is the cell before it
	for {
		end := to
		if leaves := (float64(row+(1+g.step)/2) - b) * g.slowB; leaves < to {
			end = leaves
		}
		for {
			leaves := g.slowA
			if g.a != 0 {
				leaves *= float64(i+(1+g.stepA)/2) - a
			}
			last := leaves >= end
			if last {
				leaves = end
			}
			if g.tops[row*width+margin+i] > z+from && leaves > from && g.meets(a, b, z, i, row, from, leaves) {
				return true
			}
			if last {
				break
			}
			from = leaves
			if i += g.stepA; uint(i) >= uint(n) {
				return false
			}
		}
		from = end
		if row += g.step; !(from < to) || uint(row) >= uint(n) {
			return false
		}
		if at := strip + g.base(row); uint(at) >= uint(width) || g.ahead[row*width+at] <= z+from {
			return false
		}
	}
}

// cellAt is the cell in which a line is at a coordinate. From a border it goes into the one that is next.
func cellAt(at float64, step, n int) int {
	if step < 0 {
		return min(max(int(math.Ceil(at))-1, 0), n-1)
	}
	return min(max(int(at), 0), n-1)
}

// within is the part of a line below a height that runs over the grid.
func (g *gaze) within(a, b, to float64) (from, until float64) {
	n := float64(g.N)
	if a >= 0 && a <= n && b >= 0 && b <= n {
		return 0, to
	}
	for _, c := range [2][3]float64{{a, g.a, g.slowA}, {b, g.b, g.slowB}} {
		at, speed, slow := c[0], c[1], c[2]
		switch {
		case speed > 0:
			from, to = max(from, -at*slow), min(to, (n-at)*slow)
		case speed < 0:
			from, to = max(from, (n-at)*slow), min(to, -at*slow)
		case !(at >= 0 && at <= n):
			return 0, math.Inf(-1)
		}
	}
	return from, to
}

// meets says whether the surface in a cell of a row rises above a line between two of its heights.
func (g *gaze) meets(a, b, z float64, i, row int, from, to float64) bool {
	u, v := a-float64(i), b-float64(row)
	du, dv, at := g.a, g.b, row*(g.N+1)+i
	if g.turned {
		u, v, du, dv, at = v, u, dv, du, i*(g.N+1)+row
	}
	u0, v0 := u+from*du, v+from*dv
	u1, v1 := u+to*du, v+to*dv
	low, high := g.Z[at:at+2:at+2], g.Z[at+g.N+1:at+g.N+3:at+g.N+3]
	c, cx, cy, cxy := low[0], low[1], high[0], high[1]
	if between(c, cx, cy, cxy, u0, v0) > z+from || between(c, cx, cy, cxy, u1, v1) > z+to {
		return true
	}
	before, after := u0-v0, u1-v1
	if !(before*after < 0) {
		return false
	}
	part := before / (before - after) // where the line crosses the cell's diagonal
	return between(c, cx, cy, cxy, u0+part*(u1-u0), v0+part*(v1-v0)) > z+from+part*(to-from)
}
