package compute

import (
	"slices"
	"time"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/state"
)

// firstSeeds is with how many seeds a bundle begins: so many are done within a tick, so that there is a bundle while a
// slider is dragged. The others follow when it rests.
const firstSeeds = 8

// several says whether a configuration runs with more than one seed.
func several(c *run.Config) bool { return c.Noise != 0 && c.Seeds > 1 }

// many are the bundles that were begun last.
type many struct {
	config run.Config
	work   *run.Bundles // under way; nil when all seeds are done
	size   int          // how many seeds work runs with
	done   []run.Bundle // with as many seeds as are done; nil at first

	ids     [run.MaxEntries]string // of the entries
	middles [run.MaxEntries]int    // of their bundles: the path that stands for all
}

// seeds are those that stand for the entries of a configuration. Until its own bundles are known, an entry keeps the
// one that it had, so that a path that is dragged does not jump from seed to seed.
func (m *many) seeds(c *run.Config) *[run.MaxEntries]uint64 {
	var seeds [run.MaxEntries]uint64
	for i, entry := range c.Active() {
		seeds[i] = c.Seed
		if k := slices.Index(m.ids[:], entry.ID); k >= 0 && m.middles[k] < c.Seeds {
			seeds[i] += uint64(m.middles[k])
		}
	}
	return &seeds
}

// of are the bundles of a configuration, or nil.
func (m *many) of(c *run.Config) []run.Bundle {
	if m.config != *c {
		return nil
	}
	return m.done
}

// begin prepares bundles of so many seeds.
func (m *many) begin(loss *surface.Loss, c *run.Config, size int) {
	some := *c
	some.Seeds = size
	m.size, m.work = size, run.NewBundles(loss, some)
}

// repeat goes on with the bundles of the configuration that is shown, or begins them. It says whether there is more to do.
func (e *Engine) repeat(c *run.Config, end time.Time) (more bool) {
	m, all := &e.many, state.MostSeeds(c)
	if m.config != *c {
		m.config, m.done = *c, nil
		m.begin(e.loss, c, min(all, firstSeeds))
	}
	for m.work != nil {
		for !m.work.Done() {
			if m.work.Advance(slice); over(end) && !m.work.Done() {
				return true
			}
		}
		e.bundle(c, m.work.All())
		if m.work = nil; m.size < all {
			m.begin(e.loss, c, all)
		}
	}
	return false
}

// bundle shows bundles that are done, each with the path in its middle.
func (e *Engine) bundle(c *run.Config, bundles []run.Bundle) {
	m := &e.many
	before := *m.seeds(c)
	m.done = bundles
	m.ids = [run.MaxEntries]string{}
	for i := range bundles {
		m.ids[i], m.middles[i] = c.Entries[i].ID, bundles[i].Middle
	}
	r := *e.shown
	if now := m.seeds(c); *now != before {
		r = e.compute(c, now)
	}
	e.show(&r)
}
