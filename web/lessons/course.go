package lessons

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"github.com/optiscope/optiscope/scenes/words"
)

//go:embed */*.md
var files embed.FS

// Files are the lessons' sources, in one directory for each language.
func Files() fs.FS { return files }

// Course is all lessons in one language, in order.
type Course struct {
	Language words.Language
	Lessons  []*Lesson
}

// Load reads the course in a language from a directory such as Files. A language that has no directory has no course,
// which is fs.ErrNotExist. Any other error joins all that is wrong, each an *Error where it is about a lesson.
func Load(from fs.FS, language words.Language) (*Course, error) {
	entries, err := fs.ReadDir(from, string(language))
	if err != nil {
		return nil, fmt.Errorf("lessons: %w", err)
	}
	course := &Course{Language: language}
	var errs []error
	for _, entry := range entries { // sorted by name, and so by number
		file := path.Join(string(language), entry.Name())
		data, err := fs.ReadFile(from, file)
		if err != nil {
			return nil, fmt.Errorf("lessons: %w", err)
		}
		lesson, err := Parse(file, data)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if _, twice := course.Find(lesson.ID); twice {
			errs = append(errs, &Error{File: file, Line: 1, Col: 1, Msg: "there is another lesson called " + lesson.ID})
		}
		course.Lessons = append(course.Lessons, lesson)
	}
	return course, errors.Join(errs...)
}

// Find is the lesson with an ID.
func (c *Course) Find(id string) (*Lesson, bool) {
	for _, l := range c.Lessons {
		if l.ID == id {
			return l, true
		}
	}
	return nil, false
}
