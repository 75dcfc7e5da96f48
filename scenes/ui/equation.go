package ui

import (
	"image"
	"strings"

	"github.com/optiscope/optiscope/scenes/control"
)

// equation writes a formula with its name in words above it and its numbers below.
func (b *builder) equation(key string, r *control.Readout, x, y, w int) int {
	u := b.u
	pad := u.px(0.6)
	y += u.px(0.4)
	place[plate](b, key+".box", image.Rect(x, y, x+w, y)).mark = r.Mark
	end := b.paragraph(key+".name", r.Title, style{size: sizeTiny, color: u.theme.Dim}, x+pad, y+u.px(0.3), w-2*pad)
	end = b.paragraph(key, r.Cells[0], style{size: sizeSmall, color: u.theme.Text}, x+pad, end, w-2*pad)
	for i, line := range r.Under {
		end = b.pieces(key+".under."+string(rune('a'+i)), line, x+pad, end, w-2*pad)
	}
	end += u.px(0.35)
	b.resize(key+".box", image.Rect(x, y, x+w, end))
	return end
}

// pieces writes a wrapped text of which some parts are marked.
func (b *builder) pieces(key string, line []control.Piece, x, y, w int) int {
	u := b.u
	var whole strings.Builder
	for _, p := range line {
		whole.WriteString(p.Text)
	}
	lines := u.types.wrap(whole.String(), sizeTiny*u.rem, true, float64(w)) // bold is the wider
	h := u.lineHeight(sizeTiny) * len(lines)
	t := place[mixture](b, key, image.Rect(x, y, x+w, y+h))
	t.lines = split(whole.String(), lines, line)
	return y + h
}

// mixture is text of which some parts are marked.
type mixture struct{ lines [][]control.Piece }

func (m *mixture) draw(c *canvas, e *element) {
	r, h := e.rect(), c.ui.lineHeight(sizeTiny)
	for i, line := range m.lines {
		x, y := r.Min.X, r.Min.Y+i*h+h/2+int(0.36*sizeTiny*c.ui.rem)
		for _, p := range line {
			st := style{size: sizeTiny, color: c.theme.Dim}
			if p.Marked {
				st.bold, st.color = true, c.theme.Text
			}
			c.write(p.Text, x, y, st)
			x += c.width(p.Text, st)
		}
	}
}

// split cuts pieces where a text was broken into lines. Between two lines there is a space, or nothing.
func split(text string, lines []string, pieces []control.Piece) [][]control.Piece {
	all := make([][]control.Piece, len(lines))
	from := 0 // of the present line in the text
	for i, line := range lines {
		from += strings.Index(text[from:], line)
		to, begin := from+len(line), 0
		for _, p := range pieces {
			end := begin + len(p.Text)
			if a, z := max(begin, from), min(end, to); a < z {
				all[i] = append(all[i], control.Piece{Text: text[a:z], Marked: p.Marked})
			}
			begin = end
		}
		from = to
	}
	return all
}
