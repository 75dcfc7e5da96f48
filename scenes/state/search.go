package state

import (
	"math"
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

// ratesPanels is the picture of a search, where there is one.
func (s *State) ratesPanels(result *run.Result) []control.Panel {
	if !s.Searches() || result.Loss == nil {
		return nil
	}
	return []control.Panel{{ID: "rates", Title: s.say("Last loss over α"), Note: s.say("log"), Place: control.Left, Tab: s.say(tabTune),
		View: "rates", Open: true, Words: s.trialWords(result), Readouts: []control.Readout{{ID: "rates.key", Wide: true,
			Cells: []string{s.say("Every dot is a run, and the mark the best of them. A cross is a run that blew up.")}}}}}
}

// trialWords tells the picture: with which rates each arrives and with which it blows up.
func (s *State) trialWords(result *run.Result) string {
	search := s.best(result)
	if search == nil {
		return ""
	}
	var words []string
	for i := range s.Run.Active() {
		var arrives []float64
		blown := 0
		trials := search.Trials(i)
		for _, t := range trials {
			if t.Arrival >= 0 && t.Cause == run.AllSteps {
				arrives = append(arrives, t.Alpha)
			}
			if t.Cause != run.AllSteps {
				blown++
			}
		}
		line := s.say("%s arrives with none of the rates.", s.Title(i))
		if n := len(arrives); n > 0 {
			line = s.say("%s arrives with %d of %d rates, from %s to %s.", s.Title(i), n, len(trials), written(arrives[0]), written(arrives[n-1]))
		}
		words = append(words, line)
		if blown > 0 {
			words = append(words, s.say("With %d it blows up.", blown))
		}
	}
	return strings.Join(words, " ")
}

// RateFloor is what the picture of a search subtracts from losses: the least value of the surface where it is known,
// else the least of the trials.
func RateFloor(result *run.Result, trials [][]run.Trial) float64 {
	if f, known := result.Loss.Floor(); known {
		return f
	}
	floor := math.Inf(1)
	for _, all := range trials {
		for _, t := range all {
			floor = min(floor, t.Loss)
		}
	}
	if math.IsInf(floor, 1) {
		return 0
	}
	return floor
}
