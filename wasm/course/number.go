package course

import (
	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/web/lessons"
)

// numberQuestion asks for a number of the run, and once one was typed says what the run says.
func (p *Player) numberQuestion(ask *lessons.Ask) []control.Block {
	asked := control.Block{Form: control.Question, Spans: bold(p.spans(ask.Text))}
	given, answered := p.answers[p.place()]
	if !answered {
		asked.Spans = append(asked.Spans, control.Span{Text: " " + p.say("Whole numbers have to be exact, others right to three digits."), Dim: true})
		return []control.Block{asked, {ID: "typed", Form: control.Typed, Field: p.typedAnswer(ask.Number)},
			{ID: "answer.show", Form: control.Answer, Spans: []control.Span{{Text: p.say("Show the answer")}}, Do: func() error { p.answer(reply{}); return nil }}}
	}
	told, err := ask.Number.Answer(p.runs, given.typed)
	verdict := told.Words(p.say)
	if err != nil { // a worksheet may ask for what is not there
		verdict = p.program.State().Explain(err)
	}
	all := []control.Block{asked}
	if given.typed != "" {
		b := control.Block{ID: "answer.given", Form: control.Answer, Spans: []control.Span{{Text: told.Typed}}, Icon: "close", Wrong: true}
		if told.Right {
			b.Icon, b.Strong, b.Wrong = "check", true, false
		}
		all = append(all, b)
	}
	return append(all, control.Block{Spans: []control.Span{{Text: verdict, Bold: true}}})
}

// typedAnswer takes a number as the answer to the step's question.
func (p *Player) typedAnswer(asked *claim.Value) *control.Control {
	return &control.Control{ID: "answer", Label: p.say("Answer"), Title: p.say("your answer"), Kind: control.Text, Derived: true,
		Help: p.say("Whole numbers have to be exact, others right to three digits."),
		Get:  func() string { return "" },
		Put: func(text string) error {
			if _, err := claim.ParseNumber(text); err != nil {
				return err
			}
			if _, err := asked.Answer(p.runs, text); err != nil {
				return err
			}
			p.answer(reply{typed: text})
			return nil
		}}
}
