package scenes

import "github.com/optiscope/optiscope/scenes/view"

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
