package lessons_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/scenes/words"
	"github.com/optiscope/optiscope/web/lessons"
)

// latin are the words that stay as they are in Chinese: names, and a term that papers are looked up by.
const latin = "AdaBelief Adagrad Adam AdamW AMSGrad Beale Easom Momentum PyTorch RAdam rectification RMSProp Rosenbrock SGD"

var (
	latinWord   = regexp.MustCompile(`[A-Za-z][A-Za-z]+`)
	englishSign = regexp.MustCompile(`\p{Han}[.,;:!?"']`)
)

// untranslated says what in a text is not Chinese and should be. Symbols are a letter long, and sources are quoted in their own language.
func untranslated(spans []lessons.Span) []string {
	var wrong []string
	for _, s := range spans {
		if s.Kind == lessons.Quote || s.Kind == lessons.Web {
			continue
		}
		for _, word := range latinWord.FindAllString(s.Text, -1) {
			if !slices.Contains(strings.Fields(latin), word) {
				wrong = append(wrong, word)
			}
		}
		wrong = append(wrong, englishSign.FindAllString(s.Text, -1)...)
	}
	return wrong
}

// texts are all texts of a lesson, with the place of each.
func texts(l *lessons.Lesson) (all []lessons.Block, places []string) {
	add := func(place string, spans []lessons.Span) {
		all, places = append(all, lessons.Block{Items: [][]lessons.Span{spans}}), append(places, place)
	}
	add(l.File+": title", []lessons.Span{{Text: l.Title}})
	add(l.File+": summary", l.Summary)
	for i := range l.Steps {
		s, place := &l.Steps[i], fmt.Sprintf("%s: step %d", l.File, i+1)
		add(place, []lessons.Span{{Text: s.Title}})
		for _, b := range slices.Concat(s.Blocks, s.After) {
			for _, item := range b.Items {
				add(place, item)
			}
		}
		if s.Ask != nil {
			add(place, s.Ask.Text)
			for _, c := range s.Ask.Choices {
				add(place, c.Text)
			}
		}
	}
	return all, places
}

// Nothing in the Chinese lessons is left in English.
func TestNoEnglishInChinese(t *testing.T) {
	for _, l := range course(t, words.Chinese).Lessons {
		all, places := texts(l)
		for i, b := range all {
			text := b.Items[0]
			for _, wrong := range untranslated(text) {
				t.Errorf("%s: %s in %q", places[i], wrong, lessons.Words(text, func(*lessons.Span) string { return "1" }))
			}
		}
	}
	// The check itself sees what it is for.
	l, err := lessons.Parse("zh/01-whole.md", []byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	all, _ := texts(l)
	for _, b := range all {
		if len(untranslated(b.Items[0])) > 0 {
			found++
		}
	}
	if found != len(all) {
		t.Errorf("of %d English texts %d are found", len(all), found)
	}
}
