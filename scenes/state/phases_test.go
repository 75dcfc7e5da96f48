package state_test

import (
	"math"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// phaseOf is the panel of the phase shown.
func phaseOf(t *testing.T, s *state.State, result *run.Result) control.Panel {
	t.Helper()
	for _, p := range s.Panels(result) {
		if p.ID == "phase" {
			return p
		}
	}
	t.Fatal("no part of the step is shown")
	return control.Panel{}
}

// Whatever the rule and the branch: the phases take every equation of the step once and in order, begin at the point
// before it, and end exactly at the next point; each is told in words of its own.
func TestPhasesEndAtTheNextPoint(t *testing.T) {
	kinds := make(map[state.PhaseKind]int)
	decays := 0
	eachStep(t, func(t *testing.T, s *state.State, result *run.Result, step int) {
		track := &result.Tracks[0]
		s.View.Phase = 1
		first, ok := s.Anatomy(result)
		if !ok {
			t.Fatal("the step cannot be taken apart")
		}
		before, after := surface.Point{X: track.X[step-1], Y: track.Y[step-1]}, surface.Point{X: track.X[step], Y: track.Y[step]}
		if first.At() != before {
			t.Errorf("the first phase is at %v, want %v", first.At(), before)
		}
		told := make(map[string]bool)
		end := 0
		for i, p := range first.Phases {
			kinds[p.Kind]++
			s.View.Phase = i + 1
			a, _ := s.Anatomy(result)
			if a.Phase != i || p.First != end || p.End < p.First {
				t.Errorf("phase %d of %v holds the equations %d to %d, after %d", i, first.Phases, p.First, p.End, end)
			}
			end = p.End
			if p.Kind == state.PhaseDecay {
				decays++
			} else if p.Kind != state.PhaseMove && a.At() != a.Decayed && a.At() != before {
				t.Errorf("in phase %d, which moves nothing, the point is at %v", i, a.At())
			}
			panel := phaseOf(t, s, result)
			words := panel.Readouts[0].Cells[0]
			if told[words] || len(words) < 20 || strings.Contains(words, "%!") || !strings.Contains(s.Status(result), words) {
				t.Errorf("phase %d says %q", i, words)
			}
			told[words] = true
		}
		if end != len(first.Lines) {
			t.Errorf("the phases hold %d of %d equations", end, len(first.Lines))
		}
		last, _ := s.Anatomy(result)
		if last.At() != after || last.To != after {
			t.Errorf("the last phase ends at %v, want %v", last.At(), after)
		}
		// The parts of the move add up to the track's, but for rounding.
		dx, dy := last.Decayed.X-last.From.X+(last.To.X-last.Decayed.X), last.Decayed.Y-last.From.Y+(last.To.Y-last.Decayed.Y)
		if math.Abs(dx-track.DX[step]) > 1e-14*math.Abs(after.X) || math.Abs(dy-track.DY[step]) > 1e-14*math.Abs(after.Y) {
			t.Errorf("decay and step move by (%v, %v), the track by (%v, %v)", dx, dy, track.DX[step], track.DY[step])
		}
		s.View.Phase = 0
	})
	for kind := state.PhaseGradient; kind <= state.PhaseMove; kind++ {
		if kinds[kind] < 3 {
			t.Errorf("only %d phases of kind %d: %v", kinds[kind], kind, kinds)
		}
	}
	if decays < 50 {
		t.Errorf("only %d steps with weight decay", decays)
	}
}

// The commands walk through all phases of a step, on to the next step and back again, to the very same states.
func TestPhaseCommands(t *testing.T) {
	eachStep(t, func(t *testing.T, s *state.State, result *run.Result, step int) {
		s.Seek(step - 1)
		play := func(id string) {
			if err := s.Set(id, ""); err != nil {
				t.Fatal(err)
			}
		}
		begin := *s
		play("phase.play")
		a, ok := s.Anatomy(result)
		if !ok || s.View.T != step || s.View.Phase != 1 {
			t.Fatalf("one step from %d leads to step %d, phase %d", begin.View.T, s.View.T, s.View.Phase)
		}
		way := []state.State{*s}
		for range a.Phases[1:] {
			play("phase.next")
			way = append(way, *s)
			if s.View.T != step || s.View.Phase != len(way) {
				t.Fatalf("after %d phases of %d: step %d, phase %d", len(way), len(a.Phases), s.View.T, s.View.Phase)
			}
		}
		if c, _ := s.Find("phase"); float64(len(a.Phases)) > c.Num.Max {
			t.Errorf("a step has %d parts, links know %v", len(a.Phases), c.Num.Max)
		}
		play("phase.next")
		if step < s.Run.Steps && (s.View.T != step+1 || s.View.Phase != 1) || step == s.Run.Steps && s.View.Phase != 0 {
			t.Errorf("after the last phase of step %d: step %d, phase %d", step, s.View.T, s.View.Phase)
		}
		if step == s.Run.Steps {
			return
		}
		for i := len(way) - 1; i >= 0; i-- {
			if play("phase.back"); *s != way[i] {
				t.Fatalf("back from phase %d of step %d: step %d, phase %d", i+2, step, s.View.T, s.View.Phase)
			}
		}
		play("phase.back")
		if step == 1 && (s.View.Phase != 0 || s.View.T != 0) || step > 1 && s.View.T != step-1 {
			t.Errorf("back from the first phase of step %d: step %d, phase %d", step, s.View.T, s.View.Phase)
		}
		*s = way[0]
		if play("phase.close"); s.View.Phase != 0 || s.View.T != step {
			t.Errorf("closed: step %d, phase %d", s.View.T, s.View.Phase)
		}
	})
}

// A run that plays is seen whole.
func TestPlayingPutsTheStepTogether(t *testing.T) {
	s, _ := state.Load("play=0&t=20&phase=3")
	if s.View.Phase != 3 {
		t.Fatal("the link's phase is lost")
	}
	if s.SetPlaying(true); s.View.Phase != 0 {
		t.Error("the step stays taken apart")
	}
}

// Without a step there is nothing to take apart, and the panel that closes says so.
func TestNoStepToTakeApart(t *testing.T) {
	for _, link := range []string{"play=0&t=0&phase=2", "play=0&t=9&phase=2&start.x=1e200"} {
		s, _ := state.Load(link)
		result := run.Compute(s.Run)
		if _, ok := s.Anatomy(&result); ok {
			t.Errorf("%s has an anatomy", link)
		}
		if words := phaseOf(t, &s, &result).Readouts[0].Cells[0]; words != "There is no step to take apart here." {
			t.Errorf("%s says %q", link, words)
		}
	}
}
