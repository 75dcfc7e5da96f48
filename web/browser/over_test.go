package browser

import (
	"testing"
)

// The whole formula of the first surface can be read on the smallest screen.
func TestFormulaFits(t *testing.T) {
	b := reuseAt(t, "play=0", phone(360, 640, 1))
	const width = `((f) => [f.scrollWidth, f.clientWidth])(document.querySelector("#over .formula"))`
	if w := eval[[]int](b, width); w[0] > w[1] || w[1] == 0 {
		t.Errorf("the formula is %d px wide in a box of %d px", w[0], w[1])
	}
	const size = `parseFloat(getComputedStyle(document.querySelector("#over .formula")).fontSize)`
	small := eval[float64](b, size)
	b.do(`optiscope.set("surface", "sphere")`)
	b.until(`document.querySelector("#over .formula").scrollWidth < 200`)
	if large := eval[float64](b, size); large <= small {
		t.Errorf("a short formula is set in %v px, a long one in %v px", large, small)
	}
	// One that is still too long scrolls, by keys too.
	b.do(`optiscope.set("surface", "goldstein-price")`)
	b.until(`((f) => f.scrollWidth > f.clientWidth && f.tabIndex === 0 && f.ariaLabel)(document.querySelector("#over .formula"))`)
	b.do(`optiscope.set("surface", "sphere")`)
	b.until(`document.querySelector("#over .formula").tabIndex === -1`)
}
