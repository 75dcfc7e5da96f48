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

// BenchmarkPlaying is a tick and a frame in which every panel is drawn anew.
func BenchmarkPlaying(b *testing.B) {
	m := newModel()
	u, err := New(m)
	if err != nil {
		b.Fatal(err)
	}
	u.in.wake = func() {}
	screen := ebiten.NewImage(1440, 900)
	for b.Loop() {
		m.t = (m.t + 1) % m.steps
		m.changed()
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
