package browser

import (
	"testing"
)

// studyCharts are the pictures in the middle of every scene that is a study.
var studyCharts = map[string][]string{
	"belief":         {"belief.g", "belief.kept", "belief.unit"},
	"warmup":         {"warmup.r", "warmup.rho", "warmup.variance"},
	"counterexample": {"counterexample.x", "counterexample.regret"},
}

// The menu goes to every scene: its charts take the surface's place, follow its
// sliders and the playhead, and a press in one goes to that step; the way back
// leads to the same surface.
func TestScenes(t *testing.T) {
	b := reuse(t, "play=0&t=300&adam.lr=0.1")
	before := b.picture("[data-view=surface]")
	for scene, charts := range studyCharts {
		b.do(`[...document.querySelectorAll("#scenes button")].find((e) => optiscope.controls().find((c) => c.id === "scene").options.some((o) => o.value === %s && o.label === e.textContent)).click()`, scene)
		b.settle()
		if now := eval[string](b, "document.querySelector('#scenes [aria-current]')?.textContent + ' ' + optiscope.get('scene')"); now == "" {
			t.Errorf("no scene is marked as the present one")
		}
		if eval[bool](b, "document.querySelector('#stage > [data-view=surface]').checkVisibility()") {
			t.Errorf("%s: the surface is still there", scene)
		}
		b.do("optiscope.seek(40)")
		b.settle()
		for _, name := range charts {
			cell := b.box("[data-view='" + name + "']")
			if cell.W < 300 || cell.H < 80 {
				t.Errorf("%s: the chart %s has only %.0f × %.0f pixels", scene, name, cell.W, cell.H)
			}
			picture := b.pictureOf(cell)
			b.do("optiscope.seek(90)")
			b.settle()
			if otherPixels(picture, b.pictureOf(cell)) == 0 {
				t.Errorf("%s does not follow the playhead", name)
			}
			b.do("optiscope.seek(40)")
			b.do("optiscope.set(%s, 0.75)", scene+".beta2")
			b.settle()
			if name != "belief.g" && name != "counterexample.regret" && otherPixels(picture, b.pictureOf(cell)) == 0 {
				t.Errorf("%s does not follow β₂", name)
			}
			b.do("optiscope.set(%s, optiscope.controls().find((c) => c.id === %s).default)", scene+".beta2", scene+".beta2")
			b.click("[data-view='" + name + "']")
			b.settle()
			last := eval[float64](b, "Number(optiscope.controls().find((c) => c.id === 't').max)")
			if step := float64(b.step()); step < last*0.4 || step > last*0.6 {
				t.Errorf("a press in the middle of %s goes to step %v of %v", name, step, last)
			}
			if words := eval[string](b, "document.querySelector(%s).getAttribute('aria-label')", "[data-view='"+name+"']"); len(words) < 10 {
				t.Errorf("%s has the words %q", name, words)
			}
		}
	}
	b.do("optiscope.load('play=0&t=300&adam.lr=0.1')")
	b.hover(5, 5)
	b.settle()
	samePicture(t, taken(before), b.seen("[data-view=surface]"))
}

// A link opens a scene as it was, in a fresh tab.
func TestASceneOpensFromItsLink(t *testing.T) {
	b := reuse(t, "play=0")
	b.do("optiscope.load('scene=belief&belief.source=table&belief.coordinate=y&theme=dark&t=17&play=0')")
	b.settle()
	link := eval[string](b, "optiscope.link()")
	fresh := open(t, link, small)
	fresh.settle()
	for _, name := range studyCharts["belief"] {
		cell := "[data-view='" + name + "']"
		samePicture(t, b.seen(cell), fresh.seen(cell))
	}
	fresh.expectShown("belief.table", "[data-panel='belief.table']")
}

// On a telephone the scenes are a menu, and what the bar has no room for waits behind a button.
func TestScenesOnATelephone(t *testing.T) {
	b := reuseAt(t, "play=0", screen(360, 640, 2))
	if eval[bool](b, "document.querySelector('#scenes button').checkVisibility()") || !eval[bool](b, "document.querySelector('#scenes select').checkVisibility()") {
		t.Fatal("the scenes are no menu")
	}
	b.do(`(() => { const menu = document.querySelector("#scenes select"); menu.value = "warmup"; menu.dispatchEvent(new Event("change")); })()`)
	b.settle()
	if scene := eval[string](b, "optiscope.get('scene')"); scene != "warmup" {
		t.Errorf("the menu leads to %q", scene)
	}
	const theme = "document.querySelector('#app').checkVisibility()"
	if eval[bool](b, theme) {
		t.Error("the theme is there before it is asked for")
	}
	b.click(".more")
	if !eval[bool](b, theme) {
		t.Error("the button shows nothing more")
	}
	b.keys("\x1b")
	if eval[bool](b, theme) {
		t.Error("Escape does not close it")
	}
}
