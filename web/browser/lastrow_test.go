package browser

import (
	"testing"
)

// smallestType is how small text may be that is read from the last row, as a part of the picture's height: from six heights away
// it then looks as large as on a page that is held at arm's length.
const smallestType = 1.0 / 42

// In presenter mode a lesson is read from the back of the room: its text, its question, its choices and the buttons that go on. All of the picture
// that it speaks about stays beside it.
func TestLessonFromTheLastRow(t *testing.T) {
	for _, w := range []size{screen(1280, 720, 1), screen(1440, 900, 1), screen(1920, 1080, 1), screen(3840, 2160, 1)} {
		t.Run(w.String(), func(t *testing.T) {
			b := open(t, "", w)
			b.keys("f")
			b.until("document.documentElement.hasAttribute('data-present')")
			b.do("location.hash = 'present=1&lesson=belief&step=2'")
			b.expectStep(lesson(t, "belief"), 2)
			b.click(".choice")
			b.until("document.querySelector('.verdict')")
			b.do("optiscope.pause()")
			b.settle()
			name := w.String()
			type text struct {
				Says string
				Size float64
			}
			all := eval[[]text](b, `[...document.querySelectorAll(".lesson-text :is(h3, p, li, .choice, .measured, math), .lesson-nav button")].filter((e) => !e.matches(".looks"))
				.map((e) => ({Says: e.textContent, Size: parseFloat(getComputedStyle(e).fontSize)}))`)
			if len(all) < 10 {
				t.Errorf("%s: only %d texts", name, len(all))
			}
			for _, one := range all {
				if one.Size < smallestType*float64(w.height) {
					t.Errorf("%s: %q is %.1f pixels high, and %.1f would be read", name, one.Says, one.Size, smallestType*float64(w.height))
				}
			}
			if picture := b.box("[data-view=surface]"); picture.W < 0.5*float64(w.width) || picture.H < 0.6*float64(w.height) {
				t.Errorf("%s: the picture has %.0f × %.0f pixels", name, picture.W, picture.H)
			}
			for _, problem := range eval[[]problem](b, "("+layoutScript+")(%s)", false) {
				t.Errorf("%s: %+v", name, problem)
			}
		})
	}
}
