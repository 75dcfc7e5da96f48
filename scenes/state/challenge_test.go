package state_test

import (
	"strings"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// A challenge opens its own state in the viewer's theme, is in the link, and ends the lesson; a lesson ends the challenge.
func TestChallengesOpen(t *testing.T) {
	s := state.Default()
	set(t, &s, "theme", "light")
	set(t, &s, "lesson", "momentum")
	if err := s.OpenChallenge("one-number", "surface=ravine&entries=adam"); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"surface=ravine", "challenge=one-number", "theme=light"} {
		if !strings.Contains(s.Link(), part) {
			t.Errorf("%s is not in %s", part, s.Link())
		}
	}
	if s.View.Lesson != "" || s.Unset() {
		t.Errorf("it opens %s", s.Link())
	}
	if loaded, errs := state.Load(s.Link()); len(errs) > 0 || loaded != s {
		t.Errorf("%s opens as %s, %v", s.Link(), loaded.Link(), errs)
	}
	set(t, &s, "lesson", "noise")
	if s.View.Challenge != "" {
		t.Errorf("a lesson within a challenge: %s", s.Link())
	}
	set(t, &s, "challenge", "one-number")
	if s.View.Lesson != "" || s.View.Step != 1 {
		t.Errorf("a challenge within a lesson: %s", s.Link())
	}
	if err := s.OpenStep("momentum", 2, stepLink, false); err != nil || s.View.Challenge != "" {
		t.Errorf("a step within a challenge: %s, %v", s.Link(), err)
	}
	for _, bad := range []string{"../x", "One", strings.Repeat("a", 41)} {
		before := s
		if err := s.Set("challenge", bad); err == nil || s != before {
			t.Errorf("a challenge called %q: %v", bad, err)
		}
	}
	if s, _ := state.Load("challenge=one-number&theme=dark"); !s.Unset() {
		t.Error("a link that names a challenge alone says more")
	}
}

// A state is within a link if only what is allowed differs, however it came about.
func TestWithin(t *testing.T) {
	const link = "surface=ravine&steps=200&entries=adam&adam.lr=0.003"
	for _, c := range []struct {
		state, allowed string
		within         bool
	}{
		{link, "", true},
		{link, "adam.lr", true},
		{"surface=ravine&steps=200&entries=adam&adam.lr=0.2", "adam.lr", true},
		{"surface=ravine&steps=200&entries=adam", "adam.lr", true}, // the default is in no link
		{"surface=ravine&steps=200&entries=adam&adam.lr=0.2", "adam.beta1", false},
		{"surface=ravine&steps=200&entries=adam&adam.lr=0.2&adam.beta1=0.5", "adam.lr", false},
		{"surface=ravine&steps=300&entries=adam&adam.lr=0.2", "adam.lr", false},
		{link + "&theme=light&zoom=4&view=3d&t=30&play=0&adam.hide=1&adam.name=mine&challenge=x", "", true},
		{link + "&adam.edits=30:lr:0.1", "adam.lr", false},
		{link + "&adam.edits=30:lr:0.1", "adam.lr,adam.edits", true},
		{link + "&adam.edits=30:lr:0.1,40:beta1:0.5", "adam.lr,adam.edits", false},
		{link + "&scene=belief", "adam.lr", false},
		{link + "&start.x=1", "start.x", true},
	} {
		s, errs := state.Load(c.state)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		if got := s.Within(link, strings.FieldsFunc(c.allowed, func(r rune) bool { return r == ',' })); got != c.within {
			t.Errorf("%s within %s, with %q allowed: %v", c.state, link, c.allowed, got)
		}
	}
}

// What only looks changes nothing that is computed.
func TestLooks(t *testing.T) {
	free := 0
	for _, link := range []string{"", "entries=adam,sgd&adam.edits=20:lr:0.1&t=40&onward=1&noise=1&seeds=3", "scene=counterexample", "view=3d"} {
		s, errs := state.Load(link)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		for _, c := range s.Controls() {
			if !state.Looks(c.ID) {
				continue
			}
			for _, text := range others(&c) {
				changed := s
				if err := changed.Set(c.ID, text); err == nil {
					free++
					if changed.Computed() != s.Computed() {
						t.Errorf("%s=%s changes what is computed", c.ID, text)
					}
				}
			}
		}
	}
	if free < 100 {
		t.Errorf("only %d changes were tried", free)
	}
	for _, id := range []string{"adam.lr", "surface", "preset", "entries", "steps", "scene", "together", "onward", "rates", "adam.remove", "adam.duplicate", "add", "preset.next", "a", "start.x", "seeds"} {
		if state.Looks(id) {
			t.Errorf("%s only looks", id)
		}
	}
}

// others are values of a control to try.
func others(c *control.Control) []string {
	switch c.Kind {
	case control.Number:
		return []string{control.FormatNumber(c.Num.Get() + 1), control.FormatNumber(c.Num.Get() / 2), "3"}
	case control.Toggle:
		return []string{"0", "1"}
	case control.Choice:
		var all []string
		for _, o := range c.Options {
			all = append(all, o.Value)
		}
		return all
	case control.Action:
		return []string{""}
	}
	return []string{"x", ""}
}

// A challenge, another lesson and the end of a lesson take a worksheet's text out of the link; returning to its place brings it back with that step's own state.
func TestWorksheetsLeaveTheLink(t *testing.T) {
	open := func() state.State {
		s, errs := state.Load("surface=sphere&lesson=worksheet&step=3&sheet=1abc&theme=light")
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		return s
	}
	for name, leave := range map[string]func(s *state.State) error{
		"a challenge":        func(s *state.State) error { return s.OpenChallenge("one-number", "surface=ravine") },
		"a challenge's link": func(s *state.State) error { return s.Set("challenge", "one-number") },
		"a lesson":           func(s *state.State) error { return s.OpenStep("momentum", 2, "", false) },
		"a lesson's link":    func(s *state.State) error { return s.Set("lesson", "momentum") },
		"no lesson":          func(s *state.State) error { return s.Set("lesson", "") },
		"closing it":         func(s *state.State) error { s.CloseLesson(); return nil },
	} {
		s := open()
		left := s.Place()
		if err := leave(&s); err != nil || strings.Contains(s.Link(), "sheet=") {
			t.Errorf("%s leads to %s, %v", name, s.Link(), err)
		}
		s.Return(left)
		if want := "theme=light&lesson=worksheet&step=3&sheet=1abc"; s.Place() != left || !s.Unset() || s.View.Challenge != "" || s.View.Theme != "light" {
			t.Errorf("from %s one returns to %s, want %s", name, s.Link(), want)
		}
	}
	if s := state.Default(); s.Place() != (state.Place{}) {
		t.Errorf("in no lesson the place is %+v", s.Place())
	}
}
