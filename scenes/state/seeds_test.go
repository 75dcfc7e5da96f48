package state_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// repeated is a state with the result that is shown for it, with all its seeds.
func repeated(t *testing.T, link string) (*state.State, *run.Result) {
	t.Helper()
	s, errs := state.Load(link)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	result := run.Compute(s.Run)
	work := run.NewBundles(result.Loss, s.Run)
	for !work.Done() {
		work.Advance(1 << 16)
	}
	bundles := work.All()
	var seeds [run.MaxEntries]uint64
	for i, b := range bundles {
		seeds[i] = b.Paths[b.Middle].Seed
	}
	result = run.WithSeeds(result.Loss, s.Run, seeds)
	result.Bundles = bundles
	return &s, &result
}

func panel(t *testing.T, s *state.State, result *run.Result, id string) control.Panel {
	t.Helper()
	for _, p := range s.Panels(result) {
		if p.ID == id {
			return p
		}
	}
	t.Fatalf("there is no panel %q", id)
	return control.Panel{}
}

// The standing is that of the medians, at every step, and says so.
func TestTheStandingIsOfMedians(t *testing.T) {
	s, result := repeated(t, "noise=20&seeds=7&steps=300&play=0")
	differs := false
	for _, step := range []int{0, 5, 60, 300} {
		s.Seek(step)
		p := panel(t, s, result, "standing")
		if p.Note != "median loss" {
			t.Errorf("the note is %q", p.Note)
		}
		last := math.Inf(-1)
		for _, row := range p.Readouts {
			i := slices.IndexFunc(result.Bundles, func(b run.Bundle) bool { k, _ := s.Index(b.Entry.ID); return s.Title(k) == row.Label })
			median := result.Bundles[i].Median[step]
			if row.Cells[1] != state.Number(median) || median < last {
				t.Errorf("step %d: %s has %v after %v, its median is %v", step, row.Label, row.Cells[1], last, median)
			}
			last = median
			differs = differs || state.Number(result.Tracks[i].F[step]) != row.Cells[1]
		}
	}
	if !differs {
		t.Error("the medians are the losses of single runs: this looks at nothing")
	}
	if got := s.Status(result); !strings.Contains(got, "Medians of 7 seeds: ") || !strings.Contains(got, " leads, loss ") {
		t.Errorf("the status is %q", got)
	}
}

// Every view says whose run it shows.
func TestRunsOfManySeedsAreNamed(t *testing.T) {
	s, result := repeated(t, "noise=3&seeds=9&seed=5&steps=400&play=0&selected=adam")
	if i := slices.IndexFunc(result.Tracks, func(tr run.Track) bool { return tr.Seed != 5 }); i < 0 {
		t.Fatal("seed 5 stands for all: this looks at nothing")
	}
	seed := result.Tracks[2].Seed
	for id, want := range map[string]string{"loss": "median of 9", "step": "log, one seed", "standing": "median loss", "inside": fmt.Sprintf("seed %d", seed)} {
		if got := panel(t, s, result, id).Note; got != want {
			t.Errorf("beside %s stands %q, want %q", id, got, want)
		}
	}
	words := ""
	for _, r := range panel(t, s, result, "fair").Readouts {
		words += strings.Join(r.Cells, " ") + "\n"
	}
	for i, track := range result.Tracks {
		if want := fmt.Sprintf("%s, seed %d", s.Title(i), track.Seed); !strings.Contains(words, want) {
			t.Errorf("the panel does not name %q: %s", want, words)
		}
	}
	for _, e := range s.Events(result) {
		if !strings.Contains(e.Text, ", seed ") {
			t.Errorf("an event of one of nine runs: %q", e.Text)
		}
	}
	// With one seed all is as it was.
	one, alone := repeated(t, "noise=3&seed=5&steps=400&play=0")
	alone.Bundles = nil
	if got := panel(t, one, alone, "loss").Note; got != "log" {
		t.Errorf("beside the loss of one run stands %q", got)
	}
}

// How many of the seeds blew up is counted, at the step shown and on the card.
func TestBlownSeedsAreCounted(t *testing.T) {
	s, result := repeated(t, "noise=10&seeds=9&steps=150&entries=adam,sgd&sgd.lr=0.025&play=0")
	b := &result.Bundles[1]
	var stops []int
	for _, p := range b.Paths {
		if p.Diverged() {
			stops = append(stops, p.Stop)
		}
	}
	slices.Sort(stops)
	if len(stops) < 2 || len(stops) == 9 {
		t.Fatalf("%d of 9 blow up: this looks at nothing", len(stops))
	}
	note := func(step int) string {
		s.Seek(step)
		for _, row := range panel(t, s, result, "standing").Readouts {
			if row.Label == "SGD" {
				return row.Cells[0]
			}
		}
		return "SGD is not in the standing"
	}
	if got := note(stops[0] - 1); strings.Contains(got, "blew up") {
		t.Errorf("before any blew up the standing says %q", got)
	}
	if got := note(stops[0]); !strings.Contains(got, " of 9 blew up") {
		t.Errorf("after the first blew up the standing says %q", got)
	}
	if got, want := note(150), fmt.Sprintf("%d of 9 blew up", len(stops)); got != want {
		t.Errorf("at the end the standing says %q, want %q", got, want)
	}
	if got, want := panel(t, s, result, "sgd").Note, fmt.Sprintf("%d of 9 blew up", len(stops)); got != want {
		t.Errorf("the card says %q, want %q", got, want)
	}
}

// Kind and seeds have widgets only where there is noise, and keep their values without.
func TestNoiseShowsItsControls(t *testing.T) {
	s := state.Default()
	set(t, &s, "seeds", "16")
	shown := func() (ids []string) {
		result := run.Compute(s.Run)
		for _, c := range panel(t, &s, &result, "fair").Controls {
			ids = append(ids, c.ID)
		}
		return ids
	}
	if got := shown(); slices.Contains(got, "seeds") || !slices.Contains(got, "noise") {
		t.Errorf("without noise the panel has %v", got)
	}
	set(t, &s, "noise", "0.5")
	if got := shown(); !slices.Contains(got, "seeds") || !slices.Contains(got, "noisekind") || !slices.Contains(got, "seed") {
		t.Errorf("with noise the panel has %v", got)
	}
	if s.Run.Seeds != 16 {
		t.Errorf("%d seeds, 16 were set", s.Run.Seeds)
	}
}
