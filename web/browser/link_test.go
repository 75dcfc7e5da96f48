package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// Another surface keeps optimizers, steps and time; its address opens the same
// state in another tab: same link, same bits, same picture.
func TestAddressHoldsEverything(t *testing.T) {
	b := reuse(t, "play=0&t=250&steps=600&radam.lr=0.05&adam.hide=1&theme=dark")
	before := b.tracks(firstEntries()...)
	selector := widget("surface", "select")
	b.box(selector)
	b.do("document.querySelector(%s).focus()", selector)
	b.keys("Himmel")
	b.until("optiscope.get('surface') === 'himmelblau'")
	b.settle()
	for id, want := range map[string]any{"steps": 600.0, "t": 250.0, "radam.lr": 0.05, "adam.hide": true, "play": false} {
		if got := eval[any](b, "optiscope.get(%s)", id); got != want {
			t.Errorf("on another surface %s is %v, want %v", id, got, want)
		}
	}
	here := b.tracks(firstEntries()...)
	for id, track := range here {
		if difference(track, before[id]) == "" {
			t.Errorf("%s is the same on another surface", id)
		}
	}
	b.until("location.hash === '#' + optiscope.link() && location.hash.includes('surface=himmelblau')")
	b.do("document.activeElement.blur()")
	b.hover(5, 5)
	b.settle()

	link := strings.TrimPrefix(eval[string](b, "location.hash"), "#")
	other := open(t, link, small)
	other.settle()
	if got := eval[string](other, "optiscope.link()"); got != link {
		t.Errorf("the address %q opens the state %q", link, got)
	}
	other.expectSameTracks(here)
	samePicture(t, b.seen(surfaceCell), other.seen(surfaceCell))
}

// What a link says wrongly is told; the rest of it applies. Keys that are not
// known may come from a newer version and are no mistake.
func TestBadLinks(t *testing.T) {
	b := reuse(t, "play=0")
	for _, c := range []struct{ link, want string }{
		{"adam.lr=NaN", "NaN"},
		{"adam.lr=1e999", "1e999"},
		{"adam.lr=-1", "-1"},
		{"surface=atlantis", "atlantis"},
		{"entries=adam,magic", "magic"},
		{"adam.lr=%zz", "damaged"},
		{"future.thing=7", ""},
	} {
		b.do("location.hash = %s", "play=0&noise=0.25&"+c.link)
		b.until("optiscope.get('noise') === 0.25")
		b.settle()
		notice := b.notice()
		if c.want == "" && notice != "" || !strings.Contains(notice, c.want) {
			t.Errorf("%s: the page says %q, want %q in it", c.link, notice, c.want)
		}
		if notice != "" {
			b.click("#notice button")
		}
		if left := b.notice(); left != "" {
			t.Errorf("%s: OK does not remove %q", c.link, left)
		}
		b.do("optiscope.load('play=0')")
		b.until("location.hash === '#play=0'")
	}
	b.visit("play=0&noise=0.25&surface=atlantis")
	if notice := b.notice(); !strings.Contains(notice, "atlantis") || eval[float64](b, "optiscope.get('noise')") != 0.25 {
		t.Errorf("opened with a bad surface the page says %q", notice)
	}
	b.click("#notice button")
}

// A link that is entered while the address is about to follow the state is not written over.
func TestLinkEnteredInBetween(t *testing.T) {
	b := reuse(t, "play=0")
	b.until("location.hash === '#play=0'")
	b.do("optiscope.set('adam.lr', 0.2)")
	b.settle()
	b.do("location.hash = 'play=0&noise=0.5', dispatchEvent(new Event('pagehide'))") // when the page is left, the address follows at once
	b.until("optiscope.link() === 'noise=0.5&play=0' && location.hash === '#noise=0.5&play=0'")
}

// notice is the text of the banner, where it can be seen.
func (b *tab) notice() string {
	b.t.Helper()
	return eval[string](b, "(() => { const box = document.getElementById('notice'); return box.checkVisibility() ? box.innerText : ''; })()")
}

// A typed value that is refused stays with the reason under it, and changes nothing.
func TestBadFields(t *testing.T) {
	b := reuse(t, "play=0")
	for _, c := range []struct{ id, text string }{
		{"adabelief.lr", "abc"}, {"adabelief.lr", "-1"}, {"adabelief.lr", "1e999"}, {"adabelief.beta1", "1"},
		{"adabelief.beta2", ""}, {"start.x", "NaN"}, {"steps", "10.5"}, {"steps", "99999999"},
	} {
		field := widget(c.id, "input[type=text]")
		before := eval[float64](b, "optiscope.get(%s)", c.id)
		shown := eval[string](b, "document.querySelector(%s).value", field)
		b.do("document.querySelector(%s).value = ''", field)
		b.typeInto(field, c.text, kb.Enter)
		got := eval[complaint](b, complaintOf, field)
		reason, _ := try[string](b, "(() => { try { optiscope.set(%s, %s); return ''; } catch (error) { return error instanceof Error ? error.message : ''; } })()", c.id, c.text)
		if got.Text == "" || got.Text != reason || !got.Invalid || !got.Below {
			t.Errorf("%s = %q: the page shows %+v, the program says %q", c.id, c.text, got, reason)
		}
		if after := eval[float64](b, "optiscope.get(%s)", c.id); after != before {
			t.Errorf("%s = %q: the value went from %v to %v", c.id, c.text, before, after)
		}
		b.keys(kb.Escape)
		got = eval[complaint](b, complaintOf, field)
		if got.Text != "" || got.Invalid || got.Value != shown {
			t.Errorf("%s: after Escape the page shows %+v, want %q", c.id, got, shown)
		}
	}
	b.typeInto(widget("adabelief.lr", "input[type=text]"), "0.0625", kb.Enter)
	b.until("optiscope.get('adabelief.lr') === 0.0625")
}

// complaint is what a field says about its value.
type complaint struct {
	Text, Value    string
	Invalid, Below bool
}

const complaintOf = `((field) => {
	const text = document.getElementById(field.getAttribute("aria-describedby") ?? "");
	const shown = text?.checkVisibility() ? text.innerText : "";
	return {Text: shown, Value: field.value, Invalid: field.getAttribute("aria-invalid") === "true",
		Below: Boolean(shown) && text.getBoundingClientRect().top >= field.getBoundingClientRect().bottom - 2};
})(document.querySelector(%s))`
