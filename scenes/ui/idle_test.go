package ui

import (
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

func TestIdleDrawsNothing(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.rest(tipDelay)
	d.tick()
	d.tick()
	d.u.Update(1440, 900, 1)
	if d.u.dirty || d.u.stale {
		t.Error("an idle tick asks for drawing")
	}
	d.woken = 0
	d.tick()
	if d.woken > 0 {
		t.Error("an idle tick asks for further ticks")
	}
	d.u.cuts = 99 // drawing counts anew
	d.tick()
	if d.u.cuts != 99 {
		t.Error("an idle frame draws the panels")
	}
	layer := d.u.layer
	d.m.t++
	d.m.changed()
	d.u.Update(1440, 900, 1)
	if !d.u.dirty {
		t.Error("a change of the program is not drawn")
	}
	d.u.Draw(d.screen)
	if d.u.layer != layer {
		t.Error("the layer is made anew for every frame")
	}
}

// While a run plays, only the panels that follow the playhead are asked for.
func TestPlayingAsksForWhatMoves(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	asked, rate := d.m.asked, d.find("slider.one.rate").part.(*slider).c
	for step := range 10 {
		d.m.play(500 + step)
		d.tick()
	}
	if d.m.asked != asked {
		t.Errorf("all panels are asked for %d times while the run plays", d.m.asked-asked)
	}
	if d.find("slider.one.rate").part.(*slider).c != rate {
		t.Error("the controls are made anew")
	}
	if got := d.find("bottom.time").part.(*caption).text; got != "509 / 1000" {
		t.Errorf("the step shown is %q", got)
	}
	if got := d.find("title.standing").part.(*caption).text; got != "Standing at t = 509" {
		t.Errorf("the standing is %q", got)
	}
	d.m.rate = 7
	d.m.play(600) // and something else changed
	d.m.changed()
	d.tick()
	if d.m.asked != asked+1 {
		t.Errorf("after another change all panels are asked for %d times", d.m.asked-asked)
	}
}

// BenchmarkPlaying is a tick and a frame of a run that plays.
func BenchmarkPlaying(b *testing.B) {
	m := newModel()
	u, err := New(m)
	if err != nil {
		b.Fatal(err)
	}
	u.in.wake = func() {}
	screen := ebiten.NewImage(1440, 900)
	for b.Loop() {
		m.play((m.t + 1) % m.steps)
		u.Update(1440, 900, 1)
		u.Draw(screen)
	}
}

// BenchmarkIdle is a tick and a frame in which nothing changed.
func BenchmarkIdle(b *testing.B) {
	u, err := New(newModel())
	if err != nil {
		b.Fatal(err)
	}
	u.in.wake = func() {}
	screen := ebiten.NewImage(1440, 900)
	for b.Loop() {
		u.Update(1440, 900, 1)
		u.Draw(screen)
	}
}
