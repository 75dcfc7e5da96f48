package ui

import (
	"image"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// openGallery opens the gallery of the model's surfaces by the keyboard.
func openGallery(d *desk) (*element, *gallery) {
	d.Helper()
	d.u.ring = true
	d.u.root.SetFocusedWidget(d.find("gallery.surface"))
	d.strike(ebiten.KeyEnter)
	if d.u.popup == nil || !d.u.Typing() {
		d.Fatal("no gallery after Enter")
	}
	e := d.u.popup.elements[0]
	return e, e.part.(*gallery)
}

func TestOnlyPicturedChoicesHaveAGallery(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	for key := range d.u.byKey {
		if _, ok := d.u.byKey[key].part.(*galleryButton); ok && key != "gallery.surface" {
			t.Errorf("%s has no pictures to show", key)
		}
	}
	d.find("gallery.surface")
}

// Pictures are drawn a few in each tick, those in sight alone, and kept.
func TestGalleryDrawsLazily(t *testing.T) {
	d := newDesk(t, 1000, 700, 1)
	d.m.drawn = nil
	_, g := openGallery(d) // in two ticks
	drawn := len(d.m.drawn)
	if drawn > 2*picturesPerTick {
		t.Fatalf("%d pictures in two ticks", drawn)
	}
	for range 100 {
		d.woken = 0
		d.tick()
		if n := len(d.m.drawn) - drawn; n > picturesPerTick {
			t.Fatalf("%d pictures in one tick", n)
		}
		drawn = len(d.m.drawn)
		if d.woken == 0 {
			break // it has come to rest
		}
	}
	if drawn < 6 || drawn >= len(g.options) {
		t.Errorf("%d of %d pictures are drawn at the start", drawn, len(g.options))
	}
	picture := d.u.pictures.made[pictureKey("surface", &g.options[0])]
	if got := picture.Bounds().Size(); got != g.shelves.picture || got.X < 80 {
		t.Errorf("a picture has %v pixels, want %v", got, g.shelves.picture)
	}
	d.strike(ebiten.KeyEnd)
	d.tick()
	if len(d.m.drawn) == drawn {
		t.Error("what is scrolled into sight is not drawn")
	}
	d.strike(ebiten.KeyEscape)
	drawn = len(d.m.drawn)
	openGallery(d)
	d.tick()
	if len(d.m.drawn) != drawn {
		t.Error("the pictures are drawn again")
	}
	d.m.look = control.Light()
	d.m.changed()
	d.tick()
	d.tick()
	if len(d.m.drawn) == drawn {
		t.Error("the pictures keep the old theme")
	}
}

func TestGalleryByKeys(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	e, g := openGallery(d)
	if !e.rect().In(image.Rectangle{Max: d.size}) {
		t.Errorf("the gallery is at %v", e.rect())
	}
	columns := 0
	for columns < 15 && g.shelves.cells[columns].Min.Y == g.shelves.cells[0].Min.Y {
		columns++
	}
	for _, step := range []struct {
		key  ebiten.Key
		want int
	}{{ebiten.KeyArrowLeft, 0}, {ebiten.KeyArrowRight, 1}, {ebiten.KeyArrowDown, 1 + columns}, {ebiten.KeyArrowUp, 1},
		{ebiten.KeyArrowUp, 1}, {ebiten.KeyEnd, 44}, {ebiten.KeyArrowRight, 44}, {ebiten.KeyHome, 0}} {
		d.strike(step.key)
		if g.lit != step.want {
			t.Fatalf("after %v option %d is lit, want %d", step.key, g.lit, step.want)
		}
		seen, origin := g.list(d.u, e)
		if cell := g.shelves.cells[g.lit].Add(origin); !cell.In(seen) {
			t.Errorf("after %v the lit option is out of sight: %v in %v", step.key, cell, seen)
		}
	}
	d.strike(ebiten.KeyPageDown)
	if page := g.shelves.cells[g.lit].Min.Y; page < g.scroll.view/2 {
		t.Errorf("a page down moves by %d of %d pixels", page, g.scroll.view)
	}
	want := g.options[g.lit].Value
	d.strike(ebiten.KeyEnter)
	if d.m.place != want || d.u.popup != nil {
		t.Errorf("chose %q, want %q; still open: %v", d.m.place, want, d.u.popup != nil)
	}
	if f := d.u.focused(); f == nil || f.key != "gallery.surface" {
		t.Errorf("the focus did not come back: %v", f)
	}
	_, g = openGallery(d)
	if g.options[g.lit].Value != want {
		t.Errorf("it opens at %q, want the chosen %q", g.options[g.lit].Value, want)
	}
	d.strike(ebiten.KeyHome)
	d.strike(ebiten.KeyEscape)
	if d.m.place != want || d.u.popup != nil {
		t.Errorf("after Escape %q, open %v", d.m.place, d.u.popup != nil)
	}
}

func TestGalleryByMouse(t *testing.T) {
	d := newDesk(t, 1000, 700, 1)
	d.click("gallery.surface")
	e := d.u.popup.elements[0]
	g := e.part.(*gallery)
	d.moveTo(center(e.rect()))
	d.turnWheel(-100)
	if g.scroll.offset == 0 || g.scroll.offset != g.scroll.content-g.scroll.view {
		t.Errorf("scrolled to %d of %d", g.scroll.offset, g.scroll.content-g.scroll.view)
	}
	_, origin := g.list(d.u, e)
	d.pressAt(center(g.shelves.cells[44]).Add(origin))
	d.let()
	if d.m.place != "p44" || d.u.popup != nil {
		t.Errorf("chose %q, still open: %v", d.m.place, d.u.popup != nil)
	}
	d.click("gallery.surface")
	e = d.u.popup.elements[0]
	d.pressAt(center(e.part.(*gallery).closer(d.u, e)))
	d.let()
	if d.m.place != "p44" || d.u.popup != nil {
		t.Errorf("after the cross: %q, open %v", d.m.place, d.u.popup != nil)
	}
}

// Every window has room for the gallery, and all of its options have their own place.
func TestGalleryFits(t *testing.T) {
	for _, w := range windows() {
		d := newDesk(t, w.w, w.h, w.scale)
		d.u.openGallery(&element{ui: d.u, key: "gallery.surface"}, d.m.surface())
		d.tick()
		e := d.u.popup.elements[0]
		g := e.part.(*gallery)
		if !e.rect().In(image.Rectangle{Max: d.size}) || g.scroll.view < g.shelves.picture.Y {
			t.Errorf("%v: the gallery is at %v and shows %d pixels of %d", w, e.rect(), g.scroll.view, g.scroll.content)
		}
		seen, _ := g.list(d.u, e)
		for i, a := range g.shelves.cells {
			if a.Min.X < 0 || a.Max.X > seen.Dx() || a.Max.Y > g.scroll.content {
				t.Errorf("%v: option %d is at %v in %v", w, i, a, seen)
			}
			for k, b := range g.shelves.cells[i+1:] {
				if a.Overlaps(b) || b.Overlaps(g.shelves.heads[i]) {
					t.Errorf("%v: options %d and %d overlap", w, i, i+1+k)
				}
			}
		}
		if d.u.cuts > 0 {
			t.Errorf("%v: %d texts do not fit", w, d.u.cuts)
		}
	}
}
