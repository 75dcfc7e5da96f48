package view_test

import (
	"image"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/stage"
	"github.com/optiscope/optiscope/scenes/view"
)

// alike is what pictures of a view may differ by: the smoothed edges of lines
// and letters, which other versions of a driver round otherwise.
var alike = stage.Tolerance{Channel: 24, Share: 0.005}

// golden compares a picture of a view with the one that is kept, in both themes.
func golden(t *testing.T, name, link string, v view.View, width, height int) {
	t.Helper()
	for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
		s := newScene(t, link, theme)
		screen := ebiten.NewImage(width, height)
		defer screen.Deallocate()
		s.screen, s.area = screen, view.Area{Rect: image.Rect(0, 0, width, height), Clip: image.Rect(0, 0, width, height)}
		if err := v.Draw(s.screen, &s.frame, s.area); err != nil {
			t.Fatal(err)
		}
		stage.Golden(t, name+"-"+theme.Name, screen, alike)
	}
}

func TestGoldenSurfaces(t *testing.T) {
	v := view.NewSurface(painter(t))
	golden(t, "contour", "t=420&play=0", v, 480, 400)
	golden(t, "relief", "view=3d&t=420&play=0", v, 480, 400)
	golden(t, "relief-hidden", "view=3d&surface=himmelblau&yaw=-140&t=1000&play=0", v, 480, 400)
}
