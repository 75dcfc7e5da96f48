package scenes

import (
	"image"
	"math"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"github.com/optiscope/optiscope/scenes/view"
)

// grip is what a press took hold of.
type grip uint8

const (
	gripNothing grip = iota
	gripStart        // the start ring
	gripMap          // the surface, to pan it
	gripBlock        // the surface in three dimensions, to turn it
	gripTime         // the playhead, in a curve
	gripPinch        // the surface, with two fingers
	gripPath         // the paths, with a finger that rested on one
)

// pointer turns mouse and touches into changes of the state. It holds a grip
// from press to release, and nothing else.
type pointer struct {
	grip    grip
	picture string
	area    view.Area
	finger  bool      // what pressed last
	since   time.Time // of that press, and
	began   [2]float64
	moved   bool // farther than a hand shakes
	touch   ebiten.TouchID
	byTouch bool
	button  ebiten.MouseButton
	x, y    float64 // where it was last
	yaw     float64 // of the block that it turns
	pitch   float64
	fingers [2]ebiten.TouchID
	spread  float64 // between two fingers
	angle   float64 // of the way from one to the other
	touches []ebiten.TouchID
}

// reach is how far from the start ring's middle a press still takes it, in units: a finger needs 44 across.
const reach = 22

// wheelZoom is the magnification of one notch of the wheel.
const wheelZoom = 1.2

// point handles mouse, wheel and touches.
func (p *Program) point() {
	p.stir()
	if p.pinch() {
		return
	}
	x, y, pressed, held := p.press()
	switch {
	case pressed:
		p.grab(x, y)
	case !held:
		p.release()
	case x != p.pointer.x || y != p.pointer.y:
		p.drag(x, y)
	}
	p.pointer.x, p.pointer.y = x, y
	p.rest()
	p.wheel()
}

// press is the place of the one pointer in use, and whether it is down.
func (p *Program) press() (x, y float64, pressed, held bool) {
	d := &p.pointer
	d.touches = inpututil.AppendJustPressedTouchIDs(d.touches[:0])
	if len(d.touches) > 0 && !d.byTouch {
		d.touch, d.byTouch = d.touches[0], true
		tx, ty := ebiten.TouchPosition(d.touch)
		return float64(tx), float64(ty), true, true
	}
	if d.byTouch {
		if inpututil.IsTouchJustReleased(d.touch) || inpututil.TouchPressDuration(d.touch) == 0 {
			d.byTouch = false
			return d.x, d.y, false, false
		}
		tx, ty := ebiten.TouchPosition(d.touch)
		return float64(tx), float64(ty), false, true
	}
	mx, my := ebiten.CursorPosition()
	for _, button := range [2]ebiten.MouseButton{ebiten.MouseButtonLeft, ebiten.MouseButtonRight} {
		if inpututil.IsMouseButtonJustPressed(button) {
			d.button, pressed = button, true
		}
	}
	return float64(mx), float64(my), pressed, ebiten.IsMouseButtonPressed(d.button)
}

// at is the picture under a pixel.
func (p *Program) at(x, y float64) (string, view.Area, bool) {
	px, py := int(x), int(y)
	if p.host.Captures(px, py) {
		return "", view.Area{}, false
	}
	for name, area := range p.host.Areas() {
		if (image.Point{X: px, Y: py}).In(area.Rect.Intersect(area.Clip)) {
			return name, area, true
		}
	}
	return "", view.Area{}, false
}

// look is a frame good enough for asking a view about places.
func (p *Program) look() *view.Frame {
	return &view.Frame{State: &p.state, Result: p.Shown(), Serial: p.engine.Serial(), Unit: p.host.Unit()}
}

func (p *Program) grab(x, y float64) {
	d := &p.pointer
	name, area, ok := p.at(x, y)
	d.grip, d.picture, d.area = gripNothing, name, area
	d.finger, d.since, d.began, d.moved = d.byTouch, time.Now(), [2]float64{x, y}, false
	if p.aim.pin = (pin{}); d.finger {
		p.aim.left = true // wherever the mouse is
		time.AfterFunc(longPress, p.Wake)
	}
	switch {
	case !ok:
	case name == "surface":
		sx, sy, seen := p.surface.Spot(p.look(), area.Box(), p.state.Run.Start.X, p.state.Run.Start.Y)
		pans := !d.byTouch && (d.button == ebiten.MouseButtonRight || ebiten.IsKeyPressed(ebiten.KeyShift))
		switch {
		case !pans && seen && !p.locks("start.x") && math.Hypot(sx-x, sy-y) <= reach*p.host.Unit():
			d.grip = gripStart
		case !pans && p.state.Relief():
			d.grip, d.yaw, d.pitch = gripBlock, p.state.View.Yaw, p.state.View.Pitch
		default:
			d.grip = gripMap
		}
	case name == "rates": // which is no picture of time
	default:
		d.grip = gripTime
		p.drag(x, y)
	}
}

