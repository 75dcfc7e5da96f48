package challenge

import (
	"fmt"
	"slices"
	"strings"

	"github.com/optiscope/optiscope/scenes/claim"
)

// lines are the words that lines other than text begin with.
func lines() []string { return []string{"try", "allow", "goal", "score", "solve"} }

// parse reads a file's text, and what its other lines say.
func parse(file, source string) (t Text, said map[string]string, err error) {
	said = make(map[string]string)
	task := &t.Task
	joined := false // the last line was text
	for i, line := range strings.Split(source, "\n") {
		line = strings.TrimSpace(line)
		word, rest, is := strings.Cut(line, ": ")
		title, first := strings.CutPrefix(line, "# ")
		text := false
		switch {
		case line == "":
		case first && t.Title == "":
			t.Title = title
		case strings.HasPrefix(line, "## "):
			task = &t.Why
		case t.Title == "":
			return t, nil, fmt.Errorf("%s:%d: a challenge begins with its title", file, i+1)
		case is && word == "counts":
			t.Counts = rest
		case is && slices.Contains(lines(), word):
			if _, twice := said[word]; twice {
				return t, nil, fmt.Errorf("%s:%d: %s is said twice", file, i+1, word)
			}
			said[word] = rest
		case joined:
			(*task)[len(*task)-1] += " " + line
			text = true
		default:
			*task = append(*task, line)
			text = true
		}
		joined = text
	}
	if len(t.Task) == 0 || len(t.Why) == 0 || t.Counts == "" {
		return t, nil, fmt.Errorf("%s: a challenge says what is to be done, what its score counts, and why it is so", file)
	}
	return t, said, nil
}

// take reads what the lines say.
func (c *Challenge) take(file string, said map[string]string) (err error) {
	for _, word := range lines() {
		if said[word] == "" {
			return fmt.Errorf("%s: there is no %s", file, word)
		}
	}
	c.Link, c.Solve = said["try"], said["solve"]
	for id := range strings.SplitSeq(said["allow"], ",") {
		c.Allow = append(c.Allow, strings.TrimSpace(id))
	}
	if c.Goal, err = claim.Parse(said["goal"]); err != nil {
		return fmt.Errorf("%s: goal: %w", file, err)
	}
	best, score, _ := strings.Cut(said["score"], " ")
	if best != "least" && best != "most" {
		return fmt.Errorf("%s: a score begins with least or most", file)
	}
	c.Most = best == "most"
	if c.Score, err = claim.ParseValue(score); err != nil {
		return fmt.Errorf("%s: score: %w", file, err)
	}
	return nil
}
