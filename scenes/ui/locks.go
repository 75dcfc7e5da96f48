package ui

import (
	"image"

	"github.com/optiscope/optiscope/scenes/control"
)

// What is locked is faint, takes neither presses nor the keyboard, and says why.

func (s *slider) setting() *control.Control        { return s.c }
func (f *field) setting() *control.Control         { return f.c }
func (d *dropdown) setting() *control.Control      { return d.c }
func (s *segments) setting() *control.Control      { return s.c }
func (p *pushed) setting() *control.Control        { return p.c }
func (g *galleryButton) setting() *control.Control { return g.c }

// locked says whether the element's control is.
func (e *element) locked() bool {
	l, ok := e.part.(lockable)
	return ok && l.setting() != nil && l.setting().Locked != ""
}

// faint is how much of a locked widget is covered.
const faint = 0.62

// lock covers a widget, and puts a lock on it where there is room.
func (c *canvas) lock(e *element) {
	c.fill(e.rect(), fade(c.theme.Panel, faint))
	r, u := e.rect(), c.ui
	switch p := e.part.(type) {
	case *field:
		if p.prefix == "" && !p.wide {
			c.icon("lock", image.Rect(r.Min.X, r.Min.Y, r.Min.X+r.Dy(), r.Max.Y), u.px(0.8), c.theme.Dim)
		}
	case *dropdown:
		if p.lone {
			r.Min.X = r.Max.X - r.Dy()
		} else { // in the place of the arrow
			r.Min.X = r.Max.X - u.px(1.5)
			c.fill(r.Inset(u.px(0.1)), mix(c.theme.Panel, c.theme.Raised, 1-faint))
		}
		c.icon("lock", r, u.px(0.8), c.theme.Dim)
	}
}

// lockIcon is a padlock.
func lockIcon(p *pen) {
	s := p.size
	p.roundRect(0.16*s, 0.44*s, 0.84*s, 0.95*s, 0.1*s, true)
	p.disc(0.5*s, 0.36*s, 0.28*s, true)
	p.disc(0.5*s, 0.36*s, 0.16*s, false)
}
