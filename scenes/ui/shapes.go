package ui

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	uimage "github.com/ebitenui/ebitenui/image"
	"github.com/hajimehoshi/ebiten/v2"
	"golang.org/x/image/vector"
)

// shapes keeps white, anti-aliased pictures of shapes, drawn once at their
// exact pixel size and tinted when used. A colour or theme costs nothing.
type shapes struct {
	masks  map[maskKey]*ebiten.Image
	slices map[sliceKey]*uimage.NineSlice
	white  *ebiten.Image
}

type maskKey struct {
	name   string
	size   int
	weight float64
}

type sliceKey struct {
	radius, border int // border 0: filled
}

func newShapes() *shapes {
	s := &shapes{white: ebiten.NewImage(3, 3)}
	s.white.Fill(color.White)
	s.forget()
	return s
}

func (s *shapes) forget() {
	for _, m := range s.masks {
		m.Deallocate()
	}
	s.masks = make(map[maskKey]*ebiten.Image)
	s.slices = make(map[sliceKey]*uimage.NineSlice)
}

// mask is the picture of a path in a square of the given size.
func (s *shapes) mask(k maskKey, path func(*pen)) *ebiten.Image {
	if m, ok := s.masks[k]; ok {
		return m
	}
	p := newPen(k.size)
	path(p)
	m := p.image()
	s.masks[k] = m
	return m
}

// rounded is a rectangle with round corners that stretches to any size, filled or as a border.
func (s *shapes) rounded(radius, border int) *uimage.NineSlice {
	k := sliceKey{radius, border}
	if n, ok := s.slices[k]; ok {
		return n
	}
	size := 2*radius + 1
	p := newPen(size)
	p.roundRect(0, 0, float64(size), float64(size), float64(radius), true)
	if border > 0 {
		b := float64(border)
		p.roundRect(b, b, float64(size)-b, float64(size)-b, max(float64(radius)-b, 0), false)
	}
	n := uimage.NewNineSlice(p.image(), [3]int{radius, 1, radius}, [3]int{radius, 1, radius})
	s.slices[k] = n
	return n
}

// pen fills and strokes paths in a square of size pixels. Pieces that overlap
// must turn the same way: opposite turns cut holes.
type pen struct {
	raster *vector.Rasterizer
	size   float64
}

func newPen(size int) *pen {
	return &pen{raster: vector.NewRasterizer(size, size), size: float64(size)}
}

func (p *pen) image() *ebiten.Image {
	size := int(p.size)
	alpha := image.NewAlpha(image.Rect(0, 0, size, size))
	p.raster.DrawOp = draw.Src
	p.raster.Draw(alpha, alpha.Bounds(), image.Opaque, image.Point{})
	return ebiten.NewImageFromImage(alpha)
}

// polygon fills the polygon through points x0, y0, x1, y1, … after turning it clockwise.
func (p *pen) polygon(xy ...float64) {
	area := 0.0
	n := len(xy)
	for i := 0; i < n; i += 2 {
		j := (i + 2) % n
		area += xy[i]*xy[j+1] - xy[j]*xy[i+1]
	}
	at := func(i int) (float32, float32) {
		if area < 0 {
			i = n - 2 - i
		}
		return float32(xy[i]), float32(xy[i+1])
	}
	x, y := at(0)
	p.raster.MoveTo(x, y)
	for i := 2; i < n; i += 2 {
		p.raster.LineTo(at(i))
	}
	p.raster.ClosePath()
}

// disc fills a circle; clockwise or, to cut a hole, the other way.
func (p *pen) disc(x, y, r float64, clockwise bool) {
	p.roundRect(x-r, y-r, x+r, y+r, r, clockwise)
}

// line strokes a segment with round ends.
func (p *pen) line(x0, y0, x1, y1, width float64) {
	r := width / 2
	p.disc(x0, y0, r, true)
	p.disc(x1, y1, r, true)
	length := math.Hypot(x1-x0, y1-y0)
	if length == 0 {
		return
	}
	nx, ny := -(y1-y0)/length*r, (x1-x0)/length*r
	p.polygon(x0+nx, y0+ny, x1+nx, y1+ny, x1-nx, y1-ny, x0-nx, y0-ny)
}

// ring strokes a circle.
func (p *pen) ring(x, y, r, width float64) {
	p.disc(x, y, r+width/2, true)
	p.disc(x, y, r-width/2, false)
}

// kappa makes a cubic Bézier curve a quarter of a circle, to 0.03 % of the radius.
const kappa = 0.5522847498

func (p *pen) roundRect(x0, y0, x1, y1, r float64, clockwise bool) {
	r = min(r, (x1-x0)/2, (y1-y0)/2)
	k := r * (1 - kappa)
	corner := func(ax, ay, bx, by, cx, cy, dx, dy float64) {
		p.raster.LineTo(float32(ax), float32(ay))
		p.raster.CubeTo(float32(bx), float32(by), float32(cx), float32(cy), float32(dx), float32(dy))
	}
	p.raster.MoveTo(float32(x0+r), float32(y0))
	if clockwise {
		corner(x1-r, y0, x1-k, y0, x1, y0+k, x1, y0+r)
		corner(x1, y1-r, x1, y1-k, x1-k, y1, x1-r, y1)
		corner(x0+r, y1, x0+k, y1, x0, y1-k, x0, y1-r)
		corner(x0, y0+r, x0, y0+k, x0+k, y0, x0+r, y0)
	} else {
		p.raster.CubeTo(float32(x0+k), float32(y0), float32(x0), float32(y0+k), float32(x0), float32(y0+r))
		corner(x0, y1-r, x0, y1-k, x0+k, y1, x0+r, y1)
		corner(x1-r, y1, x1-k, y1, x1, y1-k, x1, y1-r)
		corner(x1, y0+r, x1, y0+k, x1-k, y0, x1-r, y0)
	}
	p.raster.ClosePath()
}
