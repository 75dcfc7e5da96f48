package lessons_test

import (
	"io/fs"
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
	for _, l := range course(t, words.English).Lessons {
		t.Run(l.ID, func(t *testing.T) {
			data, err := fs.ReadFile(lessons.Files(), l.File)
			if err != nil {
				t.Fatal(err)
			}
			for _, err := range l.Check(data) {
				t.Error(err)
			}
		})
	}
}
