package geom

// Walk is the order in which the triangles of a relief hide each other. It
// depends on the direction of sight alone, and there are eight of them.
type Walk struct {
	right, up bool // toward the viewer is where x grows, where y grows
	below     bool // toward the viewer is below the cells' diagonals
}

// Walk is the order for a viewer.
func (r *Relief) Walk(o *Orbit) Walk {
	dx, dy, _ := o.Toward()
	// A cell's diagonal is (W, H); (H, −W) points below it.
	return Walk{dx > 0, dy > 0, dx*r.H-dy*r.W > 0}
}

// Triangles appends the grid points of all triangles, three each, from the far
// ones to the near ones: whoever draws them in this order needs neither sorting
// nor a depth buffer. Seen from above, a line of sight passes through
// rows and columns one way, so the cells are in order when both are. Along the
// rims of holes, whose cells are no squares, that holds but for less than a cell.
func (r *Relief) Triangles(dst []uint32, w Walk) []uint32 {
	row := uint32(r.N + 1)
	for q := range r.N {
		j := q
		if !w.up {
			j = r.N - 1 - q
		}
		for p := range r.N {
			i := p
			if !w.right {
				i = r.N - 1 - p
			}
			if cell := j*r.N + i; r.hole[cell] && !r.rim[cell] {
				continue
			}
			at := uint32(j)*row + uint32(i)
			far, near := [3]uint32{at, at + 1, at + row + 1}, [3]uint32{at, at + row + 1, at + row}
			if w.below {
				far, near = near, far
			}
			dst = append(dst, far[0], far[1], far[2], near[0], near[1], near[2])
		}
	}
	return dst
}
