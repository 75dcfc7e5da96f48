package browser

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// layoutScript looks for what is cut off, overlaps or is too small to touch.
//
//go:embed testdata/layout.js
var layoutScript string

// windows are the sizes that have to work, by the scales they are seen at.
var windows = []struct {
	scale float64
	touch bool
	sizes [][2]int64
}{
	{1, false, [][2]int64{{360, 640}, {768, 1024}, {1024, 768}, {1440, 900}, {1920, 1080}, {3840, 2160}}},
	{2, true, [][2]int64{{360, 640}, {844, 390}, {768, 1024}, {1440, 900}}},
	{3, true, [][2]int64{{360, 640}, {390, 844}, {844, 390}}},
}

// In every window, and in every sheet of narrow ones, nothing overlaps, nothing
// is cut off, the canvas has the screen's own pixels, and fingers hit what they aim at.
func TestLayout(t *testing.T) {
	for _, w := range windows {
		t.Run(fmt.Sprintf("scale %v", w.scale), func(t *testing.T) {
			first := w.sizes[0]
			b := reuseAt(t, "play=0&t=300", size{first[0], first[1], w.scale, w.touch})
			places := make(map[string][]string) // of each problem
			for _, s := range w.sizes {
				b.resizeTo(size{s[0], s[1], w.scale, w.touch})
				b.settle()
				for _, scene := range []string{"surface", "belief", "warmup", "counterexample"} {
					b.do("optiscope.set('scene', %s)", scene)
					b.settle()
					b.checkLayout(fmt.Sprintf("%d×%d %s", s[0], s[1], scene), w.touch, places)
				}
			}
			for _, problem := range slices.Sorted(maps.Keys(places)) {
				t.Errorf("%s\n\tin %s", problem, strings.Join(places[problem], ", "))
			}
		})
	}
}

// checkLayout looks at the window as it is, with each of its sheets.
func (b *tab) checkLayout(name string, touch bool, places map[string][]string) {
	b.t.Helper()
	const tabs = `[...document.querySelectorAll("[role=tab]")].filter((e) => e.checkVisibility())`
	sheets := eval[[]string](b, tabs+".map((e) => e.textContent)")
	if len(sheets) == 0 {
		sheets = []string{""}
	}
	for _, sheet := range sheets {
		if sheet != "" {
			b.do(tabs+".find((e) => e.textContent === %s).click()", sheet)
			b.settle()
		}
		for _, found := range eval[[]problem](b, "("+layoutScript+")(%s)", touch) {
			places[found.What] = append(places[found.What], strings.TrimSpace(name+" "+sheet)+" ("+found.Where+")")
		}
	}
}

// problem is one finding of layoutScript.
type problem struct{ What, Where string }
