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
	return &typesetter{font: parsed, faces: make(map[float64]font.Face), lines: make(map[lineKey]*line)}, nil
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
	bounds := l.image.Bounds()
	x -= float64(bounds.Dx()) * float64(horizontal) / 2
	y -= float64(bounds.Dy()) * float64(vertical) / 2
	var o ebiten.DrawImageOptions
	o.GeoM.Translate(math.Round(x), math.Round(y))
	o.ColorScale.ScaleWithColor(c)
	dst.DrawImage(l.image, &o)
}

// Measure is the size of a line of text in pixels.
func (p *Painter) Measure(text string, size float64) (w, h float64) {
	bounds := p.text.line(text, size).image.Bounds()
	return float64(bounds.Dx()), float64(bounds.Dy())
}
