package ui

import (
	"image"
	"strings"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// asker is the "?" beside the control that the pointer is on or that has the keyboard. A press on it pins the control's tip.
type asker struct {
	target *element
	until  time.Time // it stays so long for a pointer that is on its way to it
}

const (
	askKey   = "ask"
	askGrace = 400 * time.Millisecond
	askSize  = 1.0 // rem
	// askRest is how long a finger rests on a button that shall explain itself.
	askRest = 500 * time.Millisecond
)

func (a *asker) draw(c *canvas, e *element) {
	r := e.rect()
	fill, ink := c.theme.Raised, c.theme.Text
	if c.ui.pointer.over == e || c.ui.tip.pinned && c.ui.tip.owner == a.target {
		fill, ink = c.theme.Accent, c.theme.OnAccent
	}
	c.box(r, r.Dy()/2, fill, c.theme.Line)
	c.line(r, "?", style{size: sizeTiny, bold: true, color: ink, align: middle})
}

func (a *asker) press(e *element, _ image.Point, _ bool) { e.ui.explain(a.target) }

// ask moves the "?" to where it belongs now.
func (u *UI) ask() {
	e := u.byKey[askKey]
	if e == nil {
		return
	}
	a := e.part.(*asker)
	now := u.in.now()
	over := !e.rect().Empty() && u.pointer.at.In(e.rect())
	switch tip := &u.tip; {
	case u.popup != nil || u.pointer.active != nil:
		a.target = nil
	case over || tip.pinned && tip.owner == a.target:
		a.until = now.Add(askGrace)
	case tip.owner != nil && tip.help != "":
		a.target, a.until = tip.owner, now.Add(askGrace)
	case a.target != nil && now.Before(a.until) && !tip.quiet:
		u.in.wake()
	default:
		a.target = u.asking()
	}
	r := u.askPlace(a.target)
	if r != e.rect() {
		e.SetLocation(r)
		u.dirty = true
	}
}

// asking is the element with the keyboard, if that is shown and can explain itself.
func (u *UI) asking() *element {
	e := u.focused()
	if e == nil || !u.ring {
		return nil
	}
	if _, help, _ := explanation(e); help == "" {
		return nil
	}
	return e
}

// askPlace is left of a row's label, or at the corner of what is no row.
func (u *UI) askPlace(e *element) image.Rectangle {
	if e == nil || !e.kept || e.seen().Empty() {
		return image.Rectangle{}
	}
	size := u.px(askSize)
	if _, id, ok := strings.Cut(e.key, "."); ok {
		if l := u.byKey["label."+id]; l != nil && l.kept {
			r := middleOf(l.rect(), size)
			r.Min.X, r.Max.X = r.Min.X-size, r.Min.X
			return r
		}
	}
	r := e.seen()
	corner := image.Pt(min(r.Max.X, u.size.X-size/2), max(r.Min.Y, size/2))
	return image.Rectangle{Min: corner, Max: corner}.Inset(-size / 2)
}

// explanation is what an element says of itself, with the source where it has one.
func explanation(e *element) (title, help, source string) {
	t, ok := e.part.(tipper)
	if !ok {
		return "", "", ""
	}
	r := e.rect()
	title, help = t.tip(e, r.Min.Add(r.Size().Div(2)))
	if c, ok := e.part.(controlled); ok && c.controls() != nil {
		title, help, source = c.controls().Title, c.controls().Help, c.controls().Source
		if symbol := c.controls().Label; symbol != title && len([]rune(symbol)) < 3 {
			title = symbol + "  " + capital(title)
		}
	}
	return title, help, source
}

// controlled are parts that stand for a control.
type controlled interface{ controls() *control.Control }

func (s *slider) controls() *control.Control   { return s.c }
func (f *field) controls() *control.Control    { return f.c }
func (p *pushed) controls() *control.Control   { return p.c }
func (s *segments) controls() *control.Control { return s.c }
func (d *dropdown) controls() *control.Control { return d.c }
func (l *label) controls() *control.Control    { return l.c }

// explain pins an element's tip until the next press or key.
func (u *UI) explain(e *element) {
	if e == nil {
		return
	}
	if title, help, source := explanation(e); help != "" {
		u.tip = tip{owner: e, title: capital(title), help: help, source: source, shown: true, quiet: true, pinned: true}
		u.dirty = true
	}
}

// explaining does what F1 and Escape do for explanations, and says whether they did.
func (u *UI) explaining() bool {
	if u.popup != nil {
		return false
	}
	e := u.focused()
	switch {
	case u.tip.pinned && (u.in.held(ebiten.KeyEscape) == 1 || u.in.held(ebiten.KeyF1) == 1):
		u.hideTip()
		return true
	case u.in.held(ebiten.KeyF1) != 1:
		return false
	}
	if e == nil {
		e = u.tip.owner
	}
	u.explain(e)
	return u.tip.pinned
}

// rests says whether a finger has rested on a button for so long that it wants it explained rather than pressed.
func (u *UI) rests(f *finger, p image.Point) bool {
	if f.on == nil || f.told {
		return false
	}
	if _, button := f.on.part.(interface{ push(*element) }); !button {
		return false
	}
	if d := p.Sub(f.began); max(abs(d.X), abs(d.Y)) >= u.fingertip()/5 {
		return false
	}
	if u.in.now().Sub(f.since) < askRest {
		u.in.wake()
		return false
	}
	return true
}

// label is the caption of a row. It explains the row's control when it is pressed, and says so to fingers.
type label struct {
	caption
	c *control.Control
}

func (l *label) press(e *element, _ image.Point, _ bool) { e.ui.explain(e) }

func (l *label) draw(c *canvas, e *element) {
	l.caption.draw(c, e)
	if c.ui.touched && l.help != "" {
		r := e.rect()
		x := r.Min.X + c.ui.textWidth(l.text, l.style.size, l.style.bold)
		c.line(image.Rect(x+c.ui.px(0.1), r.Min.Y, x+c.ui.px(0.8), r.Max.Y-c.ui.px(0.5)), "?", style{size: 0.62, bold: true, color: c.theme.Dim})
	}
}
