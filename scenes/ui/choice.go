package ui

import (
	"image"
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// fewOptions stand side by side; more go into a list.
const fewOptions = 3

func optionLabels(c *control.Control) []string {
	labels := make([]string, len(c.Options))
	for i, o := range c.Options {
		labels[i] = o.Label
	}
	return labels
}

func chosen(c *control.Control) int {
	now := c.Text()
	for i, o := range c.Options {
		if o.Value == now {
			return i
		}
	}
	return -1
}

// segments are a few options side by side.
type segments struct {
	choices []string
	chosen  int
	size    float64
	choose  func(i int)
	c       *control.Control // nil for tabs
	pressed int
}

func (s *segments) bind(u *UI, c *control.Control, labels []string) {
	s.c, s.choices, s.chosen, s.size = c, labels, chosen(c), sizeSmall
	s.choose = func(i int) { u.set(c, c.Options[i].Value) }
}

// segmentsWidth is the least width of segments with these labels.
func (u *UI) segmentsWidth(labels []string, size float64) int {
	w := 0
	for _, l := range labels {
		w += u.textWidth(l, size, false) + u.px(0.9)
	}
	return w + u.px(0.3)
}

// cell is the rectangle of one option; wider labels get wider cells.
func (s *segments) cell(e *element, i int) image.Rectangle {
	u := e.ui
	r := e.rect().Inset(max(u.px(0.15), 1))
	spare := r.Dx()
	for _, l := range s.choices {
		spare -= u.textWidth(l, s.size, false)
	}
	n := len(s.choices)
	x := r.Min.X
	for k := range n {
		w := u.textWidth(s.choices[k], s.size, false) + spare*(k+1)/n - spare*k/n
		if k == i {
			return image.Rect(x, r.Min.Y, x+w, r.Max.Y)
		}
		x += w
	}
	return image.Rectangle{}
}

func (s *segments) under(e *element, p image.Point) int {
	for i := range s.choices {
		if p.In(s.cell(e, i)) {
			return i
		}
	}
	return -1
}

func (s *segments) now() int {
	if s.c != nil {
		return chosen(s.c)
	}
	return s.chosen
}

func (s *segments) draw(c *canvas, e *element) {
	u := c.ui
	c.box(e.rect(), u.px(0.4), c.theme.Panel, c.theme.Line)
	now := s.now()
	for i, label := range s.choices {
		r := s.cell(e, i)
		ink := c.theme.Dim
		if i == now {
			c.round(r, u.px(0.3), c.theme.Raised)
			ink = c.theme.Text
		} else if u.pointer.over == e && s.under(e, u.pointer.at) == i {
			ink = c.theme.Text
		}
		c.line(r, label, style{size: s.size, color: ink, align: middle})
	}
	c.focusRing(e, u.px(0.4))
}

func (s *segments) press(e *element, p image.Point, _ bool) { s.pressed = s.under(e, p) }
func (s *segments) drag(*element, image.Point)              {}

func (s *segments) release(e *element, p image.Point, inside bool) {
	if i := s.under(e, p); inside && i >= 0 && i == s.pressed {
		s.choose(i)
		e.ui.dirty = true
	}
}

func (s *segments) hover(*element, image.Point) bool { return true }

func (s *segments) keys() []ebiten.Key {
	return []ebiten.Key{ebiten.KeyArrowLeft, ebiten.KeyArrowRight, ebiten.KeyArrowUp, ebiten.KeyArrowDown}
}

func (s *segments) key(e *element, k ebiten.Key) {
	i := s.now() + 1
	if k == ebiten.KeyArrowLeft || k == ebiten.KeyArrowUp {
		i -= 2
	}
	if i >= 0 && i < len(s.choices) {
		s.choose(i)
		e.ui.dirty = true
	}
}

func (s *segments) tip(e *element, p image.Point) (title, help string) {
	if s.c == nil {
		return "", ""
	}
	help = s.c.Help
	if i := s.under(e, p); i >= 0 && s.c.Options[i].Hint != "" {
		help = s.c.Options[i].Hint
	}
	return s.c.Title, help
}

// dropdown shows the chosen option and opens the list of all.
type dropdown struct {
	c     *control.Control
	lone  bool // a wide button with a dashed edge
	short bool // in a bar: bordered
}

func (d *dropdown) label() string {
	if i := chosen(d.c); i >= 0 {
		return d.c.Options[i].Label
	}
	return d.c.Text()
}

func (d *dropdown) draw(c *canvas, e *element) {
	u, r := c.ui, e.rect()
	hot := u.pointer.over == e
	if d.lone {
		ink := c.theme.Dim
		if hot {
			ink = c.theme.Text
		}
		c.dashes(r, c.theme.Line)
		c.line(r.Inset(u.px(0.5)), d.label(), style{size: sizeBody, color: ink, align: middle})
		c.focusRing(e, u.px(0.4))
		return
	}
	edge := c.theme.Raised
	if d.short || hot {
		edge = c.theme.Line
	}
	c.box(r, u.px(0.35), c.theme.Raised, edge)
	if d.pictured() {
		c.icon(d.c.Icon, r, u.px(1.05), c.theme.Text)
		c.focusRing(e, u.px(0.35))
		return
	}
	room := image.Rect(r.Min.X+u.px(0.5), r.Min.Y, r.Max.X-u.px(1.35), r.Max.Y)
	c.line(room, d.label(), style{size: sizeBody, color: c.theme.Text})
	arrow := image.Rect(r.Max.X-u.px(1.25), r.Min.Y, r.Max.X-u.px(0.35), r.Max.Y)
	c.icon("more", arrow, u.px(0.75), c.theme.Dim)
	c.focusRing(e, u.px(0.35))
}

// pictured says whether a picture stands for the chosen option, where there is little room.
func (d *dropdown) pictured() bool { return d.short && d.c.Icon != "" }

// width is what the widest option needs, or the picture.
func (d *dropdown) width(u *UI) int {
	if d.pictured() {
		return u.roomy(1.9)
	}
	w := 0
	for _, o := range d.c.Options {
		w = max(w, u.textWidth(o.Label, sizeBody, false))
	}
	return w + u.px(2)
}

func (d *dropdown) press(*element, image.Point, bool) {}
func (d *dropdown) drag(*element, image.Point)        {}

func (d *dropdown) release(e *element, _ image.Point, inside bool) {
	if inside {
		e.ui.openMenu(e, d)
	}
}

func (d *dropdown) keys() []ebiten.Key {
	return []ebiten.Key{ebiten.KeyEnter, ebiten.KeyNumpadEnter, ebiten.KeySpace, ebiten.KeyArrowDown, ebiten.KeyArrowUp}
}

func (d *dropdown) key(e *element, _ ebiten.Key) { e.ui.openMenu(e, d) }

func (d *dropdown) tip(*element, image.Point) (title, help string) { return d.c.Title, d.c.Help }

// dashes is a dashed frame.
func (c *canvas) dashes(r image.Rectangle, col color.RGBA) {
	u := c.ui
	h, dash, gap := u.hair(), u.px(0.3), u.px(0.2)
	for x := r.Min.X; x < r.Max.X; x += dash + gap {
		end := min(x+dash, r.Max.X)
		c.fill(image.Rect(x, r.Min.Y, end, r.Min.Y+h), col)
		c.fill(image.Rect(x, r.Max.Y-h, end, r.Max.Y), col)
	}
	for y := r.Min.Y + dash + gap; y < r.Max.Y; y += dash + gap {
		end := min(y+dash, r.Max.Y)
		c.fill(image.Rect(r.Min.X, y, r.Min.X+h, end), col)
		c.fill(image.Rect(r.Max.X-h, y, r.Max.X, end), col)
	}
}
