package browser

import (
	"math/rand/v2"
	"testing"
)

// staleReadouts are the IDs of the readouts that the page shows as they no longer are. The share panel follows later.
const staleReadouts = `optiscope.readouts().filter((now) => {
	const shown = document.querySelector('[data-readout="' + now.id + '"]');
	return shown && !now.mathml && !now.id.startsWith("share.") && !now.cells.every((cell) => shown.textContent.includes(cell));
}).map((now) => now.id)`

// While the surface is turned, panned and zoomed nothing else is told to the page; whatever else is done between, it is
// never behind, and the address and the dialog that shows it follow.
func TestThePageIsNotBehindTheView(t *testing.T) {
	b := reuse(t, "play=0&t=500&steps=600")
	random := rand.New(rand.NewPCG(91, 92))
	views := []string{"set('yaw', 170 * (2 * Math.random() - 1))", "set('pitch', 5 + 85 * Math.random())", "set('zoom', 0.5 + 3 * Math.random())", "set('view.x', Math.random())"}
	others := []string{"seek(120)", "seek(430)", "set('vectors', 'all')", "set('vectors', 'off')", "set('equations', true)", "set('equations', false)", "set('selected', 'radam')",
		"set('adam.lr', 0.01 + 0.1 * Math.random())", "load('play=0')", "set('language', 'zh')", "set('language', 'en')", "load('play=0&adam.lr=quick')"}
	for k := range 30 {
		one := views[random.IntN(len(views))]
		if random.IntN(3) == 0 {
			one = others[random.IntN(len(others))]
		}
		b.do("(() => { try { return optiscope." + one + "; } catch {} })()") // a bad link says so, and the rest applies
		b.settle()
		if stale := eval[[]string](b, staleReadouts); len(stale) > 0 {
			t.Fatalf("after %s the page shows old %q in %s", one, stale, eval[string](b, "optiscope.link()"))
		}
		if k%10 == 9 {
			b.until("location.hash === '#' + optiscope.link() && document.querySelector('[data-readout=\"share.link\"]').textContent === location.href")
		}
	}
	b.do("optiscope.load('play=0')")
}
