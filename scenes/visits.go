package scenes

import (
	"slices"

	"github.com/optiscope/optiscope/scenes/control"
)

// aimCommands go from event to event, and let go of what is pointed at, which has a key and no button.
func (p *Program) aimCommands() []control.Control {
	s := &p.state
	all := []control.Control{
		command("event.previous", s.Say("Previous event"), s.Say("Goes to the last event before the playhead. Its name is shown at the timeline and spoken."), func() error { return p.visit(-1) }),
		command("event.next", s.Say("Next event"), s.Say("Goes to the first event after the playhead. Its name is shown at the timeline and spoken."), func() error { return p.visit(1) }),
		command("unpin", s.Say("Let go of the step pointed at"), s.Say("Takes away the marks and the numbers of the step pointed at. The playhead stays where it is."), func() error {
			p.letGo()
			return nil
		}),
	}
	for i, key := range [...]string{"<", ">", "Escape"} {
		all[i].Key = key
	}
	all[0].Icon, all[1].Icon, all[2].Hidden = "event-back", "event-forward", true
	return all
}

// eventTools puts a button at each end of the timeline.
func (p *Program) eventTools(panels []control.Panel) []control.Panel {
	for i := range panels {
		panel := &panels[i]
		line := slices.IndexFunc(panel.Controls, func(c control.Control) bool { return c.Kind == control.Number })
		if panel.Place != control.Bottom || line < 0 {
			continue
		}
		ends := p.aimCommands()[:2]
		for k := range ends {
			ends[k].Row = panel.Title // beside the timeline, not among the buttons
		}
		panel.Controls = slices.Concat(panel.Controls[:line], ends[:1], panel.Controls[line:line+1], ends[1:], panel.Controls[line+1:])
	}
	return panels
}

// visit goes to the next event in a direction and shows its name, or says that there is none.
func (p *Program) visit(direction int) error {
	now, to := p.state.View.T, -1
	for _, e := range p.Events() {
		if ahead := (e.Step - now) * direction; ahead > 0 && e.Step <= p.state.Last() && (to < 0 || ahead < (to-now)*direction) {
			to = e.Step
		}
	}
	switch {
	case to >= 0:
		p.aim.timeline = -1
		p.pointer.finger = false
		p.hold(target{on: true, step: to, entry: -1})
	case direction > 0:
		p.Say(p.state.Say("There is no event after step %d.", now))
	default:
		p.Say(p.state.Say("There is no event before step %d.", now))
	}
	return nil
}
