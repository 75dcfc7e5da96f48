package state

import (
	"math"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// insidePanel shows the numbers of the selected entry's step.
func (s *State) insidePanel(result *run.Result, t string) control.Panel {
	i, _ := s.Index(s.View.Selected)
	mark := s.Mark(i)
	p := control.Panel{ID: "inside", Title: "Inside " + s.Title(i), Note: t, Place: control.Right, Tab: tabInside,
		Open: true, Mark: &mark, Columns: []string{"x", "y"}}
	if i >= len(result.Tracks) || result.Tracks[i].Len() == 0 {
		p.Readouts = []control.Readout{{ID: "inside.none", Wide: true, Cells: []string{result.Verdict(i)}}}
		return p
	}
	track := &result.Tracks[i]
	at := track.At(s.View.T)
	pair := func(id, label, title string, x, y float64) control.Readout {
		return control.Readout{ID: "inside." + id, Label: label, Title: title, Cells: []string{Number(x), Number(y)}}
	}
	p.Readouts = append(p.Readouts, pair("theta", "θ point", "the point", track.X[at], track.Y[at]))
	if at == 0 {
		p.Readouts = append(p.Readouts, control.Readout{ID: "inside.words", Wide: true,
			Cells: []string{"The start: no step has been taken yet."}})
		return p
	}
	p.Readouts = append(p.Readouts, pair("g", "g gradient", "the gradient the step used", track.GX[at], track.GY[at]))
	if track.MX != nil {
		p.Readouts = append(p.Readouts, pair("m", "m mean of g", "first moment: the running mean of gradients", track.MX[at], track.MY[at]))
	}
	p.Readouts = append(p.Readouts, s.secondMoment(track, at, pair)...)
	p.Readouts = append(p.Readouts, pair("step", "Δθ step", "the move of this step", track.DX[at], track.DY[at]))
	p.Readouts = append(p.Readouts, control.Readout{ID: "inside.words", Wide: true, Title: "the branch taken",
		Cells: []string{branchWords(track, at)}})
	p.Readouts = append(p.Readouts, control.Readout{ID: "inside.equation", Wide: true, Title: "the step as an equation",
		Cells: []string{stepEquation(track, at)}})
	if track.Diverged() && s.View.T >= track.Stop {
		p.Readouts = append(p.Readouts, control.Readout{ID: "inside.end", Wide: true, Strong: true, Cells: []string{track.Verdict()}})
	}
	return p
}

type pairFunc func(id, label, title string, x, y float64) control.Readout

// secondMoment shows what the rule averages the squares of, and its root. The
// hat is the usual bias correction, which the step applies in one form or another.
func (s *State) secondMoment(track *run.Track, at int, pair pairFunc) []control.Readout {
	if track.VX == nil {
		return nil
	}
	c2 := 1 - math.Pow(track.Entry.Hyper.Beta2, float64(at))
	rootX, rootY := math.Sqrt(track.VX[at]/c2), math.Sqrt(track.VY[at]/c2)
	if track.Rule.Moment2 == "s" {
		return []control.Readout{
			pair("residual", "g − m surprise", "how far the gradient is from its prediction m", track.GX[at]-track.MX[at], track.GY[at]-track.MY[at]),
			pair("root", "√ŝ disbelief", "root of the bias-corrected mean of (g − m)²", rootX, rootY)}
	}
	return []control.Readout{pair("root", "√v̂ size of g", "root of the bias-corrected mean of g²", rootX, rootY)}
}

// branchWords says which form the step took, and why.
func branchWords(track *run.Track, at int) string {
	rectified := track.Rho[at] != 0
	rho, r := Number(track.Rho[at]), Number(track.R[at])
	switch track.Branch[at] {
	case optim.BranchNone:
		return "No step: ρ = " + rho + " is below 5, so the variance of the adaptive rate is not known yet."
	case optim.BranchPlain:
		if rectified {
			return "Plain step, not divided: ρ = " + rho + " is below 5."
		}
		return "Plain step: the gradient's size sets the step's length."
	}
	if rectified {
		return "Adaptive step, shortened by r = " + r + " (ρ = " + rho + ")."
	}
	return "Adaptive step: divided by the root, coordinate by coordinate."
}

// stepEquation is the rule's own last line for this step, with the value of
// its scalar k: "θ ← θ − k·m/(√v + ε), where k = α·√c₂/c₁ = 0.01697".
func stepEquation(track *run.Track, at int) string {
	text := ""
	for _, e := range track.Rule.Equations(&track.Entry.Hyper, at) {
		switch e.Symbol {
		case "k":
			text = ", where k = " + e.Expr + " = " + Number(track.K[at])
		case "θ":
			text = "θ ← " + e.Expr + text
		}
	}
	return strings.NewReplacer("^2", "²", "β1", "β₁", "β2", "β₂", "c1", "c₁", "c2", "c₂", "vmax", "max v", "smax", "max s").Replace(text)
}
