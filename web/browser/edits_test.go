package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// ghost is an entry's old future, as scripts see it.
type ghost struct {
	From int
	X    []float64
}

func (b *tab) ghost(entry string) *ghost {
	b.t.Helper()
	return eval[*ghost](b, `(() => {
		const g = optiscope.track(%s).ghost;
		return g ? {From: g.from, X: [...g.x]} : null;
	})()`, entry)
}

// From here on: the switch, then a slider dragged at the playhead. The path up
// to the playhead stays, the old future is a ghost, the card lists the change,
// and its address opens the same in another tab.
func TestDragFromHereOn(t *testing.T) {
	b := reuse(t, "play=0&t=150&theme=dark&selected=radam")
	before := b.track("radam")
	plain := b.picture(surfaceCell)
	b.click(widget("onward", ""))
	b.until("optiscope.get('onward')")
	box := b.box(widget("radam.lr", "input[type=range]"))
	_, y := box.middle()
	b.press(box.X+8+(box.W-16)*b.position("radam.lr"), y)
	for _, part := range []float64{0.7, 0.75, 0.8} {
		b.move(box.X+box.W*part, y)
		b.settle()
		if now := b.track("radam"); columnDifference(now["x"][:151], before["x"][:151]) != "" || now["x"][151] == before["x"][151] {
			t.Fatalf("with the slider at %v the change does not begin behind step 150", part)
		}
	}
	b.release(box.X+box.W*0.8, y)
	b.hover(5, 5)
	b.settle()
	g := b.ghost("radam")
	if g == nil || g.From != 150 || columnDifference(g.X, before["x"]) != "" {
		t.Fatal("the old future is no ghost")
	}
	value := eval[float64](b, "optiscope.get('radam.lr')")
	b.expectField("radam.lr", value)
	b.expectField("radam.at.150.lr", value)
	b.until("location.hash.includes('radam.edits=150:lr:' + optiscope.get('radam.lr'))")
	if !strings.Contains(eval[string](b, "document.querySelector('[data-panel=radam]').innerText"), "at 150") {
		t.Error("the card does not list the change")
	}
	if n := eval[int](b, "[...document.querySelectorAll('.tick')].filter((e) => e.ariaLabel.includes('after step 150')).length"); n != 1 {
		t.Errorf("%d marks on the timeline tell the change", n)
	}

	seen := b.picture(surfaceCell)
	other := open(t, strings.TrimPrefix(eval[string](b, "location.hash"), "#"), small)
	other.settle()
	samePicture(t, taken(seen), other.seen(surfaceCell))
	if g := other.ghost("radam"); g == nil || columnDifference(g.X, before["x"]) != "" {
		t.Error("in another tab the ghost is another")
	}

	b.click(widget("ghosts", ""))
	b.settle()
	if otherPixels(seen, b.picture(surfaceCell)) == 0 {
		t.Error("the ghost is not seen, or not hidden")
	}
	b.click(widget("radam.at.150.lr.remove", ""))
	b.until("!location.hash.includes('edits')")
	b.click(widget("onward", ""))
	b.hover(5, 5)
	b.settle()
	if d := difference(b.track("radam"), before); d != "" {
		t.Errorf("taken back, the change leaves %s", d)
	}
	samePicture(t, taken(plain), b.seen(surfaceCell))
}

// By keyboard: the key of the switch, arrows on a slider, a typed value in the
// list, and a message where nothing would change.
func TestEditByKeyboard(t *testing.T) {
	b := reuse(t, "play=0&t=150&selected=adam")
	b.keys("h")
	b.until("optiscope.get('onward')")
	b.do("document.querySelector(%s).focus()", widget("adam.beta1", "input[type=range]"))
	b.keys(kb.ArrowLeft + kb.ArrowLeft)
	b.until("location.hash.includes('adam.edits=150:beta1:')")
	if got := eval[string](b, "document.activeElement.ariaLabel"); got != "decay of the first moment" {
		t.Errorf("the focus went to %q", got)
	}
	b.do("document.querySelector(%s).focus()", widget("adam.at.150.beta1", "input"))
	b.keys("0.25" + kb.Enter)
	b.until("location.hash.includes('adam.edits=150:beta1:0.25')")
	b.do("document.querySelector(%s).focus()", widget("adam.at.150.beta1.remove", ""))
	b.keys(kb.Enter)
	b.until("!location.hash.includes('edits')")
	b.do("optiscope.seek(1000)")
	b.do("document.querySelector(%s).focus()", widget("adam.beta1", "input[type=range]"))
	b.keys(kb.ArrowLeft)
	b.until("document.getElementById('notice').innerText.includes('the playhead stands at the last step')")
	b.click("#notice button")
}
