package run_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// randomEdit is a valid edit of a rule within so many steps.
func randomEdit(random *rand.Rand, rule *optim.Rule, steps int) run.Edit {
	for {
		e := run.Edit{Step: 1 + random.IntN(steps), Field: rule.Reads[random.IntN(len(rule.Reads))]}
		switch f := optim.FieldOf(e.Field); f.Kind {
		case optim.FieldNumber:
			e.Value = math.Round(1000*(max(f.Min, 0)+random.Float64()*(min(f.Max, 0.99)-max(f.Min, 0)))) / 1000
		case optim.FieldFlag:
			e.Value = float64(random.IntN(2))
		case optim.FieldMode:
			e.Value = float64(random.IntN(3))
		}
		if e.Check(rule) == nil {
			return e
		}
	}
}

// edited are random entries with random edits on a random surface.
func edited(random *rand.Rand, steps int) run.Config {
	s := surface.All()[random.IntN(len(surface.All()))]
	rules := slices.Clone(optim.Rules())
	random.Shuffle(len(rules), func(i, k int) { rules[i], rules[k] = rules[k], rules[i] })
	c := of(s, steps, rules[:4])
	for i := range c.Active() {
		e := &c.Entries[i]
		e.Schedule = optim.DefaultSchedule(optim.ScheduleKinds()[random.IntN(5)])
		for range random.IntN(6) {
			e.Edits.Put(randomEdit(random, rules[i], steps))
		}
	}
	return c
}

// A run with edits is an Optimizer whose hyper-parameters and schedule are changed between steps.
func TestEditsAreChangesBetweenSteps(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		c := edited(random, 80)
		r := run.Compute(c)
		for i := range r.Tracks {
			changed(t, &c.Entries[i], &r.Tracks[i], r.Loss, c.Steps)
		}
	}
}

func changed(t *testing.T, entry *run.Entry, track *run.Track, loss *surface.Loss, steps int) {
	t.Helper()
	rule, _ := optim.Lookup(entry.Rule)
	p := &optim.Param{Data: []float64{track.X[0], track.Y[0]}, Grad: make([]float64, 2)}
	o, err := optim.NewOptimizer(rule, optim.Group{Params: []*optim.Param{p}, Hyper: entry.Hyper})
	if err != nil {
		t.Fatal(err)
	}
	h := entry.Hyper
	for step := 1; step < track.Len(); step++ {
		for _, e := range entry.Edits.ByStep() {
			if e.Step == step-1 {
				change(&h, e)
			}
		}
		rate, err := entry.Schedule.Schedule(h.LR, steps)
		if err != nil {
			t.Fatal(err)
		}
		if err := o.SetHyper(0, h); err != nil {
			t.Fatal(err)
		}
		o.SetSchedule(0, rate)
		_, p.Grad[0], p.Grad[1] = loss.Gradient(p.Data[0], p.Data[1])
		if rule.NeedsCurvature(&h, step) {
			hx, hy := loss.Curvature(p.Data[0], p.Data[1])
			rule.Curvature(&h, o.State(0, 0), []float64{hx, hy})
		}
		if err := o.Step(); err != nil {
			t.Fatal(err)
		}
		if track.X[step] != p.Data[0] || track.Y[step] != p.Data[1] {
			t.Fatalf("%s, edits %v, step %d: (%v, %v), want (%v, %v)", entry.Rule, entry.Edits.Active(), step,
				track.X[step], track.Y[step], p.Data[0], p.Data[1])
		}
		want := h
		if want.LR = rate(step); track.Hyper(step) != want {
			t.Fatalf("%s, step %d: %+v, want %+v", entry.Rule, step, track.Hyper(step), want)
		}
	}
	if track.Hyper(0) != entry.Hyper {
		t.Errorf("%s begins with %+v, want %+v", entry.Rule, track.Hyper(0), entry.Hyper)
	}
}

