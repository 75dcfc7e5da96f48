package state

import (
	"slices"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// RateGrid is the grid on which the best rates are searched.
func RateGrid() run.Grid { return run.DefaultGrid() }

// Searches says whether the entries shall have their best rates.
func (s *State) Searches() bool { return s.View.Rates == ratesBest }

// TakeBest gives every entry its best rate of a search that is done. An entry without one keeps its own.
func (s *State) TakeBest(search *run.Search) {
	for i := range s.Run.Active() {
		if alpha, _, ok := search.Best(i); ok {
			s.Run.Entries[i].Hyper.LR = alpha
		}
	}
}

// best is a search whose rates the entries have, or nil.
func (s *State) best(result *run.Result) *run.Search {
	search := result.Search
	if search == nil || !search.Done() {
		return nil
	}
	for i := range s.Run.Active() {
		if alpha, _, ok := search.Best(i); ok && s.Run.Entries[i].Hyper.LR != alpha {
			return nil
		}
	}
	return search
}

// fairPanel says what is equal for all, and lets it be set.
func (s *State) fairPanel(all shelf, result *run.Result) control.Panel {
	p := control.Panel{ID: "fair", Title: s.say("Fair play"), Place: control.Left, Tab: tabTune, Open: true,
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

// bestRows are the best rates, or places for them where there is no search.
func (s *State) bestRows(search *run.Search) []control.Readout {
	rows := make([]control.Readout, s.Run.Count)
	for i := range rows {
		mark, cells := s.Mark(i), []string{"…", "…"}
		if search != nil {
			cells = []string{s.say("none"), "—"}
			if alpha, loss, ok := search.Best(i); ok {
				cells = []string{written(alpha), Number(loss)}
			}
		}
		rows[i] = control.Readout{ID: "fair." + strconv.Itoa(i), Label: s.Title(i), Mark: &mark, Cells: cells}
	}
	return rows
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

// searchWords tells a search: its budget, how far it is, and what its outcome is worth.
func (s *State) searchWords(result *run.Result) string {
	rates := RateGrid().Rates()
	lo, hi := written(rates[0]), written(rates[len(rates)-1])
	search := s.best(result)
	if search == nil {
		if result.Search == nil {
			return s.say("Searching: each tries %d rates from %s to %s, and keeps its own until all are done.", len(rates), lo, hi)
		}
		done, all := result.Search.Progress()
		return s.say("Searching: run %d of %d. Each tries %d rates from %s to %s, and keeps its own until all are done.", done, all, len(rates), lo, hi)
	}
	_, all := search.Progress()
	words := []string{s.say("Each at the α with the lowest loss at the end, or the first to arrive among equals: the best of %d rates from %s to %s, found with %d runs of %d steps.",
		len(rates), lo, hi, all, s.Run.Steps)}
	if s.several() {
		words = append(words, s.say("Of %d seeds, the median counts.", s.Run.Seeds))
	}
	var none, ends []string
	for i := range s.Run.Active() {
		if alpha, _, ok := search.Best(i); !ok {
			none = append(none, s.Title(i))
		} else if slices.Index(rates, alpha)%(len(rates)-1) == 0 {
			ends = append(ends, s.Title(i))
		}
	}
	if len(none) > 0 {
		words = append(words, s.say("No run ended with a finite loss: %s.", strings.Join(none, ", ")))
	}
	if len(ends) > 0 {
		words = append(words, s.say("Best at an end of the grid, so that a better rate may lie beyond: %s.", strings.Join(ends, ", ")))
	}
	return strings.Join(words, " ")
}

// written is a number as links have it, set for reading.
func written(v float64) string { return strings.ReplaceAll(control.FormatNumber(v), "-", "−") }
