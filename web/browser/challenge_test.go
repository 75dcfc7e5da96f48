package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/optiscope/optiscope/scenes/challenge"
)

// verdict is what the page says of the challenge that is open.
const verdict = `(document.querySelector('[data-readout="challenge.verdict"]')?.textContent ?? "")`

// progress is what the browser keeps.
const progress = `(localStorage.getItem("optiscope/progress.json") ?? "")`

// tabTo presses Tab until the focus is on an element.
func (b *tab) tabTo(what string) {
	b.t.Helper()
	for range 120 {
		if eval[bool](b, "document.activeElement.matches(%s)", what) {
			return
		}
		b.keys(kb.Tab)
	}
	b.t.Fatalf("Tab never comes to %s", what)
}

// A challenge is found, played and solved by keys alone; what is locked is passed over; what was solved is kept, and erased by a button.
func TestAChallengeByKeyboard(t *testing.T) {
	b := open(t, "", screen(1440, 900, 1))
	b.tabTo("[data-dialog=challenges]")
	b.keys(kb.Enter)
	b.tabTo(`dialog[open] [data-block="open.one-number"]`)
	b.keys(kb.Enter)
	b.until(verdict + ` === "Not solved yet."`)
	b.until(`document.activeElement.matches('[data-panel=challenge] h2') && !document.querySelector("dialog[open]")`)
	if open := eval[[]string](b, `[...document.querySelectorAll('[data-panel=adam] .body input, [data-panel=adam] .body select, [data-panel=adam] .body button, [data-panel=problem] input, [data-panel=problem] select')]
		.filter((e) => !e.disabled && e.checkVisibility()).map((e) => e.closest("[data-control]").dataset.control)`); strings.Join(open, " ") != "adam.lr adam.lr adam.name colour" {
		t.Errorf("these can be used: %q", open)
	}
	b.tabTo(widget("adam.lr", "input[type=text]"))
	b.keys(kb.Tab)
	if next := eval[string](b, `document.activeElement.closest("[data-control]")?.dataset.control ?? ""`); next != "adam.name" {
		t.Errorf("behind the learning rate Tab comes to %q", next)
	}
	b.typeInto(widget("adam.lr", "input[type=text]"), "0.2", kb.Enter)
	b.until(verdict + ` === "Solved!"`)
	b.until(progress + `.includes("one-number")`)
	if link := eval[string](b, "optiscope.link()"); !strings.Contains(link, "challenge=one-number") || !strings.Contains(link, "adam.lr=0.2") {
		t.Errorf("solved, the link is %s", link)
	}
	b.until(`document.querySelector("[data-panel=challenge]").innerText.includes("Your best: 27")`)
	b.until(`document.getElementById("live").textContent.includes("Solved!")`)
	b.tabTo("[data-dialog=challenges]")
	b.keys(kb.Enter)
	b.until(`document.querySelector('dialog[open] [data-block="open.one-number"] .icon')`)
	if bare := eval[[]string](b, `optiscope.panels().filter((p) => p.id.startsWith("challenge")).flatMap((p) => [...p.head, ...p.controls]).filter((c) => c.help.match(/[.](?= |$)/g)?.length !== 2).map((c) => c.id)`); len(bare) > 0 {
		t.Errorf("these are not explained in two sentences: %q", bare)
	}
	b.tabTo(`dialog[open] [data-control="challenge.erase"]`)
	b.keys(kb.Enter)
	b.until(`!` + progress + `.includes("one-number") && !document.querySelector('dialog[open] [data-block] .icon')`)
}

