package browser

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"github.com/optiscope/optiscope/scenes/state"
)

// card is the selector of the card that takes a step apart.
const card = "[data-panel=phase]"

// Every equation of the step is there with its numbers, which follow the playhead and end in the track's.
func TestAllEquations(t *testing.T) {
	b := reuse(t, "play=0&t=40")
	if n := eval[int](b, "document.querySelectorAll('.equation').length"); n > 0 {
		t.Fatalf("%d equations are there unasked", n)
	}
	b.click(`[data-control="details"]`)
	b.settle()
	for _, step := range []int{40, 41, 300} {
		b.do("optiscope.seek(%s)", step)
		b.settle()
		b.expectShown("inside.", "[data-panel=inside]")
		lines := eval[map[string]string](b, `Object.fromEntries([...document.querySelectorAll(".equation")].map((e) =>
			[e.querySelector(".note").textContent, [...e.querySelectorAll(".numbers")].map((n) => n.textContent).join("; ")]))`)
		track := b.track("adabelief")
		for note, column := range map[string][2]string{"mean of gradients": {"mx", "my"}, "mean of squared surprises": {"vx", "vy"}, "adaptive step": {"x", "y"}} {
			for i, part := range strings.Split(lines[note], "; ") {
				_, out, _ := strings.Cut(part, " = ")
				got, err := readNumber(strings.TrimRight(out, "↑↓"))
				if want := track[column[i]][step]; err != nil || math.Abs(got-want) > 5.1e-4*math.Abs(want) {
					t.Errorf("step %d, %s ends in %q, the track has %v", step, note, part, want)
				}
			}
		}
		if n := eval[int](b, "document.querySelectorAll('.equation math').length"); n != len(lines) || n < 7 {
			t.Errorf("%d formulas for %d equations", n, len(lines))
		}
		if n := eval[int](b, "document.querySelectorAll('.equation .changed').length"); n < 10 {
			t.Errorf("%d numbers are marked as changed", n)
		}
	}
	b.click(`[data-control="details"]`)
	b.settle()
	if n := eval[int](b, "document.querySelectorAll('.equation').length"); n > 0 {
		t.Errorf("%d equations stay", n)
	}
}

// readNumber reads a typeset number: −7.52·10⁻⁴.
func readNumber(text string) (float64, error) {
	text = strings.NewReplacer("−", "-", "·10", "e", "⁻", "-", "⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9").Replace(text)
	return strconv.ParseFloat(text, 64)
}

// expectPhase wants a part of a step to be shown: in the link, on the card, in the picture's words.
func (b *tab) expectPhase(step, phase int) {
	b.t.Helper()
	b.settle()
	if got := [2]int{b.step(), eval[int](b, "optiscope.get('phase')")}; got != [2]int{step, phase} {
		b.t.Fatalf("step and phase are %v, want %v", got, [2]int{step, phase})
	}
	if phase == 0 {
		if eval[bool](b, "document.querySelector(%s) !== null", card) {
			b.t.Error("the card stays")
		}
		return
	}
	b.expectShown("phase.", card)
	text := eval[string](b, "document.querySelector(%s).innerText", card)
	for _, want := range []string{"Step " + strconv.Itoa(step), "part " + strconv.Itoa(phase) + " of 6"} {
		if !strings.Contains(text, want) {
			b.t.Errorf("the card says %q, not %q", text, want)
		}
	}
}

// A step is taken apart by buttons and by keys; each part has another picture, and the last one ends at the next point.
func TestPlayOneStep(t *testing.T) {
	b := reuse(t, "play=0&t=29")
	b.click(`[data-control="phase.play"]`)
	b.expectPhase(30, 1)
	last := b.picture(surfaceCell)
	for phase := 2; phase <= 6; phase++ {
		if phase%2 == 0 {
			b.click(card + ` [data-control="phase.next"]`)
		} else {
			b.do("document.activeElement?.blur()")
			b.keys("s")
		}
		b.expectPhase(30, phase)
		now := b.picture(surfaceCell)
		if otherPixels(now, last) == 0 {
			t.Errorf("part %d looks like the one before", phase)
		}
		last = now
	}
	words := eval[string](b, "optiscope.readouts().find((r) => r.id === 'phase.words').cells[0]")
	track := b.track("adabelief")
	if end := "to (" + state.Number(track["x"][30]) + ", " + state.Number(track["y"][30]) + ")"; !strings.Contains(words, end) {
		t.Errorf("the last part says %q, not %q", words, end)
	}
	b.keys("s")
	b.expectPhase(31, 1)
	b.keys("b")
	b.expectPhase(30, 6)
	b.click(card + ` [data-control="phase.back"]`)
	b.expectPhase(30, 5)
	b.until("location.hash.includes('phase=5')")
	b.do("optiscope.load(optiscope.link())")
	b.expectPhase(30, 5)
	b.keys("q")
	b.expectPhase(30, 0)
	b.keys("s")
	b.expectPhase(31, 1)
	b.click(card + ` [data-control="phase.close"]`)
	b.expectPhase(31, 0)
}

