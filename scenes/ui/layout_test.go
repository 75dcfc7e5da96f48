package ui

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
)

type window struct {
	w, h  int
	scale float64
}

func windows() []window {
	var all []window
	for _, s := range [][2]int{{360, 640}, {390, 844}, {844, 390}, {640, 360}, {800, 600}, {768, 1024}, {1024, 768}, {1100, 700}, {1440, 900}, {1920, 1080}, {3840, 2160}} {
		for _, scale := range []float64{1, 1.25, 1.5, 2, 3} {
			if s[0] >= 1440 && scale > 1 {
				continue // the same layout as the smaller window, only larger pictures
			}
			all = append(all, window{int(float64(s[0]) * scale), int(float64(s[1]) * scale), scale})
		}
	}
	return append(all, window{3840, 2160, 2}, window{3840, 2160, 3}, window{2880, 1800, 2})
}

func (w window) String() string { return fmt.Sprintf("%dx%d@%g", w.w, w.h, w.scale) }

// wants are the widgets that a control must have.
func wants(p *control.Panel, c *control.Control) []string {
	switch c.Kind {
	case control.Number:
		if p.Place == control.Bottom {
			return []string{"slider." + c.ID}
		}
		if c.Row != "" {
			return []string{"field." + c.ID}
		}
		return []string{"slider." + c.ID, "field." + c.ID}
	case control.Choice:
		return []string{"choice." + c.ID}
	case control.Text:
		return []string{"field." + c.ID}
	}
	if c.Icon != "" {
		return []string{"button." + c.ID}
	}
	return []string{"chip." + c.ID}
}

func TestEveryControlHasItsWidget(t *testing.T) {
	for _, w := range windows() {
		t.Run(w.String(), func(t *testing.T) {
			d := newDesk(t, w.w, w.h, w.scale)
			found := map[string]bool{}
			d.showAll(func(string) {
				for key := range d.u.byKey {
					found[key] = true
				}
			})
			tabbed := d.u.byKey["tabs"] != nil
			for _, p := range d.m.Panels() {
				controls := p.Head
				if p.Open || p.Place == control.Top {
					controls = append(controls, p.Controls...)
				}
				if tabbed && p.Opener != "" && !p.Open {
					controls = nil
					if !found["tab."+p.ID] {
						t.Errorf("closed panel %s has no tab", p.ID)
					}
				}
				for i := range controls {
					if controls[i].Hidden {
						continue
					}
					for _, key := range wants(&p, &controls[i]) {
						if !found[key] {
							t.Errorf("%s of panel %s is missing", key, p.ID)
						}
					}
				}
			}
		})
	}
}

// leaf elements stand for themselves; the others are surfaces below them.
func leaf(e *element) bool {
	switch e.part.(type) {
	case *card, *board, *ground, *scrollArea, *plate, *opening, *passage, *frame, *asker:
		return false
	}
	return true
}

func TestNothingOverlapsOrLeavesTheWindow(t *testing.T) {
	for _, w := range windows() {
		t.Run(w.String(), func(t *testing.T) {
			d := newDesk(t, w.w, w.h, w.scale)
			d.m.notice = "one, decay: \"1.5\" must lie in [0, 1)"
			d.m.changed()
			d.tick()
			d.showAll(func(tab string) { checkPlaces(t, d, tab) })
			d.m.guide = guided("one")
			d.m.changed()
			d.tick()
			d.showAll(func(tab string) { checkPlaces(t, d, tab+" beside a guide") })
		})
	}
}

func checkPlaces(t *testing.T, d *desk, tab string) {
	t.Helper()
	var leaves []*element
	for _, e := range d.u.order {
		if leaf(e) {
			leaves = append(leaves, e)
		}
		r := e.rect()
		if r.Empty() {
			if e.key == askKey {
				continue // where nothing is asked
			}
			t.Errorf("%s %s is empty: %v", tab, e.key, r)
		}
		if r.Min.X < e.clip.Min.X || r.Max.X > e.clip.Max.X {
			t.Errorf("%s %s leaves its column sideways: %v in %v", tab, e.key, r, e.clip)
		}
		if full := (image.Rectangle{Max: d.size}); e.clip == full && !r.In(full) {
			t.Errorf("%s %s leaves the window: %v", tab, e.key, r)
		}
	}
	for i, a := range leaves {
		for _, b := range leaves[i+1:] {
			if _, bar := b.part.(*scrollBar); bar || a.clip != b.clip {
				continue
			}
			// Knobs may reach into the gap between label and slider, not further.
			if cut := a.rect().Intersect(b.rect()); !cut.Empty() && cut.Dx() > knob(d.u)/2 {
				t.Errorf("%s %s and %s overlap: %v %v", tab, a.key, b.key, a.rect(), b.rect())
			}
		}
	}
	if d.u.cuts > 0 {
		t.Errorf("%s: %d texts do not fit", tab, d.u.cuts)
	}
}

func TestViewsAreWhereNothingElseIs(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	for _, name := range []string{MainView, "loss", "step"} {
		v, ok := d.u.Views()[name]
		if !ok {
			t.Fatalf("no view %q", name)
		}
		if v.Rect.Dx() < 100 || v.Rect.Dy() < 60 || !v.Clip.In(v.Rect) {
			t.Errorf("%s: %v", name, v)
		}
		if p := center(v.Clip); d.u.Captures(p.X, p.Y) {
			t.Errorf("the panels capture the middle of %s", name)
		}
	}
	for _, key := range []string{"slider.one.rate", "field.noise", "button.in", "top", "bottom", "title.loss"} {
		if p := center(d.find(key).rect()); !d.u.Captures(p.X, p.Y) {
			t.Errorf("%s does not capture the pointer", key)
		}
	}
}

