package view

import (
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/paint"
)

// Compile puts another function in the place of paint.NewContour and paint.NewReliefShader: it is asked before them and
// may refuse.
func (s *Surface) Compile(ask func(*surface.Loss) error) {
	s.field.painter.card.compile = func(loss *surface.Loss) (*paint.Contour, error) {
		if err := ask(loss); err != nil {
			return nil, err
		}
		return paint.NewContour(loss)
	}
	s.relief.card.compile = func(loss *surface.Loss) (*paint.ReliefShader, error) {
		if err := ask(loss); err != nil {
			return nil, err
		}
		return paint.NewReliefShader(loss)
	}
}

// Settled is how long a formula must stay as it is to be compiled.
const Settled = settled
