package ui

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// portrait is the picture beside a text. It is kept until it would be another one.
type portrait struct {
	draws func(width, height int, t *control.Theme) *image.RGBA
	key   string
	kept  *ebiten.Image
	drawn string
}

func (p *portrait) draw(c *canvas, e *element) {
	r := e.rect()
	if key := p.key + c.theme.Name + r.Size().String(); p.drawn != key {
		if p.kept != nil {
			p.kept.Deallocate()
		}
		p.kept, p.drawn = ebiten.NewImageFromImage(p.draws(r.Dx(), r.Dy(), c.theme)), key
	}
	var o ebiten.DrawImageOptions
	size := p.kept.Bounds().Size()
	o.GeoM.Translate(float64(r.Min.X+(r.Dx()-size.X)/2), float64(r.Min.Y+(r.Dy()-size.Y)/2))
	c.dst.DrawImage(p.kept, &o)
}

// portraitSize is the side of a picture beside a text, in rem.
const portraitSize = 14

// portrait places a readout's picture, if it has one, and returns where it ends.
func (b *builder) portrait(key string, r *control.Readout, x, y, w int) int {
	if r.Picture == nil {
		return y
	}
	side := min(b.u.px(portraitSize), w)
	y += b.u.px(0.4)
	p := place[portrait](b, key+".picture", image.Rect(x+(w-side)/2, y, x+(w+side)/2, y+side))
	p.draws, p.key = r.Picture, r.PictureKey
	return y + side
}