func TestPhoneShowsOneSheet(t *testing.T) {
	d := newDesk(t, 360, 640, 1)
	if _, ok := d.u.Views()["loss"]; ok {
		t.Error("the loss curve is shown on the first sheet")
	}
	bar := d.find("tabs")
	d.rest(1e9)
	d.pressAt(center(bar.part.(*segments).cell(bar, 1)))
	d.let()
	if v, ok := d.u.Views()["loss"]; !ok || v.Clip.Dy() < 60 {
		t.Errorf("after choosing %s the loss curve is at %v, %v", bar.part.(*segments).choices[1], v, ok)
	}
	if main := d.u.Views()[MainView].Rect; main.Dx() != 360 || main.Dy() < 200 {
		t.Errorf("the surface is %v", main)
	}
}

func TestScrolledViewsAreClipped(t *testing.T) {
	d := newDesk(t, 1200, 500, 1)
	right := d.find("right").rect()
	d.moveTo(image.Pt(right.Min.X+3, right.Min.Y+20))
	before := d.u.Views()["loss"]
	d.turnWheel(-2)
	after := d.u.Views()["loss"]
	if after.Rect.Min.Y >= before.Rect.Min.Y {
		t.Fatalf("the column did not scroll: %v then %v", before, after)
	}
	if !after.Clip.In(right) || after.Clip == after.Rect {
		t.Errorf("scrolled view %v is not clipped to its column %v", after, right)
	}
}

func TestScrolledColumnFitsALargerWindow(t *testing.T) {
	d := newDesk(t, 1200, 500, 1)
	d.moveTo(d.find("left").rect().Min.Add(image.Pt(3, 20)))
	d.turnWheel(-100)
	if d.u.scrolls["left"].offset == 0 {
		t.Fatal("the column did not scroll")
	}
	d.size.Y = 3000
	d.tick()
	if got := d.u.scrolls["left"].offset; got != 0 {
		t.Errorf("scrolled by %d though all fits", got)
	}
}

func TestLayouts(t *testing.T) {
	for _, c := range []struct {
		w, h  int
		scale float64
		want  string
	}{{360, 640, 1, "phone"}, {640, 560, 1, "phone"}, {768, 1024, 1, "phone"}, {1080, 1920, 3, "phone"},
		{844, 390, 1, "middle"}, {640, 360, 1, "middle"}, {1099, 800, 1, "middle"}, {2000, 1400, 2, "middle"},
		{1100, 800, 1, "wide"}, {2880, 1800, 2, "wide"}} {
		d := newDesk(t, c.w, c.h, c.scale)
		got := "wide"
		if d.u.byKey["tabs"] != nil {
			got = "middle"
			if d.u.Views()[MainView].Rect.Dx() == c.w {
				got = "phone"
			}
		}
		if got != c.want {
			t.Errorf("%dx%d@%g: %s, want %s", c.w, c.h, c.scale, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	text := "Gradients differ by a factor of a million between the corners and the valley."
	for _, width := range []float64{60, 100, 333, 5000} {
		lines := d.u.types.wrap(text, 13, false, width)
		if got := strings.Join(lines, " "); got != text {
			t.Errorf("at %g: %q", width, got)
		}
		for _, l := range lines {
			if w := d.u.types.width(l, 13, false); w > width {
				t.Errorf("at %g: %q is %g wide", width, l, w)
			}
		}
	}
	if lines := d.u.types.wrap("m̂m̂m̂m̂m̂m̂", 13, false, 30); strings.Join(lines, "") != "m̂m̂m̂m̂m̂m̂" || len(lines) < 2 {
		t.Errorf("a long word breaks into %q", lines)
	}
}

func TestRem(t *testing.T) {
	for _, c := range []struct {
		width       int
		scale, want float64
	}{{360, 1, 14}, {1440, 1, 14.032}, {3840, 1, 20.752}, {7680, 1, 24}, {2880, 2, 28.064}} {
		if got := rem(c.width, c.scale); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("rem(%d, %g) = %g, want %g", c.width, c.scale, got, c.want)
		}
	}
}

// Windows of any size must not break anything.
func TestTinyWindows(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {50, 50}, {50, 900}, {900, 50}, {200, 200}} {
		d := newDesk(t, size[0], size[1], 1)
		d.showAll(func(string) {})
	}
}

func TestEveryLetterHasAGlyph(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	var words strings.Builder
	for _, p := range d.m.Panels() {
		words.WriteString(p.Title + p.Note + p.Summary)
		for _, r := range p.Readouts {
			words.WriteString(r.Label + strings.Join(r.Cells, ""))
		}
	}
	words.WriteString("αβ₁β₂εθλμρστŝm̂v̂‖∇ₜ²³√−·×½¼∞≤≥…Δ∂Σ∈ℝ学习率，。：（）")
	for _, run := range d.u.types.runs(words.String()) {
		for _, r := range run.text {
			if d.u.types.script(r) == unknown {
				t.Errorf("no glyph for %q (%U)", r, r)
			}
		}
	}
}
