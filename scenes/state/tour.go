package state

import (
	"slices"

	"github.com/optiscope/optiscope/scenes/control"
)

// Pointer is a stop of the tour: one sentence about what it points at.
type Pointer struct {
	Target string // the ID of a control or panel, or TourRing
	Text   string
}

// TourRing is the target that is no control: the ring at the start of all paths.
const TourRing = "ring"

// Tour is what a first visit is shown of the present scene.
func (s *State) Tour() []Pointer {
	all := []Pointer{
		{TourRing, s.say("All optimizers start at this ring: drag it, and every path is computed again at once.")},
		{s.tourSlider(), s.say("Every slider is live, and the “?” beside it, or the key F1, says what it is.")},
		{playhead, s.say("This is time: drag it, or press Space to play and stop.")},
		{"inside", s.say("Here are the exact numbers of the step shown, for the optimizer whose card is open.")},
	}
	if s.Studies() { // which have no ring and no card
		all = all[1:3]
	}
	return all
}

// tourSlider is the first slider of the open card, or of a study.
func (s *State) tourSlider() string {
	owner := s.View.Selected
	if s.Studies() {
		owner = s.View.Scene
	}
	for _, g := range s.groups(false) {
		if g.owner != owner {
			continue
		}
		all := g.make()
		if i := slices.IndexFunc(all, func(c control.Control) bool { return c.Kind == control.Number && !c.Hidden }); i >= 0 {
			return all[i].ID
		}
	}
	return ""
}
