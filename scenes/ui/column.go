package ui

import (
	"image"

	"github.com/optiscope/optiscope/scenes/control"
)

// scroll is how far a column is scrolled, in pixels.
type scroll struct{ offset, content, view int }

func (s *scroll) clamp() { s.offset = max(min(s.offset, s.content-s.view), 0) }

// column stacks panels in r and scrolls them where they do not fit.
func (u *UI) column(b *builder, key string, r image.Rectangle, lines edges, panels []*control.Panel) {
	if r.Empty() || len(panels) == 0 {
		return
	}
	s := u.scrolls[key]
	if s == nil {
		s = new(scroll)
		u.scrolls[key] = s
	}
	area := place[scrollArea](b, key, r)
	area.scroll, area.ground.edges = s, lines
	most := min(u.px(14), r.Dx()*3/4)
	if panels[0].Place == control.Center {
		most = r.Dy() // nothing else wants the room
	}
	views := u.viewHeights(b, panels, r, most)
	dry := *b
	dry.dry = true
	s.view = r.Dy()
	s.content = u.stack(&dry, panels, r, views, 0)
	s.clamp()
	clipped := *b
	clipped.clip = r
	u.stack(&clipped, panels, r, views, r.Min.Y-s.offset)
	if s.content > s.view {
		bar := place[scrollBar](b, key+".bar", image.Rect(r.Max.X-u.px(0.55), r.Min.Y, r.Max.X, r.Max.Y))
		bar.scroll = s
	}
}

// stack puts panels one below the other and returns where they end.
func (u *UI) stack(b *builder, panels []*control.Panel, r image.Rectangle, views, y int) int {
	pad, gap := u.px(0.85), u.px(0.75)
	y += pad
	if entries := choosable(panels); b.sheet && len(entries) > 1 {
		y = b.entryTabs(entries, r.Min.X+pad, y, r.Dx()-2*pad) + gap
	}
	for _, p := range panels {
		if b.sheet && p.Opener != "" && !p.Open {
			continue // stands among the entries' tabs
		}
		y = b.card(p, r.Min.X+pad, y, r.Dx()-2*pad, views) + gap
	}
	return y - gap + pad
}

// viewHeights is the height of the pictures in a column: what is left over by
// the other panels, but no more than most.
func (u *UI) viewHeights(b *builder, panels []*control.Panel, r image.Rectangle, most int) int {
	n := 0
	for _, p := range panels {
		if p.View != "" {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	dry := *b
	dry.dry = true
	left := r.Dy() - u.stack(&dry, panels, r, 0, 0)
	return max(min(left/n, most), u.px(6.5))
}

// scrollArea is the ground of a column and takes the wheel.
type scrollArea struct {
	ground
	scroll *scroll
}

func (a *scrollArea) wheel(e *element, notches float64) bool {
	return a.pan(e, -int(notches*3*e.ui.rem))
}

func (a *scrollArea) pan(e *element, pixels int) bool {
	if pixels != 0 {
		a.scroll.offset += pixels
		a.scroll.clamp()
		e.ui.stale = true
	}
	return a.scroll.content > a.scroll.view
}

// scrollBar is the thin bar at a column's edge.
type scrollBar struct {
	scroll *scroll
	grab   int
}

func (s *scrollBar) thumb(e *element) image.Rectangle {
	r := e.rect()
	long := max(r.Dy()*s.scroll.view/s.scroll.content, e.ui.px(1.5))
	y := r.Min.Y + (r.Dy()-long)*s.scroll.offset/max(s.scroll.content-s.scroll.view, 1)
	return image.Rect(r.Min.X, y, r.Max.X, y+long)
}

func (s *scrollBar) draw(c *canvas, e *element) {
	r := s.thumb(e)
	r.Min.X += r.Dx() / 3
	r.Max.X -= r.Dx() / 6
	col := c.theme.Line
	if c.ui.pointer.over == e || c.ui.pointer.active == e {
		col = c.theme.Dim
	}
	c.round(r.Inset(c.ui.hair()), r.Dx(), col)
}

func (s *scrollBar) press(e *element, p image.Point, _ bool) {
	r := s.thumb(e)
	s.grab = p.Y - r.Min.Y
	if !p.In(r) {
		s.grab = r.Dy() / 2
		s.drag(e, p)
	}
}

func (s *scrollBar) drag(e *element, p image.Point) {
	r := e.rect()
	way := r.Dy() - s.thumb(e).Dy()
	s.scroll.offset = (p.Y - s.grab - r.Min.Y) * (s.scroll.content - s.scroll.view) / max(way, 1)
	s.scroll.clamp()
	e.ui.stale = true
}

func (s *scrollBar) release(*element, image.Point, bool) {}

// reveal scrolls the column of an element until it is seen.
func (u *UI) reveal(e *element) {
	if e.clip.Empty() || e.rect().In(e.clip) {
		return
	}
	for k, s := range u.scrolls {
		area := u.byKey[k]
		if area == nil || area.rect() != e.clip {
			continue
		}
		margin := u.px(0.8)
		if e.rect().Min.Y < e.clip.Min.Y {
			s.offset -= e.clip.Min.Y - e.rect().Min.Y + margin
		} else {
			s.offset += e.rect().Max.Y - e.clip.Max.Y + margin
		}
		s.clamp()
		u.stale = true
	}
}
