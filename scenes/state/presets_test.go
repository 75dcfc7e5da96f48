package state_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// preset loads a preset as a user does, by its control.
func preset(t *testing.T, id string) state.State {
	t.Helper()
	s := state.Default()
	set(t, &s, "preset", id)
	return s
}

func set(t *testing.T, s *state.State, id, text string) {
	t.Helper()
	if err := s.Set(id, text); err != nil {
		t.Fatalf("%s = %q: %v", id, text, err)
	}
}

// tracks computes a state and gives its tracks by entry.
func tracks(s *state.State) (map[string]*run.Track, *surface.Loss) {
	result := run.Compute(s.Run)
	all := make(map[string]*run.Track)
	for i := range result.Tracks {
		all[result.Tracks[i].Entry.ID] = &result.Tracks[i]
	}
	return all, result.Loss
}

func TestPresetsAreStates(t *testing.T) {
	seen := make(map[string]string)
	var group string
	for _, p := range state.Presets() {
		for what, text := range map[string]string{"ID": p.ID, "title": p.Title, "group": p.Group, "source": p.Source, "note": p.Note} {
			if text == "" && (what != "source" || p.Group != "Start here") || text != strings.TrimSpace(text) {
				t.Errorf("%s: the %s is %q", p.ID, what, text)
			}
		}
		for _, key := range []string{"ID " + p.ID, "title " + p.Title, "link " + p.Link} {
			if other, twice := seen[key]; twice {
				t.Errorf("%s and %s share the %s", other, p.ID, key)
			}
			seen[key] = p.ID
		}
		if p.Group != group && seen["group "+p.Group] != "" {
			t.Errorf("%s: group %q stands in two places", p.ID, p.Group)
		}
		group, seen["group "+p.Group] = p.Group, p.ID
		if !strings.HasSuffix(p.Note, ".") {
			t.Errorf("%s: the note is no sentence: %q", p.ID, p.Note)
		}
		s, errs := state.Load(p.Link)
		if len(errs) > 0 || s.Link() != p.Link {
			t.Errorf("%s: %v\nlink  %s\nshould be %s", p.ID, errs, p.Link, s.Link())
		}
		if s.View.Theme != "auto" || !s.View.Playing {
			t.Errorf("%s decides what is the viewer's", p.ID)
		}
	}
}

func TestPresetReplacesAllButTheTheme(t *testing.T) {
	for _, p := range state.Presets() {
		s := state.Default()
		for id, text := range map[string]string{"theme": "light", "noise": "0.5", "zoom": "3", "t": "7", "adam.hide": "1", "seed": "9"} {
			set(t, &s, id, text)
		}
		set(t, &s, "preset", p.ID)
		want, _ := state.Load(p.Link)
		want.View.Theme = "light"
		if s != want {
			t.Errorf("%s leads to %s", p.ID, s.Link())
		}
		if c, _ := s.Find("preset"); c.Text() != "" || c.Options[0].Value != "" {
			t.Errorf("after %s the menu stands on %q", p.ID, c.Text())
		}
	}
	s := state.Default()
	before := s
	set(t, &s, "preset", "")
	if err := s.Set("preset", "figure-9"); err == nil || s != before {
		t.Errorf("the heading or an unknown preset changed something: %v", err)
	}
	if loaded, errs := state.Load("preset=ravine"); loaded != before || len(errs) > 0 {
		t.Errorf("a link chose from the menu: %s, %v", loaded.Link(), errs)
	}
}

// The menu stands first, and what an example shows is told as long as its run is the one computed.
func TestPresetsAreShown(t *testing.T) {
	problem := func(s *state.State) control.Panel {
		result := run.Compute(s.Run)
		for _, p := range s.Panels(&result) {
			if len(p.Controls) > 0 && p.Controls[0].ID == "preset" {
				return p
			}
		}
		return control.Panel{}
	}
	for _, p := range state.Presets() {
		s := preset(t, p.ID)
		set(t, &s, "zoom", "3")
		set(t, &s, "theme", "dark")
		set(t, &s, s.Run.Entries[1].ID+".hide", "1")
		set(t, &s, "selected", s.Run.Entries[1].ID)
		s.Seek(5)
		panel := problem(&s)
		if panel.Controls[0].ID != "preset" {
			t.Fatalf("first comes %s", panel.Controls[0].ID)
		}
		if note := panel.Readouts[0]; note.ID != "example" || !strings.Contains(note.Cells[0], p.Note) || !strings.Contains(note.Cells[0], p.Source) {
			t.Errorf("%s: %+v", p.ID, note)
		}
		if s.Studies() {
			set(t, &s, "scene", "surface")
		} else {
			set(t, &s, "start.x", "0.125")
		}
		if other := problem(&s); strings.Contains(other.Readouts[0].Cells[0], p.Note) {
			t.Errorf("%s is still told after a change", p.ID)
		}
	}
}

