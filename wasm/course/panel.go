package course

import (
	"strconv"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/web/lessons"
)

// Panels are the step that is open, if one is, and the list of lessons. What else is on the screen says what the step's targets are called.
func (p *Player) Panels(panels []control.Panel, events []control.Event) []control.Panel {
	all := []control.Panel{p.list()}
	if p.lesson != nil {
		all = append(all, p.panel(panels, events))
	}
	return all
}

// panel is the open step.
func (p *Player) panel(panels []control.Panel, events []control.Event) control.Panel {
	s := p.step()
	shown := control.Panel{ID: "lesson", Title: p.lesson.Title, Note: strconv.Itoa(p.at) + " / " + strconv.Itoa(len(p.lesson.Steps)),
		Place: control.Guide, Tab: p.say("Lesson"), Open: true, Blocks: p.blocks(), Text: p.place(), Controls: p.foot()}
	closer := p.action("lesson.close", p.say("Close the lesson"), p.say("Closes the lesson. What is set stays as it is."), p.close)
	closer.Icon = "close"
	shown.Head = []control.Control{closer}
	if p.waits() {
		return shown
	}
	looks := control.Block{Form: control.Chips, Spans: []control.Span{{Text: p.say("Look at"), Dim: true}}}
	for _, target := range s.Show {
		if name := nameOf(target.ID, panels, events, p.say("the picture")); name != "" {
			shown.Points = append(shown.Points, target.ID)
			looks.Spans = append(looks.Spans, control.Span{Text: name, Look: target.ID})
		}
	}
	if len(shown.Points) > 0 {
		shown.Blocks = append(shown.Blocks[:len(shown.Blocks):len(shown.Blocks)], looks)
	}
	return shown
}

// foot are the ways out of a step.
func (p *Player) foot() []control.Control {
	again := p.say("Once more")
	if p.program.State().Strayed(p.step().Link) {
		again = p.say("Back to the lesson")
	}
	back := p.action("lesson.back", p.say("Back"), p.say("Opens the step before. What was answered there is still known."), func() { p.walk(-1) })
	back.Key = "["
	if p.at == 1 {
		back.Locked = p.say("this is the first step")
	}
	next := p.action("lesson.next", p.say("Next"), p.say("Opens the next step, with a state of its own. Nobody has to answer first."), func() { p.walk(1) })
	next.Key = "]"
	if following := p.following(); p.at == len(p.lesson.Steps) && following != nil {
		next = p.action("lesson.next", p.say("Next lesson"), p.say("Opens the lesson behind this one. It begins with its first step."), func() { p.Go(following.ID, 1) })
		next.Key = "]"
	} else if p.at == len(p.lesson.Steps) {
		next = p.action("lesson.next", p.say("Done"), p.say("Closes the lesson. What is set stays as it is."), p.close)
	}
	return []control.Control{p.action("lesson.again", again, p.say("Opens this step's own state once more. What was changed meanwhile is dropped."), func() { p.open(p.step().Link) }), back, next}
}

// following is the lesson behind the open one, or nil.
func (p *Player) following() *lessons.Lesson {
	all := p.load().Lessons
	for i := range len(all) - 1 {
		if all[i].ID == p.lesson.ID {
			return all[i+1]
		}
	}
	return nil
}

func (p *Player) action(id, label, help string, do func()) control.Control {
	return control.Control{ID: id, Label: label, Title: label, Help: help, Kind: control.Action, Derived: true, Do: func() error {
		do()
		p.program.Wake()
		return nil
	}}
}

// Controls are those that have a key while a lesson is open.
func (p *Player) Controls() []control.Control {
	if p.lesson == nil {
		return nil
	}
	return p.foot()
}

// list are all lessons, each to be opened.
func (p *Player) list() control.Panel {
	shown := control.Panel{ID: "course", Title: p.say("Lessons"), Icon: "course", Key: "k", Place: control.Dialog, Open: true,
		Blocks: []control.Block{{Spans: []control.Span{{Text: p.say("Each takes a few minutes and drives the tool. Whatever you change keeps working."), Dim: true}}}}}
	for i, l := range p.load().Lessons {
		name := control.Span{Text: strconv.Itoa(i+1) + "  " + l.Title, Bold: true}
		summary := control.Span{Text: lessons.Words(l.Summary, func(*lessons.Span) string { return "" }), Dim: true}
		shown.Blocks = append(shown.Blocks, control.Block{ID: "open." + l.ID, Form: control.Entry, Spans: []control.Span{name, summary},
			Strong: p.lesson != nil && p.lesson.ID == l.ID, Do: func() error { p.Go(l.ID, 1); return nil }})
	}
	return shown
}
