package inside

import (
	"fmt"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/formula"
)

// parsed is an equation as it is set and computed. It depends on the rule and the equation alone.
type parsed struct {
	formula      *formula.Formula
	names        []string // that stand in it
	squares      []*formula.Formula
	mathml, text string
}

// parse reads an equation over the symbols of a scope.
func (in *Inspector) parse(e optim.Equation, s scope) *parsed {
	key := e.Symbol + "=" + e.Expr
	if p, ok := in.known[key]; ok {
		return p
	}
	all := s.names()
	p := new(parsed)
	for i, is := range formula.Mentions(e.Expr, all...) {
		if is {
			p.names = append(p.names, all[i])
		}
	}
	var err error
	if p.formula, err = formula.Parse(e.Expr, p.names...); err != nil {
		panic(fmt.Sprintf("inside: an equation of %s: %v", in.replay.track.Rule.ID, err)) // which tests read
	}
	p.squares = p.formula.Squares()
	p.mathml, p.text = p.formula.MathMLAssign(e.Symbol), p.formula.TextAssign(e.Symbol)
	in.known[key] = p
	return p
}

// args are the values of an equation's symbols along an axis.
func (p *parsed) args(s scope, axis int) []float64 {
	args := make([]float64, len(p.names))
	for i, name := range p.names {
		args[i] = s[name][axis]
	}
	return args
}

func (p *parsed) value(s scope) Pair {
	return Pair{p.formula.Eval(p.args(s, 0)...), p.formula.Eval(p.args(s, 1)...)}
}

func (p *parsed) terms(s, settings scope, equations []optim.Equation) []Term {
	terms := make([]Term, len(p.names))
	for i, name := range p.names {
		_, given := settings[name]
		terms[i] = Term{Name: name, Value: s[name], Given: given, Signed: !given && signed(name, equations)}
	}
	return terms
}

// signed says whether a quantity may be negative: scalars and squares are not.
func signed(name string, equations []optim.Equation) bool {
	for _, e := range equations {
		if e.Symbol == name {
			return e.Kind != optim.Scalar && e.Kind != optim.Square
		}
	}
	return true
}

// MathML is the equation as MathML: m ← β₁m + (1 − β₁)g.
func (l *Line) MathML() string { return l.parsed.mathml }

// Text is the equation as text.
func (l *Line) Text() string { return l.parsed.text }

// Letter is the symbol as text: c₁ for c1.
func (l *Line) Letter() string { return formula.Letter(l.Symbol) }

// Marker stands in Numbers before and behind what has changed since the step before.
const Marker = formula.Marker

// Numbers is the equation's right side with numbers in the place of the symbols along an axis, as write gives them.
func (l *Line) Numbers(axis int, write func(t *Term, v float64) string) string {
	return l.parsed.formula.Substitute(func(name string) string {
		for i := range l.Terms {
			if t := &l.Terms[i]; t.Name == name {
				text := write(t, t.Value[axis])
				if t.Changed[axis] {
					return Marker + text + Marker
				}
				return text
			}
		}
		return name
	})
}

// Term is what a symbol in the equation is, if it stands there.
func (l *Line) Term(name string) (Pair, bool) {
	for _, t := range l.Terms {
		if t.Name == name {
			return t.Value, true
		}
	}
	return Pair{}, false
}

// Letter is the term's symbol as text.
func (t *Term) Letter() string { return formula.Letter(t.Name) }
