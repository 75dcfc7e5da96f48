package state

import (
	"strings"

	"github.com/optiscope/optiscope/optim"
)

// PhaseKind is what a part of a step does.
type PhaseKind uint8

// The kinds, and what their lines hold.
const (
	PhaseGradient PhaseKind = iota // the gradient, and what coupled weight decay adds to it
	PhaseDecay                     // the point, decayed
	PhaseVector                    // a vector in the unit of the gradient: a mean, a sum, a change
	PhaseSurprise                  // the gradient less its mean
	PhaseQuotient                  // a vector that has been divided: α times it is a step
	PhaseSquares                   // something that is averaged or summed in squares, whose roots divide
	PhaseSides                     // something that divides as it is
	PhaseNumbers                   // what has no picture: a mean of curvatures
	PhaseStep                      // the scalars of the step, and the point after it
	PhaseMove                      // no line: the point goes where the last one said
)

// Phase is a part of a step: some of its equations, in order.
type Phase struct {
	Kind       PhaseKind
	First, End int // of its lines, which stand together: Lines[First:End]
}

// phasesOf takes the equations of a step apart. It begins with the gradient and ends with the move.
func phasesOf(rule *optim.Rule, forms []form) []Phase {
	phases := []Phase{{Kind: PhaseGradient}}
	last := len(forms) - 1
	begin := 0 // of the lines that no phase has yet: scalars wait for what they are for
	for i, e := range forms {
		kind := PhaseVector
		switch {
		case e.Symbol == "g": // coupled weight decay comes first
			phases[0].End, begin = i+1, i+1
			continue
		case i == last:
			kind = PhaseStep
		case e.Scalar, e.Expr == "g" && e.Symbol != rule.Moment1: // the latter is only to be remembered
			continue
		case e.Symbol == "θ":
			kind = PhaseDecay
		case strings.Contains(e.Expr, curvature):
			kind = PhaseNumbers
		case strings.Contains(e.Expr, "|g|"):
			kind = PhaseSides
		case strings.HasPrefix(e.Symbol, rule.Moment2) && rule.Moment2 != "" || strings.Contains(e.Expr, "^2") && !strings.Contains(e.Expr, "/"):
			kind = PhaseSquares
		case strings.Contains(e.Expr, "/"):
			kind = PhaseQuotient
		case e.Symbol == "d" && e.Expr == "g − m":
			kind = PhaseSurprise
		}
		if n := len(phases) - 1; kind == PhaseSquares && phases[n].Kind == kind && strings.HasPrefix(e.Symbol, forms[phases[n].End-1].Symbol) {
			phases[n].End = i + 1 // the maximum of it, or ε added to it
		} else {
			phases = append(phases, Phase{kind, begin, i + 1})
		}
		begin = i + 1
	}
	return append(phases, Phase{PhaseMove, last + 1, last + 1})
}
