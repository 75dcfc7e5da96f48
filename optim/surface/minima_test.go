package surface

import (
	"cmp"
	"math"
	"slices"
	"testing"
)

// The surfaces with a minimum where the gradient is not zero.
const (
	onBorder = "eggholder" // the surface goes on falling outwards
	onKink   = "bukin-6"   // no slope is zero on either side
)

func TestMinimaAreFlat(t *testing.T) {
	for _, l := range losses(t) {
		shade := l.Shade()
		for _, m := range l.MinimaAt(l.Params) {
			if !l.Domain.Contains(Point{m.X, m.Y}) {
				t.Errorf("%s %v: %v is outside of the domain", l.ID, l.Params, m)
			}
			f, fx, fy := l.Gradient(m.X, m.Y)
			if !(math.Abs(f-m.F) <= 1e-10*max(1, math.Abs(m.F))) && l.ID != onKink {
				t.Errorf("%s %v: value at %v is %v", l.ID, l.Params, m, f)
			}
			// Half a unit in the last place of a coordinate moves the gradient by the curvature times that.
			tol := 1e-11 * max(1, (shade.Hi-shade.Lo)/min(1, l.Domain.W()))
			switch l.ID {
			case onBorder:
				if !(fx < 0) || m.X != l.Domain.X1 || !(math.Abs(fy) <= tol) {
					t.Errorf("%s: gradient at %v is (%v, %v)", l.ID, m, fx, fy)
				}
			case onKink:
				// sqrt|u| of a u that should be zero and is a rounding error.
				if !(f <= 1e-5) {
					t.Errorf("%s: value at %v is %v", l.ID, m, f)
				}
			default:
				if !(math.Abs(fx) <= tol) || !(math.Abs(fy) <= tol) {
					t.Errorf("%s %v: gradient at %v is (%v, %v), beyond %v", l.ID, l.Params, m, fx, fy, tol)
				}
			}
		}
	}
}

// TestMinimaAreLow walks around each minimum on small circles.
func TestMinimaAreLow(t *testing.T) {
	for _, l := range losses(t) {
		size := min(l.Domain.W(), l.Domain.H())
		for _, m := range l.MinimaAt(l.Params) {
			for _, radius := range []float64{1e-2, 1e-3, 1e-4} {
				for i := range 180 {
					sin, cos := math.Sincos(float64(i) * math.Pi / 90)
					p := Point{m.X + radius*size*cos, m.Y + radius*size*sin}
					if f := l.Value(p.X, p.Y); l.Domain.Contains(p) && f < m.F-1e-12*max(1, math.Abs(m.F)) {
						t.Fatalf("%s %v: %v at %v is below %v", l.ID, l.Params, f, p, m)
					}
				}
			}
		}
	}
}

// TestNothingIsLower searches the domain for a value below the global minimum.
func TestNothingIsLower(t *testing.T) {
	for _, l := range losses(t) {
		floor, known := l.Floor()
		if !known {
			if l.Minima != nil {
				t.Errorf("%s has minima and no floor", l.ID)
			}
			continue
		}
		best := math.Inf(1)
		for _, p := range basins(l) {
			best = min(best, l.Value(p.X, p.Y))
		}
		if slack := 1e-9 * max(1, math.Abs(floor)); best < floor-slack {
			t.Errorf("%s %v: found %v, below %v", l.ID, l.Params, best, floor)
		} else if best > floor+1e-2*max(1, math.Abs(floor)) {
			t.Errorf("%s %v: the search only found %v where %v is known", l.ID, l.Params, best, floor)
		}
		for _, m := range l.MinimaAt(l.Params) {
			if m.Global != (m.F <= floor+1e-12*max(1, math.Abs(floor))) {
				t.Errorf("%s %v: floor is %v and a minimum %v", l.ID, l.Params, floor, m)
			}
		}
	}
}

// TestMinimaAreComplete finds every basin in the view of the surfaces that list all their minima.
func TestMinimaAreComplete(t *testing.T) {
	for _, family := range Families() {
		if family.Title == "Many minima" {
			continue
		}
		for _, s := range family.Surfaces {
			if len(s.MinimaAt(s.Defaults())) == 0 || s.ID == "plateau" || s.ID == onKink {
				continue // the plateau's other minima are circles; bukin-6 is one long kink
			}
			l := compile(t, s, s.Defaults())
			for _, p := range basins(l) {
				if !strict(l, p) {
					continue
				}
				near := slices.ContainsFunc(s.MinimaAt(s.Defaults()), func(m Minimum) bool {
					return math.Hypot(p.X-m.X, p.Y-m.Y) < 1e-3*s.Domain.W()
				})
				if !near {
					t.Errorf("%s: unlisted minimum at (%.17g, %.17g), %.17g", s.ID, p.X, p.Y, l.Value(p.X, p.Y))
				}
			}
		}
	}
}

// strict says whether the surface rises from p all around, within the domain. At the
// bottom of a level ditch and on the border of a slope it does not.
func strict(l *Loss, p Point) bool {
	f, radius := l.Value(p.X, p.Y), 1e-3*l.Domain.W()
	for i := range 180 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 90)
		q := Point{p.X + radius*cos, p.Y + radius*sin}
		if !l.Domain.Contains(q) || l.Value(q.X, q.Y) <= f+1e-13*max(1, math.Abs(f)) {
			return false
		}
	}
	return true
}

// basins descends by pattern search from the lowest of those points of a grid
// that are not above their neighbours.
func basins(l *Loss) []Point {
	const n, most = 240, 60
	f := make([]float64, (n+1)*(n+1))
	at := func(i, j int) Point {
		return Point{l.Domain.X0 + l.Domain.W()*float64(i)/n, l.Domain.Y0 + l.Domain.H()*float64(j)/n}
	}
	for k := range f {
		p := at(k%(n+1), k/(n+1))
		f[k] = l.Value(p.X, p.Y)
	}
	var low []int
	for k := range f {
		if lowest(f, k, n+1) {
			low = append(low, k)
		}
	}
	slices.SortFunc(low, func(a, b int) int { return cmp.Compare(f[a], f[b]) })
	var found []Point
	for _, k := range low[:min(most, len(low))] {
		found = append(found, descend(l, at(k%(n+1), k/(n+1)), l.Domain.W()/n))
	}
	return found
}

func lowest(f []float64, k, stride int) bool {
	i, j := k%stride, k/stride
	for dj := -1; dj <= 1; dj++ {
		for di := -1; di <= 1; di++ {
			if a, b := i+di, j+dj; a >= 0 && b >= 0 && a < stride && b < stride && f[b*stride+a] < f[k] {
				return false
			}
		}
	}
	return true
}

// descend is a pattern search that stays in the domain: it tries the eight
// points around, goes to the best, and halves its step where none is better.
func descend(l *Loss, p Point, step float64) Point {
	f := l.Value(p.X, p.Y)
	for step > 1e-12*l.Domain.W() {
		best := p
		for k := range 9 {
			q := Point{p.X + step*float64(k%3-1), p.Y + step*float64(k/3-1)}
			if v := l.Value(q.X, q.Y); l.Domain.Contains(q) && v < f {
				best, f = q, v
			}
		}
		if best == p {
			step /= 2
		}
		p = best
	}
	return p
}
