package ui

import (
	"image"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// guideKey is what the column of a guide's text is called.
const guideKey = "guide"

// guide is the panel that leads through states, or nil.
func (u *UI) guide() *control.Panel {
	if all := u.inPlace(control.Guide); len(all) > 0 {
		return all[0]
	}
	return nil
}

// attend turns to a guide's new text: it is shown from its top, and a card that it points at opens.
func (u *UI) attend() {
	p := u.guide()
	if p == nil {
		u.heard, u.pointed = "", ""
		return
	}
	if text := p.ID + "/" + p.Text; text != u.heard {
		u.heard = text
		u.scrolls[guideKey] = new(scroll)
		u.tab, u.drawer = p.Tab, ""
	}
	points := u.heard + " " + strings.Join(p.Points, " ")
	if points == u.pointed {
		return
	}
	u.pointed = points
	for _, id := range p.Points {
		if holder := u.holder(id); holder != nil && !holder.Open && holder.Opener != "" {
			u.unfold(holder)
			return
		}
	}
}

// leastText is the least height of a text between heading and controls, in rem. Where there is less, the controls stand at its end.
const leastText = 16

// guidance places a guide: its heading and its controls stay, its text scrolls between them.
func (u *UI) guidance(b *builder, r image.Rectangle, lines edges) {
	p := u.guide()
	if p == nil || r.Empty() {
		return
	}
	pad := u.px(0.9)
	size := sizeBody
	if u.presents {
		size = 1
	}
	dry := *b
	dry.dry = true
	foot := u.foot(&dry, p, r.Min.X+pad, 0, r.Dx()-2*pad) + u.px(1.2)
	head, text := cutTop(r, u.roomy(2.4))
	fixed := text.Dy()-foot > u.px(leastText)
	if fixed {
		text.Max.Y -= foot
	}
	back := place[ground](b, guideKey+".head", head)
	back.edges = edgeBottom | lines
	u.guideHead(b, p, image.Rect(head.Min.X+pad, head.Min.Y, head.Max.X-u.px(0.5), head.Max.Y))
	s := u.scrolls[guideKey]
	if s == nil {
		s = new(scroll)
		u.scrolls[guideKey] = s
	}
	area := place[scrollArea](b, guideKey, text)
	area.scroll, area.ground.edges = s, lines
	s.view = text.Dy()
	s.content = dry.told(p, size, text.Min.X+pad, 0, text.Dx()-2*pad) + 2*pad
	if !fixed {
		s.content += foot
	}
	s.clamp()
	clipped := *b
	clipped.clip = text
	end := clipped.told(p, size, text.Min.X+pad, text.Min.Y+pad-s.offset, text.Dx()-2*pad)
	if s.content > s.view {
		place[scrollBar](b, guideKey+".bar", image.Rect(r.Max.X-u.px(0.55), text.Min.Y, r.Max.X, text.Max.Y)).scroll = s
	}
	if !fixed {
		u.foot(&clipped, p, text.Min.X+pad, end+u.px(0.9), text.Dx()-2*pad)
		return
	}
	bottom := image.Rect(r.Min.X, text.Max.Y, r.Max.X, r.Max.Y)
	place[ground](b, guideKey+".foot", bottom).edges = edgeTop | lines
	u.foot(b, p, bottom.Min.X+pad, bottom.Min.Y+u.px(0.6), bottom.Dx()-2*pad)
}

// told places a guide's text and, below it, its readouts.
func (b *builder) told(p *control.Panel, size float64, x, y, w int) int {
	y = b.blocks(p, size, x, y, w)
	if len(p.Readouts) > 0 {
		y = b.readouts(p, x, y+b.u.px(0.5), w)
	}
	return y
}

// guideHead is the line with a guide's name, where in it one is, and its end.
func (u *UI) guideHead(b *builder, p *control.Panel, r image.Rectangle) {
	for i := len(p.Head) - 1; i >= 0; i-- {
		side := u.roomy(1.7)
		b.small(&p.Head[i], middleOf(image.Rect(r.Max.X-side, r.Min.Y, r.Max.X, r.Max.Y), side))
		r.Max.X -= side + u.px(0.2)
	}
	w := u.textWidth(p.Note, sizeSmall, false)
	n := place[caption](b, guideKey+".note", image.Rect(r.Max.X-w, r.Min.Y, r.Max.X, r.Max.Y))
	n.text, n.style = p.Note, style{size: sizeSmall, color: u.theme.Dim}
	r.Max.X -= w + u.px(0.5)
	t := place[caption](b, guideKey+".title", image.Rect(r.Min.X, r.Min.Y, min(r.Min.X+u.textWidth(p.Title, sizeSmall, true), r.Max.X), r.Max.Y))
	t.text, t.style = p.Title, style{size: sizeSmall, bold: true, color: u.theme.Dim}
	if r.Dx() < u.textWidth(p.Title, sizeSmall, true) {
		t.text = u.types.head(p.Title, sizeSmall*u.rem, true, float64(r.Dx()-u.textWidth("…", sizeSmall, true))) + "…"
		t.title = p.Title
	}
}

// foot places a guide's buttons, in rows of equal parts, and returns where they end.
func (u *UI) foot(b *builder, p *control.Panel, x, y, w int) int {
	gap, h := u.px(0.4), u.roomy(2.2)
	for from := 0; from < len(p.Controls); {
		need, to := 0, from
		for to < len(p.Controls) {
			more := u.textWidth(p.Controls[to].Label, sizeBody, false) + u.px(1.6)
			if to > from && need+gap+more > w {
				break
			}
			need += more + gap
			to++
		}
		if from > 0 {
			y += gap
		}
		spare, at := w-need+gap, x
		for i := from; i < to; i++ {
			c := &p.Controls[i]
			wide := min(u.textWidth(c.Label, sizeBody, false)+u.px(1.6)+spare/(to-from), w)
			k := place[footButton](b, "button."+c.ID, image.Rect(at, y, at+wide, y+h))
			k.c, k.strong = c, i == len(p.Controls)-1
			at += wide + gap
		}
		y, from = y+h, to
	}
	return y
}

// footButton is a button with a label; the strong one is the way on.
type footButton struct {
	pushed
	strong bool
}

func (k *footButton) draw(c *canvas, e *element) {
	r, u := e.rect(), c.ui
	fill, edge, ink := c.theme.Panel, c.theme.Line, c.theme.Text
	hot := u.pointer.over == e && k.c.Locked == ""
	switch {
	case k.strong:
		fill, edge, ink = c.theme.Accent, c.theme.Accent, c.theme.OnAccent
		if hot {
			fill = mix(fill, c.theme.Text, 0.15)
		}
	case hot:
		fill = c.theme.Raised
	}
	if k.c.Locked != "" {
		ink = mix(c.theme.Panel, c.theme.Dim, 0.6)
	}
	c.box(r, u.px(0.4), fill, edge)
	c.line(r, k.c.Label, style{size: sizeBody, color: ink, align: middle})
	c.focusRing(e, u.px(0.4))
}

var _ keyer = (*footButton)(nil)

// keys of a button that does nothing now are none.
func (k *footButton) keys() []ebiten.Key {
	if k.c.Locked != "" {
		return nil
	}
	return k.pushed.keys()
}
