package ui

import (
	"image"
	"unicode"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// field shows a value and takes a typed one.
type field struct {
	c       *control.Control
	prefix  string // a small label inside the field
	wide    bool   // a line of text, written from the left
	editing bool
	refused bool // the last typed value; until the next edit
	line    editor
	draft   draft // of a live control
}

func (f *field) draw(c *canvas, e *element) {
	u, r := c.ui, e.rect()
	edge := c.theme.Raised
	switch {
	case f.refused:
		edge = c.theme.Alert
	case f.editing:
		edge = c.theme.Accent
	case u.pointer.over == e:
		edge = c.theme.Line
	}
	c.box(r, u.px(0.3), c.theme.Raised, edge)
	inner := f.inner(u, e)
	if f.prefix != "" {
		c.line(image.Rect(r.Min.X+u.px(0.45), r.Min.Y, inner.Min.X, r.Max.Y), f.prefix, style{size: sizeBody, color: c.theme.Dim})
	}
	if f.editing {
		f.line.draw(c, inner)
		return
	}
	st := style{size: sizeBody, color: c.theme.Text, align: right}
	if f.refused {
		st.color = c.theme.Alert
	}
	text := f.shown(u, inner.Dx())
	if f.wide {
		st.align = left
	}
	c.line(inner, text, st)
	c.focusRing(e, u.px(0.3))
}

// inner is the room for the value.
func (f *field) inner(u *UI, e *element) image.Rectangle {
	r := e.rect()
	r.Min.X += u.px(0.4)
	r.Max.X -= u.px(0.4)
	if f.prefix != "" {
		r.Min.X += u.textWidth(f.prefix, sizeBody, false) + u.px(0.35)
	}
	return r
}

// shown is the value with as many digits as fit.
func (f *field) shown(u *UI, width int) string {
	text := f.c.Text()
	if f.keeps() {
		return string(f.line.runes)
	}
	if f.c.Kind != control.Number {
		return text
	}
	v := f.c.Num.Get()
	for digits := 12; digits > 0 && u.textWidth(display(text), sizeBody, false) > width; digits-- {
		text = control.FormatNumber(control.Round(v, digits))
	}
	return display(text)
}

// display writes the typographic minus in front of a number.
func display(text string) string {
	if len(text) > 1 && text[0] == '-' {
		return "−" + text[1:]
	}
	return text
}

// begin starts editing with everything selected.
func (f *field) begin(e *element) {
	if !f.editing && f.keeps() {
		f.editing = true // goes on with what was refused
	}
	if !f.editing {
		f.editing = true
		f.line = editor{runes: []rune(f.c.Text()), right: !f.wide}
		f.line.all()
	}
	e.ui.dirty = true
}

// commit gives the control what was typed.
func (f *field) commit(e *element) {
	if !f.editing {
		return
	}
	f.editing = false
	e.ui.dirty = true
	if f.c.Live {
		return // it was set with every letter
	}
	text := string(f.line.runes)
	if text == f.c.Text() {
		return
	}
	f.refused = !e.ui.set(f.c, text)
	if !f.refused {
		e.ui.hushed = e.ui.program.Notice()
	}
}

func (f *field) focused(e *element, on bool) {
	if on {
		f.begin(e)
	} else {
		f.commit(e)
	}
}

func (f *field) press(e *element, p image.Point, double bool) {
	fresh := !f.editing || !e.ui.pointer.again
	f.begin(e)
	if double {
		f.line.all()
	}
	if double || fresh {
		return // all is selected: typing replaces it
	}
	f.line.to(f.line.at(e.ui, f.inner(e.ui, e), p.X), false)
}

func (f *field) drag(e *element, p image.Point) {
	if e.ui.pointer.moved {
		f.line.to(f.line.at(e.ui, f.inner(e.ui, e), p.X), true)
		e.ui.dirty = true
	}
}

func (f *field) horizontal() {}

func (f *field) release(*element, image.Point, bool) {}

func (f *field) typed(e *element, runes []rune) {
	for _, r := range runes {
		if !f.editing && !unicode.IsDigit(r) && r != '-' {
			continue // keys of the program
		}
		f.begin(e)
		f.refused = false
		f.line.insert(r)
	}
	f.live(e)
	e.ui.dirty = true
}

func (f *field) keys() []ebiten.Key {
	all := []ebiten.Key{ebiten.KeyEnter, ebiten.KeyNumpadEnter, ebiten.KeyArrowUp, ebiten.KeyArrowDown,
		ebiten.KeyMinus, ebiten.KeyNumpadSubtract}
	for i := range ebiten.Key(10) {
		all = append(all, ebiten.KeyDigit0+i, ebiten.KeyNumpad0+i)
	}
	if f.editing {
		all = append(all, ebiten.KeyEscape, ebiten.KeyArrowLeft, ebiten.KeyArrowRight, ebiten.KeyHome, ebiten.KeyEnd,
			ebiten.KeyBackspace, ebiten.KeyDelete, ebiten.KeyA, ebiten.KeyC, ebiten.KeyX, ebiten.KeyV)
	}
	return all
}

func (f *field) key(e *element, k ebiten.Key) {
	switch k {
	case ebiten.KeyEnter, ebiten.KeyNumpadEnter:
		if f.editing {
			f.commit(e)
			return
		}
		f.begin(e)
	case ebiten.KeyEscape:
		f.editing, f.refused, f.draft = false, false, draft{}
		e.ui.stale = true
	case ebiten.KeyArrowUp, ebiten.KeyArrowDown:
		f.nudge(e, k)
	case ebiten.KeyC, ebiten.KeyX, ebiten.KeyV:
		if e.ui.command() {
			f.exchange(e, k)
		}
	default:
		if f.line.key(e.ui, k) {
			f.refused = false
			f.live(e)
		}
	}
	e.ui.dirty = true
}

// exchange copies or cuts the selection, or pastes the clipboard's text over it.
func (f *field) exchange(e *element, k ebiten.Key) {
	u := e.ui
	if k == ebiten.KeyV {
		if text, err := u.program.Paste(); u.accept(err) {
			f.line.paste(text)
			f.refused = false
			f.live(e)
		}
		return
	}
	if text := f.line.selected(); text != "" && u.accept(u.program.Copy(text)) && k == ebiten.KeyX {
		f.line.cut()
		f.live(e)
	}
}

// nudge moves a number by a fine step, from what was typed so far.
func (f *field) nudge(e *element, k ebiten.Key) {
	if f.c.Kind != control.Number {
		return
	}
	editing := f.editing
	f.commit(e)
	if k == ebiten.KeyArrowUp {
		e.ui.accept(f.c.Nudge(1))
	} else {
		e.ui.accept(f.c.Nudge(-1))
	}
	if editing {
		f.begin(e)
	}
}

func (f *field) wheel(e *element, notches float64) bool {
	if !e.focus || f.c.Kind != control.Number {
		return false // the column scrolls
	}
	k := ebiten.KeyArrowUp
	if notches < 0 {
		k = ebiten.KeyArrowDown
	}
	f.nudge(e, k)
	return true
}

func (f *field) tip(*element, image.Point) (title, help string) {
	if f.editing {
		return "", "" // it would cover the fields below
	}
	return f.c.Title, f.c.Help
}
