// Package paint holds shaders and the few calls that put geometry and text on an image.
package paint

import (
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/geom"
)

// brushShader draws capsules, which are segments with round ends, discs and
// regular polygons, all anti-aliased by distance, so that widths may be any number.
//
// A capsule's Custom holds the pixel's place along and across the segment, the
// segment's length and half its width, which is above 0. A mark's holds the
// pixel's place from the middle, the radius, and polygonBase less the number of
// corners (0: a disc). A polygon stands on a side; with a negative number of
// corners it stands on a corner.
const brushShader = `//kage:unit pixels
package main

func Fragment(dst vec4, src vec2, color vec4, at vec4) vec4 {
	if at.w > 0 {
		along := max(max(-at.x, at.x-at.z), 0)
		return color * clamp(0.5-length(vec2(along, at.y))+at.w, 0, 1)
	}
	distance := length(at.xy) - at.z
	corners := -16 - at.w
	if corners != 0 {
		n := abs(corners)
		wedge := 6.283185307179586 / n
		turn := 0.0
		if corners < 0 {
			turn = wedge * 0.5
		}
		angle := atan2(at.x, at.y) + turn
		side := floor(0.5+angle/wedge) * wedge
		distance = cos(side-angle)*length(at.xy) - at.z*cos(wedge*0.5)
	}
	return color * clamp(0.5-distance, 0, 1)
}
`

// polygonBase keeps what tells a mark apart from a capsule below zero.
const polygonBase = -16

// brush collects quads and draws them in one call, in the order in which they
// came. Its buffers are kept, so a steady picture allocates nothing.
type brush struct {
	shader   *ebiten.Shader
	vertices []ebiten.Vertex
	indices  []uint32
	options  ebiten.DrawTrianglesShaderOptions
}

func newBrush() (*brush, error) {
	shader, err := ebiten.NewShader([]byte(brushShader))
	if err != nil {
		return nil, err
	}
	return &brush{shader: shader}, nil
}

// flush draws what was collected onto dst and forgets it.
func (b *brush) flush(dst *ebiten.Image) {
	if len(b.indices) > 0 {
		dst.DrawTrianglesShader32(b.vertices, b.indices, b.shader, &b.options)
	}
	b.drop()
}

func (b *brush) drop() { b.vertices, b.indices = b.vertices[:0], b.indices[:0] }

// quad appends a rectangle with middle line from (x0,y0) along the unit vector
// (ux,uy): from -pad to length+pad along it and ±half across.
func (b *brush) quad(x0, y0, ux, uy, length, pad, half float32, c [4]float32, z, w float32) {
	base := uint32(len(b.vertices))
	for _, corner := range [4][2]float32{{-pad, -half}, {length + pad, -half}, {length + pad, half}, {-pad, half}} {
		s, v := corner[0], corner[1]
		b.vertices = append(b.vertices, ebiten.Vertex{
			DstX: x0 + s*ux - v*uy, DstY: y0 + s*uy + v*ux,
			ColorR: c[0], ColorG: c[1], ColorB: c[2], ColorA: c[3],
			Custom0: s, Custom1: v, Custom2: z, Custom3: w})
	}
	b.indices = append(b.indices, base, base+1, base+2, base, base+2, base+3)
}

// premultiplied is a colour as vertices take it, with its strength changed by alpha.
func premultiplied(c color.RGBA, alpha float64) [4]float32 {
	k := float32(alpha / 255)
	return [4]float32{float32(c.R) * k, float32(c.G) * k, float32(c.B) * k, float32(c.A) * k}
}

// Line appends a segment with round ends.
func (p *Painter) Line(x0, y0, x1, y1, width float64, c color.RGBA) {
	p.segment(float32(x0), float32(y0), float32(x1), float32(y1), float32(width/2), premultiplied(c, 1))
}

func (p *Painter) segment(x0, y0, x1, y1, half float32, c [4]float32) {
	dx, dy := x1-x0, y1-y0
	length := float32(math.Sqrt(float64(dx*dx + dy*dy)))
	ux, uy := float32(1), float32(0)
	if length > 0 {
		ux, uy = dx/length, dy/length
	}
	pad := half + 1
	p.brush.quad(x0+p.shiftX, y0+p.shiftY, ux, uy, length, pad, pad, c, length, half)
}

// Outline appends all segments of an outline.
func (p *Painter) Outline(segments []geom.Segment, width float64, c color.RGBA) {
	tint, half := premultiplied(c, 1), float32(width/2)
	for i := range segments {
		s := &segments[i]
		p.segment(s.X0, s.Y0, s.X1, s.Y1, half, tint)
	}
}

// Dot appends a disc.
func (p *Painter) Dot(x, y, radius float64, c color.RGBA) {
	p.segment(float32(x), float32(y), float32(x), float32(y), float32(radius), premultiplied(c, 1))
}

// polygon appends a regular polygon with the given corners.
func (p *Painter) polygon(x, y, radius, corners float64, c color.RGBA) {
	r := float32(radius)
	p.brush.quad(float32(x)+p.shiftX, float32(y)+p.shiftY, 1, 0, 0, r+1, r+1, premultiplied(c, 1), r, float32(polygonBase-corners))
}

// Arrowhead appends an equilateral triangle with its tip at a place, that points along (dx, dy), of length 1.
// radius is that of the circle through its corners.
func (p *Painter) Arrowhead(x, y, dx, dy, radius float64, c color.RGBA) {
	r := float32(radius)
	// A triangle of the shader points up, away from the side that it stands on: the quad is turned so that this is along (dx, dy).
	p.brush.quad(float32(x-radius*dx)+p.shiftX, float32(y-radius*dy)+p.shiftY, float32(-dy), float32(dx), 0, r+1, r+1,
		premultiplied(c, 1), r, polygonBase-3)
}
