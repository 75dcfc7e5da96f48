package run_test

import (
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// perStep reports the time of one step of one run, of those that were asked for: a run that diverges takes fewer.
func perStep(b *testing.B, steps int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(steps), "ns/step")
}

// BenchmarkRecordedStep is Adam alone, on every surface, at a rate with which it stays.
func BenchmarkRecordedStep(b *testing.B) {
	const steps = 900 // few enough for one goroutine
	adam, ok := optim.Lookup("adam")
	if !ok {
		b.Fatal("no Adam")
	}
	for _, s := range surface.All() {
		b.Run(s.ID, func(b *testing.B) {
			c := of(s, steps, []*optim.Rule{adam})
			r := run.Compute(c)
			if r.Tracks[0].Last() != steps {
				b.Fatal(r.Verdict(0))
			}
			for b.Loop() {
				run.On(r.Loss, c)
			}
			perStep(b, steps)
		})
	}
}

// BenchmarkSearch is the search for eight entries on the default grid.
func BenchmarkSearch(b *testing.B) {
	for _, x := range []struct {
		name  string
		noise float64
		seeds int
	}{{"exact", 0, 1}, {"noisy", 0.1, 1}, {"16seeds", 0.1, 16}} {
		b.Run(x.name, func(b *testing.B) {
			c := all(beale(b), 1000)
			c.Noise, c.Seeds = x.noise, x.seeds
			loss, runs := run.Compute(c).Loss, 0
			for b.Loop() {
				search, err := run.NewSearch(loss, c, run.DefaultGrid())
				if err != nil {
					b.Fatal(err)
				}
				for !search.Done() {
					search.Advance(1 << 17)
				}
				_, runs = search.Progress()
			}
			perStep(b, runs*c.Steps)
		})
	}
}

// BenchmarkBundles repeats eight entries with sixteen seeds.
func BenchmarkBundles(b *testing.B) {
	for _, id := range []string{"rosenbrock", "beale", "cross-in-tray"} {
		b.Run(id, func(b *testing.B) {
			s, ok := surface.Lookup(id)
			if !ok {
				b.Fatal("no such surface")
			}
			c := all(s, 1000)
			c.Noise, c.Seeds = 0.1, 16
			for i := range c.Active() {
				c.Entries[i].Hyper.LR = 1e-4 // with which none diverges
			}
			loss := run.Compute(c).Loss
			for b.Loop() {
				bundles := run.NewBundles(loss, c)
				for !bundles.Done() {
					bundles.Advance(1 << 15)
				}
			}
			perStep(b, c.Count*c.Seeds*c.Steps)
		})
	}
}
