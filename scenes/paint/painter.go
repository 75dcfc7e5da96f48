package paint

import (
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// Painter collects strokes, marks and text for one image after the other.
// Everything is in pixels of the image.
type Painter struct {
	brush          *brush
	text           *typesetter
	white          *ebiten.Image
	shiftX, shiftY float32
}

// NewPainter compiles the shader and reads the font.
func NewPainter() (*Painter, error) {
	brush, err := newBrush()
	if err != nil {
		return nil, err
	}
	text, err := newTypesetter()
	if err != nil {
		return nil, err
	}
	white := ebiten.NewImage(3, 3)
	white.Fill(color.White)
	return &Painter{brush: brush, text: text, white: white}, nil
}

// Shift moves everything appended from now on by an offset, until the next Shift:
// for drawing at another place than the screen's.
func (p *Painter) Shift(x, y float64) { p.shiftX, p.shiftY = float32(x), float32(y) }

// Flush draws what was appended so far onto dst, in that order.
func (p *Painter) Flush(dst *ebiten.Image) { p.brush.flush(dst) }

// Fill paints a rectangle at once.
func (p *Painter) Fill(dst *ebiten.Image, x, y, w, h float64, c color.RGBA) {
	var o ebiten.DrawImageOptions
	o.GeoM.Scale(w/3, h/3)
	o.GeoM.Translate(x, y)
	o.ColorScale.ScaleWithColor(c)
	dst.DrawImage(p.white, &o)
}

// corners is how brushShader spells a shape.
func corners(s control.Shape) float64 {
	switch s {
	case control.Triangle:
		return 3
	case control.Diamond:
		return -4
	case control.Square:
		return 4
	case control.Pentagon:
		return 5
	case control.TriangleDown:
		return -3
	case control.Hexagon:
		return 6
	}
	return 0
}

// grown is how much larger a shape is drawn than a disc, to look as large.
func grown(s control.Shape) float64 {
	switch s {
	case control.Triangle, control.TriangleDown:
		return 1.32
	case control.Diamond, control.Square:
		return 1.2
	case control.Pentagon, control.Hexagon:
		return 1.1
	}
	return 1
}

// Mark appends an entry's shape with a border. radius is that of a disc of the same size.
func (p *Painter) Mark(x, y, radius float64, s control.Shape, fill, border color.RGBA, width float64) {
	if s == control.Cross {
		p.cross(x, y, radius, fill, border, width)
		return
	}
	r, n := radius*grown(s), corners(s)
	// A border of even width needs more radius at sharp corners.
	sharp := 1.0
	if n != 0 {
		sharp = 1 / math.Cos(math.Pi/math.Abs(n))
	}
	p.polygon(x, y, r+width*sharp, n, border)
	p.polygon(x, y, r, n, fill)
}

// cross is drawn as strokes.
func (p *Painter) cross(x, y, radius float64, fill, border color.RGBA, width float64) {
	r, thick := radius*0.8, radius*0.55
	for _, pass := range []struct {
		w float64
		c color.RGBA
	}{{thick + 2*width, border}, {thick, fill}} {
		p.Line(x-r, y-r, x+r, y+r, pass.w, pass.c)
		p.Line(x-r, y+r, x+r, y-r, pass.w, pass.c)
	}
}

// Ring appends a circle line.
func (p *Painter) Ring(x, y, radius, width float64, c color.RGBA) {
	const sides = 48
	px, py := x+radius, y
	for i := 1; i <= sides; i++ {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / sides)
		qx, qy := x+radius*cos, y+radius*sin
		p.Line(px, py, qx, qy, width, c)
		px, py = qx, qy
	}
}

// Star appends the outline of a five-pointed star.
func (p *Painter) Star(x, y, radius, width float64, c color.RGBA) {
	const inner = 0.45
	at := func(i int) (float64, float64) {
		r := radius
		if i%2 == 1 {
			r *= inner
		}
		sin, cos := math.Sincos(math.Pi * float64(i) / 5)
		return x + r*sin, y - r*cos
	}
	px, py := at(0)
	for i := 1; i <= 10; i++ {
		qx, qy := at(i)
		p.Line(px, py, qx, qy, width, c)
		px, py = qx, qy
	}
}
