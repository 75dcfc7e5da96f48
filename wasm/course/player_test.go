package course_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/words"
	"github.com/optiscope/optiscope/wasm/course"
	"github.com/optiscope/optiscope/web/lessons"
)

// desk is a program without a screen.
type desk struct {
	*testing.T
	state state.State
	said  string
	*course.Player
}

func (d *desk) State() *state.State { return &d.state }
func (d *desk) Say(message string)  { d.said = message }
func (d *desk) Wake()               {}

func (d *desk) Open(address string) error {
	d.said = address
	return nil
}

func newDesk(t *testing.T, link string) *desk {
	t.Helper()
	opened, errs := state.Load(link)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	d := &desk{T: t, state: opened}
	d.Player = course.New(d)
	d.Follow()
	return d
}

// panel is the open step, if one is open.
func (d *desk) panel() *control.Panel {
	result := run.Compute(d.state.Run)
	for _, p := range d.Panels(d.state.Panels(&result), d.state.Events(&result)) {
		if p.Place == control.Guide {
			return &p
		}
	}
	return nil
}

func (d *desk) press(id string) {
	d.Helper()
	for _, c := range d.panel().Controls {
		if c.ID == id {
			if err := c.Press(); err != nil {
				d.Fatal(err)
			}
			d.Follow()
			return
		}
	}
	d.Fatalf("there is no %s", id)
}

