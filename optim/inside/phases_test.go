package inside

import (
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// Phases begin with the gradient, show every quantity that has a value for each coordinate, in order, and end exactly at
// the track's next point.
func TestPhases(t *testing.T) {
	var in Inspector
	kinds := make(map[PhaseKind]int)
	for track := range tracks(t, 20) {
		for step := 1; step < track.Len(); step++ {
			s := in.At(track, step)
			phases := s.Phases()
			if phases[0] != (Phase{Kind: PhaseGradient}) || phases[len(phases)-1] != (Phase{Kind: PhaseMove}) {
				t.Fatalf("%s: %v", track.Rule.ID, phases)
			}
			if s.To != (Pair{track.X[step], track.Y[step]}) {
				t.Fatalf("%s, step %d: the move ends at %v", track.Rule.ID, step, s.To)
			}
			middle := phases[1 : len(phases)-1]
			for i := range s.Lines {
				if s.Lines[i].Kind == optim.Scalar {
					continue
				}
				if len(middle) == 0 || middle[0].Line != &s.Lines[i] {
					t.Fatalf("%s, step %d: %s has no phase", track.Rule.ID, step, s.Lines[i].Symbol)
				}
				middle = middle[1:]
			}
			if last := phases[len(phases)-2]; last.Kind != PhaseStride || last.Line.Value != s.To || len(middle) > 0 {
				t.Fatalf("%s, step %d: the last but one is %v, and %d are left", track.Rule.ID, step, last, len(middle))
			}
			for _, p := range phases {
				kinds[p.Kind]++
				p.check(t, track.Rule, s)
			}
		}
	}
	for kind := PhaseGradient; kind <= PhaseMove; kind++ {
		if kinds[kind] == 0 {
			t.Errorf("no phase of kind %d", kind)
		}
	}
}

// check holds what a phase draws to what it computes.
func (p Phase) check(t *testing.T, rule *optim.Rule, s *Step) {
	t.Helper()
	switch p.Kind {
	case PhaseDifference:
		from, take, _ := p.Line.Difference()
		for axis := range 2 {
			if d := from.Value[axis] - take.Value[axis]; d != p.Line.Value[axis] {
				t.Fatalf("%s: %s is %v, its tips are %v apart", rule.ID, p.Line.Symbol, p.Line.Value[axis], d)
			}
		}
	case PhaseAreas:
		sides := p.Line.Sides()
		if len(sides) > 1 || len(sides) == 0 && p.Line.Symbol[0] == 'v' && p.Line.Expr != "max(vmax, v)" {
			t.Fatalf("%s: %s has %d kinds of squares", rule.ID, p.Line.Expr, len(sides))
		}
		for _, side := range sides {
			if v, ok := p.Line.Term(side.Text); ok && v != side.Value {
				t.Fatalf("%s: the side %s is %v, not %v", rule.ID, side.Text, side.Value, v)
			}
		}
	case PhaseStride:
		if base := s.Base(); s.Hyper.Decay.Coef == 0 && base != s.From {
			t.Fatalf("%s: the step begins at %v, not at %v", rule.ID, base, s.From)
		}
	}
}
