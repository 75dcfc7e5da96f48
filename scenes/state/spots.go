package state

import (
	"strconv"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
)

// Values of the menu of starts beside the indices of a surface's spots.
const (
	spotUsual = "usual"
	spotOwn   = "own"
)

// spotControl puts the start where others have put it. It is hidden where the
// surface has its usual start alone.
func (s *State) spotControl(here *surface.Surface) control.Control {
	c := control.Control{ID: "start", Label: s.say("Starts"), Title: s.say("starts of this surface"), Kind: control.Choice, Derived: true,
		Default: spotUsual, Hidden: len(here.Spots) == 0,
		Help: s.say("Starts that are known for this surface. Any other start is as good: drag the ring."),
		Options: []control.Option{{Value: spotUsual, Label: s.say("the usual one")},
			{Value: spotOwn, Label: s.say("where it is set"), Hint: s.say("Keeps the start as it is.")}},
		Get: func() string { return spotAt(here, s.Run.Start) },
		Put: func(value string) error {
			if value == spotUsual {
				s.Run.Start = here.Start
			} else if i, err := strconv.Atoi(value); err == nil {
				s.Run.Start = here.Spots[i].Point
			}
			return nil
		}}
	for i, spot := range here.Spots {
		c.Options = append(c.Options, control.Option{Value: strconv.Itoa(i), Label: s.say("(%s, %s): %s", Number(spot.X), Number(spot.Y), s.say(spot.Title))})
	}
	return c
}

func spotAt(here *surface.Surface, at surface.Point) string {
	if at == here.Start {
		return spotUsual
	}
	for i, spot := range here.Spots {
		if spot.Point == at {
			return strconv.Itoa(i)
		}
	}
	return spotOwn
}