// TestVideos: no path leaves the picture, and the note tells who comes how far.
func TestVideos(t *testing.T) {
	videos := 0
	for _, p := range state.Presets() {
		if !strings.HasPrefix(p.ID, "video-") {
			continue
		}
		videos++
		s := preset(t, p.ID)
		domain := s.Surface().Domain
		all, loss := tracks(&s)
		told := "Within a hundredth of the way down:"
		first := math.MaxInt
		for _, id := range []string{"adabelief", "adam", "momentum"} {
			track := all[id]
			if track.Len() != s.Run.Steps+1 {
				t.Errorf("%s: %s %s", p.ID, id, track.Verdict())
			}
			for k := range track.X {
				if !domain.Contains(surface.Point{X: track.X[k], Y: track.Y[k]}) {
					t.Errorf("%s: %s leaves the picture at step %d", p.ID, id, k)
					break
				}
			}
			step, arrives := track.Arrival(loss, 1e-2)
			if id == "adabelief" {
				first = step
			}
			if !arrives {
				told += " " + track.Rule.Title + " never,"
			} else {
				told += fmt.Sprintf(" %s at step %d,", track.Rule.Title, step)
			}
			if id == "adabelief" && !arrives || id != "adabelief" && arrives && step <= first {
				t.Errorf("%s: AdaBelief at step %d is not before %s at step %d", p.ID, first, id, step)
			}
		}
		if told = strings.TrimSuffix(told, ",") + "."; !strings.Contains(p.Note, told) {
			t.Errorf("%s: the note should tell\n%s", p.ID, told)
		}
	}
	if videos != 12 {
		t.Errorf("%d videos, want 12", videos)
	}
}

func TestVideoRemarks(t *testing.T) {
	two, three := preset(t, "video-valley-2"), preset(t, "video-valley-3")
	a, _ := tracks(&two)
	b, _ := tracks(&three)
	for _, id := range []string{"adabelief", "adam"} {
		for k := range a[id].X {
			if d := math.Hypot(a[id].X[k]-b[id].X[k], a[id].Y[k]-b[id].Y[k]); d > 1e-4 {
				t.Fatalf("%s: Valley 2 and 3 are %v apart at step %d", id, d, k)
			}
		}
	}
	four := preset(t, "video-valley-4")
	c, _ := tracks(&four)
	for id, track := range c {
		for k := range track.X {
			if track.X[k] != -track.Y[k] {
				t.Fatalf("%s: Valley 4 is at (%v, %v) at step %d", id, track.X[k], track.Y[k], k)
			}
		}
	}
	quadratic := preset(t, "video-rotated-quadratic")
	d, _ := tracks(&quadratic)
	if last := quadratic.Run.Steps; !(d["momentum"].F[last] < d["adam"].F[last]) {
		t.Error("rotated quadratic: Momentum is not ahead of Adam")
	}
	one := preset(t, "video-valley-1")
	for eps, shoots := range map[string]bool{"0.00007": false, "1e-16": true} {
		set(t, &one, "adabelief.eps", eps)
		e, _ := tracks(&one)
		if lowest := slices.Min(e["adabelief"].Y); (lowest < -1) != shoots || (lowest > -0.1) == shoots {
			t.Errorf("Valley 1 with ε = %s: AdaBelief comes to y = %v", eps, lowest)
		}
	}
}

func TestRavineLesson(t *testing.T) {
	s := preset(t, "ravine")
	all, loss := tracks(&s)
	y := all["sgd"].Y
	for k := 1; k < 20; k++ {
		if !(y[k]*y[k-1] < 0) {
			t.Errorf("SGD stays on one wall at step %d", k)
		}
	}
	if _, arrives := all["adam"].Arrival(loss, 1e-3); !arrives {
		t.Error("Adam does not arrive")
	}
	set(t, &s, "a", "60")
	steep, _ := tracks(&s)
	if last := s.Run.Steps; !(math.Abs(steep["sgd"].Y[last]) > 1e3) {
		t.Errorf("with κ = 60 SGD ends at y = %v", steep["sgd"].Y[last])
	}
	for k := range all["adam"].X {
		if d := math.Hypot(all["adam"].X[k]-steep["adam"].X[k], all["adam"].Y[k]-steep["adam"].Y[k]); d > 1e-6 {
			t.Fatalf("Adam's path changes with κ by %v at step %d", d, k)
		}
	}
}

func TestSaddleLesson(t *testing.T) {
	s := preset(t, "saddle")
	all, _ := tracks(&s)
	near := func(track *run.Track, k int) bool { return math.Hypot(track.X[k], track.Y[k]) < 0.3 }
	const middle = 50
	if !near(all["sgd"], middle) || near(all["adam"], middle) || near(all["adabelief"], middle) {
		t.Errorf("at step %d: SGD (%v, %v), Adam y %v, AdaBelief y %v", middle,
			all["sgd"].X[middle], all["sgd"].Y[middle], all["adam"].Y[middle], all["adabelief"].Y[middle])
	}
	leaves := func(track *run.Track) bool { return math.Abs(track.Y[track.Last()]) > 1 }
	for _, c := range []struct {
		id, value string
		want      bool
	}{{"start.y", "0.001", true}, {"start.y", "0", false}, {"noise", "0.1", true}} {
		set(t, &s, c.id, c.value)
		all, _ := tracks(&s)
		for id, track := range all {
			if leaves(track) != c.want {
				t.Errorf("%s = %s: %s ends at y = %v", c.id, c.value, id, track.Y[track.Last()])
			}
		}
	}
}

