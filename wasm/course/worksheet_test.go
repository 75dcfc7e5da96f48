package course_test

import (
	"strings"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/sheet"
	"github.com/optiscope/optiscope/scenes/state"
)

func wordsOf(p *control.Panel) string {
	var b strings.Builder
	for _, block := range p.Blocks {
		for _, s := range block.Spans {
			b.WriteString(s.Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func worksheet(t *testing.T) string {
	t.Helper()
	s := sheet.Sheet{Title: "Two in a ravine", Items: []sheet.Item{
		{Kind: sheet.State, Link: "surface=ravine&entries=sgd,adam", Text: "The loss has **walls**, and SGD moves along `-g`."},
		{Kind: sheet.Choose, Text: "Who has the larger loss at the end?", Choices: []sheet.Choice{{Text: "SGD", When: "loss(sgd) > loss(adam)"}, {Text: "Adam", When: "loss(adam) > loss(sgd)"}}},
		{Kind: sheet.Number, Text: "How many steps?", Value: "setting(steps)"},
		{Kind: sheet.Text, Text: "Nobody is called {arrive(nobody)}."}}}
	text, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// A worksheet is read like a lesson: its states open, its questions wait, and the run answers them.
func TestWorksheet(t *testing.T) {
	d := newDesk(t, "lesson=worksheet&sheet="+worksheet(t))
	p := d.panel()
	if p == nil || p.Title != "Two in a ravine" || p.Note != "1 / 3" || d.said != "" {
		t.Fatalf("the panel is %+v, and %q is said", p, d.said)
	}
	if d.state.Run.Surface != "ravine" || !d.state.View.Veiled || !strings.Contains(wordsOf(p), "walls") {
		t.Errorf("the first part opens %s and says %q", d.state.Link(), wordsOf(p))
	}
	for _, b := range p.Blocks {
		if b.Form == control.Answer && b.Do != nil {
			if err := b.Do(); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	d.Follow()
	marked := false
	for _, b := range d.panel().Blocks {
		marked = marked || b.Strong
	}
	if d.state.View.Veiled || !marked || !strings.Contains(d.state.Link(), "sheet=") {
		t.Errorf("after an answer: %s, %q", d.state.Link(), wordsOf(d.panel()))
	}
	d.press("lesson.next")
	if got := d.state; got.View.Step != 2 || got.Run.Surface != "ravine" || strings.Contains(wordsOf(d.panel()), "= ") {
		t.Errorf("the second part: %s, %q", got.Link(), wordsOf(d.panel()))
	}
	d.answersANumber()
	again := newDesk(t, d.state.Link())
	if again.panel() == nil || again.panel().Note != "2 / 3" {
		t.Errorf("its link opens elsewhere: %+v", again.panel())
	}
}

// block is a block of the open step.
func (d *desk) block(id string) *control.Block {
	d.Helper()
	for _, b := range d.panel().Blocks {
		if b.ID == id {
			return &b
		}
	}
	d.Fatalf("there is no %s in %q", id, wordsOf(d.panel()))
	return nil
}

// answersANumber types what is no number, and then a wrong one: the run is shown, and says which it is.
func (d *desk) answersANumber() {
	d.Helper()
	if err := d.block("typed").Field.Set("many"); err == nil || !d.state.View.Veiled {
		d.Errorf("“many” is taken: %v", err)
	}
	if err := d.block("typed").Field.Set("999"); err != nil {
		d.Fatal(err)
	}
	d.Follow()
	if said := wordsOf(d.panel()); d.state.View.Veiled || !strings.Contains(said, "Not this time. You said 999, and the run says 1000.") || !d.block("answer.given").Wrong {
		d.Errorf("after an answer, %s: %q", d.state.Link(), said)
	}
}

// A number may be right, or only be asked for; and one that the run does not have holds nobody up.
func TestWorksheetNumbers(t *testing.T) {
	s := sheet.Sheet{Items: []sheet.Item{{Kind: sheet.State, Link: "entries=adam"}, {Kind: sheet.Number, Text: "How many steps?", Value: "setting(steps)"},
		{Kind: sheet.Number, Text: "And now?", Value: "setting(steps)"}, {Kind: sheet.Number, Text: "Who?", Value: "arrive(nobody)"}, {Kind: sheet.Number, Text: "What?", Value: "(("}}}
	text, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, "lesson=worksheet&sheet="+text)
	if err := d.block("typed").Field.Set("1e3"); err != nil {
		t.Fatal(err)
	}
	d.Follow()
	if said := wordsOf(d.panel()); !strings.Contains(said, "Right. The run says 1000.") || !d.block("answer.given").Strong {
		t.Errorf("a right answer: %q", said)
	}
	for _, want := range []string{"The run says 1000.", "nobody"} {
		d.press("lesson.next")
		if err := d.block("answer.show").Do(); err != nil {
			t.Fatal(err)
		}
		d.Follow()
		if said := wordsOf(d.panel()); !strings.Contains(said, want) || d.state.View.Veiled {
			t.Errorf("who asks only is told %q, want %q", said, want)
		}
	}
	d.press("lesson.next")
	if said := wordsOf(d.panel()); !strings.Contains(said, "What?") || d.state.View.Veiled {
		t.Errorf("a question that cannot be read: %q, %s", said, d.state.Link())
	}
}

// A damaged worksheet says so and shows what is whole; of one that cannot be read at all nothing opens.
func TestDamagedWorksheet(t *testing.T) {
	text := worksheet(t)
	d := newDesk(t, "lesson=worksheet&sheet="+text[:len(text)-30])
	if !strings.Contains(d.said, "damaged") || d.panel() == nil {
		t.Errorf("a damaged one: %q, %+v", d.said, d.panel())
	}
	d = newDesk(t, "lesson=worksheet&sheet=9abc")
	if !strings.Contains(d.said, "newer version") || d.panel() != nil || !strings.Contains(d.state.Link(), "sheet=9abc") {
		t.Errorf("one that cannot be read: %q, %s", d.said, d.state.Link())
	}
	d.said = ""
	if d.Follow(); d.said != "" || d.panel() != nil {
		t.Errorf("it is said again: %q", d.said)
	}
	d.state.CloseLesson()
	if d.Follow(); d.panel() != nil || strings.Contains(d.state.Link(), "sheet=") {
		t.Errorf("closed, it leads to %s", d.state.Link())
	}
}

// A link takes every worksheet that the editor writes, and nothing longer.
func TestLongestWorksheet(t *testing.T) {
	s := state.Default()
	if err := s.Set("sheet", strings.Repeat("a", sheet.Most)); err != nil {
		t.Error(err)
	}
	if err := s.Set("sheet", strings.Repeat("a", sheet.Most+1)); err == nil {
		t.Error("a longer one is taken, too")
	}
	if len("lesson=worksheet&step=99&sheet=")+sheet.Most > state.MaxLink-4000 {
		t.Error("a worksheet leaves no room for a state in its link")
	}
}
