//go:build !js

package main

import (
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// The gallery shows the surfaces themselves, in the theme's colours, and a
// click on a picture chooses it.
func TestTheGalleryShowsSurfaces(t *testing.T) {
	for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
		s := start(t, laptop, still+"&theme="+theme.Name)
		s.click(middle(s.widget("gallery.surface")))
		s.tick(40)
		dialog := s.look().Menu
		if dialog.Empty() {
			t.Fatal("a click opens no gallery")
		}
		picture := s.frame()
		colours := make(map[[3]uint8]bool)
		for _, row := range rows(picture, dialog) {
			for i := 0; i < len(row); i += 4 {
				colours[[3]uint8(row[i:])] = true
			}
		}
		if len(colours) < 500 {
			t.Errorf("%s: only %d colours in the gallery", theme.Name, len(colours))
		}
		s.moveTo(middle(dialog)) // a mouse that rests there does not disturb the keys
		s.write("h")
		s.key(ebiten.KeyEnter)
		if got := s.state().Run.Surface; got != "himmelblau" {
			t.Errorf("%s: the surface is %q", theme.Name, got)
		}
		sameAsFresh(t, s)
	}
}
