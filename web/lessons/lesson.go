// Package lessons embeds the course, one Markdown file a lesson and language, reads it, and checks that all of it is so.
//
// # A lesson's file
//
// A lesson has a title (#), a sentence that says what it is about, and steps (##). A step has paragraphs and lists of
// text, and lines that begin with a word:
//
//	try: surface=ravine&entries=sgd     the state that the step opens, as a link spells it
//	show: sgd.lr, loss, arrive.sgd      controls, panels, readouts, pictures and events that the step points at
//	claim: diverged(sgd)[a=60]          what is so in that state: see package claim
//	ask: Which arrives first?           a prediction, with a list of choices behind it. Each ends with a statement in
//	- SGD: `arrives(sgd)`               code, and the run says which of them is true; what follows is shown once it is answered
//
// A step without try has the state of the step before.
//
// In text, code is a formula: `m ← μ·m + g`. A number in braces, {arrive(adam)}, is computed from the run and written
// in its place, with two digits if it ends in :2. Stars make emphasis, and quote a source where they are single: numbers there
// are nobody's claim. Links lead to the web, or they set something: [κ = 60](set:a=60) changes controls of the state, and
// [this valley](try:surface=ravine) opens another one.
//
// # Languages
//
// Every language has all lessons, and each says the same: Compare tells where one does not. In Chinese the colon of a
// choice may be ：, and where a line of the file ends behind a Chinese character no space stands in the text.
package lessons

import (
	"fmt"
	"strings"

	"github.com/optiscope/optiscope/scenes/claim"
)

// Lesson is one lesson in one language.
type Lesson struct {
	ID      string // the file's name without number and ending: "momentum"
	File    string
	Title   string
	Summary []Span
	Steps   []Step
}

// Step is one screen of a lesson.
type Step struct {
	Title  string
	Blocks []Block // what is read at once
	After  []Block // what is read once Ask is answered
	Ask    *Ask    // nil for a step without
	Link   string  // the state: the step's own, or that of the step before
	Own    bool    // the step has a state of its own
	Show   []Target
	Claims []Claim

	pos position
	try position
}

// Block is a paragraph or a list.
type Block struct {
	List  bool
	Items [][]Span // one for a paragraph
}

// Target is something on the screen that a step points at, by its ID.
type Target struct {
	ID  string
	pos position
}

// Claim is a statement that holds in a step's state.
type Claim struct {
	Source string
	*claim.Claim
	pos position
}

// Ask is a question with choices, of which the run makes exactly one right. That of a worksheet may ask for a number instead.
type Ask struct {
	Text    []Span
	Choices []Choice
	Number  *claim.Value // what is asked for, or nil
	pos     position
}

// Choice is one answer.
type Choice struct {
	Text []Span
	When Claim
}

// SpanKind says what a piece of text is.
type SpanKind uint8

// The kinds.
const (
	Plain SpanKind = iota
	Strong
	Quote    // a source, or a word that is introduced
	Math     // Math has the formulas
	Measured // a number of the run: Value
	Web      // a link to the web
	Set      // a link that changes some controls
	Try      // a link that opens a state
)

// Span is a piece of a line of text.
type Span struct {
	Kind   SpanKind
	Text   string
	Link   string // of Web, Set and Try
	Math   []Part
	Value  *claim.Value
	Source string // of a Measured, without braces and digits
	Digits int    // of a Measured
	pos    position
}

// Error says what is wrong with a lesson, and where.
type Error struct {
	File      string
	Line, Col int // from 1; Col in characters
	Msg       string
}

func (e *Error) Error() string { return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Msg) }

// Words is the text of spans as a plain line, with the measured numbers as say spells them.
func Words(spans []Span, say func(s *Span) string) string {
	var b strings.Builder
	for i := range spans {
		switch s := &spans[i]; s.Kind {
		case Math:
			b.WriteString(TextOf(s.Math))
		case Measured:
			b.WriteString(say(s))
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}
