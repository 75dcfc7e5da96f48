package run_test

import (
	"math"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// bundled is all bundles of a configuration, in slices of a budget.
func bundled(t testing.TB, c run.Config, budget int) []run.Bundle {
	t.Helper()
	b := run.NewBundles(run.Compute(c).Loss, c)
	for !b.Done() {
		b.Advance(budget)
	}
	if done, all := b.Progress(); done != all {
		t.Fatalf("%d of %d steps at the end", done, all)
	}
	return b.All()
}

// Every path is the track of its seed, to the bit, for every rule on every surface.
func TestPathsAreTracks(t *testing.T) {
	for _, s := range surface.All() {
		for rules := range slices.Chunk(optim.Rules(), run.MaxEntries) {
			for _, kind := range run.NoiseKinds() {
				c := of(s, 50, rules)
				c.Noise, c.NoiseKind, c.Seeds = 0.5, kind, 5
				c.Entries[0].Schedule = optim.DefaultSchedule(optim.ScheduleCosine)
				samePaths(t, c, bundled(t, c, 1<<20))
			}
		}
	}
	samePaths(t, hard(t, 9), bundled(t, hard(t, 9), 1<<20))
}

func samePaths(t *testing.T, c run.Config, bundles []run.Bundle) {
	t.Helper()
	for k := range max(c.Seeds, 1) {
		one := c
		one.Seed += uint64(k)
		for i, track := range run.Compute(one).Tracks {
			if len(bundles[i].Paths) != max(c.Seeds, 1) {
				t.Fatalf("%d paths for %d seeds", len(bundles[i].Paths), c.Seeds)
			}
			want := run.Path{Seed: one.Seed, X: track.X, Y: track.Y, F: track.F, Cause: track.Cause, Stop: track.Stop}
			if got := bundles[i].Paths[k]; !reflect.DeepEqual(got, want) {
				t.Fatalf("%s on %s, seed %d: %d points, %v at %d; want %d, %v at %d", track.Entry.ID, c.Surface, one.Seed,
					len(got.X), got.Cause, got.Stop, len(want.X), want.Cause, want.Stop)
			}
		}
	}
}

// hard are runs of which some diverge and some do not, at different steps and by their loss or their point.
func hard(t *testing.T, seeds int) run.Config {
	c := of(beale(t), 150, optim.Rules()[:run.MaxEntries])
	c.Noise, c.Seeds = 10, seeds
	for i := range c.Active() {
		c.Entries[i].Hyper.LR = 0.006
	}
	c.Entries[6].Hyper.LR = math.Inf(1)
	return c
}

// The median is what sorting says, with +Inf for those that are gone; the middle has it.
func TestMedian(t *testing.T) {
	var mixed, lost int
	for _, seeds := range []int{1, 2, 3, 8, 31, 32} {
		c := hard(t, seeds)
		for _, b := range bundled(t, c, 1<<20) {
			if len(b.Median) != c.Steps+1 {
				t.Fatalf("%d medians of %d steps", len(b.Median), c.Steps)
			}
			column, diverged := make([]float64, seeds), 0
			for step, median := range b.Median {
				diverged = 0
				for i, p := range b.Paths {
					if column[i] = math.Inf(1); step < len(p.F) {
						column[i] = p.F[step]
					} else {
						diverged++
					}
				}
				if slices.Sort(column); median != column[(seeds-1)/2] {
					t.Fatalf("%s, %d seeds, step %d: %v, want %v", b.Entry.ID, seeds, step, median, column[(seeds-1)/2])
				}
			}
			if diverged > 0 && diverged < seeds {
				mixed++
			}
			middle := &b.Paths[b.Middle]
			if last := b.Median[c.Steps]; !math.IsInf(last, 1) && middle.F[len(middle.F)-1] != last {
				t.Errorf("%s, %d seeds: the middle ends at %v, not at %v", b.Entry.ID, seeds, middle.F[len(middle.F)-1], last)
			} else if math.IsInf(last, 1) {
				lost++
				fromMiddle(t, &b)
			}
		}
	}
	if mixed == 0 || lost == 0 {
		t.Errorf("%d bundles diverge in part, %d in most: the cases do not tell anything", mixed, lost)
	}
}

// fromMiddle checks a middle path that diverged: those before it are finite or end later, or as late with a smaller seed.
func fromMiddle(t *testing.T, b *run.Bundle) {
	t.Helper()
	middle, before := &b.Paths[b.Middle], 0
	for i := range b.Paths {
		if p := &b.Paths[i]; !p.Diverged() || p.Stop > middle.Stop || p.Stop == middle.Stop && i < b.Middle {
			before++
		}
	}
	if !middle.Diverged() || before != (len(b.Paths)-1)/2 {
		t.Errorf("%s: %d of %d are before the middle", b.Entry.ID, before, len(b.Paths))
	}
}

// Neither the slices nor the processors change a result; what is there in between is a prefix of it, and stays.
func TestBundlesInSlices(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	c := hard(t, 6)
	whole := bundled(t, c, math.MaxInt)
	for _, processors := range []int{1, 3} {
		runtime.GOMAXPROCS(processors)
		for _, budget := range []int{1, 100, 1777} {
			b, last := run.NewBundles(run.Compute(c).Loss, c), -1
			for !b.Done() {
				some := b.All()
				b.Advance(budget)
				done, all := b.Progress()
				if done <= last && budget > 6*processors || done < last || done > all {
					t.Fatalf("%d steps of %d, after %d", done, all, last)
				}
				if last = done; budget > 1 {
					prefixes(t, some, whole)
				}
			}
			if !same(b.All(), whole) {
				t.Errorf("other bundles in slices of %d by %d", budget, processors)
			}
		}
	}
}

// same compares bundles without their entries, whose rates may be infinite.
func same(a, b []run.Bundle) bool {
	return slices.EqualFunc(a, b, func(a, b run.Bundle) bool {
		return reflect.DeepEqual(a.Paths, b.Paths) && slices.Equal(a.Median, b.Median) && a.Middle == b.Middle
	})
}

func prefixes(t *testing.T, some, whole []run.Bundle) {
	t.Helper()
	for i, b := range some {
		if n := len(b.Median); !slices.Equal(b.Median, whole[i].Median[:n]) {
			t.Fatalf("%s: %d medians are no prefix", b.Entry.ID, n)
		}
		for k, p := range b.Paths {
			n, w := len(p.X), &whole[i].Paths[k]
			if n > len(w.X) || len(p.F) != n || !slices.Equal(p.X, w.X[:n]) || !slices.Equal(p.Y, w.Y[:n]) || !slices.Equal(p.F, w.F[:n]) {
				t.Fatalf("%s, path %d: %d points are no prefix", b.Entry.ID, k, n)
			}
		}
	}
}

// The number of steps and the other entries do not matter to the first points.
func TestBundlesPrefix(t *testing.T) {
	c := hard(t, 6)
	whole := bundled(t, c, 1<<20)
	c.Steps, c.Seeds = 40, 4
	for i := range c.Active() {
		alone := c
		alone.Entries, alone.Count = [run.MaxEntries]run.Entry{c.Entries[i]}, 1
		for k, p := range bundled(t, alone, 1<<20)[0].Paths {
			w := &whole[i].Paths[k]
			if n := min(41, len(w.X)); !slices.Equal(p.X, w.X[:n]) || !slices.Equal(p.F, w.F[:n]) {
				t.Errorf("%s, path %d: %d points are no prefix", c.Entries[i].ID, k, n)
			}
		}
	}
}

// Without noise one run stands for all, and limits hold as for Compute.
func TestBundlesAtTheLimits(t *testing.T) {
	c := all(beale(t), 20)
	c.Seeds = 16
	for i, b := range bundled(t, c, 1000) {
		if track := run.Compute(c).Tracks[i]; len(b.Paths) != 1 || !slices.Equal(b.Paths[0].X, track.X) {
			t.Errorf("%s: %d paths without noise", b.Entry.ID, len(b.Paths))
		}
	}
	c.Noise = 0.1
	for seeds, want := range map[int]int{-3: 1, 0: 1, 1: 1, 32: 32, 1000: 32} {
		if c.Seeds = seeds; len(bundled(t, c, 1000)[0].Paths) != want {
			t.Errorf("%d seeds make %d paths", seeds, len(bundled(t, c, 1000)[0].Paths))
		}
	}
	c.Steps, c.Seeds = -1, 3
	if b := bundled(t, c, 1000)[0]; len(b.Paths[2].X) != 1 || len(b.Median) != 1 {
		t.Errorf("%d points of no step", len(b.Paths[2].X))
	}
	c.Steps, c.Start.X = 10, 1e200
	samePaths(t, c, bundled(t, c, 1000))
	c.Entries[0].Rule = "magic"
	b := bundled(t, c, 1000)
	if b[0].Err == nil || b[0].Paths != nil || b[1].Err != nil || len(b[1].Paths) != 3 {
		t.Errorf("a refused entry has %d paths, error %v; another %d", len(b[0].Paths), b[0].Err, len(b[1].Paths))
	}
}

// A step allocates nothing, beside what the noise is kept in.
func TestNoAllocationInABundle(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	c := all(beale(t), 3000)
	c.Count, c.Noise, c.Seeds = 2, 0.1, 8
	b := run.NewBundles(run.Compute(c).Loss, c)
	b.Advance(8 * 3500) // the first entry and part of the second: all noise is drawn
	if n := testing.AllocsPerRun(5, func() { b.Advance(8 * 100) }); n != 0 || b.Done() {
		t.Errorf("%v allocations in 100 steps", n)
	}
}
