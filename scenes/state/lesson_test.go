package state_test

import (
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/state"
)

const stepLink = "surface=ravine&steps=200&entries=sgd&sgd.lr=1"

// A step opens its own state in the viewer's theme and language, and its place is in the link.
func TestStepsOpen(t *testing.T) {
	s := state.Default()
	set(t, &s, "theme", "light")
	set(t, &s, "language", "en")
	if err := s.OpenStep("momentum", 3, stepLink, false); err != nil {
		t.Fatal(err)
	}
	link := s.Link()
	for _, part := range []string{stepLink[:len(stepLink)-len("sgd.lr=1")], "lesson=momentum", "step=3", "theme=light", "language=en"} {
		if !strings.Contains(link, part) {
			t.Errorf("%s is not in %s", part, link)
		}
	}
	if loaded, errs := state.Load(link); len(errs) > 0 || loaded != s {
		t.Errorf("%s opens as %s, %v", link, loaded.Link(), errs)
	}
	// An example replaces what is computed, and the lesson stays open.
	set(t, &s, "preset", "saddle")
	if s.View.Lesson != "momentum" || s.View.Step != 3 || s.Run.Surface != "saddle" {
		t.Errorf("an example leads to %s", s.Link())
	}
	// Another lesson begins with its first step.
	set(t, &s, "lesson", "noise")
	if s.View.Step != 1 {
		t.Errorf("another lesson begins with step %d", s.View.Step)
	}
	for _, bad := range []string{"../x", "Momentum", "ü", strings.Repeat("a", 41)} {
		before := s
		if err := s.Set("lesson", bad); err == nil || s != before {
			t.Errorf("a lesson called %q: %v", bad, err)
		}
	}
}

// A question shows nothing of what comes: neither events nor, on the cards, how a run ends.
func TestQuestionsHideWhatComes(t *testing.T) {
	s := state.Default()
	if err := s.OpenStep("ravine", 4, stepLink, true); err != nil {
		t.Fatal(err)
	}
	tell := func() (events int, note string) {
		result := run.Compute(s.Run)
		for _, p := range s.Panels(&result) {
			if p.ID == "sgd" {
				note = p.Note
			}
		}
		return len(s.Events(&result)), note
	}
	if events, note := tell(); s.View.T != 0 || s.View.Playing || events > 0 || strings.Contains(note, "blew up") {
		t.Errorf("before the answer: %s, %d events, %q", s.Link(), events, note)
	}
	s.Seek(200)
	if events, note := tell(); events != 1 || !strings.Contains(note, "blew up") {
		t.Errorf("at the end of a hidden run: %d events, %q", events, note)
	}
	if err := s.OpenStep("ravine", 4, stepLink, false); err != nil || s.View.Veiled || !s.View.Playing {
		t.Errorf("after the answer: %s, %v", s.Link(), err)
	}
	if events, _ := tell(); events != 1 {
		t.Errorf("after the answer there are %d events", events)
	}
	for _, waits := range []bool{true, false} {
		if err := s.OpenStep("warmup", 4, "scene=warmup", waits); err != nil {
			t.Fatal(err)
		}
		if events, _ := tell(); events > 0 == waits {
			t.Errorf("a study tells of %d events, waiting for an answer: %v", events, waits)
		}
	}
}

func TestStrayed(t *testing.T) {
	for id, strays := range map[string]bool{"theme=light": false, "t=20": false, "zoom=3": false, "speed=2": false, "language=zh": false, "veil=1": false,
		"sgd.lr=0.5": true, "surface=beale": true, "sgd.hide=1": true, "start.x=1": true, "entries=sgd,adam": true, "scene=belief": true, "noise=1": true} {
		s := state.Default()
		if err := s.OpenStep("ravine", 4, stepLink, false); err != nil {
			t.Fatal(err)
		}
		if s.Strayed(stepLink) {
			t.Fatal("a step has strayed before anything is changed")
		}
		key, text, _ := strings.Cut(id, "=")
		set(t, &s, key, text)
		if s.Strayed(stepLink) != strays {
			t.Errorf("%s: strayed is %v", id, !strays)
		}
	}
}

// A link that names a place in the course and nothing else leaves the state to the lesson.
func TestUnset(t *testing.T) {
	for link, want := range map[string]bool{"": false, "lesson=momentum": true, "lesson=momentum&step=3": true, "lesson=momentum&step=3&theme=dark&language=zh": true,
		"surface=ravine&lesson=momentum": false, "lesson=momentum&t=3&play=0": false, "lesson=momentum&play=0": false, "step=3": false} {
		s, errs := state.Load(link)
		if len(errs) > 0 || s.Unset() != want {
			t.Errorf("%s: %v, %v", link, s.Unset(), errs)
		}
	}
}
