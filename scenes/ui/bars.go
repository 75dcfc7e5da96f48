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
			row.Min.Y -= u.px(0.3)
		}
	}
	if u.barWidth(items, small)+u.drawersWidth() > row.Dx() {
		row.Max.X -= u.drawerMenu(b, row)
	} else {
		row.Max.X -= u.drawerButtons(b, row)
	}
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
		if segmented(c, small) {
			return u.segmentsWidth(optionLabels(c), sizeSmall)
		}
		return (&dropdown{c: c, short: true}).width(u)
	case control.Number:
		return u.px(9)
	case control.Text:
		return u.px(12)
	}
	return u.textWidth(c.Label, sizeSmall, false) + u.px(1.4)
}

// segmented says whether the options of a choice stand side by side in the bar: few, and without a picture for all.
func segmented(c *control.Control, small bool) bool {
	return len(c.Options) <= fewOptions && c.Icon == "" && !small
}

// barItems places controls side by side, flush right.
func (u *UI) barItems(b *builder, items []*control.Control, r image.Rectangle, small bool) {
	x := r.Max.X - u.barWidth(items, small) + u.px(0.5)
	for _, c := range items {
		w := u.itemWidth(c, small)
		box := middleOf(image.Rect(x, r.Min.Y, x+w, r.Max.Y), u.px(1.9))
		switch {
		case c.Kind == control.Choice && segmented(c, small):
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

// over places the panels over the large picture: buttons at the left, readouts at the right.
func (u *UI) over(b *builder, main image.Rectangle) {
	pad := u.px(0.85)
	side := u.roomy(1.95)
	x, y := main.Min.X+pad, main.Min.Y+pad
	for _, p := range u.inPlace(control.Over) {
		for i := range p.Controls {
			c := &p.Controls[i]
			if c.Hidden {
				continue
			}
			if c.Kind == control.Choice {
				w := u.segmentsWidth(optionLabels(c), sizeSmall)
				b.segments(c, optionLabels(c), image.Rect(x, y, x+w, y+side))
				x += w + u.px(0.35)
				continue
			}
			w := side
			if _, ok := iconPath(c.Icon); !ok {
				w = u.textWidth(c.Label, sizeSmall, false) + u.px(1)
			}
			k := place[iconButton](b, "button."+c.ID, image.Rect(x, y, x+w, y+side))
			k.c, k.size, k.boxed = c, 0.95, true
			x += w + u.px(0.35)
		}
		u.formula(b, p, image.Rect(x+u.px(0.4), y, main.Max.X-pad, main.Max.Y-pad))
	}
}

// mostLines bounds the lines of a text over the picture.
const mostLines = 3

// formula writes the readouts of a panel over the picture, in the top right corner of r.
func (u *UI) formula(b *builder, p *control.Panel, r image.Rectangle) {
	padX, padY := u.px(0.7), u.px(0.38)
	for i := range p.Readouts {
		ro := &p.Readouts[i]
		if len(ro.Cells) == 0 || r.Dx() < u.px(4) {
			continue
		}
		st := style{size: sizeSmall, color: u.theme.Text}
		lines := u.types.wrap(ro.Cells[0], st.size*u.rem, false, float64(r.Dx()-2*padX))
		for st.size > 0.7 && len(lines) > mostLines {
			st.size -= 0.03
			lines = u.types.wrap(ro.Cells[0], st.size*u.rem, false, float64(r.Dx()-2*padX))
		}
		if len(lines) > mostLines {
			lines = append(lines[:mostLines-1:mostLines-1], lines[mostLines-1]+" …")
		}
		w := 0
		for _, l := range lines {
			w = max(w, u.textWidth(l, st.size, false))
		}
		h := u.lineHeight(st.size)*len(lines) + 2*padY
		f := place[overlay](b, p.ID+"."+ro.ID, image.Rect(r.Max.X-w-2*padX, r.Min.Y, r.Max.X, r.Min.Y+h))
		f.lines, f.style, f.title, f.whole = lines, st, ro.Title, ro.Cells[0]
		r.Min.Y += h + u.px(0.4)
	}
}

// overlay is text on a plate over the picture.
type overlay struct {
	prose
	title, whole string
}

func (o *overlay) draw(c *canvas, e *element) {
	u := c.ui
	c.box(e.rect(), u.px(0.4), fade(c.theme.Panel, 0.93), c.theme.Line)
	r := e.rect()
	o.prose.within(c, image.Rect(r.Min.X+u.px(0.7), r.Min.Y+u.px(0.38), r.Max.X-u.px(0.65), r.Max.Y))
}

func (o *overlay) tip(*element, image.Point) (title, help string) {
	if len(o.lines) < mostLines {
		return o.title, ""
	}
	return o.title, o.whole
}
