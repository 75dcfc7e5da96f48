package state

import (
	"math"
	"slices"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// secondMoment shows the root of what the rule averages the squares of, and of
// its running maximum. With a hat it is bias-corrected, where the rule does that.
func (s *State) secondMoment(track *run.Track, at int, pair pairFunc) []control.Readout {
	symbol, h := track.Rule.Moment2, track.Hyper(at)
	if track.VX == nil || symbol == "" {
		return nil
	}
	corrected := correctsSecond(track.Rule, &h, at)
	c2, kept, title := 1.0, symbol, s.say("root of what the rule keeps of the squares")
	if corrected {
		c2, kept, title = 1-math.Pow(h.Beta2, float64(at)), hatted(symbol), s.say("root of the bias-corrected mean of g²")
	}
	label := "√" + kept
	switch symbol {
	case "v":
		if corrected {
			label = s.say("%s size of g", label)
		}
	case "s":
		label, title = s.say("%s disbelief", label), s.say("root of the bias-corrected mean of (g − m)²")
		if h.AccumulateEps {
			title += s.say(", with the ε that has accumulated in it")
		}
	}
	if symbol == "h" {
		return []control.Readout{pair("told", s.say("ĥ curvature"), s.say("the diagonal of the Hessian, exact, when the rule looked last"), track.HX[at], track.HY[at]),
			pair("root", s.say("h mean of ĥ"), s.say("the running mean of curvatures, by which the step is divided where it is positive"), track.VX[at], track.VY[at])}
	}
	if symbol == "u" {
		return []control.Readout{pair("root", s.say("u size of g"), s.say("the largest gradient so far, decayed"), track.VX[at], track.VY[at])}
	}
	rows := []control.Readout{pair("root", label, title, math.Sqrt(track.VX[at]/c2), math.Sqrt(track.VY[at]/c2))}
	if track.WX != nil && h.AMSGrad {
		rows = append(rows, pair("maximum", "√max "+kept, s.say("root of the running maximum, by which AMSGrad divides"),
			math.Sqrt(track.WX[at]/c2), math.Sqrt(track.WY[at]/c2)))
	}
	return rows
}

// correctsSecond says whether a rule corrects the bias of its second moment by 1 − β₂ᵗ.
// Adan's n has a third decay and correction: its plain root is shown.
func correctsSecond(rule *optim.Rule, h *optim.Hyper, at int) bool {
	return rule.Moment2 != "n" && slices.ContainsFunc(rule.Equations(h, at), func(e optim.Equation) bool { return e.Symbol == "c2" })
}

// hatted sets a hat on a letter, with a letter of its own where there is one.
func hatted(symbol string) string {
	if symbol == "s" {
		return "ŝ"
	}
	return symbol + "\u0302"
}

// branchWords says which form the step took, and why.
func (s *State) branchWords(track *run.Track, at int) string {
	rectified := track.Rho[at] != 0
	rho, r := Number(track.Rho[at]), Number(track.R[at])
	switch track.Branch[at] {
	case optim.BranchNone:
		return s.say("No step: %s The variance of the adaptive rate is not known.", s.belowFive(track, at))
	case optim.BranchPlain:
		if rectified {
			return s.say("Plain step, not divided: %s", s.belowFive(track, at))
		}
		return s.say("Plain step: the gradient's size sets the step's length.")
	case optim.BranchSign:
		return s.say("Sign step: only the signs count, and every coordinate moves equally far.")
	case optim.BranchClipped:
		return s.clippedWords(track, at)
	}
	by := s.say("the root above")
	if track.Rule.Moment2 == "s" {
		by = s.say("its disbelief")
	}
	if rectified {
		return s.say("Adaptive step: divided by %s, coordinate by coordinate, and shortened by r = %s (ρ = %s).", by, r, rho)
	}
	return s.say("Adaptive step: divided by %s, coordinate by coordinate.", by)
}

// clippedWords says along which coordinates Sophia's quotient was clipped.
func (s *State) clippedWords(track *run.Track, at int) string {
	h := track.Hyper(at)
	beyond := func(m, curvature float64) bool { return math.Abs(m/(max(curvature, 0)+h.Eps)) > h.Clip }
	x, y := beyond(track.MX[at], track.VX[at]), beyond(track.MY[at], track.VY[at])
	switch {
	case x && y:
		return s.say("Clipped step: m/h lies beyond ±ρ along x and y, and both move by α.")
	case x:
		return s.say("Clipped step along x: m/h lies beyond ±ρ there, and x moves by α; y is divided by its curvature.")
	case y:
		return s.say("Clipped step along y: m/h lies beyond ±ρ there, and y moves by α; x is divided by its curvature.")
	}
	return s.say("Step divided by the curvature, along x and y: neither quotient m/h lies beyond ±ρ.")
}

// belowFive says why a rectified rule does not divide.
func (s *State) belowFive(track *run.Track, at int) string {
	rho := Number(track.Rho[at])
	if 2/(1-track.Hyper(at).Beta2)-1 < 5 {
		return s.say("ρ = %s never reaches 5 with this β₂.", rho)
	}
	return s.say("ρ = %s is still below 5.", rho)
}

// stepEquation is what the rule does to θ in this step, in its own words, with
// the value of the scalar k: "θ ← θ − k·m/(√v + ε), where k = α·√c₂/c₁ = 0.01697".
// Weight decay is a line of its own.
func (s *State) stepEquation(track *run.Track, at int) string {
	var lines []string
	where, h := "", track.Hyper(at)
	for _, e := range track.Rule.Equations(&h, at) {
		switch e.Symbol {
		case "k":
			where = s.say(", where %s", "k = "+e.Expr+" = "+Number(track.K[at]))
		case "u":
			where = s.say(", where %s", "u = "+e.Expr)
		case "g", "θ":
			lines = append(lines, e.Symbol+" ← "+e.Expr)
		}
	}
	return strings.NewReplacer("^2", "²", "β1", "β₁", "β2", "β₂", "c1", "c₁", "c2", "c₂", "c3", "c₃", "β3", "β₃", "αt", "αₜ", "vmax", "max v", "smax", "max s").
		Replace(strings.Join(lines, "; ") + where)
}
