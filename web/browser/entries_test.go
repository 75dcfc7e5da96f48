package browser

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// cards are the IDs of the cards from top to bottom, as they stand on the page.
func (b *tab) cards() string {
	b.t.Helper()
	return eval[string](b, "[...document.querySelectorAll('[data-chip]')].map((e) => e.dataset.panel).join()")
}

// shapes are the cards' marks, by their IDs.
func (b *tab) slots() map[string]string {
	b.t.Helper()
	return eval[map[string]string](b, "Object.fromEntries([...document.querySelectorAll('[data-chip]')].map((e) => [e.dataset.panel, e.dataset.slot]))")
}

const menuOf = "[data-panel=%] [aria-haspopup=menu]"

func menuButton(id string) string { return strings.Replace(menuOf, "%", id, 1) }

// choose opens a card's menu by mouse and clicks a command.
func (b *tab) choose(id, command string) {
	b.t.Helper()
	b.click(menuButton(id))
	b.click(`[role=menu] [data-control="` + id + "." + command + `"]`)
}

// crowded is a state with all that cards can have: eight of them, names, changes of every kind during a run.
const crowded = "play=0&t=420&onward=1&together=1&entries=adabelief,radam,adam,adam-2,sgd,lion,yogi,adan&adam-2.name=Adam+with+a+longer+name" +
	"&adabelief.edits=300:beta1:0.99,150:lr:0.123,150:amsgrad:1,200:decaymode:coupled&adam-2.edits=20:lr:0.00123"

// Everything that cards can have has its room, in a window and on a telephone.
func TestLayoutOfCards(t *testing.T) {
	places := make(map[string][]string)
	for _, w := range []size{phone(360, 640, 2), phone(844, 390, 2), screen(1440, 900, 1)} {
		b := reuseAt(t, crowded, w)
		b.settle()
		name := w.String()
		b.checkLayout(name, w.touch, places)
		b.do("optiscope.set('selected', 'adam-2')")
		b.settle()
		b.checkLayout(name+", another card", w.touch, places)
		if w.touch {
			b.do("document.querySelector('[role=tab]').click()")
		}
		b.settle()
		b.do("document.querySelector(%s).click()", menuButton("adam-2"))
		items := eval[[]rect](b, `[...document.querySelectorAll("[role=menu]:popover-open .command")].map((e) => {
			const r = e.getBoundingClientRect();
			return {X: r.x, Y: r.y, W: r.width, H: r.height};
		})`)
		for _, r := range items {
			if r.X < 0 || r.Y < 0 || r.X+r.W > float64(w.width) || r.Y+r.H > float64(w.height) || w.touch && r.H < 44 {
				t.Errorf("%s: a command of the menu is in %v", name, r)
			}
		}
		if len(items) != 3 {
			t.Errorf("%s: %d commands in the menu", name, len(items))
		}
	}
	for _, problem := range slices.Sorted(maps.Keys(places)) {
		t.Errorf("%s\n\tin %s", problem, strings.Join(places[problem], ", "))
	}
}

// By mouse: a card is moved, copied and removed; it keeps its mark, and the
// address tells all of it.
func TestCardsByMouse(t *testing.T) {
	b := reuse(t, "play=0&t=100&adam.lr=0.07&selected=adam")
	before := b.slots()
	b.choose("adam", "up")
	b.until("location.hash.includes('entries=adabelief,adam,radam')")
	if got := b.cards(); got != "adabelief,adam,radam" {
		t.Errorf("cards %s", got)
	}
	b.choose("adam", "duplicate")
	b.until("optiscope.get('selected') === 'adam-2'")
	b.settle()
	if got := b.cards(); got != "adabelief,adam,adam-2,radam" || eval[float64](b, "optiscope.get('adam-2.lr')") != 0.07 {
		t.Errorf("cards %s, not a copy", got)
	}
	b.click(widget("adam-2.remove", ""))
	b.until("optiscope.get('selected') === 'radam'")
	b.settle()
	b.hover(600, 300)
	b.press(600, 300)
	b.release(600, 300)
	b.click(menuButton("radam"))
	b.press(600, 300) // beside the menu
	b.release(600, 300)
	b.until("!document.querySelector('[role=menu]:popover-open')")
	for id, slot := range b.slots() {
		if slot != before[id] {
			t.Errorf("%s had the mark %s and has %s", id, before[id], slot)
		}
	}
}

