package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// edges says which edges of a ground have a line.
type edges uint8

const (
	edgeTop edges = 1 << iota
	edgeBottom
	edgeLeft
	edgeRight
)

// ground is the opaque surface behind cards and bars.
type ground struct{ edges edges }

func (g *ground) draw(c *canvas, e *element) {
	r, h := e.rect(), c.ui.hair()
	c.fill(r, c.theme.Ground)
	if g.edges&edgeTop != 0 {
		c.fill(image.Rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+h), c.theme.Line)
	}
	if g.edges&edgeBottom != 0 {
		c.fill(image.Rect(r.Min.X, r.Max.Y-h, r.Max.X, r.Max.Y), c.theme.Line)
	}
	if g.edges&edgeLeft != 0 {
		c.fill(image.Rect(r.Min.X, r.Min.Y, r.Min.X+h, r.Max.Y), c.theme.Line)
	}
	if g.edges&edgeRight != 0 {
		c.fill(image.Rect(r.Max.X-h, r.Min.Y, r.Max.X, r.Max.Y), c.theme.Line)
	}
}

// card is the surface of a panel, with a hole where the program draws.
type card struct{ hole image.Rectangle }

func (k *card) draw(c *canvas, e *element) {
	c.box(e.rect(), c.ui.px(0.5), c.theme.Panel, c.theme.Line)
	if hole := k.hole.Intersect(c.dst.Bounds()); !hole.Empty() {
		c.dst.SubImage(hole).(*ebiten.Image).Clear()
	}
}

// caption is one line of text.
type caption struct {
	text  string
	style style
	title string // what the pointer is told
	help  string
}

func (l *caption) draw(c *canvas, e *element) { c.line(e.rect(), l.text, l.style) }

func (l *caption) tip(*element, image.Point) (title, help string) { return l.title, l.help }

// prose is a text of several lines.
type prose struct {
	lines []string
	style style
}

func (p *prose) draw(c *canvas, e *element) { p.within(c, e.rect()) }

func (p *prose) within(c *canvas, r image.Rectangle) {
	h := c.ui.lineHeight(p.style.size)
	for i, line := range p.lines {
		c.line(image.Rect(r.Min.X, r.Min.Y+i*h, r.Max.X, r.Min.Y+(i+1)*h), line, p.style)
	}
}

// markPart shows an entry's mark.
type markPart struct{ mark control.Mark }

func (m *markPart) draw(c *canvas, e *element) { c.mark(m.mark, e.rect(), c.ui.px(0.92)) }
