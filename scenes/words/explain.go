package words

import "strings"

// Message is a text with its arguments that is said where it is shown: a key of
// the table, and what its verbs stand for. Packages that do not know this one
// tell what a reader may meet in this way, errors above all.
type Message interface {
	Message() (text string, args []any)
}

// Tell says a message. Those of its arguments that are messages or errors are told, too.
func (l Language) Tell(m Message) string {
	text, args := m.Message()
	said := make([]any, len(args))
	for i, arg := range args {
		switch arg := arg.(type) {
		case Message:
			said[i] = l.Tell(arg)
		case error:
			said[i] = l.Explain(arg)
		default:
			said[i] = arg
		}
	}
	return l.Say(text, said...)
}

// Explain says an error: as a message if it is one, several of them line by
// line, and otherwise by its text, if the table has it.
func (l Language) Explain(err error) string {
	if m, ok := err.(Message); ok {
		return l.Tell(m)
	}
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		var lines []string
		for _, one := range several.Unwrap() {
			lines = append(lines, l.Explain(one))
		}
		return strings.Join(lines, "\n")
	}
	return l.Say(err.Error())
}
