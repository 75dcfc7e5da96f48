package browser

import (
	"math"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// readings are the texts of all readouts by ID.
func (b *tab) readings() map[string]string {
	b.t.Helper()
	return eval[map[string]string](b, "Object.fromEntries(optiscope.readouts().map((r) => [r.id, r.cells.join(' ')]))")
}

// expectShown looks for every reading with a prefix in the text of an element.
func (b *tab) expectShown(prefix, selector string) {
	b.t.Helper()
	missing := eval[[]string](b, `(() => {
		const text = document.querySelector(%s).textContent;
		return optiscope.readouts().filter((r) => r.id.startsWith(%s) && !r.mathml).flatMap((r) => r.cells).filter((cell) => !text.includes(cell));
	})()`, selector, prefix)
	if len(missing) > 0 {
		b.t.Errorf("%s does not show %q", selector, missing)
	}
}

func (b *tab) step() int {
	b.t.Helper()
	return eval[int](b, "optiscope.get('t')")
}

// expectSameTracks compares all tracks with earlier ones.
func (b *tab) expectSameTracks(before map[string]columns) {
	b.t.Helper()
	for id, track := range before {
		if d := difference(track, b.track(id)); d != "" {
			b.t.Errorf("%s changed: %s", id, d)
		}
	}
}

// Dragging the timeline shows other steps and computes nothing again.
func TestScrub(t *testing.T) {
	b := reuse(t, "play=0")
	before := b.tracks(firstEntries()...)
	box := b.box(widget("t", "input[type=range]"))
	x, y := box.X+9, box.Y+box.H/2
	b.press(x, y)
	b.settle()
	last, texts := b.step(), b.readings()
	for range 4 {
		x += box.W / 6
		b.move(x, y)
		b.settle()
		now := b.step()
		if want := (x - box.X) / box.W * 1000; math.Abs(float64(now)-want) > 25 {
			t.Errorf("the knob is at %.0f ‰ of the timeline, the step is %d", want, now)
		}
		if now <= last {
			t.Fatalf("the step went from %d to %d", last, now)
		}
		next := b.readings()
		b.expectOtherReadings(texts, next)
		last, texts = now, next
	}
	b.release(x, y)
	b.settle()
	b.expectShown("time", "#bottom")
	b.expectShown("standing.", "[data-panel=standing]")
	b.expectShown("inside.", "[data-panel=inside]")
	b.expectSameTracks(before)
}

// expectOtherReadings wants the readouts that belong to a step to differ.
func (b *tab) expectOtherReadings(before, after map[string]string) {
	b.t.Helper()
	if before["time"] == after["time"] {
		b.t.Errorf("the time stands at %q", after["time"])
	}
	for _, prefix := range []string{"standing.", "inside."} {
		count, changed := 0, 0
		for id, text := range after {
			if strings.HasPrefix(id, prefix) {
				count++
				if before[id] != text {
					changed++
				}
			}
		}
		if changed == 0 {
			b.t.Errorf("of %d readouts %s… none changed", count, prefix)
		}
	}
}

// Buttons and keys step through time.
func TestTransport(t *testing.T) {
	b := reuse(t, "play=0&t=500")
	press := func(id string) func() { return func() { b.click(`[data-control="` + id + `"]`) } }
	key := func(text string) func() {
		return func() {
			b.do("document.activeElement?.blur()")
			b.keys(text)
		}
	}
	for _, c := range []struct {
		name string
		do   func()
		want int
	}{
		{"forward", press("transport.forward"), 501}, {"back", press("transport.back"), 500},
		{"last", press("transport.last"), 1000}, {"back", press("transport.back"), 999},
		{"first", press("transport.first"), 0}, {"forward", press("transport.forward"), 1},
		{"key .", key("."), 2}, {"key .", key("."), 3}, {"key ,", key(","), 2},
		{"key End", key(kb.End), 1000}, {"key ,", key(","), 999}, {"key Home", key(kb.Home), 0},
	} {
		c.do()
		b.settle()
		if got := b.step(); got != c.want {
			t.Fatalf("%s leads to step %d, want %d", c.name, got, c.want)
		}
	}
	for _, start := range []func(){press("play"), key(" ")} {
		b.do("optiscope.seek(10)")
		start()
		b.until("optiscope.get('t') > 20")
		if !eval[bool](b, "optiscope.get('play')") {
			t.Error("the playhead moves, but play is off")
		}
		start()
		b.settle()
		if eval[bool](b, "optiscope.get('play')") {
			t.Error("play stays on")
		}
	}
}

// A press in a curve goes to that step, and a drag from there on scrubs.
func TestSeekInCurve(t *testing.T) {
	b := reuse(t, "play=0")
	before := b.tracks(firstEntries()...)
	for _, view := range []string{"loss", "step"} {
		box := b.box(`[data-view="` + view + `"]`)
		x, y := box.middle()
		b.press(x, y)
		b.settle()
		at := b.step()
		// The axis has labels at its left end.
		if at < 350 || at > 550 {
			t.Errorf("a press in the middle of the %s curve goes to step %d", view, at)
		}
		b.move(x+box.W/4, y)
		b.settle()
		if now := b.step(); now < at+150 || now > at+400 {
			t.Errorf("a quarter further on in the %s curve is step %d after %d", view, now, at)
		}
		b.release(x+box.W/4, y)
		b.settle()
		at = b.step()
		b.hover(x, y)
		b.settle()
		if now := b.step(); now != at {
			t.Errorf("without a button the pointer moves time from %d to %d", at, now)
		}
		b.expectSameTracks(before)
	}
}
