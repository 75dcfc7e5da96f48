package view

import (
	"image/color"
	"math"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/state"
)

const (
	bowPoints = 96  // of an ellipse
	bowReach  = 1.4 // how far a hyperbola is followed: its cosh is about twice its vertex's
)

// drawBows draws the curvature around the beginning of the step.
func (v *vectors) drawBows(painter *paint.Painter, f *Frame, g ground, t int) {
	for _, i := range f.order() {
		if b, ok := f.State.Bow(f.Result, i, t); ok && b.Drawn() {
			v.drawBow(painter, f, g, &b, mix(f.Theme.Ink, f.markColor(f.Marks[i]), 0.6))
		}
	}
}

// drawBow draws the curves on which ½·dᵀH·d is Level, and dashed those on which it is −Level, with the axes inside them.
func (v *vectors) drawBow(painter *paint.Painter, f *Frame, g ground, b *state.Bow, c color.RGBA) {
	// at is a place along the axes, in parts of the way to the curves.
	at := func(steep, flat float64) (x, y float64) {
		s, l := steep*b.AlongSteep, flat
		if !math.IsInf(b.AlongFlat, 1) {
			l *= b.AlongFlat
		}
		return b.At.X + s*b.X - l*b.Y, b.At.Y + s*b.Y + l*b.X
	}
	curve := func(dashed bool, n int, at func(part float64) (x, y float64)) {
		g.lay(&v.line, false, n+1, func(k int) (float64, float64) { return at(float64(k) / float64(n)) })
		v.stroke(painter, f, c, dashed)
	}
	axis := func(dashed bool, steep, flat float64) {
		curve(dashed, 1, func(part float64) (float64, float64) { return at((2*part-1)*steep, (2*part-1)*flat) })
	}
	switch b.Form {
	case surface.BendUp, surface.BendDown:
		curve(b.Form == surface.BendDown, bowPoints, func(part float64) (float64, float64) {
			sin, cos := math.Sincos(2 * math.Pi * part)
			return at(cos, sin)
		})
		axis(b.Form == surface.BendDown, 1, 0)
		axis(b.Form == surface.BendDown, 0, 1)
	case surface.BendSaddle:
		rises := b.Principal.Steep > 0
		for _, side := range [2]float64{-1, 1} {
			u := func(part float64) float64 { return bowReach * (2*part - 1) }
			curve(!rises, bowPoints/2, func(part float64) (float64, float64) { return at(side*math.Cosh(u(part)), math.Sinh(u(part))) })
			curve(rises, bowPoints/2, func(part float64) (float64, float64) { return at(math.Sinh(u(part)), side*math.Cosh(u(part))) })
		}
		axis(!rises, 1, 0)
		axis(rises, 0, 1)
	case surface.BendGutter:
		falls := b.Principal.Steep < 0
		length := f.State.BowLength()
		for _, side := range [2]float64{-1, 1} {
			curve(falls, 1, func(part float64) (float64, float64) { return at(side, (2*part-1)*length) })
		}
		axis(falls, 1, 0)
	}
}

// stroke draws the line that was laid, with a halo.
func (v *vectors) stroke(painter *paint.Painter, f *Frame, c color.RGBA, dashed bool) {
	painter.Outline(v.line.Hidden, hiddenWidth*f.Unit, f.faint(c))
	seen := v.line.Seen
	if dashed {
		v.dashes = geom.Dashes(v.dashes[:0], seen, vectorDash*f.Unit, vectorGap*f.Unit)
		seen = v.dashes
	}
	painter.Outline(seen, (sideWidth+2*vectorRim)*f.Unit, f.Theme.Halo)
	painter.Outline(seen, sideWidth*f.Unit, c)
}
