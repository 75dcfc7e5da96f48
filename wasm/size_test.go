//go:build !js

package main

import (
	"image"
	"image/color"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// sizes are windows of a phone, an old projector, a laptop and a large screen.
func sizes() []image.Point {
	return []image.Point{{X: 360, Y: 640}, {X: 800, Y: 600}, laptop, {X: 3840, Y: 2160}}
}

func TestEverySizeShowsTheSurface(t *testing.T) {
	for _, size := range sizes() {
		t.Run(size.String(), func(t *testing.T) { start(t, size, still).showsSurface(size) })
	}
}

// A window that is dragged larger and smaller is laid out anew each time.
func TestResizing(t *testing.T) {
	s := start(t, laptop, still)
	for _, size := range sizes() {
		s.resize(size)
		s.frame()
		s.showsSurface(size)
	}
	s.resize(laptop)
	sameAsFresh(t, s)
}

func (s *session) showsSurface(size image.Point) {
	s.t.Helper()
	now, picture := s.look(), s.frame()
	window := image.Rectangle{Max: size}
	for name, area := range now.Areas {
		if area.Empty() || !area.Clip.In(window) {
			s.t.Errorf("%v: the picture %q is in %v", size, name, area)
		}
	}
	surface := now.Areas["surface"].Clip
	if surface.Dx() < 200 || surface.Dy() < 150 || surface.Dx()*surface.Dy() < size.X*size.Y/5 {
		s.t.Errorf("%v: the surface has only %v", size, surface)
	}
	at := load(s.t, now.Link)
	theme, marks := control.Dark(), at.Marks()
	for i := range now.Tracks {
		if painted(picture, surface, theme.Marks[marks[i].Slot]) < 20 {
			s.t.Errorf("%v: the path of %s is not seen", size, at.Title(i))
		}
	}
}

// A narrow window has its panels in sheets; all of them can be reached.
func TestSheets(t *testing.T) {
	s := start(t, image.Pt(360, 640), still)
	seen := func() bool { _, there := s.look().Areas["loss"]; return there }
	if seen() {
		t.Error("the curves are there before their sheet is chosen")
	}
	tabs := s.widget("tabs")
	s.click(middle(tabs))
	if !seen() {
		t.Error("the middle sheet does not show the curves")
	}
	s.click(image.Pt(tabs.Max.X-20, middle(tabs).Y))
	if seen() {
		t.Error("the curves stay when another sheet is chosen")
	}
	s.click(image.Pt(tabs.Min.X+20, middle(tabs).Y))
	s.widget("field.adabelief.beta2")
	sameAsFresh(t, s)
}

// No window is too small to live in, and none leaves a trace in the next one.
func TestTinyWindows(t *testing.T) {
	s := start(t, image.Pt(50, 50), still)
	for _, size := range []image.Point{{X: 50, Y: 50}, {X: 1, Y: 1}, {X: 1, Y: 900}, {X: 900, Y: 1}, {X: 120, Y: 80}} {
		s.resize(size)
		s.frame()
		s.click(image.Pt(size.X/2, size.Y/2))
		s.key(ebiten.KeyTab)
		s.frame()
	}
	s = start(t, image.Pt(50, 50), still)
	s.frame()
	s.resize(laptop)
	sameAsFresh(t, s)
}

func TestThemes(t *testing.T) {
	s := start(t, laptop, still)
	bar := s.widget("choice.theme")
	for _, step := range []struct {
		part  float64 // of the bar, where the option stands
		name  string
		theme *control.Theme
	}{{0.9, "light", control.Light()}, {0.5, "dark", control.Dark()}, {0.1, "dark", control.Dark()}} {
		s.click(image.Pt(bar.Min.X+int(step.part*float64(bar.Dx())), middle(bar).Y))
		now, picture := s.look(), s.frame()
		if now.Theme != step.name {
			t.Errorf("the theme is %q, want %q", now.Theme, step.name)
		}
		for name, c := range map[string]struct {
			in    image.Rectangle
			color color.RGBA
		}{
			"panel":   {now.Widgets["panel.problem"], step.theme.Panel},
			"path":    {now.Areas["surface"].Clip, step.theme.Marks[0]},
			"picture": {now.Areas["loss"].Clip, step.theme.Panel},
		} {
			if n := painted(picture, c.in, c.color); n < 50 {
				t.Errorf("%s: only %d pixels of the %s have the theme's colour", step.name, n, name)
			}
		}
		sameAsFresh(t, s)
	}
}
