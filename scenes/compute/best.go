package compute

import (
	"time"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/state"
)

// best is the search for the best rates that was begun last.
type best struct {
	search *run.Search // nil before the first one
	key    run.Config  // what it searches for, as keyOf
}

// keyOf is what the best rates of a configuration depend on: all of it but the rates themselves and, without noise,
// what only concerns that.
func keyOf(c *run.Config) run.Config {
	key := *c
	for i := range key.Entries {
		key.Entries[i].Hyper.LR = 0
	}
	if key.Noise == 0 {
		key.NoiseKind, key.Seed, key.Seeds = 0, 0, 0
	}
	return key
}

// of is the search for the best rates of a configuration, or nil.
func (b *best) of(c *run.Config) *run.Search {
	if b.search == nil || b.key != keyOf(c) {
		return nil
	}
	return b.search
}

// seek goes on with the search for the best rates of the configuration that is shown, or begins it. It says whether
// there is more to do.
func (e *Engine) seek(c *run.Config, end time.Time) (more bool) {
	search := e.best.of(c)
	if search == nil {
		var err error
		if search, err = run.NewSearch(e.loss, *c, state.RateGrid()); err != nil {
			panic("compute: " + err.Error())
		}
		e.best = best{search, keyOf(c)}
		e.shown.Search = search
		e.revision++
	}
	for !search.Done() {
		search.Advance(slice)
		e.revision++
		if over(end) {
			break
		}
	}
	return !search.Done()
}
