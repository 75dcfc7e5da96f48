package state

import (
	"fmt"
	"slices"
	"strings"

	"github.com/optiscope/optiscope/scenes/control"
)

// Part is a group of panels that can be left out, as in an embedded page.
type Part struct{ ID, Title string }

// Parts lists what can be left out, in the order of links.
func (s *State) Parts() []Part {
	return []Part{{"bar", s.say("Top bar")}, {"cards", s.say("Optimizers")}, {"problem", s.say("Problem")}, {"fair", s.say("Fair play")},
		{"over", s.say("Buttons and formula over the picture")}, {"curves", s.say("Curves")}, {"numbers", s.say("Numbers")}, {"time", s.say("Time")}}
}

// partOf is the part that a panel belongs to, or empty for what always stays.
func (s *State) partOf(p *control.Panel) string {
	switch p.Place {
	case control.Top, control.Scenes, control.Dialog:
		return "bar"
	case control.Over:
		return "over"
	case control.Bottom:
		return "time"
	case control.Center, control.Guide, control.Foot:
		return ""
	case control.Right:
		if p.View != "" {
			return "curves"
		}
		return "numbers"
	}
	switch p.ID {
	case "problem", "fair":
		return p.ID
	case sceneBelief, sceneWarmup, sceneCounter:
		return "problem"
	}
	return "cards"
}

// presented are the panels of the side columns that presenter mode keeps, beside the cards and a study's own.
var presented = []string{"loss", "standing"}

// Shown are the panels that are not left out.
func (s *State) Shown(panels []control.Panel) []control.Panel {
	if s.View.Without == "" && !s.View.Present {
		return panels
	}
	without := strings.FieldsFunc(s.View.Without, func(r rune) bool { return r == ',' })
	return slices.DeleteFunc(panels, func(p control.Panel) bool {
		part := s.partOf(&p)
		if slices.Contains(without, part) {
			return true
		}
		if !s.View.Present || s.Studies() {
			return s.View.Present && p.Place == control.Dialog
		}
		switch part {
		case "problem", "fair":
			return true
		case "cards":
			return p.ID == "add" || p.ID == "removed"
		case "curves", "numbers":
			return !slices.Contains(presented, p.ID)
		}
		return p.Place == control.Dialog
	})
}

// withoutControl leaves parts of the screen out: a list of their IDs.
func (s *State) withoutControl() control.Control {
	return control.Control{ID: "hide", Title: s.say("parts that are left out"), Kind: control.Text, Hidden: true,
		Get: func() string { return s.View.Without },
		Put: func(list string) error {
			var known []string
			wanted := strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
			for _, p := range s.Parts() {
				known = append(known, p.ID)
			}
			for _, id := range wanted {
				if !slices.Contains(known, id) {
					return fmt.Errorf("%s", s.say("has no part called %q: there are %s", id, strings.Join(known, ", ")))
				}
			}
			s.View.Without = strings.Join(slices.DeleteFunc(known, func(id string) bool { return !slices.Contains(wanted, id) }), ",")
			return nil
		}}
}

// presentControl turns presenter mode on and off.
func (s *State) presentControl() control.Control {
	return control.Control{ID: "present", Label: s.say("Present"), Title: s.say("presenter mode"), Icon: "present", Key: "f", Kind: control.Toggle,
		Flag: &s.View.Present, Default: "0",
		Help: s.say("Fills the screen, with larger type and only what is needed; the pointer becomes a bright dot. N and P go through the examples.")}
}

// presetSteps go to the next example and back, in the order of the menu.
func (s *State) presetSteps() []control.Control {
	step := func(by int) func() {
		return func() {
			all := Presets()
			at := -1
			if here, is := s.preset(); is {
				at = slices.IndexFunc(all, func(p Preset) bool { return p.ID == here.ID })
			}
			s.loadPreset(all[(max(at+by, -1)+len(all))%len(all)].ID)
		}
	}
	all := []control.Control{action("preset.next", s.say("Next example"), "n", "", step(1)), action("preset.previous", s.say("Previous example"), "p", "", step(-1))}
	for i := range all {
		all[i].Hidden = true
	}
	return all
}
