package browser

import (
	"math"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/geom"
)

// orbit is how the program looks at its block, in CSS pixels of the window.
func (b *tab) orbit() geom.Orbit {
	b.t.Helper()
	cell := b.box(surfaceCell)
	found, ok := surface.Lookup(eval[string](b, "optiscope.get('surface')"))
	if !ok {
		b.t.Fatal("the surface is unknown")
	}
	view := eval[[]float64](b, "['view.x', 'view.y', 'zoom', 'yaw', 'pitch'].map(optiscope.get)")
	unit := eval[float64](b, "parseFloat(getComputedStyle(document.documentElement).fontSize)") / 16
	block := geom.BlockOver(view[0], view[1], found.Domain.W()/view[2], found.Domain.H()/view[2])
	return geom.OrbitAt(block, view[3], view[4], geom.Room(geom.Rect{X: cell.X, Y: cell.Y, W: cell.W, H: cell.H}, unit))
}

// relief is the block of the program's surface.
func (b *tab) relief() (*geom.Relief, geom.Orbit) {
	b.t.Helper()
	found, _ := surface.Lookup(eval[string](b, "optiscope.get('surface')"))
	loss, err := found.Compile(found.Defaults())
	b.must(err)
	o, r := b.orbit(), new(geom.Relief)
	r.Fill(o.Block, geom.Cells, func(z, x, y []float64) {
		loss.Values(z, x, y)
		for i := range z {
			z[i] = loss.Shade().Height(z[i])
		}
	}, geom.Span{Low: 0, High: 1})
	return r, o
}

// onBlock is where the start is seen on the block.
func (b *tab) onBlock() (px, py float64) {
	b.t.Helper()
	r, o := b.relief()
	x, y := b.start()
	z, ok := r.At(x, y)
	if !ok || r.Hidden(&o, x, y, z) {
		b.t.Fatalf("the start (%v, %v) is not seen", x, y)
	}
	return o.Pixel(x, y, z)
}

// expectTurned compares the block's angles with what they should be.
func (b *tab) expectTurned(what string, yaw, pitch float64) {
	b.t.Helper()
	now := eval[[]float64](b, "['yaw', 'pitch'].map(optiscope.get)")
	if math.Abs(math.Remainder(now[0]-yaw, 360)) > 0.3 || math.Abs(now[1]-pitch) > 0.3 {
		b.t.Errorf("%s turns the block to %v°, want %v°, %v°", what, now, yaw, pitch)
	}
}

// A click shows the block, a drag and keys turn it, and its address opens the
// same picture elsewhere.
func TestBlock(t *testing.T) {
	b := reuse(t, "play=0&t=500")
	before := b.tracks(firstEntries()...)
	flat := b.picture(surfaceCell)
	b.click(`[data-control="view"] label:has(input[value="3d"])`)
	b.until("optiscope.get('view') === '3d'")
	b.settle()
	if share := otherPixels(flat, b.picture(surfaceCell)); share < 0.3 {
		t.Errorf("the block differs from the contours in %.1f %% of the pixels", 100*share)
	}
	if words := eval[string](b, "document.querySelector(%s).getAttribute('aria-description')", surfaceCell); !strings.Contains(words, "turn") {
		t.Errorf("the surface describes its keys as %q", words)
	}
	angles := eval[[]float64](b, "['yaw', 'pitch'].map(optiscope.get)")
	unit := eval[float64](b, "parseFloat(getComputedStyle(document.documentElement).fontSize)") / 16
	x, y := b.box(surfaceCell).middle()
	x, y = whole(x+120, y+110)
	b.press(x, y)
	for range 4 {
		x, y = x+20, y-5
		b.move(x, y)
		b.settle()
	}
	b.release(x, y)
	b.settle()
	yaw, pitch := angles[0]+80*0.4/unit, angles[1]-20*0.4/unit
	b.expectTurned("a drag", yaw, pitch)
	for _, c := range []struct {
		key        string
		yaw, pitch float64
	}{{kb.ArrowLeft, -5, 0}, {kb.ArrowUp, 0, 5}, {kb.ArrowRight, 5, 0}, {kb.ArrowRight, 5, 0}, {kb.ArrowDown, 0, -5}} {
		yaw, pitch = yaw+c.yaw, pitch+c.pitch
		b.keys(c.key)
		b.settle()
		b.expectTurned("an arrow key", yaw, pitch)
	}
	sx, _ := b.start()
	b.do("document.querySelector(%s).focus()", surfaceCell)
	b.keys(kb.ArrowRight, chromedp.KeyModifiers(chromedp.ModifierShift))
	b.settle()
	if now, _ := b.start(); now <= sx {
		t.Errorf("with Shift → moves the start from %v to %v", sx, now)
	}
	b.expectTurned("an arrow key with Shift", yaw, pitch)
	b.do("optiscope.set('start.x', %s)", sx)
	b.expectSameTracks(before)

	b.do("document.activeElement.blur()")
	b.hover(5, 5)
	b.settle()
	b.until("location.hash === '#' + optiscope.link() && location.hash.includes('view=3d')")
	link := strings.TrimPrefix(eval[string](b, "location.hash"), "#")
	other := open(t, link, small)
	other.settle()
	samePicture(t, b.seen(surfaceCell), other.seen(surfaceCell))
	b.keys("0")
	b.keys("3")
	b.settle()
	samePicture(t, taken(flat), b.seen(surfaceCell))
}

