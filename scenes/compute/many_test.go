package compute_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/compute"
	"github.com/optiscope/optiscope/scenes/state"
)

// noisy are configurations with several seeds: some stay, some blow up in part or all.
var noisy = []string{
	"noise=0.5&seeds=2&steps=80",
	"noise=3&seeds=11&steps=120&seed=4",
	"surface=himmelblau&noise=60&seeds=32&steps=100",
	"noise=10&seeds=9&steps=150&entries=adam,sgd&sgd.lr=0.025",
	"noise=0.5&noisekind=multiplicative&seeds=5&steps=60&entries=sgd,radam&sgd.lr=5",
}

// At rest every entry is shown with all its seeds, and with the track of the
// seed whose last loss is the median; the exact result stays that of the seed itself.
func TestSeveralSeeds(t *testing.T) {
	for _, link := range noisy {
		d := open(t, link)
		d.finish()
		c := d.state.Run
		shown, exact := d.engine.Shown(&c), run.Compute(c)
		if got := d.engine.Result(&c); !reflect.DeepEqual(got.Tracks, exact.Tracks) {
			t.Errorf("%s: the result is not that of seed %d", link, c.Seed)
		}
		if len(shown.Bundles) != c.Count || len(shown.Tracks) != c.Count {
			t.Fatalf("%s: %d bundles and %d tracks of %d entries", link, len(shown.Bundles), len(shown.Tracks), c.Count)
		}
		for i, b := range shown.Bundles {
			if len(b.Paths) != c.Seeds {
				t.Fatalf("%s: %d paths of %d seeds", link, len(b.Paths), c.Seeds)
			}
			middle := &b.Paths[b.Middle]
			one := c
			one.Seed = middle.Seed
			if want := run.Compute(one).Tracks[i]; !reflect.DeepEqual(shown.Tracks[i], want) {
				t.Errorf("%s: %s is shown with seed %d, want %d", link, b.Entry.ID, shown.Tracks[i].Seed, middle.Seed)
			}
			if last := b.Median[c.Steps]; !math.IsInf(last, 1) && middle.F[c.Steps] != last {
				t.Errorf("%s: the bold run of %s ends at %v, the median at %v", link, b.Entry.ID, middle.F[c.Steps], last)
			}
		}
	}
}

// What is shown at rest depends on the state alone, not on what was shown before.
func TestRestHasNoHistory(t *testing.T) {
	var d *desk
	for _, link := range append(slices.Clone(noisy), noisy...) {
		if d == nil {
			d = open(t, link)
		}
		d.state, _ = state.Load(link)
		d.engine.Work(&d.state, 0) // some of it, for half of the links
		d.set("steps", "90")
		d.finish()
		fresh := open(t, d.state.Link())
		fresh.finish()
		a, b := d.engine.Shown(&d.state.Run), fresh.engine.Shown(&fresh.state.Run)
		if !reflect.DeepEqual(a.Tracks, b.Tracks) || !reflect.DeepEqual(a.Bundles, b.Bundles) {
			t.Errorf("%s is shown otherwise after another state", link)
		}
	}
}

// Going back to a state that was left shows its bundles again.
func TestBundlesComeBack(t *testing.T) {
	d := open(t, "noise=1&seeds=4&steps=50")
	d.finish()
	want := d.engine.Shown(&d.state.Run).Bundles
	c := d.state.Run
	c.Noise = 0
	if got := d.engine.Shown(&c).Bundles; got != nil {
		t.Errorf("%d bundles without noise", len(got))
	}
	if got := d.engine.Shown(&d.state.Run).Bundles; !reflect.DeepEqual(got, want) || want == nil {
		t.Errorf("%d bundles, want the %d that were there", len(got), len(want))
	}
}

// Many seeds begin with few, so that there is something to see soon; the
// panel never calls these all.
func TestFewSeedsFirst(t *testing.T) {
	d := open(t, "noise=1&seeds=32&steps=400")
	seen := make(map[int]string)
	for more := true; more; {
		more = d.engine.Work(&d.state, 0)
		n := state.Seeds(d.engine.Shown(&d.state.Run))
		if words := d.says("fair.seeds"); seen[n] != "" && seen[n] != words {
			t.Errorf("with %d seeds the panel says %q and %q", n, seen[n], words)
		} else {
			seen[n] = words
		}
	}
	if len(seen) != 3 || !strings.Contains(seen[0], "32 seeds. One is") || !strings.Contains(seen[8], "32 seeds. These are 8 so far") ||
		!strings.Contains(seen[32], "runs with 32 seeds") {
		t.Errorf("the panel says %v", seen)
	}
}

