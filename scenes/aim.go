package scenes

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/view"
)

// aim is what is pointed at for the moment. It is no part of the state: while nothing is pointed at it costs nothing, and
// what the pointer comes upon changes no panel.
type aim struct {
	timeline int // the step that the host's timeline is pointed at, or -1
	pin      pin
	left     bool        // the pointer has left the pictures, and counts again when it moves
	leaving  bool        // since the last tick: a move on the way out may be told in this one
	at       image.Point // of the mouse, then

	asked  question // what now and bubble answer
	now    target
	bubble *control.Bubble
	told   target // by bubble, with
	still  state.State
	serial uint64
}

// pin holds a step after a press, until Escape or until the pointer leaves.
type pin struct {
	on      bool
	touched bool // by a finger, which leaves by pressing somewhere else
	target  target
}

// question is what a target depends on.
type question struct {
	version  uint64
	picture  string
	area     view.Area
	x, y     float64
	timeline int
	pin      pin
}

// How far from a path or curve a pointer and a finger still point at it, in units.
const (
	aimReach    = 11
	fingerReach = 24
)

// Point says that the host's timeline is pointed at, at a step, or with −1 that it no longer is.
func (p *Program) Point(step int) {
	if step >= 0 {
		step = min(step, p.state.Last())
	}
	if p.aim.timeline != step {
		p.aim.timeline = step
		p.Wake()
	}
}

// Leave says that the pointer has left the pictures, where the program does not see that itself.
func (p *Program) Leave() {
	p.aim.left, p.aim.leaving = true, true
	if !p.aim.pin.touched {
		p.aim.pin = pin{}
	}
	p.Wake()
}

// Enter says that the pointer has come back to them, maybe to where it left.
func (p *Program) Enter() {
	p.aim.left, p.aim.leaving = false, false
	p.Wake()
}

// letGo forgets what is pointed at, until the pointer moves.
func (p *Program) letGo() {
	p.aim.pin, p.aim.left, p.aim.timeline = pin{}, true, -1
	p.Wake()
}

// Bubble is what is pointed at, or nil: another one whenever that changes.
func (p *Program) Bubble() *control.Bubble { return p.aim.bubble }

// takeAim finds what is pointed at, if anything that it depends on changed.
func (p *Program) takeAim() {
	a := &p.aim
	if a.pin.on && (a.pin.target.step != p.state.View.T || p.strayed()) {
		a.pin = pin{}
	}
	ask := question{version: p.version, timeline: a.timeline, pin: a.pin}
	if a.pin.on {
		ask.area = p.host.Areas()[a.pin.target.picture]
	} else if a.timeline < 0 {
		ask.picture, ask.area, ask.x, ask.y = p.pointed()
	}
	if ask.picture == "" && a.timeline < 0 && !a.pin.on {
		a.asked, a.now, a.bubble = ask, target{}, nil
		return
	}
	if ask == a.asked {
		return
	}
	a.asked = ask
	switch {
	case a.timeline >= 0:
		a.now = target{on: true, step: a.timeline, entry: -1}
	case a.pin.on:
		a.now = a.pin.target
		p.replace(&a.now)
	default:
		a.now = p.targetAt(ask.picture, ask.area, ask.x, ask.y)
	}
	if p.beyond(&a.now) {
		a.now = target{}
	}
	p.tell()
}

// strayed says whether the mouse is no longer in the picture in which it held a step.
func (p *Program) strayed() bool {
	held := p.aim.pin
	if held.touched || held.target.picture == "" || p.pointer.grip != gripNothing {
		return false
	}
	name, _, ok := p.at(p.pointer.x, p.pointer.y)
	return !ok || name != held.target.picture
}

// stir notes that the mouse moved: what it left it may have come back to, and what a key showed on the timeline is let go.
func (p *Program) stir() {
	x, y := ebiten.CursorPosition()
	a := &p.aim
	if at := image.Pt(x, y); at != a.at {
		a.at = at
		if !a.leaving {
			a.left = false
		}
		if a.pin.target.picture == "" {
			a.pin = pin{}
		}
	}
	a.leaving = false
}

// hold pins what is pointed at, and moves the playhead there.
func (p *Program) hold(t target) {
	p.state.Seek(t.step)
	t.pinned = true
	p.aim.pin = pin{on: true, touched: p.pointer.finger, target: t}
}

// beyond says whether a target is hidden because it lies beyond the playhead.
func (p *Program) beyond(t *target) bool { return p.state.View.Veiled && t.step > p.state.View.T }

// pointed is the picture under the pointer and the place in it, or no picture.
func (p *Program) pointed() (picture string, area view.Area, x, y float64) {
	d := &p.pointer
	switch {
	case d.grip == gripTime || d.grip == gripPath:
		return d.picture, d.area, d.x, d.y
	case d.grip != gripNothing || d.byTouch || p.aim.left:
		return "", view.Area{}, 0, 0
	}
	name, area, ok := p.at(d.x, d.y)
	if !ok || name == "rates" {
		return "", view.Area{}, 0, 0
	}
	return name, area, d.x, d.y
}
