//go:build !js

package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/optiscope/optiscope/scenes/control"
)

var sentenceEnd = regexp.MustCompile(`[.!?](?:\s|$)`)

// What the dialogs hold explains itself, too: in two sentences, in both languages.
func TestDialogsExplainThemselves(t *testing.T) {
	program, _ := attached(t)
	seen := 0
	for _, language := range []string{"en", "zh"} {
		if err := program.State().Set("language", language); err != nil {
			t.Fatal(err)
		}
		for _, p := range program.Panels() {
			if p.Place != control.Dialog {
				continue
			}
			for _, c := range slices.Concat(p.Head, p.Controls) {
				n, han := len(sentenceEnd.FindAllString(c.Help, -1)), strings.ContainsFunc(c.Help, func(r rune) bool { return unicode.Is(unicode.Han, r) })
				if language == "zh" {
					n = min(strings.Count(c.Help, "。")+strings.Count(c.Help, "；"), 2)
				}
				if seen++; n != 2 || han != (language == "zh") {
					t.Errorf("%s in %s has the help %q: two sentences are wanted", c.ID, language, c.Help)
				}
			}
		}
	}
	if seen < 30 {
		t.Errorf("only %d controls stand in dialogs", seen)
	}
}
