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
	result  run.Result
	fresh   bool // result was computed
	loss    *surface.Loss
	problem run.Problem // that loss was made for
	best    best

	serial, revision uint64
}

// Result is what a configuration leads to, computed unless it was just before, with the search for its best rates,
// if that has begun.
func (s *Study) Result(c *run.Config) *run.Result {
	if s.fresh && s.result.Config == *c {
		return &s.result
	}
	s.compile(c)
	if s.loss != nil {
		s.result = run.On(s.loss, *c)
	} else {
		s.result = run.Compute(*c) // says what is wrong
	}
	s.fresh = true
	s.result.Search = s.best.of(c)
	s.serial++
	s.revision++
	return &s.result
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

// Serial changes whenever the tracks of a result do.
func (s *Study) Serial() uint64 { return s.serial }

// Revision changes whenever anything in a result does.
func (s *Study) Revision() uint64 { return s.revision }

// Work does for about as long as spare what the state asks for beyond its result, and says whether there is more to
// do. It gives the entries of the state their best rates as soon as these are known.
func (s *Study) Work(st *state.State, spare time.Duration) (more bool) {
	end := time.Now().Add(spare)
	if !st.Searches() {
		return false
	}
	if result := s.Result(&st.Run); result.Loss == nil {
		return false // and the result says why
	}
	if s.advance(&st.Run, end) {
		return true
	}
	st.TakeBest(s.best.search)
	return false
}
