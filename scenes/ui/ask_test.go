package ui

import (
	"image"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
)

// asks checks that a tip is pinned that tells something, inside the window.
func (d *desk) asks(when, want string) {
	d.Helper()
	tip := d.u.tip
	if !tip.pinned || !tip.shown || !strings.Contains(tip.title+"\n"+tip.help+"\n"+tip.source, want) {
		d.Errorf("%s: the tip is %+v, want %q in it", when, tip, want)
		return
	}
	if box, _ := d.u.tipBox(); !box.In(image.Rectangle{Max: d.size}) {
		d.Errorf("%s: the tip leaves the window: %v", when, box)
	}
}

// The "?" comes with the pointer, explains by a press, and goes.
func TestTheQuestionMarkExplains(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	mark := d.find(askKey)
	if !mark.rect().Empty() || mark.TabOrder() >= 0 {
		t.Errorf("at first the ? is at %v, and Tab stops there: %v", mark.rect(), mark.TabOrder() >= 0)
	}
	for _, key := range []string{"slider.one.rate", "field.one.decay", "label.noise"} {
		d.moveTo(center(d.find(key).seen()))
		r := mark.rect()
		if r.Empty() || !r.In(image.Rectangle{Max: d.size}) {
			t.Fatalf("%s: the ? is at %v", key, r)
		}
		for _, e := range d.u.order { // it crowds nothing
			if _, presses := e.part.(presser); presses && e != mark && !below(e.part) && e.rect().Overlaps(r) {
				t.Errorf("%s: the ? covers %s", key, e.key)
			}
		}
		d.moveTo(r.Min.Sub(image.Pt(0, 30))) // on the way something else
		d.rest(askGrace / 2)
		d.moveTo(center(d.find(key).seen()))
		d.pressAt(center(mark.rect()))
		d.let()
		d.asks(key, "It is explained in two sentences")
		d.moveTo(image.Pt(720, 400))
		d.rest(time.Minute)
		d.tick()
		d.asks(key+", when the pointer is elsewhere", "It is explained")
		d.pressAt(image.Pt(720, 400))
		d.let()
		if d.u.tip.shown {
			t.Errorf("%s: a press elsewhere leaves the tip", key)
		}
		d.rest(askGrace)
		d.tick()
		if !mark.rect().Empty() {
			t.Errorf("%s: the ? stays at %v", key, mark.rect())
		}
	}
}

// F1 explains what has the keyboard, or the pointer; Escape ends that and leaves the focus.
func TestF1Explains(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	e := d.find("slider.one.rate")
	d.moveTo(center(e.seen()))
	d.strike(ebiten.KeyF1)
	d.asks("with the pointer", "It helps.")
	d.strike(ebiten.KeyF1)
	if d.u.tip.shown {
		t.Error("F1 again leaves the tip")
	}
	d.moveTo(image.Pt(720, 400))
	for range 80 {
		if d.u.focused() == e {
			break
		}
		d.strike(ebiten.KeyTab)
	}
	if r := d.find(askKey).rect(); r.Empty() {
		t.Error("there is no ? at what has the keyboard")
	}
	d.strike(ebiten.KeyF1)
	d.asks("with the keyboard", "α  What α is")
	d.strike(ebiten.KeyEscape)
	if d.u.tip.shown || d.u.focused() != e {
		t.Errorf("after Escape the tip is shown: %v, the focus is on %v", d.u.tip.shown, d.u.focused())
	}
	d.strike(ebiten.KeyF1)
	rate := d.m.rate
	d.strike(ebiten.KeyArrowRight)
	if d.u.tip.shown || d.m.rate == rate {
		t.Error("a key that means something else does not end the explanation and do so")
	}
}

// Fingers tap a label, which shows that it can be, or rest on a button, which then does nothing.
func TestFingersAsk(t *testing.T) {
	d := newDesk(t, 1200, 700, 1)
	d.tap(center(d.find("chip.one.rectify").rect())) // so that the panels know of fingers
	d.tap(center(d.find("label.one.rate").seen()))
	d.asks("a tap on a label", "It helps.")
	if d.u.byKey[askKey] != nil {
		t.Error("there is a ? for pointers")
	}
	d.tap(image.Pt(600, 300))
	before := *d.m.flags["one.rectify"]
	d.m.help = "Straightens what is bent. It is named after that."
	d.m.changed()
	d.tick()
	d.fingers = true
	d.pressAt(center(d.find("chip.one.rectify").seen()))
	d.rest(askRest)
	d.tick()
	d.tick()
	d.asks("a finger that rests", "Straightens")
	d.let()
	d.tick()
	d.asks("a finger that rested", "Straightens")
	if *d.m.flags["one.rectify"] != before {
		t.Error("the button that explains itself is pressed, too")
	}
}
