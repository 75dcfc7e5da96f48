package lessons_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/scenes/words"
	"github.com/optiscope/optiscope/web/lessons"
)

// course loads the course in a language, or nothing where the language has none yet.
func course(t *testing.T, language words.Language) *lessons.Course {
	t.Helper()
	c, err := lessons.Load(lessons.Files(), language)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Everything that a lesson says is so: its states load, its targets are there, its claims hold, its questions have one
// right answer, its numbers are held.
func TestLessonsAreTrue(t *testing.T) {
	all := course(t, words.English).Lessons
	for _, language := range words.Languages()[1:] {
		if other, err := lessons.Load(lessons.Files(), language); err == nil {
			all = append(all, other.Lessons...)
		}
	}
	kept := make(lessons.Kept)
	for _, l := range all {
		t.Run(l.File, func(t *testing.T) {
			data, err := fs.ReadFile(lessons.Files(), l.File)
			if err != nil {
				t.Fatal(err)
			}
			for _, err := range l.Check(data, kept) {
				t.Error(err)
			}
		})
	}
}

// A lesson takes two to five minutes: reading at leisure, a moment for every step that plays, and one to think about every question.
const (
	wordsAMinute = 180
	playSeconds  = 8
	askSeconds   = 15
)

func minutes(l *lessons.Lesson) float64 {
	words, seconds := 0, 0.0
	count := func(spans []lessons.Span) {
		words += len(strings.Fields(lessons.Words(spans, func(*lessons.Span) string { return "1" })))
	}
	for i := range l.Steps {
		s := &l.Steps[i]
		for _, b := range slices.Concat(s.Blocks, s.After) {
			for _, item := range b.Items {
				count(item)
			}
		}
		if !strings.Contains(s.Link, "play=0") {
			seconds += playSeconds
		}
		if s.Ask != nil {
			seconds += askSeconds
			count(s.Ask.Text)
			for _, c := range s.Ask.Choices {
				count(c.Text)
			}
		}
	}
	return float64(words)/wordsAMinute + seconds/60
}

// The course has fourteen lessons of five to eight steps, and each lets the student predict before it shows.
func TestCourse(t *testing.T) {
	want := []string{"gradient", "ravine", "momentum", "coordinates", "adam", "bias", "epsilon", "warmup", "belief", "limits", "amsgrad", "decay", "noise", "fair"}
	var got []string
	for _, l := range course(t, words.English).Lessons {
		got = append(got, l.ID)
		asks := 0
		for i := range l.Steps {
			if l.Steps[i].Ask != nil {
				asks++
			}
		}
		if n := len(l.Steps); n < 5 || n > 8 {
			t.Errorf("%s has %d steps", l.File, n)
		}
		if asks == 0 {
			t.Errorf("%s asks nothing", l.File)
		}
		if m := minutes(l); m < 2 || m > 5 {
			t.Errorf("%s takes %.1f minutes", l.File, m)
		}
		if len(lessons.Words(l.Summary, func(*lessons.Span) string { return "" })) > 140 {
			t.Errorf("%s: the sentence about it is too long for a menu", l.File)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("lessons: %v\nwant     %v", got, want)
	}
}

// Both languages differ in their words alone, as soon as there is a second one.
func TestLanguagesAgree(t *testing.T) {
	for _, language := range words.Languages()[1:] {
		other, err := lessons.Load(lessons.Files(), language)
		if errors.Is(err, fs.ErrNotExist) {
			t.Logf("%s: there is no course yet", language)
			continue
		}
		if err != nil {
			t.Error(err)
			continue
		}
		for _, err := range lessons.Compare(course(t, words.English), other) {
			t.Error(err)
		}
	}
}
