package state

import (
	"math"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// Bow is the curvature of the loss around a point, as it is drawn: the curves on which the second
// derivatives alone raise or lower the loss by Level, ½·dᵀH·d = ±Level.
type Bow struct {
	At surface.Point
	surface.Principal
	Level float64
	// Steep and Flat, as lengths: how far from At the curve is along each axis; infinite where it never comes.
	AlongSteep, AlongFlat float64
}

// farthestBow is how far the farther of the curve's two ends is, as a part of the view.
const farthestBow = 0.16

// Bow is the curvature where an entry's step t began, if it is to be drawn.
func (s *State) Bow(result *run.Result, i, t int) (b Bow, ok bool) {
	if !s.WithVectors() || !s.View.Shown.Curvature || !s.Armed(i) || result.Loss == nil || result.Tracks[i].Len() == 0 {
		return b, false
	}
	return s.bowAt(result, i, t), true
}

func (s *State) bowAt(result *run.Result, i, t int) (b Bow) {
	_, b.At = Root(&result.Tracks[i], t)
	b.Principal = result.Loss.Hessian(b.At.X, b.At.Y).Principal()
	// The level is 1, 2 or 5 times a power of ten, so that the flatter of the axes, or the only one, is a good part of the view.
	least := math.Abs(b.Flat)
	switch b.Form {
	case surface.BendNone, surface.BendNotFinite:
		return b
	case surface.BendGutter:
		least = math.Abs(b.Principal.Steep)
	}
	reach := farthestBow * s.span()
	if b.Level = least * reach * reach / 2; b.Level == 0 || math.IsInf(b.Level, 1) {
		return b
	}
	b.Level = roundDown(b.Level)
	b.AlongSteep = math.Sqrt(2 * b.Level / math.Abs(b.Principal.Steep))
	b.AlongFlat = math.Inf(1)
	if b.Form != surface.BendGutter {
		b.AlongFlat = math.Sqrt(2 * b.Level / math.Abs(b.Flat))
	}
	return b
}

// Drawn says whether there is a curve: there is none without curvature, and where numbers do not reach.
func (b *Bow) Drawn() bool { return b.AlongSteep > 0 && !math.IsInf(b.AlongSteep, 1) }

// BowLength is the length of the two lines that stand for the ellipse of a gutter, to each side.
func (s *State) BowLength() float64 { return farthestBow * s.span() }
