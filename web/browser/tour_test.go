package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// newcomer makes the tab's next visit a first one, and goes there.
func (b *tab) newcomer(link string) {
	b.t.Helper()
	if len(b.documents) == 0 {
		b.visit("play=0")
	}
	b.do("sessionStorage.setItem('newcomer', '1'), localStorage.clear()")
	b.reloads(func() {
		b.do("location.href = location.href.replace(/#.*/, '') + '?' + Math.random() + (%s ? '#' + %s : '')", link, link)
	})
	b.do("await optiscope.ready")
}

const tourText = "(document.querySelector('.tour:popover-open')?.innerText ?? '')"

// expectStop checks which stop is shown and that its frame is around the target.
func (b *tab) expectStop(place, target string) {
	b.t.Helper()
	b.until(tourText+".startsWith(%s)", place)
	b.inWindow(".tour")
	if target == "" {
		return
	}
	if ok, _ := try[bool](b, `((f, t) => f.left <= t.left && f.top <= t.top && f.right >= t.right && f.bottom >= t.bottom)(document.querySelector(".tour-frame").getBoundingClientRect(), document.querySelector(%s).getBoundingClientRect())`, target); !ok {
		b.t.Errorf("%s: the frame is not around %s", place, target)
	}
	if eval[bool](b, `((a, t) => a.left < t.right && t.left < a.right && a.top < t.bottom && t.top < a.bottom)(document.querySelector(".tour").getBoundingClientRect(), document.querySelector(%s).getBoundingClientRect())`, target) {
		b.t.Errorf("%s: the words hide %s", place, target)
	}
}

// A first visit is shown around with the keyboard, and the next one is not.
func TestTourByKeyboard(t *testing.T) {
	b := open(t, "play=0", screen(1440, 900, 1))
	b.newcomer("")
	b.expectStop("1 of 4", "")
	ring := eval[rect](b, `((r) => ({X: r.x, Y: r.y, W: r.width, H: r.height}))(document.querySelector(".tour-frame").getBoundingClientRect())`)
	from := eval[string](b, "optiscope.link()")
	x, y := ring.middle()
	b.press(x, y)
	b.move(x+60, y+10)
	b.release(x+60, y+10)
	b.until("optiscope.link() !== %s", from) // it is the ring indeed, and it can be dragged meanwhile
	for _, v := range b.audit() {
		t.Errorf("tour: %s (%s)\n\t%s", v.Help, v.Rule, strings.TrimSpace(v.Where))
	}
	b.do("document.querySelector('.tour .primary').focus()")
	b.keys(kb.ArrowRight)
	b.expectStop("2 of 4", `[data-control="adabelief.lr"]`)
	if live := eval[string](b, "document.getElementById('live').textContent"); !strings.Contains(live, "2 of 4") || !strings.Contains(live, "slider") {
		t.Errorf("a listener hears %q", live)
	}
	b.keys(kb.Enter)
	b.expectStop("3 of 4", `[data-control="t"]`)
	b.keys(kb.ArrowLeft)
	b.expectStop("2 of 4", `[data-control="adabelief.lr"]`)
	b.keys(kb.ArrowRight)
	b.keys(kb.Enter)
	b.expectStop("4 of 4", `[data-panel="inside"]`)
	b.keys(kb.Enter)
	b.until("!document.querySelector('.tour')")
	b.do("history.replaceState(null, '', location.href.replace(/#.*/, ''))")
	b.reloads(func() { b.do("location.reload()") })
	b.do("await optiscope.ready")
	b.settleTour(t, "a second visit")

	// Help brings it back, and the focus returns to where it was.
	b.do("document.querySelector('[aria-label=Help]').focus()")
	b.keys(kb.Enter)
	b.do("[...document.querySelectorAll('dialog.help .button')].find((e) => /tour/.test(e.textContent)).click()")
	b.expectStop("1 of 4", "")
	b.keys(kb.Escape)
	b.until("!document.querySelector('.tour') && document.activeElement.getAttribute('aria-label') === 'Help'")
}

// settleTour says that there is no tour, after it would have begun.
func (b *tab) settleTour(t *testing.T, when string) {
	t.Helper()
	b.do("await new Promise((done) => setTimeout(done, 300))")
	if text := eval[string](b, tourText); text != "" {
		t.Errorf("%s: the tour says %q", when, text)
	}
}

// Whoever comes with a link, or sees the program inside another page, is not shown around.
func TestTourKeepsAway(t *testing.T) {
	b := open(t, "play=0", small)
	for _, link := range []string{"play=0", "lesson=gradient", "theme=light", "hide=bar"} {
		b.newcomer(link)
		b.settleTour(t, link)
	}
}

// With a finger: large buttons, the sheet of every stop, and back to where it began.
func TestTourByTouch(t *testing.T) {
	b := open(t, "play=0", phone(360, 640, 1))
	b.newcomer("")
	for i, target := range []string{"", `[data-control="adabelief.lr"]`, `[data-control="t"]`, ""} {
		b.expectStop(string(rune('1'+i))+" of 4", target)
		b.do("await new Promise((done) => setTimeout(done, 450))") // a sheet that is just being laid out moves the words once more
		for _, box := range []string{".tour .primary", ".tour .button:not([hidden])"} {
			if r := b.box(box); r.W < 44 || r.H < 44 {
				t.Errorf("%s is %v", box, r)
			}
		}
		b.tap(".tour .primary")
	}
	b.until("!document.querySelector('.tour')")
	if tab := eval[string](b, "document.querySelector('[role=tab][aria-selected=true]').textContent"); tab != "Tune" {
		t.Errorf("after the tour the sheet is %s", tab)
	}
}
