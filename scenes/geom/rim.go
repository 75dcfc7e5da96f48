package geom

import "math"

// spike is a grid point without a height that was moved to where the surface
// beside it ends, so that holes have smooth rims.
type spike struct{ x, y, z, zx, zy float64 }

// findRims moves the grid points without a height that have neighbours with
// one, and lists the holes whose corners then all have heights. Beside a pole the
// surface ends where it leaves the block.
func (r *Relief) findRims(height Height) {
	clear(r.spikes)
	side := r.N + 1
	for j := range side {
		for i := range side {
			if math.IsNaN(r.Z[j*side+i]) {
				r.move(height, i, j)
			}
		}
	}
	for k := range r.rim {
		r.rim[k] = r.hole[k] && !r.torn[k] && r.rimmed(k%r.N, k/r.N)
	}
}

// rimmed says whether a cell has a corner with a height, and others that were moved.
func (r *Relief) rimmed(i, j int) bool {
	some := false
	for _, at := range r.corners(i, j) {
		if _, moved := r.spikes[at]; math.IsNaN(r.Z[at]) && !moved {
			return false
		}
		some = some || !math.IsNaN(r.Z[at])
	}
	return some
}

// corners are the grid points of a cell.
func (r *Relief) corners(i, j int) [4]int {
	at := j*(r.N+1) + i
	return [4]int{at, at + 1, at + r.N + 1, at + r.N + 2}
}

// move looks from every neighbour with a height toward a grid point without
// one, and moves it to the end of the surface that is nearest to it. Where the
// surface ends at different heights all around, as on both sides of a pole, the point stays.
func (r *Relief) move(height Height, i, j int) {
	x, y := r.Node(i, j)
	nearest, low, high := math.Inf(1), math.Inf(1), math.Inf(-1)
	var found spike
	for dj := -1; dj <= 1; dj++ {
		for di := -1; di <= 1; di++ {
			p, q := i+di, j+dj
			if p < 0 || q < 0 || p > r.N || q > r.N || math.IsNaN(r.Z[q*(r.N+1)+p]) {
				continue
			}
			s := r.end(height, p, q, x, y)
			low, high = min(low, s.z), max(high, s.z)
			if d := math.Hypot(s.x-x, s.y-y); d < nearest {
				nearest, found = d, s
			}
		}
	}
	if high-low <= 2*cliff*r.Tall {
		r.spikes[j*(r.N+1)+i] = found
	}
}

// end is where the surface ends on the way from a grid point to a place: the
// last point on it with a height within the block.
func (r *Relief) end(height Height, i, j int, x, y float64) spike {
	ax, ay := r.Node(i, j)
	s := spike{x: ax, y: ay, z: r.Z[j*(r.N+1)+i]}
	s.zx, s.zy = r.Slope(i, j)
	for range 2 * halvings {
		mx, my := (s.x+x)/2, (s.y+y)/2
		value := [1]float64{}
		height(value[:], []float64{mx}, []float64{my})
		if z := r.Of(value[0]); z >= 0 && z <= r.Tall {
			s.x, s.y, s.z = mx, my, z
		} else {
			x, y = mx, my
		}
	}
	return s
}

// Place is where a grid point is drawn: beside holes it may have moved.
func (r *Relief) Place(i, j int) (x, y, z float64) {
	at := j*(r.N+1) + i
	if len(r.spikes) > 0 {
		if s, moved := r.spikes[at]; moved {
			return s.x, s.y, s.z
		}
	}
	x, y = r.Node(i, j)
	return x, y, r.Z[at]
}

// Vertex is a grid point as it is drawn, with the slopes there.
func (r *Relief) Vertex(i, j int) (x, y, z, zx, zy float64) {
	if s, moved := r.spikes[j*(r.N+1)+i]; moved {
		return s.x, s.y, s.z, s.zx, s.zy
	}
	x, y, z = r.Place(i, j)
	zx, zy = r.Slope(i, j)
	return x, y, z, zx, zy
}
