package ui

import (
	"image"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
)

// finger is a touch of the panels. Until it moves or is lifted, nobody knows
// whether it scrolls, drags or taps, so a press waits where something scrolls.
type finger struct {
	down        bool
	waits       bool     // neither a press nor a scroll yet
	on          *element // what it presses
	pane        *element // what it scrolls
	began, last image.Point
	since       time.Time
	told        bool // what it rests on has explained itself
}

// fingertip is the least size of what a finger hits, in device-independent pixels.
const fingertip = 44

// roomy is a length that grows to a fingertip once the panels are touched.
func (u *UI) roomy(rems float64) int {
	if !u.touched {
		return u.px(rems)
	}
	return max(u.px(rems), u.fingertip())
}

func (u *UI) fingertip() int { return int(fingertip*u.scale + 0.5) }

// follow follows the first finger on the screen and says whether there is one, or was until now.
func (f *finger) follow(u *UI, p image.Point) bool {
	down, was := u.in.touching(), f.down
	f.down = down
	switch {
	case down && !was:
		f.land(u, p)
	case down && u.rests(f, p):
		f.waits, f.told, u.pointer.active = false, true, nil
		u.explain(f.on)
	case down && f.waits:
		f.decide(u, p)
	case was && !down && f.waits:
		f.press(u) // a tap
	}
	if was && !down {
		u.touched = u.touched || f.on != nil || f.pane != nil
		u.stale = u.stale || u.touched
		*f = finger{}
		return true
	}
	if f.pane != nil && !f.waits && p != f.last {
		f.pane.part.(panner).pan(f.pane, f.last.Y-p.Y)
		f.last = p
	}
	return down
}

func (f *finger) land(u *UI, p image.Point) {
	*f = finger{down: true, began: p, last: p, on: u.target(p), since: u.in.now()}
	if u.Captures(p.X, p.Y) {
		f.on = u.reach(p)
		f.pane = u.top(p, func(e *element) bool { s, ok := e.part.(panner); return ok && s.pan(e, 0) })
	}
	if f.waits = f.pane != nil; !f.waits {
		f.press(u)
	}
}

// decide makes a moving finger scroll, if it moves up or down, or drag.
func (f *finger) decide(u *UI, p image.Point) {
	d := p.Sub(f.began)
	if max(abs(d.X), abs(d.Y)) < u.fingertip()/5 {
		return
	}
	if _, drags := partOf(f.on).(horizontal); drags && abs(d.X) > abs(d.Y) {
		f.press(u)
		u.pointer.moved = true
		return
	}
	f.waits = false
	u.hideTip()
}

// press presses where the finger came down; what is only near is hit at its nearest pixel.
func (f *finger) press(u *UI) {
	at := f.began
	if f.on != nil {
		at = nearest(f.on.seen(), at)
	}
	f.waits, f.pane = false, nil
	u.press(f.on, at)
	u.pointer.shift = at.Sub(f.began)
}

// reach is what a finger means: the nearest of all that it touches, where
// what is small counts as large as a fingertip.
func (u *UI) reach(p image.Point) *element {
	if u.popup != nil {
		return u.target(p)
	}
	var best *element
	least, tip := 0, u.fingertip()
	for _, e := range u.order {
		r := e.seen()
		if _, ok := e.part.(presser); !ok || r.Empty() || below(e.part) || e.locked() {
			continue
		}
		grown := r.Inset(-(max(tip-min(r.Dx(), r.Dy()), 0) + 1) / 2)
		d := p.Sub(nearest(r, p))
		if far := d.X*d.X + d.Y*d.Y; p.In(grown.Intersect(e.clip)) && (best == nil || far <= least) {
			best, least = e, far
		}
	}
	if best == nil {
		return u.target(p)
	}
	return best
}

// below says whether a part lies under others that are pressed, too.
func below(p part) bool {
	switch p.(type) {
	case *opening, *scrollBar:
		return true
	}
	return false
}

// nearest is the pixel of a rectangle that is nearest to a point.
func nearest(r image.Rectangle, p image.Point) image.Point {
	return image.Pt(max(min(p.X, r.Max.X-1), r.Min.X), max(min(p.Y, r.Max.Y-1), r.Min.Y))
}

// touching says whether there is a finger on the screen.
func touching() bool {
	var room [8]ebiten.TouchID
	return len(ebiten.AppendTouchIDs(room[:0])) > 0
}
