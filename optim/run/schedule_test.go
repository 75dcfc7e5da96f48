package run_test

import (
	"errors"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// scheduled runs some rules by a schedule of a kind, with decoupled decay where they have it.
func scheduled(s *surface.Surface, steps int, kind optim.ScheduleKind, rules []*optim.Rule) run.Config {
	c := of(s, steps, rules)
	for i := range c.Active() {
		c.Entries[i].Schedule = optim.ScheduleSpec{Kind: kind, Warmup: 7, Period: 11, Gamma: 0.5, Floor: 0.1, DModel: 4}
		c.Entries[i].Hyper.LR, c.Entries[i].Hyper.Decay.Coef = 1e-3, 0.1
	}
	return c
}

// A scheduled track is what an optim.Optimizer does with the same schedule, to the bit.
func TestScheduledTrackIsTheOptimizers(t *testing.T) {
	for _, kind := range optim.ScheduleKinds() {
		for rules := range slices.Chunk(optim.Rules(), run.MaxEntries) {
			c := scheduled(beale(t), 60, kind, rules)
			result := run.Compute(c)
			for i := range result.Tracks {
				optimize(t, &c, &result.Tracks[i])
			}
		}
	}
}

func optimize(t *testing.T, c *run.Config, track *run.Track) {
	t.Helper()
	loss, err := beale(t).Compile(c.Params)
	if err != nil {
		t.Fatal(err)
	}
	rate, err := track.Entry.Schedule.Schedule(track.Entry.Hyper.LR, c.Steps)
	if err != nil {
		t.Fatal(err)
	}
	param := &optim.Param{Data: []float64{c.Start.X, c.Start.Y}, Grad: []float64{0, 0}}
	o, err := optim.NewOptimizer(track.Rule, optim.Group{Params: []*optim.Param{param}, Hyper: track.Entry.Hyper, Schedule: rate})
	if err != nil {
		t.Fatal(err)
	}
	if track.Len() <= c.Steps {
		t.Fatalf("%s, %v: only %d points", track.Entry.ID, track.Entry.Schedule.Kind, track.Len())
	}
	for step := 1; step < track.Len(); step++ {
		_, param.Grad[0], param.Grad[1] = loss.Gradient(param.Data[0], param.Data[1])
		if track.Rule.NeedsCurvature(&track.Entry.Hyper, step) {
			hx, hy := loss.Curvature(param.Data[0], param.Data[1])
			track.Rule.Curvature(&track.Entry.Hyper, o.State(0, 0), []float64{hx, hy})
		}
		if err := o.Step(); err != nil {
			t.Fatal(err)
		}
		if track.X[step] != param.Data[0] || track.Y[step] != param.Data[1] || track.LR[step] != rate(step) {
			t.Fatalf("%s, %v, step %d: (%v, %v) at rate %v, want %v at %v", track.Entry.ID, track.Entry.Schedule.Kind, step,
				track.X[step], track.Y[step], track.LR[step], param.Data, rate(step))
		}
	}
}

// A constant schedule is none, whatever the numbers are that it does not read.
func TestConstantScheduleChangesNothing(t *testing.T) {
	plain := all(beale(t), 100)
	constant := plain
	for i := range constant.Active() {
		constant.Entries[i].Schedule = optim.ScheduleSpec{Warmup: math.NaN(), Period: -1, Gamma: 3}
	}
	want, got := run.Compute(plain).Tracks, run.Compute(constant).Tracks
	for i := range got {
		got[i].Entry = want[i].Entry
		if got[i].Rule != want[i].Rule {
			t.Fatalf("%s runs by another rule", want[i].Entry.ID)
		}
		if got[i].Rule, want[i].Rule = nil, nil; !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("%s runs otherwise", want[i].Entry.ID)
		}
		if rates := want[i].LR; rates[0] != 0 || rates[1] != 0.01 || slices.Max(rates) != 0.01 || slices.Min(rates[1:]) != 0.01 {
			t.Errorf("%s: the rates are not 0.01", want[i].Entry.ID)
		}
	}
}

// What a schedule or a noise cannot be is refused with the error of what refuses it, and disturbs nobody.
func TestBadSchedules(t *testing.T) {
	c := all(beale(t), 10)
	c.Entries[3].Hyper.LR = 1e-4
	c.Entries[0].Schedule = optim.ScheduleSpec{Kind: optim.ScheduleCosine, Floor: math.NaN()}
	c.Entries[1].Schedule = optim.ScheduleSpec{Kind: 99}
	c.Entries[2].Schedule = optim.DefaultSchedule(optim.ScheduleStep)
	c.Entries[2].Hyper.LR = math.Inf(1)
	r := run.Compute(c)
	for i := range 3 {
		if r.Tracks[i].Cause != run.Refused || r.Tracks[i].Len() != 0 || r.Verdict(i) == "" {
			t.Errorf("entry %d: cause %v, %d points", i, r.Tracks[i].Cause, r.Tracks[i].Len())
		}
	}
	if bad := new(optim.ScheduleError); !errors.As(r.Tracks[0].Err, &bad) || bad.Field != optim.ScheduleFieldFloor {
		t.Errorf("a part that is not a number: %v", r.Tracks[0].Err)
	}
	if !errors.Is(r.Tracks[1].Err, optim.ErrScheduleKind) {
		t.Errorf("an unknown kind: %v", r.Tracks[1].Err)
	}
	if bad := new(optim.ValueError); !errors.As(r.Tracks[2].Err, &bad) || bad.Field != optim.FieldLR {
		t.Errorf("an infinite rate: %v", r.Tracks[2].Err)
	}
	if r.Tracks[3].Len() != 11 {
		t.Error("a bad entry disturbs a good one")
	}
	c.NoiseKind = 99
	for _, track := range run.Compute(c).Tracks[3:] {
		if track.Cause != run.Refused || !errors.Is(track.Err, run.ErrNoiseKind) {
			t.Errorf("unknown noise: cause %v, error %v", track.Cause, track.Err)
		}
	}
}