func change(h *optim.Hyper, e run.Edit) {
	switch f := optim.FieldOf(e.Field); f.Kind {
	case optim.FieldNumber:
		*f.Num(h) = e.Value
	case optim.FieldFlag:
		*f.Flag(h) = e.Value == 1
	case optim.FieldMode:
		*f.Mode(h) = optim.DecayMode(e.Value)
	}
}

// The points up to an edit are those without it, to the bit, and the next one has it.
func TestEditsKeepThePast(t *testing.T) {
	for rules := range slices.Chunk(optim.Rules(), run.MaxEntries) {
		plain := of(beale(t), 60, rules)
		plain.Noise = 0.1
		before := run.Compute(plain)
		for _, step := range []int{1, 7, 59, 60, 61} {
			c := plain
			for i := range c.Active() {
				c.Entries[i].Edits.Put(run.Edit{Step: step, Field: optim.FieldLR, Value: 0.001})
			}
			after := run.Compute(c)
			for i := range after.Tracks {
				a, b := &before.Tracks[i], &after.Tracks[i]
				n := min(step+1, a.Len())
				if b.Len() < n || !reflect.DeepEqual(a.X[:n], b.X[:n]) || !reflect.DeepEqual(a.F[:n], b.F[:n]) || !reflect.DeepEqual(a.K[:n], b.K[:n]) {
					t.Fatalf("%s: an edit after step %d changes the past", a.Entry.ID, step)
				}
				if n >= a.Len() {
					continue
				}
				if a.Branch[n] != optim.BranchNone && a.X[n] == b.X[n] {
					t.Errorf("%s: an edit after step %d does not act on the next", a.Entry.ID, step)
				}
				if b.LR[n-1] != 0.01 && n > 1 || b.LR[n] != 0.001 {
					t.Errorf("%s: the rates around step %d are %v and %v", a.Entry.ID, step, b.LR[n-1], b.LR[n])
				}
			}
		}
	}
}

// Bundles and searches take the same steps as Compute, with edits too.
func TestEditsEverywhere(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		c := edited(random, 40)
		c.Noise, c.Seeds = 0.2, 4
		samePaths(t, c, bundled(t, c, 1000))
		s := searched(t, c, grid, 500)
		for i := range c.Active() {
			for _, got := range s.Trials(i) {
				if want := brute(c, i, got.Alpha); got != want {
					t.Fatalf("%s, edits %v: %+v, want %+v", c.Entries[i].Rule, c.Entries[i].Edits.Active(), got, want)
				}
			}
		}
	}
}

// A ghost is the course without what was edited last, and leaves the entry's own where that acts.
func TestGhosts(t *testing.T) {
	c := of(beale(t), 100, optim.Rules()[:3])
	if r := run.Compute(c); r.Ghosts != nil {
		t.Error("there are ghosts without edits")
	}
	first := run.Edit{Step: 60, Field: optim.FieldLR, Value: 0.02}
	c.Entries[1].Edits.Put(first)
	want := run.Compute(c).Tracks[1]
	c.Entries[1].Edits.Put(run.Edit{Step: 30, Field: optim.FieldLR, Value: 0.05})
	c.Entries[1].Edits.Put(run.Edit{Step: 30, Field: optim.FieldBeta1, Value: 0.5})
	r := run.Compute(c)
	ghost := &r.Ghosts[1]
	if ghost.From != 30 || !reflect.DeepEqual(ghost.X, want.X) || !reflect.DeepEqual(ghost.F, want.F) {
		t.Errorf("the ghost leaves at %d and is not the course before", ghost.From)
	}
	if own := &r.Tracks[1]; !reflect.DeepEqual(own.X[:31], ghost.X[:31]) || own.X[31] == ghost.X[31] {
		t.Error("the ghost does not leave the course at step 30")
	}
	if r.Ghosts[0].Len() != 0 || r.Ghosts[2].Len() != 0 {
		t.Error("what was not edited has a ghost")
	}
	c.Steps = 30
	if r := run.Compute(c); r.Ghosts != nil {
		t.Error("an edit at the end has a ghost")
	}
}

