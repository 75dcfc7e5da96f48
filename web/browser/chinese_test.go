package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/words"
)

// A whole lesson is taken in Chinese, from its link to its end.
func TestALessonInChinese(t *testing.T) {
	b := open(t, "language=zh&lesson=momentum", screen(1440, 900, 1))
	l, say := lessonIn(t, words.Chinese, "momentum"), words.Chinese.Page()
	for n := range l.Steps {
		b.expectStep(l, n+1)
		s := &l.Steps[n]
		if s.Ask != nil {
			if got, want := b.lesson().Choices, len(s.Ask.Choices); len(got) != want || strings.ReplaceAll(got[0], "\u00a0", " ") != plain(s.Ask.Choices[0].Text) {
				t.Errorf("step %d: the choices are %q", n+1, got)
			}
			b.click(fmt.Sprintf(".choice:nth-of-type(%d)", right(t, s)+1))
			b.until("document.querySelector('.verdict')?.textContent === %s", say["Right."])
		}
		opened, _ := state.Load(s.Link)
		runs := claim.NewRuns(opened)
		text := b.lesson().Text
		for _, block := range append(s.Blocks, s.After...) {
			for _, item := range block.Items {
				for _, span := range item {
					if span.Value == nil {
						continue
					}
					v, err := span.Value.Of(runs)
					if err != nil {
						t.Fatal(err)
					}
					if want := claim.Format(v, span.Digits); !strings.Contains(text, want) {
						t.Errorf("step %d: %s is %s, which is not in\n%s", n+1, span.Source, want, text)
					}
				}
			}
		}
		on := say["Next"]
		if n+1 == len(l.Steps) {
			on = say["Next lesson"]
		}
		b.until("document.querySelector('.restore').textContent === %s", say["Once more"])
		if got := eval[string](b, "document.querySelector('.lesson-nav div').textContent"); got != say["Back"]+on {
			t.Errorf("step %d: the ways back and on are called %q", n+1, got)
		}
		if n+1 < len(l.Steps) {
			b.click(".lesson-nav .primary")
		}
	}
	b.click(".lesson-nav .primary")
	b.expectStep(lessonIn(t, words.Chinese, "coordinates"), 1)
	last := lessonIn(t, words.Chinese, "fair")
	b.do("optiscope.load(%s)", fmt.Sprintf("language=zh&lesson=fair&step=%d", len(last.Steps)))
	b.expectStep(last, len(last.Steps))
	b.click(".lesson-nav .primary") // behind the last lesson there is the list
	b.until("document.querySelector('dialog.course [aria-current]')?.textContent.includes(%s)", last.Title)
	if link := eval[string](b, "optiscope.link()"); !strings.Contains(link, "language=zh") {
		t.Errorf("the link %s has lost the language", link)
	}
}

// Another language shows the same step, with the answer that was given and whatever was changed.
func TestLanguageDuringALesson(t *testing.T) {
	b := open(t, "lesson=ravine&step=2", screen(1440, 900, 1))
	en, zh := lesson(t, "ravine"), lessonIn(t, words.Chinese, "ravine")
	b.expectStep(en, 2)
	b.do("optiscope.set('language', 'zh')")
	b.expectStep(zh, 2) // the question still waits, in Chinese
	b.click(fmt.Sprintf(".choice:nth-of-type(%d)", right(t, &zh.Steps[1])+1))
	b.until("document.querySelector('.verdict')")
	b.do("optiscope.set('sgd.lr', 0.02), optiscope.pause(), optiscope.seek(7)")
	b.until("location.hash.includes('sgd.lr=0.02')")
	before := eval[string](b, "optiscope.link()")

	b.do("optiscope.set('language', 'en')")
	b.until("document.querySelector('.lesson h3').textContent === %s", en.Steps[1].Title)
	b.until("document.querySelector('.restore').textContent === 'Back to the lesson'")
	if shown := b.lesson(); shown.Verdict != "Right." {
		t.Errorf("the answer is called %q", shown.Verdict)
	}
	if after := eval[string](b, "optiscope.link()"); after != strings.Replace(before, "language=zh", "language=en", 1) {
		t.Errorf("the state was\n%s and is\n%s", before, after)
	}
	b.do("optiscope.set('language', 'zh'), optiscope.set('language', 'en'), optiscope.set('language', 'zh')")
	b.until("document.querySelector('.lesson h3').textContent === %s", zh.Steps[1].Title)
	next := b.box(".lesson-nav .primary")
	b.click(".restore")
	b.expectStep(zh, 2)
	b.until("document.querySelector('.restore').textContent === %s", words.Chinese.Say("Once more"))
	if now := b.box(".lesson-nav .primary"); now != next {
		t.Errorf("the way on was at %v and is at %v", next, now)
	}
	b.click(".lesson-nav .primary")
	b.expectStep(zh, 3)

	// A state in the other language without a lesson: what is still to be translated does not come back.
	b.do("optiscope.load('play=0')")
	b.until("document.documentElement.lang === 'en'")
	b.settle()
	if left := eval[string](b, "document.querySelector('.lesson h3')?.textContent ?? ''"); left != "" {
		t.Errorf("the lesson has been left, and shows %q", left)
	}
}

// lonely finds signs that stand on another line than the formula before them.
const lonely = `[...document.querySelectorAll(".lesson-text math")].flatMap((formula) => {
	const text = formula.nextSibling ?? formula.parentElement.nextSibling;
	if (text?.nodeType !== Node.TEXT_NODE || !/^[,.;:!?)，。；：、！？）]/.test(text.data)) return [];
	const range = document.createRange();
	range.setStart(text, 0);
	range.setEnd(text, 1);
	const sign = range.getBoundingClientRect(), line = formula.getBoundingClientRect();
	return sign.top < line.bottom && sign.left >= line.right - 1 ? [] : [formula.textContent + text.data];
})`

// Lessons in Chinese keep to the screen of a telephone, and no line of them begins with a comma.
func TestChineseLessonLayout(t *testing.T) {
	b := open(t, "language=zh&lesson=warmup&step=4", phone(360, 640, 1))
	b.until("document.querySelector('.lesson h3')?.textContent === %s", lessonIn(t, words.Chinese, "warmup").Steps[3].Title)
	for _, answered := range []bool{false, true} {
		if answered { // which shows what the step points at
			b.do("document.querySelector('.choice').click(), optiscope.pause()")
			b.until("document.querySelector('[data-look]:not([hidden])')")
		}
		b.settle()
		for _, problem := range eval[[]problem](b, "("+layoutScript+")(%s)", true) {
			t.Errorf("answered: %v: %+v", answered, problem)
		}
	}
	signs := 0
	for _, id := range []string{"ravine", "epsilon", "decay"} {
		l := lessonIn(t, words.Chinese, id)
		for n := range l.Steps {
			b.do("optiscope.load(%s)", fmt.Sprintf("language=zh&lesson=%s&step=%d", id, n+1))
			b.until("document.querySelector('.lesson h3')?.textContent === %s && document.querySelector('.lesson h2').textContent === %s", l.Steps[n].Title, l.Title)
			for _, text := range eval[[]string](b, lonely) {
				t.Errorf("%s, step %d: the sign after the formula is on a line of its own: %s", id, n+1, text)
			}
			signs += eval[int](b, "document.querySelectorAll('.lesson-text .held').length")
		}
	}
	if signs < 10 {
		t.Errorf("only %d signs stand behind formulas", signs)
	}
}
