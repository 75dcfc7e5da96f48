package browser

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

// explained is what the explanation says that is open, or "".
func (b *tab) explained() string {
	b.t.Helper()
	return eval[string](b, `document.querySelector(".explained:popover-open")?.innerText ?? ""`)
}

// inWindow checks that what is explained can be read.
func (b *tab) inWindow(selector string) {
	b.t.Helper()
	if !eval[bool](b, `((e) => { const r = e.getBoundingClientRect(); return r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight && e.scrollWidth <= e.clientWidth; })(document.querySelector(%s))`, selector) {
		b.t.Errorf("%s is not wholly in the window", selector)
	}
}

// shownControls are the IDs of all widgets that can be seen.
const shownControls = `[...document.querySelectorAll("[data-control]")].filter((e) => e.checkVisibility()).map((e) => e.dataset.control)`

// The "?" comes with the pointer beside every control and explains it; it takes no Tab stop.
func TestQuestionMarks(t *testing.T) {
	b := reuseAt(t, "play=0", screen(1440, 900, 1))
	ids := eval[[]string](b, shownControls)
	if len(ids) < 30 {
		t.Fatalf("only %d controls are shown", len(ids))
	}
	for _, id := range ids {
		for range 2 { // the tools of a closed card come with the pointer, and take room then
			b.hover(b.box(`[data-control="` + id + `"]`).middle())
		}
		b.until("document.querySelector('.ask:not([hidden])')?.getAttribute('aria-label').length > 9 || %s === ''", id)
		b.click(".ask")
		want := eval[string](b, "optiscope.controls().find((c) => c.id === %s).help", id)
		if got := b.explained(); want == "" || !strings.Contains(got, want) || eval[string](b, "document.querySelector('.ask').getAttribute('aria-expanded')") != "true" {
			t.Errorf("the ? at %s says %q, want %q in it", id, got, want)
		}
		b.inWindow(".explained")
		b.click(".ask")
		if got := b.explained(); got != "" {
			t.Errorf("a second press on the ? at %s leaves %q", id, got)
		}
	}
	b.do("document.querySelector(%s).focus()", widget("adabelief.beta2", "input"))
	b.keys(kb.F1)
	said := b.explained()
	for _, want := range []string{"β₂", "Decay of the second moment", "Kingma and Ba, 2014", "algorithm 1", "arXiv:2010.07468"} {
		if !strings.Contains(said, want) {
			t.Errorf("F1 on β₂ says %q, want %q in it", said, want)
		}
	}
	if live := eval[string](b, "document.getElementById('live').textContent"); !strings.Contains(live, "Kingma and Ba") {
		t.Errorf("a listener hears %q", live)
	}
	if described := eval[string](b, "document.getElementById(document.activeElement.getAttribute('aria-describedby')).className"); described != "explained" {
		t.Errorf("the slider is described by %q", described)
	}
	for _, v := range b.audit() {
		t.Errorf("explained: %s (%s)\n\t%s", v.Help, v.Rule, strings.TrimSpace(v.Where))
	}
	b.keys(kb.Escape)
	if b.explained() != "" || eval[string](b, "document.activeElement.closest('[data-control]').dataset.control") != "adabelief.beta2" {
		t.Error("Escape does not close the explanation and leave the focus")
	}
	b.keys(kb.F1)
	b.keys(kb.Tab)
	if b.explained() != "" && eval[string](b, "document.activeElement.closest('[data-control]').dataset.control") != "adabelief.beta2" {
		t.Error("an explanation stays when the focus goes on")
	}
	// In a dialog, which leaves the rest of the page inert.
	b.click("[data-dialog=share]")
	b.do("document.querySelector('[data-control=\"share.copy\"]').focus()")
	b.keys(kb.F1)
	if !strings.Contains(b.explained(), "Copies a link") || !eval[bool](b, "document.querySelector('.explained').closest('dialog[open]') !== null") {
		t.Errorf("in the dialog F1 says %q", b.explained())
	}
	b.keys(kb.Escape)
	if b.explained() != "" || !eval[bool](b, "document.querySelector('dialog[open]') !== null") {
		t.Error("Escape closes more than the explanation")
	}
}

// On a telephone labels explain their controls, buttons do when a finger rests on them, and groups of options have a "?".
func TestQuestionMarksByTouch(t *testing.T) {
	b := reuseAt(t, "play=0", phone(360, 640, 1))
	small := eval[[]string](b, `[...document.querySelectorAll("[data-control] .label:not(.unseen), .body .caption, .ask-all")].filter((e) => e.checkVisibility()).map((e) => {
		const r = e.getBoundingClientRect(), s = getComputedStyle(e, "::before");
		const w = Math.max(r.width, parseFloat(s.width) || 0), h = Math.max(r.height, parseFloat(s.height) || 0);
		return w < 44 || h < 44 ? e.textContent + ": " + w + " × " + h : "";
	}).filter(Boolean)`)
	if len(small) > 0 {
		t.Errorf("too small for fingers: %v", small)
	}
	b.tap(widget("adabelief.lr", ".label"))
	b.until("document.querySelector('.explained:popover-open')?.innerText.includes('Kingma and Ba')")
	b.inWindow(".explained")
	b.tap(widget("adabelief.lr", ".label"))
	if got := b.explained(); got != "" {
		t.Errorf("a second tap leaves %q", got)
	}
	b.tap(`[data-control="adabelief.rectify"] ~ .ask-all`)
	b.until("document.querySelector('.explained:popover-open')?.querySelectorAll('h3').length > 2")
	b.inWindow(".explained")
	b.keys(kb.Escape)
	// The way back to a formula is there only for who has had two.
	b.do("optiscope.load('surface=custom&formula=x&play=0'), optiscope.load('play=0'), optiscope.set('surface', 'custom')")
	b.settle()
	b.tap(`[data-control="formula.back"] ~ .ask-all`)
	b.until("document.querySelector('.explained:popover-open')?.innerText.includes('the one before it')")
	b.keys(kb.Escape)
	before := eval[string](b, "optiscope.link()")
	x, y := b.box(`[data-control="play"]`).middle()
	b.touch(input.DispatchTouchEventTypeTouchStart, [2]float64{x, y})
	time.Sleep(700 * time.Millisecond)
	b.touch(input.DispatchTouchEventTypeTouchEnd)
	if got := b.explained(); !strings.Contains(got, "Plays the run or stops it") {
		t.Errorf("a finger that rests on a button is told %q", got)
	}
	if after := eval[string](b, "optiscope.link()"); after != before {
		t.Errorf("a button does what it explains: %s", fmt.Sprint(after))
	}
}
