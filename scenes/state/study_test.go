package state_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// studies are states of every scene that is one, with every source of gradients.
func studies(t *testing.T) map[string]state.State {
	t.Helper()
	all := make(map[string]state.State)
	for _, link := range []string{"scene=belief", "scene=belief&belief.source=flat", "scene=belief&belief.source=wall", "scene=belief&belief.source=slope",
		"scene=belief&belief.source=table&belief.coordinate=y", "scene=belief&belief.source=run&selected=radam&belief.coordinate=y", "scene=warmup",
		"scene=warmup&warmup.beta2=0.5", "scene=counterexample", "scene=counterexample&counterexample.problem=rare"} {
		s, errs := state.Load(link)
		if len(errs) > 0 {
			t.Fatal(link, errs)
		}
		all[link] = s
	}
	return all
}

// Every picture that a panel names is there, has values for every step, and is
// named among all charts; and no chart is without a panel.
func TestStudiesHaveTheirCharts(t *testing.T) {
	shown := make(map[string]bool)
	for link, s := range studies(t) {
		result := run.Compute(s.Run)
		st := s.Study(&result, nil)
		pictures := 0
		for _, p := range st.Panels(&s) {
			if p.View == "" {
				continue
			}
			chart, ok := st.Chart(p.View)
			if !ok || !slices.Contains(state.ChartNames(), p.View) {
				t.Errorf("%s: there is no chart %q", link, p.View)
				continue
			}
			if p.Place == control.Center {
				pictures++
			}
			shown[p.View] = true
			if chart.Last != s.Last() || len(chart.Series) == 0 || len(p.Legend) == 0 {
				t.Errorf("%s: %s has %d series to step %d, and %d words for them", link, p.View, len(chart.Series), chart.Last, len(p.Legend))
			}
			for _, series := range chart.Series {
				if len(series.Values) != s.Last()+1 && !strings.Contains(link, "run") {
					t.Errorf("%s: a series of %s has %d values", link, p.View, len(series.Values))
				}
			}
		}
		if pictures < 2 {
			t.Errorf("%s: %d pictures in the middle", link, pictures)
		}
	}
	for _, name := range state.ChartNames() {
		if !shown[name] {
			t.Errorf("no scene shows %s", name)
		}
	}
}

// A study is computed when something that it depends on has changed, and not for the playhead.
func TestStudiesAreKept(t *testing.T) {
	for link, s := range studies(t) {
		result := run.Compute(s.Run)
		st := s.Study(&result, nil)
		s.Seek(3)
		s.View.Theme = "light"
		if s.Study(&result, st) != st {
			t.Errorf("%s: the playhead makes another study", link)
		}
		id := s.View.Scene + ".beta2"
		set(t, &s, id, "0.75")
		if s.Study(&result, st) == st {
			t.Errorf("%s: %s makes no other study", link, id)
		}
	}
	s := state.Default()
	set(t, &s, "scene", "belief")
	result := run.Compute(s.Run)
	st := s.Study(&result, nil)
	set(t, &s, "belief.source", "run")
	next := s.Study(&result, st)
	set(t, &s, "selected", "radam")
	if other := s.Study(&result, next); next == st || other == next {
		t.Error("another run's gradients make no other study")
	}
}

// The words are true at every step: what they claim is seen in the numbers.
func TestStudiesTellTheTruth(t *testing.T) {
	for link, s := range studies(t) {
		result := run.Compute(s.Run)
		st := s.Study(&result, nil)
		for step := 0; step <= s.Last(); step += 1 + s.Last()/60 {
			s.Seek(step)
			words := make(map[string]string)
			for _, p := range st.Live(&s) {
				for _, r := range p.Readouts {
					if len(r.Cells) > 0 {
						words[r.ID] = r.Cells[0]
					}
					for _, cell := range r.Cells {
						if strings.Contains(cell, "NaN") || strings.Contains(cell, "%!") {
							t.Errorf("%s, step %d: %s reads %q", link, step, r.ID, cell)
						}
					}
				}
			}
			value := func(chart string, series int) float64 {
				c, _ := st.Chart(chart)
				return c.Series[series].Values[step]
			}
			switch s.View.Scene {
			case "belief":
				if step == 0 {
					continue
				}
				ratio := value("belief.unit", 1) / value("belief.unit", 0)
				if said := strings.Contains(words["belief.ratio"], "it believes"); said != (ratio > 1.25) {
					t.Errorf("%s, step %d: the ratio is %v: %q", link, step, ratio, words["belief.ratio"])
				}
			case "warmup":
				if said := strings.Contains(words["warmup.words"], "below 5"); step > 0 && said != (math.IsNaN(value("warmup.r", 0)) && st.Events(&s) != nil) {
					t.Errorf("%s, step %d: %q", link, step, words["warmup.words"])
				}
			case "counterexample":
				x := value("counterexample.x", 2) // Adam's
				if said := strings.Contains(words["counterexample.fate.Adam"], "worst point"); said != (x > 0.9) {
					t.Errorf("%s, step %d: x = %v: %q", link, step, x, words["counterexample.fate.Adam"])
				}
			}
			if status := st.Status(&s); !strings.Contains(status, "Step "+state.Number(float64(step))[:1]) {
				t.Errorf("%s, step %d: the status says %q", link, step, status)
			}
		}
	}
}

// A bad number is told where it was typed, and a link that has one still opens.
func TestStudiesRefuse(t *testing.T) {
	s, errs := state.Load("scene=belief&belief.beta1=1&belief.beta2=NaN&warmup.steps=1e999&counterexample.steps=0.5&belief.source=nowhere")
	if len(errs) != 5 {
		t.Errorf("errors: %v", errs)
	}
	want, _ := state.Load("scene=belief")
	if s != want {
		t.Errorf("what remains is %s", s.Link())
	}
	// A run without a step has no gradients to show.
	s, _ = state.Load("scene=belief&belief.source=run&steps=1&adam.lr=0.1&surface=rosenbrock&start.x=1e200")
	result := run.Compute(s.Run)
	panels := s.Study(&result, nil).Panels(&s)
	found := false
	for _, p := range panels {
		for _, r := range p.Readouts {
			found = found || r.ID == "study.error" && strings.Contains(r.Cells[0], "no steps")
		}
	}
	if !found {
		t.Error("nothing says that there are no steps")
	}
	_ = s.Study(&result, nil).Status(&s)
}

// Every scene keeps its own settings, and the playhead stays within the scene's steps.
func TestScenesKeepTheirSettings(t *testing.T) {
	s := state.Default()
	s.Seek(900)
	set(t, &s, "scene", "belief")
	if s.View.T > s.Last() {
		t.Errorf("the playhead is at %d of %d", s.View.T, s.Last())
	}
	set(t, &s, "belief.beta2", "0.5")
	set(t, &s, "scene", "warmup")
	set(t, &s, "warmup.beta2", "0.9")
	set(t, &s, "scene", "surface")
	if back, errs := state.Load(s.Link()); back != s || len(errs) > 0 {
		t.Errorf("link %s, %v", s.Link(), errs)
	}
	set(t, &s, "scene", "belief")
	if s.Belief.Beta2 != 0.5 || s.Warmup.Beta2 != 0.9 {
		t.Errorf("settings are lost: %+v %+v", s.Belief, s.Warmup)
	}
	s.SetPlaying(true)
	for range 3 {
		s.Seek(s.Last())
		s.SetPlaying(true)
		if s.View.T != 0 {
			t.Error("at the end of a study, play does not start over")
		}
	}
}
