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

// target is a step that is pointed at, in a picture or on the timeline.
type target struct {
	on          bool
	picture     string // empty on the timeline
	step, entry int
	x, y        float64
	pinned      bool
}

// says says whether two targets are told in the same words.
func (t *target) says(other *target) bool {
	a, b := *t, *other
	a.x, a.y, b.x, b.y = 0, 0, 0, 0
	return a == b
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
	if a.timeline < 0 && !a.pin.on {
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

// targetAt is what is pointed at in a picture.
func (p *Program) targetAt(picture string, area view.Area, x, y float64) target {
	look, box := p.look(), area.Box()
	reach := aimReach * look.Unit
	if p.pointer.finger {
		reach = fingerReach * look.Unit
	}
	t := target{on: true, picture: picture, entry: -1, x: x, y: y}
	if picture == "surface" {
		if t.entry, t.step, t.on = p.surface.Nearest(look, box, x, y, reach); t.on {
			t.x, t.y = p.surface.Place(look, box, t.entry, t.step)
		}
		return t
	}
	t.step = min(max(view.StepAt(look, box, x), 0), p.state.Last())
	t.x = view.StepPlace(look, box, t.step)
	if curve, ok := p.views[picture].(*view.Curve); ok {
		t.entry = curve.Nearest(look, box, x, y, reach)
	}
	return t
}

// replace moves a target that is held to where its step is seen now; it is let go where its picture is gone.
func (p *Program) replace(t *target) {
	area, there := p.host.Areas()[t.picture]
	switch {
	case t.picture == "":
	case !there || t.picture == "surface" && (t.entry >= len(p.Shown().Tracks) || p.Shown().Tracks[t.entry].Len() == 0):
		p.aim.pin, *t = pin{}, target{}
	case t.picture == "surface":
		t.x, t.y = p.surface.Place(p.look(), area.Box(), t.entry, t.step)
	default:
		t.x = view.StepPlace(p.look(), area.Box(), t.step)
	}
}

// tell makes the bubble anew where it says something else now.
func (p *Program) tell() {
	a := &p.aim
	if !a.now.on {
		a.bubble = nil
		return
	}
	still := p.state.Still()
	if a.bubble != nil && a.serial == p.Serial() && a.still == still && a.told.says(&a.now) {
		if a.told != a.now { // the same somewhere else
			moved := *a.bubble
			moved.X, moved.Y, a.bubble, a.told = a.now.x, a.now.y, &moved, a.now
		}
		return
	}
	a.still, a.serial, a.told = still, p.Serial(), a.now
	if st, ok := p.Study(); ok {
		a.bubble = st.Bubble(&p.state, a.now.picture, a.now.step)
	} else {
		a.bubble = p.state.Bubble(p.Shown(), a.now.picture, a.now.step, a.now.entry)
	}
	a.bubble.Timeline, a.bubble.X, a.bubble.Y, a.bubble.Pinned = a.now.picture == "", a.now.x, a.now.y, a.now.pinned
}
