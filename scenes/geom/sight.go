package geom

// grazing is how deep under the surface, as a part of its height, a line of
// sight still counts as above it: rounding, and less than anybody sees.
const grazing = 1e-7

// Hidden says whether the relief lies between a point and the viewer. The
// relief is a solid block: a point whose line of sight runs under the surface
// is hidden also where it leaves the block through a side.
func (r *Relief) Hidden(o *Orbit, x, y, z float64) bool {
	gx, gy := r.grid(x, y)
	g := r.gaze(o)
	return g.hidden(gx, gy, z)
}

// Pick is the point of the surface that is seen at a pixel. There is none
// beside the block, on its sides, and in a hole.
func (r *Relief) Pick(o *Orbit, px, py float64) (x, y, z float64, ok bool) {
	ax, ay := o.Point(px, py, r.Tall)
	bx, by := o.Point(px, py, 0)
	begun := false
	for w := r.stride(ax, ay, bx, by); w.next(); {
		if r.Hole(w.i, w.j) {
			begun = true
			continue
		}
		before, from := r.over(&w, w.enter), w.enter
		if !begun && before < -grazing*r.Tall {
			return 0, 0, 0, false // it meets a side of the block first
		}
		begun = true
		for _, part := range [2]float64{w.diagonal(), w.leave} {
			after := r.over(&w, part)
			if before >= 0 && after <= 0 {
				if before > after {
					part = from + (part-from)*before/(before-after)
				}
				return ax + part*(bx-ax), ay + part*(by-ay), r.Tall * (1 - part), true
			}
			before, from = after, part
		}
	}
	return 0, 0, 0, false
}

// over is how high a line of sight that falls from Tall to 0 runs above the surface.
func (r *Relief) over(w *stride, part float64) float64 {
	u, v := w.inside(part)
	return r.Tall*(1-part) - r.inCell(w.i, w.j, u, v)
}
