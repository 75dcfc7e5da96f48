package surface

import "math"

// spot is a point with its value and gradient, in cells of the grid.
type spot struct{ x, y, f, gx, gy float64 }

func (d *descent) at(x, y float64) spot {
	d.left--
	f, gx, gy := d.loss.Gradient(x, y)
	return spot{x, y, f, gx * d.cell.X, gy * d.cell.Y}
}

// finite says whether value and gradient can be followed.
func (s spot) finite() bool {
	return !math.IsNaN(s.f-s.f) && !math.IsNaN(s.gx-s.gx) && !math.IsNaN(s.gy-s.gy)
}

// Constants of the descent.
const (
	descentSteps   = 80
	descentHalving = 40
	descentFar     = 1e3   // cells: nothing that is searched is farther
	descentShort   = 1e-13 // cells: no step is shorter
	wolfeDecrease  = 1e-4
	wolfeSlope     = 0.9
)

// down takes steps of BFGS with a line search for the weak Wolfe conditions, which also comes to rest at kinks: Lewis
// and Overton, Nonsmooth optimization via quasi-Newton methods, Mathematical Programming 141, 2013, 135–163. Lengths are
// in cells of the grid, and the first step is at most one.
func (d *descent) down(from Point) spot {
	p := d.at(from.X, from.Y)
	slope := math.Hypot(p.gx, p.gy)
	if !p.finite() || slope == 0 {
		return p
	}
	h := inverse{xx: 1 / slope, yy: 1 / slope}
	for range descentSteps {
		dx, dy := h.direction(p.gx, p.gy)
		if !(dot(dx, dy, p.gx, p.gy) < 0) {
			return p
		}
		q, length := d.line(p, dx, dy)
		if length == 0 || d.left <= 0 {
			return p
		}
		sx, sy := length*dx, length*dy
		h.update(sx, sy, q.gx-p.gx, q.gy-p.gy)
		p = q
		if math.Hypot(sx, sy) < descentShort || p.gx == 0 && p.gy == 0 {
			return p
		}
	}
	return p
}

// line finds a step along a direction that satisfies the weak Wolfe conditions. Where there is none it takes the
// lowest point that it has seen, and length is 0 if none is lower.
func (d *descent) line(p spot, dx, dy float64) (best spot, length float64) {
	best = p
	lo, hi, t := 0.0, math.Inf(1), 1.0
	downhill := dot(dx, dy, p.gx, p.gy)
	for range descentHalving {
		q := d.at(p.x+float64(t*dx*d.cell.X), p.y+float64(t*dy*d.cell.Y))
		good := q.finite() && q.f <= p.f+float64(wolfeDecrease*t*downhill)
		if good && q.f < best.f {
			best, length = q, t
		}
		switch {
		case !good:
			hi = t
		case dot(q.gx, q.gy, dx, dy) < wolfeSlope*downhill:
			lo = t
		default:
			return q, t
		}
		if t = 2 * lo; !math.IsInf(hi, 1) {
			t = (lo + hi) / 2
		}
		if d.left <= 0 || t*math.Hypot(dx, dy) > descentFar {
			break
		}
	}
	return best, length
}

// newton takes the last steps with the exact curvature, where that makes the gradient smaller. It wants no more than
// rounding allows: at kinks it changes nothing.
func (d *descent) newton(p spot) spot {
	for range 4 {
		fxx, fxy, fyy := d.loss.eval.Hessian(p.x, p.y)
		fx, fy := p.gx/d.cell.X, p.gy/d.cell.Y
		det := dot(fxx, -fxy, fyy, fxy)
		if !(det > 0) || !(fxx > 0) || d.left <= 0 {
			return p
		}
		q := d.at(p.x-dot(fyy, -fxy, fx, fy)/det, p.y-dot(fxx, -fxy, fy, fx)/det)
		near := math.Abs(q.x-p.x) < d.cell.X && math.Abs(q.y-p.y) < d.cell.Y
		if !near || !q.finite() || !(math.Hypot(q.gx, q.gy) < math.Hypot(p.gx, p.gy)) {
			return p
		}
		p = q
	}
	return p
}

// inverse is an approximation of the inverse Hessian.
type inverse struct{ xx, xy, yy float64 }

func (h *inverse) direction(gx, gy float64) (dx, dy float64) {
	return -dot(h.xx, h.xy, gx, gy), -dot(h.xy, h.yy, gx, gy)
}

// update is that of BFGS for a step s along which the gradient changed by y.
func (h *inverse) update(sx, sy, yx, yy float64) {
	along := dot(sx, sy, yx, yy)
	if !(along > 0) {
		return
	}
	hx, hy := dot(h.xx, h.xy, yx, yy), dot(h.xy, h.yy, yx, yy)
	k := (1 + dot(yx, yy, hx, hy)/along) / along
	h.xx += float64(k*sx*sx) - 2*sx*hx/along
	h.xy += float64(k*sx*sy) - dot(sx, sy, hy, hx)/along
	h.yy += float64(k*sy*sy) - 2*sy*hy/along
}

// dot is ax·bx + ay·by, with every product rounded, so that all machines find the same.
func dot(ax, ay, bx, by float64) float64 { return float64(ax*bx) + float64(ay*by) }
