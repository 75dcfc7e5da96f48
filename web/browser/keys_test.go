package browser

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// focusable lists what Tab has to reach, in the order of the document: what can
// be seen and used; of a group of radio buttons the chosen one.
const focusable = `[...document.querySelectorAll("a[href], button, input, select, textarea, [tabindex]")].filter((e) =>
	e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}) && (e.type !== "radio" || e.checked))`

// stop is where the focus is.
type stop struct {
	Index  int    // in focusable; -1: nowhere
	Name   string // for messages
	Region string
	Ring   bool // the focus can be seen
	Box    rect
	Before rect // of the element before it
}

const focused = `((e, all) => {
	const style = (e) => e && getComputedStyle(e);
	const rings = (s) => s && (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== "none");
	const label = e.closest("label");
	const box = (e) => {
		const r = (e?.type === "radio" && e.closest("label") || e)?.getBoundingClientRect();
		return r ? {X: r.x, Y: r.y, W: r.width, H: r.height} : {};
	};
	const at = all.indexOf(e);
	return {Index: at, Box: box(e), Before: box(all[at - 1]), Name: e.closest("[data-control]")?.dataset.control ?? (e.textContent.trim() || e.dataset.view || e.tagName),
		Region: e.closest("#page > *")?.id ?? "", Ring: Boolean(rings(style(e)) || rings(style(label)))};
})(document.activeElement, ` + focusable + `)`

// Tab reaches everything in reading order, shows where it is, and leaves the page.
func TestTabOrder(t *testing.T) {
	for _, s := range []size{small, screen(820, 1180, 1)} {
		t.Run(s.String(), func(t *testing.T) {
			b := open(t, "play=0", s)
			count := eval[int](b, focusable+".length")
			if count < 25 {
				t.Fatalf("only %d elements can be reached", count)
			}
			var regions []string
			var last stop
			for i := range count {
				b.keys(kb.Tab)
				now := eval[stop](b, focused)
				if now.Index != i {
					t.Fatalf("%d: Tab number %d leads to number %d, %s, after %s", s.width, i, now.Index, now.Name, last.Name)
				}
				if !now.Ring && !b.focusChangesPicture(now) {
					t.Errorf("%d: the focus on %s cannot be seen", s.width, now.Name)
				}
				if now.Region != last.Region {
					regions = append(regions, now.Region)
				} else if now.Box.Y+now.Box.H/2 < now.Before.Y && now.Box.X+now.Box.W/2 < now.Before.X+now.Before.W {
					t.Errorf("%d: %s stands before %s, but is reached after it", s.width, now.Name, last.Name)
				}
				last = now
			}
			b.keys(kb.Tab)
			if now := eval[stop](b, focused); now.Index >= 0 && now.Index != 0 {
				t.Errorf("%d: after the last element Tab leads to %s", s.width, now.Name)
			}
			want := []string{"top", "left", "stage", "right", "bottom"}
			if s != small {
				want = []string{"top", "stage", "bottom", "tabs", "chips", "left"}
			}
			if !slices.Equal(regions, want) {
				t.Errorf("%d: Tab goes through %v, want %v", s.width, regions, want)
			}
		})
	}
}

// focusChangesPicture compares the focused element with itself without focus.
func (b *tab) focusChangesPicture(at stop) bool {
	b.t.Helper()
	with := b.pictureOf(at.Box)
	b.do("(window.focusedBefore = document.activeElement).blur()")
	without := b.pictureOf(at.Box)
	b.do("window.focusedBefore.focus()")
	return otherPixels(with, without)*at.Box.W*at.Box.H > 20
}

