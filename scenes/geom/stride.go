package geom

import "math"

// stride walks along a straight line from cell to cell of a relief. Places on
// the line are told as parts of it, from 0 at its beginning to 1 at its end.
type stride struct {
	x, y, dx, dy float64 // in cells
	n            int
	i, j         int // the cell
	si, sj       int // to the next one
	nextX, nextY float64
	partX, partY float64 // of a whole cell
	enter, leave float64 // the cell
	end          float64
	begun        bool
}

// stride begins a walk between two places of the plane.
func (r *Relief) stride(x0, y0, x1, y1 float64) stride {
	x0, y0 = r.grid(x0, y0)
	x1, y1 = r.grid(x1, y1)
	w := stride{n: r.N, x: x0, y: y0, dx: x1 - x0, dy: y1 - y0, end: 1}
	w.clip(x0, w.dx)
	w.clip(y0, w.dy)
	w.i, w.si, w.nextX, w.partX = w.first(x0, w.dx)
	w.j, w.sj, w.nextY, w.partY = w.first(y0, w.dy)
	return w
}

// clip leaves of the line what has a coordinate on the grid.
func (w *stride) clip(at, d float64) {
	n := float64(w.n)
	switch {
	case d > 0:
		w.leave, w.end = max(w.leave, -at/d), min(w.end, (n-at)/d)
	case d < 0:
		w.leave, w.end = max(w.leave, (n-at)/d), min(w.end, -at/d)
	case !(at >= 0 && at <= n):
		w.end = -1
	}
}

// first is a coordinate of the cell in which the line begins, what to add to
// it for the next cell, where on the line that begins, and the part of a whole cell.
func (w *stride) first(at, d float64) (cell, step int, next, part float64) {
	begin := at + w.leave*d
	cell = int(min(max(math.Floor(begin), 0), float64(w.n-1)))
	switch {
	case d > 0:
		return cell, 1, (float64(cell+1) - at) / d, 1 / d
	case d < 0 && begin == float64(cell) && cell > 0:
		cell-- // from a border the line goes into the cell before it
	case d == 0:
		return cell, 0, math.Inf(1), math.Inf(1)
	}
	return cell, -1, (float64(cell) - at) / d, -1 / d
}

// next goes to the first cell and then on; it says whether there is one.
func (w *stride) next() bool {
	if !(w.leave <= w.end) {
		return false
	}
	if w.begun {
		if w.leave == w.end {
			return false
		}
		if w.nextX <= w.nextY {
			w.i, w.nextX = w.i+w.si, w.nextX+w.partX
		} else {
			w.j, w.nextY = w.j+w.sj, w.nextY+w.partY
		}
		if w.i < 0 || w.j < 0 || w.i >= w.n || w.j >= w.n {
			return false
		}
	}
	w.begun = true
	w.enter, w.leave = w.leave, max(w.leave, min(w.nextX, w.nextY, w.end))
	return true
}

// inside is a place of the line within the cell.
func (w *stride) inside(part float64) (u, v float64) {
	return w.x + part*w.dx - float64(w.i), w.y + part*w.dy - float64(w.j)
}

// diagonal is where the line crosses the cell's diagonal, at its end where it does not.
func (w *stride) diagonal() float64 {
	u0, v0 := w.inside(w.enter)
	u1, v1 := w.inside(w.leave)
	if before, after := u0-v0, u1-v1; before*after < 0 {
		return w.enter + (w.leave-w.enter)*before/(before-after)
	}
	return w.leave
}
