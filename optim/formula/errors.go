package formula

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Error says what is wrong with a formula and where.
type Error struct {
	Src string // the formula
	Pos int    // offset in bytes
	Msg string
	// Msg as a format of package fmt and what its verbs stand for, for translations. Errors of Parse have them.
	Format string
	Args   []any
}

// Fault makes an error of a format and what its verbs stand for.
func Fault(src string, pos int, format string, args ...any) *Error {
	return &Error{src, pos, fmt.Sprintf(format, args...), format, args}
}

// Error returns the message and, below it, the formula with ^ under the place. Of a long formula it shows the
// neighbourhood of the place.
func (e *Error) Error() string {
	const around = 30
	line, mark := e.Place(around)
	return e.Msg + "\n" + line + "\n" + mark
}

// Column is the number of characters before the place.
func (e *Error) Column() int { return utf8.RuneCountInString(e.Src[:min(e.Pos, len(e.Src))]) }

// Place returns the formula as one line and, to stand below it in letters of equal width, a line with ^ under the place.
// Of a formula that is longer than four times around it shows so many letters on each side of the place.
func (e *Error) Place(around int) (line, mark string) {
	shown := []rune(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, e.Src))
	column := e.Column()
	before, after := "", ""
	if len(shown) > column+2*around {
		shown, after = shown[:column+around+1], "…"
	}
	if column > 2*around {
		shown, before = shown[column-around:], "…"
		column = around + 1
	}
	return before + string(shown) + after, strings.Repeat(" ", column) + "^"
}
