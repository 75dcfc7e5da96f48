package geom

import "math"

// tract is the number of cells along each side of a tract: where the highest
// point of one is not in the way, none of its cells is.
const tract = 8

// tracts is the number of tracts that n cells make.
func tracts(n int) int { return (n + tract - 1) / tract }

// gaze is how lines of sight run over a relief: all in one direction. A place
// on one is told by how high it has risen over the line's beginning.
type gaze struct {
	*Relief
	x, y heading
}

// heading is how a line of sight goes along one coordinate of the grid.
type heading struct {
	speed float64 // cells while it rises by one unit of height
	slow  float64 // the inverse, unless it stays where it is
	step  int     // to the next cell
}

func newHeading(speed float64) heading {
	h := heading{speed: speed, step: 1}
	if speed < 0 {
		h.step = -1
	}
	if speed != 0 {
		h.slow = 1 / speed
	}
	return h
}

// when is how high the line has risen where it leaves the cells from first to
// first + size − 1.
func (h *heading) when(from float64, first, size int) float64 {
	switch {
	case h.slow > 0:
		return (float64(first+size) - from) * h.slow
	case h.slow < 0:
		return (float64(first) - from) * h.slow
	}
	return math.Inf(1)
}

// within leaves of the line what runs over n cells.
func (h *heading) within(from float64, n int, low, high float64) (float64, float64) {
	switch {
	case h.slow > 0:
		return max(low, -from*h.slow), min(high, (float64(n)-from)*h.slow)
	case h.slow < 0:
		return max(low, (float64(n)-from)*h.slow), min(high, -from*h.slow)
	case !(from >= 0 && from <= float64(n)):
		return low, math.Inf(-1)
	}
	return low, high
}

// cell is the one of the cells from first to first + size − 1 in which the line is at a height.
func (h *heading) cell(from, height float64, first, size int) int {
	at := from + height*h.speed
	if h.step < 0 {
		return min(max(int(math.Ceil(at))-1, first), first+size-1) // from a border the line goes into the cell before it
	}
	return min(max(int(at), first), first+size-1)
}

// past is the first cell behind the cells from first to first + size − 1.
func (h *heading) past(first, size int) int {
	if h.step < 0 {
		return first - 1
	}
	return first + size
}

func (r *Relief) gaze(o *Orbit) gaze {
	dx, dy, rise := o.Toward()
	n := float64(r.N)
	return gaze{r, newHeading(n / r.W * dx / rise), newHeading(n / r.H * dy / rise)}
}

// hidden says whether the relief is in the way of the line that begins over a
// place of the grid at height z.
func (g *gaze) hidden(gx, gy, z float64) bool {
	from, to := g.x.within(gx, g.N, 0, g.Tall-z) // beyond Tall nothing is in the way
	from, to = g.y.within(gy, g.N, from, to)
	if !(from < to) {
		return false
	}
	z += grazing * g.Tall
	i, j := g.x.cell(gx, from, 0, g.N), g.y.cell(gy, from, 0, g.N)
	for across := tracts(g.N); from < to; {
		size, p, q := 1, i, j
		if g.tops[j/tract*across+i/tract] <= z+from {
			size, p, q = tract, i/tract*tract, j/tract*tract
		}
		ex, ey := g.x.when(gx, p, size), g.y.when(gy, q, size)
		end := max(min(ex, ey, to), from)
		if size == 1 && g.top[j*g.N+i] > z+from && g.meets(gx-float64(i), gy-float64(j), z, j*(g.N+1)+i, from, end) {
			return true
		}
		if ex <= ey {
			i, j = g.x.past(p, size), g.y.cell(gy, end, q, size)
		} else {
			i, j = g.x.cell(gx, end, p, size), g.y.past(q, size)
		}
		if uint(i) >= uint(g.N) || uint(j) >= uint(g.N) {
			return false
		}
		from = end
	}
	return false
}

// meets says whether the surface in a cell rises above a line between two of
// its heights. The line begins at (u, v) from the cell's corner, which is grid point at.
func (g *gaze) meets(u, v, z float64, at int, from, to float64) bool {
	u0, v0 := u+from*g.x.speed, v+from*g.y.speed
	u1, v1 := u+to*g.x.speed, v+to*g.y.speed
	if g.onCell(at, u0, v0) > z+from || g.onCell(at, u1, v1) > z+to {
		return true
	}
	before, after := u0-v0, u1-v1
	if !(before*after < 0) {
		return false
	}
	part := before / (before - after) // where the line crosses the cell's diagonal
	return g.onCell(at, u0+part*(u1-u0), v0+part*(v1-v0)) > z+from+part*(to-from)
}
