package state

import (
	"slices"
	"strconv"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/formula"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// digits are those of a number among others in an equation.
const digits = 4

// equationRows are all equations of a step with their numbers; those of the phase in hand have the entry's mark.
func (s *State) equationRows(track *run.Track, at int, mark *control.Mark) []control.Readout {
	lines := Inspect(track, at)
	var before []Line
	if at > 1 {
		before = Inspect(track, at-1)
	}
	first, end := s.inHand(track.Rule, lines)
	rows := make([]control.Readout, len(lines))
	for i := range lines {
		line := &lines[i]
		text, mathml := line.formula.Equation(line.Symbol, relation(track.Rule, line.Symbol))
		rows[i] = control.Readout{ID: "inside.line." + strconv.Itoa(i), Wide: true, Title: s.say(line.Note),
			Cells: []string{text}, MathML: mathml, Under: line.under(before)}
		if i >= first && i < end {
			rows[i].Mark = mark
		}
	}
	return rows
}

// relation tells what a step changes from what it only needs on the way.
func relation(rule *optim.Rule, name string) string {
	if slices.ContainsFunc(symbolsOf(rule), func(s symbol) bool { return s.name == name && !s.given }) {
		return "←"
	}
	return "="
}

// under are the lines of numbers below an equation: one for x and one for y, or one for both. What differs from
// the last step is marked.
func (l *Line) under(last []Line) [][]control.Piece {
	var before *Line
	if i := slices.IndexFunc(last, func(b Line) bool { return b.Equation == l.Equation }); i >= 0 {
		before = &last[i]
	}
	if l.Scalar {
		return [][]control.Piece{l.filled("", 0, before, last != nil)}
	}
	return [][]control.Piece{l.filled("x: ", 0, before, last != nil), l.filled("y: ", 1, before, last != nil)}
}

// filled is the line of numbers of a coordinate. Without a line before in a step that has one before, the step has a
// new form, and all that it computes is new.
func (l *Line) filled(label string, coordinate int, before *Line, follows bool) []control.Piece {
	news := follows && before == nil
	values, marked := make([]float64, len(l.in)), make([]bool, len(l.in))
	for i, s := range l.form.in {
		values[i], marked[i] = s.read(l.in[i][coordinate]), news && !s.given
		if before != nil {
			marked[i] = values[i] != s.read(before.in[i][coordinate])
		}
	}
	pieces := []control.Piece{{Text: label}}
	for _, p := range l.formula.Fill(values, marked) {
		pieces = append(pieces, control.Piece(p))
	}
	now := control.Round(l.value(coordinate), digits)
	out := control.Piece{Text: formula.Number(now), Marked: news}
	if before != nil {
		switch was := control.Round(before.value(coordinate), digits); {
		case now > was:
			out = control.Piece{Text: out.Text + "↑", Marked: true}
		case now < was:
			out = control.Piece{Text: out.Text + "↓", Marked: true}
		}
	}
	return append(pieces, control.Piece{Text: " = "}, out)
}

// value is what a line assigns to a coordinate.
func (l *Line) value(coordinate int) float64 { return [2]float64{l.X, l.Y}[coordinate] }

// read is a number as it is read in an equation: what was set keeps its digits.
func (s *symbol) read(v float64) float64 {
	if s.given {
		return v
	}
	return control.Round(v, digits)
}

// inHand are the lines of the phase shown, and none while the step is whole.
func (s *State) inHand(rule *optim.Rule, lines []Line) (first, end int) {
	if s.View.Phase == 0 {
		return 0, 0
	}
	forms := make([]form, len(lines))
	for i := range lines {
		forms[i] = lines[i].form
	}
	phases := phasesOf(rule, forms)
	p := phases[min(s.View.Phase, len(phases))-1]
	return p.First, p.End
}
