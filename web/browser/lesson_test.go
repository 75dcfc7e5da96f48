package browser

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"

	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/words"
	"github.com/optiscope/optiscope/web/lessons"
)

func course(t *testing.T, language words.Language) *lessons.Course {
	t.Helper()
	c, err := lessons.Load(lessons.Files(), language)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func lesson(t *testing.T, id string) *lessons.Lesson { return lessonIn(t, words.English, id) }

func lessonIn(t *testing.T, language words.Language, id string) *lessons.Lesson {
	t.Helper()
	l, ok := course(t, language).Find(id)
	if !ok {
		t.Fatalf("there is no lesson %s in %s", id, language)
	}
	return l
}

// stepShown is what the panel of the lesson says.
type stepShown struct {
	Heading, Place, Text string
	Choices              []string
	Verdict, Restore     string
}

func (b *tab) lesson() stepShown {
	b.t.Helper()
	return eval[stepShown](b, `(() => {
		const text = (selector) => document.querySelector(".lesson " + selector)?.textContent ?? "";
		return { Heading: text("h3"), Place: text(".head .note"), Text: text(".lesson-text"), Verdict: text(".verdict"), Restore: text(".restore"),
			Choices: [...document.querySelectorAll(".choice")].map((e) => e.textContent) };
	})()`)
}

// expectStep waits for a step and checks that its own state is open.
func (b *tab) expectStep(l *lessons.Lesson, n int) {
	b.t.Helper()
	s := &l.Steps[n-1]
	b.until("document.querySelector('.lesson h3')?.textContent === %s", s.Title)
	opened, errs := state.Load(eval[string](b, "optiscope.link()"))
	if len(errs) > 0 || opened.View.Lesson != l.ID || opened.View.Step != n || opened.Strayed(s.Link) {
		b.t.Errorf("step %d of %s has the state %s, %v", n, l.ID, opened.Link(), errs)
	}
	if want := fmt.Sprintf("%d / %d", n, len(l.Steps)); b.lesson().Place != want {
		b.t.Errorf("step %d of %s says %q", n, l.ID, b.lesson().Place)
	}
	waits := s.Ask != nil && b.lesson().Verdict == ""
	if waits != opened.View.Veiled || waits && (opened.View.T != 0 || opened.View.Playing) {
		b.t.Errorf("step %d of %s: waits for an answer: %v, but the state is %s", n, l.ID, waits, opened.Link())
	}
}

func plain(spans []lessons.Span) string {
	return lessons.Words(spans, func(*lessons.Span) string { return "" })
}

// right is the index of the answer that the run makes right, as computed here.
func right(t *testing.T, s *lessons.Step) int {
	t.Helper()
	opened, _ := state.Load(s.Link)
	i, err := s.Ask.Right(claim.NewRuns(opened))
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// A whole lesson is taken with the keyboard alone: from the bar to its end, with an answer to every question.
func TestALessonByKeyboard(t *testing.T) {
	b := open(t, "", screen(1440, 900, 1))
	l := lesson(t, "gradient")
	// tabTo presses Tab until the focus is on an element.
	tabTo := func(what string) {
		t.Helper()
		for range 120 {
			if eval[bool](b, "document.activeElement.matches(%s)", what) {
				return
			}
			b.keys(kb.Tab)
		}
		t.Fatalf("Tab never comes to %s", what)
	}
	// What is told may be followed soon by what the run tells.
	b.do("window.heard = [], new MutationObserver(() => heard.push(document.getElementById('live').textContent)).observe(document.getElementById('live'), {childList: true, characterData: true, subtree: true})")
	tabTo("#course button")
	b.keys(kb.Enter)
	b.until("document.querySelector('dialog.course[open]')")
	tabTo(".lesson-item")
	b.keys(kb.Enter)
	for n := range l.Steps {
		b.expectStep(l, n+1)
		if focus := eval[string](b, "document.activeElement.textContent"); focus != l.Steps[n].Title {
			t.Errorf("at step %d the focus is on %q", n+1, focus)
		}
		if ask := l.Steps[n].Ask; ask != nil {
			b.until("document.querySelectorAll('.tick').length === 0") // nothing tells what comes
			tabTo(".choice")
			b.keys(kb.Enter)
			b.until("document.querySelector('.verdict')")
			want := "Not this time."
			if right(t, &l.Steps[n]) == 0 {
				want = "Right."
			}
			if shown := b.lesson(); shown.Verdict != want || !eval[bool](b, "heard.splice(0).includes(%s)", want) {
				t.Errorf("step %d: the first answer is called %q, want %q, also in the live region", n+1, shown.Verdict, want)
			}
			b.expectStep(l, n+1) // and now it plays
		}
		if n%2 == 0 && n+1 < len(l.Steps) {
			b.keys("]")
			continue
		}
		tabTo(".lesson-nav .primary")
		b.keys(kb.Enter)
	}
	b.expectStep(lesson(t, "ravine"), 1) // the next one
	b.do("optiscope.load(%s)", "lesson=gradient&step="+fmt.Sprint(len(l.Steps)))
	b.expectStep(l, len(l.Steps))
	b.keys("]")
	b.expectStep(lesson(t, "ravine"), 1)
}

// tap touches the middle of an element.
func (b *tab) tap(selector string) {
	b.t.Helper()
	x, y := b.box(selector).middle()
	b.touch(input.DispatchTouchEventTypeTouchStart, [2]float64{x, y})
	b.touch(input.DispatchTouchEventTypeTouchEnd)
}

// A whole lesson is taken with a finger on a telephone, and all that is touched is large enough.
func TestALessonByTouch(t *testing.T) {
	b := open(t, "", phone(390, 844, 1))
	l := lesson(t, "momentum")
	b.tap(".more")
	b.tap("#course button")
	b.until("document.querySelector('dialog.course[open]')")
	b.tap("dialog.course li:nth-child(3) button")
	for n := range l.Steps {
		b.expectStep(l, n+1)
		if ask := l.Steps[n].Ask; ask != nil {
			answer := right(t, &l.Steps[n])
			b.tap(fmt.Sprintf(".choice:nth-of-type(%d)", answer+1))
			b.until("document.querySelector('.verdict')?.textContent === 'Right.'")
		}
		if small := eval[[]string](b, `[...document.querySelectorAll(".lesson button:not(.inline)")].filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map((e) => e.textContent)`); len(small) > 0 {
			t.Errorf("step %d: too small for a finger: %q", n+1, small)
		}
		if n+1 < len(l.Steps) {
			b.tap(".lesson-nav .primary")
		}
	}
}

// Every step of every lesson shows its numbers, knows the right answer, and finds all that it points at.
func TestEveryStepOfEveryLesson(t *testing.T) {
	b := open(t, "play=0", phone(390, 844, 1)) // whose picture is soon drawn
	for _, l := range course(t, words.English).Lessons {
		for i := range l.Steps {
			s := &l.Steps[i]
			opened, _ := state.Load(s.Link)
			runs := claim.NewRuns(opened)
			b.do("optiscope.load(%s)", "lesson="+l.ID+"&step="+fmt.Sprint(i+1))
			b.expectStep(l, i+1)
			b.do("optiscope.pause()") // each run is looked at when it has ended
			if s.Ask != nil {
				answer := right(t, s)
				b.do("document.querySelectorAll('.choice')[%s].click()", answer)
				if verdict := b.lesson().Verdict; verdict != "Right." {
					t.Errorf("%s, step %d: %q is called %q", l.ID, i+1, plain(s.Ask.Choices[answer].Text), verdict)
				}
				b.expectStep(l, i+1)
				b.do("optiscope.pause()")
			}
			text := b.lesson().Text
			for _, block := range append(append([]lessons.Block{}, s.Blocks...), s.After...) {
				for _, item := range block.Items {
					for _, span := range item {
						if span.Kind != lessons.Measured {
							continue
						}
						v, err := span.Value.Of(runs)
						if err != nil {
							t.Fatal(err)
						}
						if want := claim.Format(v, span.Digits); !strings.Contains(text, want) {
							t.Errorf("%s, step %d: %s is %s, which is not in\n%s", l.ID, i+1, span.Source, want, text)
						}
					}
				}
			}
			if strings.Contains(text, "…") {
				t.Errorf("%s, step %d: a number is missing in\n%s", l.ID, i+1, text)
			}
			if cut := eval[int](b, `[...document.querySelectorAll(".equation")].filter((e) => e.scrollHeight > e.clientHeight + 1).length`); cut > 0 {
				t.Errorf("%s, step %d: %d equations are cut off", l.ID, i+1, cut)
			}
			if opened.View.Playing {
				b.do("optiscope.seek(1e6)")
			}
			b.until("document.querySelectorAll('[data-look]:not([hidden])').length === %s", len(s.Show))
			if names := eval[[]string](b, `[...document.querySelectorAll("[data-look]")].filter((e) => !e.textContent.trim()).map((e) => e.dataset.look)`); len(names) > 0 {
				t.Errorf("%s, step %d: these have no name: %v", l.ID, i+1, names)
			}
			if marked := eval[int](b, "document.querySelectorAll('[data-shown]').length"); marked == 0 {
				t.Errorf("%s, step %d: nothing is marked", l.ID, i+1)
			}
		}
	}
}

// Everything stays in the student's hands, and one button leads back.
func TestBackToTheLesson(t *testing.T) {
	b := open(t, "lesson=ravine&step=3", screen(1440, 900, 1))
	l := lesson(t, "ravine")
	b.expectStep(l, 3)
	b.do("optiscope.pause()")
	if again := b.lesson().Restore; again != "Once more" {
		t.Errorf("before anything is changed the button says %q", again)
	}
	b.until("document.querySelector(%s)", widget("sgd.lr", "input[type=range]"))
	r := b.box(widget("sgd.lr", "input[type=range]"))
	b.press(r.X+r.W*0.4, r.Y+r.H/2)
	b.release(r.X+r.W*0.4, r.Y+r.H/2)
	b.until("optiscope.get('sgd.lr') !== 0.038")
	b.until("document.querySelector('.restore').textContent === 'Back to the lesson'")
	link := eval[string](b, "optiscope.link()")

	// What was changed is in the link, and another tab opens it at the same place.
	other := open(t, link, screen(1440, 900, 1))
	other.until("document.querySelector('.lesson h3')?.textContent === %s", l.Steps[2].Title)
	if got := eval[string](other, "optiscope.link()"); got != link {
		t.Errorf("the link %s opens as %s", link, got)
	}

	b.click(".restore")
	b.expectStep(l, 3)
	b.until("document.querySelector('.restore').textContent === 'Once more'")
	b.click(".lesson .head button")
	b.until("!document.querySelector('.lesson')")
	if link := eval[string](b, "optiscope.link()"); strings.Contains(link, "lesson") || !strings.Contains(link, "ravine") {
		t.Errorf("closing the lesson leads to %s", link)
	}
}

// What a step points at is one press away: a closed card opens, a sheet comes forward.
func TestLookAt(t *testing.T) {
	b := open(t, "lesson=epsilon&step=2", screen(1440, 900, 1))
	b.expectStep(lesson(t, "epsilon"), 2)
	b.click(".choice")
	b.until("document.querySelector('[data-look=\"adam-2.eps\"]:not([hidden])')")
	b.click("[data-look='adam-2.eps']")
	b.until("document.activeElement.closest('[data-control]')?.dataset.control === 'adam-2.eps'")

	b = open(t, "lesson=epsilon&step=3", phone(390, 844, 1))
	b.expectStep(lesson(t, "epsilon"), 3)
	b.until("document.querySelector('[data-look=\"adam.eps\"]:not([hidden])')")
	b.tap("[data-look='adam.eps']")
	b.until("document.activeElement.closest('[data-control]')?.dataset.control === 'adam.eps' && document.activeElement.checkVisibility()")
}

// Links inside the text change the state or open another one.
func TestLinksInALesson(t *testing.T) {
	b := open(t, "lesson=ravine&step=5", screen(1440, 900, 1))
	l := lesson(t, "ravine")
	b.expectStep(l, 5)
	b.do("[...document.querySelectorAll('.inline')].find((e) => e.textContent.includes('100')).click()")
	if kappa := eval[float64](b, "optiscope.get('a')"); kappa != 100 {
		t.Errorf("the link sets κ to %v", kappa)
	}
	if lr := eval[float64](b, "optiscope.get('sgd.lr')"); lr != 0.019 {
		t.Errorf("the link sets α to %v", lr)
	}
}

// A place that does not exist is no dead end.
func TestWrongPlacesInLinks(t *testing.T) {
	b := open(t, "surface=sphere&lesson=astrology&step=2", small)
	b.until("!document.getElementById('notice').hidden")
	if text := eval[string](b, "document.getElementById('notice').textContent"); !strings.Contains(text, "astrology") {
		t.Errorf("the notice says %q", text)
	}
	if link := eval[string](b, "optiscope.link()"); !strings.Contains(link, "surface=sphere") || strings.Contains(link, "astrology") {
		t.Errorf("the state is %s", link)
	}
	l := lesson(t, "ravine")
	b.do("location.hash = 'lesson=ravine&step=77'")
	b.expectStep(l, len(l.Steps))
	b.do("location.hash = 'lesson=' + %s", url.QueryEscape("../x"))
	b.until("document.getElementById('notice').textContent.includes('lesson')")
	time.Sleep(50 * time.Millisecond)
}

// The text stays readable and nothing overlaps, in every layout.
func TestLessonLayout(t *testing.T) {
	for _, windows := range [][]size{{phone(360, 640, 2)}, {phone(768, 1024, 1)}, {small, screen(1440, 900, 1), screen(1920, 1080, 1)}} {
		b := open(t, "lesson=ravine&step=2", windows[0])
		b.expectStep(lesson(t, "ravine"), 2)
		for _, w := range windows {
			b.resizeTo(w)
			b.settle()
			for _, problem := range eval[[]problem](b, "("+layoutScript+")(%s)", w.touch) {
				t.Errorf("%v: %+v", w, problem)
			}
			if text := b.box(".lesson-text"); text.W < 230 || text.H < 120 {
				t.Errorf("%v: the text has %.0f × %.0f pixels", w, text.W, text.H)
			}
			if picture := b.box("[data-view=surface]"); picture.W < 300 || picture.H < 150 {
				t.Errorf("%v: the picture has %.0f × %.0f pixels", w, picture.W, picture.H)
			}
		}
	}
}
