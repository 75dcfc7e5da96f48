//go:build !js

package main

import (
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/sheet"
	"github.com/optiscope/optiscope/scenes/state"
)

// ravineSheet is a worksheet of two questions, as links have it.
func ravineSheet(t *testing.T) string {
	t.Helper()
	all := sheet.Sheet{Title: "Two in a ravine", Items: []sheet.Item{
		{Kind: sheet.State, Link: "surface=ravine&entries=sgd,adam", Text: "Both start at the **same** point."},
		{Kind: sheet.Choose, Text: "Who ends lower?", Choices: []sheet.Choice{{Text: "SGD", When: "loss(sgd) < loss(adam)"}, {Text: "Adam", When: "loss(adam) < loss(sgd)"}}},
		{Kind: sheet.Number, Text: "How many steps do they take?", Value: "setting(steps)"}}}
	text, err := all.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// A worksheet's link, as the page writes it, opens at its step in the window. It is taken by keys: a number is refused and then taken, an answer chosen; a
// challenge closes it, and leads back to the same step.
func TestAWorksheetByKeys(t *testing.T) {
	settings(t)
	text := ravineSheet(t)
	s := start(t, laptop, "https://example.org/#lesson=worksheet&step=2&sheet="+text)
	s.tick(3)
	if v := s.state().View; v.Lesson != state.Worksheet || v.Step != 2 || v.Sheet != text || !v.Veiled || v.T != 0 || s.state().Run.Surface != "ravine" {
		t.Fatalf("it opens %s", s.look().Link)
	}
	s.tabTo("lesson.typed")
	s.write("soon")
	s.key(ebiten.KeyEnter)
	if said := s.look().Notice; !strings.Contains(said, "soon") || !strings.Contains(said, "is not a number") || !s.state().View.Veiled {
		t.Errorf("“soon” is told %q", said)
	}
	s.write("1000")
	s.key(ebiten.KeyEnter)
	s.tick(2)
	if v := s.state().View; v.Veiled || s.look().Widgets["lesson.answer.given"].Empty() {
		t.Errorf("after an answer: %s", s.look().Link)
	}
	s.write("[")
	s.tick(2)
	s.tabTo("lesson.answer.1")
	s.key(ebiten.KeyEnter)
	s.tick(2)
	if v := s.state().View; v.Step != 1 || v.Veiled {
		t.Errorf("after a choice: %s", s.look().Link)
	}
	s.challengeAndBack(text)
}

// challengeAndBack opens a challenge in the middle of a worksheet, and returns to it.
func (s *session) challengeAndBack(text string) {
	s.t.Helper()
	s.openChallenge("one-number")
	if link := s.look().Link; !strings.Contains(link, "challenge=one-number") || strings.Contains(link, "sheet=") || strings.Contains(link, "lesson=") {
		s.t.Errorf("a challenge opens with %s", link)
	}
	s.tabTo("button.challenge.left")
	s.key(ebiten.KeyEnter)
	s.tick(3)
	if v := s.state().View; v.Challenge != "" || v.Lesson != state.Worksheet || v.Sheet != text || v.Step != 1 || s.state().Strayed("surface=ravine&entries=sgd,adam") {
		s.t.Errorf("the way back leads to %s", s.look().Link)
	}
	if s.look().Widgets["lesson.answer.1"].Empty() || s.state().View.Veiled {
		s.t.Errorf("what was answered is forgotten: %s", s.look().Link)
	}
}
