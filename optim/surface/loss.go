package surface

import (
	"fmt"
	"math"

	"github.com/optiscope/optiscope/optim/formula"
)

// Loss is a surface with its parameters fixed, ready to evaluate and to draw.
// It is not safe for concurrent use: take a Copy for each goroutine.
type Loss struct {
	*Surface
	Params [MaxParams]float64

	formula *formula.Formula
	eval    *formula.Evaluator
	minima  []Minimum
	auto    Scale // of Shade
	shades  [scales]Shade
	sampled Sampled
}

// Sampled says how much of a loss is a number, at the points of a grid over the Domain.
type Sampled struct {
	Points    int
	Undefined int // NaN
	Infinite  int
}

// Compile fixes the parameters; those that the surface has not are taken as
// zero. The error is a *ParamError where a parameter is invalid, or wraps a
// *formula.Error where the formula is.
func (s *Surface) Compile(params [MaxParams]float64) (*Loss, error) {
	if err := s.Check(params); err != nil {
		return nil, err
	}
	clear(params[len(s.Params):])
	parsed, err := formula.Parse(s.Formula, s.variables()...)
	if err != nil {
		return nil, fmt.Errorf("surface %s: %w", s.ID, err)
	}
	l := &Loss{Surface: s, Params: params, formula: parsed, eval: parsed.Evaluator(params[:]...)}
	grid := l.grid()
	l.count(grid)
	l.minima = s.MinimaAt(l.Params)
	if s.Own {
		l.minima = l.search(grid)
	}
	l.sample(grid)
	return l, nil
}

// Copy is the same loss for another goroutine.
func (l *Loss) Copy() *Loss {
	c := *l
	c.eval = l.formula.Evaluator(l.Params[:]...)
	return &c
}

// Formula is the surface's formula over x, y and four parameters, used or not:
// the parameters are variables of it, their values are in Params.
func (l *Loss) Formula() *formula.Formula { return l.formula }

// Value is the loss at a point.
func (l *Loss) Value(x, y float64) float64 { return l.eval.Value(x, y) }

// Gradient is the loss at a point with its partial derivatives there, exact
// but for rounding. At kinks it is the sub-gradient that package formula states.
func (l *Loss) Gradient(x, y float64) (f, fx, fy float64) { return l.eval.Gradient(x, y) }

// Curvature is the diagonal of the Hessian at a point, ∂²f/∂x² and ∂²f/∂y²,
// exact but for rounding. The first call allocates and prepares it, for copies as
// well. At kinks it is what package formula states: the fold of an |x| has no
// curvature, the tip of a √(x² + y²) an infinite one.
func (l *Loss) Curvature(x, y float64) (fxx, fyy float64) {
	fxx, _, fyy = l.eval.Hessian(x, y)
	return fxx, fyy
}

// Values sets f[i] to the loss at x[i], y[i]. The slices have the same length.
func (l *Loss) Values(f, x, y []float64) { l.eval.Values(f, x, y) }

// Gradients sets f[i], fx[i] and fy[i] to what Gradient returns at x[i], y[i].
// The slices have the same length. It costs less than that many calls.
func (l *Loss) Gradients(f, fx, fy, x, y []float64) { l.eval.Gradients(f, fx, fy, x, y) }

// Sampled is how much of the loss is a number.
func (l *Loss) Sampled() Sampled { return l.sampled }

func (l *Loss) count(grid []float64) {
	l.sampled.Points = len(grid)
	for _, f := range grid {
		if math.IsNaN(f) {
			l.sampled.Undefined++
		} else if math.IsInf(f, 0) {
			l.sampled.Infinite++
		}
	}
}

// ListMinima returns the known minima, or, of a surface of the user's own, those that
// a search found: there may be others.
func (l *Loss) ListMinima() []Minimum { return l.minima }

// Floor is the least known value in the Domain; it is not known where the
// surface has no minimum. A surface can be lower outside its Domain. Of a surface
// of the user's own it is the least value that a search found, if it found a minimum there.
func (l *Loss) Floor() (f float64, known bool) {
	for _, m := range l.minima {
		if m.Global {
			return m.F, true
		}
	}
	return 0, false
}
