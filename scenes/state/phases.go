package state

import (
	"errors"
	"strings"

	"github.com/optiscope/optiscope/optim/inside"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// phasing is the step behind the playhead of the selected entry while it is played phase by phase: its phases, and
// which of them is shown, counted from 0.
func (in *Inside) phasing(s *State, result *run.Result) (step *inside.Step, phases []inside.Phase, now int, ok bool) {
	if s.View.Phase == 0 || s.Studies() {
		return nil, nil, 0, false
	}
	i, _ := s.Index(s.View.Selected)
	if i >= len(result.Tracks) || s.View.T >= result.Tracks[i].Last() {
		return nil, nil, 0, false
	}
	step = in.inspector.At(&result.Tracks[i], s.View.T+1)
	phases = step.Phases()
	return step, phases, min(s.View.Phase, len(phases)) - 1, true
}

// phaseControl is the phase that is shown of the step behind the playhead. It is set by commands and links.
func (s *State) phaseControl() control.Control {
	const most = 40 // more than any rule has equations
	return control.Control{ID: "phase", Title: s.say("phase of the next step"), Kind: control.Number, Hidden: true, Default: "0",
		Help: s.say("Which part of the next step is shown, from 1. At 0 no step is being taken apart."),
		Num: control.Num{Integer: true, Max: most, Check: within(0, most), Get: func() float64 { return float64(s.View.Phase) },
			Put: func(v float64) {
				s.View.Phase, s.View.Phasing, s.View.Playing = int(v), false, s.View.Playing && v == 0
			}}}
}

// PlayStep begins to play the selected entry's next step phase by phase, or the last one again at the end of its run.
func (s *State) PlayStep(result *run.Result) error {
	i, _ := s.Index(s.View.Selected)
	if i >= len(result.Tracks) || result.Tracks[i].Last() < 1 {
		return errors.New(s.say("%s takes no step here.", s.Title(i)))
	}
	s.Seek(min(s.View.T, result.Tracks[i].Last()-1))
	s.View.Phase, s.View.Phasing = 1, !s.Calm
	return nil
}

// TurnPhase goes on to the next phase, or back. Behind the last one the step is taken, and the playhead stands at it.
func (s *State) TurnPhase(result *run.Result, in *Inside, by int) {
	_, phases, now, ok := in.phasing(s, result)
	switch next := now + by; {
	case !ok:
	case next >= len(phases):
		s.Seek(s.View.T + 1)
	default:
		s.View.Phase = max(next, 0) + 1
	}
}

// phasePanel tells the phase that is shown, if one is.
func (s *State) phasePanel(result *run.Result, in *Inside) []control.Panel {
	step, phases, now, ok := in.phasing(s, result)
	if !ok {
		return nil
	}
	i, _ := s.Index(s.View.Selected)
	mark := s.Mark(i)
	return []control.Panel{{ID: "phase", Title: s.say("Step %d, phase %d of %d", step.T, now+1, len(phases)), Mark: &mark, Place: control.Foot, Open: true,
		Readouts: []control.Readout{{ID: "phase.words", Wide: true, Cells: []string{s.phaseWords(step, phases[now])}}}}}
}

// phaseWords tells a phase with its numbers.
func (s *State) phaseWords(step *inside.Step, p inside.Phase) string {
	pair := func(v inside.Pair) string { return "(" + Number(v[0]) + ", " + Number(v[1]) + ")" }
	drawn := func(scale float64) string {
		if scale == 1 || scale == 0 {
			return ""
		}
		return " " + s.say("Drawn × %s.", control.FormatNumber(scale))
	}
	scale := s.phaseScale(step, p)
	if p.Line == nil {
		if p.Kind == inside.PhaseMove {
			return s.say("The move: θ goes from %s to %s.", pair(step.From), pair(step.To))
		}
		return s.say("The gradient here is g = %s. Its arrow points the other way, downhill.", pair(step.Gradient)) + drawn(scale)
	}
	l := p.Line
	note, letter, value := capital(s.say(l.Note)), l.Letter(), pair(l.Value)
	switch p.Kind {
	case inside.PhaseDifference:
		from, take, _ := l.Difference()
		return s.say("%s: %s = %s. It leads from the tip of −%s to that of −%s.", note, strings.Replace(l.Text(), "←", "=", 1), value, take.Letter(), from.Letter()) + drawn(scale)
	case inside.PhaseAreas:
		if sides := l.Sides(); len(sides) > 0 {
			return s.say("%s: %s = %s. The solid squares have the sides |%s|; of their areas %s is made, which is the area of the dashed ones.", note, letter, value, sides[0].Text, letter) + drawn(scale)
		}
		return s.say("%s: %s = %s, the area of the dashed squares.", note, letter, value) + drawn(scale)
	case inside.PhaseLengths:
		return s.say("%s: %s = %s, a length along each coordinate.", note, letter, value) + drawn(scale)
	case inside.PhaseDrift:
		return s.say("%s: θ goes to %s.", note, value) + drawn(scale)
	case inside.PhaseStride:
		return s.strideWords(step, note, pair) + drawn(scale)
	}
	return s.say("%s: %s = %s. The arrow is −%s.", note, letter, value, letter) + drawn(scale)
}

// capital begins a sentence with what begins with a letter of the alphabet; θ stays what it is.
func capital(text string) string {
	if text != "" && text[0] >= 'a' && text[0] <= 'z' {
		return strings.ToUpper(text[:1]) + text[1:]
	}
	return text
}

// strideWords tell the step itself, and the rates in it.
func (s *State) strideWords(step *inside.Step, note string, pair func(inside.Pair) string) string {
	base := step.Base()
	if step.To == base {
		return s.branchReason(step)
	}
	var rates []string
	for _, l := range step.Scalars() {
		rates = append(rates, l.Letter()+" = "+Number(l.Value[0]))
	}
	words := s.say("%s: the step is %s.", note, pair(inside.Pair{step.To[0] - base[0], step.To[1] - base[1]}))
	if len(rates) > 0 {
		words += " " + s.say("In it are %s.", strings.Join(rates, ", "))
	}
	return words
}
