package control

import "fmt"

// wrong is an error whose text and arguments are kept apart, so that it can be
// said in another language.
type wrong struct {
	text string
	args []any
}

// Wrong is fmt.Errorf for what a reader is told: package words can translate it.
func Wrong(text string, args ...any) error { return &wrong{text, args} }

func (e *wrong) Error() string { return fmt.Sprintf(e.text, e.args...) }

// Message is the text, a key of package words, with what its verbs stand for.
func (e *wrong) Message() (text string, args []any) { return e.text, e.args }
