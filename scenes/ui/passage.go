package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// passage is a text of several styles.
type passage struct {
	spans  []control.Span
	pieces []piece
	size   float64
}

func (t *passage) draw(c *canvas, e *element) { c.pieces(t.pieces, t.spans, t.size, e.rect().Min) }

// pieces writes a text of several styles from its top left corner on. What can be pressed draws itself.
func (c *canvas) pieces(pieces []piece, spans []control.Span, size float64, at image.Point) {
	h := c.ui.lineHeight(size)
	for _, p := range pieces {
		s := &spans[p.span]
		if s.Do != nil {
			continue
		}
		st := style{size: size, bold: s.Bold, color: c.theme.Text}
		if s.Dim {
			st.color = c.theme.Dim
		}
		c.line(image.Rect(at.X+p.x, at.Y+p.line*h, at.X+p.x+p.w, at.Y+(p.line+1)*h), p.text, st)
	}
}

// doer acts when the press is released inside, or by Enter or Space.
type doer struct {
	do     func() error
	leaves bool // it closes the drawer that holds it
}

func (d *doer) press(*element, image.Point, bool) {}
func (d *doer) drag(*element, image.Point)        {}

func (d *doer) release(e *element, _ image.Point, inside bool) {
	if inside {
		d.act(e.ui)
	}
}

func (d *doer) act(u *UI) {
	if d.do == nil {
		return
	}
	if d.leaves {
		u.drawer = ""
	}
	u.stale = true
	u.accept(d.do())
}

// typed is what presses things by the keyboard.
func pressKeys() []ebiten.Key {
	return []ebiten.Key{ebiten.KeyEnter, ebiten.KeyNumpadEnter, ebiten.KeySpace}
}

// linkRest is what of a link stands on further lines.
type linkRest struct {
	doer
	text string
	size float64
}

func (l *linkRest) set(text string, size float64, do func() error) {
	l.text, l.size, l.do = text, size, do
}

func (l *linkRest) draw(c *canvas, e *element) {
	r, u := e.rect(), c.ui
	c.line(r, l.text, style{size: l.size, color: c.theme.Accent})
	line := image.Rect(r.Min.X, r.Max.Y-u.px(0.2), r.Max.X, r.Max.Y-u.px(0.2)+u.hair())
	if u.pointer.over == e {
		line.Max.Y += u.hair()
	}
	c.fill(line, c.theme.Accent)
	c.focusRing(e, u.px(0.2))
}

// link is a text that does something when it is pressed.
type link struct{ linkRest }

func (l *link) keys() []ebiten.Key           { return pressKeys() }
func (l *link) key(e *element, _ ebiten.Key) { l.act(e.ui) }

// choiceBox is a block that is pressed.
type choiceBox struct {
	doer
	block        *control.Block
	spans, rest  []control.Span
	pieces, more []piece
	size         float64
	pad          image.Point
	high         int // of its text
}

func (t *choiceBox) draw(c *canvas, e *element) {
	u, r := c.ui, e.rect()
	fill, edge := c.theme.Panel, c.theme.Line
	if u.pointer.over == e && t.do != nil {
		fill, edge = c.theme.Raised, c.theme.Dim
	}
	ink := c.theme.Accent
	switch {
	case t.block.Wrong:
		edge, ink = c.theme.Alert, c.theme.Alert
	case t.block.Strong:
		edge = c.theme.Accent
	}
	c.box(r, u.px(0.5), fill, edge)
	if t.block.Strong || t.block.Wrong {
		c.border(r, u.px(0.5), 2*u.hair(), edge)
	}
	at := image.Pt(r.Min.X+t.pad.X, r.Min.Y+(r.Dy()-t.high)/2)
	if t.block.Icon != "" {
		c.icon(t.block.Icon, image.Rect(at.X, at.Y, at.X+u.px(0.9), at.Y+u.lineHeight(t.size)), u.px(0.9), ink)
		at.X += u.px(1.3)
	}
	c.pieces(t.pieces, t.spans, t.size, at)
	if len(t.pieces) > 0 {
		at.Y += (t.pieces[len(t.pieces)-1].line + 1) * u.lineHeight(t.size)
	}
	c.pieces(t.more, t.rest, sizeSmall, at)
	c.focusRing(e, u.px(0.5))
}

func (t *choiceBox) keys() []ebiten.Key           { return pressKeys() }
func (t *choiceBox) key(e *element, _ ebiten.Key) { t.act(e.ui) }

// lookChip brings what it names into sight.
type lookChip struct {
	doer
	text, look string
}

func (l *lookChip) draw(c *canvas, e *element) {
	r, edge := e.rect(), c.theme.Line
	if c.ui.pointer.over == e {
		edge = c.theme.Dim
	}
	c.round(r, r.Dy()/2, c.theme.Raised)
	c.border(r, r.Dy()/2, c.ui.hair(), edge)
	pad := c.ui.px(0.5)
	c.line(image.Rect(r.Min.X+pad, r.Min.Y, r.Max.X-pad, r.Max.Y), l.text, style{size: sizeSmall, color: c.theme.Text, align: middle})
	c.focusRing(e, r.Dy()/2)
}

func (l *lookChip) release(e *element, _ image.Point, inside bool) {
	if inside {
		e.ui.lead(l.look)
	}
}

func (l *lookChip) keys() []ebiten.Key           { return pressKeys() }
func (l *lookChip) key(e *element, _ ebiten.Key) { e.ui.lead(l.look) }

// bullet begins an item of a list.
type bullet struct{ wide int }

func (d *bullet) draw(c *canvas, e *element) {
	r := e.rect()
	c.disc(image.Pt(r.Min.X+d.wide, (r.Min.Y+r.Max.Y)/2), d.wide, c.theme.Dim)
}

// stripe is the line beside a question.
type stripe struct{}

func (*stripe) draw(c *canvas, e *element) { c.fill(e.rect(), c.theme.Accent) }
