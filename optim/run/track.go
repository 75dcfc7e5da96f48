package run

import (
	"fmt"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/surface"
)

// Cause says why a track ended.
type Cause uint8

// The causes.
const (
	AllSteps       Cause = iota // it took every step that was asked for
	LossNotFinite               // the loss at its last point is not a finite number
	PointNotFinite              // the next point would not be finite
	Refused                     // the entry, its schedule, an edit or the noise is invalid: see Track.Err
)

// Track is the recorded course of one entry. Index 0 of every column is the
// start, before any step; index t is after step t. The columns that belong to a
// step (gradient, moments, step, branch) are zero at index 0.
//
// Nothing is clipped: a track ends at its last finite point, and Cause and
// Stop say what happened there.
type Track struct {
	Entry Entry
	Rule  *optim.Rule
	Seed  uint64 // of its noise
	Err   error  // with Cause Refused

	X, Y   []float64 // the point θ
	F      []float64 // the loss there, without noise
	GX, GY []float64 // the gradient that step t used, with its noise
	MX, MY []float64 // first moment m after step t; nil for a rule without
	VX, VY []float64 // second moment, v or s, after step t; nil for a rule without
	WX, WY []float64 // running maximum of the second moment; nil if no step has AMSGrad
	HX, HY []float64 // the Hessian's diagonal, exact and without noise, that the rule was told before step t, or last; nil for a rule that needs none
	DX, DY []float64 // the move θ(t) − θ(t−1), weight decay included
	LR     []float64 // the learning rate α of step t, as the entry's schedule gives it; what a rule's own makes of it is optim.Plan.Rate
	K      []float64 // scalar of the step, as optim.Plan.K
	Rho, R []float64 // length ρ of the SMA and rectification r, as optim.Plan
	Branch []optim.Branch

	Cause Cause
	Stop  int // the step that could not be recorded, with PointNotFinite or LossNotFinite
}

// Len is the number of recorded points: steps taken plus one.
func (t *Track) Len() int { return len(t.X) }

// Last is the index of the last recorded point.
func (t *Track) Last() int { return len(t.X) - 1 }

// At clamps a step to the recorded ones: beyond its end a track stands still.
func (t *Track) At(step int) int { return min(max(step, 0), t.Last()) }

// Hyper are the hyper-parameters that step t used, with edits made and the rate
// as the schedule gives it; at 0, before any step, those of the entry.
func (t *Track) Hyper(step int) optim.Hyper {
	h := t.Entry.HyperAfter(step - 1)
	if step > 0 && step < t.Len() {
		h.LR = t.LR[step]
	}
	return h
}

// Diverged says whether the track ended because a number was no longer finite.
func (t *Track) Diverged() bool { return t.Cause == LossNotFinite || t.Cause == PointNotFinite }

// Verdict says in words why the track ended, or nothing if it took all its steps.
func (t *Track) Verdict() string {
	text, args := t.Message()
	return fmt.Sprintf(text, args...)
}

// Message is the verdict as a text with its arguments, for other languages.
func (t *Track) Message() (text string, args []any) {
	if t.Cause == LossNotFinite && t.Stop == 0 {
		return "cannot start: the loss is not finite there", nil
	}
	switch t.Cause {
	case LossNotFinite:
		return "blew up at step %d: the loss is not finite", []any{t.Stop}
	case PointNotFinite:
		return "blew up at step %d: the point is not finite", []any{t.Stop}
	case Refused:
		return "%s", []any{t.Err}
	}
	return "", nil
}

// columns carves the track's columns for n points out of one allocation.
func (t *Track) columns(n int, s *optim.State, maximum bool) {
	columns := []*[]float64{&t.X, &t.Y, &t.F, &t.GX, &t.GY, &t.DX, &t.DY, &t.LR, &t.K, &t.Rho, &t.R}
	if s.M != nil {
		columns = append(columns, &t.MX, &t.MY)
	}
	if s.V != nil {
		columns = append(columns, &t.VX, &t.VY)
	}
	if maximum {
		columns = append(columns, &t.WX, &t.WY)
	}
	if t.Rule.Curvature != nil {
		columns = append(columns, &t.HX, &t.HY)
	}
	slab := make([]float64, n*len(columns))
	for _, column := range columns {
		*column, slab = slab[:n:n], slab[n:]
	}
	t.Branch = make([]optim.Branch, n)
}

// cut shortens every column to n points.
func (t *Track) cut(n int) {
	for _, column := range []*[]float64{&t.X, &t.Y, &t.F, &t.GX, &t.GY, &t.DX, &t.DY, &t.LR, &t.K, &t.Rho, &t.R,
		&t.MX, &t.MY, &t.VX, &t.VY, &t.WX, &t.WY, &t.HX, &t.HY} {
		if *column != nil {
			*column = (*column)[:n]
		}
	}
	t.Branch = t.Branch[:n]
}

// Arrival is the first step at which the loss is at most part of its way down
// above the surface's least value: f − f* ≤ part·(f(start) − f*). There is none
// where the least value is unknown.
func (t *Track) Arrival(loss *surface.Loss, part float64) (step int, ok bool) {
	if t.Len() == 0 {
		return 0, false
	}
	level, known := goal(loss, t.F[0], part)
	if !known {
		return 0, false
	}
	for i, f := range t.F {
		if f <= level {
			return i, true
		}
	}
	return 0, false
}

// goal is the loss that is part of the way down from start above the surface's least value.
func goal(loss *surface.Loss, start, part float64) (level float64, known bool) {
	floor, known := loss.Floor()
	return floor + float64(part*(start-floor)), known
}