func TestTrapLesson(t *testing.T) {
	s := preset(t, "trap")
	all, loss := tracks(&s)
	for id, track := range all {
		last := track.Last()
		if d := math.Hypot(track.X[last]+1.99, track.Y[last]-2.985); d > 0.05 || track.F[last] < 10 {
			t.Errorf("%s ends at (%v, %v)", id, track.X[last], track.Y[last])
		}
	}
	if len(all) != 4 || loss.ID != "rastrigin" {
		t.Errorf("%d on %s", len(all), loss.ID)
	}
	set(t, &s, "a", "0")
	all, _ = tracks(&s)
	if adam := all["adam"]; adam.F[adam.Last()] > 1 {
		t.Errorf("without waves Adam ends at %v", adam.F[adam.Last()])
	}
}

func TestPlainStepsLesson(t *testing.T) {
	s := preset(t, "plain-steps")
	all, _ := tracks(&s)
	if plain := all["radam"]; !plain.Diverged() || plain.Stop != 5 {
		t.Errorf("RAdam: %s", plain.Verdict())
	}
	if rests := all["radam-2"]; rests.Diverged() || rests.Entry.Hyper.LR != all["radam"].Entry.Hyper.LR || rests.X[5] != rests.X[0] {
		t.Errorf("RAdam 2: %s, α = %v", rests.Verdict(), rests.Entry.Hyper.LR)
	}
}

// TestBestPreset: its rates are those that a search finds, and the note's steps are those of the runs.
func TestBestPreset(t *testing.T) {
	s, first := preset(t, "best"), state.Default()
	result := run.Compute(s.Run)
	search, err := run.NewSearch(result.Loss, s.Run, state.RateGrid())
	if err != nil {
		t.Fatal(err)
	}
	search.Advance(math.MaxInt)
	found := s
	if found.TakeBest(search); found != s {
		t.Errorf("the search finds %s", found.Link())
	}
	for id, want := range map[string][2]int{"adabelief": {16, 272}, "adam": {28, 531}, "radam": {51, -1}} {
		for k, one := range []*state.State{&s, &first} {
			all, loss := tracks(one)
			got, ok := all[id].Arrival(loss, 1e-3)
			if !ok {
				got = -1
			}
			if got != want[k] {
				t.Errorf("%s arrives at %d, the note says %d", id, got, want[k])
			}
		}
	}
	if n := len(search.Rates()); n != 37 {
		t.Errorf("the grid has %d rates", n)
	}
}

// TestLuckPreset: so many of the seeds end in each hollow.
func TestLuckPreset(t *testing.T) {
	_, result := repeated(t, state.Presets()[slices.IndexFunc(state.Presets(), func(p state.Preset) bool { return p.ID == "luck" })].Link)
	for i, want := range [][2]int{{23, 9}, {25, 7}, {19, 13}} {
		var got [2]int
		for _, path := range result.Bundles[i].Paths {
			last := len(path.X) - 1
			for k, hollow := range []surface.Point{{X: 3, Y: 2}, {X: -2.8, Y: 3.1}} {
				if math.Hypot(path.X[last]-hollow.X, path.Y[last]-hollow.Y) < 0.7 {
					got[k]++
				}
			}
		}
		if got != want {
			t.Errorf("%s: %v seeds end in the hollows, the note says %v", result.Bundles[i].Entry.ID, got, want)
		}
	}
}

// TestOwnFormulaPreset: the hollows are found where the note says, and the paths end there.
func TestOwnFormulaPreset(t *testing.T) {
	s := preset(t, "own")
	all, loss := tracks(&s)
	if m := loss.ListMinima(); len(m) != 3 || !m[0].Global || m[1].Global {
		t.Errorf("the search finds %+v", m)
	}
	note := state.Presets()[slices.IndexFunc(state.Presets(), func(p state.Preset) bool { return p.ID == "own" })].Note
	deepest, other := loss.ListMinima()[0], loss.ListMinima()[1]
	for id, end := range map[string]surface.Minimum{"adabelief": other, "adam": other, "momentum": deepest} {
		track := all[id]
		last := track.Last()
		told := strings.ReplaceAll(fmt.Sprintf("(%.2f, %.2f)", end.X, end.Y), "-", "−")
		if math.Hypot(track.X[last]-end.X, track.Y[last]-end.Y) > 0.01 || !strings.Contains(note, told) {
			t.Errorf("%s ends at (%v, %v), the note should say %s", id, track.X[last], track.Y[last], told)
		}
	}
	if mentioned := s.Run.Custom.Mentions(); mentioned != [surface.MaxParams]bool{true, true} {
		t.Errorf("the sliders are %v", mentioned)
	}
}
