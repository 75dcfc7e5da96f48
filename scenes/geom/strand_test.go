package geom_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/optiscope/optiscope/scenes/geom"
)

// walk is a random walk of n points that begins in the middle of a box.
func walk(random *rand.Rand, box geom.Rect, n int, step float64) func(i int) (x, y float64) {
	points := make([][2]float64, n)
	at := [2]float64{box.X + box.W/2, box.Y + box.H/2}
	for i := range points {
		points[i] = at
		at[0] += step * random.NormFloat64()
		at[1] += step * random.NormFloat64()
	}
	return func(i int) (x, y float64) { return points[i][0], points[i][1] }
}

// marked are the cells on segments.
func marked(segments []geom.Segment, box geom.Rect, cell float64) map[[2]int]bool {
	cells := make(map[[2]int]bool)
	for _, s := range segments {
		dx, dy := float64(s.X1-s.X0), float64(s.Y1-s.Y0)
		pieces := int(max(math.Abs(dx), math.Abs(dy))/cell)*4 + 1
		for i := range pieces + 1 {
			part := float64(i) / float64(pieces)
			cells[[2]int{int((float64(s.X0) - box.X + part*dx) / cell), int((float64(s.Y0) - box.Y + part*dy) / cell)}] = true
		}
	}
	return cells
}

// What is left out of a bundle is hidden behind the rest of it: every place of
// its lines is within two cells of one that is drawn. Every piece that is drawn shows a cell of its own.
func TestStrandsCoverTheirBundle(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	const cell = 2.0
	for range 20 {
		box := geom.Rect{X: 30, Y: -20, W: 100 + 300*random.Float64(), H: 100 + 300*random.Float64()}
		step := 0.3 + 6*random.Float64()
		var cover geom.Cover
		cover.Clear(box, cell)
		var strands, whole []geom.Segment
		for range 24 {
			at := walk(random, box, 1000, step)
			strands = geom.Strand(strands, 1000, at, &cover)
			whole = geom.Outline(whole, 1000, at, box)
		}
		drawn := marked(strands, box, cell)
		hidden := 0
		for place := range marked(whole, box, cell) {
			near := false
			for dx := -2; dx <= 2; dx++ {
				for dy := -2; dy <= 2; dy++ {
					near = near || drawn[[2]int{place[0] + dx, place[1] + dy}]
				}
			}
			if !near {
				hidden++
			}
		}
		if hidden > 0 {
			t.Errorf("steps of %v: nothing is drawn near %d places of the bundle", step, hidden)
		}
		if cells := int(box.W/cell+1) * int(box.H/cell+1); len(strands) > min(cells, len(whole)*2/3) {
			t.Errorf("steps of %v: %d pieces of %d are drawn in %d cells", step, len(strands), len(whole), cells)
		}
		for _, s := range strands {
			for _, p := range [][2]float32{{s.X0, s.Y0}, {s.X1, s.Y1}} {
				if x, y := float64(p[0]), float64(p[1]); x < box.X-0.01 || y < box.Y-0.01 || x > box.X+box.W+0.01 || y > box.Y+box.H+0.01 {
					t.Fatalf("a piece ends at (%v, %v), outside %v", x, y, box)
				}
			}
		}
	}
}

// The same line twice is drawn once, and again after a new beginning; gaps stay gaps.
func TestStrandsOfOneLine(t *testing.T) {
	box := geom.Rect{W: 200, H: 200}
	at := func(i int) (x, y float64) {
		if i == 20 {
			return math.NaN(), 0
		}
		return 4 * float64(i), 10 + 3*float64(i)
	}
	var cover geom.Cover
	cover.Clear(box, 2)
	first := geom.Strand(nil, 40, at, &cover)
	if again := geom.Strand(nil, 40, at, &cover); len(again) != 0 || len(first) != 37 {
		t.Errorf("%d pieces, and the same line again has %d", len(first), len(again))
	}
	for _, s := range first {
		if s.X0 < 79 && s.X1 > 81 {
			t.Errorf("the gap is bridged by %v", s)
		}
	}
	cover.Clear(box, 2)
	if again := geom.Strand(nil, 40, at, &cover); len(again) != len(first) {
		t.Errorf("after a new beginning the line has %d pieces, want %d", len(again), len(first))
	}
}
