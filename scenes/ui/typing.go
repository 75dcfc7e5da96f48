package ui

import (
	"errors"
	"image"

	"github.com/optiscope/optiscope/scenes/control"
)

// draft is what was typed last into a live field and was refused. It stays there until it is right.
type draft struct {
	fault *control.Fault
	base  string // the control's text meanwhile: when somebody sets another one, the draft is gone
}

// live gives a live control what has been typed so far.
func (f *field) live(e *element) {
	if !f.c.Live {
		return
	}
	f.draft, f.refused = draft{}, false
	e.ui.stale = true
	text := string(f.line.runes)
	if text == f.c.Text() {
		return
	}
	err := f.c.Set(text)
	if err == nil {
		return
	}
	f.refused = true
	f.draft = draft{fault: &control.Fault{What: err.Error()}, base: f.c.Text()}
	if wrong, ok := errors.AsType[*control.Error](err); ok && wrong.Fault != nil {
		f.draft.fault = wrong.Fault
	}
}

// keeps says whether a draft stands in the field.
func (f *field) keeps() bool {
	if f.draft.fault != nil && f.draft.base != f.c.Text() {
		f.draft, f.refused, f.editing = draft{}, false, false
	}
	return f.draft.fault != nil
}

// fault writes below a live field what is wrong with its text, with the place, and returns where that ends.
func (r *rows) fault(id string, y int) int {
	e := r.u.byKey["field."+id] // also while heights are only measured
	if e == nil {
		return y
	}
	f, ok := e.part.(*field)
	if !ok || !f.keeps() {
		return y
	}
	u, st := r.u, style{size: sizeSmall, color: r.u.theme.Alert}
	y = r.paragraph("fault."+id, f.draft.fault.What, st, r.x, y, r.w)
	if f.draft.fault.Line == "" {
		return y
	}
	box := image.Rect(r.x, y, r.x+r.w, y+2*u.lineHeight(sizeSmall))
	p := place[placeMark](r.builder, "place."+id, box)
	p.line, p.column, p.style = []rune(f.draft.fault.Line), len([]rune(f.draft.fault.Mark))-1, st
	return box.Max.Y
}

// placeMark is a line of text with ^ below one of its letters.
type placeMark struct {
	line   []rune
	column int
	style  style
}

func (p *placeMark) draw(c *canvas, e *element) {
	r, h := e.rect(), c.ui.lineHeight(p.style.size)
	text := string(p.line)
	x := r.Min.X + c.ui.textWidth(string(p.line[:min(p.column, len(p.line))]), p.style.size, false)
	c.line(image.Rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+h), text, style{size: p.style.size, color: c.theme.Text})
	mark := style{size: sizeBody, bold: true, color: p.style.color}
	if p.column < len(p.line) { // under the middle of the letter
		letter := c.ui.textWidth(string(p.line[p.column:p.column+1]), p.style.size, false)
		x += (letter - c.ui.textWidth("^", mark.size, mark.bold)) / 2
	}
	c.line(image.Rect(x, r.Min.Y+h, r.Max.X+r.Dx(), r.Max.Y), "^", mark)
}
