package browser

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/web"
)

// The page opens and the first screen moves by itself, in a safe way.
func TestOpensAndMoves(t *testing.T) {
	b := open(t, "", small)
	from := eval[int](b, "optiscope.get('t')")
	b.until("optiscope.get('t') > %s", from+20)

	first := state.Default()
	domain := first.Surface().Domain
	tracks := b.tracks(firstEntries()...)
	if len(tracks) != 3 {
		t.Fatalf("%d entries on the first screen, want 3", len(tracks))
	}
	arrivals := map[string]int{}
	for id, track := range tracks {
		arrivals[id] = firstBelow(track["f"], 1e-3*track["f"][0])
		for other, theirs := range tracks {
			if id < other && apart(track, theirs) < domain.W()/50 {
				t.Errorf("%s and %s cannot be told apart", id, other)
			}
		}
	}
	for id, step := range arrivals {
		if id != "adabelief" && step <= arrivals["adabelief"] {
			t.Errorf("%s arrives at step %d, AdaBelief at %d", id, step, arrivals["adabelief"])
		}
	}
	b.checkSafety()
}

// checkSafety looks at what was asked of whom since the tab was opened.
func (b *tab) checkSafety() {
	b.t.Helper()
	b.checkRequests()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.documents) != 1 {
		b.t.Fatalf("%d documents", len(b.documents))
	}
	if onSingleFile(b.t) {
		return // its policy is in itself
	}
	if policy := fmt.Sprint(b.documents[0].Headers["Content-Security-Policy"]); policy != web.Policy {
		b.t.Errorf("Content-Security-Policy: %s", policy)
	}
}

// firstBelow is the first index with a value below the bound.
func firstBelow(values []float64, bound float64) int {
	for i, v := range values {
		if v < bound {
			return i
		}
	}
	return math.MaxInt
}

// apart is the largest distance of two tracks at the same step.
func apart(a, b columns) float64 {
	most := 0.0
	for i := range min(len(a["x"]), len(b["x"])) {
		most = max(most, math.Hypot(a["x"][i]-b["x"][i], a["y"][i]-b["y"][i]))
	}
	return most
}

// Dragging a hyper-parameter's slider computes that optimizer's path again at
// every move, while the button is still down, and no other path.
func TestDragSlider(t *testing.T) {
	b := reuse(t, "play=0")
	before := b.tracks(firstEntries()...)
	box := b.box(widget("adabelief.beta2", "input[type=range]"))
	knob := box.X + 8 + (box.W-16)*b.position("adabelief.beta2")
	_, y := box.middle()

	b.press(knob, y)
	last, x := before["adabelief"], knob
	for range 5 {
		x -= box.W / 10
		b.move(x, y)
		b.settle()
		now := b.track("adabelief")
		if difference(now, last) == "" {
			t.Fatalf("the path stands still while the slider moves to x = %v", x)
		}
		last = now
		value := eval[float64](b, "optiscope.get('adabelief.beta2')")
		b.expectField("adabelief.beta2", value)
	}
	for _, id := range []string{"radam", "adam"} {
		if d := difference(b.track(id), before[id]); d != "" {
			t.Errorf("%s changed: %s", id, d)
		}
	}
	b.release(x, y)
	b.settle()
	if d := difference(b.track("adabelief"), last); d != "" {
		t.Errorf("letting go changes the path: %s", d)
	}
	b.until("location.hash.includes('adabelief.beta2=' + optiscope.get('adabelief.beta2'))")
}

// expectField compares a number's text field with the control's value.
func (b *tab) expectField(id string, want float64) {
	b.t.Helper()
	text := eval[string](b, "document.querySelector(%s).value", widget(id, "input[type=text]"))
	if got := eval[float64](b, "Number(%s.replace('−', '-'))", text); got != want {
		b.t.Errorf("the field of %s says %q, want %v", id, text, want)
	}
}

// While nothing moves, nothing runs.
func TestIdle(t *testing.T) {
	b := reuse(t, "play=0&t=100")
	b.settle()
	type stats struct{ Ticks, Draws int }
	before := eval[stats](b, "optiscope.stats()")
	const quiet = 1500 * time.Millisecond
	after := eval[stats](b, "await new Promise((done) => setTimeout(() => done(optiscope.stats()), %s))", quiet.Milliseconds())
	if before != after {
		t.Errorf("in %v of silence the program went from %+v to %+v", quiet, before, after)
	}
	b.do("optiscope.seek(101)")
	b.settle()
	if now := eval[stats](b, "optiscope.stats()"); now.Ticks == after.Ticks || now.Draws == after.Draws {
		t.Errorf("a moved playhead is not drawn: %+v, then %+v", after, now)
	}
}
