package browser

import (
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/optiscope/optiscope/scenes/stage/wild"
)

// user is a wild hand at a tab.
type user struct {
	*tab
	hand *wild.Hand
	size size
}

// act does one thing.
func (u *user) act() {
	u.t.Helper()
	switch k := u.hand.IntN(100); {
	case k < 25:
		u.clickAnything()
	case k < 45:
		u.pressKey()
	case k < 60:
		u.dragAnything()
	case k < 68:
		u.turnWheel()
	case k < 78:
		u.useFingers()
	case k < 86:
		u.typeAnything()
	case k < 92:
		u.chooseAnything()
	case k < 96:
		u.openLink()
	case k < 98:
		u.resize()
	default:
		u.hand.Does("wait")
		time.Sleep(time.Duration(u.hand.IntN(400)) * time.Millisecond)
	}
}

// withFingers gives the window its size in a browser for both mouse and fingers.
func (u *user) withFingers() {
	u.t.Helper()
	u.must(chromedp.Do(u.ctx, chromedp.EmulateViewport(u.size.width, u.size.height, chromedp.EmulateScale(u.size.scale), chromedp.EmulateTouch)))
}

// reachable are the elements that can be used and are seen, in the open dialog if there is one.
const reachable = `[...(document.querySelector("dialog[open]") ?? document).querySelectorAll("button, input, select, textarea, summary, label, [tabindex], [data-view]")].filter((e) =>
	e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.getBoundingClientRect().width > 0)`

// place is an element with a place on it.
type place struct {
	Name string
	X, Y float64
}

// somewhere is a place on one of the elements that an expression lists, scrolled into view; there may be none.
func (u *user) somewhere(elements string) (p place, ok bool) {
	u.t.Helper()
	p = eval[place](u.tab, `((all, which, across, down) => {
		const e = all[Math.floor(which * all.length)];
		if (!e) return {Name: ""};
		e.scrollIntoView({block: "nearest", inline: "nearest", behavior: "instant"});
		const r = e.getBoundingClientRect();
		const name = e.closest("[data-control]")?.dataset.control ?? e.dataset.view ?? e.getAttribute("aria-label") ?? e.textContent.slice(0, 30);
		return {Name: e.tagName + " " + name, X: r.x + across * r.width, Y: r.y + down * r.height};
	})(`+elements+`, %s, %s, %s)`, u.hand.Float64(), u.hand.Float64(), u.hand.Float64())
	return p, p.Name != ""
}

func (u *user) anywhere() (x, y float64) {
	return u.hand.Float64() * float64(u.size.width), u.hand.Float64() * float64(u.size.height)
}

func (u *user) clickAnything() {
	u.t.Helper()
	if p, ok := u.somewhere(reachable); ok {
		u.hand.Does("click on %s at %.0f, %.0f", p.Name, p.X, p.Y)
		u.press(p.X, p.Y)
		u.release(p.X, p.Y)
	}
}

func (u *user) dragAnything() {
	u.t.Helper()
	from := reachable
	if u.hand.Often(50) {
		from = `[...document.querySelectorAll("[data-view], input[type=range]")].filter((e) => e.checkVisibility())`
	}
	p, ok := u.somewhere(from)
	if !ok {
		return
	}
	x, y := u.anywhere()
	u.hand.Does("drag %s from %.0f, %.0f to %.0f, %.0f", p.Name, p.X, p.Y, x, y)
	u.tab.press(p.X, p.Y)
	steps := 1 + u.hand.IntN(5)
	for i := 1; i <= steps; i++ {
		part := float64(i) / float64(steps)
		u.move(p.X+part*(x-p.X), p.Y+part*(y-p.Y))
	}
	u.release(x, y)
}

func (u *user) turnWheel() {
	u.t.Helper()
	x, y := u.anywhere()
	delta := wild.One(u.hand, []float64{-100, 100, -1000, 1000, 3})
	u.hand.Does("wheel %v at %.0f, %.0f", delta, x, y)
	u.wheel(x, y, delta)
}

// moved are keys that move or leave something; the program's own stand in its controls.
var moved = []string{kb.Tab, kb.Enter, kb.Escape, kb.ArrowLeft, kb.ArrowRight, kb.ArrowUp, kb.ArrowDown, kb.PageUp, kb.PageDown, kb.Home, kb.End, kb.Delete, kb.Backspace, " ", "?", "[", "]"}

func (u *user) pressKey() {
	u.t.Helper()
	key := wild.One(u.hand, moved)
	if own := eval[[]string](u.tab, "optiscope.controls().map((c) => c.key).filter((key) => key?.length === 1)"); u.hand.Often(50) && len(own) > 0 {
		key = wild.One(u.hand, own)
	}
	var with []chromedp.KeyOption
	if u.hand.Often(20) {
		with = append(with, chromedp.KeyModifiers(chromedp.ModifierShift))
	}
	times := 1 + u.hand.IntN(3)
	u.hand.Does("key %q, %d times, %d modifiers", key, times, len(with))
	for range times {
		u.keys(key, with...)
	}
}
