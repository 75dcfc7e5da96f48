package view

import (
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/state"
)

// Names of vectors, as the field writes them. All point downhill, so that of the gradient is −g.
const (
	nameGradient = "−g"
	nameMean     = "−m"
	nameStep     = "Δθ"
)

// drawVectors draws the vectors of the selected entry's step where it began: −g and −m in one scale, the step with
// how far each coordinate goes, and the curvature.
func (s *Surface) drawVectors(dst *ebiten.Image, f *Frame, camera *geom.Camera, box geom.Rect, v *state.Vectors) {
	if f.State.View.Hidden[v.Entry] {
		return
	}
	x, y := camera.Pixel(v.X, v.Y)
	if !near(x, y, box, 0) {
		return
	}
	k := newSketch(s.painter, f, camera, box, max(math.Hypot(v.GX, v.GY), math.Hypot(v.MX, v.MY)), math.Hypot(v.DX, v.DY))
	own := f.markColor(f.Marks[v.Entry])
	k.curvature(x, y, v.Curvature)
	k.stepBox(x, y, v.DX, v.DY, own, 1)
	k.vector(x, y, v.GX, v.GY, f.Theme.Ink, 1, nameGradient)
	if v.Mean {
		k.vector(x, y, v.MX, v.MY, f.Theme.Accent, 1, nameMean)
	}
	k.step(x, y, v.DX, v.DY, own, 1, nameStep)
	k.finish(dst)
}

// vector is the arrow against a vector in the unit of the gradient, with its length.
func (k *sketch) vector(x, y, gx, gy float64, ink color.RGBA, part float64, text string) {
	if text != "" {
		text += "  " + state.Number(math.Hypot(gx, gy))
	}
	k.arrow(x, y, -gx*k.unit, gy*k.unit, 2.4, ink, part, text)
}

// step is the arrow of a move, as many times longer as the sketch says.
func (k *sketch) step(x, y, dx, dy float64, ink color.RGBA, part float64, text string) {
	scale := k.times * k.camera.Scale
	if k.times > 1 {
		text += " ×" + geom.TickLabel(k.times)
	}
	k.arrow(x, y, dx*scale, -dy*scale, 3.2, ink, part, text)
}

// stepBox shows how far each coordinate goes: the step is its diagonal.
func (k *sketch) stepBox(x, y, dx, dy float64, ink color.RGBA, part float64) {
	scale := k.times * k.camera.Scale
	w, h := dx*scale, -dy*scale
	if max(math.Abs(w), math.Abs(h)) > 1e5 {
		return
	}
	k.line(x+w, y, x+w, y+h, 1, ink, 0.6*part)
	k.line(x, y+h, x+w, y+h, 1, ink, 0.6*part)
	k.line(x, y, x+w, y, 2, ink, 0.8*part)
	k.line(x, y, x, y+h, 2, ink, 0.8*part)
}

// sides is of how many straight pieces a curve is drawn.
const sides = 48

// curvature draws a level line of the quadratic form that the curvature is: an ellipse, broken where the surface
// bends down; two pairs of hyperbolas at a saddle; nothing where there is none.
func (k *sketch) curvature(x, y float64, c state.Curvature) {
	if !c.Finite() || c.Along == 0 {
		return
	}
	long := 0.62 * k.reach // in the direction of the lesser curvature
	if c.Along > 0 != (c.Across > 0) {
		long *= 0.6 // hyperbolas go on from there
	}
	short := long * math.Sqrt(math.Abs(c.Across/c.Along))
	if c.Across == 0 {
		long, short = 2*k.reach, 0.1*k.reach // parallel lines: it is flat that way
	}
	at := func(along, across float64) (float64, float64) {
		return x + along*c.UX - across*c.UY, y - along*c.UY - across*c.UX
	}
	stroke := func(point func(t float64) (along, across float64), from, to float64, broken bool) {
		for _, halo := range []bool{true, false} {
			width, ink := 1.5*k.f.Unit, fade(k.f.Theme.Ink, 0.85)
			if halo {
				width, ink = 4*k.f.Unit, fade(k.f.Theme.Halo, 0.7)
			}
			px, py := at(point(from))
			for i := 1; i <= sides; i++ {
				qx, qy := at(point(from + (to-from)*float64(i)/sides))
				if !broken || i%4 < 2 {
					k.painter.Line(px, py, qx, qy, width, ink)
				}
				px, py = qx, qy
			}
		}
	}
	switch {
	case c.Across == 0:
		for _, side := range []float64{-1, 1} {
			stroke(func(t float64) (float64, float64) { return side * short, t }, -long, long, c.Along < 0)
		}
	case (c.Along > 0) == (c.Across > 0):
		stroke(func(t float64) (float64, float64) { return short * math.Cos(t), long * math.Sin(t) }, 0, 2*math.Pi, c.Along < 0)
	default:
		for _, side := range []float64{-1, 1} {
			// Up along the first direction where that bends up, and down along the other; or the other way round.
			stroke(func(t float64) (float64, float64) { return side * short * math.Cosh(t), long * math.Sinh(t) }, -1, 1, c.Along < 0)
			stroke(func(t float64) (float64, float64) { return short * math.Sinh(t), side * long * math.Cosh(t) }, -1, 1, c.Across < 0)
		}
	}
}
