package wild_test

import (
	"testing"

	"github.com/optiscope/optiscope/scenes/stage/wild"
	"github.com/optiscope/optiscope/scenes/state"
)

func TestLevel(t *testing.T) {
	for _, c := range []struct {
		series []float64
		level  bool
	}{
		{[]float64{10, 20, 30, 31, 30, 32, 31, 30, 33}, true},
		{[]float64{10, 20, 30, 40, 50, 60, 70, 80, 90}, false},
		{[]float64{30, 30, 30, 30, 90, 30, 30, 30, 30}, true}, // what is given back
		{[]float64{30, 30, 30}, false},
	} {
		if err := wild.Level("memory", c.series, 1); (err == nil) != c.level {
			t.Errorf("%v: %v", c.series, err)
		}
	}
}

// A hand does the same for the same seed, and its links and formulas lead to states of every kind.
func TestHand(t *testing.T) {
	a, err := wild.New()
	if err != nil {
		t.Fatal(err)
	}
	b, _ := wild.New()
	good, bad, scenes, surfaces := 0, 0, map[string]bool{}, map[string]bool{}
	for range 300 {
		link := a.Link()
		if other := b.Link(); other != link {
			t.Fatalf("%q and %q", link, other)
		}
		s, errs := state.Load(link)
		if len(errs) == 0 {
			good++
		} else {
			bad++
		}
		scenes[s.View.Scene], surfaces[s.Run.Surface] = true, true
		back, errs := state.Load(s.Link())
		if back.Link() != s.Link() || len(errs) > 0 {
			t.Fatalf("%q leads to %q and from there to %q, %v", link, s.Link(), back.Link(), errs)
		}
	}
	if good < 60 || bad < 30 || len(scenes) != 4 || len(surfaces) < 5 {
		t.Errorf("%d links are good and %d are not, %d scenes, %d surfaces", good, bad, len(scenes), len(surfaces))
	}
}
