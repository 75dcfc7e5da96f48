package course

import (
	"slices"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/web/lessons"
)

// blocks are the text of the open step. They are made once: what is in it does not change until the question is answered.
func (p *Player) blocks() []control.Block {
	key := p.place()
	if r, is := p.answers[key]; is {
		key += "=" + strconv.Itoa(r.choice) + " " + r.typed
	}
	if key == p.key {
		return p.text
	}
	s := p.step()
	if p.runs == nil {
		opened, _ := state.Load(s.Link)
		p.runs = claim.NewRuns(opened)
	}
	p.text = []control.Block{{Form: control.Heading, Spans: []control.Span{{Text: s.Title, Bold: true}}}}
	p.text = append(p.text, p.prose(s.Blocks)...)
	p.text = append(p.text, p.question(s.Ask)...)
	if !p.waits() {
		p.text = append(p.text, p.prose(s.After)...)
	}
	p.key = key
	return p.text
}

// prose are paragraphs and lists.
func (p *Player) prose(blocks []lessons.Block) (all []control.Block) {
	for _, b := range blocks {
		for _, item := range b.Items {
			form := control.Paragraph
			switch {
			case b.List:
				form = control.Item
			case len(item) == 1 && item[0].Kind == lessons.Math:
				form = control.Equation
			}
			all = append(all, control.Block{Form: form, Spans: p.spans(item)})
		}
	}
	return all
}

// question is what the step asks, and once it is answered which choice the run makes right.
func (p *Player) question(ask *lessons.Ask) []control.Block {
	switch {
	case ask == nil:
		return nil
	case ask.Number != nil:
		return p.numberQuestion(ask)
	}
	all := []control.Block{{Form: control.Question, Spans: bold(p.spans(ask.Text))}}
	answer, answered := p.answers[p.place()]
	right := -1
	if answered {
		if i, err := ask.Right(p.runs); err == nil { // there is one in every lesson, as its tests say, and not in every worksheet
			right = i
		}
	}
	for i, choice := range ask.Choices {
		b := control.Block{ID: "answer." + strconv.Itoa(i), Form: control.Answer, Spans: p.spans(choice.Text)}
		switch {
		case !answered:
			b.Do = func() error { p.answer(reply{choice: i}); return nil }
		case i == right:
			b.Icon, b.Strong = "check", true
		case i == answer.choice:
			b.Icon, b.Wrong = "close", true
		}
		all = append(all, b)
	}
	if answered {
		verdict := p.say("Right.")
		if answer.choice != right {
			verdict = p.say("Not this time.")
		}
		all = append(all, control.Block{Spans: []control.Span{{Text: verdict, Bold: true}}})
	}
	return all
}

func bold(spans []control.Span) []control.Span {
	for i := range spans {
		spans[i].Bold = true
	}
	return spans
}

// spans are pieces of text with the numbers of the run in them.
func (p *Player) spans(pieces []lessons.Span) []control.Span {
	all := make([]control.Span, 0, len(pieces))
	for i := range pieces {
		all = append(all, p.span(&pieces[i]))
	}
	return all
}

// together are the longest formula and link, in bytes, that are not broken over lines.
const together = 28

func (p *Player) span(s *lessons.Span) control.Span {
	switch s.Kind {
	case lessons.Math:
		return control.Span{Text: unbroken(lessons.TextOf(s.Math))}
	case lessons.Measured:
		return control.Span{Text: p.measured(s), Bold: true}
	case lessons.Strong:
		return control.Span{Text: s.Text, Bold: true}
	case lessons.Quote:
		return control.Span{Text: s.Text, Dim: true}
	case lessons.Set:
		return control.Span{Text: unbroken(s.Text), Do: func() error { return claim.Change(p.program.State(), s.Link) }}
	case lessons.Try:
		return control.Span{Text: s.Text, Do: func() error { p.open(s.Link); return nil }}
	case lessons.Web:
		return control.Span{Text: s.Text, Do: func() error { return p.program.Open(s.Link) }}
	}
	return control.Span{Text: s.Text}
}

func unbroken(text string) string {
	if len(text) > together {
		return text
	}
	return strings.ReplaceAll(text, " ", "\u00a0")
}

func (p *Player) measured(s *lessons.Span) string {
	v, err := s.Value.Of(p.runs)
	if err != nil { // which the tests of the lessons exclude, but not a worksheet
		return err.Error()
	}
	return claim.Format(v, s.Digits)
}

// nameOf is what a target is called, or empty where it is not on the screen.
func nameOf(id string, panels []control.Panel, events []control.Event, picture string) string {
	if id == "surface" {
		return picture
	}
	for i := range panels {
		if p := &panels[i]; p.ID == id || p.View == id {
			return p.Title
		}
	}
	for i := range panels {
		p := &panels[i]
		for _, c := range slices.Concat(p.Head, p.Controls) {
			if c.ID != id || c.Hidden {
				continue
			}
			if p.Mark != nil {
				return p.Title + " " + c.Label
			}
			return c.Label
		}
		for _, r := range p.Readouts {
			if r.ID == id {
				return firstOf(r.Label, r.Title, p.Title)
			}
		}
	}
	for _, e := range events {
		if e.ID == id {
			return e.Text
		}
	}
	return ""
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
