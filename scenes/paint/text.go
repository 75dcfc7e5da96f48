package paint

import (
	"image"
	"image/color"
	"math"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// typesetter draws lines of text at the exact pixel size and keeps them as
// images. It stands on x/image alone: text/v2 would add 190 kB to the download
// for shaping that the labels of axes do not need.
type typesetter struct {
	font  *opentype.Font
	han   hanFont
	faces map[float64]font.Face
	lines map[lineKey]*line

	copies  copies
	options ebiten.DrawTrianglesOptions
}

type lineKey struct {
	text string
	size float64
}

type line struct {
	image  *ebiten.Image // white; coloured when drawn
	ascent int
}

// mostLines bounds the kept lines. Labels change while zooming; beyond this
// the old ones go.
const mostLines = 400

func newTypesetter() (*typesetter, error) {
	parsed, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, err
	}
	t := &typesetter{font: parsed, faces: make(map[float64]font.Face), lines: make(map[lineKey]*line)}
	t.options.ColorScaleMode = ebiten.ColorScaleModePremultipliedAlpha
	return t, nil
}

func (t *typesetter) face(size float64) font.Face {
	if face, ok := t.faces[size]; ok {
		return face
	}
	face, err := opentype.NewFace(t.font, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic(err) // NewFace only fails for options that are never given here
	}
	t.faces[size] = face
	return face
}

func (t *typesetter) line(text string, size float64) *line {
	size = math.Round(size*4) / 4
	key := lineKey{text, size}
	if l, ok := t.lines[key]; ok {
		return l
	}
	if len(t.lines) >= mostLines {
		for k, old := range t.lines {
			old.image.Deallocate()
			delete(t.lines, k)
		}
	}
	set := t.set
	if strings.ContainsFunc(text, beyond) {
		set = t.setHan
	}
	canvas, ascent := set(text, size)
	l := &line{image: ebiten.NewImageFromImage(canvas), ascent: ascent}
	t.lines[key] = l
	return l
}

// beyond says whether a letter is of a script that the Go fonts lack.
func beyond(r rune) bool { return r >= '\u2e80' }

// set draws a line in white, and says where its baseline is.
func (t *typesetter) set(text string, size float64) (canvas *image.RGBA, ascent int) {
	face := t.face(size)
	metrics := face.Metrics()
	ascent = metrics.Ascent.Ceil()
	width := max(font.MeasureString(face, text).Ceil(), 1)
	canvas = image.NewRGBA(image.Rect(0, 0, width, ascent+metrics.Descent.Ceil()))
	drawer := font.Drawer{Dst: canvas, Src: image.White, Face: face, Dot: fixed.P(0, ascent)}
	drawer.DrawString(text)
	return canvas, ascent
}

// Align says which point of a text stands at the given place.
type Align uint8

// The alignments.
const (
	Start Align = iota
	Middle
	End
)

// Text draws a line of text at once. size is the type size in pixels; the
// place is rounded to whole pixels, so that letters stay sharp.
func (p *Painter) Text(dst *ebiten.Image, text string, x, y, size float64, horizontal, vertical Align, c color.RGBA) {
	if text == "" {
		return
	}
	l := p.text.line(text, size)
	var o ebiten.DrawImageOptions
	o.GeoM.Translate(l.corner(x, y, horizontal, vertical))
	o.ColorScale.ScaleWithColor(c)
	dst.DrawImage(l.image, &o)
}

// RimmedText is Text with a rim of so many pixels, a whole number, in another colour. The copies of the text that make it are drawn in one call.
func (p *Painter) RimmedText(dst *ebiten.Image, text string, x, y, size float64, horizontal, vertical Align, c, rim color.RGBA, width float64) {
	if text == "" {
		return
	}
	l := p.text.line(text, size)
	left, top := l.corner(x, y, horizontal, vertical)
	copies, o := &p.text.copies, float32(width)
	copies.drop()
	for _, d := range [4][2]float32{{-o, 0}, {o, 0}, {0, -o}, {0, o}} {
		copies.image(float32(left)+d[0], float32(top)+d[1], l.image.Bounds().Size(), premultiplied(rim, 1))
	}
	copies.image(float32(left), float32(top), l.image.Bounds().Size(), premultiplied(c, 1))
	dst.DrawTriangles32(copies.vertices, copies.indices, l.image, &p.text.options)
}

// corner is the corner of a line whose aligned point stands at a place.
func (l *line) corner(x, y float64, horizontal, vertical Align) (left, top float64) {
	bounds := l.image.Bounds()
	return math.Round(x - float64(bounds.Dx())*float64(horizontal)/2), math.Round(y - float64(bounds.Dy())*float64(vertical)/2)
}

// copies are an image at several places.
type copies struct {
	vertices []ebiten.Vertex
	indices  []uint32
}

func (q *copies) drop() { q.vertices, q.indices = q.vertices[:0], q.indices[:0] }

// image appends a whole image of a size.
func (q *copies) image(x, y float32, size image.Point, c [4]float32) {
	base, w, h := uint32(len(q.vertices)), float32(size.X), float32(size.Y)
	for _, at := range [4][2]float32{{0, 0}, {w, 0}, {w, h}, {0, h}} {
		q.vertices = append(q.vertices, ebiten.Vertex{DstX: x + at[0], DstY: y + at[1], SrcX: at[0], SrcY: at[1],
			ColorR: c[0], ColorG: c[1], ColorB: c[2], ColorA: c[3]})
	}
	q.indices = append(q.indices, base, base+1, base+2, base, base+2, base+3)
}

// Measure is the size of a line of text in pixels.
func (p *Painter) Measure(text string, size float64) (w, h float64) {
	bounds := p.text.line(text, size).image.Bounds()
	return float64(bounds.Dx()), float64(bounds.Dy())
}
