package geom

import "math"

// margin is the number of cells beside a row, where nothing is, so that
// whoever looks at a few neighbours need not ask whether there are so many.
const margin = 2

// base is the first of the cells that lines pass in a row, if they have
// between 0 and 1 for a where b is 0. Strips of such lines lie side by side.
func (h *heading) base(row int) int {
	if h.lean < 0 {
		row++
	}
	return int(math.Floor(h.lean * float64(row)))
}

// lookAhead finds for each row and strip how high a line has to be where it
// enters the row so that nothing is in its way any more: what is higher is seen.
func (r *Relief) lookAhead() {
	h := &r.heading
	tops, width := r.topsOf(h.turned), r.N+2*margin
	r.ahead = sized(r.ahead, r.N*width)
	rises := math.Abs(h.slowB) // over a row
	var next []float64
	nextBase := 0
	for q := range r.N {
		row := q // from the last one on the line to the first
		if h.step > 0 {
			row = r.N - 1 - q
		}
		base := h.base(row)
		here := r.ahead[row*width : (row+1)*width]
		// A strip has width 1 and leans: it covers three cells of a row at most.
		top := tops[row*width : (row+1)*width]
		for k := range here[:width-2] {
			high := top[k]
			if top[k+1] > high {
				high = top[k+1]
			}
			if top[k+2] > high {
				high = top[k+2]
			}
			here[k] = high
		}
		here[width-2], here[width-1] = top[width-2], top[width-1]
		if q > 0 {
			raise(here, next, nextBase-base, rises)
		}
		next, nextBase = here, base
	}
}

// raise raises what a row asks for to what the next one does, whose strips begin some cells further.
func raise(here, next []float64, further int, rises float64) {
	if further >= 0 {
		next = next[min(further, len(next)):]
		here = here[:len(next)]
	} else {
		here = here[min(-further, len(here)):]
		next = next[:len(here)]
	}
	for k, high := range next {
		if high -= rises; high > here[k] {
			here[k] = high
		}
	}
}
