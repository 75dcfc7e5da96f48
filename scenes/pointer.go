package scenes

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/view"
)

// grip is what a press took hold of.
type grip uint8

const (
	gripNothing grip = iota
	gripStart        // the start ring
	gripMap          // the surface, to pan it
	gripTime         // the playhead, in a curve
	gripPinch        // the surface, with two fingers
)

// pointer turns mouse and touches into changes of the state. It holds a grip
// from press to release, and nothing else.
type pointer struct {
	grip    grip
	area    view.Area
	touch   ebiten.TouchID
	byTouch bool
	x, y    float64 // where it was last
	fingers [2]ebiten.TouchID
	spread  float64 // between two fingers
	touches []ebiten.TouchID
}

// reach is how far from the start ring's middle a press still takes it, in units: a finger needs 44 across.
const reach = 22

// wheelZoom is the magnification of one notch of the wheel.
const wheelZoom = 1.2

// point handles mouse, wheel and touches.
func (p *Program) point() {
	if p.pinch() {
		return
	}
	x, y, pressed, held := p.press()
	switch {
	case pressed:
		p.grab(x, y)
	case !held:
		p.pointer.grip = gripNothing
	case x != p.pointer.x || y != p.pointer.y:
		p.drag(x, y)
	}
	p.pointer.x, p.pointer.y = x, y
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
	return float64(mx), float64(my), inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonLeft),
		ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft)
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
	return &view.Frame{State: &p.state, Result: p.Shown(), Unit: p.host.Unit()}
}

func (p *Program) camera(area view.Area) geom.Camera { return view.Camera(p.look(), area.Box()) }

func (p *Program) grab(x, y float64) {
	d := &p.pointer
	name, area, ok := p.at(x, y)
	d.grip, d.area = gripNothing, area
	switch {
	case !ok:
	case name == "surface":
		camera := p.camera(area)
		sx, sy := camera.Pixel(p.state.Run.Start.X, p.state.Run.Start.Y)
		d.grip = gripMap
		if math.Hypot(sx-x, sy-y) <= reach*p.host.Unit() {
			d.grip = gripStart
		}
	case name == "rates": // which is no picture of time
	default:
		d.grip = gripTime
		p.drag(x, y)
	}
}

func (p *Program) drag(x, y float64) {
	d := &p.pointer
	switch d.grip {
	case gripStart:
		camera := p.camera(d.area)
		sx, sy := camera.Point(x, y)
		p.state.Run.Start.X, p.state.Run.Start.Y = camera.Snap(sx), camera.Snap(sy)
	case gripMap:
		camera := p.camera(d.area)
		p.state.View.X -= (x - d.x) / camera.Scale
		p.state.View.Y += (y - d.y) / camera.Scale
	case gripTime:
		p.state.Seek(view.StepAt(p.look(), d.area.Box(), x))
	}
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
	camera := p.camera(area)
	x, y := camera.Point(float64(mx), float64(my))
	p.state.ZoomAt(math.Pow(wheelZoom, max(min(notches, 5), -5)), x, y)
}

// pinch zooms and pans with two fingers; it says whether two are down.
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
	spread := math.Hypot(float64(ax-bx), float64(ay-by))
	fingers := [2]ebiten.TouchID{d.touches[0], d.touches[1]}
	if d.grip != gripPinch || d.fingers != fingers {
		name, area, ok := p.at(x, y)
		if !ok || name != "surface" {
			return true
		}
		d.grip, d.area, d.fingers = gripPinch, area, fingers
	} else if spread > 0 && d.spread > 0 {
		before := p.camera(d.area)
		p.state.View.X -= (x - d.x) / before.Scale
		p.state.View.Y += (y - d.y) / before.Scale
		camera := p.camera(d.area)
		wx, wy := camera.Point(x, y)
		p.state.ZoomAt(spread/d.spread, wx, wy)
	}
	d.x, d.y, d.spread = x, y, spread
	return true
}
