package state

import (
	"slices"
	"strings"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// fairPanel says what is equal for all, and lets it be set.
func (s *State) fairPanel(all shelf, result *run.Result) control.Panel {
	p := control.Panel{ID: "fair", Title: s.say("Fair play"), Place: control.Left, Tab: s.say(tabTune), Open: true,
		Controls: all.take("start.x", "start.y", "steps", "noise", "noisekind", "seed", "seeds", "rates")}
	if starts := all.take("start"); !starts[0].Hidden {
		p.Controls = append(starts, p.Controls...)
	}
	p.Controls = slices.DeleteFunc(p.Controls, func(c control.Control) bool { return c.Hidden })
	if s.Searches() {
		p.Columns = []string{s.say("best α"), s.say("last loss")}
		p.Readouts = s.bestRows(s.best(result))
	}
	p.Readouts = append(p.Readouts,
		control.Readout{ID: "fair.equal", Wide: true, Title: s.say("what is equal for all"), Cells: []string{s.equalWords()}})
	p.Readouts = append(p.Readouts, s.seedsReadout(result)...)
	p.Readouts = append(p.Readouts,
		control.Readout{ID: "fair.rates", Wide: true, Title: s.say("how the rates were chosen"), Cells: []string{s.rateWords(result)}})
	if words := s.editedWords(); words != "" {
		p.Readouts = append(p.Readouts, control.Readout{ID: "fair.edited", Wide: true, Title: s.say("whose runs are changed on their way"), Cells: []string{words}})
	}
	return p
}

// equalWords lists what no entry has for itself.
func (s *State) equalWords() string {
	c := &s.Run
	x, y := Number(c.Start.X), Number(c.Start.Y)
	switch {
	case c.Noise == 0:
		return s.say("Equal for all: the loss, the start (%s, %s), %d steps with one gradient each, exact gradients.", x, y, c.Steps)
	case c.Seeds > 1:
		return s.say("Equal for all: the loss, the start (%s, %s), %d steps with one gradient each, the same noise at the same step, with seeds %d to %d.",
			x, y, c.Steps, c.Seed, c.Seed+uint64(c.Seeds)-1)
	}
	return s.say("Equal for all: the loss, the start (%s, %s), %d steps with one gradient each, the same noise at the same step.", x, y, c.Steps)
}

// rateWords says how the rates came about, and what that proves.
func (s *State) rateWords(result *run.Result) string {
	switch s.View.Rates {
	case ratesSame:
		return s.say("One α for all. What suits one rule may be far from the best of another.")
	case ratesDefault:
		return s.say("Each at the α of its source. These were chosen for networks, and may be slow here.")
	case ratesBest:
		return s.searchWords(result)
	}
	return s.say("Each card has its own α: this compares these settings, not the rules at their best.")
}

// written is a number as links have it, set for reading.
func written(v float64) string { return strings.ReplaceAll(control.FormatNumber(v), "-", "−") }
