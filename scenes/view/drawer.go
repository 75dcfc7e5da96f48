package view

import (
	"fmt"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
)

// drawer draws a surface: the graphics card by the formula's own shader, or the processor.
type drawer interface {
	Draw(dst *ebiten.Image, loss *surface.Loss, shade *surface.Shade, camera *geom.Camera, spacing float64, theme *control.Theme)
}

// formulaShader keeps a shader that contains the formula in use, as far as
// the graphics card takes it: it is faster and finer than the processor, but has to compile every formula.
type formulaShader[T interface{ Deallocate() }] struct {
	compile func(*surface.Loss) (T, error)
	made    T // of formula
	there   bool
	formula string

	typed string    // a formula that may still be being typed
	since time.Time // when it was seen first
}

// settled is how long a formula must stay as it is to be compiled: while somebody types there are several in a second.
const settled = 300 * time.Millisecond

// longestShader is the number of operations from which a formula is not given to the graphics card: some drivers take
// seconds to compile it.
const longestShader = 400

// choose returns the shader of a frame's surface, if the graphics card is to draw it. Where a shader is refused the
// frame says so, once for a formula.
func (p *formulaShader[T]) choose(f *Frame) (made T, ok bool) {
	loss := f.Result.Loss
	operations, _ := loss.Formula().Operations()
	switch {
	case f.State.DrawnByProcessor(), !f.State.Shade(loss).Single(), operations > longestShader:
		return made, false
	case p.formula == loss.Surface.Formula:
		return p.made, p.there
	case loss.Own && p.formula != "" && p.typing(f):
		return made, false
	}
	if p.there {
		p.made.Deallocate()
	}
	var err error
	p.formula = loss.Surface.Formula
	p.made, err = p.compile(loss)
	p.there = err == nil
	if err != nil {
		f.Notice = f.State.RefusedShader()
	}
	return p.made, p.there
}

// typing says whether the formula has changed a moment ago, and asks for a frame when that will be over.
func (p *formulaShader[T]) typing(f *Frame) bool {
	if p.typed != f.Result.Loss.Surface.Formula {
		p.typed, p.since = f.Result.Loss.Surface.Formula, f.Now
	}
	left := settled - f.Now.Sub(p.since)
	if left > 0 {
		f.Again = left
	}
	return left > 0
}

// fieldPainter chooses who draws the surface from above.
type fieldPainter struct {
	card      formulaShader[*paint.Contour]
	processor *paint.Field // made when it is needed first
}

// choose returns the drawer of a frame's surface.
func (p *fieldPainter) choose(f *Frame) (drawer, error) {
	if contour, ok := p.card.choose(f); ok {
		return contour, nil
	}
	if p.processor == nil {
		made, err := paint.NewField()
		if err != nil {
			return nil, fmt.Errorf("the shader of the surface: %w", err)
		}
		p.processor = made
	}
	return p.processor, nil
}
