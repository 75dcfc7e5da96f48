package state

import (
	"math"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// What is drawn on the surface: the values of View.Layer.
const (
	layerPaths   = "paths"
	layerVectors = "vectors"
)

func (s *State) layerControl() control.Control {
	return control.Control{ID: "layer", Label: s.say("Show"), Title: s.say("paths, or the vectors of a step"), Kind: control.Choice, Key: "v", Default: layerPaths,
		Help: s.say("Vectors shows the step of the selected optimizer: where it came from, the gradient, its mean, how far each coordinate goes, and the curvature there."),
		Options: []control.Option{
			{Value: layerPaths, Label: s.say("Paths"), Hint: s.say("The paths alone.")},
			{Value: layerVectors, Label: s.say("Vectors"), Hint: s.say("Also the vectors of the selected optimizer's step.")}},
		Get: func() string { return s.View.Layer },
		Put: func(name string) error { s.View.Layer = name; return nil }}
}

// Vectors are those of one step.
type Vectors struct {
	Entry, Step int
	X, Y        float64 // where the step began
	GX, GY      float64 // the gradient that it used, with the noise
	MX, MY      float64 // the first moment after it
	Mean        bool    // the rule has one
	DX, DY      float64 // the move
	Curvature   Curvature
}

// Vectors are those of the selected entry's step, if they are to be seen. While a step is taken apart, its parts are
// seen instead.
func (s *State) Vectors(result *run.Result) (Vectors, bool) {
	i, found := s.Index(s.View.Selected)
	if s.View.Layer != layerVectors || s.View.Phase > 0 || s.View.T < 1 || !found || i >= len(result.Tracks) || result.Tracks[i].Last() < 1 {
		return Vectors{}, false
	}
	track := &result.Tracks[i]
	at := track.At(s.View.T)
	v := Vectors{Entry: i, Step: at, X: track.X[at-1], Y: track.Y[at-1], GX: track.GX[at], GY: track.GY[at], DX: track.DX[at], DY: track.DY[at]}
	if track.MX != nil {
		v.Mean, v.MX, v.MY = true, track.MX[at], track.MY[at]
	}
	v.Curvature = CurvatureOf(result.Loss.Hessian(v.X, v.Y))
	return v, true
}

// Curvature is a Hessian by its eigenvalues: how fast the slope grows along two directions that are perpendicular.
type Curvature struct {
	Along, Across float64 // the eigenvalue of greater and of lesser size
	UX, UY        float64 // unit vector of the first; the second's is (−UY, UX)
}

// CurvatureOf finds the eigenvalues of a symmetric matrix.
func CurvatureOf(fxx, fxy, fyy float64) Curvature {
	// Scaled, so that squares neither overflow nor vanish.
	scale := max(math.Abs(fxx), math.Abs(fxy), math.Abs(fyy))
	if !(scale > 0) || math.IsInf(scale, 0) {
		return Curvature{Along: fxx, Across: fyy, UX: 1} // nothing, or nothing that can be turned
	}
	a, b, c := fxx/scale, fxy/scale, fyy/scale
	middle, half := (a+c)/2, math.Hypot((a-c)/2, b)
	along := middle + math.Copysign(half, middle)
	// The eigenvalues' product is the determinant; their difference would cancel.
	across := 0.0
	if along != 0 {
		across = (a*c - b*b) / along
	}
	angle := math.Atan2(2*b, a-c) / 2 // of the greater eigenvalue
	if middle < 0 {
		angle += math.Pi / 2
	}
	uy, ux := math.Sincos(angle)
	return Curvature{Along: along * scale, Across: across * scale, UX: ux, UY: uy}
}

// Condition is the condition number κ, the ratio of the sizes of the eigenvalues.
func (c Curvature) Condition() float64 { return math.Abs(c.Along / c.Across) }

// Finite says whether there is a curvature to speak of.
func (c Curvature) Finite() bool {
	return !math.IsNaN(c.Along-c.Along) && !math.IsNaN(c.Across-c.Across)
}

// vectorPanel says what the vectors' picture cannot.
func (s *State) vectorPanel(result *run.Result) (control.Panel, bool) {
	if s.View.Layer != layerVectors || s.View.Phase > 0 {
		return control.Panel{}, false
	}
	words := s.say("A step has vectors: move time forward from the start.")
	if v, ok := s.Vectors(result); ok {
		words = s.curvatureWords(v.Curvature)
	}
	return control.Panel{ID: "vectors", Place: control.Over, Open: true,
		Readouts: []control.Readout{{ID: "vectors.curvature", Wide: true, Title: s.say("curvature where the step began, along the two directions in which it is greatest and least, and the condition number κ, the ratio of their sizes"), Cells: []string{words}}}}, true
}

func (s *State) curvatureWords(c Curvature) string {
	along, across := Number(c.Along), Number(c.Across)
	switch {
	case !c.Finite():
		return s.say("Where the step began the surface has a kink, and no curvature.")
	case c.Along == 0:
		return s.say("Where the step began the surface is flat: it has no curvature.")
	case c.Across == 0:
		return s.say("Curvature %s one way and none the other: the condition number is infinite.", along)
	case c.Along > 0 && c.Across > 0:
		return s.say("Curvature %s and %s: condition number κ = %s.", along, across, Number(c.Condition()))
	case c.Along < 0 && c.Across < 0:
		return s.say("Curvature %s and %s, a hilltop: κ = %s.", along, across, Number(c.Condition()))
	}
	return s.say("Curvature %s and %s, a saddle: κ = %s.", along, across, Number(c.Condition()))
}
