package ui

import (
	"image"
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// Type sizes in rem.
const (
	sizeBody  = 0.93
	sizeSmall = 0.85
	sizeTiny  = 0.78
)

// style is how a line of text looks.
type style struct {
	size  float64 // in rem
	bold  bool
	color color.RGBA
	align align
}

type align uint8

const (
	left align = iota
	middle
	right
)

// canvas is what parts draw with: rectangles, shapes and text in pixels.
type canvas struct {
	ui    *UI
	dst   *ebiten.Image
	theme *control.Theme
}

func (c *canvas) fill(r image.Rectangle, col color.RGBA) {
	if r.Empty() {
		return
	}
	var o ebiten.DrawImageOptions
	o.GeoM.Scale(float64(r.Dx())/3, float64(r.Dy())/3)
	o.GeoM.Translate(float64(r.Min.X), float64(r.Min.Y))
	o.ColorScale.ScaleWithColor(col)
	c.dst.DrawImage(c.ui.shapes.white, &o)
}

// round fills a rectangle with round corners.
func (c *canvas) round(r image.Rectangle, radius int, col color.RGBA) { c.slice(r, radius, 0, col) }

// border strokes the inside edge of a rectangle with round corners.
func (c *canvas) border(r image.Rectangle, radius, width int, col color.RGBA) {
	c.slice(r, radius, max(width, 1), col)
}

func (c *canvas) slice(r image.Rectangle, radius, border int, col color.RGBA) {
	if r.Empty() {
		return
	}
	radius = max(min(radius, (min(r.Dx(), r.Dy())-1)/2), 1)
	c.ui.shapes.rounded(radius, border).Draw(c.dst, r.Dx(), r.Dy(), func(o *ebiten.DrawImageOptions) {
		o.GeoM.Translate(float64(r.Min.X), float64(r.Min.Y))
		o.ColorScale.ScaleWithColor(col)
	})
}

// box is a bordered surface with round corners.
func (c *canvas) box(r image.Rectangle, radius int, inside, edge color.RGBA) {
	c.round(r, radius, inside)
	c.border(r, radius, c.ui.hair(), edge)
}

func (c *canvas) stamp(m *ebiten.Image, x, y int, col color.RGBA) {
	var o ebiten.DrawImageOptions
	o.GeoM.Translate(float64(x), float64(y))
	o.ColorScale.ScaleWithColor(col)
	c.dst.DrawImage(m, &o)
}

// disc fills a circle around a point.
func (c *canvas) disc(center image.Point, diameter int, col color.RGBA) {
	m := c.ui.shapes.mask(maskKey{name: "disc", size: diameter}, func(p *pen) { p.disc(p.size/2, p.size/2, p.size/2, true) })
	c.stamp(m, center.X-diameter/2, center.Y-diameter/2, col)
}

// icon draws a named picture in the middle of r; unknown names draw nothing.
func (c *canvas) icon(name string, r image.Rectangle, size int, col color.RGBA) {
	path, ok := iconPath(name)
	if !ok || size <= 0 {
		return
	}
	m := c.ui.shapes.mask(maskKey{name: name, size: size}, path)
	c.stamp(m, (r.Min.X+r.Max.X-size)/2, (r.Min.Y+r.Max.Y-size)/2, col)
}

// mark draws an entry's mark in the middle of r.
func (c *canvas) mark(m control.Mark, r image.Rectangle, size int) {
	picture := c.ui.shapes.mask(maskKey{name: m.Shape.String(), size: size}, markPath(m.Shape))
	c.stamp(picture, (r.Min.X+r.Max.X-size)/2, (r.Min.Y+r.Max.Y-size)/2, c.theme.Marks[m.Slot])
}

// width is how wide a line would be, in whole pixels.
func (c *canvas) width(s string, st style) int { return c.ui.textWidth(s, st.size, st.bold) }

// line writes a text in the height's middle of r. What does not fit is cut
// with an ellipsis and counted.
func (c *canvas) line(r image.Rectangle, s string, st style) {
	if s == "" || r.Empty() {
		return
	}
	size := st.size * c.ui.rem
	w := c.width(s, st)
	if w > r.Dx() {
		c.ui.cuts++
		s = c.ui.types.head(s, size, st.bold, float64(r.Dx())-c.ui.types.width("…", size, st.bold)) + "…"
		w = c.width(s, st)
	}
	x := r.Min.X
	switch st.align {
	case middle:
		x += (r.Dx() - w) / 2
	case right:
		x = r.Max.X - w
	}
	// Capitals are 0.72 of the size high: their middle stands in the middle.
	y := float64(r.Min.Y+r.Max.Y)/2 + 0.36*size
	c.write(s, x, int(math.Round(y)), st)
}

// write puts a text with its baseline at y.
func (c *canvas) write(s string, x, y int, st style) {
	var o text.DrawOptions
	o.ColorScale.ScaleWithColor(st.color)
	c.ui.types.draw(c.dst, s, x, y, st.size*c.ui.rem, st.bold, &o)
}

// focusRing shows where the keyboard is.
func (c *canvas) focusRing(e *element, radius int) {
	if !e.focus || !c.ui.ring {
		return
	}
	w := max(c.ui.px(0.13), 1)
	c.border(e.rect().Inset(-w), radius+w, w, c.theme.Accent)
}

// textWidth is the width of a line in whole pixels.
func (u *UI) textWidth(s string, size float64, bold bool) int {
	return int(math.Ceil(u.types.width(s, size*u.rem, bold)))
}

// mix is a colour between two.
func mix(a, b color.RGBA, part float64) color.RGBA {
	f := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*part + 0.5) }
	return color.RGBA{f(a.R, b.R), f(a.G, b.G), f(a.B, b.B), f(a.A, b.A)}
}

// fade makes a colour transparent.
func fade(a color.RGBA, part float64) color.RGBA { return mix(color.RGBA{}, a, part) }