func (p *Program) drag(x, y float64) {
	d := &p.pointer
	d.moved = d.moved || math.Hypot(x-d.began[0], y-d.began[1]) > steady*p.host.Unit()
	switch d.grip {
	case gripStart:
		look, box := p.look(), d.area.Box()
		if sx, sy, ok := p.surface.Pick(look, box, x, y); ok {
			p.state.Run.Start.X, p.state.Run.Start.Y = view.Snap(look, box, sx), view.Snap(look, box, sy)
		}
	case gripMap:
		p.pan(x, y)
	case gripBlock:
		p.turn(x, y)
	case gripTime:
		p.state.Seek(view.StepAt(p.look(), d.area.Box(), x))
	}
}

// pan moves the surface along with the pointer.
func (p *Program) pan(x, y float64) {
	d, look := &p.pointer, p.look()
	x0, y0 := view.Under(look, d.area.Box(), d.x, d.y)
	x1, y1 := view.Under(look, d.area.Box(), x, y)
	p.state.View.X += x0 - x1
	p.state.View.Y += y0 - y1
}

// degrees are what a way of one unit turns the block by.
const degrees = 0.4

// turn turns the block: what is near follows the pointer. The angles are kept
// apart from the state's, which are rounded.
func (p *Program) turn(x, y float64) {
	d, v := &p.pointer, &p.state.View
	k := degrees / p.host.Unit()
	p.state.LookFrom(d.yaw+k*(x-d.x), d.pitch+k*(y-d.y))
	d.yaw, d.pitch = v.Yaw, v.Pitch
}

// wheel zooms the surface around the pointer.
func (p *Program) wheel() {
	_, notches := ebiten.Wheel()
	if notches == 0 {
		return
	}
	mx, my := ebiten.CursorPosition()
	name, area, ok := p.at(float64(mx), float64(my))
	if !ok || name != "surface" {
		return
	}
	p.zoom(area, float64(mx), float64(my), math.Pow(wheelZoom, max(min(notches, 5), -5)))
}

// zoom magnifies the surface and keeps what is seen at a pixel where it is.
func (p *Program) zoom(area view.Area, px, py, factor float64) {
	x, y, ok := p.surface.Pick(p.look(), area.Box(), px, py)
	if !ok {
		x, y = view.Under(p.look(), area.Box(), px, py)
	}
	p.state.ZoomAt(factor, x, y)
}

// pinch zooms and pans with two fingers, and turns a block with them; it says whether two are down.
func (p *Program) pinch() bool {
	d := &p.pointer
	d.touches = ebiten.AppendTouchIDs(d.touches[:0])
	if len(d.touches) < 2 {
		if d.grip == gripPinch {
			d.grip, d.byTouch = gripNothing, false
		}
		return false
	}
	ax, ay := ebiten.TouchPosition(d.touches[0])
	bx, by := ebiten.TouchPosition(d.touches[1])
	x, y := float64(ax+bx)/2, float64(ay+by)/2
	spread, angle := math.Hypot(float64(ax-bx), float64(ay-by)), math.Atan2(float64(by-ay), float64(bx-ax))
	fingers := [2]ebiten.TouchID{d.touches[0], d.touches[1]}
	if d.grip != gripPinch || d.fingers != fingers {
		name, area, ok := p.at(x, y)
		if !ok || name != "surface" {
			return true
		}
		d.grip, d.area, d.fingers = gripPinch, area, fingers
		d.yaw, d.pitch = p.state.View.Yaw, p.state.View.Pitch
	} else if spread > 0 && d.spread > 0 {
		p.pan(x, y)
		p.zoom(d.area, x, y, spread/d.spread)
		if p.state.Relief() {
			// Clockwise on the screen is anticlockwise seen from below: the block follows the fingers.
			p.state.LookFrom(d.yaw-math.Remainder(angle-d.angle, 2*math.Pi)*180/math.Pi, d.pitch)
			d.yaw = p.state.View.Yaw
		}
	}
	d.x, d.y, d.spread, d.angle = x, y, spread, angle
	return true
}

// Ring is where the ring at the start of all paths is seen, in pixels of the screen.
func (p *Program) Ring() (at image.Point, seen bool) {
	area, ok := p.host.Areas()["surface"]
	if !ok || p.state.Studies() {
		return at, false
	}
	x, y, seen := p.surface.Spot(p.look(), area.Box(), p.state.Run.Start.X, p.state.Run.Start.Y)
	return image.Pt(int(x), int(y)), seen
}
