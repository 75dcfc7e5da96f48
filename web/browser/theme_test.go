package browser

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/optiscope/optiscope/scenes/control"
)

// prefers says what the user's system prefers, for the rest of the test.
func (b *tab) prefers(feature, value string) {
	b.t.Helper()
	b.emulateMedia(emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: feature, Value: value}}})
}

// emulateMedia lets the page believe that it is shown elsewhere; without anything that it is where it is.
func (b *tab) emulateMedia(params emulation.SetEmulatedMediaParams) {
	b.t.Helper()
	b.must(chromedp.Do(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, params)
		return err
	})))
}

// The theme is set by its control, and "auto" follows the system at once; page
// and pictures change together.
func TestTheme(t *testing.T) {
	b := reuse(t, "play=0")
	choose := func(name string) func() {
		return func() { b.click(`[data-control="theme"] label:has(input[value="` + name + `"])`) }
	}
	system := func(name string) func() { return func() { b.prefers("prefers-color-scheme", name) } }
	for _, c := range []struct {
		name string
		do   func()
		want *control.Theme
	}{
		{"system dark", system("dark"), control.Dark()}, {"system light", system("light"), control.Light()},
		{"choose dark", choose("dark"), control.Dark()}, {"choose light", choose("light"), control.Light()},
		{"system dark, light chosen", system("dark"), control.Light()}, {"choose auto", choose("auto"), control.Dark()},
	} {
		c.do()
		b.until("document.documentElement.dataset.theme === %s", c.want.Name)
		b.settle()
		// A corner of the loss curve's picture is painted by the program, the header by the page.
		x, y, w := 2, 2, c.want.Panel
		r, g, u, _ := b.picture(`[data-view="loss"]`).At(x, y).RGBA()
		if uint8(r>>8) != w.R || uint8(g>>8) != w.G || uint8(u>>8) != w.B {
			t.Errorf("%s: the curve's ground is %02x%02x%02x, want %02x%02x%02x", c.name, r>>8, g>>8, u>>8, w.R, w.G, w.B)
		}
		ground := eval[[]int](b, "getComputedStyle(document.getElementById('top')).backgroundColor.match(/\\d+/g).map(Number)")
		if w := c.want.Ground; ground[0] != int(w.R) || ground[1] != int(w.G) || ground[2] != int(w.B) {
			t.Errorf("%s: the page's ground is %v, want %v", c.name, ground, w)
		}
	}
}

// Who wants little motion gets a still page, unless the link says to play.
func TestReducedMotion(t *testing.T) {
	b := blank(t, siteAddress(t), small)
	b.prefers("prefers-reduced-motion", "reduce")
	b.visit("")
	b.settle()
	if b.step() != 0 || eval[bool](b, "optiscope.get('play')") {
		t.Errorf("the playhead is at %d", b.step())
	}
	b.do("optiscope.set('preset', 'ravine')") // an example does not, either
	b.settle()
	if b.step() != 0 || eval[bool](b, "optiscope.get('play')") {
		t.Errorf("after an example the playhead is at %d", b.step())
	}
	b.do("location.hash = 'surface=himmelblau'")
	b.until("optiscope.get('surface') === 'himmelblau'")
	b.settle()
	if b.step() != 0 || eval[bool](b, "optiscope.get('play')") {
		t.Errorf("after a link the playhead is at %d", b.step())
	}
	b.keys(" ")
	b.until("optiscope.get('t') > 5")
	b.visit("play=1")
	b.until("optiscope.get('t') > 5")
}
