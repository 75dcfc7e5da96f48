package geom

import "math"

// Draped is a path laid on a relief, in pixels: what of it is seen and what
// the relief hides. Up to a step, each is a prefix of its segments: see Until.
type Draped struct{ Seen, Hidden []Segment }

// Constants of Lay.
const (
	piece      = 0.5  // of a cell: the longest straight part
	mostPieces = 8000 // of a path; one that is longer is laid with longer parts
)

// Lay lays the polyline through n points on a relief, as an orbit sees it. Its
// lines are straight in the plane and follow the surface between their ends;
// what is beyond the block is left out. Over holes there is no surface to follow:
// the height goes evenly from one given point's to the next, as far as it is one of
// the block. Points that are not finite
// interrupt the line; points that are too near to the last kept one are left out.
func (d *Draped) Lay(r *Relief, o *Orbit, n int, at func(i int) (x, y, z float64)) {
	d.Seen, d.Hidden = d.Seen[:0], d.Hidden[:0]
	if r.Empty() {
		return
	}
	length := pieceLength(r, n, at)
	var last foot
	for i := range n {
		x, y, z := at(i)
		if math.IsNaN(x-x) || math.IsNaN(y-y) {
			last.there = false
			continue
		}
		now := foot{there: true, z: z}
		now.gx, now.gy = r.grid(x, y)
		now.px, now.py = o.Pixel(x, y, r.heightOr(x, y, z))
		if last.there && math.Hypot(now.px-last.px, now.py-last.py) < merge {
			continue
		}
		if last.there {
			d.step(r, o, &last, &now, length, int32(i))
		}
		last = now
	}
}

// foot is a point of a path on the grid and on the screen.
type foot struct {
	there     bool
	gx, gy, z float64
	px, py    float64
}

// heightOr is the surface's height, or where there is none the given one.
func (r *Relief) heightOr(x, y, z float64) float64 {
	if here, ok := r.At(x, y); ok {
		return here
	}
	return z
}

// whole is the relief's area in cells.
func (r *Relief) whole() Rect { return Rect{W: float64(r.N), H: float64(r.N)} }

// pieceLength is the length of a path's parts, in cells.
func pieceLength(r *Relief, n int, at func(i int) (x, y, z float64)) float64 {
	total, px, py := 0.0, math.NaN(), 0.0
	for i := range n {
		x, y, _ := at(i)
		x, y = r.grid(x, y)
		if !math.IsNaN(px - px + py - py + x - x + y - y) {
			if s, ok := clipped(px, py, x, y, r.whole()); ok {
				total += math.Hypot(float64(s.X1-s.X0), float64(s.Y1-s.Y0))
			}
		}
		px, py = x, y
	}
	return max(piece, total/mostPieces)
}

// step lays the way between two points.
func (d *Draped) step(r *Relief, o *Orbit, from, to *foot, length float64, step int32) {
	s, ok := clipped(from.gx, from.gy, to.gx, to.gy, r.whole())
	if !ok {
		return
	}
	dx, dy := float64(s.X1-s.X0), float64(s.Y1-s.Y0)
	parts := max(math.Ceil(math.Hypot(dx, dy)/length), 1)
	place := func(part float64) (x, y, z float64) {
		gx, gy := float64(s.X0)+part*dx, float64(s.Y0)+part*dy
		n := float64(r.N)
		x, y = r.X+r.W*(gx/n-0.5), r.Y+r.H*(gy/n-0.5)
		return x, y, r.heightOr(x, y, from.z+part*(to.z-from.z))
	}
	x, y, z := place(0)
	bx, by := o.Pixel(x, y, z)
	for k := 1.0; k <= parts; k++ {
		ax, ay, below := bx, by, z
		x, y, z = place(k / parts)
		bx, by = o.Pixel(x, y, z)
		if !r.Within(below) || !r.Within(z) {
			continue
		}
		mx, my, mz := place((k - 0.5) / parts)
		segment := Segment{X0: float32(ax), Y0: float32(ay), X1: float32(bx), Y1: float32(by), Step: step}
		if r.Hidden(o, mx, my, mz) {
			d.Hidden = append(d.Hidden, segment)
		} else {
			d.Seen = append(d.Seen, segment)
		}
	}
}