// What is locked refuses scripts, keys and the pointer, and a state that is changed behind its back does not count.
func TestLockedControls(t *testing.T) {
	b := open(t, "challenge=one-number", small)
	b.until(verdict + ` === "Not solved yet."`)
	before := eval[string](b, "optiscope.link()")
	for _, call := range []string{`optiscope.set("adam.beta1", 0.5)`, `optiscope.set("surface", "sphere")`, `optiscope.set("adam.amsgrad", true)`, `optiscope.set("steps", 2000)`} {
		if said := eval[string](b, `(() => { try { `+call+`; return ""; } catch (error) { return error.message; } })()`); !strings.Contains(said, "locked in this challenge") {
			t.Errorf("%s says %q", call, said)
		}
	}
	b.do("document.activeElement?.blur()")
	b.keys("n") // the next example
	b.keys("a") // all together
	b.settle()
	if after := eval[string](b, "optiscope.link()"); paused(after) != paused(before) {
		t.Errorf("keys change %s into %s", before, after)
	}
	b.do(`optiscope.load("surface=ravine&steps=2000&entries=adam&adam.lr=0.2&challenge=one-number&play=0")`)
	b.until(verdict + `.startsWith("This does not count")`)
	if kept := eval[string](b, progress); strings.Contains(kept, "one-number") {
		t.Errorf("it is kept: %s", kept)
	}
	b.do(`document.querySelector('[data-control="challenge.again"]').click()`)
	b.until(verdict + ` === "Not solved yet."`)
	b.do(`document.querySelector('[data-control="challenge.close"]').click()`)
	b.until(`!document.querySelector("[data-panel=challenge]") && !document.querySelector(".locked") && optiscope.get("challenge") === ""`)
	b.do(`optiscope.set("adam.beta1", 0.5)`)
}

// paused is a link without its playhead.
func paused(link string) string {
	var rest []string
	for _, pair := range strings.Split(link, "&") {
		if !strings.HasPrefix(pair, "t=") && !strings.HasPrefix(pair, "play=") {
			rest = append(rest, pair)
		}
	}
	return strings.Join(rest, "&")
}

// Every challenge opens unsolved by its link, and its solution, set by allowed controls, solves it, also as a link.
func TestEveryChallenge(t *testing.T) {
	all, err := challenge.All()
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, "play=0", small)
	for _, c := range all {
		b.do("optiscope.load(%s)", "challenge="+c.ID)
		b.until(verdict+` === "Not solved yet." && document.querySelector("[data-panel=challenge] h2").textContent === %s`, c.In("en").Title)
		for _, pair := range strings.Split(c.Solve, "&") {
			id, text, _ := strings.Cut(pair, "=")
			b.do("optiscope.set(%s, %s)", id, text)
		}
		b.until(verdict + ` === "Solved!"`)
		link := eval[string](b, "optiscope.link()")
		b.do(`optiscope.load("")`)
		b.until(`!document.querySelector("[data-panel=challenge]")`)
		b.do("optiscope.load(%s)", link)
		b.until(verdict + ` === "Solved!"`)
	}
	b.do(`optiscope.load("challenge=nothing&surface=himmelblau&play=0")`)
	b.until(`document.getElementById("notice").innerText.includes("There is no challenge called “nothing”.") && optiscope.get("surface") === "himmelblau"`)
}

// A telephone has a challenge as a sheet, by touch.
func TestAChallengeByTouch(t *testing.T) {
	b := open(t, "", phone(390, 844, 1))
	b.tap(".more")
	b.tap("[data-dialog=challenges]")
	b.until(`document.querySelector("dialog[open]")`)
	b.tap(`dialog[open] [data-block="open.adam-fails"]`)
	b.until(verdict + ` === "Not solved yet."`)
	b.until(`document.querySelector('[role=tab][aria-selected=true]').textContent === "Challenge"`)
	if small := eval[[]string](b, `[...document.querySelectorAll("[data-panel=challenge] button")].filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5).map((e) => e.textContent || e.title)`); len(small) > 0 {
		t.Errorf("too small for a finger: %q", small)
	}
	b.do(`optiscope.set("start.x", -2), optiscope.set("start.y", -1)`)
	b.until(verdict + ` === "Solved!"`)
}

// A browser that keeps nothing says so once, and the challenge goes on; what cannot be read is put aside.
func TestProgressThatIsNotKept(t *testing.T) {
	b := open(t, "play=0", small)
	b.do(`localStorage.setItem("optiscope/progress.json", "{damaged")`)
	b.visit("play=0&challenge=one-number&surface=ravine&steps=200&entries=adam&adam.lr=0.003")
	b.until(`document.getElementById("notice").innerText.includes("What was solved before cannot be read")`)
	b.until(`localStorage.getItem("optiscope/progress-damaged.json") === "{damaged"`)
	b.do(`Storage.prototype.setItem = () => { throw new Error("no room"); }`)
	b.do(`optiscope.set("adam.lr", 0.2)`)
	b.until(`document.getElementById("notice").innerText.includes("What was solved cannot be kept: no room")`)
	b.until(verdict + ` === "Solved!"`)
	b.do(`localStorage.clear()`)
}
