package view_test

import (
	"image/color"
	"math"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/view"
)

// search gives a scene its search, as far as a number of steps goes.
func (s *scene) search(t testing.TB, budget int) *run.Search {
	t.Helper()
	search, err := run.NewSearch(s.result.Loss, s.state.Run, state.RateGrid())
	if err != nil {
		t.Fatal(err)
	}
	search.Advance(budget)
	s.result.Search = search
	return search
}

// count is how many pixels have about a colour in columns around x.
func count(at func(x, y float64) color.RGBA, c color.RGBA, x, reach float64) (n int) {
	for px := math.Floor(x - reach); px <= x+reach; px++ {
		for y := range side {
			if close(at(px, float64(y)), c, 3) {
				n++
			}
		}
	}
	return n
}

// Every entry's mark stands at its best rate, in its colour; nothing does before all are tried.
func TestRatesMarkTheBest(t *testing.T) {
	v := view.NewRates(painter(t))
	plot := geom.Rect{X: 38, Y: 6, W: side - 48, H: side - 24}
	for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
		s := newScene(t, "surface=rosenbrock&entries=adam,sgd,lion&steps=400&rates=best&play=0", theme)
		half := s.search(t, 37*400*2)
		if half.Done() {
			t.Fatal("the search is over: this looks at nothing")
		}
		before := s.draw(t, v)
		search := s.search(t, math.MaxInt)
		at := s.draw(t, v)
		for i := range s.result.Tracks {
			alpha, _, ok := search.Best(i)
			if !ok {
				t.Fatal("no best rate")
			}
			x, c := plot.X+plot.W*(math.Log10(alpha)+5)/6, theme.Marks[s.frame.Marks[i].Slot]
			if n, line := count(at, c, x, 5), count(before, c, x, 5); n < 60 || n < line+30 {
				t.Errorf("%s, entry %d: %d pixels of its colour at its best rate %v, and %d before all are tried", theme.Name, i, n, alpha, line)
			}
		}
		// SGD blows up with the large rates: nothing but its crosses is there.
		trials := search.Trials(1)
		last := trials[len(trials)-1]
		if last.Cause == run.AllSteps {
			t.Fatal("SGD does not blow up")
		}
		if n := count(at, theme.Marks[s.frame.Marks[1].Slot], plot.X+plot.W, 3); n < 4 || n > 30 {
			t.Errorf("%s: %d pixels of SGD's colour where it blew up", theme.Name, n)
		}
		s.state.View.Hidden[1] = true
		hidden := s.draw(t, v)
		if n := count(hidden, theme.Marks[s.frame.Marks[1].Slot], plot.X+plot.W, 3); n > 0 {
			t.Errorf("%s: %d pixels of an entry that is hidden", theme.Name, n)
		}
	}
}

// Searches without any finite loss, in tiny areas, or not there at all are a picture, too.
func TestRatesOfNothing(t *testing.T) {
	v := view.NewRates(painter(t))
	for _, link := range []string{"start.x=1e200&steps=10", "surface=sphere&start.x=0&start.y=0&steps=5", "surface=saddle&steps=20", "entries=sgd&steps=1"} {
		s := newScene(t, link+"&rates=best&play=0", control.Light())
		s.draw(t, v)
		s.search(t, 1)
		s.draw(t, v)
		s.search(t, math.MaxInt)
		s.draw(t, v)
		for _, size := range []int{1, 17, 60} {
			s.area.Rect.Max.X, s.area.Rect.Max.Y = size, size
			s.draw(t, v)
		}
	}
}
