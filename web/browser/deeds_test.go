package browser

import (
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"

	"github.com/optiscope/optiscope/scenes/stage/wild"
)

// finger moves one or two fingers along a way, and lifts them.
func (u *user) finger(ways [][2][2]float64) {
	u.t.Helper()
	at := func(part float64) (places [][2]float64) {
		for _, way := range ways {
			places = append(places, [2]float64{way[0][0] + part*(way[1][0]-way[0][0]), way[0][1] + part*(way[1][1]-way[0][1])})
		}
		return places
	}
	u.touch(input.DispatchTouchEventTypeTouchStart, at(0)...)
	for _, part := range []float64{0.3, 0.6, 1} {
		u.touch(input.DispatchTouchEventTypeTouchMove, at(part)...)
	}
	u.touch(input.DispatchTouchEventTypeTouchEnd)
}

func (u *user) useFingers() {
	u.t.Helper()
	var ways [][2][2]float64
	for range 1 + u.hand.IntN(2) {
		p, ok := u.somewhere(reachable)
		if !ok {
			return
		}
		way := [2][2]float64{{p.X, p.Y}, {p.X, p.Y}}
		if u.hand.Often(70) {
			way[1][0], way[1][1] = u.anywhere()
		}
		ways = append(ways, way)
	}
	u.hand.Does("fingers %.0f", ways)
	u.finger(ways)
}

func (u *user) typeAnything() {
	u.t.Helper()
	p, ok := u.somewhere(strings.ReplaceAll(reachable, `"button, input, select, textarea, summary, label, [tabindex], [data-view]"`, `"input[type=text], textarea"`))
	if !ok {
		return
	}
	text := u.hand.Text()
	if u.hand.Often(30) {
		text = u.hand.Formula()
	}
	end := wild.One(u.hand, []string{kb.Enter, kb.Escape, kb.Tab, ""})
	u.hand.Does("type %q into %s, then %q", text, p.Name, end)
	u.do("(() => { const e = document.elementFromPoint(%s, %s); if (e?.matches('input, textarea')) { e.focus(); e.select(); } })()", p.X, p.Y)
	u.keys(strings.Map(func(r rune) rune {
		if r < ' ' {
			return -1
		}
		return r
	}, text) + end)
}

// chooseAnything takes an option of a menu. The menu itself is the browser's, and stands outside the page.
func (u *user) chooseAnything() {
	u.t.Helper()
	chosen := eval[string](u.tab, `((all, which, option) => {
		const e = all[Math.floor(which * all.length)];
		if (!e) return "";
		e.selectedIndex = Math.floor(option * e.options.length);
		e.dispatchEvent(new Event("input", {bubbles: true})), e.dispatchEvent(new Event("change", {bubbles: true}));
		return (e.closest("[data-control]")?.dataset.control ?? "") + " " + e.value;
	})([...document.querySelectorAll("select")].filter((e) => e.checkVisibility() && !e.disabled), %s, %s)`, u.hand.Float64(), u.hand.Float64())
	u.hand.Does("choose %s", chosen)
}

func (u *user) openLink() {
	u.t.Helper()
	link := u.hand.Link()
	u.hand.Does("link %q", link)
	u.do("location.hash = %s", link)
}

func (u *user) resize() {
	u.t.Helper()
	u.size = wild.One(u.hand, []size{small, screen(360, 640, 1), screen(844, 390, 1), screen(768, 1024, 1), screen(1440, 900, 1), screen(500+int64(u.hand.IntN(900)), 400+int64(u.hand.IntN(500)), 1)})
	u.hand.Does("size %v", u.size)
	u.withFingers()
}
