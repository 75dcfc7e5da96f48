package ui

import (
	"image"
	"strings"
)

// notice places the program's message over the large picture. Pressing it
// hides it until a message is shown anew.
func (u *UI) notice(b *builder, main image.Rectangle) {
	if !u.noticed() || main.Empty() {
		return
	}
	text := u.program.Notice()
	u.hushed = ""
	pad := u.px(0.85)
	most := min(main.Dx()-2*pad, u.px(34))
	room := most - u.px(3.2)
	var lines []string
	for part := range strings.SplitSeq(text, "\n") {
		if strings.TrimLeft(part, " ") != "^" { // which marks a place in letters of equal width
			lines = append(lines, u.types.wrap(part, sizeSmall*u.rem, false, float64(max(room, u.px(2))))...)
		}
	}
	w := 0
	for _, l := range lines {
		w = max(w, u.textWidth(l, sizeSmall, false))
	}
	w += u.px(3.2)
	h := max(u.lineHeight(sizeSmall)*len(lines)+u.px(1), u.roomy(2))
	x := (main.Min.X + main.Max.X - w) / 2
	y := main.Max.Y - pad - h
	n := place[banner](b, "notice", image.Rect(x, y, x+w, y+h))
	n.lines, n.style, n.text = lines, style{size: sizeSmall, color: u.theme.Text}, text
}

// noticed says whether there is a message to show.
func (u *UI) noticed() bool {
	text := u.program.Notice()
	return text != "" && text != u.hushed
}

// banner is a message with a bar in the alert colour.
type banner struct {
	prose
	text string
}

func (n *banner) draw(c *canvas, e *element) {
	u, r := c.ui, e.rect()
	c.box(r, u.px(0.4), c.theme.Panel, c.theme.Alert)
	bar := r.Inset(u.px(0.45))
	bar.Max.X = bar.Min.X + u.px(0.22)
	c.round(bar, bar.Dx()/2, c.theme.Alert)
	c.icon("close", image.Rect(r.Max.X-u.px(1.7), r.Min.Y, r.Max.X-u.px(0.4), r.Max.Y), u.px(0.8), c.theme.Dim)
	n.within(c, middleOf(image.Rect(r.Min.X+u.px(1.1), r.Min.Y, r.Max.X-u.px(1.8), r.Max.Y), len(n.lines)*u.lineHeight(sizeSmall)))
}

func (n *banner) press(e *element, _ image.Point, _ bool) {
	e.ui.hushed, e.ui.stale = n.text, true
}
