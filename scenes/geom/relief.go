package geom

import "math"

// Relief is a height over a grid of points in the plane. Every cell is two
// triangles, so between grid points heights are linear: that is the surface
// which is drawn, and all that is said of heights and of sight holds for it exactly.
//
// Where a height is no finite number, and where the heights jump, the cell is a
// hole: nothing is drawn, interpolated or clamped there.
type Relief struct {
	Block
	N         int       // cells along each side
	Z         []float64 // (N+1)² heights from 0 to Tall, x first; NaN where there is none
	Low, High float64   // the values that stand at height 0 and Tall

	hole []bool    // N² cells
	top  []float64 // N² highest corners; −Inf in holes, where nothing is in the way
	x, y []float64 // a row of points, for Fill
}

// Height computes heights of many points at once: z[i] is set to the value at x[i], y[i].
// It need not be finite.
type Height func(z, x, y []float64)

// Fill computes the relief of a block anew, with n cells along each side. The
// least finite value stands at height 0, the greatest at Tall.
func (r *Relief) Fill(block Block, n int, height Height) {
	r.Block, r.N = block, n
	r.Z = sized(r.Z, (n+1)*(n+1))
	r.x, r.y = sized(r.x, n+1), sized(r.y, n+1)
	for i := range r.x {
		r.x[i], _ = r.Node(i, 0)
	}
	r.Low, r.High = math.Inf(1), math.Inf(-1)
	for j := range n + 1 {
		_, y := r.Node(0, j)
		for i := range r.y {
			r.y[i] = y
		}
		row := r.Z[j*(n+1) : (j+1)*(n+1)]
		height(row, r.x, r.y)
		for _, z := range row {
			if !math.IsNaN(z - z) {
				r.Low, r.High = min(r.Low, z), max(r.High, z)
			}
		}
	}
	r.level()
	r.findHoles(height)
}

// level turns values into heights.
func (r *Relief) level() {
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

// Hole says whether a cell is one.
func (r *Relief) Hole(i, j int) bool { return r.hole[j*r.N+i] }

// At is the height at a place. There is none outside the block and in holes.
func (r *Relief) At(x, y float64) (z float64, ok bool) {
	const slack = 1e-6 // of a cell: what was cut at the border may lie a rounding error beyond it
	gx, gy := r.grid(x, y)
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
func (r *Relief) inCell(i, j int, u, v float64) float64 {
	at := j*(r.N+1) + i
	low, high := r.Z[at:at+2:at+2], r.Z[at+r.N+1:at+r.N+3:at+r.N+3]
	if u >= v {
		return low[0] + u*(low[1]-low[0]) + v*(high[1]-low[1])
	}
	return low[0] + v*(high[0]-low[0]) + u*(high[1]-high[0])
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

func sized(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n)
	}
	return s[:n]
}
