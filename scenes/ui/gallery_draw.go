package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
)

func (g *gallery) draw(c *canvas, e *element) {
	u, r, pad := c.ui, e.rect(), c.ui.px(1)
	c.shade(0.55)
	c.box(r, u.px(0.6), c.theme.Panel, c.theme.Line)
	head := image.Rect(r.Min.X+pad, r.Min.Y, r.Max.X-pad-u.px(2), r.Min.Y+u.roomy(galleryHead))
	c.line(head, g.title, style{size: sizeBrand, bold: true, color: c.theme.Text})
	c.icon("close", g.closer(u, e), u.px(0.9), c.theme.Dim)
	seen, origin := g.list(u, e)
	// A picture's edge may reach a little out of the list.
	around := image.Rect(seen.Min.X-pad/2, seen.Min.Y, seen.Max.X+pad/2, seen.Max.Y).Intersect(c.dst.Bounds())
	if !around.Empty() {
		inside := &canvas{ui: u, dst: c.dst.SubImage(around).(*ebiten.Image), theme: c.theme}
		for i := range g.options {
			inside.line(g.shelves.heads[i].Add(origin), g.options[i].Group, style{size: sizeBody, color: c.theme.Dim})
			if g.shelves.cells[i].Add(origin).Overlaps(seen) {
				g.drawCell(inside, i, g.shelves.cells[i].Add(origin))
			}
		}
		c.thumb(&g.scroll, image.Rect(seen.Min.X, seen.Min.Y, seen.Max.X+pad*2/3, seen.Max.Y))
	}
	foot := image.Rect(r.Min.X+pad, r.Max.Y-g.hint, r.Max.X-pad, r.Max.Y)
	c.fill(image.Rect(r.Min.X+u.hair(), foot.Min.Y, r.Max.X-u.hair(), foot.Min.Y+u.hair()), c.theme.Line)
	hint := prose{style: style{size: sizeSmall, color: c.theme.Dim}}
	hint.lines = u.types.wrap(g.options[g.lit].Hint, sizeSmall*u.rem, false, float64(foot.Dx()))
	hint.within(c, image.Rect(foot.Min.X, foot.Min.Y+u.px(0.5), foot.Max.X, foot.Max.Y))
}

// drawCell draws one option: its picture, once there is one, over its title.
func (g *gallery) drawCell(c *canvas, i int, cell image.Rectangle) {
	u, o, pad := c.ui, &g.options[i], g.shelves.pad
	if i == g.lit {
		c.box(cell, u.px(0.4), c.theme.Raised, c.theme.Line)
	}
	if i == g.chosen {
		c.border(cell, u.px(0.4), max(u.px(0.1), 1), c.theme.Accent)
	}
	frame := image.Rectangle{Min: cell.Min, Max: cell.Min.Add(g.shelves.picture)}.Add(image.Pt(pad, pad))
	if m := u.pictures.made[pictureKey(g.id, o)]; m != nil {
		var place ebiten.DrawImageOptions
		place.GeoM.Translate(float64(frame.Min.X), float64(frame.Min.Y))
		c.dst.DrawImage(m, &place)
	} else {
		c.fill(frame, c.theme.Raised)
	}
	title := prose{style: style{size: sizeSmall, color: c.theme.Text}}
	title.lines = u.types.wrap(o.Label, sizeSmall*u.rem, false, float64(g.shelves.picture.X))
	title.within(c, image.Rect(frame.Min.X, frame.Max.Y+pad, frame.Max.X, cell.Max.Y))
}