// On a telephone, fingers take a step apart, and the card leaves the picture free.
func TestPlayOneStepByTouch(t *testing.T) {
	b := open(t, "play=0&t=29", size{390, 844, 1}, chromedp.EmulateTouch, chromedp.EmulateMobile)
	tap := func(selector string) {
		x, y := b.box(selector).middle()
		b.touch(input.DispatchTouchEventTypeTouchStart, [2]float64{x, y})
		b.touch(input.DispatchTouchEventTypeTouchEnd)
		b.settle()
	}
	b.do(`[...document.querySelectorAll("[role=tab]")].find((e) => e.textContent === "Inside").click()`)
	tap(`[data-control="phase.play"]`)
	b.expectPhase(30, 1)
	tap(card + ` [data-control="phase.next"]`)
	b.expectPhase(30, 2)
	surface, over := b.box(surfaceCell), b.box(card)
	if over.Y < surface.Y+surface.H || over.Y+over.H > 844 {
		t.Errorf("the card is at %v, the surface at %v", over, surface)
	}
	places := make(map[string][]string)
	b.checkLayout("390×844", true, places)
	for problem, where := range places {
		t.Errorf("%s in %v", problem, where)
	}
	tap(card + ` [data-control="phase.close"]`)
	b.expectPhase(30, 0)
}

// The vectors come and go by the buttons over the surface and by key, change with the playhead, and are in the link.
func TestVectors(t *testing.T) {
	b := reuse(t, "play=0&t=30")
	paths := b.picture(surfaceCell)
	b.click(`[data-control="layer"] .segment:nth-child(2)`)
	b.settle()
	vectors := b.picture(surfaceCell)
	if share := otherPixels(paths, vectors); share < 2e-3 {
		t.Errorf("%.3f %% of the pixels show vectors", 100*share)
	}
	b.until("location.hash.includes('layer=vectors')")
	curvature := func() string {
		return eval[string](b, "document.querySelector('.strip .sentence:not(.formula)').textContent")
	}
	first := curvature()
	if !strings.Contains(first, "κ = ") {
		t.Errorf("of the curvature it says %q", first)
	}
	b.do("optiscope.seek(31)")
	b.settle()
	if otherPixels(vectors, b.picture(surfaceCell)) == 0 || curvature() == first {
		t.Error("the vectors stay where they were")
	}
	b.do("document.activeElement?.blur()")
	b.keys("v")
	b.settle()
	if got := eval[string](b, "optiscope.get('layer')"); got != "paths" {
		t.Errorf("the key leads to %q", got)
	}
	b.do("optiscope.seek(30)")
	b.settle()
	samePicture(t, paths, b.picture(surfaceCell))
}

// Keys lead from event to event; each is named where the playhead stands on it, for those who listen, too.
func TestEventKeys(t *testing.T) {
	b := reuse(t, "play=0&t=0")
	steps := eval[[]int](b, "optiscope.events().map((e) => e.step).sort((a, b) => a - b)")
	if len(steps) < 3 {
		t.Fatalf("events at %v", steps)
	}
	b.do("document.activeElement?.blur()")
	for _, step := range steps {
		b.keys(">")
		b.settle()
		if got := b.step(); got != step {
			t.Errorf("the next event is at %d, want %d", got, step)
		}
		b.until("document.getElementById('live').textContent.includes(optiscope.events().find((e) => e.step === %s).text)", step)
	}
	for i := len(steps) - 2; i >= 0; i-- {
		b.keys("<")
		b.settle()
		if got := b.step(); got != steps[i] {
			t.Errorf("the event before is at %d, want %d", got, steps[i])
		}
	}
}
