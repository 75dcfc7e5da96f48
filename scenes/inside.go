package scenes

import (
	"slices"

	"github.com/optiscope/optiscope/scenes/control"
)

// How long a phase of a step is shown, in seconds, and how long a point takes to the next one.
const (
	phaseTime = 2.4
	moveTime  = 0.9
)

// phases goes on with a step that is played phase by phase.
func (p *Program) phases(elapsed float64) {
	v, was := &p.state.View, &p.shown.View
	if v.Phase == 0 {
		return
	}
	if v.Phase != was.Phase || v.T != was.T {
		p.phase = 0 // it begins with this tick
	} else {
		p.phase += elapsed
	}
	if v.Phasing && p.phase >= phaseTime {
		p.state.TurnPhase(p.Shown(), &p.inside, 1)
		p.phase = 0
	}
	if v.Phasing || v.Phase > 0 && p.moved() < 1 {
		p.Wake()
	}
}

// moved is how much of its way a point has gone that moves to the next one.
func (p *Program) moved() float64 {
	if p.state.Calm {
		return 1
	}
	return min(p.phase/moveTime, 1)
}

// stepCommands take a step apart and show it to others.
func (p *Program) stepCommands() []control.Control {
	s := &p.state
	turn := func(by int) func() error {
		return func() error {
			s.View.Phasing = false // who turns phases decides how long they are seen
			s.TurnPhase(p.Shown(), &p.inside, by)
			return nil
		}
	}
	all := []control.Control{
		command("step.play", s.Say("Play one step"), s.Say("Takes the selected optimizer's next step phase by phase: each quantity is drawn on the surface and told. The last phase ends at the next point."), func() error {
			return s.PlayStep(p.Shown())
		}),
		command("step.back", s.Say("Phase before"), s.Say("Shows the phase before this one. The phases then wait for you."), turn(-1)),
		command("step.next", s.Say("Next phase"), s.Say("Shows the phase after this one. Behind the last one the step is taken."), turn(1)),
		command("step.end", s.Say("End of the step"), s.Say("Takes the rest of the step at once. The playhead stands at the next point."), func() error {
			s.Seek(s.View.T + 1)
			return nil
		}),
		command("inside.copy", s.Say("Copy step"), s.Say("Copies the equations of this step as text. Its numbers have every digit."), func() error {
			return p.host.Copy(s.StepText(p.Shown(), &p.inside))
		})}
	all[0].Key, all[4].Icon = "y", "duplicate"
	for i, look := range [][2]string{{"back", "z"}, {"forward", "x"}, {"close", ""}} {
		all[i+1].Icon = look[0]
		if s.View.Phase > 0 {
			all[i+1].Key = look[1]
		}
	}
	if s.Studies() {
		all[0].Key = ""
	}
	return all
}

// stepTools adds what takes a Desk, or a result, to the panels of the selected entry's step.
func (p *Program) stepTools(panels []control.Panel) []control.Panel {
	commands := p.stepCommands()
	take := func(id string) control.Control {
		return commands[slices.IndexFunc(commands, func(c control.Control) bool { return c.ID == id })]
	}
	for i := range panels {
		switch panel := &panels[i]; {
		case panel.ID == "phase":
			panel.Controls = []control.Control{take("step.back"), take("step.next"), take("step.end")}
		case panel.ID == "inside":
			panel.Controls = append(panel.Controls, take("step.play"))
			if p.state.View.Equations {
				panel.Head = append(panel.Head, take("inside.copy"))
			}
		}
	}
	return panels
}
