package state

import (
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/inside"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// Inside keeps the last look at a step of the selected entry, so that the same step is not taken apart again. Its zero
// value has not looked yet.
type Inside struct{ inspector inside.Inspector }

// look takes the step apart that the state shows of the selected entry; it is nil where there is none.
func (in *Inside) look(s *State, result *run.Result) *inside.Step {
	i, _ := s.Index(s.View.Selected)
	if i >= len(result.Tracks) || result.Tracks[i].Len() == 0 {
		return nil
	}
	track := &result.Tracks[i]
	if step, _, _, ok := in.phasing(s, result); ok {
		return step
	}
	if at := track.At(s.View.T); at > 0 {
		return in.inspector.At(track, at)
	}
	return nil
}

// insideControls choose how the selected entry's step is shown.
func (s *State) insideControls() []control.Control {
	return []control.Control{{ID: "equations", Label: s.say("equations"), Title: s.say("the step in equations"), Kind: control.Toggle, Key: "i", Default: "0",
		Help: s.say("Shows every equation of the selected optimizer in the order in which they are computed, and below each its numbers. What changed since the last step is underlined."),
		Flag: &s.View.Equations}}
}

// inside shows the selected entry's step: its numbers or, if asked for, its equations.
func (s *State) inside(result *run.Result, in *Inside) control.Panel {
	p := s.insidePanel(result, s.insideNote(result))
	if !s.View.Equations {
		return p
	}
	if step := in.look(s, result); step != nil {
		p.Readouts = s.equationReadouts(step)
		if s.View.Phase > 0 {
			p.Note = s.say("t = %d", step.T)
			s.point(&p, result, in)
		}
	}
	return p
}

// point marks the equation of the phase that is shown.
func (s *State) point(p *control.Panel, result *run.Result, in *Inside) {
	step, phases, now, ok := in.phasing(s, result)
	if !ok || phases[now].Line == nil {
		return
	}
	for i := range p.Readouts {
		r := &p.Readouts[i]
		for k := range step.Lines {
			r.Strong = r.Strong || &step.Lines[k] == phases[now].Line && r.ID == equationID(k)
		}
	}
}

func equationID(i int) string { return "inside.equation." + strconv.Itoa(i) }

func (s *State) equationReadouts(step *inside.Step) []control.Readout {
	pair := func(id, label, title string, v inside.Pair) control.Readout {
		return control.Readout{ID: "inside." + id, Label: label, Title: title, Cells: []string{Number(v[0]), Number(v[1])}}
	}
	sentence := func(id, title, words string) control.Readout {
		return control.Readout{ID: "inside." + id, Wide: true, Title: title, Cells: []string{words}}
	}
	all := []control.Readout{
		pair("from", s.say("θ before"), s.say("the point before the step"), step.From),
		pair("g", s.say("g gradient"), s.say("the gradient the step used"), step.Gradient)}
	for _, l := range step.Lines {
		if told, ok := l.Term("ĥ"); ok {
			all = append(all, pair("told", s.say("ĥ curvature"), s.say("the diagonal of the Hessian, exact, when the rule looked last"), told))
		}
	}
	all = append(all, sentence("words", s.say("the branch taken"), s.branchReason(step)))
	if words := s.settingWords(step); words != "" {
		all = append(all, sentence("settings", s.say("what is set otherwise than for the last step"), words))
	}
	for i := range step.Lines {
		all = append(all, s.equationReadout(i, &step.Lines[i]))
	}
	move := inside.Pair{step.To[0] - step.From[0], step.To[1] - step.From[1]}
	return append(all, sentence("moved", s.say("the move of this step"), s.say("The point moves by Δθ = (%s, %s).", Number(move[0]), Number(move[1]))))
}

// equationReadout is an equation with its numbers, for x and y where these differ in kind.
func (s *State) equationReadout(i int, l *inside.Line) control.Readout {
	r := control.Readout{ID: equationID(i), Wide: true, Label: s.say(l.Note), Title: s.say(l.Note),
		Cells: []string{l.Text()}, MathML: l.MathML()}
	if l.New {
		r.Tag = s.say("new")
	}
	axes := []string{"x", "y"}
	if l.Kind == optim.Scalar {
		axes = []string{""}
	}
	room := l.Numbers(0, func(t *inside.Term, v float64) string {
		switch {
		case t.Given:
			return termText(t, v)
		case t.Signed:
			return longestNumber
		}
		return strings.TrimPrefix(longestNumber, "−")
	})
	for axis, label := range axes {
		line := control.Line{Label: label, Text: l.Numbers(axis, termText), Value: Number(l.Value[axis]), Room: room}
		switch {
		case !l.Changed(axis):
		case l.Value[axis] > l.Last[axis]:
			line.Sign = "↑"
		case l.Value[axis] < l.Last[axis]:
			line.Sign = "↓"
		}
		r.Lines = append(r.Lines, line)
	}
	return r
}

// longestNumber is as long as Number writes any number that is no infinity.
const longestNumber = "−0.001234"

// termText writes a number in an equation: settings as they were set, if that is short.
func termText(t *inside.Term, v float64) string {
	if t.Given {
		if text := strings.ReplaceAll(control.FormatNumber(v), "-", "−"); len(text) <= len(longestNumber) {
			return text
		}
	}
	return Number(v)
}

// StepText is the step that is shown as text, with every digit.
func (s *State) StepText(result *run.Result, in *Inside) string {
	step := in.look(s, result)
	if step == nil {
		return ""
	}
	exact := func(_ *inside.Term, v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
	i, _ := s.Index(s.View.Selected)
	lines := []string{s.say("%s, step %d", s.Title(i), step.T), s.branchReason(step)}
	for k := range step.Lines {
		l := &step.Lines[k]
		lines = append(lines, "", s.say(l.Note), l.Text())
		for axis, label := range []string{"x: ", "y: "} {
			if l.Kind == optim.Scalar {
				if label = ""; axis > 0 {
					break
				}
			}
			lines = append(lines, label+l.Letter()+" = "+strings.ReplaceAll(l.Numbers(axis, exact), inside.Marker, "")+" = "+exact(nil, l.Value[axis]))
		}
	}
	return strings.Join(lines, "\n") + "\n"
}
