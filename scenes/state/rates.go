package state

import (
	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/scenes/control"
)

// How the entries come to their learning rates: the values of View.Rates.
const (
	ratesOwn     = "own"     // each as it is set
	ratesSame    = "same"    // one for all
	ratesDefault = "default" // each the default of its rule
	ratesBest    = "best"    // each the best of a search
)

// ratesControl says whose rates are compared. It stands behind the rates in
// links: they hold what it led to.
func (s *State) ratesControl() control.Control {
	return control.Control{ID: "rates", Label: s.say("Rates α"), Title: s.say("learning rates"), Kind: control.Choice, Default: ratesOwn,
		Help: s.say("Whose learning rates are compared: at one rate for all, one optimizer may be far from its best. A comparison is fair only if it says which of these it is."),
		Options: []control.Option{
			{Value: ratesOwn, Label: s.say("each its own"), Hint: s.say("Every card has its own α.")},
			{Value: ratesSame, Label: s.say("the same for all"), Hint: s.say("One α for all: moving one moves all.")},
			{Value: ratesDefault, Label: s.say("each at its default"), Hint: s.say("Every rule at the α of its own source, which was chosen for networks.")},
			{Value: ratesBest, Label: s.say("each at its best"), Hint: s.say("Searches the α of the lowest final loss for every optimizer, on one grid, with one budget.")}},
		Get: func() string { return s.View.Rates },
		Put: func(mode string) error { s.setRates(mode); return nil }}
}

func (s *State) setRates(mode string) {
	s.View.Rates = mode
	switch mode {
	case ratesSame:
		if i, ok := s.Index(s.View.Selected); ok {
			s.shareRate(s.Run.Entries[i].Hyper.LR)
		}
	case ratesDefault:
		for i := range s.Run.Active() {
			s.Run.Entries[i].Hyper.LR = defaultRate(s.Run.Entries[i].Rule)
		}
	}
}

func (s *State) shareRate(alpha float64) {
	for i := range s.Run.Active() {
		s.Run.Entries[i].Hyper.LR = alpha
	}
}

// newRate is the rate of an entry that joins the others.
func (s *State) newRate(rule *optim.Rule) float64 {
	switch {
	case s.View.Rates == ratesDefault:
		return rule.Defaults.LR
	case s.View.Rates == ratesSame && s.Run.Count > 0:
		return s.Run.Entries[0].Hyper.LR
	}
	return FirstHyper(rule).LR
}

func defaultRate(id string) float64 {
	rule, ok := optim.Lookup(id)
	if !ok {
		return 0
	}
	return rule.Defaults.LR
}
