package lessons_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/optiscope/optiscope/scenes/words"
	"github.com/optiscope/optiscope/web/lessons"
)

// two courses with one lesson each, in which old is replaced in the second language.
func two(t *testing.T, old, new string) (en, zh *lessons.Course) {
	t.Helper()
	files := fstest.MapFS{"en/01-whole.md": {Data: []byte(whole)}, "zh/01-whole.md": {Data: []byte(strings.Replace(whole, old, new, 1))}}
	for language, course := range map[words.Language]**lessons.Course{words.English: &en, words.Chinese: &zh} {
		c, err := lessons.Load(files, language)
		if err != nil {
			t.Fatal(err)
		}
		*course = c
	}
	return en, zh
}

// Two languages differ in their words and in nothing else.
func TestCompare(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"", "", ""},
		{"What it is about", "另一种语言", ""},
		{"It does not.", "It does not: {loss(sgd, 0)}.", "number loss(sgd, 0)"},
		{"steps=40", "steps=41", "try surface=ravine"},
		{"show: sgd.lr, loss", "show: sgd.lr", "show loss"},
		{"claim: loss(sgd, 0) ≈ 17.62", "", "claim loss(sgd, 0)"},
		{"(y, sgd) = 0", "(y, sgd) < 1", "choice crossings(y, sgd) = 0"},
		{"set:a=60", "set:a=61", "link a=60"},
		{"`α = 0.1`", "`α = 0.2`", "step 1: formula α = 0.1"},
		{"- one\n- two", "- one, two", "step 1: list 2 of 2 items"},
		{"- Yes", "- `μ = 1`, yes", "step 2: in a choice: formula μ = 1"},
		{"## Second", "## More\n\nWords.\n\n## Second", "step 2"},
	} {
		en, zh := two(t, c.old, c.new)
		err := errors.Join(lessons.Compare(en, zh)...)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%q in place of %q: %v", c.new, c.old, err)
		}
	}
	en, zh := two(t, "", "")
	zh.Lessons = nil
	if errs := lessons.Compare(en, zh); len(errs) != 1 || !strings.Contains(errs[0].Error(), "whole is missing in zh") {
		t.Errorf("a lesson that is not translated: %v", errs)
	}
	if errs := lessons.Compare(zh, en); len(errs) != 1 || !strings.Contains(errs[0].Error(), "whole is missing in zh") {
		t.Errorf("a lesson that is only in the other language: %v", errs)
	}
}

func TestLoad(t *testing.T) {
	files := fstest.MapFS{"en/02-b.md": {Data: []byte(whole)}, "en/10-c.md": {Data: []byte(whole)}, "en/01-a.md": {Data: []byte(whole)}}
	c, err := lessons.Load(files, words.English)
	if err != nil || len(c.Lessons) != 3 || c.Lessons[0].ID != "a" || c.Lessons[2].ID != "c" {
		t.Errorf("%+v, %v", c, err)
	}
	if l, ok := c.Find("b"); !ok || l != c.Lessons[1] {
		t.Errorf("b is %v", l)
	}
	if _, err := lessons.Load(files, words.Chinese); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a language without a course: %v", err)
	}
	files["en/11-a.md"] = &fstest.MapFile{Data: []byte(whole)}
	files["en/12-d.md"] = &fstest.MapFile{Data: []byte("no lesson")}
	_, err = lessons.Load(files, words.English)
	if err == nil || !strings.Contains(err.Error(), "en/11-a.md:1:1: there is another lesson called a") || !strings.Contains(err.Error(), "en/12-d.md:1:1: a lesson begins") {
		t.Errorf("two mistakes: %v", err)
	}
}

func TestEncode(t *testing.T) {
	en, _ := two(t, "", "")
	data, err := en.Encode()
	if err != nil {
		t.Fatal(err)
	}
	var got any
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`{"language":"en","lessons":[{"id":"whole","title":"A title","summary":["What it is about."],"steps":[{"title":"First","blocks":[{"items":[["Text with ",["math",`,
		`"=",`, `["strong","weight"],", ",["quote","a source, 1999"],", a ",["web","link","https://example.org/"],", ",["set","κ = 60","a=60"],", ",["try","another state","surface=saddle"]," and ",["number","loss(sgd, 0)",0],"."]]},`,
		`{"list":true,"items":[["one"],["two"]]}],"link":"surface=ravine`, `"show":["sgd.lr","loss"]},{"title":"Second","after":[{"items":[["It does not."]]}],`,
		`"ask":{"text":["Does it ever jump over?"],"choices":[{"text":["Yes"],"when":"crossings(y, sgd) `,
	} {
		if !strings.Contains(strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(data)), want) {
			t.Errorf("%s\nis not in\n%s", want, data)
		}
	}
	if strings.Contains(string(data), "17.62") {
		t.Error("a claim is sent to the page")
	}
}
