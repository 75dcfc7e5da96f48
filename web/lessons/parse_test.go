package lessons_test

import (
	"strings"
	"testing"

	"github.com/optiscope/optiscope/web/lessons"
)

// whole is a lesson in which everything is so. The tests put one thing wrong into it.
const whole = `# A title

What it is about.

## First

Text with ` + "`α = 0.1`" + `, **weight**, *a source, 1999*, a [link](https://example.org/), [κ = 60](set:a=60),
[another state](try:surface=saddle) and {loss(sgd, 0)}.

- one
- two

try: surface=ravine&steps=40&entries=sgd&sgd.lr=0.01
show: sgd.lr, loss
claim: loss(sgd, 0) ≈ 17.62

## Second

ask: Does it ever jump over?
- Yes: ` + "`crossings(y, sgd) > 0`" + `
- No: ` + "`crossings(y, sgd) = 0`" + `

It does not.
`

func all(l *lessons.Lesson, text string, err error) string {
	if err != nil {
		return err.Error()
	}
	var lines []string
	for _, err := range l.Check([]byte(text), make(lessons.Kept)) {
		lines = append(lines, err.Error())
	}
	return strings.Join(lines, "\n")
}

func TestWholeLesson(t *testing.T) {
	l, err := lessons.Parse("en/01-whole.md", []byte(whole))
	if wrong := all(l, whole, err); wrong != "" {
		t.Fatal(wrong)
	}
	if l.ID != "whole" || l.Title != "A title" || len(l.Steps) != 2 || l.Steps[0].Title != "First" || len(l.Steps[0].Claims) != 1 {
		t.Fatalf("%+v", l)
	}
	first, second := &l.Steps[0], &l.Steps[1]
	if len(first.Blocks) != 2 || !first.Blocks[1].List || len(first.Blocks[1].Items) != 2 {
		t.Errorf("%+v", first.Blocks)
	}
	said := lessons.Words(first.Blocks[0].Items[0], func(s *lessons.Span) string { return "<" + s.Source + ">" })
	if want := "Text with α = 0.1, weight, a source, 1999, a link, κ = 60, another state and <loss(sgd, 0)>."; said != want {
		t.Errorf("said  %s\nwant  %s", said, want)
	}
	if first.Show[1].ID != "loss" || !first.Own || second.Own || second.Link != first.Link {
		t.Errorf("%+v\n%+v", first, second)
	}
	if len(second.Blocks) != 0 || len(second.After) != 1 || len(second.Ask.Choices) != 2 || second.Ask.Text[0].Text != "Does it ever jump over?" ||
		second.Ask.Choices[0].Text[0].Text != "Yes" {
		t.Errorf("%+v", second)
	}
}

// Formulas in a question keep the space around them.
func TestFormulasInQuestions(t *testing.T) {
	text := strings.NewReplacer("ask: Does it", "ask: With `α = 0.01`, does it", "- Yes:", "- Yes, with `α = 0.01` it does:").Replace(whole)
	l, err := lessons.Parse("en/01-whole.md", []byte(text))
	if wrong := all(l, text, err); wrong != "" {
		t.Fatal(wrong)
	}
	ask := l.Steps[1].Ask
	for _, c := range []struct {
		spans []lessons.Span
		want  string
	}{{ask.Text, "With α = 0.01, does it ever jump over?"}, {ask.Choices[0].Text, "Yes, with α = 0.01 it does"}, {ask.Choices[1].Text, "No"}} {
		if got := lessons.Words(c.spans, func(*lessons.Span) string { return "" }); got != c.want {
			t.Errorf("%q\nwant %q", got, c.want)
		}
	}
}

