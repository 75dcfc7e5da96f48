package run_test

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// all runs the first rules, as many as fit, on a surface from its start.
func all(s *surface.Surface, steps int) run.Config {
	return of(s, steps, optim.Rules()[:run.MaxEntries])
}

// of runs some rules on a surface from its start.
func of(s *surface.Surface, steps int, rules []*optim.Rule) run.Config {
	c := run.Config{Surface: s.ID, Params: s.Defaults(), Start: s.Start, Steps: steps, Seed: 7}
	for _, rule := range rules {
		c.Entries[c.Count] = run.Entry{ID: rule.ID, Rule: rule.ID, Hyper: rule.Defaults}
		c.Entries[c.Count].Hyper.LR = 0.01
		c.Count++
	}
	return c
}

func beale(t testing.TB) *surface.Surface {
	s, ok := surface.Lookup("beale")
	if !ok {
		t.Fatal("no Beale")
	}
	return s
}

// A track is nothing but the rule fed with the surface's gradients.
func TestTrackIsTheRuleOnTheSurface(t *testing.T) {
	for _, s := range surface.All() {
		for rules := range slices.Chunk(optim.Rules(), run.MaxEntries) {
			c := of(s, 60, rules)
			result := run.Compute(c)
			if result.Err != nil {
				t.Fatal(result.Err)
			}
			for i := range result.Tracks {
				follow(t, s, &c.Entries[i], &result.Tracks[i])
			}
		}
	}
}

func follow(t *testing.T, s *surface.Surface, entry *run.Entry, track *run.Track) {
	t.Helper()
	loss, err := s.Compile(s.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	rule, _ := optim.Lookup(entry.Rule)
	state, theta := rule.NewState(2), []float64{s.Start.X, s.Start.Y}
	for step := 1; step < track.Len(); step++ {
		_, gx, gy := loss.Gradient(theta[0], theta[1])
		if rule.NeedsCurvature(&entry.Hyper, step) {
			hx, hy := loss.Curvature(theta[0], theta[1])
			rule.Curvature(&entry.Hyper, state, []float64{hx, hy})
		}
		rule.Step(&entry.Hyper, state, theta, []float64{gx, gy})
		f := loss.Value(theta[0], theta[1])
		if track.X[step] != theta[0] || track.Y[step] != theta[1] || track.GX[step] != gx || track.Branch[step] != state.Plan.Branch {
			t.Fatalf("%s on %s, step %d: (%v, %v), want (%v, %v)", entry.Rule, s.ID, step, track.X[step], track.Y[step], theta[0], theta[1])
		}
		// The value alone may be rounded otherwise than with the gradient, and no more than that.
		if math.Abs(track.F[step]-f) > 1e-12*(1+math.Abs(f)) {
			t.Fatalf("%s on %s, step %d: loss %v, want %v", entry.Rule, s.ID, step, track.F[step], f)
		}
	}
}

func TestComputeIsPure(t *testing.T) {
	c := all(beale(t), 200)
	c.Noise = 0.3
	a, b := run.Compute(c), run.Compute(c)
	for i := range a.Tracks {
		if !reflect.DeepEqual(a.Tracks[i].X, b.Tracks[i].X) || !reflect.DeepEqual(a.Tracks[i].VY, b.Tracks[i].VY) {
			t.Errorf("%s runs differently the second time", a.Tracks[i].Entry.ID)
		}
	}
}

// The first n points do not depend on how many are asked for.
func TestPrefix(t *testing.T) {
	for _, s := range surface.All() {
		long := all(s, 150)
		long.Noise = 0.05
		whole := run.Compute(long)
		for _, n := range []int{0, 1, 6, 149} {
			short := long
			short.Steps = n
			part := run.Compute(short)
			for i := range part.Tracks {
				p, w := &part.Tracks[i], &whole.Tracks[i]
				if p.Len() != min(n+1, w.Len()) {
					t.Fatalf("%s on %s: %d points of %d steps", p.Entry.ID, s.ID, p.Len(), n)
				}
				if !reflect.DeepEqual(p.X, w.X[:p.Len()]) || !reflect.DeepEqual(p.F, w.F[:p.Len()]) || !reflect.DeepEqual(p.R, w.R[:p.Len()]) {
					t.Fatalf("%s on %s: %d steps are no prefix of 150", p.Entry.ID, s.ID, n)
				}
			}
		}
	}
}

// An entry's course does not depend on which others run, nor on their order.
func TestEntriesDoNotDisturbEachOther(t *testing.T) {
	c := all(beale(t), 100)
	c.Noise = 0.5
	together := run.Compute(c)
	for i, entry := range c.Active() {
		alone := c
		alone.Count, alone.Entries = 1, [run.MaxEntries]run.Entry{entry}
		if got := run.Compute(alone).Tracks[0]; !reflect.DeepEqual(got.X, together.Tracks[i].X) {
			t.Errorf("%s runs differently alone", entry.ID)
		}
	}
}

// All entries see the same noise at the same step, and another seed draws another.
func TestNoiseIsCommon(t *testing.T) {
	c := all(beale(t), 300)
	c.Noise = 2
	for i := range c.Active() {
		c.Entries[i].Hyper.LR = 0 // nothing moves, so the gradients differ by the noise alone
	}
	result := run.Compute(c)
	quiet := c
	quiet.Noise = 0
	base := run.Compute(quiet).Tracks[0].GX[1]
	var sum, squares float64
	for step := 1; step <= 300; step++ {
		first := result.Tracks[0].GX[step]
		for i := range result.Tracks {
			if result.Tracks[i].GX[step] != first {
				t.Fatalf("step %d: %s sees another gradient", step, result.Tracks[i].Entry.ID)
			}
		}
		sum += first - base
		squares += (first - base) * (first - base)
	}
	if mean, deviation := sum/300, math.Sqrt(squares/300); math.Abs(mean) > 0.4 || deviation < 1.7 || deviation > 2.3 {
		t.Errorf("noise of deviation 2 has mean %v and deviation %v", mean, deviation)
	}
	c.Seed++
	if run.Compute(c).Tracks[0].GX[1] == result.Tracks[0].GX[1] {
		t.Error("another seed draws the same noise")
	}
}

// A run that leaves the numbers ends at its last finite point and says so.
func TestDivergenceIsShown(t *testing.T) {
	c := all(beale(t), 500)
	for i := range c.Active() {
		if c.Entries[i].Rule == "sgd" {
			c.Entries[0], c.Count = c.Entries[i], 1
		}
	}
	c.Entries[0].Hyper.LR = 10
	track := run.Compute(c).Tracks[0]
	if !track.Diverged() || track.Stop != track.Len() || track.Verdict() == "" {
		t.Fatalf("cause %v at %d of %d points: %q", track.Cause, track.Stop, track.Len(), track.Verdict())
	}
	for i := range track.X {
		for _, v := range []float64{track.X[i], track.Y[i], track.F[i]} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("point %d is not finite", i)
			}
		}
	}
	if largest := math.Abs(track.X[track.Last()]); largest < 1e20 {
		t.Errorf("the run stopped at %v, long before its numbers ended", largest)
	}
}

