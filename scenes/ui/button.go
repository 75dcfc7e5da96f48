package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// pushed is what everything that is pressed like a button has in common: it
// acts when the press is released inside, or by Enter or Space.
type pushed struct{ c *control.Control }

func (p *pushed) press(*element, image.Point, bool) {}
func (p *pushed) drag(*element, image.Point)        {}

func (p *pushed) release(e *element, _ image.Point, inside bool) {
	if inside {
		p.push(e)
	}
}

func (p *pushed) keys() []ebiten.Key {
	return []ebiten.Key{ebiten.KeyEnter, ebiten.KeyNumpadEnter, ebiten.KeySpace}
}

func (p *pushed) key(e *element, _ ebiten.Key) { p.push(e) }

// push switches a toggle or runs an action.
func (p *pushed) push(e *element) {
	e.ui.stale = true
	e.ui.accept(p.c.Press())
}

func (p *pushed) tip(e *element, _ image.Point) (title, help string) {
	title = p.c.Title
	if p.c.Key != "" {
		title += " (" + e.ui.keyName(p.c.Key) + ")"
	}
	return title, p.c.Help
}

// on says whether a toggle is on.
func (p *pushed) on() bool { return p.c.Kind == control.Toggle && *p.c.Flag }

// chip is a toggle or an action with a label.
type chip struct{ pushed }

func (k *chip) draw(c *canvas, e *element) {
	r := e.rect()
	edge, ink := c.theme.Line, c.theme.Dim
	if k.on() {
		edge, ink = c.theme.Text, c.theme.Text
	} else if c.ui.pointer.over == e {
		edge = c.theme.Dim
	}
	if k.c.Kind == control.Action {
		ink = c.theme.Text
		c.round(r, r.Dy()/2, c.theme.Raised)
	}
	c.border(r, r.Dy()/2, c.ui.hair(), edge)
	pad := c.ui.px(0.5)
	c.line(image.Rect(r.Min.X+pad, r.Min.Y, r.Max.X-pad, r.Max.Y), k.c.Label, style{size: sizeSmall, color: ink, align: middle})
	c.focusRing(e, r.Dy()/2)
}

// iconButton is a toggle or an action with a picture.
type iconButton struct {
	pushed
	size   float64 // of the picture, in rem
	boxed  bool    // on a surface of its own, over a view
	strong bool    // the main button: a disc in the accent colour
}

func (k *iconButton) draw(c *canvas, e *element) {
	r, u := e.rect(), c.ui
	ink := c.theme.Dim
	hot := u.pointer.over == e
	if hot {
		ink = c.theme.Text
	}
	switch {
	case k.strong:
		size := min(r.Dx(), r.Dy())
		fill := c.theme.Accent
		if hot {
			fill = mix(fill, c.theme.Text, 0.15)
		}
		c.disc(image.Pt((r.Min.X+r.Max.X)/2, (r.Min.Y+r.Max.Y)/2), size, fill)
		ink = c.theme.OnAccent
	case k.boxed:
		ink = c.theme.Text
		fill := c.theme.Panel
		if hot {
			fill = c.theme.Raised
		}
		c.box(r, u.px(0.4), fill, c.theme.Line)
	case hot:
		c.round(r, u.px(0.35), c.theme.Raised)
	}
	if name := k.picture(); name != "" {
		c.icon(name, r, u.px(k.size), ink)
	} else {
		c.line(r, k.c.Label, style{size: sizeSmall, color: ink, align: middle})
	}
	c.focusRing(e, u.px(0.4))
}

// picture is the icon for the control's present value.
func (k *iconButton) picture() string {
	name := k.c.Icon
	switch {
	case name == "play" && k.on():
		return "pause"
	case name == "eye" && k.c.Kind == control.Toggle && !k.c.IsDefault():
		return "eye-off"
	}
	if _, ok := iconPath(name); !ok {
		return ""
	}
	return name
}

// small places a heading's button.
func (b *builder) small(c *control.Control, r image.Rectangle) {
	k := place[iconButton](b, "button."+c.ID, r)
	k.c, k.size = c, 1.05
}

// moreButton opens a list of commands.
type moreButton struct {
	title    string
	commands []control.Control
	boxed    bool // on a surface of its own
}

func (m *moreButton) draw(c *canvas, e *element) {
	ink := c.theme.Dim
	if m.boxed {
		ink = c.theme.Text
		c.box(e.rect(), c.ui.px(0.4), c.theme.Panel, c.theme.Line)
	}
	if c.ui.pointer.over == e {
		ink = c.theme.Text
		c.round(e.rect(), c.ui.px(0.35), c.theme.Raised)
	}
	c.icon("dots", e.rect(), c.ui.px(1.05), ink)
	c.focusRing(e, c.ui.px(0.4))
}

func (m *moreButton) press(*element, image.Point, bool) {}
func (m *moreButton) drag(*element, image.Point)        {}

func (m *moreButton) release(e *element, _ image.Point, inside bool) {
	if inside {
		e.ui.openCommands(e, m.commands)
	}
}

func (m *moreButton) keys() []ebiten.Key {
	return []ebiten.Key{ebiten.KeyEnter, ebiten.KeyNumpadEnter, ebiten.KeySpace, ebiten.KeyArrowDown}
}

func (m *moreButton) key(e *element, _ ebiten.Key) { e.ui.openCommands(e, m.commands) }

func (m *moreButton) tip(*element, image.Point) (title, help string) { return m.title, "" }

// opening is a closed card's heading, which opens it.
type opening struct {
	pushed
	title string
}

func (o *opening) draw(c *canvas, e *element) {
	if c.ui.pointer.over == e {
		c.border(e.rect(), c.ui.px(0.5), c.ui.hair(), c.theme.Dim)
	}
	c.focusRing(e, c.ui.px(0.5))
}

func (o *opening) tip(e *element, _ image.Point) (title, help string) {
	return e.ui.program.Text("Open %s", o.title), ""
}
