//go:build !js

package main

import (
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

const beta2Field = "field.adabelief.beta2"

func TestTypedValues(t *testing.T) {
	s := start(t, laptop, still)
	before := s.look()
	s.click(middle(s.widget(beta2Field)))
	s.write("0.5") // 0 and . are also keys of the program
	if now := s.look(); now.Link != before.Link {
		t.Errorf("what is typed does something before Enter: %q", now.Link)
	}
	s.key(ebiten.KeyEnter)
	now := s.look()
	if got := number(t, now.Link, "adabelief.beta2").Get(); got != 0.5 {
		t.Errorf("0.5 was typed, β₂ is %v", got)
	}
	if sameTrack(now.Tracks[0], before.Tracks[0]) || !sameTrack(now.Tracks[1], before.Tracks[1]) {
		t.Error("the paths do not follow the typed value")
	}
	s.key(ebiten.KeyEscape)
	sameAsFresh(t, s)
}

func TestARefusedValueStaysOut(t *testing.T) {
	for _, text := range []string{"abc", "1.5", "-1", "NaN", "1e999"} {
		s := start(t, laptop, still)
		before, window := s.look(), s.frame()
		field := s.widget(beta2Field)
		alert := control.Dark().Alert
		if painted(window, field, alert) > 0 {
			t.Fatal("the field is marked as wrong at the start")
		}
		s.click(middle(field))
		s.write(text)
		s.key(ebiten.KeyEnter)
		now, picture := s.look(), s.frame()
		if now.Link != before.Link {
			t.Errorf("%q: the link is %q, was %q", text, now.Link, before.Link)
		}
		if !strings.Contains(now.Notice, text) {
			t.Errorf("%q is refused with the notice %q", text, now.Notice)
		}
		if banner := now.Widgets["notice"]; banner.Empty() || painted(picture, banner, alert) < 20 {
			t.Errorf("%q: no notice is seen", text)
		}
		if painted(picture, field, alert) < 20 {
			t.Errorf("%q: the field is not marked", text)
		}
	}
}

// Escape leaves a field as it was.
func TestEscapeForgetsWhatWasTyped(t *testing.T) {
	s := start(t, laptop, still)
	before := s.look()
	s.click(middle(s.widget(beta2Field)))
	s.write("0.5")
	s.key(ebiten.KeyEscape)
	if now := s.look(); now.Link != before.Link || now.Notice != "" {
		t.Errorf("Escape leads to %q with the notice %q", now.Link, now.Notice)
	}
	sameAsFresh(t, s)
}
