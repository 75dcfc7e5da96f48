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

// compiler makes a formula's shader: paint.NewContour.
type compiler func(*surface.Loss) (*paint.Contour, error)

// fieldPainter chooses who draws. The graphics card is faster and finer, but has to compile every formula.
type fieldPainter struct {
	compile   compiler
	contour   *paint.Contour // of formula, nil where that was refused
	formula   string
	processor *paint.Field // made when it is needed first

	typed string    // a formula that may still be being typed
	since time.Time // when it was seen first
}

// settled is how long a formula must stay as it is to be compiled: while somebody types there are several in a second.
const settled = 300 * time.Millisecond

// longestShader is the number of operations from which a formula is not given to the graphics card: some drivers take
// seconds to compile it.
const longestShader = 400

// choose returns the drawer of a frame's surface. Where a shader is refused the frame says so, once for a formula.
func (p *fieldPainter) choose(f *Frame) (drawer, error) {
	loss := f.Result.Loss
	operations, _ := loss.Formula().Operations()
	switch {
	case f.State.DrawnByProcessor(), !f.State.Shade(loss).Single(), operations > longestShader:
		return p.byProcessor()
	case p.formula == loss.Surface.Formula && p.contour != nil:
		return p.contour, nil
	case p.formula == loss.Surface.Formula, loss.Own && p.contour != nil && p.typing(f):
		return p.byProcessor()
	}
	if p.contour != nil {
		p.contour.Deallocate()
	}
	p.formula = loss.Surface.Formula
	var err error
	if p.contour, err = p.compile(loss); err != nil {
		p.contour = nil
		f.Notice = f.State.RefusedShader()
		return p.byProcessor()
	}
	return p.contour, nil
}

// typing says whether the formula has changed a moment ago, and asks for a frame when that will be over.
func (p *fieldPainter) typing(f *Frame) bool {
	if p.typed != f.Result.Loss.Surface.Formula {
		p.typed, p.since = f.Result.Loss.Surface.Formula, f.Now
	}
	left := settled - f.Now.Sub(p.since)
	if left > 0 {
		f.Again = left
	}
	return left > 0
}

func (p *fieldPainter) byProcessor() (drawer, error) {
	if p.processor == nil {
		made, err := paint.NewField()
		if err != nil {
			return nil, fmt.Errorf("the shader of the surface: %w", err)
		}
		p.processor = made
	}
	return p.processor, nil
}
