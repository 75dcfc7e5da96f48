package browser

import (
	"fmt"
	"image"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

// bubbleText is what the bubble says, or nothing while there is none.
const bubbleText = `(() => { const b = document.querySelector(".bubble"); return b.hidden ? "" : b.innerText; })()`

func (b *tab) bubble() string {
	b.t.Helper()
	b.settle()
	return eval[string](b, bubbleText)
}

// stepTold is the step that the bubble is about, or -1.
func (b *tab) stepTold() int {
	b.t.Helper()
	step := -1
	fmt.Sscanf(b.bubble(), "step %d", &step)
	return step
}

// onPath is the place of a step of an entry's path in the window.
func (b *tab) onPath(entry string, step int) (x, y float64) {
	b.t.Helper()
	camera, track := b.camera(), b.track(entry)
	return whole(camera.Pixel(track["x"][step], track["y"][step]))
}

// inCurve is the place of a step in a curve.
func (b *tab) inCurve(name string, step int) (x, y float64) {
	b.t.Helper()
	box := b.box(`[data-view="` + name + `"]`)
	unit := eval[float64](b, "parseFloat(getComputedStyle(document.documentElement).fontSize)") / 16
	return box.X + 38*unit + (box.W-48*unit)*float64(step)/1000, box.Y + box.H/2
}

// Pointing at a path, a curve and the timeline shows one step everywhere, with exact numbers; leaving takes all of it
// away, and neither the link nor a panel changes.
func TestPointing(t *testing.T) {
	b := reuse(t, "play=0&t=60&theme=dark")
	b.hover(700, 5)
	b.settle()
	views := []string{surfaceCell, `[data-view="loss"]`, `[data-view="step"]`, "#bottom .timeline"}
	before := b.readings()
	b.until("location.hash === '#' + optiscope.link()")
	hash := eval[string](b, "location.hash")
	pictures := make([]image.Image, len(views))
	for i, v := range views {
		pictures[i] = b.picture(v)
	}
	expect := func(what string) {
		t.Helper()
		for i, v := range views {
			if n := otherPixels(pictures[i], b.picture(v)); n == 0 {
				t.Errorf("%s: nothing is seen in %s", what, v)
			}
		}
		if difference := eval[string](b, "location.hash"); difference != hash {
			t.Errorf("%s changes the link to %s", what, difference)
		}
	}
	x, y := b.onPath("adabelief", 120)
	b.hover(x, y)
	step := b.stepTold()
	if step < 117 || step > 123 {
		t.Fatalf("at step 120 the bubble says %q", b.bubble())
	}
	track, text := b.track("adabelief"), b.bubble()
	for _, want := range []float64{track["x"][step], track["y"][step], track["f"][step]} {
		digits := strings.ReplaceAll(eval[string](b, fmt.Sprintf("String(%v)", want)), "-", "−")
		if !strings.Contains(text, digits) {
			t.Errorf("no %s in %q", digits, text)
		}
	}
	expect("a path")
	x, y = b.inCurve("loss", 500)
	b.hover(x, y)
	if got := b.stepTold(); got < 497 || got > 503 {
		t.Errorf("in the curve at step 500 the bubble says %q", b.bubble())
	}
	expect("a curve")
	line := b.box("#bottom .timeline")
	b.hover(line.X+line.W*0.7, line.Y+line.H/2+3)
	if got := b.stepTold(); math.Abs(float64(got-700)) > 15 {
		t.Errorf("on the timeline at step 700 the bubble says %q", b.bubble())
	}
	expect("the timeline")
	if n := changedReadings(before, b.readings()); n > 0 {
		t.Errorf("pointing changes %d readouts", n)
	}
	b.hover(700, 5)
	if text := b.bubble(); text != "" {
		t.Errorf("away from everything the bubble says %q", text)
	}
	for i, v := range views {
		samePicture(t, taken(pictures[i]), b.seen(v))
	}
}

func changedReadings(before, after map[string]string) (n int) {
	for id, text := range after {
		if before[id] != text {
			n++
		}
	}
	return n
}

// From a picture straight to a panel: nothing stays pointed at.
func TestPointingEndsAtPanels(t *testing.T) {
	b := reuse(t, "play=0&t=60")
	x, y := b.inCurve("loss", 300)
	b.hover(x, y)
	if b.stepTold() < 0 {
		t.Fatal("nothing is pointed at")
	}
	panel := b.box("[data-panel=standing]")
	b.hover(panel.X+20, panel.Y+10)
	b.until(bubbleText + ` === ""`)
	b.hover(x, y) // where it left
	b.until(bubbleText + ` !== ""`)
}

// A click on a path moves the playhead and holds the step until Escape, or until the pointer leaves.
func TestClickHoldsTheStep(t *testing.T) {
	b := reuse(t, "play=0&t=60")
	x, y := b.onPath("radam", 200)
	b.hover(x, y)
	b.press(x, y)
	b.release(x, y)
	held := b.stepTold()
	if held < 190 || held > 210 || b.step() != held || !eval[bool](b, "document.querySelector('.bubble').classList.contains('pinned')") {
		t.Fatalf("a click at step 200 leads to %d, and the bubble says %q", b.step(), b.bubble())
	}
	b.hover(x+30, y-40)
	if got := b.stepTold(); got != held {
		t.Errorf("the bubble moves on to %d", got)
	}
	b.keys(kb.Escape)
	if text := b.bubble(); text != "" || b.step() != held {
		t.Errorf("after Escape the bubble says %q, and the playhead is at %d", text, b.step())
	}
	x, y = b.inCurve("step", 400)
	b.press(x, y)
	b.release(x, y)
	if got := b.stepTold(); got != b.step() || got < 397 || got > 403 {
		t.Errorf("a press in the curve leads to %d, and the bubble says %q", b.step(), b.bubble())
	}
	b.hover(700, 5)
	b.until(bubbleText + ` === ""`)
}

// The charts of the studies are pointed at as the curves are.
func TestPointingInStudies(t *testing.T) {
	b := reuse(t, "play=0")
	for scene, charts := range map[string][]string{"belief": {"belief.g", "belief.kept", "belief.moved"}, "warmup": {"warmup.r"}, "counterexample": {"counterexample.regret"}} {
		b.do("optiscope.load(%s)", "play=0&t=5&scene="+scene)
		b.settle()
		for _, name := range charts {
			box := b.box(`[data-view="` + name + `"]`)
			b.hover(box.X+box.W*0.6, box.Y+box.H*0.5)
			step := b.stepTold()
			if last := eval[float64](b, "Number(optiscope.controls().find((c) => c.id === 't').max)"); step < int(0.5*last) || step > int(0.65*last) {
				t.Errorf("%s: in the middle of %v steps the bubble says %q", name, last, b.bubble())
			}
			if strings.Count(b.bubble(), "\n") < 1 {
				t.Errorf("%s: no values in %q", name, b.bubble())
			}
		}
	}
}

// Events have names in the bubble and keys, and are spoken.
func TestEventsByName(t *testing.T) {
	b := reuse(t, "play=0&t=10&adam.edits=120:lr:0.01")
	tick := b.box(`[data-event="edit.adam.120.lr"]`)
	b.hover(tick.X+tick.W/2, tick.Y+3)
	if text := b.bubble(); !strings.Contains(text, "α 0.03 → 0.01 after step 120") {
		t.Errorf("on the event the bubble says %q", text)
	}
	b.hover(700, 5)
	b.do("document.activeElement?.blur()")
	seen := ""
	for range 12 {
		b.keys(">")
		text := b.bubble()
		if text == "" || eval[bool](b, "!document.getElementById('notice').hidden") {
			break
		}
		seen += text + "\n"
		words := strings.Split(text, "\n")[1]
		b.until("document.getElementById('live').textContent.includes(%s)", words)
	}
	for _, want := range []string{"after step 120", "AdaBelief arrives"} {
		if !strings.Contains(seen, want) {
			t.Errorf("no %q in %q", want, seen)
		}
	}
	b.until("document.getElementById('notice').innerText.includes('no event after step')")
	last := b.step()
	b.keys("<")
	b.settle()
	if now := b.step(); now >= last {
		t.Errorf("back from %d leads to %d", last, now)
	}
	b.click("#notice button")
}

// A finger that rests on a path goes along it; a drag in a curve shows its step.
func TestPointingByTouch(t *testing.T) {
	b := reuseAt(t, "play=0&t=60", phone(390, 844, 1))
	b.settle()
	x, y := b.onPath("adabelief", 200)
	b.touch(input.DispatchTouchEventTypeTouchStart, [2]float64{x, y})
	b.until(bubbleText + ` !== ""`)
	if got := b.stepTold(); got < 170 || got > 230 {
		t.Errorf("resting at step 200 the bubble says %q", b.bubble())
	}
	x, y = b.onPath("adabelief", 320)
	b.touch(input.DispatchTouchEventTypeTouchMove, [2]float64{x, y})
	if got := b.stepTold(); got < 280 || got > 360 {
		t.Errorf("at step 320 the bubble says %q", b.bubble())
	}
	b.touch(input.DispatchTouchEventTypeTouchEnd)
	b.until(bubbleText + ` === ""`)
	if b.step() != 60 {
		t.Errorf("the playhead went to %d", b.step())
	}
	b.touch(input.DispatchTouchEventTypeTouchStart, [2]float64{x, y})
	b.settle()
	b.touch(input.DispatchTouchEventTypeTouchEnd)
	b.settle()
	if got := b.stepTold(); got != b.step() || got < 280 {
		t.Errorf("a tap at step 320 leads to %d, and the bubble says %q", b.step(), b.bubble())
	}
	b.tapEvents()
}

// tapEvents goes from event to event by the buttons at the ends of the timeline.
func (b *tab) tapEvents() {
	b.t.Helper()
	for id, way := range map[string]int{"event.next": 1, "event.previous": -1} {
		r, from := b.box(widget(id, "")), b.step()
		if r.W < 44 || r.H < 44 {
			b.t.Errorf("%s has %v for a finger", id, r)
		}
		if name := eval[string](b, "document.querySelector(%s).ariaLabel", widget(id, "")); !strings.HasSuffix(name, " event") {
			b.t.Errorf("%s is called %q", id, name)
		}
		x, y := r.middle()
		b.touch(input.DispatchTouchEventTypeTouchStart, [2]float64{x, y})
		b.touch(input.DispatchTouchEventTypeTouchEnd)
		b.until(fmt.Sprintf("(optiscope.get('t') - %d) * %d > 0", from, way))
		b.until(bubbleText + ` !== ""`)
	}
}
