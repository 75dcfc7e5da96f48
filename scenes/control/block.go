package control

// Block is a piece of a panel's text, from top to bottom: a paragraph, or something to press.
type Block struct {
	ID    string // of what is pressed, for the keyboard: it stays the same while the text does
	Form  Form
	Spans []Span
	// Field takes what is typed, in a Typed block.
	Field *Control
	// Do is what happens when an Answer or an Entry is pressed; nil where that is over.
	Do func() error
	// Icon is the picture before the text of an Answer or an Entry, or empty.
	Icon string
	// Wrong blocks are in the colour of what went wrong, Strong ones in that of what is right.
	Wrong, Strong bool
}

// Form is what a block looks like.
type Form uint8

// The forms.
const (
	Paragraph Form = iota
	Heading
	Item     // of a list
	Equation // a paragraph on a ground of its own
	Question // what the Answers below it answer
	Answer   // pressed to choose it
	Typed    // or a field to type it
	Entry    // of a list of what can be opened: the first span is its name
	Chips    // the first span says what the others lead to
)

var formNames = [...]string{"paragraph", "heading", "item", "equation", "question", "answer", "typed", "entry", "chips"}

func (f Form) String() string { return formNames[f] }

// Span is a piece of a line of text.
type Span struct {
	Text string
	Bold bool
	Dim  bool
	Do   func() error // what a press does; nil where nothing can be pressed
	Look string       // ID of what a press brings into sight, or empty
}
