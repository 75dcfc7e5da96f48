package surface

import (
	"math"
	"slices"
	"testing"
)

// published is what collections of test functions and earlier tools say of the surfaces that are no recordings of the
// paper's videos: the view, the start and the minima, to six digits. A zero start or view is left to us: Beale's is the
// first screen's, where all three optimizers arrive within their steps; Levy's and Schaffer's waves are too fine to be
// seen in ±10; and the usual start on the monkey saddle has it behind itself.
var published = []struct {
	id     string
	view   Box
	start  Point
	minima []Minimum
}{
	{"sphere", square(5.12), Point{-4, 3}, []Minimum{{0, 0, 0, true}}},
	{"ravine", Box{-2, 2, -1, 1}, Point{-1.8, 0.8}, []Minimum{{0, 0, 0, true}}},
	{"booth", square(10), Point{-8, 7}, []Minimum{{1, 3, 0, true}}},
	{"matyas", square(10), Point{-9, -5}, []Minimum{{0, 0, 0, true}}},
	{"rosenbrock", Box{-2, 2, -1, 3}, Point{-1.2, 1}, []Minimum{{1, 1, 0, true}}},
	{"beale", square(4.5), Point{}, []Minimum{{3, 0.5, 0, true}}},
	{"himmelblau", square(5), Point{-0.15, 0.67}, []Minimum{{3, 2, 0, true}, {-2.805118, 3.131313, 0, true},
		{-3.779310, -3.283186, 0, true}, {3.584428, -1.848127, 0, true}}},
	{"mccormick", Box{-1.5, 4, -3, 4}, Point{0, 2}, []Minimum{{-0.547198, -1.547198, -1.913223, true}, {2.594395, 1.594395, 1.228370, false}}},
	{"three-hump-camel", square(2.5), Point{-2.2, 1.5}, []Minimum{{0, 0, 0, true}, {-1.747552, 0.873776, 0.298638, false}, {1.747552, -0.873776, 0.298638, false}}},
	{"six-hump-camel", Box{-2, 2, -1, 1}, Point{-1, 0.9}, []Minimum{{0.089842, -0.712656, -1.031628, true}, {-0.089842, 0.712656, -1.031628, true}}},
	{"goldstein-price", square(2), Point{-1.5, 0.5}, []Minimum{{0, -1, 3, true}, {-0.6, -0.4, 30, false}, {1.8, 0.2, 84, false}, {1.2, 0.8, 840, false}}},
	{"styblinski-tang", square(5), Point{-1, -1}, []Minimum{{-2.903534, -2.903534, -78.332331, true}, {2.746803, -2.903534, -64.195612, false},
		{-2.903534, 2.746803, -64.195612, false}, {2.746803, 2.746803, -50.058893, false}}},
	{"branin", Box{-5, 10, 0, 15}, Point{0, 14}, []Minimum{{-3.141593, 12.275, 0.397887, true}, {3.141593, 2.275, 0.397887, true}, {9.424778, 2.475, 0.397887, true}}},
	{"rastrigin", square(5.12), Point{-2, 3.5}, []Minimum{{0, 0, 0, true}}},
	{"ackley", square(5), Point{-3.5, 3.5}, []Minimum{{0, 0, 0, true}}},
	{"griewank", square(10), Point{-7, 6}, []Minimum{{0, 0, 0, true}}},
	{"levy-13", Box{}, Point{-4, 5}, []Minimum{{1, 1, 0, true}}},
	{"easom", Box{-1, 7, -1, 7}, Point{1.6, 4.4}, []Minimum{{3.141593, 3.141593, -1, true}}},
	{"cross-in-tray", square(10), Point{-5, 4}, []Minimum{{1.349407, 1.349407, -2.062612, true}, {-1.349407, 1.349407, -2.062612, true},
		{1.349407, -1.349407, -2.062612, true}, {-1.349407, -1.349407, -2.062612, true}}},
	{"eggholder", square(512), Point{300, 300}, []Minimum{{512, 404.231805, -959.640663, true}}},
	{"holder-table", square(10), Point{4, 5}, []Minimum{{8.055023, 9.664590, -19.208503, true}, {-8.055023, 9.664590, -19.208503, true},
		{8.055023, -9.664590, -19.208503, true}, {-8.055023, -9.664590, -19.208503, true}}},
	{"schaffer-2", Box{}, Point{-3, 1}, []Minimum{{0, 0, 0, true}}},
	{"schaffer-4", Box{}, Point{-3, 1}, []Minimum{{0, 1.253132, 0.292579, true}, {0, -1.253132, 0.292579, true},
		{1.253132, 0, 0.292579, true}, {-1.253132, 0, 0.292579, true}}},
	{"bukin-6", Box{-15, -5, -3, 3}, Point{-14, 2.5}, []Minimum{{-10, 1, 0, true}}},
	{"schwefel", square(500), Point{100, 100}, []Minimum{{420.968746, 420.968746, 0, true}}},
	{"michalewicz", Box{0, math.Pi, 0, math.Pi}, Point{1.9, 1.3}, []Minimum{{2.202906, 1.570796, -1.801303, true}}},
	{"drop-wave", square(2), Point{-1.2, 0.8}, []Minimum{{0, 0, -1, true}}},
	{"dixon-price", Box{-3, 3, -2, 2}, Point{-2.5, 0.05}, []Minimum{{1, 0.707107, 0, true}, {1, -0.707107, 0, true}}},
	{"trid", square(4), Point{-3.5, 3}, []Minimum{{2, 2, -2, true}}},
	{"zakharov", Box{-5, 10, -5, 10}, Point{6, -3}, []Minimum{{0, 0, 0, true}}},
	{"bohachevsky", square(2), Point{-1.6, 1.4}, []Minimum{{0, 0, 0, true}}},
	{"flower", square(6), Point{-3.5, 2.75}, []Minimum{{0, 0, 0, true}}},
	{"two-wells", square(2), Point{1.7, 1.2}, []Minimum{{-0.936301, 0, -2.063090, true}, {0.905318, 0, -1.092732, false}}},
	{"local-minimum", square(2), Point{1.5, 1.5}, []Minimum{{-0.967577, 0, -5.032340, true}, {0.905318, 0, -1.092732, false}}},
	{"sine-saddle", square(2), Point{1.5, 1.5}, []Minimum{{-1.570796, 0, -1, true}}},
	{"plateau", square(2), Point{1.5, 1.5}, []Minimum{{0, 0, -0.999982, true}}},
	{"elliptic-bowl", square(2), Point{1.5, 1.5}, []Minimum{{0, 0, -1, true}}},
	{"hills", square(2), Point{1.5, 1.5}, []Minimum{{0.9003, -0.6534, -0.158809, true}}},
	{"saddle", square(2), Point{-1.5, 1e-3}, nil},
	{"monkey-saddle", square(2), Point{}, nil},
	{"banana", Box{-2, 2, -0.4, 1.07}, Point{-1.21, 0.853}, []Minimum{{1, 0.333333, 0, true}}},
	{"abs-sum", square(3), Point{2.5, 0.1}, []Minimum{{0, 0, 0, true}}},
	{"abs-valley", square(3), Point{0.5, 1.5}, []Minimum{{0, 0, 0, true}}},
	{"rotated-valley", square(3), Point{2.5, 0.1}, []Minimum{{0, 0, 0, true}}},
	{"rotated-quadratic", square(3), Point{2.5, 0.1}, []Minimum{{0, 0, 0, true}}},
}

