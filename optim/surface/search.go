package surface

import (
	"cmp"
	"math"
	"slices"
)

// Bounds of the search for minima. It is done again whenever a parameter moves.
const (
	searchStarts     = 48    // most points of the grid that it descends from, the lowest ones
	searchFound      = 32    // most minima that it keeps, the lowest ones
	searchOperations = 1.5e6 // of the formula, in all
	searchEvaluation = 8000  // in all
	searchSame       = 1e-4  // minima that are nearer than this part of the Domain are one
	poleRise         = 1e-3  // least part of the slope's promise, on the way out of a deep hollow
	searchLevel      = 1e-9  // values that differ by less than this part of the surface's height are equal
)

// search looks for minima in the Domain: from the points of a grid that no neighbour is below, it goes down with exact
// gradients and looks around where it comes to rest. It finds none that lies between the grid's points without
// reaching one of them, and none on the Domain's border, so that there may be more and lower ones.
func (l *Loss) search(grid []float64) []Minimum {
	d := newDescent(l)
	d.least, d.usual = heights(grid)
	var found []Minimum
	for _, k := range low(grid) {
		if d.left <= 0 {
			break
		}
		if m, ok := d.minimum(l.gridPoint(k)); ok && !slices.ContainsFunc(found, func(other Minimum) bool { return d.same(m, other) }) {
			found = append(found, m)
		}
	}
	slices.SortFunc(found, func(a, b Minimum) int {
		return cmp.Or(cmp.Compare(a.F, b.F), cmp.Compare(a.X, b.X), cmp.Compare(a.Y, b.Y))
	})
	found = found[:min(len(found), searchFound)]
	markLeast(found, grid)
	return found
}

// markLeast marks the lowest minima as global, unless the grid has a value below them.
func markLeast(found []Minimum, grid []float64) {
	if len(found) == 0 {
		return
	}
	least, most := math.Inf(1), math.Inf(-1)
	for _, f := range grid {
		if !math.IsNaN(f) {
			least = min(least, f)
		}
		if !math.IsInf(f, 0) && !math.IsNaN(f) {
			most = max(most, f)
		}
	}
	floor := found[0].F
	slack := float64(searchLevel * (most - floor))
	if least < floor-slack {
		return
	}
	for i := range found {
		found[i].Global = found[i].F <= floor+slack
	}
}

// heights are the least value of a grid and how far the median is above it, both of finite values.
func heights(grid []float64) (least, usual float64) {
	f := slices.DeleteFunc(slices.Clone(grid), func(v float64) bool { return math.IsNaN(v - v) })
	if len(f) == 0 {
		return 0, 0
	}
	slices.Sort(f)
	return f[0], f[len(f)/2] - f[0]
}

// low are the points of the grid that no neighbour is below and some neighbour is above, the lowest first.
func low(grid []float64) []int {
	var all []int
	for k, f := range grid {
		if !math.IsNaN(f-f) && isLow(grid, k) {
			all = append(all, k)
		}
	}
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(grid[a], grid[b]) })
	return all[:min(len(all), searchStarts)]
}

func isLow(grid []float64, k int) bool {
	above := false
	for dj := -1; dj <= 1; dj++ {
		for di := -1; di <= 1; di++ {
			i, j := k%shadeGrid+di, k/shadeGrid+dj
			if i < 0 || j < 0 || i >= shadeGrid || j >= shadeGrid {
				continue
			}
			other := grid[j*shadeGrid+i]
			if other < grid[k] {
				return false
			}
			above = above || other > grid[k]
		}
	}
	return above
}

// descent goes down on a loss, with a bounded number of evaluations.
type descent struct {
	loss *Loss
	cell Point // of the grid
	left int   // evaluations

	least, usual float64 // of the grid: see heights
}

func newDescent(l *Loss) *descent {
	_, operations := l.formula.Operations()
	return &descent{loss: l, cell: Point{l.Domain.W() / (shadeGrid - 1), l.Domain.H() / (shadeGrid - 1)},
		left: min(searchEvaluation, int(searchOperations/float64(operations+1)))}
}

func (d *descent) same(a, b Minimum) bool {
	box := d.loss.Domain
	return math.Abs(a.X-b.X) < searchSame*box.W() && math.Abs(a.Y-b.Y) < searchSame*box.H()
}

// minimum goes down from a point and returns where it came to rest, if that is a minimum inside the Domain.
func (d *descent) minimum(from Point) (Minimum, bool) {
	p := d.down(from)
	p = d.newton(p)
	m := Minimum{X: p.x, Y: p.y, F: p.f}
	inside := d.loss.Domain.Contains(Point{p.x, p.y})
	return m, inside && !math.IsNaN(p.f-p.f) && d.isMinimum(p)
}

// isMinimum looks around: nothing may be lower, and something must be higher. What is far below the grid's values must be
// a hollow with a ground, not a pole, in which every step is a small part of what the slope promises.
func (d *descent) isMinimum(p spot) bool {
	const directions = 24
	noise := float64(16 * 0x1p-52 * math.Abs(p.f))
	for _, radius := range [...]float64{3e-2, 1e-3} {
		highest := p.f
		for i := range directions {
			sin, cos := math.Sincos(2 * math.Pi * (float64(i) + 0.5) / directions)
			d.left--
			f := d.loss.Value(p.x+float64(radius*d.cell.X*cos), p.y+float64(radius*d.cell.Y*sin))
			if f < p.f-noise {
				return false
			}
			highest = max(highest, f)
		}
		rise := highest - p.f
		deep := p.f < d.least-d.usual
		if !(rise > noise) || deep && !(rise > poleRise*radius*math.Hypot(p.gx, p.gy)) {
			return false
		}
	}
	return true
}

// gridPoint is a point of grid.
func (l *Loss) gridPoint(k int) Point {
	return Point{l.gridX(k % shadeGrid), l.gridY(k / shadeGrid)}
}