// Arrow keys move a slider by fine steps, and the surface's start.
func TestArrowKeys(t *testing.T) {
	b := reuse(t, "play=0")
	get := func(id string) float64 { return eval[float64](b, "optiscope.get(%s)", id) }
	for _, c := range []struct {
		focus, id string
		key       string
		sign      float64
	}{
		{widget("adabelief.lr", "input[type=range]"), "adabelief.lr", kb.ArrowRight, 1},
		{widget("adabelief.lr", "input[type=range]"), "adabelief.lr", kb.ArrowLeft, -1},
		{widget("adabelief.beta2", "input[type=range]"), "adabelief.beta2", kb.PageUp, 1},
		{widget("adabelief.beta2", "input[type=range]"), "adabelief.beta2", kb.ArrowDown, -1},
		{widget("t", "input[type=range]"), "t", kb.ArrowRight, 1},
		{surfaceCell, "start.x", kb.ArrowRight, 1},
		{surfaceCell, "start.y", kb.ArrowDown, -1},
	} {
		before, from := get(c.id), b.position(c.id)
		b.do("document.querySelector(%s).focus()", c.focus)
		b.keys(c.key)
		b.settle()
		if after := get(c.id); !((after-before)*c.sign > 0) {
			t.Errorf("an arrow key took %s from %v to %v", c.id, before, after)
		}
		// About 1/200 of the way, and ten of these for a page; browsers themselves take twice as much.
		if way := math.Abs(b.position(c.id) - from); way > 0.06 || c.key != kb.PageUp && way > 0.0075 {
			t.Errorf("a key moved %s by %.1f %% of its slider", c.id, 100*way)
		}
	}
}

// position is the place of a number's knob, from 0 to 1.
func (b *tab) position(id string) float64 {
	b.t.Helper()
	return eval[float64](b, "optiscope.controls().find((c) => c.id === %s).position", id)
}

// Cards are removed, brought back and added by key, and the gallery opens. What is gone leaves the focus to the card that is open then.
func TestCardsHaveKeys(t *testing.T) {
	b := reuse(t, "play=0")
	b.do("document.querySelector(%s).focus()", widget("adabelief.lr", "input[type=range]"))
	link := eval[string](b, "optiscope.link()")
	b.keys("r")
	b.until("optiscope.get('entries') === 'radam,adam'")
	b.until("document.activeElement.closest('[data-panel]')?.dataset.panel === 'radam' && document.activeElement.ariaExpanded === 'true'")
	if !eval[bool](b, "document.querySelector(%s).checkVisibility()", widget("restore", "")) {
		t.Error("no button brings the card back")
	}
	b.keys("b")
	b.until("optiscope.link() === %s", link)
	b.keys("e")
	b.until("document.activeElement === document.querySelector(%s) && document.activeElement.matches(':open')", widget("add", "select"))
	b.keys(kb.Escape) // the list is the system's: nobody looks into it here
	b.do("document.activeElement.blur()")
	b.keys("m")
	b.until("document.querySelector('dialog.gallery[open]')?.contains(document.activeElement)")
	b.keys(kb.Escape)
	b.until("!document.querySelector('dialog[open]')")
	b.do("optiscope.load('entries=adam&play=0')")
	b.keys("r") // and one has to stay
	b.until("document.getElementById('notice').innerText.includes('Adam is the last optimizer')")
}

// "?" explains every key, Escape leaves, and the browser keeps its own keys.
func TestHelp(t *testing.T) {
	b := reuse(t, "play=0&t=3")
	b.keys("?")
	b.until("document.querySelector('dialog[open]')?.checkVisibility()")
	text := strings.ToLower(eval[string](b, "document.querySelector('dialog[open]').innerText"))
	for _, title := range eval[[]string](b, "[...optiscope.controls(), ...optiscope.panels()].filter((c) => c.key).map((c) => c.title || c.label)") {
		if !strings.Contains(text, strings.ToLower(title)) {
			t.Errorf("the help does not name %q", title)
		}
	}
	b.keys(kb.Escape)
	b.until("!document.querySelector('dialog[open]')")
	for key, panel := range map[string]string{"w": "export", "l": "share"} {
		b.keys(key)
		b.until("document.querySelector('dialog[open] [data-panel]')?.dataset.panel === %s", panel)
		b.keys(kb.Escape)
		b.until("!document.querySelector('dialog[open]')")
	}
	b.keys("k")
	b.until("document.querySelector('dialog.course[open]')")
	b.keys(kb.Escape)
	b.until("!document.querySelector('dialog[open]')")
	b.do("window.kept = [], addEventListener('keydown', (event) => kept.push(event.defaultPrevented))")
	b.keys("r", chromedp.KeyModifiers(chromedp.ModifierAlt))
	b.keys(kb.F2)
	if got := eval[[]bool](b, "kept"); len(got) != 2 || slices.Contains(got, true) {
		t.Errorf("keys that are not the page's are kept from the browser: %v", got)
	}
}
