package state

import (
	"image"
	"image/color"
	"math"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
)

// galleryLevels is the number of iso-lines between the ends of the colour scale in a small picture.
const galleryLevels = 7

// picture draws a surface's whole domain small, on its own colour scale, with
// iso-lines. A pixel where the loss is no finite number has the ground's colour.
func picture(s *surface.Surface, params [surface.MaxParams]float64, width, height int, theme *control.Theme) *image.RGBA {
	made := image.NewRGBA(image.Rect(0, 0, width, height))
	loss, err := s.Compile(params)
	if err != nil {
		panic("state: " + err.Error()) // a surface of the catalogue and one that is in use compile
	}
	shade, middle := loss.Shade(), s.Domain.Center()
	pixel := max(s.Domain.W()/float64(width), s.Domain.H()/float64(height))
	f, x, y := make([]float64, width), make([]float64, width), make([]float64, width)
	above := make([]float64, width)
	for row := range height {
		for k := range x {
			x[k] = middle.X + (float64(k)+0.5-float64(width)/2)*pixel
			y[k] = middle.Y - (float64(row)+0.5-float64(height)/2)*pixel
		}
		loss.Values(f, x, y)
		for k, v := range f {
			level := shade.Level(v)
			c := theme.Ground
			if !math.IsNaN(level) {
				c = rampAt(theme, level)
				if k > 0 && band(level) != band(f[k-1]) || row > 0 && band(level) != band(above[k]) {
					c = over(theme.Iso, c)
				}
			}
			f[k] = level // the next pixel and the next row compare with it
			made.SetRGBA(k, row, c)
		}
		f, above = above, f
	}
	return made
}

// band is the number of the iso-line below a level.
func band(level float64) int { return int(level * galleryLevels) }

// rampAt is the theme's colour of a level.
func rampAt(theme *control.Theme, level float64) color.RGBA {
	place := min(max(level, 0), 1) * float64(len(theme.Ramp)-1)
	k := min(int(place), len(theme.Ramp)-2)
	a, b, t := theme.Ramp[k], theme.Ramp[k+1], place-float64(k)
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a) + (float64(b)-float64(a))*t)) }
	return color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}

// over lays a premultiplied colour on an opaque one.
func over(top, ground color.RGBA) color.RGBA {
	mix := func(a, b uint8) uint8 { return uint8(int(a) + int(b)*(255-int(top.A))/255) }
	return color.RGBA{mix(top.R, ground.R), mix(top.G, ground.G), mix(top.B, ground.B), 255}
}
