package browser

import (
	"fmt"
	"math"
	"testing"

	"github.com/chromedp/cdproto/input"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/geom"
)

const surfaceCell = `[data-view="surface"]`

// camera is how the program looks at its surface, in CSS pixels of the window.
func (b *tab) camera() geom.Camera {
	b.t.Helper()
	cell := b.box(surfaceCell)
	found, ok := surface.Lookup(eval[string](b, "optiscope.get('surface')"))
	if !ok {
		b.t.Fatal("the surface is unknown")
	}
	view := eval[[]float64](b, "['view.x', 'view.y', 'zoom'].map(optiscope.get)")
	return geom.LookAt(view[0], view[1], found.Domain.W(), found.Domain.H(), view[2],
		geom.Rect{X: cell.X, Y: cell.Y, W: cell.W, H: cell.H})
}

// whole rounds a place to whole pixels, which is all that the program hears of a pointer.
func whole(x, y float64) (float64, float64) { return math.Round(x), math.Round(y) }

// start is the start of all paths.
func (b *tab) start() (x, y float64) {
	b.t.Helper()
	at := eval[[]float64](b, "['start.x', 'start.y'].map(optiscope.get)")
	return at[0], at[1]
}

// Dragging the start ring moves all paths at every move, while the button is down.
func TestDragStart(t *testing.T) {
	b := reuse(t, "play=0")
	camera := b.camera()
	x, y := whole(camera.Pixel(b.start()))
	last := b.tracks(firstEntries()...)
	b.press(x, y)
	b.settle()
	for range 4 {
		x, y = x+17, y-9
		b.move(x, y)
		b.settle()
		b.expectStart(camera, x, y)
		now := b.tracks(firstEntries()...)
		for id, track := range now {
			if difference(track, last[id]) == "" {
				t.Errorf("%s stands still while the start moves", id)
			}
			if sx, sy := b.start(); track["x"][0] != sx || track["y"][0] != sy {
				t.Errorf("%s starts at (%v, %v), the ring is at (%v, %v)", id, track["x"][0], track["y"][0], sx, sy)
			}
		}
		last = now
	}
	b.release(x, y)
	b.settle()
	b.hover(x+40, y)
	b.settle()
	b.expectStart(camera, x, y)
	b.until("location.hash.includes('start.x=' + optiscope.get('start.x'))")
}

// expectStart compares the start with a place in the window, and the fields with the start.
func (b *tab) expectStart(camera geom.Camera, px, py float64) {
	b.t.Helper()
	x, y := b.start()
	gotX, gotY := camera.Pixel(x, y)
	// The place is snapped to what is short to write, which is less than a pixel away.
	if math.Hypot(gotX-px, gotY-py) > 1.5 {
		b.t.Errorf("the ring is at pixel (%v, %v), the pointer at (%v, %v)", gotX, gotY, px, py)
	}
	b.expectField("start.x", x)
	b.expectField("start.y", y)
}

// The wheel zooms around the pointer, and a drag beside the ring pans.
func TestZoomAndPan(t *testing.T) {
	b := reuse(t, "play=0")
	before := b.tracks(firstEntries()...)
	cell := b.box(surfaceCell)
	px, py := whole(cell.X+0.7*cell.W, cell.Y+0.3*cell.H)
	for _, turn := range []struct {
		delta float64
		want  float64 // zoom
	}{{-100, 1.2}, {-100, 1.44}, {100, 1.2}, {300, 1 / 1.44}} {
		camera := b.camera()
		x, y := camera.Point(px, py)
		b.wheel(px, py, turn.delta)
		b.settle()
		if got := eval[float64](b, "optiscope.get('zoom')"); math.Abs(got/turn.want-1) > 1e-4 {
			t.Errorf("the wheel turned by %v leads to zoom %v, want %v", turn.delta, got, turn.want)
		}
		camera = b.camera()
		if gotX, gotY := camera.Pixel(x, y); math.Hypot(gotX-px, gotY-py) > 1.5 {
			t.Errorf("zooming moved the point under the pointer from (%v, %v) to (%v, %v)", px, py, gotX, gotY)
		}
	}
	camera := b.camera()
	x, y := camera.Point(px, py)
	b.press(px, py)
	b.settle()
	for range 3 {
		px, py = px-30, py+20
		b.move(px, py)
		b.settle()
		camera = b.camera()
		if gotX, gotY := camera.Pixel(x, y); math.Hypot(gotX-px, gotY-py) > 2 {
			t.Errorf("the surface is at (%v, %v) while the pointer holds it at (%v, %v)", gotX, gotY, px, py)
		}
	}
	b.release(px, py)
	for id, track := range b.tracks(firstEntries()...) {
		if d := difference(track, before[id]); d != "" {
			t.Errorf("looking around changes %s: %s", id, d)
		}
	}
	b.click(`[data-control="zoom.home"]`)
	b.settle()
	if link := eval[string](b, "optiscope.link()"); link != "play=0" {
		t.Errorf("the whole surface again, but the link is %q", link)
	}
}

// One finger drags the ring and the surface, two zoom it, on a telephone.
func TestTouchSurface(t *testing.T) {
	b := reuseAt(t, "play=0", phone(390, 844, 1))
	b.settle()
	camera := b.camera()
	x, y := whole(camera.Pixel(b.start()))
	last := b.track("adam")
	b.touch(input.DispatchTouchEventTypeTouchStart, [2]float64{x, y})
	b.settle()
	for range 3 {
		x, y = x+12, y+5
		b.touch(input.DispatchTouchEventTypeTouchMove, [2]float64{x, y})
		b.settle()
		b.expectStart(camera, x, y)
		now := b.track("adam")
		if difference(now, last) == "" {
			t.Error("the path stands still under the finger")
		}
		last = now
	}
	b.touch(input.DispatchTouchEventTypeTouchEnd)
	b.settle()

	cell := b.box(surfaceCell)
	mx, my := cell.middle()
	camera = b.camera()
	middleX, middleY := camera.Point(mx, my)
	fingers := func(half float64) [][2]float64 { return [][2]float64{{mx - half, my}, {mx + half, my}} }
	b.touch(input.DispatchTouchEventTypeTouchStart, fingers(40)...)
	b.settle()
	for half := 48.0; half <= 80; half += 8 {
		b.touch(input.DispatchTouchEventTypeTouchMove, fingers(half)...)
		b.settle()
	}
	b.touch(input.DispatchTouchEventTypeTouchEnd)
	b.settle()
	if zoom := eval[float64](b, "optiscope.get('zoom')"); math.Abs(zoom-2) > 0.02 {
		t.Errorf("two fingers twice as far apart zoom by %v", zoom)
	}
	camera = b.camera()
	if gotX, gotY := camera.Pixel(middleX, middleY); math.Hypot(gotX-mx, gotY-my) > 2 {
		t.Errorf("the point between the fingers moved from %v to %v", fmt.Sprint(mx, my), fmt.Sprint(gotX, gotY))
	}
}
