package lessons

import (
	"encoding/json"
	"fmt"
)

// The course as the page reads it. What is checked, and not shown, is left out.
type (
	courseRecord struct {
		Language string         `json:"language"`
		Lessons  []lessonRecord `json:"lessons"`
	}
	lessonRecord struct {
		ID      string       `json:"id"`
		Title   string       `json:"title"`
		Summary []any        `json:"summary"`
		Steps   []stepRecord `json:"steps"`
	}
	stepRecord struct {
		Title  string        `json:"title"`
		Blocks []blockRecord `json:"blocks,omitempty"`
		After  []blockRecord `json:"after,omitempty"`
		Ask    *askRecord    `json:"ask,omitempty"`
		Link   string        `json:"link"`
		Show   []string      `json:"show,omitempty"`
	}
	blockRecord struct {
		List  bool    `json:"list,omitempty"`
		Items [][]any `json:"items"`
	}
	askRecord struct {
		Text    []any          `json:"text"`
		Choices []choiceRecord `json:"choices"`
	}
	choiceRecord struct {
		Text []any  `json:"text"`
		When string `json:"when"` // the statement that makes it right: the program judges it
	}
)

// Encode writes the course for the page, as JSON. A piece of text is a string; every other piece is a list that begins
// with its kind: ["strong", text], ["quote", text], ["math", MathML or a sign, …], ["number", expression, digits], ["web", text, address],
// ["set", text, changes], ["try", text, link].
func (c *Course) Encode() ([]byte, error) {
	course := courseRecord{Language: string(c.Language)}
	for _, l := range c.Lessons {
		lesson := lessonRecord{ID: l.ID, Title: l.Title, Summary: encodeSpans(l.Summary)}
		for i := range l.Steps {
			lesson.Steps = append(lesson.Steps, encodeStep(&l.Steps[i]))
		}
		course.Lessons = append(course.Lessons, lesson)
	}
	data, err := json.Marshal(course)
	if err != nil {
		return nil, fmt.Errorf("lessons: %w", err)
	}
	return data, nil
}

func encodeStep(s *Step) stepRecord {
	step := stepRecord{Title: s.Title, Blocks: encodeBlocks(s.Blocks), After: encodeBlocks(s.After), Link: s.Link}
	for _, target := range s.Show {
		step.Show = append(step.Show, target.ID)
	}
	if s.Ask != nil {
		step.Ask = &askRecord{Text: encodeSpans(s.Ask.Text)}
		for _, choice := range s.Ask.Choices {
			step.Ask.Choices = append(step.Ask.Choices, choiceRecord{encodeSpans(choice.Text), choice.When.Source})
		}
	}
	return step
}

func encodeBlocks(blocks []Block) []blockRecord {
	var all []blockRecord
	for _, b := range blocks {
		record := blockRecord{List: b.List}
		for _, item := range b.Items {
			record.Items = append(record.Items, encodeSpans(item))
		}
		all = append(all, record)
	}
	return all
}

func encodeSpans(spans []Span) []any {
	all := make([]any, 0, len(spans))
	for _, s := range spans {
		switch s.Kind {
		case Plain:
			all = append(all, s.Text)
		case Strong:
			all = append(all, []any{"strong", s.Text})
		case Quote:
			all = append(all, []any{"quote", s.Text})
		case Math:
			math := []any{"math"}
			for _, p := range s.Math {
				if p.Formula != nil {
					math = append(math, p.Formula.MathML())
				} else {
					math = append(math, p.Sign)
				}
			}
			all = append(all, math)
		case Measured:
			all = append(all, []any{"number", s.Source, s.Digits})
		case Web, Set, Try:
			all = append(all, []any{map[SpanKind]string{Web: "web", Set: "set", Try: "try"}[s.Kind], s.Text, s.Link})
		}
	}
	return all
}
