package course

import (
	"strconv"

	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/sheet"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/web/lessons"
)

// worksheet is the worksheet of the program's state as a lesson. What is wrong with it is said once.
func (p *Player) worksheet() (*lessons.Lesson, bool) {
	text := p.program.State().View.Sheet
	if p.lesson != nil && p.lesson.ID == state.Worksheet && p.sheet == text && p.spoken == p.program.State().Language() {
		return p.lesson, true
	}
	s, err := sheet.Decode(text)
	if problem := sheet.Problem(err, len(s.Items), p.say); problem != "" && text != "" { // why there is none has been said
		p.program.Say(problem)
	}
	if p.sheet != text {
		clear(p.answers)
	}
	p.sheet = text
	l := &lessons.Lesson{ID: state.Worksheet, Title: s.Title}
	if l.Title == "" {
		l.Title = p.say("Worksheet")
	}
	for i, step := range s.Steps() {
		l.Steps = append(l.Steps, p.sheetStep(i+1, &step))
	}
	return l, len(l.Steps) > 0
}

func (p *Player) sheetStep(n int, s *sheet.Step) lessons.Step {
	step := lessons.Step{Title: p.say("Part %s", strconv.Itoa(n)), Link: s.Link}
	for i := range s.Items {
		item := &s.Items[i]
		switch item.Kind {
		case sheet.Choose:
			step.Ask = &lessons.Ask{Text: line(item.Text)}
			for _, c := range item.Choices {
				step.Ask.Choices = append(step.Ask.Choices, lessons.Choice{Text: line(c.Text), When: statement(c.When)})
			}
		case sheet.Number:
			if value, err := claim.ParseValue(item.Value); err == nil {
				step.Ask = &lessons.Ask{Text: line(item.Text), Number: value}
				continue
			}
			step.Blocks = append(step.Blocks, lessons.Block{Items: [][]lessons.Span{line(item.Text)}}) // nobody knows what it asks for
		default:
			for _, b := range sheet.Parse(item.Text) {
				block := lessons.Block{List: b.List}
				for _, pieces := range b.Items {
					block.Items = append(block.Items, spansOf(pieces))
				}
				step.Blocks = append(step.Blocks, block)
			}
		}
	}
	return step
}

// line is a text as one line.
func line(text string) (all []lessons.Span) {
	for _, b := range sheet.Parse(text) {
		for _, pieces := range b.Items {
			all = append(all, spansOf(pieces)...)
		}
	}
	return all
}

func spansOf(pieces []sheet.Span) []lessons.Span {
	all := make([]lessons.Span, len(pieces))
	for i, s := range pieces {
		switch {
		case s.Formula != nil:
			all[i] = lessons.Span{Kind: lessons.Math, Math: []lessons.Part{{Formula: s.Formula}}}
		case s.Quantity:
			all[i] = quantity(s.Text)
		case s.Bold:
			all[i] = lessons.Span{Kind: lessons.Strong, Text: s.Text}
		default:
			all[i] = lessons.Span{Text: s.Text}
		}
	}
	return all
}

// quantity is a number of the run, or a sign that there is none.
func quantity(source string) lessons.Span {
	value, err := claim.ParseValue(source)
	if err != nil {
		return lessons.Span{Text: "?"}
	}
	return lessons.Span{Kind: lessons.Measured, Value: value, Source: source}
}

// statement is what makes an answer right; nothing does where it cannot be read.
func statement(source string) lessons.Claim {
	read, err := claim.Parse(source)
	if err != nil {
		read, err = claim.Parse("0 = 1")
	}
	if err != nil {
		panic(err)
	}
	return lessons.Claim{Source: source, Claim: read}
}