// After a click on "3D" arrow keys turn the block: they do not choose again.
func TestKeysAfterChoosingTheBlock(t *testing.T) {
	b := reuse(t, "play=0")
	b.click(`[data-control="view"] label:has(input[value="3d"])`)
	b.until("document.activeElement === document.querySelector(%s)", surfaceCell)
	b.settle()
	yaw := eval[float64](b, "optiscope.get('yaw')")
	b.keys(kb.ArrowLeft)
	b.settle()
	if form, now := eval[string](b, "optiscope.get('view')"), eval[float64](b, "optiscope.get('yaw')"); form != "3d" || now != yaw-5 {
		t.Errorf("← leads to the form %s, turned from %v° to %v°", form, yaw, now)
	}
}

// The ring is dragged over the block, the wheel zooms where the pointer is, the
// right button and Shift pan; a drag goes on over the panels and ends there.
func TestDragOnBlock(t *testing.T) {
	b := reuse(t, "play=0&t=500&view=3d")
	x, y := whole(b.onBlock())
	last := b.track("adam")
	b.press(x, y)
	b.settle()
	for range 3 {
		x, y = x+14, y-6
		b.move(x, y)
		b.settle()
		if px, py := b.onBlock(); math.Hypot(px-x, py-y) > 2 {
			t.Errorf("the ring is at (%v, %v), the pointer at (%v, %v)", px, py, x, y)
		}
		now := b.track("adam")
		if difference(now, last) == "" {
			t.Error("the path stands still while the start moves")
		}
		last = now
	}
	b.release(x, y)
	b.settle()

	x, y = whole(b.box(surfaceCell).middle())
	b.wheel(x, y, -100)
	b.settle()
	if zoom := eval[float64](b, "optiscope.get('zoom')"); math.Abs(zoom-1.2) > 1e-4 {
		t.Errorf("a notch zooms by %v", zoom)
	}
	for name, how := range map[string]func(*input.DispatchMouseEventParams){
		"the right button": func(p *input.DispatchMouseEventParams) {
			p.Button, p.Buttons, p.ClickCount = input.MouseButtonRight, 2, 1
		},
		"Shift": func(p *input.DispatchMouseEventParams) {
			p.Button, p.Buttons, p.ClickCount, p.Modifiers = input.MouseButtonLeft, 1, 1, 8
		},
	} {
		o := b.orbit()
		x0, y0 := o.Point(x, y, o.Tall/2)
		x1, y1 := o.Point(x-40, y+30, o.Tall/2)
		before := eval[[]float64](b, "['view.x', 'view.y', 'yaw'].map(optiscope.get)")
		b.hover(x, y)
		b.mouse(input.DispatchMouseEventTypeMousePressed, x, y, how)
		b.settle()
		b.mouse(input.DispatchMouseEventTypeMouseMoved, x-40, y+30, how)
		b.settle()
		b.mouse(input.DispatchMouseEventTypeMouseReleased, x-40, y+30, func(p *input.DispatchMouseEventParams) { how(p); p.Buttons = 0 })
		b.settle()
		after := eval[[]float64](b, "['view.x', 'view.y', 'yaw'].map(optiscope.get)")
		if math.Hypot(after[0]-before[0]-(x0-x1), after[1]-before[1]-(y0-y1)) > 0.03 || after[2] != before[2] {
			t.Errorf("%s moves %v to %v", name, before, after)
		}
	}

	angles := eval[[]float64](b, "['yaw', 'pitch'].map(optiscope.get)")
	left := b.box("#left")
	cell := b.box(surfaceCell)
	x, y = whole(cell.X+30, cell.Y+cell.H-90)
	b.press(x, y)
	b.settle()
	b.move(left.X+left.W/2, y)
	b.settle()
	b.release(left.X+left.W/2, y)
	b.settle()
	turned := eval[float64](b, "optiscope.get('yaw')")
	if turned == angles[0] {
		t.Error("a drag ends at the panels")
	}
	b.hover(x+50, y)
	b.settle()
	if now := eval[float64](b, "optiscope.get('yaw')"); now != turned {
		t.Errorf("a drag that ended over a panel goes on: from %v° to %v°", turned, now)
	}
}

// One finger turns the block, two move, zoom and turn it, on a telephone.
func TestTouchBlock(t *testing.T) {
	b := reuseAt(t, "play=0&view=3d", phone(390, 844, 1))
	b.settle()
	x, y := whole(b.box(surfaceCell).middle())
	yaw := eval[float64](b, "optiscope.get('yaw')")
	b.touch(input.DispatchTouchEventTypeTouchStart, [2]float64{x + 60, y + 60})
	b.settle()
	b.touch(input.DispatchTouchEventTypeTouchMove, [2]float64{x + 10, y + 60})
	b.settle()
	b.touch(input.DispatchTouchEventTypeTouchEnd)
	b.settle()
	turned := eval[float64](b, "optiscope.get('yaw')")
	if turned >= yaw-10 {
		t.Errorf("a finger that moves to the left turns the block from %v° to %v°", yaw, turned)
	}
	fingers := func(half, degrees float64) [][2]float64 {
		dx, dy := half*math.Cos(degrees*math.Pi/180), half*math.Sin(degrees*math.Pi/180)
		return [][2]float64{{x - dx, y - dy}, {x + dx, y + dy}}
	}
	b.touch(input.DispatchTouchEventTypeTouchStart, fingers(50, 0)...)
	b.settle()
	for k := 1.0; k <= 5; k++ {
		b.touch(input.DispatchTouchEventTypeTouchMove, fingers(50+10*k, 8*k)...)
		b.settle()
	}
	b.touch(input.DispatchTouchEventTypeTouchEnd)
	b.settle()
	now := eval[[]float64](b, "['yaw', 'zoom'].map(optiscope.get)")
	if by := math.Remainder(now[0]-turned, 360); math.Abs(by+40) > 4 || math.Abs(now[1]-2) > 0.1 {
		t.Errorf("two fingers that turn by 40° and spread twofold turn the block by %v° and zoom by %v", by, now[1])
	}
	b.savesPicture(t, 0.35)
}
