// Package study computes what a state asks for: its result at once, and in slices what takes longer than a frame.
package study

import (
	"time"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/state"
)

// Study keeps what was computed last. Its zero value has computed nothing yet.
type Study struct {
	loss    *surface.Loss
	problem run.Problem // that loss was made for
	exact   *run.Result // nil until it is asked for
	shown   *run.Result
	best    best
	many    many

	serial, revision uint64
}

// Result is run.Compute of a configuration, computed unless it was just before.
func (s *Study) Result(c *run.Config) *run.Result {
	if s.exact == nil || s.exact.Config != *c {
		r := s.compute(c, nil)
		s.exact = &r
	}
	return s.exact
}

// Shown is the result that stands for a configuration: that of Result or, for several seeds, one in which every entry
// runs with the seed of its bundle's middle, as far as that is known. It carries the search for the best rates and the
// bundles of the configuration, as far as they have come.
func (s *Study) Shown(c *run.Config) *run.Result {
	if s.shown == nil || s.shown.Config != *c {
		if several(c) {
			r := s.compute(c, s.many.seeds(c))
			s.show(&r)
		} else {
			s.show(s.Result(c))
		}
	}
	return s.shown
}

// show makes a result the one that is shown.
func (s *Study) show(r *run.Result) {
	s.shown = r
	r.Search, r.Bundles = s.best.of(&r.Config), s.many.of(&r.Config)
	s.serial++
	s.revision++
}

// compute runs a configuration, with a seed for each entry unless there are none.
func (s *Study) compute(c *run.Config, seeds *[run.MaxEntries]uint64) run.Result {
	s.compile(c)
	switch {
	case s.loss == nil:
		return run.Compute(*c) // says what is wrong
	case seeds == nil:
		return run.On(s.loss, *c)
	}
	return run.WithSeeds(s.loss, *c, *seeds)
}

// compile makes the loss, unless it is there.
func (s *Study) compile(c *run.Config) {
	problem := c.Problem()
	if s.loss != nil && s.problem == problem {
		return
	}
	s.loss, s.problem = nil, problem
	if loss, err := problem.Compile(); err == nil {
		s.loss = loss
	}
}

// Serial changes whenever the tracks or the bundles of what is shown do.
func (s *Study) Serial() uint64 { return s.serial }

// Revision changes whenever anything in what is shown does.
func (s *Study) Revision() uint64 { return s.revision }

// slice is how many steps are taken between two looks at the clock: on the slowest surface a good millisecond in a
// browser, for one seed.
const slice = 2048

// Work does for about as long as spare what the state asks for beyond its result, and says whether there is more to
// do. It gives the entries of the state their best rates as soon as these are known.
func (s *Study) Work(st *state.State, spare time.Duration) (more bool) {
	end := time.Now().Add(spare)
	if s.Shown(&st.Run).Loss == nil {
		return false // and the result says why
	}
	if st.Searches() {
		if s.seek(&st.Run, end) {
			return true
		}
		st.TakeBest(s.best.search)
	}
	return several(&st.Run) && s.repeat(&st.Run, end)
}

func over(end time.Time) bool { return !time.Now().Before(end) }
