package state

import "github.com/optiscope/optiscope/optim/surface"

// Range is what the slider of a parameter of the user's own formula spans.
type Range struct{ From, To float64 }

// Own is the user's own formula with all that belongs to it.
type Own struct {
	Custom surface.Custom
	Params [surface.MaxParams]float64
	Ranges [surface.MaxParams]Range
	Start  surface.Point
}

// Of a formula that a link does not spell.
const (
	firstFormula = "x^2 + y^2"
	firstReach   = 5 // of its domain, in all directions
)

// IsCustom says whether the surface is the user's own formula.
func (s *State) IsCustom() bool { return s.Run.Surface == surface.CustomID }

// Domain is that of Surface.
func (s *State) Domain() surface.Box {
	if s.IsCustom() {
		return s.Run.Custom.Domain
	}
	return s.Surface().Domain
}

// customSurface is the user's own formula as a surface, its sliders as they are set.
func (s *State) customSurface() *surface.Surface {
	own := s.Run.Custom.Surface()
	for i := range own.Params {
		p, r := &own.Params[i], s.View.Ranges[i]
		p.Min, p.Max = r.From, r.To
		p.Log = logarithmic(r)
	}
	return own
}

// logarithmic says whether a slider of that range is better logarithmic.
func logarithmic(r Range) bool {
	const wide = 100
	return r.From > 0 && r.To >= wide*r.From
}

// choose makes the present surface a formula of the user's own, to be changed. Nothing that is seen changes by that.
func (s *State) choose() {
	if s.IsCustom() {
		return
	}
	here, ranges := s.Surface(), s.usualRanges()
	params := here.Defaults()
	for i := range params {
		params[i] = surface.OwnParam
		if i < len(here.Params) {
			p := &here.Params[i]
			params[i], ranges[i] = s.Run.Params[i], Range{p.Min, p.Max}
		}
	}
	s.Run.Surface, s.Run.Custom, s.Run.Params, s.View.Ranges = surface.CustomID, here.Custom(), params, ranges
}

// blank begins with the formula that a link need not spell.
func (s *State) blank() {
	box := surface.Box{X0: -firstReach, X1: firstReach, Y0: -firstReach, Y1: firstReach}
	s.Run.Surface, s.Run.Custom, s.View.Ranges = surface.CustomID, surface.Custom{Formula: firstFormula, Domain: box}, s.usualRanges()
	s.Run.Params = s.Surface().Defaults()
	s.Run.Start = s.Surface().Start
	s.Home()
}

func (s *State) usualRanges() (ranges [surface.MaxParams]Range) {
	for i := range ranges {
		ranges[i] = Range{-surface.OwnRange, surface.OwnRange}
	}
	return ranges
}

// own is the user's own formula as it is now.
func (s *State) own() Own { return Own{s.Run.Custom, s.Run.Params, s.View.Ranges, s.Run.Start} }

// leave keeps the user's own formula while another surface is shown.
func (s *State) leave() {
	if s.IsCustom() {
		s.Own = s.own()
	}
	s.Run.Custom, s.View.Ranges = surface.Custom{}, [surface.MaxParams]Range{}
}

// Keep takes over from the state that s replaces what is in no link: the user's own formula, as long as another one is shown.
func (s *State) Keep(old *State) {
	s.Own, s.Export, s.Calm = old.Own, old.Export, old.Calm
	if old.IsCustom() && (!s.IsCustom() || s.own() != old.own()) {
		s.Own = old.own()
	}
}

// bringBack exchanges the user's own formula for the one before.
func (s *State) bringBack() {
	now := s.own()
	s.Run.Custom, s.Run.Params, s.View.Ranges, s.Run.Start = s.Own.Custom, s.Own.Params, s.Own.Ranges, s.Own.Start
	s.Own = now
	s.Home()
}
