package state

import (
	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
)

// mostPhases is the most parts that a step of any rule has.
const mostPhases = 9

// Anatomy is a step of the selected entry, taken apart.
type Anatomy struct {
	Entry, Step int
	Track       *run.Track
	Lines       []Line
	Phases      []Phase
	Phase       int // the one shown, from 0

	From    surface.Point // before the step
	Decayed surface.Point // after weight decay that acts on the point; From without
	To      surface.Point // after the step
}

// Anatomy takes the step shown of the selected entry apart, if the state wants that and there is one.
func (s *State) Anatomy(result *run.Result) (Anatomy, bool) {
	i, found := s.Index(s.View.Selected)
	if s.View.Phase == 0 || !found || i >= len(result.Tracks) || result.Tracks[i].Last() < 1 || s.View.T < 1 {
		return Anatomy{}, false
	}
	track := &result.Tracks[i]
	step := track.At(s.View.T)
	a := Anatomy{Entry: i, Step: step, Track: track, Lines: Inspect(track, step),
		From: surface.Point{X: track.X[step-1], Y: track.Y[step-1]}, To: surface.Point{X: track.X[step], Y: track.Y[step]}}
	forms := make([]form, len(a.Lines))
	for k := range a.Lines {
		forms[k] = a.Lines[k].form
	}
	a.Phases = phasesOf(track.Rule, forms)
	a.Phase = min(s.View.Phase, len(a.Phases)) - 1
	a.Decayed = a.From
	for _, p := range a.Phases {
		if p.Kind == PhaseDecay {
			a.Decayed = surface.Point{X: a.Lines[p.End-1].X, Y: a.Lines[p.End-1].Y}
		}
	}
	return a, true
}

// At says where the point stands in the phase shown: the decay and the move have been made when they are shown.
func (a *Anatomy) At() surface.Point {
	at := a.From
	for _, p := range a.Phases[:a.Phase+1] {
		switch p.Kind {
		case PhaseDecay:
			at = a.Decayed
		case PhaseMove:
			at = a.To
		}
	}
	return at
}

// Result is the last line of a phase, which has what the phase is for; nil where there is none.
func (a *Anatomy) Result(p Phase) *Line {
	if p.First == p.End {
		return nil
	}
	return &a.Lines[p.End-1]
}

// phaseCount is the number of parts that the step at the playhead has.
func (s *State) phaseCount() int {
	i, found := s.Index(s.View.Selected)
	if !found || s.View.T < 1 {
		return 0
	}
	entry := &s.Run.Entries[i]
	rule, ok := optim.Lookup(entry.Rule)
	if !ok {
		return 0
	}
	h := entry.HyperAfter(s.View.T - 1)
	return len(phasesOf(rule, formsOf(rule, &h, s.View.T)))
}

// nextPhase shows the next part of the step, or the first one of the next step.
func (s *State) nextPhase() {
	if s.View.Phase > 0 && s.View.Phase < s.phaseCount() {
		s.View.Phase++
		return
	}
	if s.View.Phase > 0 && s.View.T == s.Run.Steps {
		s.View.Phase = 0 // no step is left
		return
	}
	s.Seek(s.View.T + 1)
	s.View.Phase = 1
}

// lastPhase shows the part of the step before, or the last one of the step before.
func (s *State) lastPhase() {
	switch {
	case s.View.Phase > 1:
		s.View.Phase = min(s.View.Phase, s.phaseCount()) - 1
	case s.View.Phase == 1 && s.View.T > 1:
		s.Seek(s.View.T - 1)
		s.View.Phase = s.phaseCount()
	case s.View.Phase == 1:
		s.Seek(0)
		s.View.Phase = 0
	}
}

func (s *State) phaseActions() []control.Control {
	return []control.Control{
		action("phase.play", s.say("Play one step"), "", "", s.nextPhase),
		action("phase.back", s.say("Part of the step before"), "b", "back", s.lastPhase),
		action("phase.next", s.say("Next part of the step"), "s", "forward", s.nextPhase),
		action("phase.close", s.say("The step as a whole"), "q", "close", func() { s.View.Phase = 0 })}
}

// insideControls are what the inside of the optimizer shows.
func (s *State) insideControls() []control.Control {
	details := control.Control{ID: "details", Label: s.say("All equations"), Title: s.say("all equations"), Kind: control.Toggle, Key: "e",
		Flag: &s.View.Details, Default: "0", Help: s.say("Shows every equation of the step with its numbers, in the order of computation. What changed since the last step is coloured.")}
	phase := number("phase", "", s.say("part of the step"), control.Num{Integer: true, Max: mostPhases, Get: func() float64 { return float64(s.View.Phase) },
		Put: func(v float64) { s.View.Phase = int(v) }, Check: within(0, mostPhases)}, 0)
	phase.Hidden = true
	return []control.Control{details, phase}
}

// phasePanel says what the part of the step does; there is none while the step is shown as a whole.
func (s *State) phasePanel(result *run.Result) (control.Panel, bool) {
	if s.View.Phase == 0 {
		return control.Panel{}, false
	}
	p := control.Panel{ID: "phase", Title: s.say("One step"), Place: control.Over, Open: true}
	words := s.say("There is no step to take apart here.")
	if a, ok := s.Anatomy(result); ok {
		mark := s.Mark(a.Entry)
		p.Mark, p.Title, p.Note = &mark, s.say("Step %d", a.Step), s.say("part %d of %d", a.Phase+1, len(a.Phases))
		words = s.phaseWords(&a)
	}
	p.Readouts = []control.Readout{{ID: "phase.words", Wide: true, Title: s.say("what this part of the step does"), Cells: []string{words}}}
	return p, true
}
