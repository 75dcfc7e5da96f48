package ui

import (
	"image"

	"github.com/optiscope/optiscope/scenes/control"
)

// topBar places the name and the controls of the whole program, and returns
// where the bar ends. Controls that do not fit beside the name go below it.
func (u *UI) topBar(b *builder, window image.Rectangle) int {
	if len(u.inPlace(control.Top)) == 0 {
		return window.Min.Y
	}
	h := u.roomy(2.9)
	pad := u.px(0.9)
	brandWidth := u.textWidth("Opti", sizeBrand, true) + u.textWidth("scope", sizeBrand, true)
	var items []*control.Control
	for _, p := range u.inPlace(control.Top) {
		for i := range p.Controls {
			if !p.Controls[i].Hidden {
				items = append(items, &p.Controls[i])
			}
		}
	}
	side := u.px(1.9)
	room := window.Dx() - 3*pad - brandWidth - side - u.px(0.5)
	least := u.whereWidth() + u.drawersWidth()
	small := u.barWidth(items, false)+least > room
	below := small && u.barWidth(items, true)+least > room // controls and drawers
	bottom := window.Min.Y + h
	y := window.Min.Y
	end := window.Max.X - pad - side - u.px(0.5)
	if below {
		bottom += u.roomy(2.3)
	}
	place[ground](b, "top", image.Rect(window.Min.X, y, window.Max.X, bottom)).edges = edgeBottom
	place[brand](b, "brand", image.Rect(window.Min.X+pad, y, window.Min.X+pad+brandWidth, y+h))
	row := image.Rect(window.Min.X+pad, y, end, y+h)
	rest := room - u.barWidth(items, small) - u.drawersWidth() // for the scenes side by side
	if below {
		rest = room
	}
	u.where(b, image.Rect(window.Min.X+2*pad+brandWidth, y, end, y+h), rest)
	if below {
		row = image.Rect(window.Min.X+pad, y+h, window.Max.X-pad, bottom)
		if !u.touched {
			row.Min.Y -= u.px(0.4)
		}
	}
	row.Max.X -= u.drawerButtons(b, row)
	u.barItems(b, items, row, small)
	help := place[helpButton](b, "help", middleOf(image.Rect(window.Max.X-pad-side, y, window.Max.X-pad, y+h), side))
	help.size = sizeBody
	return bottom
}

// sizeBrand is the size of the program's name.
const sizeBrand = 1.12

// barWidth is the room that controls need side by side.
func (u *UI) barWidth(items []*control.Control, small bool) int {
	w := 0
	for _, c := range items {
		w += u.itemWidth(c, small) + u.px(0.5)
	}
	return w
}

func (u *UI) itemWidth(c *control.Control, small bool) int {
	switch c.Kind {
	case control.Choice:
		if len(c.Options) <= fewOptions && !small {
			return u.segmentsWidth(optionLabels(c), sizeSmall)
		}
		return (&dropdown{c: c}).width(u)
	case control.Number:
		return u.px(9)
	case control.Text:
		return u.px(12)
	}
	return u.textWidth(c.Label, sizeSmall, false) + u.px(1.4)
}

// barItems places controls side by side, flush right.
func (u *UI) barItems(b *builder, items []*control.Control, r image.Rectangle, small bool) {
	x := r.Max.X - u.barWidth(items, small) + u.px(0.5)
	for _, c := range items {
		w := u.itemWidth(c, small)
		box := middleOf(image.Rect(x, r.Min.Y, x+w, r.Max.Y), u.px(1.9))
		switch {
		case c.Kind == control.Choice && len(c.Options) <= fewOptions && !small:
			b.segments(c, optionLabels(c), box)
		case c.Kind == control.Choice:
			d := place[dropdown](b, "choice."+c.ID, box)
			d.c, d.short, d.lone = c, true, false
		case c.Kind == control.Number:
			track, value := cutRight(box, u.px(4))
			s := place[slider](b, "slider."+c.ID, track)
			s.c, s.tint = c, u.theme.Accent
			place[field](b, "field."+c.ID, value).c = c
		case c.Kind == control.Text:
			f := place[field](b, "field."+c.ID, box)
			f.c, f.wide = c, true
		default:
			place[chip](b, "chip."+c.ID, box).c = c
		}
		x += w + u.px(0.5)
	}
}

// brand is the program's name.
type brand struct{}

func (*brand) draw(c *canvas, e *element) {
	st := style{size: sizeBrand, bold: true, color: c.theme.Text}
	r := e.rect()
	first := r
	first.Max.X = r.Min.X + c.width("Opti", st)
	c.line(first, "Opti", st)
	st.color = c.theme.Marks[0]
	r.Min.X = first.Max.X
	c.line(r, "scope", st)
}
