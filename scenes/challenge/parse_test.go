package challenge

import (
	"strings"
	"testing"
	"testing/fstest"
)

const whole = "# Title\n\nWhat is\nto be done.\n\n## Why\n\nSo.\n\ncounts: steps\ntry: surface=ravine\nallow: adam.lr, adam.beta1\ngoal: arrives(adam)\nscore: least arrive(adam)\nsolve: adam.lr=0.1\n"

func TestParse(t *testing.T) {
	zh := "# 标题\n\n做。\n\n## 为什么\n\n因此。\n\ncounts: 步数\n"
	got, err := load(fstest.MapFS{"en/01-a.md": {Data: []byte(whole)}, "zh/01-a.md": {Data: []byte(zh)}, "en/02-b.md": {Data: []byte(whole)}})
	if err != nil || len(got) != 2 {
		t.Fatalf("%v, %v", got, err)
	}
	c := got[0]
	if c.ID != "a" || c.Link != "surface=ravine" || len(c.Allow) != 2 || c.Allow[1] != "adam.beta1" || c.Most || c.Solve != "adam.lr=0.1" {
		t.Errorf("%+v", c)
	}
	if en := c.In("en"); en.Title != "Title" || len(en.Task) != 1 || en.Task[0] != "What is to be done." || en.Why[0] != "So." || en.Counts != "steps" {
		t.Errorf("%+v", en)
	}
	if c.In("zh").Title != "标题" || got[1].In("zh").Title != "Title" {
		t.Errorf("in Chinese they are %q and %q", c.In("zh").Title, got[1].In("zh").Title)
	}
	for _, change := range []struct{ old, new, want string }{
		{"# Title", "Title", "01-a.md:1: a challenge begins with its title"},
		{"## Why\n", "", "why it is so"},
		{"counts: steps", "", "what its score counts"},
		{"try: surface=ravine", "", "there is no try"},
		{"solve: adam.lr=0.1", "solve: x\nsolve: y", "01-a.md:16: solve is said twice"},
		{"arrives(adam)", "arrives(", "goal: "},
		{"least arrive", "arrive", "a score begins with least or most"},
		{"least arrive(adam)", "most arrive", "score: "},
	} {
		_, err := load(fstest.MapFS{"en/01-a.md": {Data: []byte(strings.Replace(whole, change.old, change.new, 1))}})
		if err == nil || !strings.Contains(err.Error(), change.want) {
			t.Errorf("%q in place of %q: %v, not %s", change.new, change.old, err, change.want)
		}
	}
	for name, want := range map[string]string{"a.md": "begins with its number"} {
		if _, err := load(fstest.MapFS{"en/" + name: {Data: []byte(whole)}}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := load(fstest.MapFS{"en/01-a.md": {Data: []byte(whole)}, "zh/01-a.md": {Data: []byte(whole)}}); err == nil || !strings.Contains(err.Error(), "the English file alone") {
		t.Errorf("a goal in two languages: %v", err)
	}
}
