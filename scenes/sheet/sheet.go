// Package sheet holds worksheets: states, texts and questions that a lecturer strings together, and the text that carries
// all of them in a link.
package sheet

import "errors"

// Sheet is a worksheet.
type Sheet struct {
	Title string `json:"title"`
	Items []Item `json:"items"`
}

// Kind is what an item is.
type Kind string

// The kinds.
const (
	State  Kind = "state"  // Link opens, and is what the items behind it are about; Text is its caption
	Text   Kind = "text"   // Text is read
	Choose Kind = "choose" // Text asks, and Choices answer
	Number Kind = "number" // Text asks for the number that Value is
)

// Item is one piece of a worksheet. Text is written as Parse reads it.
type Item struct {
	Kind    Kind     `json:"kind"`
	Text    string   `json:"text,omitempty"`
	Link    string   `json:"link,omitempty"`
	Choices []Choice `json:"choices,omitempty"`
	Value   string   `json:"value,omitempty"` // an expression of package claim
}

// Choice is an answer. It is right where the statement of package claim is so.
type Choice struct {
	Text string `json:"text"`
	When string `json:"when"`
}

// Bounds of a worksheet: what is beyond them was not made by the editor.
const (
	MostItems   = 60
	MostChoices = 6
	MostText    = 4000 // bytes
)

var errItem = errors.New("sheet: no item of a worksheet")

// check says whether an item can be shown.
func (i *Item) check() error {
	long := len(i.Text) > MostText || len(i.Link) > MostText || len(i.Value) > MostText || len(i.Choices) > MostChoices
	for _, c := range i.Choices {
		long = long || len(c.Text) > MostText || len(c.When) > MostText
	}
	known := i.Kind == State || i.Kind == Text || i.Kind == Choose && len(i.Choices) > 0 || i.Kind == Number && i.Value != ""
	if long || !known {
		return errItem
	}
	return nil
}

// Step is what is read at once: a state with its text, up to the first question.
type Step struct {
	Link  string // of the state; that of the step before where it has none of its own
	Items []Item
}

// Asks is the question of the step, or nil.
func (s *Step) Asks() *Item {
	if last := &s.Items[len(s.Items)-1]; last.Kind == Choose || last.Kind == Number {
		return last
	}
	return nil
}

// Steps are the pieces in which a worksheet is read on the screen.
func (s *Sheet) Steps() []Step {
	var all []Step
	link, open := "", false
	for _, item := range s.Items {
		if item.Kind == State {
			link, open = item.Link, false
		}
		if !open {
			all, open = append(all, Step{Link: link}), true
		}
		last := &all[len(all)-1]
		last.Items = append(last.Items, item)
		if last.Asks() != nil {
			open = false
		}
	}
	return all
}
