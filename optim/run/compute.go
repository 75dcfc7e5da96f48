package run

import (
	"fmt"
	"math"
	"runtime"
	"sync"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/surface"
)

// Result is what a configuration leads to.
type Result struct {
	Config Config
	Loss   *surface.Loss // nil with Err
	Tracks []Track       // one per active entry, in order
	Ghosts []Ghost       // one per active entry, empty for one that was not edited; nil where none was
	Err    error         // the surface is unknown or its parameters are invalid

	// What takes longer, if somebody began it; Compute leaves it nil.
	Search  *Search  // for the best rates of Config
	Bundles []Bundle // one per active entry, in order, with as many of Config's seeds as were run
}

// Compute runs every entry of c. It depends on nothing but c, and the first n
// points of a track do not depend on the number of steps asked for, unless the
// entry's schedule does: see optim.ScheduleSpec.Schedule.
func Compute(c Config) Result {
	loss, err := c.Problem().Compile()
	if err != nil {
		return Result{Config: c, Err: err}
	}
	return On(loss, c)
}

// On is Compute on a surface that has been compiled with c.Params already, so
// that dragging a hyper-parameter does not compile it again.
func On(loss *surface.Loss, c Config) Result {
	var seeds [MaxEntries]uint64
	for i := range seeds {
		seeds[i] = c.Seed
	}
	return WithSeeds(loss, c, seeds)
}

// WithSeeds is On with a seed for each entry in place of c.Seed.
func WithSeeds(loss *surface.Loss, c Config, seeds [MaxEntries]uint64) Result {
	r := Result{Config: c, Loss: loss, Tracks: make([]Track, c.Count)}
	var jobs [2 * MaxEntries]job
	n := r.jobs(&jobs, &seeds)
	if n*c.Steps < worthSharing || runtime.GOMAXPROCS(0) == 1 {
		for _, j := range jobs[:n] {
			*j.track = trace(loss, &c, j.entry, j.seed)
		}
		return r
	}
	var all sync.WaitGroup
	for _, j := range jobs[:n] {
		all.Go(func() { *j.track = trace(loss.Copy(), &c, j.entry, j.seed) })
	}
	all.Wait()
	return r
}

// worthSharing is how many steps there have to be for the processors to share
// the entries. Entries do not touch each other, so the tracks are the same.
const worthSharing = 1000

// job is one track to compute.
type job struct {
	entry Entry
	seed  uint64
	track *Track
}

// jobs lists the tracks of a result, and its ghosts, which it makes room for.
func (r *Result) jobs(list *[2 * MaxEntries]job, seeds *[MaxEntries]uint64) (n int) {
	for i, entry := range r.Config.Active() {
		list[n] = job{entry, seeds[i], &r.Tracks[i]}
		n++
	}
	for i, entry := range r.Config.Active() {
		before, from, edited := entry.Before()
		if !edited || from >= r.Config.steps() {
			continue
		}
		if r.Ghosts == nil {
			r.Ghosts = make([]Ghost, r.Config.Count)
		}
		r.Ghosts[i].From = from
		list[n] = job{before, seeds[i], &r.Ghosts[i].Track}
		n++
	}
	return n
}

func trace(loss *surface.Loss, c *Config, entry Entry, seed uint64) Track {
	t := Track{Entry: entry, Seed: seed}
	var way course
	if t.Rule, way, t.Err = admit(c, &entry); t.Err != nil {
		t.Cause = Refused
		return t
	}
	t.steps(loss, c, &way)
	return t
}

// admit returns what an entry runs with: its rule and the course of its hyper-parameters. The error is that of
// optim.Rule.Validate or optim.ScheduleSpec.Schedule, an *EditError, ErrNoiseKind, or says that there is no such rule.
func admit(c *Config, entry *Entry) (*optim.Rule, course, error) {
	rule, ok := optim.Lookup(entry.Rule)
	if !ok {
		return nil, course{}, fmt.Errorf("run: no rule is called %q", entry.Rule)
	}
	if err := rule.Validate(&entry.Hyper); err != nil {
		return rule, course{}, err
	}
	if err := entry.Edits.check(rule); err != nil {
		return rule, course{}, err
	}
	if c.NoiseKind >= noiseKinds {
		return rule, course{}, ErrNoiseKind
	}
	way, err := newCourse(entry, c.steps())
	for i := range way.rest { // an edit may be valid by itself, and not beside the others
		if err == nil {
			err = rule.Validate(&way.rest[i].hyper)
		}
	}
	return rule, way, err
}

// steps takes and records all steps. It allocates the columns and nothing per step.
func (t *Track) steps(loss *surface.Loss, c *Config, way *course) {
	steps := c.steps()
	state := t.Rule.NewState(2)
	maximum := state.VMax != nil && way.uses(func(h *optim.Hyper) bool { return h.AMSGrad })
	t.columns(steps+1, state, maximum)
	z := newNormals()
	theta, g, bend := []float64{c.Start.X, c.Start.Y}, []float64{0, 0}, []float64{0, 0}

	f, gx, gy := loss.Gradient(theta[0], theta[1])
	t.X[0], t.Y[0], t.F[0] = theta[0], theta[1], f
	if !finite(f) {
		t.Cause = LossNotFinite
		t.cut(1)
		return
	}
	for i := 1; i <= steps; i++ {
		g[0], g[1] = gx, gy
		if c.Noise != 0 {
			zx, zy := z.draw(t.Seed, i)
			g[0], g[1] = c.NoiseKind.disturb(gx, c.Noise, zx), c.NoiseKind.disturb(gy, c.Noise, zy)
		}
		way.begin(i)
		if t.Rule.NeedsCurvature(&way.hyper, i) {
			bend[0], bend[1] = loss.Curvature(theta[0], theta[1])
			t.Rule.Curvature(&way.hyper, state, bend)
		}
		t.GX[i], t.GY[i], t.LR[i] = g[0], g[1], way.hyper.LR
		t.Rule.Step(&way.hyper, state, theta, g)
		if !finite(theta[0]) || !finite(theta[1]) {
			t.Cause, t.Stop = PointNotFinite, i
			t.cut(i)
			return
		}
		f, gx, gy = loss.Gradient(theta[0], theta[1])
		if !finite(f) {
			t.Cause, t.Stop = LossNotFinite, i
			t.cut(i)
			return
		}
		t.record(i, theta, bend, f, state)
	}
}

func (t *Track) record(i int, theta, bend []float64, f float64, s *optim.State) {
	t.X[i], t.Y[i], t.F[i] = theta[0], theta[1], f
	t.DX[i], t.DY[i] = theta[0]-t.X[i-1], theta[1]-t.Y[i-1]
	if t.MX != nil {
		t.MX[i], t.MY[i] = s.M[0], s.M[1]
	}
	if t.VX != nil {
		t.VX[i], t.VY[i] = s.V[0], s.V[1]
	}
	if t.WX != nil {
		t.WX[i], t.WY[i] = s.VMax[0], s.VMax[1]
	}
	if t.HX != nil {
		t.HX[i], t.HY[i] = bend[0], bend[1]
	}
	t.K[i], t.Rho[i], t.R[i], t.Branch[i] = s.Plan.K, s.Plan.Rho, s.Plan.R, s.Plan.Branch
}

func finite(v float64) bool { return !math.IsNaN(v - v) }

// Verdict says why entry i has no track, or how its track ended.
func (r *Result) Verdict(i int) string {
	if r.Err != nil {
		return r.Err.Error()
	}
	if i < len(r.Tracks) {
		return r.Tracks[i].Verdict()
	}
	return ""
}
