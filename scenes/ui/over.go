package ui

import (
	"image"

	"github.com/optiscope/optiscope/scenes/control"
)

// over places the panels over the large picture: choices and buttons at the
// top left, readouts at the right or below them, and panels with a title as
// cards at the bottom or, if there is one, at the end of another rectangle. It
// returns what no card covers.
func (u *UI) over(b *builder, main image.Rectangle, other *image.Rectangle) image.Rectangle {
	r := main.Inset(u.px(0.85))
	if r.Empty() {
		return main
	}
	var headed, plain []*control.Panel
	for _, p := range u.inPlace(control.Over) {
		if p.Title != "" {
			headed = append(headed, p)
		} else {
			plain = append(plain, p)
		}
	}
	row, free := u.overControls(b, plain, r), main
	if other == nil {
		free.Max.Y = u.overCards(b, headed, r, row.Max.Y)
	} else if high := u.cardsHeight(b, headed, other.Dx()-2*u.px(0.5)); high > 0 {
		above, below := cutRow(*other, other.Max.Y-high-2*u.px(0.5))
		place[ground](b, "cards", below).edges = edgeTop
		u.overCards(b, headed, below.Inset(u.px(0.5)), below.Min.Y)
		*other = above
	}
	foot := min(free.Max.Y, r.Max.Y)
	if lines, size := u.message(free); lines != nil {
		foot -= size.Y + u.px(0.85)
	}
	spot := image.Rect(row.Max.X+u.px(0.4), r.Min.Y, r.Max.X, foot)
	if spot.Dx() < u.px(15) { // too little beside the buttons
		spot = image.Rect(r.Min.X, row.Max.Y+u.px(0.4), r.Max.X, foot)
	}
	for _, p := range plain {
		spot.Min.Y = u.formula(b, p, spot)
	}
	return free
}

// overControls places the choices, and then the buttons, in as many rows as they need.
func (u *UI) overControls(b *builder, panels []*control.Panel, r image.Rectangle) image.Rectangle {
	side, gap := u.roomy(1.95), u.px(0.35)
	used := image.Rectangle{Min: r.Min, Max: r.Min}
	x, y := r.Min.X, r.Min.Y
	room := func(w int) image.Rectangle {
		if x > r.Min.X && x+w > r.Max.X {
			x, y = r.Min.X, y+side+gap
		}
		box := image.Rect(x, y, x+w, y+side)
		x += w + gap
		used = used.Union(box)
		return box
	}
	for _, choices := range []bool{true, false} {
		for _, p := range panels {
			for i := range p.Controls {
				c := &p.Controls[i]
				switch {
				case c.Hidden || choices != (c.Kind == control.Choice):
				case choices:
					b.segments(c, optionLabels(c), room(u.segmentsWidth(optionLabels(c), sizeSmall)))
				default:
					w := side
					if _, ok := iconPath(c.Icon); !ok {
						w = u.textWidth(c.Label, sizeSmall, false) + u.px(1)
					}
					k := place[iconButton](b, "button."+c.ID, room(w))
					k.c, k.size, k.boxed = c, 0.95, true
				}
			}
		}
	}
	return used
}

// gapCards is between cards, in rem.
const gapCards = 0.5

// cardsHeight is the height of cards one below the other.
func (u *UI) cardsHeight(b *builder, panels []*control.Panel, w int) int {
	dry := *b
	dry.dry = true
	high := -u.px(gapCards)
	for _, p := range panels {
		high += dry.card(p, 0, 0, w, 0) + u.px(gapCards)
	}
	return max(high, 0)
}

// overCards stacks panels at the bottom left and returns where they begin, less a gap.
// Where they and a notice do not both fit below the buttons, the notice comes first.
func (u *UI) overCards(b *builder, panels []*control.Panel, r image.Rectangle, below int) int {
	w, gap, pad := min(u.px(27), r.Dx()), u.px(gapCards), u.px(0.85)
	high := u.cardsHeight(b, panels, w)
	_, message := u.message(r)
	if high == 0 || message.Y > 0 && below+gap+message.Y+pad+gap+high > r.Max.Y {
		return r.Max.Y + pad
	}
	y := r.Max.Y - high
	for _, p := range panels {
		end := b.card(p, r.Min.X, y, w, 0)
		if !b.dry {
			u.byKey["panel."+p.ID].part.(*card).over = true
		}
		y = end + gap
	}
	return r.Max.Y - high - gap
}

// mostLines bounds the lines of a text over the picture.
const mostLines = 3

// formula writes the readouts of a panel over the picture, in the top right
// corner of r, and returns where they end.
func (u *UI) formula(b *builder, p *control.Panel, r image.Rectangle) int {
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
		if r.Min.Y+h > r.Max.Y {
			break // no room is left above the cards
		}
		f := place[overlay](b, p.ID+"."+ro.ID, image.Rect(r.Max.X-w-2*padX, r.Min.Y, r.Max.X, r.Min.Y+h))
		f.lines, f.style, f.title, f.whole = lines, st, ro.Title, ro.Cells[0]
		r.Min.Y += h + u.px(0.4)
	}
	return r.Min.Y
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
