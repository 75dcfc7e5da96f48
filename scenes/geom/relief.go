package geom

import "math"

// Relief is a height over a grid of points in the plane. Every cell is two
// triangles, so between grid points heights are linear: that is the surface
// which is drawn, and all that is said of heights and of sight holds for it exactly.
//
// Where a height is no finite number, and where the heights jump, the cell is a
// hole: nothing is drawn, interpolated or clamped there. Beside such places
// heights may have no bound, and one of them would press all others flat. So
// there the block is cut: what is beyond is no part of it, and Cut says so.
type Relief struct {
	Block
	N         int       // cells along each side
	Z         []float64 // (N+1)² heights, x first; NaN where there is none. On a block that is not cut they reach from 0 to Tall
	Low, High float64   // the values that stand at height 0 and Tall
	Cut       bool      // there are heights below 0 or above Tall, which are not shown

	hole []bool       // N² cells
	torn []bool       // holes that a jump passes through
	rim  []bool       // holes that are drawn as far as the surface goes: see findRims
	gaps bool         // there are holes
	tops [2][]float64 // highest corners of cells below Tall: see findTops
	x, y []float64    // a row of points, for Fill

	spikes map[int]spike // grid points that were moved, by their index in Z

	heading heading   // of the lines of sight that were looked along last, and
	ahead   []float64 // what was found there: see lookAhead
}

// Cells is the usual number of cells along each side: in a window of usual
// size, 5 pixels each.
const Cells = 128

// Height computes heights of many points at once: z[i] is set to the value at x[i], y[i].
// It need not be finite.
type Height func(z, x, y []float64)

// Span is a range of values.
type Span struct{ Low, High float64 }

// Fill computes the relief of a block anew, with n cells along each side. The
// least finite value stands at height 0, the greatest at Tall; but where values
// are infinite or jump, no value beyond usual has a place on it, if there are others.
func (r *Relief) Fill(block Block, n int, height Height, usual Span) {
	r.Block, r.N, r.Cut = block, n, false
	r.Z = sized(r.Z, (n+1)*(n+1))
	r.x, r.y = sized(r.x, n+1), sized(r.y, n+1)
	for i := range r.x {
		r.x[i], _ = r.Node(i, 0)
	}
	all, infinite := Span{math.Inf(1), math.Inf(-1)}, false
	for j := range n + 1 {
		_, y := r.Node(0, j)
		for i := range r.y {
			r.y[i] = y
		}
		row := r.Z[j*(n+1) : (j+1)*(n+1)]
		height(row, r.x, r.y)
		for _, z := range row {
			if !math.IsNaN(z - z) {
				all.Low, all.High = min(all.Low, z), max(all.High, z)
			}
			infinite = infinite || math.IsInf(z, 0)
		}
	}
	r.level(all)
	jumps := r.findHoles(height)
	if part := (Span{max(all.Low, usual.Low), min(all.High, usual.High)}); (infinite || jumps) && part != all && part.High > part.Low {
		r.revalue()
		r.level(part)
		r.Cut = true
		r.findHoles(height)
	}
	r.findRims(height)
}

// revalue turns heights back into values.
func (r *Relief) revalue() {
	for i, z := range r.Z {
		r.Z[i] = r.Value(z)
	}
}

// level turns values into heights, for a range of values from 0 to Tall.
func (r *Relief) level(all Span) {
	r.Low, r.High = all.Low, all.High
	k := 0.0
	if r.High > r.Low {
		k = r.Tall / (r.High - r.Low)
	}
	for i, z := range r.Z {
		r.Z[i] = k * (z - r.Low)
		if math.IsNaN(z - z) {
			r.Z[i] = math.NaN()
		}
	}
}

// Empty says that the relief has no height anywhere.
func (r *Relief) Empty() bool { return !(r.High >= r.Low) }

// Of is the height at which a value stands, also where it is beyond the relief's own values.
func (r *Relief) Of(value float64) float64 {
	if !(r.High > r.Low) {
		return 0
	}
	return r.Tall * (value - r.Low) / (r.High - r.Low)
}

// Value is the inverse of Of.
func (r *Relief) Value(z float64) float64 { return r.Low + (r.High-r.Low)*z/r.Tall }

// Within says whether a height is one of the block, or not far beyond it: over
// holes and beside cuts losses may be anything.
func (r *Relief) Within(z float64) bool {
	const beyond = 0.1
	return z >= -beyond*r.Tall && z <= (1+beyond)*r.Tall
}

