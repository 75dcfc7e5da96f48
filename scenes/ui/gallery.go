package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// galleryButton opens the gallery of a choice whose options have pictures.
type galleryButton struct{ c *control.Control }

func (g *galleryButton) draw(c *canvas, e *element) {
	u := c.ui
	edge, ink := c.theme.Raised, c.theme.Dim
	if u.pointer.over == e {
		edge, ink = c.theme.Line, c.theme.Text
	}
	c.box(e.rect(), u.px(0.35), c.theme.Raised, edge)
	c.icon("gallery", e.rect(), u.px(0.9), ink)
	c.focusRing(e, u.px(0.35))
}

func (g *galleryButton) press(*element, image.Point, bool) {}
func (g *galleryButton) drag(*element, image.Point)        {}

func (g *galleryButton) release(e *element, _ image.Point, inside bool) {
	if inside {
		e.ui.openGallery(e, g.c)
	}
}

func (g *galleryButton) keys() []ebiten.Key {
	return []ebiten.Key{ebiten.KeyEnter, ebiten.KeyNumpadEnter, ebiten.KeySpace}
}

func (g *galleryButton) key(e *element, _ ebiten.Key) { e.ui.openGallery(e, g.c) }

func (g *galleryButton) tip(e *element, _ image.Point) (title, help string) {
	return e.ui.program.Text("Gallery"), e.ui.program.Text("All options as pictures.")
}

// gallery is a dialog with the options of a choice as pictures, group by group.
type gallery struct {
	id, title string // of the control
	options   []control.Option
	shelves   shelves
	hint      int // height of the lit option's hint
	chosen    int
	lit       int // under the pointer or the arrow keys
	scroll    scroll
	choose    func(i int)
}

// galleryHead is the height of the line with the title, in rem.
const galleryHead = 3

func (u *UI) openGallery(e *element, c *control.Control) {
	g := &gallery{id: c.ID, title: c.Label, options: c.Options, chosen: chosen(c)}
	g.lit = max(g.chosen, 0)
	edge := u.px(0.7)
	w := min(u.px(62), u.size.X-2*edge)
	room := w - 2*u.px(1)
	g.shelves = u.shelves(g.options, room)
	for _, o := range g.options {
		lines := u.types.wrap(o.Hint, sizeSmall*u.rem, false, float64(room))
		g.hint = max(g.hint, len(lines)*u.lineHeight(sizeSmall)+u.px(1))
	}
	g.scroll.content = g.shelves.height
	h := min(u.roomy(galleryHead)+g.scroll.content+g.hint, u.size.Y-2*edge)
	g.scroll.view = max(h-u.roomy(galleryHead)-g.hint, 1)
	owner := e.key
	g.choose = func(i int) {
		u.closePopup()
		if opener := u.byKey[owner]; opener != nil {
			if b, ok := opener.part.(*galleryButton); ok {
				u.set(b.c, g.options[i].Value)
			}
		}
	}
	g.reveal(u)
	x, y := (u.size.X-w)/2, (u.size.Y-h)/2
	u.open(owner, g, image.Rect(x, y, x+w, y+h))
}

// list is where the shelves are seen, and where they start.
func (g *gallery) list(u *UI, e *element) (seen image.Rectangle, origin image.Point) {
	r, pad := e.rect(), u.px(1)
	seen = image.Rect(r.Min.X+pad, r.Min.Y+u.roomy(galleryHead), r.Max.X-pad, r.Max.Y-g.hint)
	return seen, seen.Min.Sub(image.Pt(0, g.scroll.offset))
}

func (g *gallery) closer(u *UI, e *element) image.Rectangle {
	r, side := e.rect(), u.roomy(galleryHead)
	return image.Rect(r.Max.X-side, r.Min.Y, r.Max.X, r.Min.Y+side)
}

// under is the option at a pixel, or -1.
func (g *gallery) under(e *element, p image.Point) int {
	seen, origin := g.list(e.ui, e)
	if !p.In(seen) {
		return -1
	}
	for i, cell := range g.shelves.cells {
		if p.Sub(origin).In(cell) {
			return i
		}
	}
	return -1
}

func (g *gallery) hover(e *element, p image.Point) bool {
	i := g.under(e, p)
	if i < 0 || i == g.lit {
		return false
	}
	g.lit = i
	return true
}

func (g *gallery) press(*element, image.Point, bool) {}
func (g *gallery) drag(*element, image.Point)        {}

func (g *gallery) release(e *element, p image.Point, inside bool) {
	switch i := g.under(e, p); {
	case inside && i >= 0:
		g.choose(i)
	case p.In(g.closer(e.ui, e)):
		e.ui.closePopup()
	}
}

func (g *gallery) wheel(e *element, notches float64) bool {
	return g.pan(e, -int(notches*5*e.ui.rem))
}

func (g *gallery) pan(e *element, pixels int) bool {
	g.scroll.offset += pixels
	g.scroll.clamp()
	g.hover(e, e.ui.pointer.at)
	e.ui.dirty = true
	return true
}

func (g *gallery) keys() []ebiten.Key {
	return []ebiten.Key{ebiten.KeyArrowLeft, ebiten.KeyArrowRight, ebiten.KeyArrowUp, ebiten.KeyArrowDown, ebiten.KeyPageUp, ebiten.KeyPageDown,
		ebiten.KeyHome, ebiten.KeyEnd, ebiten.KeyEnter, ebiten.KeyNumpadEnter, ebiten.KeySpace, ebiten.KeyEscape, ebiten.KeyTab}
}

func (g *gallery) key(e *element, k ebiten.Key) {
	switch k {
	case ebiten.KeyArrowLeft:
		g.lit--
	case ebiten.KeyArrowRight:
		g.lit++
	case ebiten.KeyArrowUp:
		g.lit = g.shelves.beyond(g.lit, -1)
	case ebiten.KeyArrowDown:
		g.lit = g.shelves.beyond(g.lit, 1)
	case ebiten.KeyPageUp:
		g.lit = g.shelves.beyond(g.lit, -g.scroll.view)
	case ebiten.KeyPageDown:
		g.lit = g.shelves.beyond(g.lit, g.scroll.view)
	case ebiten.KeyHome:
		g.lit = 0
	case ebiten.KeyEnd:
		g.lit = len(g.options) - 1
	case ebiten.KeyEnter, ebiten.KeyNumpadEnter, ebiten.KeySpace:
		g.choose(g.lit)
		return
	default:
		e.ui.closePopup()
		return
	}
	g.reveal(e.ui)
	e.ui.dirty = true
}

// typed lights the next option that begins with a letter.
func (g *gallery) typed(e *element, runes []rune) {
	for _, r := range runes {
		g.lit = startingWith(r, g.lit, len(g.options), func(i int) string { return g.options[i].Label })
	}
	g.reveal(e.ui)
	e.ui.dirty = true
}

// reveal keeps the lit option in the list and, with its heading, in sight.
func (g *gallery) reveal(u *UI) {
	g.lit = max(min(g.lit, len(g.options)-1), 0)
	cell := g.shelves.cells[g.lit]
	top := cell.Min.Y - u.px(shelfHead)
	g.scroll.offset = max(min(g.scroll.offset, top), cell.Max.Y+u.px(0.3)-g.scroll.view)
	g.scroll.clamp()
}
