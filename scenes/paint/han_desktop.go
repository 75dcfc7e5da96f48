//go:build !js

package paint

import (
	"image"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/optiscope/optiscope/scenes/han"
)

// hanFont is the font of package han, parsed when a text first needs it.
type hanFont struct{ font *opentype.Font }

// setHan is typesetter.set for a line with Chinese in it, letter by letter in the font that has it.
func (t *typesetter) setHan(text string, size float64) (canvas *image.RGBA, ascent int) {
	faces := [2]font.Face{t.face(size), t.hanFace(size)}
	defer faces[1].Close()
	descent, at := 0, make([]fixed.Int26_6, 0, len(text)+1)
	for _, f := range faces {
		ascent, descent = max(ascent, f.Metrics().Ascent.Ceil()), max(descent, f.Metrics().Descent.Ceil())
	}
	x := fixed.Int26_6(0)
	for _, r := range text {
		advance, _ := faceOf(faces, r).GlyphAdvance(r)
		at = append(at, x)
		x += advance
	}
	canvas = image.NewRGBA(image.Rect(0, 0, max(x.Ceil(), 1), ascent+descent))
	for i, r := range []rune(text) {
		drawer := font.Drawer{Dst: canvas, Src: image.White, Face: faceOf(faces, r), Dot: fixed.Point26_6{X: at[i], Y: fixed.I(ascent)}}
		drawer.DrawString(string(r))
	}
	return canvas, ascent
}

func faceOf(faces [2]font.Face, r rune) font.Face {
	if beyond(r) {
		return faces[1]
	}
	return faces[0]
}

func (t *typesetter) hanFace(size float64) font.Face {
	if t.han.font == nil {
		parsed, err := opentype.Parse(han.Regular())
		if err != nil {
			panic(err) // the font is part of the program
		}
		t.han.font = parsed
	}
	face, err := opentype.NewFace(t.han.font, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic(err) // NewFace only fails for options that are never given here
	}
	return face
}