// By keyboard: the same, with the menu's arrows and the open card's keys. The
// focus stays with what it was on, and goes to the open card when that is gone.
func TestCardsByKeyboard(t *testing.T) {
	b := reuse(t, "play=0&t=100&selected=radam")
	b.do("document.querySelector(%s).focus()", menuButton("radam"))
	b.keys(kb.Enter)
	b.until("document.activeElement.dataset.control === 'radam.duplicate'")
	b.keys(kb.ArrowDown + kb.ArrowDown)
	b.until("document.activeElement.dataset.control === 'radam.down'")
	b.keys(kb.Enter)
	b.until("location.hash.includes('entries=adabelief,adam,radam')")
	b.until("document.activeElement.matches(%s)", menuButton("radam"))
	b.keys("uu")
	b.until("location.hash.includes('entries=radam,adabelief,adam')")
	b.until("document.activeElement.matches(%s)", menuButton("radam"))
	b.keys("c")
	b.until("location.hash.includes('entries=radam,radam-2,adabelief,adam')")
	b.typeInto(widget("radam-2.name", "input"), "Zweiter & bester", kb.Enter)
	b.until("location.hash.includes(%s)", "radam-2.name=Zweiter+%26+bester")
	for _, place := range []string{"[data-panel=radam-2] .title", "[data-panel=standing]", "[data-panel=inside]"} {
		if text := eval[string](b, "document.querySelector(%s).innerText", place); !strings.Contains(text, "Zweiter & bester") {
			t.Errorf("%s says %q", place, text)
		}
	}
	b.typeInto(widget("radam-2.name", "input"), strings.Repeat("x", 33), kb.Enter)
	if text := eval[string](b, "document.querySelector(%s).innerText", widget("radam-2.name", ".error")); !strings.Contains(text, "too long for a name") {
		t.Errorf("a name that is too long: %q", text)
	}
	b.keys(kb.Escape)
	b.do("document.querySelector(%s).focus()", widget("radam-2.remove", ""))
	b.keys(kb.Enter)
	b.until("optiscope.get('selected') === 'adabelief'")
	b.until("document.activeElement.matches('[data-panel=adabelief] .opener')")
	b.do("document.querySelector(%s).focus()", menuButton("adabelief"))
	b.keys(kb.ArrowUp)
	b.until("document.activeElement.dataset.control === 'adabelief.down'")
	b.keys(kb.Escape)
	b.until("document.activeElement.matches(%s)", menuButton("adabelief"))
}

// All together: one slider moves all that have it.
func TestSlidersTogether(t *testing.T) {
	b := reuse(t, "play=0&t=100&entries=adabelief,radam,sgd")
	b.keys("a")
	b.until("optiscope.get('together')")
	before := b.tracks("adabelief", "radam", "sgd")
	box := b.box(widget("adabelief.beta2", "input[type=range]"))
	x, y := box.middle()
	b.press(x, y)
	b.move(box.X+0.3*box.W, y)
	b.settle()
	value := eval[float64](b, "optiscope.get('adabelief.beta2')")
	if got := eval[[]float64](b, "['radam.beta2', 'adabelief.beta2'].map(optiscope.get)"); !slices.Equal(got, []float64{value, value}) || value == 0.999 {
		t.Errorf("β₂ %v, want %v for both", got, value)
	}
	b.release(box.X+0.3*box.W, y)
	after := b.tracks("adabelief", "radam", "sgd")
	for id := range before {
		if same := difference(before[id], after[id]) == ""; same != (id == "sgd") {
			t.Errorf("%s runs as before: %v", id, same)
		}
	}
}
