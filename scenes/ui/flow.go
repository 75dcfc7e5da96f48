package ui

import (
	"strings"
	"unicode/utf8"

	"github.com/optiscope/optiscope/scenes/control"
)

// piece is a part of a line of a text of several styles.
type piece struct {
	text       string
	x, line, w int
	span       int // index of the span that it belongs to
}

// word is what is never broken, unless a line is too short for it.
type word struct {
	text  string
	span  int
	space bool // there is a space before it
	tied  bool // it stands on the line of the word before it
}

// flow breaks a text of several styles into lines of at most a width. It returns the pieces, and how many lines there are.
func (u *UI) flow(spans []control.Span, size float64, width int) (pieces []piece, lines int) {
	all := wordsOf(spans)
	x, line := 0, 0
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].tied {
			to++
		}
		space := 0
		if all[from].space && x > 0 {
			space = u.textWidth(" ", size, false)
		}
		need := 0
		for _, w := range all[from:to] {
			need += u.textWidth(w.text, size, spans[w.span].Bold)
		}
		if x > 0 && x+space+need > width {
			x, space, line = 0, 0, line+1
		}
		for i, w := range all[from:to] {
			if i > 0 {
				space = 0
			}
			pieces, x, line = u.put(pieces, spans, w, x, line, space, size, width)
		}
		from = to
	}
	return pieces, line + 1
}

// put puts a word behind what stands on the line. One that is longer than a line is broken anywhere.
func (u *UI) put(pieces []piece, spans []control.Span, w word, x, line, space int, size float64, width int) (_ []piece, nextX, nextLine int) {
	bold := spans[w.span].Bold
	for text := w.text; text != ""; {
		head := text
		if x+space+u.textWidth(text, size, bold) > width && x == 0 {
			head = u.types.head(text, size*u.rem, bold, float64(width))
		} else if x > 0 && x+space+u.textWidth(text, size, bold) > width {
			x, space, line = 0, 0, line+1
			continue
		}
		if last := len(pieces) - 1; last >= 0 && x > 0 && pieces[last].span == w.span && pieces[last].line == line {
			p := &pieces[last]
			p.text += strings.Repeat(" ", min(space, 1)) + head
			p.w = u.textWidth(p.text, size, bold)
			x = p.x + p.w
		} else {
			x += space
			n := u.textWidth(head, size, bold)
			pieces = append(pieces, piece{text: head, x: x, line: line, w: n, span: w.span})
			x += n
		}
		space = 0
		if text = text[len(head):]; text != "" {
			x, line = 0, line+1
		}
	}
	return pieces, x, line
}

// wordsOf cuts a text where lines may end: at spaces, and between the signs of scripts that have none.
func wordsOf(spans []control.Span) (all []word) {
	space, before := false, rune(' ')
	for i, s := range spans {
		start := 0
		end := func(at int) {
			if at > start {
				all = append(all, word{text: s.Text[start:at], span: i, space: space, tied: !space && !mayBreak(before, s.Text[start:at])})
				before, _ = utf8.DecodeLastRuneInString(s.Text[:at])
				space = false
			}
			start = at
		}
		last := rune(0)
		for at, r := range s.Text {
			switch {
			case r == ' ':
				end(at)
				space, start = true, at+1
			case last != 0 && at > start && breaks(last, r):
				end(at)
			}
			last = r
		}
		end(len(s.Text))
	}
	if len(all) > 0 {
		all[0].tied = false
	}
	return all
}

func mayBreak(before rune, text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return breaks(before, first)
}

// The signs that no line begins with, and those that none ends with.
const (
	closing  = "、。，．：；！？）」』”’》】…,.;:!?)"
	starting = "（「『“‘《【("
)

// breaks says whether a line may end between two letters that no space parts.
func breaks(a, b rune) bool {
	return (ideographic(a) || ideographic(b)) && !strings.ContainsRune(closing, b) && !strings.ContainsRune(starting, a)
}

// ideographic says whether a sign is of a script without spaces, or of its punctuation.
func ideographic(r rune) bool { return r >= 0x2e80 && r < 0xfffe }
