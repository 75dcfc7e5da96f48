// Package challenge has the program's challenges: a state to begin with, a few controls that may be used, and a goal that a run
// reaches or not.
//
// # A challenge's file
//
// Each is one file in en, and one with the same name in every other language. It has a title (#), what is to be done, and under a second
// heading (##) what one can learn from it, which is told once it is solved. Lines that begin with a word say the rest; all but the first
// stand in the English file alone:
//
//	counts: step at which Adam arrives          what the score is
//	try: surface=ravine&entries=adam            the state that it begins with, as a link spells it
//	allow: adam.lr, adam.beta1                  the controls that may be used; adam.edits stands for changes of these during the run
//	goal: arrive(adam) <= 40                    a statement of package claim
//	score: least arrive(adam)                   an expression of package claim, and whether the least or the most is the best
//	solve: adam.lr=0.2                          what solves it, as a link spells it
package challenge

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/words"
)

//go:embed en/*.md zh/*.md
var files embed.FS

// Challenge is one challenge in all languages.
type Challenge struct {
	ID    string // the file's name without number and ending: "one-number"
	Link  string // the state that it begins with
	Allow []string
	Goal  *claim.Claim
	Score *claim.Value
	Most  bool   // the highest score is the best
	Solve string // changes of the state, as claim.Change takes them

	texts map[words.Language]Text
}

// Text is what a challenge says in one language.
type Text struct {
	Title, Counts string
	Task, Why     []string // paragraphs
}

// In is the text in a language, or in English where there is none.
func (c *Challenge) In(language words.Language) *Text {
	if t, is := c.texts[language]; is {
		return &t
	}
	t := c.texts[words.English]
	return &t
}

// All are the challenges in order.
func All() ([]*Challenge, error) { return load(files) }

func load(from fs.FS) ([]*Challenge, error) {
	names, err := fs.ReadDir(from, string(words.English))
	if err != nil {
		return nil, err
	}
	var all []*Challenge
	var errs []error
	for _, name := range names { // sorted by number
		c, err := read(from, name.Name())
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all = append(all, c)
	}
	return all, errors.Join(errs...)
}

// read reads one challenge in every language that has it.
func read(from fs.FS, name string) (*Challenge, error) {
	_, id, numbered := strings.Cut(strings.TrimSuffix(name, ".md"), "-")
	if !numbered {
		return nil, fmt.Errorf("%s: the name of a challenge's file begins with its number", name)
	}
	c := &Challenge{ID: id, texts: make(map[words.Language]Text)}
	for _, language := range words.Languages() {
		file := path.Join(string(language), name)
		data, err := fs.ReadFile(from, file)
		if errors.Is(err, fs.ErrNotExist) && language != words.English {
			continue
		}
		if err != nil {
			return nil, err
		}
		t, said, err := parse(file, string(data))
		if err != nil {
			return nil, err
		}
		c.texts[language] = t
		if language != words.English {
			if len(said) > 0 {
				return nil, fmt.Errorf("%s: what is not text stands in the English file alone", file)
			}
			continue
		}
		if err := c.take(file, said); err != nil {
			return nil, err
		}
	}
	return c, nil
}