// The order in which edits were made changes no result, and an edit replaces its like.
func TestOrderOfEdits(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 30 {
		c := edited(random, 50)
		shuffled := c
		for i := range c.Active() {
			e := &shuffled.Entries[i].Edits
			random.Shuffle(e.Count, func(a, b int) { e.List[a], e.List[b] = e.List[b], e.List[a] })
		}
		a, b := run.Compute(c), run.Compute(shuffled)
		for i := range a.Tracks {
			if !reflect.DeepEqual(a.Tracks[i].X, b.Tracks[i].X) {
				t.Fatalf("%v and %v have different courses", c.Entries[i].Edits.Active(), shuffled.Entries[i].Edits.Active())
			}
		}
	}
	var e run.Edits
	for step := range run.MaxEdits + 3 {
		e.Put(run.Edit{Step: step + 1, Field: optim.FieldLR, Value: 1})
	}
	if e.Count != run.MaxEdits || e.Fits(99, optim.FieldLR) || !e.Fits(3, optim.FieldLR) {
		t.Errorf("%d edits", e.Count)
	}
	e.Put(run.Edit{Step: 3, Field: optim.FieldLR, Value: 2})
	if step, _ := e.Newest(); step != 3 || e.Count != run.MaxEdits {
		t.Errorf("%d edits, the newest at %d", e.Count, step)
	}
	for _, edit := range e.ByStep() {
		e.Remove(edit.Step, edit.Field)
	}
	if e != (run.Edits{}) {
		t.Errorf("all edits removed leave %+v", e)
	}
}

// An edit without a meaning ends its entry with a reason, and no other.
func TestBadEdits(t *testing.T) {
	nan := math.NaN()
	for _, bad := range []run.Edit{{0, optim.FieldLR, 1}, {-5, optim.FieldLR, 1}, {run.MaxSteps + 1, optim.FieldLR, 1},
		{5, optim.FieldLR, -1}, {5, optim.FieldLR, nan}, {5, optim.FieldBeta1, 1}, {5, optim.FieldAMSGrad, 2}, {5, optim.FieldAMSGrad, nan},
		{5, optim.FieldDecayMode, 3}, {5, optim.FieldDecayMode, 0.5}, {5, optim.FieldDecayMode, 256}, {5, optim.FieldMomentum, 0.5},
		{5, optim.FieldID(200), 1}} {
		c := all(beale(t), 10)
		c.Entries[2].Edits.Put(bad)
		r := run.Compute(c)
		var refused *run.EditError
		if !errors.As(r.Tracks[2].Err, &refused) || r.Tracks[2].Cause != run.Refused || refused.Error() == "" {
			t.Errorf("%v: cause %v, error %v", bad, r.Tracks[2].Cause, r.Tracks[2].Err)
		}
		if r.Tracks[0].Len() != 11 {
			t.Errorf("%v disturbs another entry", bad)
		}
	}
	c := all(beale(t), 10)
	c.Entries[2].Edits = run.Edits{Count: 2, List: [run.MaxEdits]run.Edit{{5, optim.FieldLR, 1}, {5, optim.FieldLR, 2}}}
	if r := run.Compute(c); r.Tracks[2].Err == nil {
		t.Error("two edits of one field at one step are accepted")
	}
	adagrad, _ := optim.Lookup("adagrad")
	if (run.Edit{Step: 5, Field: optim.FieldInitial, Value: 1}).Check(adagrad) == nil {
		t.Error("the first second moment can be changed after the first step")
	}
}

// An edit that is valid by itself is refused where the rule cannot use what it makes of the others.
func TestEditsOfARuleThatLooksAtAll(t *testing.T) {
	noam, _ := optim.Lookup("noam")
	c := of(beale(t), 20, []*optim.Rule{noam})
	c.Entries[0].Edits.Put(run.Edit{Step: 10, Field: optim.FieldWarmup, Value: 0})
	var refused *optim.ValueError
	if track := run.Compute(c).Tracks[0]; track.Cause != run.Refused || !errors.As(track.Err, &refused) || refused.Field != optim.FieldWarmup {
		t.Errorf("cause %v, error %v", track.Cause, track.Err)
	}
}