// text is all that a panel says.
func text(p *control.Panel) string {
	var b strings.Builder
	for _, block := range p.Blocks {
		for _, s := range block.Spans {
			b.WriteString(s.Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func english(t *testing.T) *lessons.Course {
	t.Helper()
	all, err := lessons.Load(lessons.Files(), words.English)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Every step of every lesson opens in its own state; a question hides what comes until it is answered, and then the run says what is right.
func TestEveryStep(t *testing.T) {
	all := english(t).Lessons
	for n, l := range all {
		d := newDesk(t, "lesson="+l.ID)
		for i := range l.Steps {
			s := &l.Steps[i]
			p := d.panel()
			if p == nil || p.Title != l.Title || d.state.View.Step != i+1 || d.state.Strayed(s.Link) {
				t.Fatalf("%s %d opens %+v in %s", l.ID, i+1, p, d.state.Link())
			}
			if s.Ask != nil {
				d.answer(l.ID, s, p)
				p = d.panel()
			}
			if said := text(p); !strings.HasPrefix(said, s.Title+"\n") || strings.Count(said, "\n") < 2 || strings.Contains(said, "∞") {
				t.Errorf("%s %d says\n%s", l.ID, i+1, said)
			}
			d.press("lesson.next")
		}
		next := ""
		if n+1 < len(all) {
			next = all[n+1].ID
		}
		if v := d.state.View; v.Lesson != next || v.Step != 1 || (d.panel() == nil) != (next == "") {
			t.Errorf("behind %s comes %s", l.ID, d.state.Link())
		}
	}
}

func (d *desk) answer(id string, s *lessons.Step, p *control.Panel) {
	d.Helper()
	if v := d.state.View; !v.Veiled || v.T != 0 || v.Playing || len(p.Points) > 0 {
		d.Errorf("%s: before the answer: %s, and it points at %q", id, d.state.Link(), p.Points)
	}
	answers := slices.DeleteFunc(slices.Clone(p.Blocks), func(b control.Block) bool { return b.Form != control.Answer })
	if len(answers) != len(s.Ask.Choices) {
		d.Fatalf("%s: %d choices, not %d", id, len(answers), len(s.Ask.Choices))
	}
	opened, _ := state.Load(s.Link)
	right, err := s.Ask.Right(claim.NewRuns(opened))
	if err != nil {
		d.Fatal(err)
	}
	if err := answers[0].Do(); err != nil || d.state.View.Veiled {
		d.Errorf("%s: after the answer: %v, %s", id, err, d.state.Link())
	}
	for i, b := range slices.DeleteFunc(slices.Clone(d.panel().Blocks), func(b control.Block) bool { return b.Form != control.Answer }) {
		if b.Do != nil || b.Strong != (i == right) || b.Wrong != (i == 0 && right != 0) {
			d.Errorf("%s: after the answer 0, where %d is right, choice %d is %+v", id, right, i, b)
		}
	}
	verdict := "Not this time."
	if right == 0 {
		verdict = "Right."
	}
	if !strings.Contains(text(d.panel()), verdict) {
		d.Errorf("%s: it does not say %q", id, verdict)
	}
}

// Whatever is changed, one button restores the step.
func TestTheWayBack(t *testing.T) {
	d := newDesk(t, "lesson=momentum&step=3")
	label := func() string { return d.panel().Controls[0].Label }
	if got := label(); got != "Once more" {
		t.Errorf("the button says %q", got)
	}
	if err := d.state.Set("surface", "beale"); err != nil {
		t.Fatal(err)
	}
	if got := label(); got != "Back to the lesson" {
		t.Errorf("after a change the button says %q", got)
	}
	d.press("lesson.again")
	if d.state.Run.Surface != "ravine" || d.state.View.Step != 3 || label() != "Once more" {
		t.Errorf("the way back leads to %s", d.state.Link())
	}
}

// A link names a step, alone or with a state of its own.
func TestLinks(t *testing.T) {
	d := newDesk(t, "lesson=momentum&step=3&theme=light")
	if d.state.Run.Surface != "ravine" || d.state.View.Theme != "light" || d.panel().Note != "3 / 7" {
		t.Errorf("a step opens as %s, %q", d.state.Link(), d.panel().Note)
	}
	d = newDesk(t, "surface=himmelblau&lesson=momentum&step=3")
	if d.state.Run.Surface != "himmelblau" || d.panel() == nil {
		t.Errorf("a state within a step opens as %s", d.state.Link())
	}
	d = newDesk(t, "lesson=momentum&step=99")
	if d.panel().Note != "7 / 7" || d.state.View.Step != 7 {
		t.Errorf("a step that is not there opens as %s", d.state.Link())
	}
	d = newDesk(t, "surface=ravine&lesson=nothing")
	if d.panel() != nil || d.said != "There is no lesson called “nothing”." || d.state.View.Lesson != "" || d.state.Run.Surface != "ravine" {
		t.Errorf("a lesson that is not there: %q, %s", d.said, d.state.Link())
	}
}

// The list has every lesson, and opens it.
func TestTheList(t *testing.T) {
	d := newDesk(t, "")
	list := d.Panels(nil, nil)[0]
	all := english(t).Lessons
	entries := slices.DeleteFunc(list.Blocks, func(b control.Block) bool { return b.Form != control.Entry })
	if len(entries) != len(all) || list.Place != control.Dialog {
		t.Fatalf("%d lessons are listed of %d, as %s", len(entries), len(all), list.Place)
	}
	for i, e := range entries {
		if err := e.Do(); err != nil || d.state.View.Lesson != all[i].ID || d.panel().Title != all[i].Title {
			t.Errorf("%s opens %s: %v", all[i].ID, d.state.Link(), err)
		}
	}
}

// A language that has no course yet has the English one, and another language takes the open step along.
func TestLanguages(t *testing.T) {
	d := newDesk(t, "lesson=ravine&step=2&language=en")
	before := d.panel()
	if err := d.state.Set("language", "zh"); err != nil {
		t.Fatal(err)
	}
	d.Follow()
	after := d.panel()
	if after == nil || after.Note != before.Note || after.Tab != "课程" || d.state.View.Step != 2 {
		t.Fatalf("in Chinese the step is %+v", after)
	}
	course, err := lessons.Load(lessons.Files(), words.Chinese)
	want := before.Title
	if err == nil {
		l, _ := course.Find("ravine")
		want = l.Title
	}
	if after.Title != want {
		t.Errorf("in Chinese it is called %q, not %q", after.Title, want)
	}
}

// Every control of a lesson is explained in two sentences.
func TestControlsOfLessonsHaveHelp(t *testing.T) {
	course := english(t)
	for _, link := range []string{"lesson=ravine&step=2", "lesson=ravine&step=" + strconv.Itoa(len(course.Lessons[1].Steps))} {
		p := newDesk(t, link).panel()
		for _, c := range slices.Concat(p.Head, p.Controls) {
			if strings.Count(c.Help+" ", ". ") != 2 {
				t.Errorf("%s: %s has the help %q", link, c.ID, c.Help)
			}
		}
	}
}
