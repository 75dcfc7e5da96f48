package state_test

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/state"
)

// figureTrace is a run of PyTorch 1.13 or of the AdaBelief authors' package 0.2.1 with the
// settings of figure 3. Steps count from 1; nil stands for never.
type figureTrace struct {
	Figure, Optimizer string
	Optimum           [2]float64
	DivergedAt        *int            `json:"diverged_at"`
	First             map[string]*int `json:"first_step_below"`
	Final             struct {
		Step  int
		Param []float64
		Loss  *float64 `json:"f_minus_fstar"`
	}
	Every      int `json:"trajectory_every"`
	Trajectory [][2]float64
}

// traceOf names the trace of an entry.
var traceOf = map[string]string{"adabelief": "adabelief", "adam": "adam",
	"momentum": "sgd_momentum", "momentum-2": "sgd_momentum_lr1e-6"}

func figureTraces(t *testing.T) map[string]*figureTrace {
	t.Helper()
	file, err := os.Open("../../optim/testdata/paper_toy.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var f struct{ Runs []*figureTrace }
	if err := json.NewDecoder(unpacked).Decode(&f); err != nil {
		t.Fatal(err)
	}
	all := make(map[string]*figureTrace)
	for _, r := range f.Runs {
		all[r.Figure+" "+r.Optimizer] = r
	}
	return all
}

// TestFigure3 compares what a user sees with the traces: each first step below a
// threshold, the path, what the note tells, and after 30,000 steps the points and the standing.
func TestFigure3(t *testing.T) {
	traces := figureTraces(t)
	figures := 0
	for _, p := range state.Presets() {
		name, is := strings.CutPrefix(p.ID, "figure-")
		if !is {
			continue
		}
		figures++
		s := preset(t, p.ID)
		all, _ := tracks(&s)
		want := func(entry string) *figureTrace {
			trace := traces["fig"+name+" "+traceOf[entry]]
			if trace == nil {
				t.Fatalf("%s: no trace of %s", p.ID, entry)
			}
			return trace
		}
		for id, track := range all {
			compareSteps(t, p.ID+", "+id, track, want(id), s.Run.Steps)
			comparePaths(t, p.ID+", "+id, track, want(id))
		}
		if told := arrivals(all); !strings.Contains(p.Note, told) {
			t.Errorf("%s: the note should tell\n%s", p.ID, told)
		}
		if slow, there := all["momentum-2"]; there && !(slow.F[slow.Last()] > 0.5) {
			t.Errorf("%s: Momentum 2 ends at the loss %v", p.ID, slow.F[slow.Last()])
		}
		set(t, &s, "steps", "30000")
		set(t, &s, "transport.last", "")
		compareEnds(t, &s, want)
	}
	if figures != 6 {
		t.Errorf("%d figures, want 6", figures)
	}
}

// thresholds are the names of the traces for a loss or a distance below a bound.
var thresholds = []struct {
	name     string
	distance bool
	bound    float64
}{{"f_1e-2", false, 1e-2}, {"f_1e-4", false, 1e-4}, {"dist_1e-2", true, 1e-2}, {"dist_1e-4", true, 1e-4}}

func compareSteps(t *testing.T, name string, track *run.Track, want *figureTrace, steps int) {
	t.Helper()
	// The traces do not say whether the loss or, a step later, the point was found not finite.
	if at := want.DivergedAt; track.Diverged() != (at != nil) || at != nil && *at != track.Stop && *at != track.Stop+1 {
		t.Errorf("%s: %q, want an end at step %v", name, track.Verdict(), at)
	}
	for _, c := range thresholds {
		step := below(track, func(k int) float64 {
			if c.distance {
				return math.Hypot(track.X[k]-want.Optimum[0], track.Y[k]-want.Optimum[1])
			}
			return track.F[k] // the least value is 0 on all of them
		}, c.bound)
		there, known := want.First[c.name]
		if !known {
			t.Fatalf("%s: the trace has no %s", name, c.name)
		}
		wanted := -1
		if there != nil && *there <= steps {
			wanted = *there
		}
		if step != wanted {
			t.Errorf("%s: %s at step %d, want %d", name, c.name, step, wanted)
		}
	}
}

// below is the first step at which a quantity is below a bound, or -1.
func below(track *run.Track, quantity func(k int) float64, bound float64) int {
	for k := range track.X {
		if quantity(k) < bound {
			return k
		}
	}
	return -1
}

func comparePaths(t *testing.T, name string, track *run.Track, want *figureTrace) {
	t.Helper()
	for i, point := range want.Trajectory {
		k := i * want.Every
		if k > track.Last() {
			break
		}
		if d := math.Hypot(track.X[k]-point[0], track.Y[k]-point[1]); !(d < 1e-6) {
			t.Errorf("%s: %v from the trace at step %d", name, d, k)
			return
		}
	}
}

// arrivals tells the first losses below 0.01 as a note does.
func arrivals(all map[string]*run.Track) string {
	var steps []any
	for _, id := range []string{"adabelief", "adam", "momentum"} {
		track := all[id]
		if track.Diverged() {
			return fmt.Sprintf("The loss is below 0.01 at step %d with AdaBelief and %d with Adam.", steps...)
		}
		steps = append(steps, below(track, func(k int) float64 { return track.F[k] }, 1e-2))
	}
	return fmt.Sprintf("The loss is below 0.01 at step %d with AdaBelief, %d with Adam and %d with Momentum.", steps...)
}

// compareEnds compares the last points, and the standing as it is read on the screen: nobody is
// above somebody who has less to go. A billionth of a loss is as good as none.
func compareEnds(t *testing.T, s *state.State, want func(entry string) *figureTrace) {
	t.Helper()
	result := run.Compute(s.Run)
	left := make(map[string]float64)
	for i := range result.Tracks {
		track := &result.Tracks[i]
		end := want(track.Entry.ID).Final
		left[s.Title(i)] = math.Inf(1)
		if end.Loss == nil {
			continue
		}
		left[s.Title(i)] = math.Round(*end.Loss * 1e9)
		if last := track.Last(); last != end.Step || !(math.Hypot(track.X[last]-end.Param[0], track.Y[last]-end.Param[1]) < 1e-6) {
			t.Errorf("%s, %s ends at (%v, %v) at step %d, want %+v", s.Run.Surface, track.Entry.ID, track.X[last], track.Y[last], last, end)
		}
	}
	rows := 0
	for _, p := range s.Panels(&result) {
		if p.ID != "standing" {
			continue
		}
		for k, row := range p.Readouts {
			rows++
			if k > 0 && left[p.Readouts[k-1].Label] > left[row.Label] {
				t.Errorf("%s: %s stands above %s with %v and %v billionths to go", s.Run.Surface,
					p.Readouts[k-1].Label, row.Label, left[p.Readouts[k-1].Label], left[row.Label])
			}
		}
	}
	if rows != s.Run.Count {
		t.Errorf("%s: %d in the standing", s.Run.Surface, rows)
	}
}
