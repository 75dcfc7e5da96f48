package state_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/state"
)

// Every start that a surface knows of can be chosen, and the menu tells which one the start is.
func TestStartsAreChosen(t *testing.T) {
	surfaces := 0
	for _, here := range surface.All() {
		s, errs := state.Load("surface=" + here.ID)
		c, ok := s.Find("start")
		if len(errs) > 0 || !ok || c.Hidden != (len(here.Spots) == 0) || c.Text() != "usual" {
			t.Fatalf("%s: menu %v, hidden %v, %q", here.ID, ok, c.Hidden, c.Text())
		}
		result := run.Compute(s.Run)
		shown := false
		for _, p := range s.Panels(&result) {
			for _, c := range p.Controls {
				shown = shown || c.ID == "start"
			}
		}
		if shown == c.Hidden {
			t.Errorf("%s: shown %v, hidden %v", here.ID, shown, c.Hidden)
		}
		for i, spot := range here.Spots {
			set(t, &s, "start", strconv.Itoa(i))
			if c, _ := s.Find("start"); s.Run.Start != spot.Point || c.Text() != strconv.Itoa(i) || !strings.Contains(c.Options[i+2].Label, spot.Title) {
				t.Errorf("%s: start %v, menu %q, want %v", here.ID, s.Run.Start, c.Text(), spot)
			}
			if back, errs := state.Load(s.Link()); back != s || len(errs) > 0 {
				t.Errorf("%s: link %q, errors %v", here.ID, s.Link(), errs)
			}
			surfaces++
		}
		set(t, &s, "start.x", "0.25")
		set(t, &s, "start", "own")
		if c, _ := s.Find("start"); c.Text() != "own" || s.Run.Start.X != 0.25 {
			t.Errorf("%s: a start of one's own is %q, %v", here.ID, c.Text(), s.Run.Start)
		}
		set(t, &s, "start", "usual")
		if s.Run.Start != here.Start {
			t.Errorf("%s: back at %v", here.ID, s.Run.Start)
		}
	}
	if surfaces < 10 {
		t.Errorf("%d starts beside the usual ones", surfaces)
	}
}
