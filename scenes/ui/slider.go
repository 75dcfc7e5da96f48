package ui

import (
	"image"
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// slider sets a number by the place of a knob. ebitenui's own slider has
// integer steps and handles its keys while drawing, so this one stands alone.
type slider struct {
	c    *control.Control
	tint color.RGBA
	grab int // from the knob's middle to the pointer
}

// Steps of a slider, in fine steps of its number.
const coarse = 10

func knob(u *UI) int { return u.px(0.98) | 1 }

// track is where the middle of the knob can stand.
func (s *slider) track(e *element) (x0, x1 int) {
	half := knob(e.ui) / 2
	return e.rect().Min.X + half, max(e.rect().Max.X-half, e.rect().Min.X+half+1)
}

// place is where the knob's middle stands.
func (s *slider) place(e *element) int {
	x0, x1 := s.track(e)
	return x0 + int(s.c.Num.Position()*float64(x1-x0)+0.5)
}

func (s *slider) draw(c *canvas, e *element) {
	s.drawTrack(c, e)
	s.drawKnob(c, e)
	c.focusRing(e, c.ui.px(0.4))
}

func (s *slider) drawTrack(c *canvas, e *element) {
	r := e.rect()
	x0, x1 := s.track(e)
	h := max(c.ui.px(0.28), 2)
	y := (r.Min.Y + r.Max.Y - h) / 2
	c.round(image.Rect(x0, y, x1, y+h), h/2, c.theme.Line)
	c.round(image.Rect(x0, y, s.place(e), y+h), h/2, s.tint)
}

func (s *slider) drawKnob(c *canvas, e *element) {
	r := e.rect()
	center := image.Pt(s.place(e), (r.Min.Y+r.Max.Y)/2)
	size, hair := knob(c.ui), c.ui.hair()
	edge := mix(c.theme.Dim, c.theme.Line, 0.35)
	if c.ui.pointer.active == e || c.ui.pointer.over == e {
		edge = s.tint
	}
	c.disc(center, size+2*hair, c.theme.Panel)
	c.disc(center, size, edge)
	c.disc(center, size-2*hair, color.RGBA{0xff, 0xff, 0xff, 0xff})
}

func (s *slider) press(e *element, p image.Point, double bool) {
	if double {
		e.ui.reset(s.c)
		return
	}
	s.grab = p.X - s.place(e)
	if s.grab < -knob(e.ui)/2 || s.grab > knob(e.ui)/2 {
		s.grab = 0
		s.drag(e, p)
	}
}

func (s *slider) drag(e *element, p image.Point) {
	x0, x1 := s.track(e)
	if want := p.X - s.grab; want != s.place(e) {
		// The pointer may well be beyond the track's ends.
		place := min(max(float64(want-x0)/float64(x1-x0), 0), 1)
		e.ui.accept(s.c.Slide(place))
	}
}

func (s *slider) horizontal() {}

func (s *slider) release(*element, image.Point, bool) {}

func (s *slider) wheel(e *element, notches float64) bool {
	s.nudge(e, sign(notches))
	return true
}

func (s *slider) nudge(e *element, steps int) {
	if steps != 0 {
		e.ui.accept(s.c.Nudge(steps))
	}
}

func sign(v float64) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

func (s *slider) keys() []ebiten.Key {
	return []ebiten.Key{ebiten.KeyArrowLeft, ebiten.KeyArrowRight, ebiten.KeyArrowDown, ebiten.KeyArrowUp,
		ebiten.KeyPageDown, ebiten.KeyPageUp, ebiten.KeyHome}
}

func (s *slider) key(e *element, k ebiten.Key) {
	switch k {
	case ebiten.KeyArrowLeft, ebiten.KeyArrowDown:
		s.nudge(e, -1)
	case ebiten.KeyArrowRight, ebiten.KeyArrowUp:
		s.nudge(e, 1)
	case ebiten.KeyPageDown:
		s.nudge(e, -coarse)
	case ebiten.KeyPageUp:
		s.nudge(e, coarse)
	case ebiten.KeyHome:
		e.ui.reset(s.c)
	}
}

func (s *slider) tip(*element, image.Point) (title, help string) { return s.c.Title, s.c.Help }

// reset gives a control its default.
func (u *UI) reset(c *control.Control) {
	u.set(c, c.DefaultText())
}

// set gives a control a value; a refusal is the program's to show.
func (u *UI) set(c *control.Control, text string) bool {
	u.stale = true
	return u.accept(c.Set(text))
}

// accept notes that a control was set, or why it was not.
func (u *UI) accept(err error) bool {
	u.dirty = true
	if err != nil {
		u.hushed = ""
		u.program.Refused(err)
	}
	return err == nil
}
