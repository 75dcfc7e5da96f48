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
	Err    error         // the surface is unknown or its parameters are invalid
}

// Compute runs every entry of c. It depends on nothing but c, and the first n
// points of a track do not depend on the number of steps asked for, unless the
// entry's schedule does: see optim.ScheduleSpec.Schedule.
func Compute(c Config) Result {
	s, ok := surface.Lookup(c.Surface)
	if !ok {
		return Result{Config: c, Err: fmt.Errorf("run: no surface is called %q", c.Surface)}
	}
	loss, err := s.Compile(c.Params)
	if err != nil {
		return Result{Config: c, Err: err}
	}
	return On(loss, c)
}

// On is Compute on a surface that has been compiled with c.Params already, so
// that dragging a hyper-parameter does not compile it again.
func On(loss *surface.Loss, c Config) Result {
	r := Result{Config: c, Loss: loss, Tracks: make([]Track, c.Count)}
	if c.Count*c.Steps < worthSharing || runtime.GOMAXPROCS(0) == 1 {
		for i, entry := range c.Active() {
			r.Tracks[i] = trace(loss, &c, entry)
		}
		return r
	}
	var all sync.WaitGroup
	for i, entry := range c.Active() {
		all.Go(func() { r.Tracks[i] = trace(loss.Copy(), &c, entry) })
	}
	all.Wait()
	return r
}

// worthSharing is how many steps there have to be for the processors to share
// the entries. Entries do not touch each other, so the tracks are the same.
const worthSharing = 1000

func trace(loss *surface.Loss, c *Config, entry Entry) Track {
	t := Track{Entry: entry}
	var rate optim.Schedule
	if t.Rule, rate, t.Err = admit(c, &entry); t.Err != nil {
		t.Cause = Refused
		return t
	}
	t.steps(loss, c, rate)
	return t
}

// admit returns what an entry runs with: its rule, and its schedule unless that is constant. The error is that of
// optim.Rule.Validate or optim.ScheduleSpec.Schedule, ErrNoiseKind, or says that there is no such rule.
func admit(c *Config, entry *Entry) (*optim.Rule, optim.Schedule, error) {
	rule, ok := optim.Lookup(entry.Rule)
	if !ok {
		return nil, nil, fmt.Errorf("run: no rule is called %q", entry.Rule)
	}
	if err := rule.Validate(&entry.Hyper); err != nil {
		return rule, nil, err
	}
	rate, err := entry.Schedule.Schedule(entry.Hyper.LR, c.steps())
	if err != nil {
		return rule, nil, err
	}
	if c.NoiseKind >= noiseKinds {
		return rule, nil, ErrNoiseKind
	}
	if entry.Schedule.Kind == optim.ScheduleConstant {
		rate = nil
	}
	return rule, rate, nil
}

// steps takes and records all steps. It allocates the columns and nothing per step.
func (t *Track) steps(loss *surface.Loss, c *Config, rate optim.Schedule) {
	steps := c.steps()
	state, h := t.Rule.NewState(2), t.Entry.Hyper
	t.columns(steps+1, state.M != nil, state.V != nil, state.VMax != nil && h.AMSGrad)
	z := newNormals()
	theta, g := []float64{c.Start.X, c.Start.Y}, []float64{0, 0}

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
			zx, zy := z.draw(c.Seed, i)
			g[0], g[1] = c.NoiseKind.disturb(gx, c.Noise, zx), c.NoiseKind.disturb(gy, c.Noise, zy)
		}
		if rate != nil {
			h.LR = rate(i)
		}
		t.GX[i], t.GY[i], t.LR[i] = g[0], g[1], h.LR
		t.Rule.Step(&h, state, theta, g)
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
		t.record(i, theta, f, state)
	}
}

func (t *Track) record(i int, theta []float64, f float64, s *optim.State) {
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
