package state

import (
	"math"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/inside"
)

// branchReason says which form a step took, and why.
func (s *State) branchReason(step *inside.Step) string {
	p := &step.Plan
	switch p.Branch {
	case optim.BranchNone:
		return s.say("No step: %s SGD fallback is off, so θ rests and only the means go on.", s.tooEarly(step))
	case optim.BranchPlain:
		if p.Rho != 0 {
			return s.say("Plain step, not divided: %s SGD fallback is on, so θ follows the mean of gradients as it is.", s.tooEarly(step))
		}
		return s.say("Plain step: nothing is divided, and the size of the gradients decides how far θ goes.")
	case optim.BranchSign:
		return s.say("Sign step: only signs count, and x and y go equally far.")
	case optim.BranchClipped:
		return s.clipReason(step)
	}
	by := s.say("by the size of its gradients")
	if step.Rule.Moment2 == "s" {
		by = s.say("by how much its gradients surprise")
	}
	if p.Rho != 0 {
		return s.say("Adaptive step: ρ = %s ≥ 5, enough gradients to trust the variance. Each coordinate is divided %s, and the step is multiplied by r = %s.", Number(p.Rho), by, Number(p.R))
	}
	return s.say("Adaptive step: each coordinate is divided %s.", by)
}

// tooEarly says why a rectified rule does not divide.
func (s *State) tooEarly(step *inside.Step) string {
	rho := Number(step.Plan.Rho)
	if longest := 2/(1-step.Hyper.Beta2) - 1; longest < 5 {
		return s.say("ρ = %s < 5, and with this β₂ it never passes %s: the variance of the rate is never trusted.", rho, Number(longest))
	}
	return s.say("ρ = %s < 5: too early to trust the variance of the rate.", rho)
}

// clipReason says along which coordinates a clipped step reached its bound.
func (s *State) clipReason(step *inside.Step) string {
	var clipped [2]bool
	for _, l := range step.Lines {
		for axis := range clipped {
			clipped[axis] = clipped[axis] || l.Kind == optim.Way && math.Abs(l.Value[axis]) >= step.Hyper.Clip
		}
	}
	switch clipped {
	case [2]bool{true, true}:
		return s.say("Clipped step: along x and y the quotient lies beyond ±ρ, and both go by α.")
	case [2]bool{true, false}:
		return s.say("Clipped step: along x the quotient lies beyond ±ρ, and x goes by α; y is divided by its curvature.")
	case [2]bool{false, true}:
		return s.say("Clipped step: along y the quotient lies beyond ±ρ, and y goes by α; x is divided by its curvature.")
	}
	return s.say("Divided step: x and y are divided by their curvature, and neither quotient lies beyond ±ρ.")
}

// settingWords says which settings changed since the step before, or nothing.
func (s *State) settingWords(step *inside.Step) string {
	var words []string
	for _, c := range step.Settings {
		switch f := &c.Field; f.Kind {
		case optim.FieldNumber:
			words = append(words, f.Symbol+" "+Number(c.Last)+" → "+Number(c.Now))
		case optim.FieldFlag:
			words = append(words, s.say(map[bool]string{true: "%s on", false: "%s off"}[c.Now == 1], s.say(f.Title)))
		case optim.FieldMode:
			words = append(words, s.say(f.Title)+": "+s.say(optim.DecayMode(c.Now).String()))
		}
	}
	if words == nil {
		return ""
	}
	return s.say("Set anew for this step: %s.", strings.Join(words, ", "))
}
