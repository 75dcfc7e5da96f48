package ui

import (
	"image"
	"math"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
)

func TestSliderByMouse(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	e := d.find("slider.one.rate")
	s := e.part.(*slider)
	x0, x1 := s.track(e)
	y := center(e.rect()).Y

	d.pressAt(image.Pt(x0+(x1-x0)/2, y)) // jumps
	if got := s.c.Num.Position(); math.Abs(got-0.5) > 0.02 {
		t.Errorf("a press in the middle put the knob at %.3f", got)
	}
	d.moveTo(image.Pt(x1+50, y-200)) // drags, also outside
	if d.m.rate != 10 {
		t.Errorf("dragged to the end: %g, want 10", d.m.rate)
	}
	if !d.u.Captures(700, 400) {
		t.Error("the view gets the pointer during a drag")
	}
	d.let()
	d.moveTo(image.Pt(x0, y))
	if d.m.rate != 10 {
		t.Errorf("moved after the release: %g", d.m.rate)
	}
	d.rest(time.Second)
	d.pressAt(image.Pt(s.place(e)-1, y)) // on the knob: nothing jumps
	if d.m.rate != 10 {
		t.Errorf("a press on the knob changed the value to %g", d.m.rate)
	}
	d.let()
	d.down = true
	d.tick()
	d.let()
	if d.m.rate != 0.001 {
		t.Errorf("a double click gave %g, want the default 0.001", d.m.rate)
	}
}

func TestSliderByWheelAndKeys(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	e := d.find("slider.one.decay")
	d.moveTo(center(e.rect()))
	up := func(what string, act func()) {
		t.Helper()
		before := d.m.decay
		act()
		if d.m.decay <= before {
			t.Errorf("%s: %g then %g", what, before, d.m.decay)
		}
	}
	up("wheel", func() { d.turnWheel(1) })
	d.u.root.SetFocusedWidget(e)
	up("right", func() { d.strike(ebiten.KeyArrowRight) })
	fine := d.m.decay
	up("page up", func() { d.strike(ebiten.KeyPageUp) })
	coarse := d.m.decay
	d.strike(ebiten.KeyPageDown)
	d.strike(ebiten.KeyArrowLeft)
	if d.m.decay >= fine || coarse-fine < 5*(fine-d.m.decay) {
		t.Errorf("fine %g, coarse %g, then back at %g", fine, coarse, d.m.decay)
	}
	before := d.m.decay
	d.woken = 0
	d.hold(ebiten.KeyArrowRight, 60)
	if repeats := math.Log((1-before)/(1-d.m.decay)) / math.Log(1/1e-5) * 200; repeats < 8 || repeats > 20 {
		t.Errorf("a key held for a second made %.1f fine steps", repeats)
	}
	if d.woken < 60 {
		t.Error("a held key does not ask for further ticks")
	}
	d.strike(ebiten.KeyHome)
	if d.m.decay != 0.001 {
		t.Errorf("Home gave %g, want the default", d.m.decay)
	}
}

func TestTipAfterADelay(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.moveTo(center(d.find("slider.one.rate").rect()))
	if d.u.tip.shown || d.woken == 0 {
		t.Errorf("at once: shown %v, asked for ticks %d", d.u.tip.shown, d.woken)
	}
	d.rest(tipDelay)
	d.tick()
	if !d.u.tip.shown || d.u.tip.title != "what α is" {
		t.Errorf("later: %+v", d.u.tip)
	}
	box, _ := d.u.tipBox()
	if !box.In(image.Rectangle{Max: d.size}) {
		t.Errorf("the tip leaves the window: %v", box)
	}
	d.pressAt(d.at)
	if d.u.tip.shown {
		t.Error("the tip stays during a press")
	}
	d.let()
}
