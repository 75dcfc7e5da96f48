package challenge_test

import (
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/scenes/challenge"
	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/words"
)

func all(t *testing.T) []*challenge.Challenge {
	t.Helper()
	found, err := challenge.All()
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 8 {
		t.Fatalf("only %d challenges", len(found))
	}
	return found
}

func opened(t *testing.T, c *challenge.Challenge) state.State {
	t.Helper()
	s, errs := state.Load(c.Link)
	if len(errs) > 0 || s.Link() != c.Link {
		t.Fatalf("%s begins with %s, which is spelled %s: %v", c.ID, c.Link, s.Link(), errs)
	}
	if err := s.OpenChallenge(c.ID, c.Link); err != nil {
		t.Fatal(err)
	}
	return s
}

// What a challenge begins with does not solve it, and its solution does, with nothing but what is allowed; also as a link.
func TestChallenges(t *testing.T) {
	for _, c := range all(t) {
		s := opened(t, c)
		before := c.Judge(&s)
		if before.Solved || !before.Valid {
			t.Errorf("%s begins with %+v", c.ID, before)
		}
		for _, id := range c.Allow {
			if _, there := s.Find(id); !there {
				t.Errorf("%s allows %s, which is not there", c.ID, id)
			}
			if state.Looks(id) {
				t.Errorf("%s allows %s, which changes no run", c.ID, id)
			}
		}
		if err := claim.Change(&s, c.Solve); err != nil {
			t.Fatalf("%s: %v", c.ID, err)
		}
		after := c.Judge(&s)
		if !after.Solved || math.IsNaN(after.Score) {
			t.Errorf("%s, solved by %s, is %+v", c.ID, c.Solve, after)
		}
		if !math.IsNaN(before.Score) && !c.Better(after.Score, before.Score) {
			t.Errorf("%s: the solution's score is %v, that of the beginning %v", c.ID, after.Score, before.Score)
		}
		again, errs := state.Load(s.Link())
		if len(errs) > 0 || again.View.Challenge != c.ID || !c.Judge(&again).Solved {
			t.Errorf("%s: as a link the solution is %s: %v", c.ID, s.Link(), errs)
		}
	}
}

// Nothing that is locked solves a challenge.
func TestLockedDoesNotCount(t *testing.T) {
	for _, c := range all(t) {
		for _, change := range []string{"steps=2000", "surface=sphere", "entries=adam,adabelief,radam,sgd", "noise=0.3", "scene=warmup", "start.x=0.25", "adam.beta2=0.7", "momentum.lr=0.02",
			"adam.edits=3:beta2:0.5", "counterexample.steps=77"} {
			s := opened(t, c)
			id, _, _ := strings.Cut(change, "=")
			before := s.Computed()
			if claim.Change(&s, c.Solve) != nil || claim.Change(&s, change) != nil || slices.Contains(c.Allow, id) && !strings.Contains(change, ":beta2:") {
				continue // it is not there, or allowed
			}
			if changed := opened(t, c); claim.Change(&changed, change) != nil || changed.Computed() == before {
				continue
			}
			if s.Within(c.Link, c.Allow) {
				t.Errorf("%s with %s counts", c.ID, change)
			}
		}
		s := opened(t, c)
		if err := claim.Change(&s, "steps=2000"); err == nil && s.Computed() != must(c.Link) && c.Judge(&s).Valid {
			t.Errorf("%s is judged valid with another number of steps", c.ID)
		}
		s = opened(t, c)
		for _, change := range []string{"theme=light", "zoom=3", "t=20", "view=3d", "language=zh"} {
			if err := claim.Change(&s, change); err != nil || !s.Within(c.Link, c.Allow) {
				t.Errorf("%s with %s does not count: %v", c.ID, change, err)
			}
		}
	}
}

// must is what a good link computes.
func must(link string) state.State {
	s, _ := state.Load(link)
	return s.Computed()
}

var numbers = regexp.MustCompile(`[0-9]+(\.[0-9]+)?`)

// Every challenge says the same in every language, and every number that it says is one that it holds.
func TestTexts(t *testing.T) {
	for i, c := range all(t) {
		source, err := os.ReadFile("en/" + numbered(i) + "-" + c.ID + ".md")
		if err != nil {
			t.Fatal(err)
		}
		_, facts, _ := strings.Cut(string(source), "try: ")
		held := numbers.FindAllString(facts, -1)
		english := numbers.FindAllString(said(c.In(words.English)), -1)
		for _, language := range words.Languages() {
			text := c.In(language)
			if language != words.English && text.Title == c.In(words.English).Title {
				t.Errorf("%s is not translated into %s", c.ID, language)
			}
			found := numbers.FindAllString(said(text), -1)
			slices.Sort(found)
			for _, number := range found {
				if !slices.Contains(held, number) && number != "1" {
					t.Errorf("%s says %s in %s, which nothing holds", c.ID, number, language)
				}
			}
			if slices.Sort(english); !slices.Equal(found, english) {
				t.Errorf("%s says other numbers in %s: %q, not %q", c.ID, language, found, english)
			}
		}
	}
}

func numbered(i int) string { return strings.Repeat("0", 2-len(strconv.Itoa(i+1))) + strconv.Itoa(i+1) }

func said(t *challenge.Text) string {
	return strings.Join(append(append([]string{t.Title, t.Counts}, t.Task...), t.Why...), "\n")
}

func TestProgress(t *testing.T) {
	first, seventh := all(t)[0], all(t)[6]
	p, err := challenge.Decode(nil)
	if err != nil || len(p) > 0 {
		t.Fatalf("nothing is %v, %v", p, err)
	}
	for _, c := range []struct {
		on    *challenge.Challenge
		score float64
		news  bool
	}{{first, 38, true}, {first, 40, false}, {first, 27, true}, {first, 27, false}, {seventh, 0.1, true}, {seventh, 0.05, false}, {seventh, 0.3, true}} {
		if got := p.Record(c.on, c.score); got != c.news {
			t.Errorf("%s with %v is news: %v", c.on.ID, c.score, got)
		}
	}
	p["unknown"] = math.Inf(1)
	data, err := p.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := challenge.Decode(data)
	if err != nil || len(again) != 3 || again[first.ID] != 27 || again[seventh.ID] != 0.3 || !math.IsInf(again["unknown"], 1) {
		t.Errorf("%s is read as %v, %v", data, again, err)
	}
	for _, bad := range []string{"{", "[]", `{"solved":{"one-number":"many"}}`, `{"solved":5}`} {
		if p, err := challenge.Decode([]byte(bad)); err == nil || p == nil {
			t.Errorf("%s is read as %v", bad, p)
		}
	}
}
