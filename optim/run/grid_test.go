package run_test

import (
	"errors"
	"math"
	"strconv"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
)

func TestGrid(t *testing.T) {
	rates := run.DefaultGrid().Rates()
	if len(rates) != 37 || rates[0] != 1e-5 || rates[36] != 10 {
		t.Errorf("%d rates from %v to %v", len(rates), rates[0], rates[len(rates)-1])
	}
	for per := 1; per <= 24; per++ {
		g := run.Grid{From: -12, To: 12, PerDecade: per}
		if err := g.Check(); err != nil {
			t.Fatal(err)
		}
		rates := g.Rates()
		for i, rate := range rates {
			exact := math.Pow(10, -12+float64(i)/float64(per))
			if math.Abs(rate/exact-1) > 0.005 || i > 0 && rate <= rates[i-1] {
				t.Errorf("rate %d of %d in a decade: %v after %v", i, per, rate, rates[max(0, i-1)])
			}
			if i%per == 0 && rate != math.Pow10(-12+i/per) {
				t.Errorf("%v is no power of ten", rate)
			}
			if text := strconv.FormatFloat(rate, 'e', -1, 64); len(text) > len("1.00e+00") {
				t.Errorf("%s has too many digits", text)
			}
		}
	}
	if one := (run.Grid{From: -2, To: -2, PerDecade: 6}).Rates(); len(one) != 1 || one[0] != 0.01 {
		t.Errorf("a grid of one rate: %v", one)
	}
}

func TestBadGrids(t *testing.T) {
	loss := run.Compute(all(beale(t), 1)).Loss
	for _, g := range []run.Grid{{}, {-5, 1, 0}, {-5, 1, 25}, {1, -5, 6}, {-13, 1, 6}, {-5, 13, 6}, {-5, 1, -1}} {
		search, err := run.NewSearch(loss, all(beale(t), 1), g)
		if bad := new(run.GridError); search != nil || !errors.As(err, &bad) || bad.Grid != g || bad.Want == "" {
			t.Errorf("%v: %v", g, err)
		}
	}
}

// An entry that is refused is not searched for, and the others are.
func TestSearchOfARefusedEntry(t *testing.T) {
	c := all(beale(t), 10)
	c.Entries[0].Hyper.Beta1 = math.NaN()
	c.Entries[1].Schedule.Kind = 99
	c.Entries[2].Rule = "magic"
	search := searched(t, c, grid, 1000)
	for i := range c.Active() {
		_, _, ok := search.Best(i)
		if refused := i < 3; ok == refused || len(search.Trials(i)) > 0 == refused {
			t.Errorf("%s: ok %v, %d trials", c.Entries[i].ID, ok, len(search.Trials(i)))
		}
	}
	if done, all := search.Progress(); done != all || all != 5*16 {
		t.Errorf("%d of %d runs", done, all)
	}
}
