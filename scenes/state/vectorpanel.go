package state

import (
	"math"
	"slices"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
)

// vectorsPanel tells the vectors of the selected entry in numbers and words. Without all it has no controls.
func (s *State) vectorsPanel(all shelf, result *run.Result) control.Panel {
	p := control.Panel{ID: "vectors", Title: s.say("Vectors"), Place: control.Right, Tab: s.say(tabInside), Open: true}
	if all != nil {
		p.Controls = slices.DeleteFunc(all.take("vectors", "vectors.gradient", "vectors.mean", "vectors.step", "vectors.box", "vectors.curvature"),
			func(c control.Control) bool { return c.Hidden })
	}
	i, _ := s.Index(s.View.Selected)
	if !s.WithVectors() || i >= len(result.Tracks) || result.Tracks[i].Len() == 0 {
		return p
	}
	p.Columns = []string{"x", "y"}
	track, shown := &result.Tracks[i], &s.View.Shown
	if at := track.At(s.View.T); at > 0 {
		p.Readouts = s.vectorReadouts(result, track, at)
	} else {
		p.Readouts = []control.Readout{s.sentence("vectors.none", s.say("The start: no step has been taken yet."))}
	}
	if shown.Curvature && result.Loss != nil {
		b := s.bowAt(result, i, s.View.T)
		p.Readouts = append(p.Readouts, s.sentence("vectors.bow", s.bowWords(&b)))
	}
	return p
}

// sentence is a readout that is one.
func (s *State) sentence(id, words string) control.Readout {
	return control.Readout{ID: id, Wide: true, Cells: []string{words}}
}

func (s *State) vectorReadouts(result *run.Result, track *run.Track, at int) (rows []control.Readout) {
	shown := &s.View.Shown
	if scale := s.GradientScale(result, s.View.T); scale > 0 {
		rows = append(rows, s.sentence("vectors.scale", s.say("Gradient and mean are drawn × %s, the step in its true length, %s.",
			control.FormatNumber(scale), Number(math.Hypot(track.DX[at], track.DY[at])))))
	}
	if shown.Box {
		rows = append(rows, control.Readout{ID: "vectors.sides", Label: s.say("|Δ| sides"), Title: s.say("the sides of the box: how far the step goes along each coordinate"),
			Cells: []string{Number(math.Abs(track.DX[at])), Number(math.Abs(track.DY[at]))}})
		if label, x, y, ok := coordinateRates(track, at); ok {
			rows = append(rows, control.Readout{ID: "vectors.rates", Label: label, Title: s.say("the rate of each coordinate: the learning rate over the root of what is kept of its squares"),
				Cells: []string{Number(x), Number(y)}})
		}
		rows = append(rows, s.sentence("vectors.box.words", s.boxWords(track, at)))
	}
	return rows
}

// boxWords says whether the sides of the box were chosen apart.
func (s *State) boxWords(track *run.Track, at int) string {
	switch track.Branch[at] {
	case optim.BranchNone:
		return s.say("The box is empty: no step was taken.")
	case optim.BranchPlain:
		return s.say("Not adaptive: both sides have the same rate, so the box has the form of what is subtracted.")
	case optim.BranchSign:
		return s.say("Only the signs count: the box is a square.")
	case optim.BranchClipped:
		return s.say("Each side is divided by its own curvature, and clipped.")
	}
	label, x, y, ok := coordinateRates(track, at)
	switch {
	case !ok:
		return s.say("Adaptive: each side is divided by a root of its own.")
	case x == y:
		return s.say("Adaptive: x and y have the same %s now.", label)
	case x > y:
		return s.say("Adaptive: %s is %s times as large for x as for y.", label, Number(x/y))
	}
	return s.say("Adaptive: %s is %s times as large for y as for x.", label, Number(y/x))
}

// coordinateRates are the learning rate over the root that an adaptive step divides by, for each coordinate, as the rule
// corrects its bias and without ε, and what that is called.
func coordinateRates(track *run.Track, at int) (label string, x, y float64, ok bool) {
	h := track.Hyper(at)
	symbol := track.Rule.Moment2
	if track.VX == nil || symbol == "" || symbol == "h" || track.Branch[at] != optim.BranchAdaptive {
		return "", 0, 0, false
	}
	x, y = track.VX[at], track.VY[at]
	name := ""
	if track.WX != nil && h.AMSGrad {
		x, y, name = track.WX[at], track.WY[at], "max "
	}
	if symbol == "u" { // which is no square
		return "α/u", track.LR[at] / x, track.LR[at] / y, x > 0 && y > 0
	}
	if correctsSecond(track.Rule, &h, at) {
		c2 := 1 - math.Pow(h.Beta2, float64(at))
		x, y, symbol = x/c2, y/c2, hatted(symbol)
	}
	return "α/√" + name + symbol, track.LR[at] / math.Sqrt(x), track.LR[at] / math.Sqrt(y), x > 0 && y > 0
}

// bowWords tells the curvature, and what cannot be drawn of it.
func (s *State) bowWords(b *Bow) string {
	steep, flat := Number(b.Principal.Steep), Number(b.Flat)
	switch b.Form {
	case surface.BendNotFinite:
		return s.say("The second derivatives are not finite here: no curvature can be drawn.")
	case surface.BendNone:
		return s.say("All second derivatives are 0 here: the loss has no curvature to draw.")
	}
	level := s.say("On the curve, curvature alone changes the loss by %s.", control.FormatNumber(b.Level))
	if !b.Drawn() {
		level = s.say("It cannot be drawn: 64-bit numbers do not reach that far.")
	}
	switch b.Form {
	case surface.BendGutter:
		return s.say("Curved along one axis alone, λ = %s: κ is infinite, and the ellipse is two lines.", steep) + " " + level
	case surface.BendSaddle:
		return s.say("A saddle: λ = %s and %s, upwards along one axis and downwards along the other. No ellipse, but hyperbolas, dashed where it falls; κ = %s.", steep, flat, Number(b.Condition)) + " " + level
	case surface.BendDown:
		return s.say("Curved downwards on all sides, λ = %s and %s: the ellipse is dashed; κ = %s.", steep, flat, Number(b.Condition)) + " " + level
	}
	return s.say("Condition number κ = %s: λ = %s along the short axis of the ellipse, %s along the long one.", Number(b.Condition), steep, flat) + " " + s.tightWords(b) + " " + level
}

// tightWords say what a condition number means for a step.
func (s *State) tightWords(b *Bow) string {
	switch {
	case b.Condition < 1.5:
		return s.say("Nearly round: one rate suits all directions.")
	case b.Condition < 20:
		return s.say("Oval: one rate is a compromise.")
	}
	return s.say("A ravine: a rate that is safe across it is %s times too small along it.", Number(b.Condition))
}
