package state_test

import (
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/scenes/state"
)

func rates(s *state.State) []float64 {
	var all []float64
	for _, e := range s.Run.Active() {
		all = append(all, e.Hyper.LR)
	}
	return all
}

// One rate for all: choosing it takes that of the open card, moving one moves
// all, and who joins has it.
func TestTheSameRateForAll(t *testing.T) {
	s, _ := state.Load("selected=radam&radam.lr=0.07")
	set(t, &s, "rates", "same")
	expect := func(want float64, n int) {
		t.Helper()
		if len(rates(&s)) != n {
			t.Fatalf("%d entries, want %d", len(rates(&s)), n)
		}
		for _, got := range rates(&s) {
			if got != want {
				t.Fatalf("rates %v, want %v for all", rates(&s), want)
			}
		}
	}
	expect(0.07, 3)
	set(t, &s, "adam.lr", "0.2")
	expect(0.2, 3)
	set(t, &s, "add", "sgd")
	expect(0.2, 4)
	if back, errs := state.Load(s.Link()); back != s || len(errs) > 0 {
		t.Errorf("link %q, errors %v", s.Link(), errs)
	}
	set(t, &s, "rates", "own")
	set(t, &s, "adam.lr", "0.5")
	if got := rates(&s); got[2] != 0.5 || got[0] != 0.2 {
		t.Errorf("rates of their own: %v", got)
	}
}

// Every rule at its source's rate, until somebody moves one.
func TestDefaultRates(t *testing.T) {
	s := state.Default()
	set(t, &s, "rates", "default")
	set(t, &s, "add", "lion")
	for i, e := range s.Run.Active() {
		rule, _ := optim.Lookup(e.Rule)
		if e.Hyper.LR != rule.Defaults.LR {
			t.Errorf("entry %d has %v, want %v", i, e.Hyper.LR, rule.Defaults.LR)
		}
	}
	if back, errs := state.Load(s.Link()); back != s || len(errs) > 0 {
		t.Errorf("link %q, errors %v", s.Link(), errs)
	}
	set(t, &s, "lion.lr", "0.5")
	if c, _ := s.Find("rates"); c.Text() != "own" {
		t.Errorf("after a rate was moved they are %q", c.Text())
	}
}

// The panel tells what is equal and what is not, in numbers.
func TestFairPlayIsTold(t *testing.T) {
	for link, want := range map[string]string{
		"":                             "the start (−2.000, −1.000), 1000 steps with one gradient each, exact gradients",
		"noise=0.5":                    "the same noise at the same step.",
		"noise=0.5&seed=4&seeds=8":     "with seeds 4 to 11",
		"rates=same":                   "One α for all",
		"rates=default":                "Each at the α of its source",
		"adam.lr=0.1":                  "Each card has its own α",
		"rates=best":                   "Searching",
		"seeds=8&steps=20&start.x=0.5": "(0.5000, −1.000), 20 steps",
	} {
		s, errs := state.Load(link)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		a, _ := find(t, &s, "fair.equal")
		b, _ := find(t, &s, "fair.rates")
		if words := a.Cells[0] + " " + b.Cells[0]; !strings.Contains(words, want) {
			t.Errorf("%s: %q does not say %q", link, words, want)
		}
	}
}
