package state_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// footOf is the panel that tells a phase, if there is one.
func footOf(s *state.State, result *run.Result) *control.Panel {
	for _, p := range s.Panels(result) {
		if p.Place == control.Foot {
			return &p
		}
	}
	return nil
}

// For every rule: playing one step goes through its phases, each with words and something drawn that begins at the point
// or leads to the next one, and ends exactly there, with the playhead.
func TestPlayOneStep(t *testing.T) {
	for _, rule := range optim.Rules() {
		for _, at := range []int{0, 6, 40} {
			s, errs := state.Load(fmt.Sprintf("play=0&steps=60&entries=%s&t=%d", rule.ID, at))
			if errs != nil {
				t.Fatal(errs)
			}
			result, in := run.Compute(s.Run), new(state.Inside)
			track := &result.Tracks[0]
			if footOf(&s, &result) != nil {
				t.Fatal("a phase is told where none is shown")
			}
			if err := s.PlayStep(&result); err != nil || s.View.Phase != 1 || !s.View.Phasing {
				t.Fatalf("%s: %v, phase %d", rule.ID, err, s.View.Phase)
			}
			phases := 0
			for ; s.View.Phase > 0 && phases < 20; phases++ {
				p := footOf(&s, &result)
				if p == nil || !strings.HasPrefix(p.Title, fmt.Sprintf("Step %d, phase %d of ", at+1, phases+1)) || p.Readouts[0].Cells[0] == "" {
					t.Fatalf("%s, phase %d: %+v", rule.ID, phases+1, p)
				}
				list, ok := s.PhaseVectors(nil, &result, in)
				if !ok {
					t.Fatalf("%s, phase %d: nothing is being taken apart", rule.ID, phases+1)
				}
				here := surface.Point{X: track.X[at], Y: track.Y[at]}
				next := surface.Point{X: track.X[at+1], Y: track.Y[at+1]}
				if now, moving := s.Moving(&result, in, 0, 1); moving {
					if begin, _ := s.Moving(&result, in, 0, 0); now != next || begin != here {
						t.Fatalf("%s: the point moves from %v to %v, the track from %v to %v", rule.ID, begin, now, here, next)
					}
					if next != here && (len(list) != 1 || list[0].From != here || list[0].To != next) {
						t.Fatalf("%s: the move is drawn as %v", rule.ID, list)
					}
				}
				s.TurnPhase(&result, in, 1)
			}
			if s.View.T != at+1 || s.View.Phase != 0 || s.View.Phasing || phases < 3 {
				t.Errorf("%s: after %d phases the playhead stands at %d, phase %d", rule.ID, phases, s.View.T, s.View.Phase)
			}
		}
	}
}

// Phases are in the link, and open there; going back stops at the first; at the end the last step is taken again; with
// little motion nothing goes on by itself.
func TestPhasesInLinks(t *testing.T) {
	s, errs := state.Load("t=20&phase=3")
	if errs != nil || s.View.Phase != 3 || s.View.Playing || s.View.T != 20 {
		t.Fatalf("%v, %+v", errs, s.View)
	}
	if link := s.Link(); !strings.Contains(link, "phase=3") || !strings.Contains(link, "t=20") {
		t.Errorf("link %s", link)
	}
	result, in := run.Compute(s.Run), new(state.Inside)
	for range 5 {
		s.TurnPhase(&result, in, -1)
	}
	if s.View.Phase != 1 || s.View.T != 20 {
		t.Errorf("phase %d at step %d", s.View.Phase, s.View.T)
	}
	s.SetPlaying(true)
	if s.View.Phase != 0 {
		t.Error("the run plays on in a phase")
	}
	s.Calm = true
	s.Seek(s.Last())
	if err := s.PlayStep(&result); err != nil || s.View.T != s.Last()-1 || s.View.Phase != 1 || s.View.Phasing {
		t.Errorf("%v, %+v", err, s.View)
	}
	if text := s.Status(&result); !strings.HasPrefix(text, "Step 1000, phase 1 of 6") {
		t.Errorf("told: %s", text)
	}
	s, _ = state.Load("surface=custom&formula=ln(x)&start.x=-1")
	result = run.Compute(s.Run)
	if err := s.PlayStep(&result); err == nil || s.View.Phase != 0 {
		t.Errorf("a step is played where there is none: %v", err)
	}
	if s.View.Phase = 2; footOf(&s, &result) != nil {
		t.Error("a phase is told where there is no step")
	}
}

// The equation that a phase computes is pointed at.
func TestPhasePointsAtItsEquation(t *testing.T) {
	p, _, _ := insidePanel(t, "equations=1&entries=adam&t=20&phase=3&play=0")
	var strong []string
	for _, r := range p.Readouts {
		if r.Lines != nil && r.Strong {
			strong = append(strong, r.Cells[0])
		}
	}
	if len(strong) != 1 || !strings.HasPrefix(strong[0], "v ← ") || p.Note != "t = 21" {
		t.Errorf("%q, %s", strong, p.Note)
	}
}

// The squares have the sides and areas that are told, stand beside each other, and the arrows have one scale: the
// surprise reaches exactly from the tip of −m to that of −g.
func TestPhasesAreDrawnToScale(t *testing.T) {
	s, _ := state.Load("play=0&t=21&phase=4&zoom=8")
	result, in := run.Compute(s.Run), new(state.Inside)
	track := &result.Tracks[0]
	gx, gy, mx, my := track.GX[22], track.GY[22], track.MX[22], track.MY[22]
	list, _ := s.PhaseVectors(nil, &result, in)
	if len(list) != 16 {
		t.Fatalf("%d edges, want those of four squares", len(list))
	}
	var scale float64
	if _, err := fmt.Sscanf(list[1].Label, "|d| × %g", &scale); err != nil {
		t.Fatalf("%q: %v", list[1].Label, err)
	}
	sides := []float64{math.Abs(gx - mx), math.Abs(gy - my), math.Sqrt(track.VX[22]), math.Sqrt(track.VY[22])}
	for i, v := range list {
		length := math.Hypot(v.To.X-v.From.X, v.To.Y-v.From.Y)
		if want := scale * sides[i/4]; math.Abs(length-want) > 1e-12 {
			t.Errorf("edge %d is %v long, want %v", i, length, want)
		}
		if dashed := i >= 8; dashed != (v.Kind == state.VectorLine) {
			t.Errorf("edge %d is of kind %v", i, v.Kind)
		}
	}
	// The square for x lies on the other side of the point than the one for y, along both axes.
	x, y := list[1].To, list[5].To
	here := surface.Point{X: track.X[21], Y: track.Y[21]}
	if (x.X-here.X)*(y.X-here.X) >= 0 || (x.Y-here.Y)*(y.Y-here.Y) >= 0 || (x.X-here.X)*gx >= 0 {
		t.Errorf("at %v the squares reach to %v and %v", here, x, y)
	}
	s.View.Phase = 3
	list, _ = s.PhaseVectors(nil, &result, in)
	if len(list) != 3 || list[2].From != list[1].To || list[2].To != list[0].To || list[0].From != here {
		t.Errorf("the surprise is drawn as %v", list)
	}
}
