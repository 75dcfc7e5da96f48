package run

import (
	"math"

	"github.com/optiscope/optiscope/optim/surface"
)

// Bundle is the course of one entry, repeated with the seeds of a configuration.
type Bundle struct {
	Entry Entry
	Err   error  // why the entry is refused, as Track.Err; there is nothing else then
	Paths []Path // of the seeds Seed, Seed+1, …; one alone without noise, where all are equal

	// Median is the lower median of the paths' losses at each step: a loss that
	// one of them has there, and no average. A path that diverged counts as +Inf
	// from its end on, so that the median is +Inf where more than half did.
	Median []float64

	// Middle is the index of the path whose last loss is the lower median, so that
	// a real run can stand for all. Of equal losses the smaller seed comes first, and
	// among diverged paths those that ended later do.
	Middle int
}

// Path is the course of one run: index t of every column is after step t. As with
// Track, it ends at the last finite point.
type Path struct {
	Seed  uint64
	X, Y  []float64 // the point θ
	F     []float64 // the loss there, without noise
	Cause Cause
	Stop  int // as Track.Stop
}

// Diverged says whether the path ended because a number was no longer finite.
func (p *Path) Diverged() bool { return p.Cause != AllSteps }

// Bundles repeats every entry of a configuration with all its seeds, in slices of any size. The paths are those of
// Compute with these seeds, to the bit; the first points of all columns do not depend on how many are asked for,
// unless a schedule does. A point takes 24 bytes, and one of the median 8.
type Bundles struct {
	gathers []gather
	pool    *pool
}

// gather is a Bundle under way.
type gather struct {
	*ensemble // nil with bundle.Err
	bundle    Bundle
}

// NewBundles prepares the bundles on a surface that has been compiled with c.Params.
func NewBundles(loss *surface.Loss, c Config) *Bundles {
	b := &Bundles{gathers: make([]gather, c.Count)}
	var all []*ensemble
	for i, entry := range c.Active() {
		g := &b.gathers[i]
		g.bundle.Entry = entry
		if g.ensemble, g.bundle.Err = newEnsemble(&c, &entry, g.record); g.bundle.Err == nil {
			all = append(all, g.ensemble)
		}
	}
	b.pool = newPool(loss, &c, all)
	return b
}

// record adds the points of a step to the columns, which it makes at the start.
func (g *gather) record(e *ensemble) {
	if e.t == 0 {
		g.columns(e.config)
	}
	n := len(e.f)
	for i := range g.bundle.Paths {
		if p := &g.bundle.Paths[i]; e.t < e.length(i) {
			p.X[e.t], p.Y[e.t], p.F[e.t] = e.theta[i], e.theta[n+i], e.f[i]
		}
	}
	g.bundle.Median[e.t] = e.level(e.middle())
}

// columns carves all columns of a bundle out of one allocation.
func (g *gather) columns(c *Config) {
	points := c.steps() + 1
	g.bundle.Paths = make([]Path, c.seeds())
	slab := make([]float64, points*(3*len(g.bundle.Paths)+1))
	carve := func() (column []float64) {
		column, slab = slab[:points:points], slab[points:]
		return column
	}
	g.bundle.Median = carve()
	for t := range g.bundle.Median {
		g.bundle.Median[t] = math.Inf(1) // beyond the end of the last path
	}
	for i := range g.bundle.Paths {
		g.bundle.Paths[i] = Path{Seed: c.Seed + uint64(i), X: carve(), Y: carve(), F: carve()}
	}
}

// Advance takes as many steps as the budget says, as Search.Advance.
func (b *Bundles) Advance(budget int) { b.pool.advance(budget) }

// Done says whether all bundles are complete.
func (b *Bundles) Done() bool { return b.pool.over() }

// Progress is the number of steps that are done, and of all. Those after the end of a path are done when its bundle is.
func (b *Bundles) Progress() (done, all int) {
	for _, g := range b.gathers {
		if g.ensemble == nil {
			continue
		}
		each := g.config.steps() * len(g.f)
		all += each
		if g.over() {
			done += each
		} else {
			done += max(g.t, 0) * len(g.f)
		}
	}
	return done, all
}

// All are the bundles of all active entries, in order, with the points that they have so far: later points change
// nothing in them.
func (b *Bundles) All() []Bundle {
	all := make([]Bundle, len(b.gathers))
	for i := range b.gathers {
		all[i] = b.gathers[i].sofar()
	}
	return all
}

func (g *gather) sofar() Bundle {
	b := g.bundle
	if g.ensemble == nil || g.t < 0 {
		return b
	}
	b.Middle = g.middle()
	if !g.over() {
		b.Median = b.Median[: g.t+1 : g.t+1]
	}
	b.Paths = make([]Path, len(g.bundle.Paths))
	for i, p := range g.bundle.Paths {
		n := g.length(i)
		p.X, p.Y, p.F = p.X[:n:n], p.Y[:n:n], p.F[:n:n]
		p.Cause, p.Stop = g.cause[i], g.stop[i]
		b.Paths[i] = p
	}
	return b
}
