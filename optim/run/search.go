package run

import (
	"math"
	"slices"

	"github.com/optiscope/optiscope/optim/surface"
)

// What makes two rates equally good, and what is an arrival, as parts of the way down.
const (
	tiePart     = 1e-9
	arrivalPart = 1e-3
)

// Search looks for the best learning rate of every entry of a configuration, by trying all rates of one grid. It is
// exhaustive, the same for all entries, and depends on nothing but its arguments: neither on the slices in which it
// is done, nor on the processors.
//
// Each trial is one entry that begins with one rate: a run of Config.Steps steps from Config.Start, with the entry's
// schedule, its edits and the noise of Config.Seed; with Config.Seeds above 1 and noise, one run for each seed, of
// which the run with the lower median of the final losses stands for all. The budget is that many runs for each entry
// and rate, each of at most Config.Steps steps.
//
// The best trial has the lowest final loss f*, without noise. Trials within 1e-9 of the way down from it, f − f* ≤
// 1e-9·(f(start) − f*), are as good: among them, the first to arrive wins, as Track.Arrival says for a thousandth, and
// among those the one with the smaller rate. A trial that diverged, or more than half of whose runs did, never wins. On
// a surface that falls without end, the best is therefore what fell deepest.
type Search struct {
	rates    []float64
	attempts [][]attempt // of each active entry, one for each rate; nil for an entry that is refused
	start    float64     // f(start)
	pool     *pool
}

// Trial is what became of an entry at one rate.
type Trial struct {
	Alpha    float64
	Loss     float64 // at the end, +Inf for a run that diverged
	Seed     uint64  // of the run that stands for all seeds
	Cause    Cause   // as Track.Cause of that run
	Stop     int     // as Track.Stop of that run
	Arrival  int     // the step at which that run arrived, −1 if it did not
	Diverged int     // how many of the seeds' runs diverged
}

// attempt is a trial under way.
type attempt struct {
	*ensemble
	arrival []int // the step at which each run arrived, −1 if it has not
}

// NewSearch prepares a search on a surface that has been compiled with c.Params. The rates that the entries have do
// not matter. The error is that of Grid.Check; an entry that Compute refuses at a rate of the grid has no trials.
func NewSearch(loss *surface.Loss, c Config, grid Grid) (*Search, error) {
	if err := grid.Check(); err != nil {
		return nil, err
	}
	s := &Search{rates: grid.Rates(), attempts: make([][]attempt, c.Count)}
	s.start, _, _ = loss.Gradient(c.Start.X, c.Start.Y)
	level, known := goal(loss, s.start, arrivalPart)
	if !known {
		level = math.Inf(-1)
	}
	var all []*ensemble
	for i, entry := range c.Active() {
		s.attempts[i] = newAttempts(&c, entry, s.rates, level)
		for _, a := range s.attempts[i] {
			all = append(all, a.ensemble)
		}
	}
	s.pool = newPool(loss, &c, all)
	return s, nil
}

// newAttempts returns one attempt for each rate, or none if one of them is refused.
func newAttempts(c *Config, entry Entry, rates []float64, level float64) []attempt {
	attempts := make([]attempt, len(rates))
	for k, alpha := range rates {
		entry.Hyper.LR = alpha
		var err error
		if attempts[k], err = newAttempt(c, &entry, level); err != nil {
			return nil
		}
	}
	return attempts
}

func newAttempt(c *Config, entry *Entry, level float64) (attempt, error) {
	arrival := make([]int, c.seeds())
	for i := range arrival {
		arrival[i] = -1
	}
	e, err := newEnsemble(c, entry, func(e *ensemble) {
		for i := range arrival {
			if arrival[i] < 0 && e.level(i) <= level {
				arrival[i] = e.t
			}
		}
	})
	return attempt{e, arrival}, err
}

// Advance takes as many steps as the budget says, over all processors, with each of them less than one step of all
// seeds more. Evaluating the start counts as a step.
func (s *Search) Advance(budget int) { s.pool.advance(budget) }

// Done says whether all trials are.
func (s *Search) Done() bool { return s.pool.over() }

// Progress is the number of runs that are done, and of all.
func (s *Search) Progress() (done, all int) {
	for _, attempts := range s.attempts {
		for _, a := range attempts {
			all += len(a.f)
			if a.over() {
				done += len(a.f)
			}
		}
	}
	return done, all
}

// Rates are the rates of the grid, ascending.
func (s *Search) Rates() []float64 { return slices.Clone(s.rates) }

// Trials are the trials of entry i that are done, by ascending rate: all of them in the end, and none for an entry
// that is refused.
func (s *Search) Trials(i int) []Trial {
	var trials []Trial
	for k, a := range s.attempts[i] {
		if a.over() {
			trials = append(trials, a.trial(s.rates[k]))
		}
	}
	return trials
}

func (a *attempt) trial(alpha float64) Trial {
	i := a.middle()
	return Trial{Alpha: alpha, Loss: a.level(i), Seed: a.config.Seed + uint64(i), Cause: a.cause[i], Stop: a.stop[i],
		Arrival: a.arrival[i], Diverged: len(a.f) - a.going}
}

// Best is the best rate of entry i among the trials that are done, and the loss at its end. It is not ok where none of
// them ended with a finite loss.
func (s *Search) Best(i int) (alpha, loss float64, ok bool) {
	trial, ok := best(s.Trials(i), s.start)
	return trial.Alpha, trial.Loss, ok
}

// best chooses among trials of ascending rates, as Search says.
func best(trials []Trial, start float64) (winner Trial, ok bool) {
	least := math.Inf(1)
	for _, t := range trials {
		least = min(least, t.Loss)
	}
	limit := max(least, least+(float64(tiePart*start)-float64(tiePart*least))) // a way up from the start makes no ties
	for _, t := range trials {
		if t.Cause == AllSteps && t.Loss <= limit && (!ok || t.arrivesBefore(&winner)) {
			winner, ok = t, true
		}
	}
	return winner, ok
}

// arrivesBefore says whether t arrived, and u later or never.
func (t *Trial) arrivesBefore(u *Trial) bool {
	return t.Arrival >= 0 && (u.Arrival < 0 || t.Arrival < u.Arrival)
}