// More paths than can be kept are not begun, and the panel says so.
func TestManyStepsHaveFewerSeeds(t *testing.T) {
	d := open(t, "noise=0.1&seeds=32&steps=30000&entries=adam,radam,adabelief,adamw,nadam,adamax,rmsprop,lion")
	d.finish()
	shown := d.engine.Shown(&d.state.Run)
	n, points := state.Seeds(shown), 0
	for _, b := range shown.Bundles {
		for _, path := range b.Paths {
			points += len(path.X)
		}
	}
	if n >= 32 || n < 8 || points > 3<<20 {
		t.Errorf("%d points of %d seeds", points, n)
	}
	if words := d.says("fair.seeds"); !strings.Contains(words, fmt.Sprintf("runs with %d seeds", n)) || !strings.Contains(words, fmt.Sprintf("no more than %d seeds are kept", n)) {
		t.Errorf("the panel says %q", words)
	}
}

// While a slider is dragged an entry keeps the seed that stands for it, and every tick shows the new course.
func TestDraggingKeepsTheSeed(t *testing.T) {
	d := open(t, "noise=3&seeds=32&steps=300")
	d.finish()
	last := d.engine.Shown(&d.state.Run)
	seeds := func(r *run.Result) (all []uint64) {
		for i := range r.Tracks {
			all = append(all, r.Tracks[i].Seed)
		}
		return all
	}
	if slices.Equal(seeds(last), []uint64{1, 1, 1}) {
		t.Fatal("the first seed stands for all: this looks at nothing")
	}
	for _, beta := range []string{"0.99", "0.98", "0.97"} {
		d.set("adam.beta2", beta)
		now := d.engine.Shown(&d.state.Run)
		if !slices.Equal(seeds(now), seeds(last)) || now.Bundles != nil {
			t.Errorf("while β₂ is dragged the seeds are %v, want %v, and there are %d old bundles", seeds(now), seeds(last), len(now.Bundles))
		}
		if slices.Equal(now.Tracks[2].X, last.Tracks[2].X) || !slices.Equal(now.Tracks[0].X, last.Tracks[0].X) {
			t.Error("Adam's path stands still, or another one moves")
		}
		last = now
	}
	d.set("adabelief.remove", "")
	if now := seeds(d.engine.Shown(&d.state.Run)); !slices.Equal(now, seeds(last)[1:]) {
		t.Errorf("without AdaBelief the others have the seeds %v, and had %v", now, seeds(last)[1:])
	}
	d.set("seeds", "2")
	for i, seed := range seeds(d.engine.Shown(&d.state.Run)) {
		if seed < 1 || seed > 2 {
			t.Errorf("entry %d runs with seed %d of 2", i, seed)
		}
	}
}

// With both, the bundles are those of the best rates.
func TestBundlesOfTheBest(t *testing.T) {
	d := open(t, "noise=1&seeds=3&steps=60&rates=best")
	d.finish()
	fresh := open(t, strings.ReplaceAll(d.state.Link(), "&rates=best", ""))
	if fresh.state.Searches() {
		t.Fatal("the link still asks for a search")
	}
	fresh.finish()
	if a, b := d.engine.Shown(&d.state.Run), fresh.engine.Shown(&fresh.state.Run); !reflect.DeepEqual(a.Bundles, b.Bundles) || a.Bundles == nil {
		t.Error("other bundles with the search than with its rates")
	}
}

// BenchmarkDragging is what a tick computes while a slider of the first screen is dragged, with many seeds.
func BenchmarkDragging(b *testing.B) {
	d := open(b, "noise=1&seeds=32")
	var s compute.Engine
	k := 0
	for b.Loop() {
		k++
		d.state.Run.Entries[0].Hyper.LR = 0.02 + 1e-5*float64(k%500)
		s.Shown(&d.state.Run)
		for state.Seeds(s.Shown(&d.state.Run)) == 0 {
			s.Work(&d.state, 0)
		}
	}
}
