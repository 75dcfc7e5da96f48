package view

import (
	"image/color"
	"math"
	"slices"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
)

// sketch draws vectors, boxes and their names around a point of the surface. Lines are collected, and the names
// stand over all of them.
type sketch struct {
	painter *paint.Painter
	f       *Frame
	camera  *geom.Camera
	box     geom.Rect

	reach float64 // pixels of the longest vector
	unit  float64 // pixels of 1 in the unit of the gradient
	times float64 // how many times longer than true a step is drawn

	names []name
}

// name is a text with a point of its middle line at a place.
type name struct {
	text string
	x, y float64
	ink  color.RGBA
	side paint.Align // which point that is
}

// newSketch chooses the scales: for vectors in the unit of the gradient of which the longest has a length, and for a
// step, both in 1, 2 or 5 times a power of ten, so that they stay as they are for a while.
func newSketch(painter *paint.Painter, f *Frame, camera *geom.Camera, box geom.Rect, longest, step float64) *sketch {
	k := &sketch{painter: painter, f: f, camera: camera, box: box, reach: 0.23 * min(box.W, box.H), times: 1}
	if longest > 0 && longest <= math.MaxFloat64 {
		k.unit = k.reach / geom.NiceAbove(longest)
	}
	const seen = 26 // units: a step of this length is seen as it is
	if pixels := step * camera.Scale; pixels > 0 && pixels < seen*f.Unit {
		k.times = max(geom.NiceBelow(0.8*k.reach/pixels), 1)
	}
	return k
}

// line is a line with a halo. A part of 1 is drawn strongly, less is drawn faintly.
func (k *sketch) line(x0, y0, x1, y1, width float64, ink color.RGBA, part float64) {
	u := k.f.Unit
	k.painter.Line(x0, y0, x1, y1, (width+2.4)*u, fade(k.f.Theme.Halo, part))
	k.painter.Line(x0, y0, x1, y1, width*u, fade(ink, part))
}

// arrow draws a vector of pixels from a pixel, with its name at the tip.
func (k *sketch) arrow(x, y, dx, dy, width float64, ink color.RGBA, part float64, text string) {
	length := math.Hypot(dx, dy)
	if !(length > 0.5) || length > 1e5 {
		return // nothing that can be seen, or that ends anywhere near
	}
	u := k.f.Unit
	ux, uy := dx/length, dy/length
	barb := min(9*u, 0.5*length)
	tip := [2]float64{x + dx, y + dy}
	for _, pass := range []bool{true, false} {
		w, c := width*u, fade(ink, part)
		if pass {
			w, c = (width+2.6)*u, fade(k.f.Theme.Halo, part)
		}
		k.painter.Line(x, y, tip[0], tip[1], w, c)
		for _, side := range []float64{-1, 1} {
			k.painter.Line(tip[0], tip[1], tip[0]-barb*(ux-side*0.5*uy), tip[1]-barb*(uy+side*0.5*ux), w, c)
		}
	}
	// A name stands beyond the tip, on the side to which the arrow points.
	side := paint.Middle
	switch {
	case ux > 0.6:
		side = paint.Start
	case ux < -0.6:
		side = paint.End
	}
	k.name(text, tip[0]+ux*7*u, tip[1]+uy*14*u, ink, part, side)
}

// name writes a text beside a place, once all lines are drawn.
func (k *sketch) name(text string, x, y float64, ink color.RGBA, part float64, side paint.Align) {
	if text != "" && part == 1 {
		k.names = append(k.names, name{text, x, y, ink, side})
	}
}

// finish draws what was collected. Names that would lie over others make way.
func (k *sketch) finish(dst *ebiten.Image) {
	k.painter.Flush(dst)
	size := 1.1 * labelSize * k.f.Unit
	var placed []geom.Rect
	for _, n := range k.names {
		w, h := k.painter.Measure(n.text, size)
		r := geom.Rect{X: n.x - w*float64(n.side)/2, Y: n.y - h/2, W: w, H: h}
		r.X = max(min(r.X, k.box.X+k.box.W-w), k.box.X)
		for tries := 0; tries < len(placed); tries++ {
			i := slices.IndexFunc(placed, func(p geom.Rect) bool { return p.Overlaps(r) })
			if i < 0 {
				break
			}
			r.Y = placed[i].Y - h // the place above is free of this one
		}
		placed = append(placed, r)
		haloed(k.painter, dst, k.f, n.text, r.X, r.Y, size, paint.Start, paint.Start, n.ink)
	}
}

// haloed writes a text that is read on any ground.
func haloed(painter *paint.Painter, dst *ebiten.Image, f *Frame, text string, x, y, size float64, h, v paint.Align, ink color.RGBA) {
	o := math.Max(1, math.Round(f.Unit*0.8))
	shadow := fade(f.Theme.Halo, 0.8)
	for _, d := range [4][2]float64{{-o, 0}, {o, 0}, {0, -o}, {0, o}} {
		painter.Text(dst, text, x+d[0], y+d[1], size, h, v, shadow)
	}
	painter.Text(dst, text, x, y, size, h, v, ink)
}
