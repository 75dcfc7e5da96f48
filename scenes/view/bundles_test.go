package view_test

import (
	"math"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/view"
)

// repeat gives a scene its bundles.
func (s *scene) repeat(t testing.TB) {
	t.Helper()
	b := run.NewBundles(s.result.Loss, s.state.Run)
	for !b.Done() {
		b.Advance(1 << 16)
	}
	s.result.Bundles = b.All()
	s.frame.Serial++
	if state.Seeds(&s.result) != s.state.Run.Seeds {
		t.Fatal("there are no bundles: this looks at nothing")
	}
}

// spread is where noise from one start leads to many places.
const spread = "surface=himmelblau&noise=60&seeds=12&steps=300&entries=adam&play=0&zoom=1.2"

// All seeds' paths are seen, fainter than the path that is shown; nothing of them without bundles or with the entry hidden.
func TestBundlesAreSeen(t *testing.T) {
	v := view.NewSurface(painter(t))
	for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
		s := newScene(t, spread+"&t=1", theme)
		without := s.draw(t, v)
		s.repeat(t)
		with := s.draw(t, v)
		s.state.View.Hidden[0] = true
		hidden := s.draw(t, v)
		camera := view.Camera(&s.frame, s.area.Box())
		for _, path := range s.result.Bundles[0].Paths {
			seen, all := 0, 0
			for k := 80; k < len(path.X); k++ {
				x, y := camera.Pixel(path.X[k], path.Y[k])
				if x < 4 || y < 4 || x > side-4 || y > side-4 {
					continue
				}
				all++
				if !close(with(x, y), without(x, y), 12) {
					seen++
				}
				if close(with(x, y), theme.Marks[s.frame.Marks[0].Slot], 3) {
					t.Fatalf("%s: seed %d is not faint at step %d", theme.Name, path.Seed, k)
				}
			}
			// Where it runs with others, and behind stars, it may be as bright as what was there.
			if seen < all*3/4 || all < 100 {
				t.Errorf("%s: of seed %d, %d of %d points are seen", theme.Name, path.Seed, seen, all)
			}
		}
		for i := range side * side {
			if x, y := float64(i%side), float64(i/side); !close(hidden(x, y), without(x, y), 2) && close(hidden(x, y), with(x, y), 2) && !close(with(x, y), without(x, y), 30) {
				t.Fatalf("%s: at (%v, %v) something is left of a hidden bundle", theme.Name, x, y)
			}
		}
	}
}

// Every seed has a point of the entry's colour where its path is at the playhead.
func TestSeedsStandOnTheirPaths(t *testing.T) {
	v := view.NewSurface(painter(t))
	s := newScene(t, spread, control.Dark())
	s.repeat(t)
	for _, step := range []int{60, 150, 299} {
		s.state.Seek(step)
		at := s.draw(t, v)
		camera := view.Camera(&s.frame, s.area.Box())
		found := 0
		for _, path := range s.result.Bundles[0].Paths {
			x, y := camera.Pixel(path.X[step], path.Y[step])
			if x > 4 && y > 4 && x < side-4 && y < side-4 && close(at(x, y), control.Dark().Marks[s.frame.Marks[0].Slot], 3) {
				found++
			}
		}
		if found < 8 {
			t.Errorf("at step %d, %d of 12 seeds have a point", step, found)
		}
	}
}

// The loss curve follows the median, and the seeds' curves are around it.
func TestTheCurveIsTheMedian(t *testing.T) {
	v := view.NewLoss(painter(t))
	theme := control.Dark()
	s := newScene(t, spread, theme)
	s.repeat(t)
	color := theme.Marks[s.frame.Marks[0].Slot]
	plot := geom.Rect{X: 38, Y: 6, W: side - 48, H: side - 24}
	for _, step := range []int{100, 200, 300} {
		s.state.Seek(step)
		at := s.draw(t, v)
		x := plot.X + plot.W*float64(step)/300
		// The mark is the largest run of the colour in its column.
		top, bottom := 0.0, 0.0
		for y := plot.Y; y < plot.Y+plot.H; y++ {
			if close(at(x, y), color, 3) {
				if top == 0 {
					top = y
				}
				bottom = y
			}
		}
		_, floor := state.GapLabel(&s.result)
		want := s.result.Bundles[0].Median[step] - floor
		got := axis(t, s, plot, (top+bottom)/2)
		if got < want/1.25 || got > want*1.25 {
			t.Errorf("at step %d the curve is at %v, the median at %v", step, got, want)
		}
	}
	with := s.draw(t, v)
	s.result.Bundles = nil
	s.frame.Serial++
	without := s.draw(t, v)
	differs := 0
	for i := range side * side {
		if x, y := float64(i%side), float64(i/side); !close(with(x, y), without(x, y), 8) {
			differs++
		}
	}
	if differs < 3000 {
		t.Errorf("%d pixels of the loss curve are the bundle's", differs)
	}
}

// axis is the value on a logarithmic axis that holds the losses of all seeds between two powers of ten.
func axis(t *testing.T, s *scene, plot geom.Rect, y float64) float64 {
	t.Helper()
	_, floor := state.GapLabel(&s.result)
	least, most := math.Inf(1), 0.0
	for _, b := range s.result.Bundles {
		for _, path := range b.Paths {
			for _, f := range path.F {
				if v := f - floor; v > 0 {
					least, most = min(least, v), max(most, v)
				}
			}
		}
	}
	lo, hi := math.Floor(math.Log10(least)), math.Ceil(math.Log10(most))
	return math.Pow(10, hi-(y-plot.Y)/plot.H*(hi-lo))
}

// Bundles that blow up, alone or with all their seeds, are a picture, too.
func TestBundlesThatBlowUp(t *testing.T) {
	p := painter(t)
	for _, link := range []string{"noise=10&seeds=9&steps=150&entries=adam,sgd&sgd.lr=0.025", "noise=1&seeds=3&entries=sgd&sgd.lr=1e9", "noise=1&seeds=3&start.x=1e200"} {
		for _, v := range []view.View{view.NewSurface(p), view.NewLoss(p), view.NewStep(p)} {
			s := newScene(t, link+"&play=0&t=100", control.Light())
			s.repeat(t)
			s.draw(t, v)
		}
	}
}