// Node is the place of a grid point.
func (r *Relief) Node(i, j int) (x, y float64) {
	n := float64(r.N)
	return r.X + r.W*(float64(i)/n-0.5), r.Y + r.H*(float64(j)/n-0.5)
}

// grid are the coordinates of a place in cells.
func (r *Relief) grid(x, y float64) (gx, gy float64) {
	n := float64(r.N)
	return n * ((x-r.X)/r.W + 0.5), n * ((y-r.Y)/r.H + 0.5)
}

// Pierced says whether there is any hole.
func (r *Relief) Pierced() bool { return r.gaps }

// Hole says whether a cell is one.
func (r *Relief) Hole(i, j int) bool { return r.hole[j*r.N+i] }

// At is the height at a place. There is none outside the block and in holes.
func (r *Relief) At(x, y float64) (z float64, ok bool) { return r.on(r.grid(x, y)) }

// on is At of a place in cells.
func (r *Relief) on(gx, gy float64) (z float64, ok bool) {
	const slack = 1e-6 // of a cell: what was cut at the border may lie a rounding error beyond it
	n := float64(r.N)
	if !(gx >= -slack && gx <= n+slack && gy >= -slack && gy <= n+slack) {
		return 0, false
	}
	i, j := min(int(gx), r.N-1), min(int(gy), r.N-1)
	if r.Hole(i, j) {
		return 0, false
	}
	return r.inCell(i, j, gx-float64(i), gy-float64(j)), true
}

// inCell is the height inside a cell, whose diagonal runs from its lower left to its upper right corner.
func (r *Relief) inCell(i, j int, u, v float64) float64 { return r.onCell(j*(r.N+1)+i, u, v) }

// onCell is inCell of the cell whose lower left corner is grid point at.
func (r *Relief) onCell(at int, u, v float64) float64 {
	low, high := r.Z[at:at+2:at+2], r.Z[at+r.N+1:at+r.N+3:at+r.N+3]
	return between(low[0], low[1], high[0], high[1], u, v)
}

// between is the height inside a cell with these corners: the lower left one, the lower right one, the upper ones.
func between(z, zx, zy, zxy, u, v float64) float64 {
	if u >= v {
		return z + u*(zx-z) + v*(zxy-zx)
	}
	return z + v*(zy-z) + u*(zxy-zy)
}

// Edge is the border of the surface over part k of N of the way between two
// neighbouring corners of the block: its heights at the beginning and the end, unless a hole is there.
func (r *Relief) Edge(from, to Corner, k int) (z0, z1 float64, ok bool) {
	node := func(from, to, middle float64, k int) int {
		switch {
		case from < to:
			return k
		case from > to:
			return r.N - k
		case from < middle:
			return 0
		}
		return r.N
	}
	i0, j0 := node(from.X, to.X, r.X, k), node(from.Y, to.Y, r.Y, k)
	i1, j1 := node(from.X, to.X, r.X, k+1), node(from.Y, to.Y, r.Y, k+1)
	if r.Hole(min(i0, i1, r.N-1), min(j0, j1, r.N-1)) {
		return 0, 0, false
	}
	return r.Z[j0*(r.N+1)+i0], r.Z[j1*(r.N+1)+i1], true
}

// Slope is how steeply the relief rises at a grid point along x and along y:
// between its neighbours where it has them.
func (r *Relief) Slope(i, j int) (zx, zy float64) {
	return r.slope(i, j, 1, 0, r.W), r.slope(i, j, 0, 1, r.H)
}

func (r *Relief) slope(i, j, di, dj int, length float64) float64 {
	at := func(k int) float64 {
		p, q := i+k*di, j+k*dj
		if p < 0 || q < 0 || p > r.N || q > r.N {
			return math.NaN()
		}
		return r.Z[q*(r.N+1)+p]
	}
	before, here, after := at(-1), at(0), at(1)
	step := length / float64(r.N)
	switch {
	case !math.IsNaN(before) && !math.IsNaN(after):
		return (after - before) / (2 * step)
	case !math.IsNaN(after):
		return (after - here) / step
	case !math.IsNaN(before):
		return (here - before) / step
	}
	return 0
}

// sized is a slice of n elements, the given one if it is long enough.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
