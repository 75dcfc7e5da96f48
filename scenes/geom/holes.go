package geom

import "math"

// A difference between neighbouring grid points beyond cliff, as a part of the
// relief's height, is looked into: it is a steep slope, or the values jump.
const cliff = 1.0 / 8

// halvings is how often a cliff is halved before it counts as a jump: it would
// be steeper than a slope over a millionth of a cell.
const halvings = 20

// findHoles marks the cells with a corner that has no height, and those that a
// jump passes through. It says whether there are jumps.
func (r *Relief) findHoles(height Height) (jumps bool) {
	cells := r.N * r.N
	r.hole, r.torn, r.rim = sized(r.hole, cells), sized(r.torn, cells), sized(r.rim, cells)
	clear(r.hole)
	clear(r.torn)
	if r.spikes == nil {
		r.spikes = make(map[int]spike)
	}
	side := r.N + 1
	for j := range side {
		for i := range side {
			if at := j*side + i; math.IsNaN(r.Z[at]) {
				r.pierce(r.hole, i-1, j-1, i, j)
			} else {
				if i < r.N && r.jump(height, i, j, 1, 0) {
					r.pierce(r.torn, i, j-1, i, j)
					jumps = true
				}
				if j < r.N && r.jump(height, i, j, 0, 1) {
					r.pierce(r.torn, i-1, j, i, j)
					jumps = true
				}
			}
		}
	}
	for k, torn := range r.torn {
		r.hole[k] = r.hole[k] || torn
	}
	r.findTops()
	return jumps
}

// pierce marks the cells in a range, as far as there are such cells.
func (r *Relief) pierce(cells []bool, i0, j0, i1, j1 int) {
	for j := max(j0, 0); j <= min(j1, r.N-1); j++ {
		for i := max(i0, 0); i <= min(i1, r.N-1); i++ {
			cells[j*r.N+i] = true
		}
	}
}

// jump says whether the values jump between a grid point and its neighbour. It
// halves the way as long as the larger part of the difference stays together.
func (r *Relief) jump(height Height, i, j, di, dj int) bool {
	at := j*(r.N+1) + i
	za, zb := r.Z[at], r.Z[at+di+dj*(r.N+1)]
	least := cliff * r.Tall
	if !(math.Abs(zb-za) > least) { // the neighbour may have no height
		return false
	}
	ax, ay := r.Node(i, j)
	bx, by := r.Node(i+di, j+dj)
	least = math.Abs(zb-za) / 4
	for range halvings {
		x, y := (ax+bx)/2, (ay+by)/2
		value := [1]float64{}
		height(value[:], []float64{x}, []float64{y})
		z := r.Of(value[0])
		if math.IsNaN(z - z) {
			return true
		}
		if math.Abs(z-za) > math.Abs(zb-z) {
			bx, by, zb = x, y, z
		} else {
			ax, ay, za = x, y, z
		}
		if math.Abs(zb-za) < least {
			return false
		}
	}
	return true
}

// findTops notes how high each cell reaches, as far as it is one of the block:
// in rows along x, and again in rows along y. Holes, where nothing is in the way, and the
// margins have −Inf.
func (r *Relief) findTops() {
	r.gaps = false
	r.heading = heading{}
	width := r.N + 2*margin
	for k := range r.tops {
		r.tops[k] = sized(r.tops[k], r.N*width)
		for i := range r.tops[k] {
			r.tops[k][i] = math.Inf(-1)
		}
	}
	for j := range r.N {
		for i := range r.N {
			if r.hole[j*r.N+i] {
				r.gaps = true
				continue
			}
			at := j*(r.N+1) + i
			top := min(max(r.Z[at], r.Z[at+1], r.Z[at+r.N+1], r.Z[at+r.N+2]), r.Tall)
			r.tops[0][j*width+margin+i], r.tops[1][i*width+margin+j] = top, top
		}
	}
}

// topsOf are the tops in rows along x, or turned, along y.
func (r *Relief) topsOf(turned bool) []float64 {
	if turned {
		return r.tops[1]
	}
	return r.tops[0]
}
