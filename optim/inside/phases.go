package inside

import (
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/formula"
)

// PhaseKind is what a phase of a step shows.
type PhaseKind uint8

// The kinds.
const (
	PhaseGradient   PhaseKind = iota // the gradient that the step uses
	PhaseArrow                       // a quantity that has a direction
	PhaseDifference                  // one that leads from one quantity to another
	PhaseAreas                       // squares, and what is kept of them
	PhaseLengths                     // a length along each coordinate
	PhaseDrift                       // θ, before the step itself: weight decay
	PhaseStride                      // the step itself, not yet taken
	PhaseMove                        // from the point to the next one
)

// Phase is a part of a step that can be seen.
type Phase struct {
	Kind PhaseKind
	Line *Line // what is computed in it; nil for the gradient and the move
}

// Phases are what a step shows one after the other, in the order in which the rule computes it: the gradient, then what
// each equation gives that has a value for each coordinate, and at last the move, which ends at the next point.
func (s *Step) Phases() []Phase {
	all := []Phase{{Kind: PhaseGradient}}
	for i := range s.Lines {
		l := &s.Lines[i]
		kind := PhaseArrow
		switch l.Kind {
		case optim.Scalar:
			continue
		case optim.Square:
			kind = PhaseAreas
		case optim.Size:
			kind = PhaseLengths
		case optim.Place:
			kind = PhaseDrift
			if i == len(s.Lines)-1 {
				kind = PhaseStride
			}
		default:
			if _, _, ok := l.Difference(); ok {
				kind = PhaseDifference
			}
		}
		all = append(all, Phase{kind, l})
	}
	return append(all, Phase{Kind: PhaseMove})
}

// Difference are the two terms of an equation that is their difference.
func (l *Line) Difference() (from, take *Term, ok bool) {
	a, b, _ := strings.Cut(l.Expr, " − ")
	for i := range l.Terms {
		switch t := &l.Terms[i]; t.Name {
		case a:
			from = t
		case b:
			take = t
		}
	}
	return from, take, from != nil && take != nil
}

// Side is what is squared in an equation.
type Side struct {
	Text  string
	Value Pair
}

// Sides are what the equation squares: the sides of the squares whose areas go into what it gives.
func (l *Line) Sides() []Side {
	now := make(scope)
	for _, t := range l.Terms {
		now[t.Name] = t.Value
	}
	sides := make([]Side, len(l.parsed.squares))
	for i, f := range l.parsed.squares {
		sides[i] = Side{f.Substitute(formula.Letter), Pair{f.Eval(l.parsed.args(now, 0)...), f.Eval(l.parsed.args(now, 1)...)}}
	}
	return sides
}

// Scalars are the lines with one number for all coordinates.
func (s *Step) Scalars() (lines []*Line) {
	for i := range s.Lines {
		if s.Lines[i].Kind == optim.Scalar {
			lines = append(lines, &s.Lines[i])
		}
	}
	return lines
}

// Base is where the step itself begins: the point, or where weight decay has brought it.
func (s *Step) Base() Pair {
	last := &s.Lines[len(s.Lines)-1]
	if theta, ok := last.Term("θ"); ok {
		return theta
	}
	return s.From
}
