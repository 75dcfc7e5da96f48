package view

import (
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/state"
)

// earlier is how strongly the phases before the one in hand are drawn.
const earlier = 0.4

// drawPhases draws the phases of a step up to the one in hand, the others fainter. All of a step is in one scale, so
// that nothing jumps from phase to phase.
func (s *Surface) drawPhases(dst *ebiten.Image, f *Frame, camera *geom.Camera, box geom.Rect, a *state.Anatomy) {
	x, y := camera.Pixel(a.From.X, a.From.Y)
	if f.State.View.Hidden[a.Entry] || !near(x, y, box, 0) {
		return
	}
	moves := max(length(a.From, a.Decayed), length(a.Decayed, a.To))
	k := newSketch(s.painter, f, camera, box, longest(a), moves)
	for i := range a.Phases[:a.Phase+1] {
		part := earlier
		if i == a.Phase {
			part = 1
		}
		k.phase(a, i, part)
	}
	k.finish(dst)
}

func length(a, b surface.Point) float64 { return math.Hypot(b.X-a.X, b.Y-a.Y) }

// longest is the length of the longest vector or side in the unit of the gradient.
func longest(a *state.Anatomy) float64 {
	most := math.Hypot(a.Track.GX[a.Step], a.Track.GY[a.Step])
	for _, p := range a.Phases {
		line := a.Result(p)
		if line == nil {
			continue
		}
		switch p.Kind {
		case state.PhaseGradient, state.PhaseVector, state.PhaseSurprise:
			most = max(most, math.Hypot(line.X, line.Y))
		case state.PhaseSquares:
			if gradient(a, line) {
				most = max(most, math.Sqrt(max(line.X, line.Y)))
			}
		case state.PhaseSides:
			most = max(most, line.X, line.Y)
		}
	}
	return most
}

// gradient says whether squares are in the unit of the gradient's: Adadelta keeps squares of steps, too.
func gradient(a *state.Anatomy, line *state.Line) bool {
	rule := a.Track.Rule
	return line.Symbol == rule.Moment2 || line.Symbol == rule.Moment2+"max"
}

func (k *sketch) phase(a *state.Anatomy, i int, part float64) {
	p, ink, own := a.Phases[i], k.f.Theme.Ink, k.f.markColor(k.f.Marks[a.Entry])
	line := a.Result(p)
	x, y := k.camera.Pixel(a.From.X, a.From.Y)
	zx, zy := k.camera.Pixel(a.Decayed.X, a.Decayed.Y)
	switch p.Kind {
	case state.PhaseGradient:
		gx, gy := a.Track.GX[a.Step], a.Track.GY[a.Step]
		if line != nil { // coupled weight decay: the gradient itself, and the whole
			k.vector(x, y, gx, gy, ink, earlier, "")
			gx, gy = line.X, line.Y
		}
		k.vector(x, y, gx, gy, ink, part, nameGradient)
	case state.PhaseDecay:
		k.step(x, y, a.Decayed.X-a.From.X, a.Decayed.Y-a.From.Y, ink, part, "λ")
	case state.PhaseVector:
		k.vector(x, y, line.X, line.Y, k.f.Theme.Accent, part, "−"+line.Symbol)
	case state.PhaseSurprise:
		// From the tip of −m to that of −g.
		mx, my := a.Track.MX[a.Step], a.Track.MY[a.Step]
		k.vector(x-mx*k.unit, y+my*k.unit, line.X, line.Y, own, part, "−(g − m)")
	case state.PhaseQuotient:
		rate := a.Track.K[a.Step]
		k.step(zx, zy, -rate*line.X, -rate*line.Y, k.f.Theme.Accent, part, "−"+line.Symbol)
	case state.PhaseSquares:
		if gradient(a, line) {
			k.squares(a, x, y, math.Sqrt(line.X), math.Sqrt(line.Y), line, own, part)
		}
	case state.PhaseSides:
		k.squares(a, x, y, line.X, line.Y, line, own, part)
	case state.PhaseStep:
		k.stepBox(zx, zy, a.To.X-a.Decayed.X, a.To.Y-a.Decayed.Y, own, part)
		k.step(zx, zy, a.To.X-a.Decayed.X, a.To.Y-a.Decayed.Y, own, part, nameStep)
	case state.PhaseMove:
		tx, ty := k.camera.Pixel(a.To.X, a.To.Y)
		k.line(zx, zy, tx, ty, 2.6, own, part)
		k.painter.Ring(x, y, 5*k.f.Unit, 3.4*k.f.Unit, k.f.Theme.Halo)
		k.painter.Ring(x, y, 5*k.f.Unit, 1.4*k.f.Unit, ink)
	}
}

// squares draws one square for each coordinate, beside the axis through the point that belongs to it, on the side
// away from −m. The part of −m that points along the axis lies on the square's side: the step is the one by the other.
func (k *sketch) squares(a *state.Anatomy, x, y, sideX, sideY float64, line *state.Line, ink color.RGBA, part float64) {
	dx, dy := -a.Track.GX[a.Step], a.Track.GY[a.Step]
	if a.Track.MX != nil {
		dx, dy = -a.Track.MX[a.Step], a.Track.MY[a.Step]
	}
	rightwards, downwards := math.Copysign(1, dx), math.Copysign(1, dy)
	wide, high := sideX*k.unit, sideY*k.unit
	k.square(x, y, rightwards*wide, -downwards*wide, line.Symbol+", x:  "+state.Number(line.X), ink, part)
	k.square(x, y, -rightwards*high, downwards*high, line.Symbol+", y:  "+state.Number(line.Y), ink, part)
	k.line(x, y, x+dx*k.unit, y, 3, k.f.Theme.Accent, part)
	k.line(x, y, x, y+dy*k.unit, 3, k.f.Theme.Accent, part)
}

// square is a square with a corner at a pixel.
func (k *sketch) square(x, y, w, h float64, text string, ink color.RGBA, part float64) {
	if max(math.Abs(w), math.Abs(h)) > 1e5 {
		return
	}
	k.painter.Square(x+w/2, y+h/2, math.Abs(w), fade(ink, 0.25*part))
	for _, edge := range [4][4]float64{{0, 0, w, 0}, {w, 0, w, h}, {w, h, 0, h}, {0, h, 0, 0}} {
		k.line(x+edge[0], y+edge[1], x+edge[2], y+edge[3], 1.4, ink, part)
	}
	if size := 8 * labelSize * k.f.Unit; math.Abs(w) > size {
		k.name(text, x+w/2, y+h/2, k.f.Theme.Ink, part, paint.Middle)
		return
	}
	// Too small to be written in.
	away, side := 6*k.f.Unit, paint.Start
	if w < 0 {
		away, side = -away, paint.End
	}
	k.name(text, x+w+away, y+h/2, k.f.Theme.Ink, part, side)
}
