package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// helpButton opens the list of keys.
type helpButton struct{ size float64 }

func (h *helpButton) draw(c *canvas, e *element) {
	u := c.ui
	fill := c.theme.Panel
	if u.pointer.over == e {
		fill = c.theme.Raised
	}
	c.box(e.rect(), u.px(0.4), fill, c.theme.Line)
	c.line(e.rect(), "?", style{size: h.size, color: c.theme.Text, align: middle})
	c.focusRing(e, u.px(0.4))
}

func (h *helpButton) press(*element, image.Point, bool) {}
func (h *helpButton) drag(*element, image.Point)        {}

func (h *helpButton) release(e *element, _ image.Point, inside bool) {
	if inside {
		e.ui.openHelp()
	}
}

func (h *helpButton) keys() []ebiten.Key {
	return []ebiten.Key{ebiten.KeyEnter, ebiten.KeyNumpadEnter, ebiten.KeySpace}
}

func (h *helpButton) key(e *element, _ ebiten.Key) { e.ui.openHelp() }

func (h *helpButton) tip(e *element, _ image.Point) (title, help string) {
	return e.ui.program.Text("Keys (?)"), ""
}

// helpLine is a key and what it does; without a key it is a sentence.
type helpLine struct{ key, text string }

// keyName is how a key is called on the keyboard.
func (u *UI) keyName(key string) string {
	switch key {
	case " ":
		return u.program.Text("Space")
	case "ArrowLeft":
		return "←"
	case "ArrowRight":
		return "→"
	case "ArrowUp":
		return "↑"
	case "ArrowDown":
		return "↓"
	}
	return key
}

// helpLines are the keys of all controls and those of the widgets.
func (u *UI) helpLines() []helpLine {
	say := u.program.Text
	lines := []helpLine{{text: u.program.Status()}}
	for _, c := range u.program.Controls() {
		if c.Key != "" {
			lines = append(lines, helpLine{u.keyName(c.Key), capital(c.Title)})
		}
	}
	for _, p := range u.inPlace(control.Dialog) {
		if p.Key != "" {
			lines = append(lines, helpLine{u.keyName(p.Key), p.Title})
		}
	}
	return append(lines, helpLine{"?", say("This list")},
		helpLine{"F1", say("Explains what has the keyboard or the pointer, as the ? beside it does")},
		helpLine{"Tab", say("Next widget; Shift+Tab: the one before")},
		helpLine{say("Arrows"), say("Fine steps of a slider; Page keys: coarse steps")},
		helpLine{"Home", say("Default of a slider; so does a double click")},
		helpLine{"Ctrl", say("With C, X, V and A in a field: copy, cut, paste, select all")},
		helpLine{"Enter", say("Sets a typed value; Escape restores it")})
}

func capital(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// keyList is the dialog with all keys.
type keyList struct {
	lines  []helpLine
	scroll scroll
}

func (u *UI) openHelp() {
	k := &keyList{lines: u.helpLines()}
	edge := u.px(0.7)
	w := min(u.px(30), u.size.X-2*edge)
	k.scroll.content = k.height(u, w)
	h := min(k.scroll.content, u.size.Y-2*edge)
	k.scroll.view = h
	x, y := (u.size.X-w)/2, (u.size.Y-h)/2
	u.open("help", k, image.Rect(x, y, x+w, y+h))
}

const keyColumn = 5.2 // rem

// row is the wrapped text of a line and its height.
func (k *keyList) row(u *UI, l helpLine, w int) (text []string, h int) {
	room := w - u.px(2)
	if l.key != "" {
		room -= u.px(keyColumn)
	}
	text = u.types.wrap(l.text, sizeBody*u.rem, false, float64(max(room, 1)))
	return text, len(text)*u.lineHeight(sizeBody) + u.px(0.35)
}

func (k *keyList) height(u *UI, w int) int {
	h := u.px(3.6)
	for _, l := range k.lines {
		_, row := k.row(u, l, w)
		h += row
	}
	return h
}

func (k *keyList) draw(c *canvas, e *element) {
	u, r := c.ui, e.rect()
	c.shade(0.55)
	c.box(r, u.px(0.6), c.theme.Panel, c.theme.Line)
	inside := &canvas{ui: u, dst: c.dst.SubImage(r.Inset(u.px(0.4))).(*ebiten.Image), theme: c.theme}
	x, y := r.Min.X+u.px(1), r.Min.Y+u.px(0.7)-k.scroll.offset
	inside.line(image.Rect(x, y, r.Max.X-u.px(2.4), y+u.px(1.8)), u.program.Text("Keys"), style{size: sizeBrand, bold: true, color: c.theme.Text})
	inside.icon("close", k.closer(u, e), u.px(0.9), c.theme.Dim)
	y += u.px(2.1)
	for _, l := range k.lines {
		text, h := k.row(u, l, r.Dx())
		p := prose{lines: text, style: style{size: sizeBody, color: c.theme.Dim}}
		at := x
		if l.key != "" {
			cap := image.Rect(x, y, x+u.textWidth(l.key, sizeSmall, true)+u.px(0.8), y+u.px(1.35))
			inside.box(cap, u.px(0.25), c.theme.Raised, c.theme.Line)
			inside.line(cap, l.key, style{size: sizeSmall, bold: true, color: c.theme.Text, align: middle})
			at += u.px(keyColumn)
			p.style.color = c.theme.Text
		}
		p.within(inside, image.Rect(at, y, r.Max.X-u.px(0.9), y+h))
		y += h
	}
}

func (k *keyList) closer(u *UI, e *element) image.Rectangle {
	r := e.rect()
	side := u.roomy(2.9)
	return image.Rect(r.Max.X-side, r.Min.Y, r.Max.X, r.Min.Y+side)
}

func (k *keyList) press(e *element, p image.Point, _ bool) {
	if p.In(k.closer(e.ui, e)) {
		e.ui.closePopup()
	}
}

func (k *keyList) wheel(e *element, notches float64) bool {
	return k.pan(e, -int(notches*3*e.ui.rem))
}

func (k *keyList) pan(e *element, pixels int) bool {
	k.scroll.offset += pixels
	k.scroll.clamp()
	e.ui.dirty = true
	return true
}

func (k *keyList) keys() []ebiten.Key {
	return []ebiten.Key{ebiten.KeyEscape, ebiten.KeyEnter, ebiten.KeySpace, ebiten.KeyTab, ebiten.KeyArrowDown, ebiten.KeyArrowUp}
}

func (k *keyList) key(e *element, key ebiten.Key) {
	switch key {
	case ebiten.KeyArrowDown:
		k.wheel(e, -1)
	case ebiten.KeyArrowUp:
		k.wheel(e, 1)
	default:
		e.ui.closePopup()
	}
}