func TestPublishedTable(t *testing.T) {
	if recorded := len(All()) - len(published); recorded != len(paper) {
		t.Errorf("%d surfaces are not in the table, want the %d of the videos", recorded, len(paper))
	}
	for _, want := range published {
		s, ok := Lookup(want.id)
		if !ok {
			t.Errorf("there is no %s", want.id)
			continue
		}
		if want.view != (Box{}) && s.Domain != want.view || want.start != (Point{}) && s.Start != want.start {
			t.Errorf("%s: domain %v, start %v, want %v, %v", s.ID, s.Domain, s.Start, want.view, want.start)
		}
		minima := s.MinimaAt(s.Defaults())
		globals := func(all []Minimum) (n int) {
			for _, m := range all {
				if m.Global {
					n++
				}
			}
			return n
		}
		if globals(minima) != globals(want.minima) {
			t.Errorf("%s: %d global minima, want %d", s.ID, globals(minima), globals(want.minima))
		}
		for _, w := range want.minima {
			near := func(a, b, digits float64) bool { return math.Abs(a-b) <= digits*max(1, math.Abs(b)) }
			if !slices.ContainsFunc(minima, func(m Minimum) bool {
				return near(m.X, w.X, 2e-5) && near(m.Y, w.Y, 2e-5) && near(m.F, w.F, 6e-7) && m.Global == w.Global
			}) {
				t.Errorf("%s: %v is not among %v", s.ID, w, minima)
			}
		}
	}
}
