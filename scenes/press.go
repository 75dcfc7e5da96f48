package scenes

import (
	"time"

	"github.com/hajimehoshi/ebiten/v2"
)

// Constants of presses.
const (
	steady    = 6 // units that a hand shakes
	longPress = 500 * time.Millisecond
)

// release ends a press. One that stayed where it was goes to the step under it, and one in a curve stays at its step.
func (p *Program) release() {
	d := &p.pointer
	switch d.grip {
	case gripTime:
		t := p.targetAt(d.picture, d.area, d.x, d.y)
		t.step = p.state.View.T
		p.hold(t)
	case gripMap, gripBlock:
		if d.moved || !d.finger && (d.button != ebiten.MouseButtonLeft || ebiten.IsKeyPressed(ebiten.KeyShift)) {
			break
		}
		if t := p.targetAt(d.picture, d.area, d.x, d.y); t.on && !p.beyond(&t) {
			p.hold(t)
		}
	}
	d.grip = gripNothing
}

// rest lets a finger that rested on a path go along it.
func (p *Program) rest() {
	d := &p.pointer
	if !d.finger || d.moved || d.grip != gripMap && d.grip != gripBlock || time.Since(d.since) < longPress {
		return
	}
	if t := p.targetAt(d.picture, d.area, d.x, d.y); t.on {
		d.grip = gripPath
	}
}
