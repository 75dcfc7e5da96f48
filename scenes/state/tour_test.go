package state_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// The tour points at what is there, with one sentence each, in every scene and language.
func TestTourPointsAtWhatIsThere(t *testing.T) {
	for _, link := range screens() {
		for _, language := range []string{"en", "zh"} {
			s, _ := state.Load(link + "&language=" + language)
			result := run.Compute(s.Run)
			panels := s.Panels(&result)
			stops := s.Tour()
			if want := map[bool]int{true: 2, false: 4}[s.Studies()]; len(stops) != want {
				t.Errorf("%s: %d stops, want %d", link, len(stops), want)
			}
			for _, stop := range stops {
				there := stop.Target == state.TourRing || slices.ContainsFunc(panels, func(p control.Panel) bool {
					return p.ID == stop.Target || slices.ContainsFunc(p.Controls, func(c control.Control) bool { return c.ID == stop.Target && !c.Hidden })
				})
				end := map[string]string{"en": ".", "zh": "。"}[language]
				if !there || !strings.HasSuffix(stop.Text, end) || len(sentenceEnd.FindAllString(stop.Text, -1)) > 1 {
					t.Errorf("%s: the tour points at %q (there: %v) and says %q", link, stop.Target, there, stop.Text)
				}
			}
		}
	}
}
