package main

import (
	"errors"
	"syscall/js"

	"github.com/optiscope/optiscope/scenes"
	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/sheet"
)

// sheets are the functions for the page's worksheets.
func (p *page) sheets() map[string]function {
	return map[string]function{
		// sheetText(sheet) is a worksheet as text for a link.
		"sheetText": {1, func(args []js.Value) (any, error) {
			s := sheetOf(args[0])
			text, err := s.Encode()
			if problem := sheet.Problem(err, len(s.Items), p.program.State().Say); problem != "" {
				return nil, errors.New(problem)
			}
			return text, nil
		}},
		// sheetOf(text) reads one, with what is wrong with it in words, or "".
		"sheetOf": {1, func(args []js.Value) (any, error) {
			s, err := sheet.Decode(args[0].String())
			return object{"title": s.Title, "items": list(s.Items, itemObject), "steps": list(s.Steps(), p.stepObject), "problem": sheet.Problem(err, len(s.Items), p.program.State().Say)}, nil
		}},
		// sheetSteps(sheet) are the pieces in which it is read.
		"sheetSteps": {1, func(args []js.Value) (any, error) {
			s := sheetOf(args[0])
			return list(s.Steps(), p.stepObject), nil
		}},
		// sheetAnswer(link, item) is the right answer to a question: of choices the index.
		"sheetAnswer": {2, func(args []js.Value) (any, error) { return p.answerOf(args[0].String(), itemOf(args[1])) }},
		// compareNumber(link, expression, text) says whether a number that was typed is the run's; for no text, only what the run says.
		"compareNumber": {3, func(args []js.Value) (any, error) {
			return p.compare(args[0].String(), args[1].String(), args[2].String())
		}},
		// illustrate(link, waits, width, height, done) draws a state's picture, of one about which a question waits its start, and calls done with its pixels, its settings in words and its legend.
		"illustrate": {5, func(args []js.Value) (any, error) {
			done := args[4]
			return nil, p.program.Portray(args[0].String(), args[1].Truthy(), args[2].Int(), args[3].Int(), func(made *scenes.Portrait) {
				done.Invoke(object{"pixels": pixels(made.Picture),
					"lines":  list(made.Lines, func(l *scenes.CaptionLine) any { return object{"text": l.Text, "mark": markObject(l.Mark)} }),
					"legend": list(made.Legend, keyObject)})
			})
		}},
	}
}

// compare is what there is to say to a typed answer.
func (p *page) compare(link, expression, typed string) (any, error) {
	say := p.program.State().Say
	if _, err := claim.ParseNumber(typed); err != nil && typed != "" {
		return nil, &control.Error{ID: "answer", Name: say("your answer"), Value: typed, Want: err.Error(), Why: err}
	}
	runs, err := p.course.of(link)
	if err != nil {
		return nil, err
	}
	value, err := claim.ParseValue(expression)
	if err != nil {
		return nil, err
	}
	a, err := value.Answer(runs, typed)
	return object{"right": a.Right, "typed": a.Typed, "words": a.Words(say)}, err
}

// answerOf is the one right choice, or the number.
func (p *page) answerOf(link string, item sheet.Item) (any, error) {
	say := p.program.State().Say
	runs, err := p.course.of(link)
	if err != nil {
		return nil, err
	}
	if item.Kind == sheet.Number {
		value, err := claim.ParseValue(item.Value)
		if err != nil {
			return nil, err
		}
		v, err := value.Of(runs)
		return claim.Format(v, 0), err
	}
	right := -1
	for i, c := range item.Choices {
		statement, err := claim.Parse(c.When)
		if err != nil {
			return nil, err
		}
		is, err := statement.Holds(runs)
		if err != nil {
			return nil, err
		}
		if is && right >= 0 {
			return nil, errors.New(say("More than one answer is right."))
		}
		if is {
			right = i
		}
	}
	if right < 0 {
		return nil, errors.New(say("No answer is right."))
	}
	return right, nil
}

func sheetOf(v js.Value) sheet.Sheet {
	s := sheet.Sheet{Title: v.Get("title").String()}
	for i := range v.Get("items").Length() {
		s.Items = append(s.Items, itemOf(v.Get("items").Index(i)))
	}
	return s
}

func itemOf(v js.Value) sheet.Item {
	text := func(v js.Value) string {
		if v.Type() != js.TypeString {
			return ""
		}
		return v.String()
	}
	item := sheet.Item{Kind: sheet.Kind(text(v.Get("kind"))), Text: text(v.Get("text")), Link: text(v.Get("link")), Value: text(v.Get("value"))}
	if choices := v.Get("choices"); choices.Truthy() {
		for i := range choices.Length() {
			c := choices.Index(i)
			item.Choices = append(item.Choices, sheet.Choice{Text: text(c.Get("text")), When: text(c.Get("when"))})
		}
	}
	return item
}

func itemObject(i *sheet.Item) any {
	return object{"kind": string(i.Kind), "text": i.Text, "link": i.Link, "value": i.Value,
		"choices": list(i.Choices, func(c *sheet.Choice) any { return object{"text": c.Text, "when": c.When} })}
}

// stepObject is a step as the page has those of lessons.
func (p *page) stepObject(s *sheet.Step) any {
	step := object{"link": s.Link, "blocks": []any{}, "after": []any{}, "items": list(s.Items, itemObject)}
	var blocks []any
	for i := range s.Items {
		item := &s.Items[i]
		if item.Kind == sheet.State || item.Kind == sheet.Text {
			blocks = append(blocks, blockObjects(item.Text)...)
		}
		switch item.Kind {
		case sheet.Choose:
			step["ask"] = object{"text": lineObject(item.Text), "choices": list(item.Choices, func(c *sheet.Choice) any {
				return object{"text": lineObject(c.Text), "when": c.When}
			})}
		case sheet.Number:
			step["ask"] = object{"text": lineObject(item.Text), "choices": []any{}, "number": item.Value}
		}
	}
	step["blocks"] = blocks
	return step
}

func blockObjects(text string) []any {
	return list(sheet.Parse(text), func(b *sheet.Block) any {
		return object{"list": b.List, "items": list(b.Items, func(line *[]sheet.Span) any { return list(*line, spanObject) })}
	})
}

// lineObject is a text as one line.
func lineObject(text string) []any {
	var all []any
	for _, b := range sheet.Parse(text) {
		for i := range b.Items {
			all = append(all, list(b.Items[i], spanObject)...)
		}
	}
	return all
}

func spanObject(s *sheet.Span) any {
	switch {
	case s.Formula != nil:
		return []any{"math", s.Formula.MathML()}
	case s.Quantity:
		return []any{"number", s.Text, 0}
	case s.Bold:
		return []any{"strong", s.Text}
	}
	return s.Text
}
