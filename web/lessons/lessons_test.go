package lessons_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/optiscope/optiscope/scenes/words"
	"github.com/optiscope/optiscope/web/lessons"
)

// course loads the course in a language.
func course(t *testing.T, language words.Language) *lessons.Course {
	t.Helper()
	c, err := lessons.Load(lessons.Files(), language)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Everything that a lesson says is so: its states load, its targets are there, its claims hold, its questions have one
// right answer, its numbers are held. In every language; what is computed is so once for all of them.
func TestLessonsAreTrue(t *testing.T) {
	var all []*lessons.Lesson
	for _, language := range words.Languages() {
		all = append(all, course(t, language).Lessons...)
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
	hanAMinute   = 300 // Chinese characters
	playSeconds  = 8
	askSeconds   = 15
)

func minutes(l *lessons.Lesson) float64 {
	words, han, seconds := 0, 0, 0.0
	count := func(spans []lessons.Span) {
		var other strings.Builder // with a space in place of Chinese
		for _, r := range lessons.Words(spans, func(*lessons.Span) string { return "1" }) {
			if unicode.Is(unicode.Han, r) {
				han++
				r = ' '
			}
			other.WriteRune(r)
		}
		words += len(strings.FieldsFunc(other.String(), func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune("，。：；、？！（）“”", r)
		}))
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
	return float64(words)/wordsAMinute + float64(han)/hanAMinute + seconds/60
}

// The course has fourteen lessons of five to eight steps, and each lets the student predict before it shows.
func TestCourse(t *testing.T) {
	want := []string{"gradient", "ravine", "momentum", "coordinates", "adam", "bias", "epsilon", "warmup", "belief", "limits", "amsgrad", "decay", "noise", "fair"}
	for _, language := range words.Languages() {
		t.Run(string(language), func(t *testing.T) { testCourse(t, course(t, language), want) })
	}
}

func testCourse(t *testing.T, c *lessons.Course, want []string) {
	var got []string
	for _, l := range c.Lessons {
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

// All languages differ in their words alone.
func TestLanguagesAgree(t *testing.T) {
	for _, language := range words.Languages()[1:] {
		for _, err := range lessons.Compare(course(t, words.English), course(t, language)) {
			t.Error(err)
		}
	}
}
