package ui

import (
	"image"
	"strconv"

	"github.com/optiscope/optiscope/scenes/control"
)

// readouts places a panel's readouts: rows of numbers as a table, sentences as text.
func (b *builder) readouts(p *control.Panel, x, y, w int) int {
	if len(p.Readouts) == 0 {
		return y
	}
	t := newTableau(b.u, p, w)
	if len(p.Columns) > 0 {
		y = b.columns(p, t, x, y, w)
	}
	for i := range p.Readouts {
		r := &p.Readouts[i]
		key := p.ID + ".readout." + strconv.Itoa(i)
		if r.Lines != nil {
			y = b.equation(key, r, x, y, w)
			continue
		}
		if r.Wide {
			y = b.portrait(key, r, x, y, w)
			y = b.sentence(key, r, len(p.Columns) > 0 && p.Mark != nil, x, y, w)
			continue
		}
		row := place[readoutRow](b, key, image.Rect(x, y, x+w, y+t.high))
		row.readout, row.tableau, row.quiet = *r, t, len(p.Columns) == 0
		y += t.high
	}
	return y
}

// tableau is the measure of a table: the same for all its rows.
type tableau struct {
	cells []int // widths, from the left
	high  int
	gap   int
}

func newTableau(u *UI, p *control.Panel, w int) tableau {
	t := tableau{high: u.px(1.62), gap: u.px(0.7)}
	grow := func(i, w int) {
		for len(t.cells) <= i {
			t.cells = append(t.cells, 0)
		}
		t.cells[i] = max(t.cells[i], w)
	}
	for _, r := range p.Readouts {
		for i, cell := range r.Cells {
			if !r.Wide {
				grow(i, u.textWidth(cell, sizeBody, r.Strong && len(p.Columns) > 0))
			}
		}
	}
	for i := range p.Columns {
		grow(i, min(u.px(4.3), w/4)) // steady while numbers change
	}
	return t
}

// columns writes the headings of the cells.
func (b *builder) columns(p *control.Panel, t tableau, x, y, w int) int {
	h := b.u.px(1.35)
	end := x + w
	for i := len(t.cells) - 1; i >= 0; i-- {
		if i < len(p.Columns) {
			c := place[caption](b, p.ID+".column."+strconv.Itoa(i), image.Rect(end-t.cells[i], y, end, y+h))
			c.text, c.style = p.Columns[i], style{size: sizeSmall, color: b.u.theme.Dim, align: right}
		}
		end -= t.cells[i] + t.gap
	}
	return y + h
}

// sentence writes a wide readout, in a box of its own below the table of an entry.
func (b *builder) sentence(key string, r *control.Readout, boxed bool, x, y, w int) int {
	if len(r.Cells) == 0 || r.Cells[0] == "" {
		return y
	}
	u := b.u
	st := style{size: sizeSmall, color: u.theme.Dim, bold: r.Strong}
	if r.Strong || boxed {
		st.color = u.theme.Text
	}
	if !boxed {
		return b.paragraph(key, r.Cells[0], st, x, y+u.px(0.3), w)
	}
	pad := u.px(0.6)
	y += u.px(0.4)
	place[plate](b, key+".box", image.Rect(x, y, x+w, y))
	end := b.paragraph(key, r.Cells[0], st, x+pad, y+u.px(0.45), w-2*pad) + u.px(0.45)
	b.resize(key+".box", image.Rect(x, y, x+w, end))
	return end + u.px(0.2)
}

// plate is a raised surface within a card.
type plate struct{}

func (*plate) draw(c *canvas, e *element) { c.round(e.rect(), c.ui.px(0.4), c.theme.Raised) }

// readoutRow is one line of a table.
type readoutRow struct {
	readout control.Readout
	tableau tableau
	quiet   bool // cells before the last are notes
}

func (t *readoutRow) draw(c *canvas, e *element) {
	u, r := c.ui, e.rect()
	x := r.Min.X
	ink := c.theme.Dim
	if t.readout.Mark != nil {
		c.mark(*t.readout.Mark, image.Rect(x, r.Min.Y, x+u.px(0.95), r.Max.Y), u.px(0.9))
		x += u.px(1.6)
		ink = c.theme.Text
	}
	end := r.Max.X
	for i := len(t.tableau.cells) - 1; i >= 0; i-- {
		w := t.tableau.cells[i]
		if i < len(t.readout.Cells) && w > 0 {
			st := style{size: sizeBody, bold: t.readout.Strong && !t.quiet, color: c.theme.Text, align: right}
			if t.quiet && i < len(t.tableau.cells)-1 {
				st.color = c.theme.Dim
			}
			c.line(image.Rect(end-w, r.Min.Y, end, r.Max.Y), t.readout.Cells[i], st)
		}
		if w > 0 {
			end -= w + t.tableau.gap
		}
	}
	c.line(image.Rect(x, r.Min.Y, end+t.tableau.gap/2, r.Max.Y), t.readout.Label, style{size: sizeBody, color: ink})
}

func (t *readoutRow) tip(*element, image.Point) (title, help string) { return t.readout.Title, "" }
