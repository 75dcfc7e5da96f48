package ui

import (
	"image"

	"github.com/optiscope/optiscope/scenes/control"
)

// where places the menu of scenes behind the program's name: side by side where
// there is room, else as a list. It returns the width that it takes.
func (u *UI) where(b *builder, r image.Rectangle, room int) int {
	x := r.Min.X
	for _, p := range u.inPlace(control.Scenes) {
		for i := range p.Controls {
			c := &p.Controls[i]
			labels := optionLabels(c)
			if w := u.segmentsWidth(labels, sizeSmall) + u.px(1.5); w <= room {
				b.segments(c, labels, middleOf(image.Rect(x, r.Min.Y, x+w, r.Max.Y), u.px(1.9)))
				x += w + u.px(0.5)
				continue
			}
			w := (&dropdown{c: c}).width(u)
			d := place[dropdown](b, "choice."+c.ID, middleOf(image.Rect(x, r.Min.Y, x+w, r.Max.Y), u.px(1.9)))
			d.c, d.short, d.lone = c, true, false
			x += w + u.px(0.5)
		}
	}
	return x - r.Min.X
}

// whereWidth is the least width of the menu of scenes.
func (u *UI) whereWidth() int {
	w := 0
	for _, p := range u.inPlace(control.Scenes) {
		for i := range p.Controls {
			w += (&dropdown{c: &p.Controls[i]}).width(u) + u.px(0.5)
		}
	}
	return w
}

// legend writes what a picture's colours mean, in those colours, and returns where it ends.
func (b *builder) legend(p *control.Panel, x, y, w int) int {
	u := b.u
	if len(p.Legend) == 0 {
		return y
	}
	st := style{size: sizeTiny, bold: true}
	h, at := u.lineHeight(st.size), x
	for _, key := range p.Legend {
		width := u.textWidth(key.Text, st.size, true)
		if at > x && at+width > x+w {
			at, y = x, y+h
		}
		c := place[caption](b, "legend."+p.ID+"."+key.Text, image.Rect(at, y, min(at+width, x+w), y+h))
		c.text, c.style = key.Text, style{size: st.size, bold: true, color: key.Ink.Of(&u.theme)}
		at += width + u.px(1.1)
	}
	return y + h
}
