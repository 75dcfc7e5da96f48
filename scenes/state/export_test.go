package state_test

import (
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// The choices of an export are no part of links, hold only what there is, and stay when another state is loaded.
func TestExportChoices(t *testing.T) {
	s := state.Default()
	surface := []control.Option{{Value: "surface"}, {Value: "loss"}}
	link := s.Link()
	choose := s.ExportControls(surface)
	for id, text := range map[string]string{"export.view": "loss", "export.scale": "4"} {
		for i := range choose {
			if choose[i].ID != id {
				continue
			}
			if err := choose[i].Set(text); err != nil || choose[i].Text() != text {
				t.Errorf("%s = %s: %q, %v", id, text, choose[i].Text(), err)
			}
			if choose[i].Set("5") == nil || choose[i].Text() != text {
				t.Errorf("%s takes 5", id)
			}
		}
	}
	if s.Picture(surface) != "loss" || s.Scale() != 4 || s.Link() != link {
		t.Errorf("the picture is %q, %v times; the link %q", s.Picture(surface), s.Scale(), s.Link())
	}
	if got := s.Picture([]control.Option{{Value: "belief.g"}}); got != "belief.g" {
		t.Errorf("another scene has no such picture, and %q is exported", got)
	}
	next := state.Default()
	next.Keep(&s)
	if next.Scale() != 4 {
		t.Errorf("loading a link forgets the scale")
	}
	if d := state.Default(); d.Scale() != 2 {
		t.Errorf("the usual scale is %v", d.Scale())
	}
}
