// Package inside takes a recorded step of a rule apart: each of its equations with the numbers that went in and came
// out, for x and y.
//
// What a rule keeps, its scalars and the point are those that the rule itself computes when the step is repeated, to
// the bit those of the track. What it does not keep, such as a difference on the way, is the equation's value for these.
package inside

import (
	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
)

// Pair is a number for x and one for y.
type Pair [2]float64

// Step is one step of a track.
type Step struct {
	T        int // counted from 1
	Rule     *optim.Rule
	Hyper    optim.Hyper
	Plan     optim.Plan
	From, To Pair // the point before and after
	Gradient Pair // with its noise
	Lines    []Line
	Settings []Setting // what is set otherwise than for the step before
}

// Line is one equation of a step.
type Line struct {
	optim.Equation
	Terms []Term // what stands in Expr, each once
	Value Pair   // what Symbol is afterwards
	Last  Pair   // what the same line made it in the step before, if not New
	New   bool   // the step before had no such line; in the first step none is new

	compared bool // with the step before
	parsed   *parsed
}

// Term is a symbol in an equation.
type Term struct {
	Name    string
	Value   Pair
	Given   bool    // a setting or the number of the step, which are what was set to every digit
	Signed  bool    // it may be negative
	Changed [2]bool // it was another number in the step before
}

// Setting is a hyper-parameter that changed from one step to the next, by an edit or a schedule.
type Setting struct {
	Field     optim.Field
	Last, Now float64 // of a switch 1 or 0, of a mode the optim.DecayMode
}

// Changed says whether a line's value along an axis is another than in the step before.
func (l *Line) Changed(axis int) bool {
	return l.compared && !l.New && !same(l.Value[axis], l.Last[axis])
}

// same compares two numbers, and finds NaN equal to itself.
func same(a, b float64) bool { return a == b || a != a && b != b }

// Inspector looks at one step after the other. It keeps the last one, and what makes its neighbours cheap: looking at
// the same step again costs nothing, and the next one no more than a step. Its zero value has not looked yet.
type Inspector struct {
	replay   replay
	known    map[string]*parsed // of the replay's rule
	step     *Step
	previous *Step
}

// At returns step t of a track, which has recorded it. The step is the inspector's: it is valid until the next call.
func (in *Inspector) At(track *run.Track, t int) *Step {
	if in.replay.track != track {
		if in.replay.track == nil || in.replay.track.Rule != track.Rule {
			in.known = make(map[string]*parsed)
		}
		in.replay, in.step, in.previous = newReplay(track), nil, nil
	}
	if in.step != nil && in.step.T == t {
		return in.step
	}
	if in.step != nil && in.step.T == t-1 {
		in.previous = in.step
	} else if in.previous = nil; t > 1 {
		in.previous = in.take(t - 1)
	}
	in.step = in.take(t)
	in.step.compare(in.previous)
	return in.step
}

// compare marks what is otherwise than in the step before, nil for none.
func (s *Step) compare(last *Step) {
	if last == nil {
		return
	}
	for i := range s.Lines {
		l := &s.Lines[i]
		before := last.find(l, s.occurrence(i))
		l.compared = true
		if l.New = before == nil; l.New {
			continue
		}
		l.Last = before.Value
		for k := range l.Terms {
			a, b := &l.Terms[k], &before.Terms[k]
			a.Changed = [2]bool{!same(a.Value[0], b.Value[0]), !same(a.Value[1], b.Value[1])}
		}
	}
	for _, id := range s.Rule.Reads {
		if now, before := run.ValueOf(&s.Hyper, id), run.ValueOf(&last.Hyper, id); now != before {
			s.Settings = append(s.Settings, Setting{optim.FieldOf(id), before, now})
		}
	}
}

// occurrence tells lines apart that assign the same symbol: it counts those before line i.
func (s *Step) occurrence(i int) (n int) {
	for _, l := range s.Lines[:i] {
		if l.Symbol == s.Lines[i].Symbol {
			n++
		}
	}
	return n
}

// find is the n-th line of a step with the same equation.
func (s *Step) find(like *Line, n int) *Line {
	for i := range s.Lines {
		if l := &s.Lines[i]; l.Symbol == like.Symbol && l.Expr == like.Expr && s.occurrence(i) == n {
			return l
		}
	}
	return nil
}