func TestStartOutsideTheNumbers(t *testing.T) {
	c := all(beale(t), 10)
	c.Start.X = 1e200
	track := run.Compute(c).Tracks[0]
	if track.Cause != run.LossNotFinite || track.Len() != 1 || track.Stop != 0 {
		t.Errorf("cause %v, %d points, stop %d", track.Cause, track.Len(), track.Stop)
	}
}

func TestBadConfigurations(t *testing.T) {
	c := all(beale(t), 10)
	c.Surface = "nowhere"
	if r := run.Compute(c); r.Err == nil || len(r.Tracks) != 0 {
		t.Error("an unknown surface is no error")
	}
	c = all(beale(t), 10)
	c.Entries[0].Hyper.Beta1 = math.NaN()
	c.Entries[1].Rule = "magic"
	r := run.Compute(c)
	for i := range 2 {
		if r.Tracks[i].Cause != run.Refused || r.Tracks[i].Err == nil || r.Tracks[i].Len() != 0 || r.Verdict(i) == "" {
			t.Errorf("entry %d: cause %v, error %v", i, r.Tracks[i].Cause, r.Tracks[i].Err)
		}
	}
	if r.Tracks[2].Len() != 11 {
		t.Error("a bad entry disturbs a good one")
	}
}

func TestArrival(t *testing.T) {
	c := all(beale(t), 2000)
	for i := range c.Active() {
		c.Entries[i].Hyper.LR = 0.03
	}
	c.Entries[0].Hyper.Rectify = false
	r := run.Compute(c)
	step, ok := r.Tracks[0].Arrival(r.Loss, 1e-3)
	if !ok || r.Tracks[0].F[step] > 1e-3*r.Tracks[0].F[0] || r.Tracks[0].F[step-1] <= 1e-3*r.Tracks[0].F[0] {
		t.Errorf("arrival at %d, %v", step, ok)
	}
	if _, ok := r.Tracks[0].Arrival(r.Loss, 0); ok {
		t.Error("it cannot arrive exactly")
	}
}

// Recording allocates columns, not steps.
func TestNoAllocationPerStep(t *testing.T) {
	loss, err := beale(t).Compile(beale(t).Defaults())
	if err != nil {
		t.Fatal(err)
	}
	count := func(steps int) float64 {
		c := all(beale(t), steps)
		c.Entries[7] = sophia(t, beale(t), steps, 1).Entries[0]
		c.Noise = 0.1
		return testing.AllocsPerRun(5, func() { run.On(loss, c) })
	}
	if few, many := count(200), count(1000); math.Abs(many-few) > 3 { // goroutines are sometimes made and sometimes reused
		t.Errorf("%v allocations for 10 steps, %v for 1000", few, many)
	}
}

// The interactive budget: three entries, 1,000 recorded steps each.
func BenchmarkThreeEntries(b *testing.B) {
	for _, s := range surface.All() {
		b.Run(s.ID, func(b *testing.B) {
			loss, err := s.Compile(s.Defaults())
			if err != nil {
				b.Fatal(err)
			}
			c := all(s, 1000)
			c.Count = 3
			for b.Loop() {
				run.On(loss, c)
			}
		})
	}
}

// With a seed for each entry, every track is that of its seed, to the bit, and says which that is.
func TestWithSeeds(t *testing.T) {
	c := all(beale(t), 120)
	c.Noise, c.Seed = 0.5, 3
	loss := run.Compute(c).Loss
	var seeds [run.MaxEntries]uint64
	for i := range seeds {
		seeds[i] = uint64(100 + 7*i%5)
	}
	got := run.WithSeeds(loss, c, seeds)
	for i, track := range got.Tracks {
		one := c
		one.Seed = seeds[i]
		if want := run.On(loss, one).Tracks[i]; track.Seed != seeds[i] || !reflect.DeepEqual(track, want) {
			t.Errorf("%s has seed %d and %d points, want seed %d and %d", track.Entry.ID, track.Seed, track.Len(), seeds[i], want.Len())
		}
	}
	if got.Config != c {
		t.Error("the configuration is another one")
	}
}
