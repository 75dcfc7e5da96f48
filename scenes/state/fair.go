package state

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// Search is how far the search for the best rates has come. It is no part of
// links: the rates that it finds are.
type Search struct {
	Done, All int     // runs
	Rates     int     // on the grid
	Lo, Hi    float64 // its ends
	Ready     bool    // the entries have the rates found
	Best      [run.MaxEntries]Found
}

// Found is the best rate of one entry.
type Found struct {
	Alpha, Loss float64 // the loss at the end of its run
	OK          bool    // some run ended with a finite loss
}

// Searches says whether the entries shall have their best rates.
func (s *State) Searches() bool { return s.View.Rates == ratesBest }

// TakeBest gives every entry the rate that was found for it.
func (s *State) TakeBest() {
	s.Search.Ready = true
	for i := range s.Run.Active() {
		if found := s.Search.Best[i]; found.OK {
			s.Run.Entries[i].Hyper.LR = found.Alpha
		}
	}
}

// fairPanel says what is equal for all, and lets it be set.
func (s *State) fairPanel(all shelf) control.Panel {
	p := control.Panel{ID: "fair", Title: "Fair play", Place: control.Left, Tab: tabTune, Open: true,
		Controls: all.take("start.x", "start.y", "steps", "noise", "noisekind", "seed", "seeds", "rates")}
	p.Readouts = []control.Readout{
		{ID: "fair.equal", Wide: true, Title: "what is equal for all", Cells: []string{s.equalWords()}},
		{ID: "fair.rates", Wide: true, Title: "how the rates were chosen", Cells: []string{s.rateWords()}}}
	if !s.Searches() || !s.Search.Ready {
		return p
	}
	p.Columns = []string{"best α", "last loss"}
	for i := range s.Run.Active() {
		mark, found := s.Mark(i), s.Search.Best[i]
		cells := []string{"none", "—"}
		if found.OK {
			cells = []string{Number(found.Alpha), Number(found.Loss)}
		}
		p.Readouts = append(p.Readouts, control.Readout{ID: "fair." + strconv.Itoa(i), Label: s.Title(i), Mark: &mark, Cells: cells})
	}
	return p
}

// equalWords lists what no entry has for itself.
func (s *State) equalWords() string {
	c := &s.Run
	noise := "exact gradients"
	if c.Noise > 0 {
		noise = "the same noise at the same step"
		if c.Seeds > 1 {
			noise += fmt.Sprintf(", with seeds %d to %d", c.Seed, c.Seed+uint64(c.Seeds)-1)
		}
	}
	return fmt.Sprintf("Equal for all: the loss, the start (%s, %s), %d steps with one gradient each, %s.",
		Number(c.Start.X), Number(c.Start.Y), c.Steps, noise)
}

// rateWords says how the rates came about, and what that proves.
func (s *State) rateWords() string {
	switch s.View.Rates {
	case ratesSame:
		return "One α for all. What suits one rule may be far from the best of another."
	case ratesDefault:
		return "Each at the α of its source. These were chosen for networks, and may be slow here."
	case ratesBest:
		return s.searchWords()
	}
	return "Each card has its own α: this compares these settings, not the rules at their best."
}

func (s *State) searchWords() string {
	found := &s.Search
	grid := fmt.Sprintf("%d rates from %s to %s for each", found.Rates, control.FormatNumber(found.Lo), control.FormatNumber(found.Hi))
	if !found.Ready {
		if found.All == 0 {
			return "Searching…"
		}
		return fmt.Sprintf("Searching: run %d of %d, %s.", found.Done, found.All, grid)
	}
	var without []string
	for i := range s.Run.Active() {
		if !found.Best[i].OK {
			without = append(without, s.Title(i))
		}
	}
	words := fmt.Sprintf("Each at the α with the lowest loss at the end, of %s: %d runs of %d steps.", grid, found.All, s.Run.Steps)
	if len(without) > 0 {
		words += " No run of " + strings.Join(without, ", ") + " ended with a finite loss."
	}
	return words
}
