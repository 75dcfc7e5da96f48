package ui

import (
	"image"
	"unicode"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// menu is the list of a choice's options. It scrolls where it is longer than the window.
type menu struct {
	labels []string
	hints  []string
	chosen int
	lit    int // under the pointer or the arrow keys
	scroll scroll
	choose func(i int)
}

// openMenu shows the options of a dropdown below it, or above where there is more room.
func (u *UI) openMenu(e *element, d *dropdown) {
	m := &menu{lit: -1, chosen: -1}
	var values []string
	now := d.c.Text()
	for _, o := range d.c.Options {
		if o.Value == "" {
			continue // the heading of a list of commands
		}
		if o.Value == now {
			m.chosen = len(values)
		}
		values = append(values, o.Value)
		m.labels, m.hints = append(m.labels, o.Label), append(m.hints, o.Hint)
	}
	owner := e.key
	m.choose = func(i int) {
		u.closePopup()
		if opener := u.byKey[owner]; opener != nil {
			if d, ok := opener.part.(*dropdown); ok {
				u.set(d.c, values[i])
			}
		}
	}
	u.openList(e, m)
}

// openCommands shows a list of commands at the button that it is behind.
func (u *UI) openCommands(e *element, commands []control.Control) {
	m := &menu{chosen: -1}
	for i := range commands {
		m.labels, m.hints = append(m.labels, commands[i].Label), append(m.hints, commands[i].Help)
	}
	m.choose = func(i int) {
		u.closePopup()
		u.stale = true
		u.accept(commands[i].Press())
	}
	u.openList(e, m)
}

func (u *UI) openList(e *element, m *menu) {
	m.lit = max(m.chosen, 0)
	r := u.menuRect(e.rect(), m.labels)
	m.scroll = scroll{content: len(m.labels) * m.row(u), view: r.Dy() - 2*m.pad(u)}
	m.reveal(u)
	u.open(e.key, m, r)
}

func (m *menu) row(u *UI) int { return u.roomy(1.85) }
func (m *menu) pad(u *UI) int { return u.px(0.3) }

func (u *UI) menuRect(from image.Rectangle, labels []string) image.Rectangle {
	var m menu
	w := from.Dx()
	for _, l := range labels {
		w = max(w, u.textWidth(l, sizeBody, false)+u.px(2.4))
	}
	edge := u.px(0.4)
	w = min(w, u.size.X-2*edge)
	h := len(labels)*m.row(u) + 2*m.pad(u)
	below, above := u.size.Y-edge-from.Max.Y, from.Min.Y-edge
	x := max(min(from.Min.X, u.size.X-edge-w), edge)
	gap := u.px(0.2)
	if h+gap <= below || below >= above {
		return image.Rect(x, from.Max.Y+gap, x+w, from.Max.Y+min(h+gap, below))
	}
	return image.Rect(x, from.Min.Y-min(h+gap, above), x+w, from.Min.Y-gap)
}

func (m *menu) draw(c *canvas, e *element) {
	u, r := c.ui, e.rect()
	c.round(r.Inset(-2*u.hair()), u.px(0.5), fade(c.theme.Ground, 0.5))
	c.box(r, u.px(0.45), c.theme.Raised, c.theme.Line)
	list := r.Inset(m.pad(u))
	inside := &canvas{ui: u, dst: c.dst.SubImage(list).(*ebiten.Image), theme: c.theme}
	for i, label := range m.labels {
		row := image.Rect(list.Min.X, list.Min.Y+i*m.row(u)-m.scroll.offset, list.Max.X, list.Min.Y+(i+1)*m.row(u)-m.scroll.offset)
		if !row.Overlaps(list) {
			continue
		}
		if i == m.lit {
			inside.round(row, u.px(0.3), mix(c.theme.Raised, c.theme.Line, 0.8))
		}
		if i == m.chosen {
			inside.disc(image.Pt(row.Min.X+u.px(0.65), (row.Min.Y+row.Max.Y)/2), u.px(0.4), c.theme.Accent)
		}
		text := image.Rect(row.Min.X+u.px(1.25), row.Min.Y, row.Max.X-u.px(0.4), row.Max.Y)
		inside.line(text, label, style{size: sizeBody, color: c.theme.Text})
	}
	c.thumb(&m.scroll, list)
}

// thumb shows at the right edge of a list how far it is scrolled.
func (c *canvas) thumb(s *scroll, list image.Rectangle) {
	if s.content <= s.view {
		return
	}
	u := c.ui
	long := list.Dy() * s.view / s.content
	y := list.Min.Y + (list.Dy()-long)*s.offset/(s.content-s.view)
	c.round(image.Rect(list.Max.X-u.px(0.2), y, list.Max.X, y+long), u.px(0.1), c.theme.Dim)
}

func (m *menu) under(e *element, p image.Point) int {
	list := e.rect().Inset(m.pad(e.ui))
	i := (p.Y - list.Min.Y + m.scroll.offset) / m.row(e.ui)
	if !p.In(list) || i < 0 || i >= len(m.labels) {
		return -1
	}
	return i
}

func (m *menu) hover(e *element, p image.Point) bool {
	if i := m.under(e, p); i >= 0 && i != m.lit {
		m.lit = i
		return true
	}
	return false
}

func (m *menu) press(*element, image.Point, bool) {}
func (m *menu) drag(*element, image.Point)        {}

func (m *menu) release(e *element, p image.Point, inside bool) {
	if i := m.under(e, p); inside && i >= 0 {
		m.choose(i)
	}
}

func (m *menu) wheel(e *element, notches float64) bool {
	return m.pan(e, -int(notches*3*float64(m.row(e.ui))))
}

func (m *menu) pan(e *element, pixels int) bool {
	m.scroll.offset += pixels
	m.scroll.clamp()
	m.hover(e, e.ui.pointer.at)
	e.ui.dirty = true
	return true
}

func (m *menu) keys() []ebiten.Key {
	return []ebiten.Key{ebiten.KeyArrowUp, ebiten.KeyArrowDown, ebiten.KeyPageUp, ebiten.KeyPageDown,
		ebiten.KeyHome, ebiten.KeyEnd, ebiten.KeyEnter, ebiten.KeyNumpadEnter, ebiten.KeySpace, ebiten.KeyEscape, ebiten.KeyTab}
}

func (m *menu) key(e *element, k ebiten.Key) {
	page := max(m.scroll.view/m.row(e.ui)-1, 1)
	switch k {
	case ebiten.KeyArrowUp:
		m.lit--
	case ebiten.KeyArrowDown:
		m.lit++
	case ebiten.KeyPageUp:
		m.lit -= page
	case ebiten.KeyPageDown:
		m.lit += page
	case ebiten.KeyHome:
		m.lit = 0
	case ebiten.KeyEnd:
		m.lit = len(m.labels) - 1
	case ebiten.KeyEnter, ebiten.KeyNumpadEnter, ebiten.KeySpace:
		m.choose(m.lit)
		return
	default:
		e.ui.closePopup()
		return
	}
	m.reveal(e.ui)
	e.ui.dirty = true
}

// typed lights the next option that begins with a letter.
func (m *menu) typed(e *element, runes []rune) {
	for _, r := range runes {
		m.lit = startingWith(r, m.lit, len(m.labels), func(i int) string { return m.labels[i] })
	}
	m.reveal(e.ui)
	e.ui.dirty = true
}

// startingWith is the first of n labels after one that begins with a letter, or that one.
func startingWith(letter rune, after, n int, label func(i int) string) int {
	for k := 1; k <= n; k++ {
		i := (after + k) % n
		if first := []rune(label(i)); len(first) > 0 && unicode.ToLower(first[0]) == unicode.ToLower(letter) {
			return i
		}
	}
	return after
}

// reveal keeps the lit option in the list and in sight.
func (m *menu) reveal(u *UI) {
	m.lit = max(min(m.lit, len(m.labels)-1), 0)
	y := m.lit * m.row(u)
	m.scroll.offset = max(min(m.scroll.offset, y), y+m.row(u)-m.scroll.view)
	m.scroll.clamp()
}

func (m *menu) tip(e *element, p image.Point) (title, help string) {
	if i := m.under(e, p); i >= 0 && m.hints[i] != "" {
		return m.labels[i], m.hints[i]
	}
	return "", ""
}
