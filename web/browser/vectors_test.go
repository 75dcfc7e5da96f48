package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// The key of the vectors draws them, their parts have switches and keys, the panel tells them in words, and the link
// holds them; turned off the picture is the first one again.
func TestVectors(t *testing.T) {
	b := reuse(t, "play=0&t=20&theme=dark&zoom=4&view.x=-1.1&view.y=-0.4")
	b.hover(700, 5)
	b.settle()
	plain := b.picture(surfaceCell)
	b.keys("v")
	b.until("location.hash.includes('vectors=selected')")
	b.settle()
	arrows := b.picture(surfaceCell)
	if otherPixels(plain, arrows) == 0 {
		t.Error("no arrows are seen")
	}
	b.do("document.querySelector(%s).scrollIntoView()", "[data-panel=vectors]")
	b.click(widget("vectors.curvature", ""))
	b.keys("8")
	b.until("location.hash.includes('vectors.box=1') && location.hash.includes('vectors.curvature=1')")
	b.hover(700, 5)
	b.settle()
	if otherPixels(arrows, b.picture(surfaceCell)) == 0 {
		t.Error("neither box nor curvature is seen")
	}
	text := eval[string](b, "document.querySelector('[data-panel=vectors]').innerText")
	for _, want := range []string{"Gradient and mean are drawn ×", "κ = ", "α/√", "for x as for y"} {
		if want == "for x as for y" && strings.Contains(text, "for y as for x") {
			continue
		}
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %q", want, text)
		}
	}
	before := b.readings()["vectors.bow"]
	b.keys(kb.End)
	b.settle()
	if now := b.readings()["vectors.bow"]; now == before {
		t.Errorf("at the end the curvature is still told as %q", now)
	}
	b.do("optiscope.seek(20)")
	b.keys("vv")
	b.until("!location.hash.includes('vectors=')")
	b.settle()
	samePicture(t, taken(plain), b.seen(surfaceCell))
	b.keys("5")
	b.settle()
	if eval[string](b, "optiscope.link()") != strings.TrimPrefix(eval[string](b, "location.hash"), "#") || !eval[bool](b, "optiscope.get('vectors.gradient')") {
		t.Error("without vectors their keys set something")
	}
}

// At the step pointed at, the vectors are that step's.
func TestVectorsFollowThePointer(t *testing.T) {
	b := reuse(t, "play=0&t=20&vectors=selected&zoom=4&view.x=-1.1&view.y=-0.4")
	x, y := b.inCurve("loss", 20)
	b.hover(x, y)
	b.settle()
	before := b.picture(surfaceCell)
	x, y = b.inCurve("loss", 35)
	b.hover(x, y)
	b.settle()
	if otherPixels(before, b.picture(surfaceCell)) == 0 {
		t.Error("the vectors stay at the playhead")
	}
}
