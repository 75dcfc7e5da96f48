package geom

import "math"

// Draped is a path laid on a relief, in pixels: what of it is seen and what
// the relief hides. Up to a step, each is a prefix of its segments: see Until.
type Draped struct {
	Seen, Hidden []Segment
	nodes        []node // of the path that was laid last
}

// node is a point of a path on a relief, in cells. The way between two nodes
// lies on the surface, or over a hole.
type node struct {
	gx, gy, z float64
	middle    float64 // the height half way from the node before
	step      int32
	joined    bool // to the node before
}

// Constants of Lay.
const (
	piece      = 0.5  // of a cell: the longest straight part
	mostPieces = 8000 // of a path; one that is longer is laid with longer parts
)

// Lay lays the polyline through n points on a relief. Its
// lines are straight in the plane and follow the surface between their ends;
// what is beyond the block is left out. Over holes there is no surface to follow:
// the height goes evenly from one point's to the next, as far as it is one of
// the block; a point over a hole has the height that beyond gives. Points that are not finite
// interrupt the line. Nothing is seen of it before Look.
func (d *Draped) Lay(r *Relief, n int, at func(i int) (x, y float64), beyond func(x, y float64) (z float64)) {
	d.nodes = d.nodes[:0]
	if r.Empty() {
		return
	}
	length := pieceLength(r, n, at)
	var last node
	there := false
	for i := range n {
		x, y := at(i)
		if math.IsNaN(x-x) || math.IsNaN(y-y) {
			there = false
			continue
		}
		now := node{step: int32(i)}
		now.gx, now.gy = r.grid(x, y)
		var ok bool
		if now.z, ok = r.on(now.gx, now.gy); !ok {
			now.z = beyond(x, y)
		}
		if there {
			d.way(r, &last, &now, length)
		}
		last, there = now, true
	}
}

// pieceLength is the length of a path's parts, in cells.
func pieceLength(r *Relief, n int, at func(i int) (x, y float64)) float64 {
	total, px, py := 0.0, math.NaN(), 0.0
	for i := range n {
		x, y := r.grid(at(i))
		if !math.IsNaN(px - px + py - py + x - x + y - y) {
			if s, ok := clipped(px, py, x, y, r.whole()); ok {
				total += math.Hypot(float64(s.X1-s.X0), float64(s.Y1-s.Y0))
			}
		}
		px, py = x, y
	}
	return max(piece, total/mostPieces)
}

// whole is the relief's area in cells.
func (r *Relief) whole() Rect { return Rect{W: float64(r.N), H: float64(r.N)} }

// way lays the way between two points.
func (d *Draped) way(r *Relief, from, to *node, length float64) {
	s, ok := clipped(from.gx, from.gy, to.gx, to.gy, r.whole())
	if !ok {
		return
	}
	x0, y0 := float64(s.X0), float64(s.Y0)
	dx, dy := float64(s.X1)-x0, float64(s.Y1)-y0
	parts := max(math.Ceil(math.Hypot(dx, dy)/length), 1)
	height := func(part float64) float64 {
		if z, ok := r.on(x0+part*dx, y0+part*dy); ok {
			return z
		}
		return from.z + part*(to.z-from.z)
	}
	next := node{gx: x0, gy: y0, z: height(0), step: to.step}
	below := r.Within(next.z)
	if k := len(d.nodes); k == 0 || d.nodes[k-1].gx != x0 || d.nodes[k-1].gy != y0 {
		d.nodes = append(d.nodes, next)
	}
	for k := 1.0; k <= parts; k++ {
		next.gx, next.gy, next.z, next.middle = x0+k/parts*dx, y0+k/parts*dy, height(k/parts), height((k-0.5)/parts)
		within := r.Within(next.z)
		next.joined, below = below && within, within
		d.nodes = append(d.nodes, next)
	}
}

// Look shows the path that was laid on a relief as an orbit sees it. Nodes
// that are too near to the last one that is kept are left out.
func (d *Draped) Look(r *Relief, o *Orbit) {
	d.Seen, d.Hidden = d.Seen[:0], d.Hidden[:0]
	gaze, stencil := r.gaze(o), r.stencil(o)
	px, py := 0.0, 0.0
	for k := range d.nodes {
		n := &d.nodes[k]
		x, y := stencil.pixel(n.gx, n.gy, n.z)
		if n.joined {
			if dx, dy := x-px, y-py; dx*dx+dy*dy < merge*merge {
				continue
			}
			segment := Segment{X0: float32(px), Y0: float32(py), X1: float32(x), Y1: float32(y), Step: n.step}
			if before := &d.nodes[k-1]; gaze.hidden((before.gx+n.gx)/2, (before.gy+n.gy)/2, n.middle) {
				d.Hidden = append(d.Hidden, segment)
			} else {
				d.Seen = append(d.Seen, segment)
			}
		}
		px, py = x, y
	}
}

// stencil is an orbit's projection of a relief's grid, which is linear.
type stencil struct {
	x0, y0                 float64 // pixels of the grid's corner
	xAlong, yAlong         float64 // over a cell along x
	xAcross, yAcross, yTop float64 // along y, and over a unit of height
}

func (r *Relief) stencil(o *Orbit) stencil {
	var s stencil
	x, y := r.Node(0, 0)
	n := float64(r.N)
	s.x0, s.y0 = o.Pixel(x, y, 0)
	s.xAlong, s.yAlong = o.Scale*o.cosYaw*r.W/n, -o.Scale*o.sinYaw*o.sinTip*r.W/n
	s.xAcross, s.yAcross = -o.Scale*o.sinYaw*r.H/n, -o.Scale*o.cosYaw*o.sinTip*r.H/n
	s.yTop = -o.Scale * o.cosTip
	return s
}

func (s *stencil) pixel(gx, gy, z float64) (px, py float64) {
	return s.x0 + gx*s.xAlong + gy*s.xAcross, s.y0 + gx*s.yAlong + gy*s.yAcross + z*s.yTop
}
