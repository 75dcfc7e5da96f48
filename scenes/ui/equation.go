package ui

import (
	"image"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/optiscope/optiscope/scenes/control"
)

// equation places an equation in a box of its own: its words, itself, and its numbers.
func (b *builder) equation(key string, r *control.Readout, x, y, w int) int {
	u := b.u
	pad := u.px(0.6)
	y += u.px(0.4)
	place[plate](b, key+".box", image.Rect(x, y, x+w, y))
	left, room := x+pad, w-2*pad
	top := y + u.px(0.4)
	dim := style{size: sizeTiny, color: u.theme.Dim}
	words := room
	if r.Tag != "" {
		tag := u.textWidth(r.Tag, sizeTiny, true)
		words -= tag + u.px(0.5)
		place[caption](b, key+".tag", image.Rect(left+room-tag, top, left+room, top+u.lineHeight(sizeTiny))).set(r.Tag, style{size: sizeTiny, bold: true, color: u.theme.Text, align: right})
	}
	top = b.paragraph(key+".words", r.Label, dim, left, top, words)
	top = b.paragraph(key+".formula", r.Cells[0], style{size: sizeBody, color: u.theme.Text}, left, top, room) + u.px(0.15)
	for i := range r.Lines {
		top = b.numbers(key+"."+strconv.Itoa(i), &r.Lines[i], left, top, room)
	}
	top += u.px(0.45)
	b.resize(key+".box", image.Rect(x, y, x+w, top))
	return top
}

func (l *caption) set(text string, st style) { l.text, l.style = text, st }

// numbers places an equation in numbers and returns where it ends, which numbers that become longer do not change.
func (b *builder) numbers(key string, l *control.Line, x, y, w int) int {
	u := b.u
	n := &numberLine{style: style{size: sizeSmall, color: u.theme.Dim}, label: l.Label, value: "= " + l.Value, sign: l.Sign, end: u.px(0.85)}
	if l.Label != "" {
		n.indent = u.px(0.95)
	}
	size, width := sizeSmall*u.rem, float64(w-n.indent)
	high := func(text, value string) ([]string, int) {
		lines := u.types.wrap(text, size, false, width)
		last := u.types.width(lines[len(lines)-1], size, false) + u.types.width(value, size, true) + float64(n.end+u.px(0.5))
		if last > width {
			return lines, len(lines) + 1 // the value stands on a line of its own
		}
		return lines, len(lines)
	}
	lines, now := high(unmarked(l.Text), n.value)
	_, most := high(l.Room, "= −0.001234")
	n.lines, n.last = marks(l.Text, lines), now-1
	bottom := y + max(now, most)*u.lineHeight(sizeSmall)
	*place[numberLine](b, key, image.Rect(x, y, x+w, bottom)) = *n
	return bottom
}

func unmarked(text string) string { return strings.ReplaceAll(text, control.Marked, "") }

// markRun is a part of a line, which is marked or is not.
type markRun struct {
	text   string
	marked bool
}

// marks finds in wrapped lines what is marked in the text that they were made of.
func marks(text string, lines []string) [][]markRun {
	marked := false
	all := make([][]markRun, len(lines))
	for i, line := range lines {
		for _, r := range line {
			text, marked = next(text, marked)
			if !unicode.IsSpace(r) {
				_, size := utf8.DecodeRuneInString(text)
				text = text[size:]
			}
			if n := len(all[i]); n == 0 || all[i][n-1].marked != marked {
				all[i] = append(all[i], markRun{marked: marked})
			}
			all[i][len(all[i])-1].text += string(r)
		}
	}
	return all
}

// next skips spaces and marks up to the next letter of a text.
func next(text string, marked bool) (string, bool) {
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		switch {
		case strings.HasPrefix(text, control.Marked):
			marked = !marked
		case !unicode.IsSpace(r):
			return text, marked
		}
		text = text[size:]
	}
	return text, marked
}

// numberLine is an equation in numbers: what is computed, and what it comes to.
type numberLine struct {
	style              style
	label, value, sign string
	lines              [][]markRun
	indent             int // of the numbers, behind the label
	last               int // line of the value
	end                int // width of the sign
}

func (n *numberLine) draw(c *canvas, e *element) {
	u, r := c.ui, e.rect()
	h := u.lineHeight(n.style.size)
	c.line(image.Rect(r.Min.X, r.Min.Y, r.Min.X+n.indent, r.Min.Y+h), n.label, n.style)
	for i, runs := range n.lines {
		x, y := r.Min.X+n.indent, r.Min.Y+i*h
		for _, run := range runs {
			st, w := n.style, c.width(run.text, n.style)
			if run.marked {
				st.color = c.theme.Text
				c.fill(image.Rect(x, y+h-u.px(0.16), x+w, y+h-u.px(0.16)+u.hair()), c.theme.Text)
			}
			c.line(image.Rect(x, y, x+w, y+h), run.text, st)
			x += w
		}
	}
	y := r.Min.Y + n.last*h
	c.line(image.Rect(r.Min.X, y, r.Max.X-n.end, y+h), n.value, style{size: sizeSmall, bold: true, color: c.theme.Text, align: right})
	c.line(image.Rect(r.Max.X-n.end, y, r.Max.X, y+h), n.sign, style{size: sizeSmall, color: c.theme.Text, align: right})
}
