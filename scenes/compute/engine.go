// Package compute computes what a state asks for: its result at once, and in slices what takes longer than a frame.
package compute

import (
	"time"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/state"
)

// Engine keeps what was computed last. Its zero value has computed nothing yet.
type Engine struct {
	loss    *surface.Loss
	problem run.Problem // that loss was made for
	exact   *run.Result // nil until it is asked for
	shown   *run.Result
	best    best
	many    many

	serial, revision uint64
}

// Result is run.Compute of a configuration, computed unless it was just before.
func (e *Engine) Result(c *run.Config) *run.Result {
	if e.exact == nil || e.exact.Config != *c {
		r := e.compute(c, nil)
		e.exact = &r
	}
	return e.exact
}

// Shown is the result that stands for a configuration: that of Result or, for several seeds, one in which every entry
// runs with the seed of its bundle's middle, as far as that is known. It carries the search for the best rates and the
// bundles of the configuration, as far as they have come.
func (e *Engine) Shown(c *run.Config) *run.Result {
	if e.shown == nil || e.shown.Config != *c {
		if several(c) {
			r := e.compute(c, e.many.seeds(c))
			e.show(&r)
		} else {
			e.show(e.Result(c))
		}
	}
	return e.shown
}

// show makes a result the one that is shown.
func (e *Engine) show(r *run.Result) {
	e.shown = r
	r.Search, r.Bundles = e.best.of(&r.Config), e.many.of(&r.Config)
	e.serial++
	e.revision++
}

// compute runs a configuration, with a seed for each entry unless there are none.
func (e *Engine) compute(c *run.Config, seeds *[run.MaxEntries]uint64) run.Result {
	e.compile(c)
	switch {
	case e.loss == nil:
		return run.Compute(*c) // says what is wrong
	case seeds == nil:
		return run.On(e.loss, *c)
	}
	return run.WithSeeds(e.loss, *c, *seeds)
}

// compile makes the loss, unless it is there.
func (e *Engine) compile(c *run.Config) {
	problem := c.Problem()
	if e.loss != nil && e.problem == problem {
		return
	}
	e.loss, e.problem = nil, problem
	if loss, err := problem.Compile(); err == nil {
		e.loss = loss
	}
}

// Serial changes whenever the tracks or the bundles of what is shown do.
func (e *Engine) Serial() uint64 { return e.serial }

// Revision changes whenever anything in what is shown does.
func (e *Engine) Revision() uint64 { return e.revision }

// slice is how many steps are taken between two looks at the clock: on the slowest surface a good millisecond in a
// browser, for one seed.
const slice = 2048

// Work does for about as long as spare what the state asks for beyond its result, and says whether there is more to
// do. It gives the entries of the state their best rates as soon as these are known.
func (e *Engine) Work(st *state.State, spare time.Duration) (more bool) {
	end := time.Now().Add(spare)
	if e.Shown(&st.Run).Loss == nil {
		return false // and the result says why
	}
	if st.Searches() {
		if e.seek(&st.Run, end) {
			return true
		}
		st.TakeBest(e.best.search)
	}
	return several(&st.Run) && e.repeat(&st.Run, end)
}

func over(end time.Time) bool { return !time.Now().Before(end) }
