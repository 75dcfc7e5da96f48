package scenes

import "github.com/optiscope/optiscope/scenes/control"

// insideTools adds what takes a Desk to the panel of the selected entry's step.
func (p *Program) insideTools(panels []control.Panel) []control.Panel {
	for i := range panels {
		if panels[i].ID == "inside" && p.state.View.Equations {
			panels[i].Head = append(panels[i].Head, p.copyStep())
		}
	}
	return panels
}

// copyStep puts the step that is shown on the clipboard.
func (p *Program) copyStep() control.Control {
	s := &p.state
	c := command("inside.copy", s.Say("Copy step"), s.Say("Copies the equations of this step as text. Its numbers have every digit."), func() error {
		return p.host.Copy(s.StepText(p.Shown(), &p.inside))
	})
	c.Icon = "duplicate"
	return c
}
