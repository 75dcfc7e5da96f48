package browser

import (
	"image"
	"strconv"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// equation is what the page shows of one.
type equation struct {
	Math, Words, Tag     string
	Texts, Marked, Value []string
	Height               float64
}

// equations are those on the page by their place.
func (b *tab) equations() []equation {
	b.t.Helper()
	return eval[[]equation](b, `[...document.querySelectorAll("[data-panel=inside] .equation")].map((e) => {
		const texts = (style) => [...e.querySelectorAll(style)].map((t) => t.textContent);
		return { Math: e.querySelector("math")?.textContent ?? "", Words: texts(".says")[0], Tag: texts(".tag")[0], Texts: texts(".now .text"),
			Marked: texts(".now u"), Value: texts(".now .value"), Height: e.getBoundingClientRect().height };
	})`)
}

// The key opens the step in equations; stepping writes other numbers, which are those of the records; heights stay as they are.
func TestStepInEquations(t *testing.T) {
	b := reuse(t, "play=0&t=100&theme=dark&selected=radam")
	b.keys("i")
	b.until("optiscope.get('equations') && location.hash.includes('equations=1')")
	b.settle()
	before := b.equations()
	if len(before) != 9 || before[0].Math == "" || before[0].Words != "mean of gradients" || len(before[0].Value) != 2 || len(before[2].Value) != 1 {
		t.Fatalf("%+v", before)
	}
	if len(before[0].Marked) != 4 || before[0].Marked[0] == "" {
		t.Errorf("of m ← β₁m + (1 − β₁)g are marked: %q", before[0].Marked)
	}
	b.keys(".")
	b.settle()
	after := b.equations()
	for i := range after {
		if after[i].Height != before[i].Height {
			t.Errorf("%s becomes %v high, from %v", after[i].Words, after[i].Height, before[i].Height)
		}
	}
	b.keys("i")
	b.until("!document.querySelector('.equation') && !location.hash.includes('equations')")
	b.keys("i")
	b.settle()
	type record struct {
		Label string
		Cells []string
		Lines []struct{ Text, Value string }
	}
	shown := eval[[]record](b, "optiscope.readouts().filter((r) => r.lines)")
	for i, r := range shown {
		for k, l := range r.Lines {
			if after[i].Texts[k] != strings.ReplaceAll(l.Text, control.Marked, "") || after[i].Value[k] != "= "+l.Value {
				t.Errorf("%s: the page shows %s %s, the program says %q %s", r.Label, after[i].Texts[k], after[i].Value[k], l.Text, l.Value)
			}
		}
	}
	x := b.track("radam")["x"][101]
	if last := after[len(after)-1]; last.Words != "adaptive step" || last.Value[0] != "= "+state.Number(x) {
		t.Errorf("the last equation is %+v; x is %v", last, x)
	}
	b.finish()
}

// While a run plays no equation changes its height, unless it gives way to another.
func TestEquationsDoNotJump(t *testing.T) {
	b := reuseAt(t, "play=0&t=20&equations=1&speed=32", screen(390, 844, 2))
	b.settle()
	b.do(`(() => {
		window.heights = new Set();
		const look = () => { heights.add([...document.querySelectorAll(".equation")].map((e) => e.offsetHeight).join()); if (optiscope.get("t") < 900) requestAnimationFrame(look); };
		[...document.querySelectorAll("[role=tab]")].find((e) => e.checkVisibility() && e.textContent === "Inside")?.click();
		requestAnimationFrame(look);
		optiscope.play();
	})()`)
	b.until("optiscope.get('t') > 900")
	if seen := eval[[]string](b, "[...heights]"); len(seen) != 1 || len(seen[0]) < 10 {
		t.Errorf("the equations were high: %q", seen)
	}
	b.finish()
}

// The button puts the step on the clipboard, with every digit.
func TestCopyStep(t *testing.T) {
	b := reuse(t, "play=0&t=7&equations=1&entries=adam")
	b.allow()
	b.click(widget("inside.copy", ""))
	b.until("!document.getElementById('notice').hidden")
	text := eval[string](b, "navigator.clipboard.readText()")
	m := b.track("adam")["mx"][7]
	if !strings.Contains(text, "m ← β₁·m + (1 − β₁)·g") || !strings.Contains(text, "= "+strconv.FormatFloat(m, 'g', -1, 64)+"\n") {
		t.Errorf("copied %q; m is %v", text, m)
	}
	b.finish()
}

// pictureOtherThan looks at the surface until it is not as before: a browser shows what was drawn some frames later.
func (b *tab) pictureOtherThan(before image.Image) image.Image {
	b.t.Helper()
	for range 20 {
		b.settle()
		if now := b.picture(surfaceCell); otherPixels(before, now) > 1e-4 {
			return now
		}
	}
	b.t.Error("the picture stays as it was")
	return before
}

// The key plays one step phase by phase: each is told over the surface, and to a screen reader, and drawn; the buttons
// turn the phases; behind the last one the playhead stands at the next point.
func TestPlayOneStep(t *testing.T) {
	b := reuse(t, "play=0&t=21&theme=dark&zoom=8&view.x=-1.05&view.y=-0.3")
	before := b.picture(surfaceCell)
	b.keys("y")
	b.until("optiscope.get('phase') > 0")
	b.do("optiscope.set('phase', 1)") // which waits, however slow the machine
	b.until("document.querySelector('.foot p')?.textContent.startsWith('The gradient here is g = (')")
	b.until("location.hash.includes('phase=1')")
	b.until("document.getElementById('live').textContent.startsWith('Step 22, phase 1 of 6.')")
	if title := eval[string](b, "document.querySelector('.foot strong').textContent"); title != "Step 22, phase 1 of 6" {
		t.Errorf("the title is %q", title)
	}
	for phase := 2; phase <= 6; phase++ {
		b.click(widget("step.next", ""))
		b.until("optiscope.get('phase') === %s", phase)
		before = b.pictureOtherThan(before)
	}
	b.keys("z")
	b.until("optiscope.get('phase') === 5")
	b.keys("x")
	b.keys("x")
	b.until("optiscope.get('t') === 22 && optiscope.get('phase') === 0 && !document.querySelector('.foot')")
	b.keys("y")
	b.until("optiscope.get('phase') >= 2") // by itself
	b.click(widget("step.end", ""))
	b.until("optiscope.get('t') === 23 && optiscope.get('phase') === 0")
	b.finish()
}

// Who asks for little motion turns the phases himself, and the program rests meanwhile.
func TestStepWithLittleMotion(t *testing.T) {
	b := blank(t, siteAddress(t), small)
	b.prefers("prefers-reduced-motion", "reduce")
	b.visit("t=21&play=0")
	b.keys("y")
	b.until("optiscope.get('phase') === 1")
	b.settle()
	before := eval[int](b, "optiscope.stats().ticks")
	b.do("await new Promise((done) => setTimeout(done, 3500))")
	if phase, ticks := eval[int](b, "optiscope.get('phase')"), eval[int](b, "optiscope.stats().ticks")-before; phase != 1 || ticks > 2 {
		t.Errorf("after a while it is phase %d, and %d ticks ran", phase, ticks)
	}
	b.finish()
}
