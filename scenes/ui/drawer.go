package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// drawerButton opens a panel that is not always there, and closes it: such a
// panel takes the place of the right column, or of the sheets.
type drawerButton struct {
	id, title string
	closer    bool // the cross in the panel's heading
}

func (d *drawerButton) draw(c *canvas, e *element) {
	u := c.ui
	hot := u.pointer.over == e
	if d.closer {
		ink := c.theme.Dim
		if hot {
			ink = c.theme.Text
		}
		c.icon("close", e.rect(), u.px(0.9), ink)
		c.focusRing(e, u.px(0.35))
		return
	}
	fill := c.theme.Panel
	if hot || u.drawer == d.id {
		fill = c.theme.Raised
	}
	c.box(e.rect(), u.px(0.4), fill, c.theme.Line)
	c.line(e.rect(), d.title, style{size: sizeSmall, color: c.theme.Text, align: middle})
	c.focusRing(e, u.px(0.4))
}

func (d *drawerButton) press(*element, image.Point, bool) {}
func (d *drawerButton) drag(*element, image.Point)        {}

func (d *drawerButton) release(e *element, _ image.Point, inside bool) {
	if inside {
		d.push(e)
	}
}

func (d *drawerButton) push(e *element) {
	e.ui.pull(d.id)
}

func (d *drawerButton) keys() []ebiten.Key {
	return []ebiten.Key{ebiten.KeyEnter, ebiten.KeyNumpadEnter, ebiten.KeySpace}
}

func (d *drawerButton) key(e *element, _ ebiten.Key) { d.push(e) }

func (d *drawerButton) tip(*element, image.Point) (title, help string) { return d.title, "" }

// Pull opens the panel whose button has this key, or closes it, at the next tick. It says whether there is one.
func (u *UI) Pull(key string) bool {
	for _, p := range u.inPlace(control.Dialog) {
		if p.Key != "" && p.Key == key {
			u.pull(p.ID)
			return true
		}
	}
	return false
}

// pull opens a panel, or closes it.
func (u *UI) pull(id string) {
	if u.drawer == id {
		id = ""
	}
	u.drawer, u.stale = id, true
}

// opened is the drawer that is open, or nothing.
func (u *UI) opened() []*control.Panel {
	for _, p := range u.inPlace(control.Dialog) {
		if p.ID == u.drawer {
			return []*control.Panel{p}
		}
	}
	return nil
}

// drawerButtons places the buttons of all such panels flush right in r, and
// returns the width that they take.
func (u *UI) drawerButtons(b *builder, r image.Rectangle) int {
	x := r.Max.X
	panels := u.inPlace(control.Dialog)
	for i := len(panels) - 1; i >= 0; i-- {
		p := panels[i]
		w := u.textWidth(p.Title, sizeSmall, false) + u.px(1.4)
		d := place[drawerButton](b, "drawer."+p.ID, middleOf(image.Rect(x-w, r.Min.Y, x, r.Max.Y), u.px(1.9)))
		d.id, d.title = p.ID, p.Title
		x -= w + u.px(0.5)
	}
	return r.Max.X - x
}

// drawerMenu places one button for all such panels where theirs have no room, and returns the width that it takes.
func (u *UI) drawerMenu(b *builder, r image.Rectangle) int {
	w := u.px(2.4)
	m := place[moreButton](b, "drawers", middleOf(image.Rect(r.Max.X-w, r.Min.Y, r.Max.X, r.Max.Y), u.px(1.9)))
	m.boxed, m.commands = true, nil
	for _, p := range u.inPlace(control.Dialog) {
		m.commands = append(m.commands, control.Control{Label: p.Title, Kind: control.Action, Do: func() error {
			u.drawer, u.stale = p.ID, true
			return nil
		}})
	}
	return w + u.px(0.5)
}

// drawersWidth is the room that the buttons need.
func (u *UI) drawersWidth() int {
	w := 0
	for _, p := range u.inPlace(control.Dialog) {
		w += u.textWidth(p.Title, sizeSmall, false) + u.px(1.4) + u.px(0.5)
	}
	return w
}
