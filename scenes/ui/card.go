package ui

import (
	"image"

	"github.com/optiscope/optiscope/scenes/control"
)

// card places a panel at (x, y) and returns where it ends.
func (b *builder) card(p *control.Panel, x, y, w, viewHeight int) int {
	u := b.u
	if p.Title == "" && p.View == "" {
		return b.controls(p, x, y, w)
	}
	key := "panel." + p.ID
	top := y
	back := place[card](b, key, image.Rect(x, y, x+w, y))
	back.hole = image.Rectangle{}
	pad := u.px(0.85)
	y = b.heading(p, x+pad, y+u.px(0.35), w-2*pad)
	if p.Open {
		y = b.legend(p, x+pad, y, w-2*pad)
		if p.View != "" {
			y, back.hole = b.view(p, x, y, w, viewHeight)
		}
		if len(p.Blocks) > 0 {
			y = b.blocks(p, sizeBody, x+pad, y, w-2*pad) + u.px(0.4)
		}
		y = b.controls(p, x+pad, y, w-2*pad)
		if len(p.Readouts) > 0 && p.Readouts[0].Group == "" {
			y = b.readouts(p, x+pad, y, w-2*pad)
		}
	}
	if p.Open {
		y += u.px(0.25)
	}
	y += u.px(0.35)
	whole := image.Rect(x, top, x+w, y)
	b.resize(key, whole)
	if !p.Open && panelControl(p, p.Opener) != nil {
		b.resize("open."+p.ID, whole)
	}
	return y
}

// view leaves a hole for the program's picture.
func (b *builder) view(p *control.Panel, x, y, w, h int) (int, image.Rectangle) {
	u := b.u
	gap := u.px(0.4)
	hole := image.Rect(x+gap, y, x+w-gap, y+h)
	if seen := hole.Intersect(b.clip); !b.dry && !seen.Empty() {
		u.views[p.View] = View{Rect: hole, Clip: seen}
	}
	return y + h, hole
}

// heading is the line with mark, title, note and small buttons; closed cards
// open when it is pressed.
func (b *builder) heading(p *control.Panel, x, y, w int) int {
	u := b.u
	h := u.roomy(1.8)
	end := x + w
	if len(p.Head) > 0 {
		end += u.px(0.38) // pictures, not their surfaces, stand flush with the fields below
	}
	if !p.Open {
		if opener := panelControl(p, p.Opener); opener != nil {
			o := place[opening](b, "open."+p.ID, image.Rect(x, y, x+w, y+h))
			o.c, o.title = opener, p.Title
		}
	}
	if p.Place == control.Dialog {
		side := u.roomy(1.7)
		closer := place[drawerButton](b, "close."+p.ID, image.Rect(end-side+u.px(0.38), y, end+u.px(0.38), y+h))
		closer.id, closer.title, closer.closer = p.ID, p.Title, true
		end -= side
	}
	start := x
	if p.Mark != nil {
		place[markPart](b, "mark."+p.ID, image.Rect(x, y, x+u.px(0.95), y+h)).mark = *p.Mark
		start += u.px(1.5)
	}
	for i := len(p.Head) - 1; i >= 0; i-- {
		c := &p.Head[i]
		if c.Hidden || c.ID == p.Opener {
			continue
		}
		side := u.roomy(1.7)
		end -= side
		b.small(c, image.Rect(end, y+(h-side)/2, end+side, y+(h-side)/2+side))
	}
	if p.Open && len(p.Menu) > 0 { // a closed card needs the room for its summary
		side := u.roomy(1.7)
		end -= side
		more := place[moreButton](b, "menu."+p.ID, image.Rect(end, y+(h-side)/2, end+side, y+(h-side)/2+side))
		more.title, more.commands = p.MenuTitle, p.Menu
	}
	return b.title(p, image.Rect(start, y, end, y+h), x, x+w)
}

// title writes a panel's title and the note beside it, or below where it is too long.
func (b *builder) title(p *control.Panel, r image.Rectangle, x0, x1 int) int {
	u := b.u
	st := style{size: sizeSmall, color: u.theme.Dim}
	if p.Mark != nil {
		st = style{size: sizeBody, bold: true, color: u.theme.Text}
	}
	w := u.textWidth(p.Title, st.size, st.bold)
	t := place[caption](b, "title."+p.ID, image.Rect(r.Min.X, r.Min.Y, min(r.Min.X+w, r.Max.X), r.Max.Y))
	t.text, t.style = p.Title, st
	note := p.Note
	if !p.Open && p.Summary != "" {
		note = p.Summary
	}
	if note == "" {
		return r.Max.Y
	}
	quiet := style{size: sizeTiny, color: u.theme.Dim, align: right}
	noteWidth := u.textWidth(note, quiet.size, false)
	spot := image.Rect(r.Max.X-noteWidth-u.px(0.2), r.Min.Y, r.Max.X-u.px(0.2), r.Max.Y)
	bottom := r.Max.Y
	if len(p.Head) == 0 {
		spot = spot.Add(image.Pt(u.px(0.2), 0))
	}
	if r.Min.X+w+u.px(0.6) > spot.Min.X {
		bottom = b.paragraph("note."+p.ID, note, style{size: sizeTiny, color: u.theme.Dim}, r.Min.X, r.Max.Y, x1-r.Min.X)
		return bottom
	}
	n := place[caption](b, "note."+p.ID, spot)
	n.text, n.style = note, quiet
	return bottom
}

func panelControl(p *control.Panel, id string) *control.Control {
	for _, list := range [][]control.Control{p.Head, p.Controls} {
		for i := range list {
			if id != "" && list[i].ID == id {
				return &list[i]
			}
		}
	}
	return nil
}

// paragraph writes wrapped text and returns where it ends.
func (b *builder) paragraph(key, text string, st style, x, y, w int) int {
	u := b.u
	lines := u.types.wrap(text, st.size*u.rem, st.bold, float64(w))
	h := u.lineHeight(st.size) * len(lines)
	p := place[prose](b, key, image.Rect(x, y, x+w, y+h))
	p.lines, p.style = lines, st
	return y + h
}

func (u *UI) lineHeight(size float64) int { return u.px(size * 1.42) }
