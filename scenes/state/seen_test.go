package state_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// Where the surface is seen from, no panel shows and no word tells: whoever knows them need not ask again.
func TestNoPanelShowsWhereTheSurfaceIsSeenFrom(t *testing.T) {
	random := rand.New(rand.NewPCG(71, 72))
	for k := range 60 {
		s := state.Default()
		if k%2 == 0 {
			s, _ = state.Load(state.Presets()[random.IntN(len(state.Presets()))].Link)
		} else {
			scramble(t, &s, random)
			s.Run.Steps, s.Run.Seeds = 1+s.Run.Steps%200, 1
			s.View.T = min(s.View.T, s.Last())
		}
		result := run.Compute(s.Run)
		before := allTold(&s, &result)
		link := s.Link()
		for id, value := range map[string]float64{"view.x": random.NormFloat64(), "view.y": random.NormFloat64(), "zoom": 3 * random.Float64(), "yaw": 180 * random.Float64(), "pitch": 10 + 80*random.Float64()} {
			was := s
			if err := s.Set(id, control.FormatNumber(max(value, 0.1))); err != nil {
				t.Fatal(err)
			}
			if was != s && was.SeenAs(&s.View) != s {
				if id != "zoom" || !s.WithVectors() && s.View.Phase == 0 {
					t.Fatalf("%s is no matter of the view in %s", id, link)
				}
				before = allTold(&s, &result)
				continue
			}
			now := allTold(&s, &result)
			for i := range min(len(now), len(before)) {
				if now[i] != before[i] {
					t.Fatalf("%s is shown: %s becomes %s in %s", id, before[i], now[i], link)
				}
			}
			if len(now) != len(before) {
				t.Fatalf("%s makes %d texts of %d in %s", id, len(now), len(before), link)
			}
		}
		if other := s; other.Set("t", "0") == nil && other != s && other.SeenAs(&s.View) == s {
			t.Fatal("the playhead is a matter of the view")
		}
	}
}

// allTold is all that a state says of itself, but for the link and the view's own controls.
func allTold(s *state.State, result *run.Result) []string {
	in := new(state.Inside)
	texts := []any{s.StatusWith(result, in), s.Brief(result), s.Events(result)}
	for _, c := range s.Controls() {
		switch c.ID {
		case "view.x", "view.y", "zoom", "yaw", "pitch":
			continue
		}
		texts = append(texts, c.ID, c.Label, c.Title, c.Help, c.Hidden, c.Locked)
		if c.Kind != control.Action {
			texts = append(texts, c.Text(), c.DefaultText())
		}
	}
	for _, p := range append(s.PanelsWith(result, in), s.Live(result, in)...) {
		texts = append(texts, plain(&p))
	}
	spelled := make([]string, len(texts))
	for i := range texts {
		data, err := json.Marshal(texts[i])
		if err != nil {
			panic(err)
		}
		spelled[i] = string(data)
	}
	return spelled
}

// plain is a panel without its functions.
func plain(p *control.Panel) any {
	texts := []any{p.ID, p.Title, p.Note, p.Summary, p.Words, p.Open, p.View, p.Legend, p.Text}
	for _, r := range p.Readouts {
		texts = append(texts, r.ID, r.Label, r.Title, r.Cells, r.Mark, r.Strong, r.PictureKey, r.MathML, r.Tag, r.Lines)
	}
	for _, b := range p.Blocks {
		texts = append(texts, b.ID, b.Spans)
	}
	return texts
}
