package ui

import (
	"math"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/text/v2"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/han"
)

// typesetter measures and draws lines of text at exact pixel sizes.
type typesetter struct {
	fonts  [2]*opentype.Font // regular, bold
	han    [2]*opentype.Font // the same for what those lack
	faces  map[faceKey]*text.GoXFace
	widths map[lineKey]float64
	wraps  map[wrapKey][]string
	known  map[rune]script
	buffer sfnt.Buffer
}

type faceKey struct {
	size float64
	bold bool
	han  bool
}

type lineKey struct {
	faceKey
	text string
}

type wrapKey struct {
	lineKey
	width float64
}

// mostWidths and mostWraps bound the kept measures: numbers change while a run plays.
const (
	mostWidths = 4000
	mostWraps  = 200
)

func newTypesetter() (*typesetter, error) {
	t := &typesetter{known: make(map[rune]script)}
	t.forget()
	for i, source := range [...][2][]byte{{goregular.TTF, han.Regular()}, {gobold.TTF, han.Bold()}} {
		for k, fonts := range [...]*[2]*opentype.Font{&t.fonts, &t.han} {
			parsed, err := opentype.Parse(source[k])
			if err != nil {
				return nil, err
			}
			fonts[i] = parsed
		}
	}
	return t, nil
}

func (t *typesetter) forget() {
	t.faces = make(map[faceKey]*text.GoXFace)
	t.widths = make(map[lineKey]float64)
	t.wraps = make(map[wrapKey][]string)
}

func (t *typesetter) face(k faceKey) *text.GoXFace {
	if f, ok := t.faces[k]; ok {
		return f
	}
	fonts := &t.fonts
	if k.han {
		fonts = &t.han
	}
	source := fonts[0]
	if k.bold {
		source = fonts[1]
	}
	face, err := opentype.NewFace(source, &opentype.FaceOptions{Size: k.size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic(err) // NewFace only fails for options that are never given here
	}
	f := text.NewGoXFace(face)
	t.faces[k] = f
	return f
}

// key rounds sizes to quarter pixels, so that few faces serve all.
func key(size float64, bold bool) faceKey { return faceKey{size: math.Round(size*4) / 4, bold: bold} }

// script says which of the fonts has a letter.
type script uint8

const (
	unknown script = iota // neither
	latin                 // the Go fonts
	chinese
)

func (t *typesetter) script(r rune) script {
	s, ok := t.known[r]
	if ok {
		return s
	}
	for i, font := range [...]*opentype.Font{t.fonts[0], t.han[0]} {
		if glyph, err := font.GlyphIndex(&t.buffer, r); err == nil && glyph != 0 {
			s = latin + script(i)
			break
		}
	}
	t.known[r] = s
	return s
}

// width is the advance of a line in pixels.
func (t *typesetter) width(s string, size float64, bold bool) float64 {
	k := lineKey{key(size, bold), s}
	if w, ok := t.widths[k]; ok {
		return w
	}
	if len(t.widths) >= mostWidths {
		clear(t.widths)
	}
	w := 0.0
	for _, run := range t.runs(s) {
		w += t.runWidth(run, k.faceKey)
	}
	t.widths[k] = w
	return w
}

func (t *typesetter) runWidth(r run, k faceKey) float64 {
	if r.over {
		return 0
	}
	return text.Advance(r.text, t.runFace(r, k))
}

// runFace is the face of a run in a line of the given face.
func (t *typesetter) runFace(r run, k faceKey) *text.GoXFace {
	own := key(k.size*r.scale, k.bold)
	own.han = r.han
	return t.face(own)
}

// draw writes a line whose baseline starts at (x, y), whole pixels, in the
// colour of o.
func (t *typesetter) draw(dst *ebiten.Image, s string, x, y int, size float64, bold bool, o *text.DrawOptions) {
	k := key(size, bold)
	at := float64(x)
	last := 0.0
	for _, r := range t.runs(s) {
		face := t.runFace(r, k)
		place := *o
		dx := 0.0
		if r.over { // an accent stands over the middle of the letter before it
			dx = -(last + text.Advance(r.text, face)) / 2
		}
		place.GeoM.Translate(at+dx, float64(y)-face.Metrics().HAscent+math.Round(r.drop*k.size))
		text.Draw(dst, r.text, face, &place)
		at += t.runWidth(r, k)
		if !r.over {
			last = t.lastAdvance(r, face)
		}
	}
}

func (t *typesetter) lastAdvance(r run, face *text.GoXFace) float64 {
	letters := []rune(r.text)
	return text.Advance(string(letters[len(letters)-1:]), face)
}

// wrap breaks a text into lines of at most the given width, between words
// where it can. The lines are kept and shared: they must not be changed.
func (t *typesetter) wrap(s string, size float64, bold bool, width float64) []string {
	k := wrapKey{lineKey{key(size, bold), s}, width}
	lines, ok := t.wraps[k]
	if !ok {
		if len(t.wraps) >= mostWraps {
			clear(t.wraps)
		}
		lines = t.breaks(s, size, bold, width)
		t.wraps[k] = lines
	}
	return lines
}

func (t *typesetter) breaks(s string, size float64, bold bool, width float64) []string {
	var lines []string
	line := ""
	for _, w := range wordsOf([]control.Span{{Text: strings.Join(strings.Fields(s), " ")}}) {
		word, longer := w.text, line+w.text
		if w.space && line != "" {
			longer = line + " " + w.text
		}
		if t.width(longer, size, bold) <= width {
			line = longer
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = word
		for line != "" && t.width(line, size, bold) > width {
			head := t.head(line, size, bold, width)
			lines, line = append(lines, head), line[len(head):]
		}
	}
	return append(lines, line)
}

// head is the longest beginning of s that fits, but at least one letter.
func (t *typesetter) head(s string, size float64, bold bool, width float64) string {
	end := 0
	for i, r := range s {
		next := i + len(string(r))
		if end > 0 && t.width(s[:next], size, bold) > width {
			break
		}
		end = next
	}
	return s[:end]
}
