package state

import (
	"math"
	"strings"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// bundle is the bundle of an entry, or nil where one run is all there is.
func bundle(result *run.Result, i int) *run.Bundle {
	if i >= len(result.Bundles) || len(result.Bundles[i].Paths) == 0 {
		return nil
	}
	return &result.Bundles[i]
}

// Seeds is how many seeds the bundles of a result have, or 0 where it has none.
func Seeds(result *run.Result) int {
	for i := range result.Bundles {
		if b := bundle(result, i); b != nil {
			return len(b.Paths)
		}
	}
	return 0
}

// mostPoints bounds what bundles keep: 24 bytes each. With eight optimizers and 10,000 steps, all seeds fit.
const mostPoints = 3 << 20

// MostSeeds is with how many of its seeds a configuration is run: with all, as long as their paths can be kept.
func MostSeeds(c *run.Config) int {
	return min(c.Seeds, max(mostPoints/(max(c.Count, 1)*(c.Steps+1)), 1))
}

// several says whether every entry shall run with more than one seed.
func (s *State) several() bool { return s.Run.Noise > 0 && s.Run.Seeds > 1 }

// runTitle names the run of an entry that is shown: "Adam, seed 7" where there are several.
func (s *State) runTitle(result *run.Result, i int) string {
	if bundle(result, i) == nil {
		return s.Title(i)
	}
	return s.say("%s, seed %d", s.Title(i), result.Tracks[i].Seed)
}

// insideNote is the step that is looked into or, where there are several runs, the seed of the one that is.
func (s *State) insideNote(result *run.Result) string {
	if i, _ := s.Index(s.View.Selected); bundle(result, i) != nil {
		return s.say("seed %d", result.Tracks[i].Seed)
	}
	return s.say("t = %d", s.View.T)
}

// lossNote is what stands beside losses: that they are medians, if they are.
func (s *State) lossNote(result *run.Result) string {
	if Seeds(result) > 0 {
		return s.say("median loss")
	}
	return s.say("loss")
}

// curveNotes stand beside the curves of loss and step.
func (s *State) curveNotes(result *run.Result) (loss, step string) {
	if n := Seeds(result); n > 0 {
		return s.say("median of %d", n), s.say("log, one seed")
	}
	return s.say("log"), s.say("log")
}

// level is the loss of an entry at the playhead: the median, where there are several seeds. It is lost where the run
// or, of several, most have blown up; blown is how many of a bundle have.
func (s *State) level(result *run.Result, i int) (loss float64, lost bool, blown int) {
	t := s.View.T
	b := bundle(result, i)
	if b == nil {
		track := &result.Tracks[i]
		return track.F[track.At(t)], track.Diverged() && t >= track.Stop, 0
	}
	for k := range b.Paths {
		if p := &b.Paths[k]; p.Diverged() && t >= p.Stop {
			blown++
		}
	}
	loss = b.Median[min(t, len(b.Median)-1)]
	return loss, math.IsInf(loss, 1), blown
}

// blownWords says how many runs of an entry blow up, or nothing where none does.
func (s *State) blownWords(result *run.Result, i int) string {
	b := bundle(result, i)
	if b == nil {
		return ""
	}
	blown := 0
	for k := range b.Paths {
		if b.Paths[k].Diverged() {
			blown++
		}
	}
	if blown == 0 {
		return ""
	}
	return s.say("%d of %d blew up", blown, len(b.Paths))
}

// seedsReadout says what the bundles are, where there are several seeds.
func (s *State) seedsReadout(result *run.Result) []control.Readout {
	if !s.several() {
		return nil
	}
	words, n := "", Seeds(result)
	switch {
	case n == 0:
		words = s.say("Each shall run with %d seeds. One is shown so far.", s.Run.Seeds)
	case n < MostSeeds(&s.Run):
		words = s.say("Each shall run with %d seeds. These are %d so far.", s.Run.Seeds, n)
	default:
		var middles []string
		for i := range result.Tracks {
			if bundle(result, i) != nil {
				middles = append(middles, s.runTitle(result, i))
			}
		}
		words = s.say("Each runs with %d seeds: all their paths are faint, with a point where each is now. The bold path is the run that ends in the middle: %s.",
			n, strings.Join(middles, "; "))
	}
	if most := MostSeeds(&s.Run); most < s.Run.Seeds {
		words += " " + s.say("With so many steps no more than %d seeds are kept.", most)
	}
	return []control.Readout{{ID: "fair.seeds", Wide: true, Title: s.say("what the bundles are"), Cells: []string{words}}}
}
