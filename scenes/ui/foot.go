package ui

import (
	"image"

	"github.com/optiscope/optiscope/scenes/control"
)

// Sizes of what is said over the large picture.
const (
	footWidth = 38 // in rem, at most
	footAbove = 14 // in rem, what buttons, a formula and a message need above it
	footLines = 3  // that have room at least, so that the box keeps its place from text to text
)

// captions places the panels along the lower edge of the large picture: what is said of it, and buttons. It returns the
// room above them.
func (u *UI) captions(b *builder, main image.Rectangle) image.Rectangle {
	free := main
	pad := u.px(0.85)
	for _, p := range u.inPlace(control.Foot) {
		w := min(main.Dx()-2*pad, u.px(footWidth))
		inner := w - 2*u.px(0.8)
		if inner < u.px(6) || len(p.Readouts) == 0 {
			continue
		}
		st := style{size: sizeBody, color: u.theme.Text}
		text := p.Readouts[0].Cells[0]
		lines := u.types.wrap(text, st.size*u.rem, false, float64(inner))
		side := u.roomy(1.95)
		h := u.px(0.6) + side + u.lineHeight(st.size)*max(len(lines), footLines) + u.px(0.7)
		if u.noticed() && main.Dy() < h+u.px(footAbove) {
			continue // a message has the room until it is dismissed
		}
		box := image.Rect(main.Min.X+(main.Dx()-w)/2, main.Max.Y-pad-h, main.Min.X+(main.Dx()+w)/2, main.Max.Y-pad)
		place[board](b, p.ID+".foot", box)
		x, y := box.Min.X+u.px(0.8), box.Min.Y+u.px(0.6)
		end := u.footButtons(b, p, image.Rect(x, y, x+inner, y+side))
		if p.Mark != nil {
			place[markPart](b, "mark."+p.ID, image.Rect(x, y, x+u.px(0.95), y+side)).mark = *p.Mark
			x += u.px(1.5)
		}
		place[caption](b, "title."+p.ID, image.Rect(x, y, end, y+side)).set(p.Title, style{size: sizeSmall, bold: true, color: u.theme.Text})
		b.paragraph(p.ID+".words", text, st, box.Min.X+u.px(0.8), y+side, inner)
		free.Max.Y = box.Min.Y
	}
	return free
}

// footButtons places a panel's buttons flush right and returns where they begin.
func (u *UI) footButtons(b *builder, p *control.Panel, r image.Rectangle) int {
	end := r.Max.X
	for i := len(p.Controls) - 1; i >= 0; i-- {
		k := place[iconButton](b, "button."+p.Controls[i].ID, image.Rect(end-r.Dy(), r.Min.Y, end, r.Max.Y))
		k.c, k.size = &p.Controls[i], 0.95
		end -= r.Dy() + u.px(0.3)
	}
	return end
}

// board is a surface that lies over the picture and keeps presses from it.
type board struct{}

func (*board) draw(c *canvas, e *element) { c.box(e.rect(), c.ui.px(0.5), c.theme.Panel, c.theme.Line) }