// TestWhatIsWrong puts one mistake into the lesson; the error says where it is.
func TestWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"# A title\n", "", "2:1: a lesson begins with a title"},
		{"# A title", "# A *title*", "1:5: a heading is plain text"},
		{"What it is about.\n\n", "", "1:1: a lesson has a title, a sentence"},
		{"What it is about.", "What.\n\nMore.", "5:1: a lesson begins with a title and one paragraph"},
		{"What it is about.", "- a", "3:1: a lesson begins with a title and a sentence"},
		{"What it is about.", "try: surface=saddle", "3:1: a step's heading"},
		{"## Second", "### Second", "17:1: a lesson has one title"},
		{"## Second", "# Second", "17:1: a lesson has one title"},
		{"- one", "> - one", "10:1: a lesson has headings, paragraphs and lists, and no blockquote"},
		{"- one", "***\n\n- one", "10:1: a lesson has headings, paragraphs and lists, and no thematicbreak"},
		{"- one", "- one\n\n  more", "10:1: an item of a list is one paragraph"},
		{"try: ", "tries: ", "13:1: this line begins with none of"},
		{"show: sgd", "ask: sgd", "14:1: an ask is a paragraph of its own"},
		{"show: sgd", "try: sgd", "14:1: a step opens one state"},
		{"try: surface=ravine&steps=40&entries=sgd&sgd.lr=0.01\n", "", "5:1: the first step opens a state"},
		{"steps=40", "steps=many", "13:6: number of steps: \"many\""},
		{"&sgd.lr", "&sgd.rate", "13:6: this state is spelled surface=ravine&steps=40&entries=sgd"},
		{"steps=40", "steps=1000", "13:6: this state is spelled surface=ravine&entries=sgd"},
		{"sgd.lr, loss", "sgd.lr, lost", "14:14: nothing on the screen is called \"lost\""},
		{"sgd.lr, loss", "selected, loss", "14:7: nothing on the screen is called \"selected\""},
		{"17.62", "17.63", "15:8: this is not so"},
		{"loss(sgd, 0) ≈", "los(sgd, 0) ≈", "15:8: unknown name los"},
		{"loss(sgd, 0) ≈", "loss(adam, 0) ≈", "15:8: loss: no optimizer is called \"adam\""},
		{"0) ≈ 17", "99) ≈ 17", "15:8: loss: there is no step 99"},
		{"weight**", "weight 7**", "7:22: nothing holds this number: 7"},
		{"weight**", "weight 0.01**", ""}, // the rate
		{"weight**", "weight 17.62**", ""},
		{"{loss(sgd, 0)}", "{loss(sgd, 0)", "8:41: braces hold a number"},
		{"{loss(sgd, 0)}", "loss}", "8:45: braces hold a number"},
		{"{loss(sgd, 0)}", "{loss(sgd, 0):x}", "8:55: behind the colon"},
		{"{loss(sgd, 0)}", "{loss(sgd) + wow}", "8:54: unknown name wow"},
		{"{loss(sgd, 0)}", "{loss(adam)}", "8:42: loss: no optimizer"},
		{"{loss(sgd, 0)}", "{stop(sgd)}", "8:42: a number that never comes about"},
		{"`α = 0.1`", "`α = 0.1 + wow`", "7:22: unknown name wow"},
		{"`α = 0.1`", "`0.1 = 1/10`", ""},
		{"`α = 0.1`", "`0.1 = 1/9`", "7:12: this is not so: 0.1 = 1/9"},
		{"set:a=60", "set:a=x", "7:84: condition number: \"x\""},
		{"set:a=60", "seta=60", "7:84: a link begins with"},
		{"try:surface=saddle", "try:surface=beale", "8:1: this state is spelled "},
		{"try:surface=saddle", "try:surface=bale", "8:1: surface: \"bale\""},
		{"**weight**", "**`x`**", "7:25: only plain text stands in emphasis"},
		{"**weight**", "![weight](x)", "7:22: text has formulas, emphasis and links, and no image"},
		{"**weight**", "<b>weight</b>", "7:22: text has formulas, emphasis and links, and no rawhtml"},
		{"**weight**", "\\*weight", "7:20: write the character itself"},
		{"**weight**", "&lt;weight", "7:20: write the character itself"},
		{"(set:a=60),", "(set:a=60),  ", "7:103: a line ends where the screen does"},
		{"ask: Does", "Does", "20:9: "},
		{"- Yes: `crossings(y, sgd) > 0`\n- No: `crossings(y, sgd) = 0`\n", "", "21:1: a list of choices is missing"},
		{"- No: `crossings(y, sgd) = 0`", "", "19:1: a question has two choices"},
		{"\nIt does not.\n", "", "19:1: a question has an explanation"},
		{"It does not.", "ask: And?", "23:1: a step asks one question"},
		{"- Yes: `", "- Yes `", "20:1: a choice is written as text, a colon"},
		{"`crossings(y, sgd) > 0`", "never", "20:1: a choice ends with the statement"},
		{"sgd) > 0`", "sgd) ≥ 0`", "19:1: one choice has to be right, and 2 are"},
		{"sgd) = 0`", "sgd) = 1`", "19:1: one choice has to be right, and 0 are"},
		{"sgd) = 0`", "sgd) = `", "21:27: the formula is empty"},
	} {
		text := strings.Replace(whole, c.old, c.new, 1)
		if text == whole {
			t.Fatalf("%q is not in the lesson", c.old)
		}
		l, err := lessons.Parse("en/01-whole.md", []byte(text))
		got := all(l, text, err)
		if c.want == "" && got != "" || c.want != "" && !strings.Contains("\n"+got, "\nen/01-whole.md:"+c.want) {
			t.Errorf("%q in place of %q:\n%s\nwant %s", c.new, c.old, got, c.want)
		}
	}
	if _, err := lessons.Parse("en/whole.md", []byte(whole)); err == nil || !strings.Contains(err.Error(), "is called like") {
		t.Errorf("a file without a number: %v", err)
	}
}

// Chinese has a colon of its own, and no spaces where a line of the file ends.
func TestChineseText(t *testing.T) {
	text := strings.NewReplacer("What it is about.", "第一行\n第二行，\n第三行\nSGD 的\n完。", "- Yes: ", "- 会：", "- No: ", "- 不会： ").Replace(whole)
	l, err := lessons.Parse("zh/01-whole.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	none := func(*lessons.Span) string { return "" }
	if got, want := lessons.Words(l.Summary, none), "第一行第二行，第三行SGD 的完。"; got != want {
		t.Errorf("the lines read %q, want %q", got, want)
	}
	choices := l.Steps[1].Ask.Choices
	if a, b := lessons.Words(choices[0].Text, none), lessons.Words(choices[1].Text, none); a != "会" || b != "不会" {
		t.Errorf("the choices are %q and %q", a, b)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(whole)
	f.Add("# a\n\nb\n\n## c\n\nask: d\n- `e`\n-\n- *f* `g`")
	f.Add("- \n\n#\n\n##\n\n`")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := lessons.Parse("en/01-fuzz.md", []byte(text))
		if (l == nil) == (err == nil) {
			t.Errorf("%v, %v", l, err)
		}
	})
}
