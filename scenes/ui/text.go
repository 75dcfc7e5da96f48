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
)

// typesetter measures and draws lines of text at exact pixel sizes.
type typesetter struct {
	fonts  [2]*opentype.Font // regular, bold
	faces  map[faceKey]*text.GoXFace
	widths map[lineKey]float64
	wraps  map[wrapKey][]string
	known  map[rune]bool
	buffer sfnt.Buffer
}

type faceKey struct {
	size float64
	bold bool
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
	t := &typesetter{known: make(map[rune]bool)}
	t.forget()
	for i, ttf := range [...][]byte{goregular.TTF, gobold.TTF} {
		parsed, err := opentype.Parse(ttf)
		if err != nil {
			return nil, err
		}
		t.fonts[i] = parsed
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
	source := t.fonts[0]
	if k.bold {
		source = t.fonts[1]
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
func key(size float64, bold bool) faceKey { return faceKey{math.Round(size*4) / 4, bold} }

func (t *typesetter) has(r rune) bool {
	has, ok := t.known[r]
	if !ok {
		i, err := t.fonts[0].GlyphIndex(&t.buffer, r)
		has = err == nil && i != 0
		t.known[r] = has
	}
	return has
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
	return text.Advance(r.text, t.face(key(k.size*r.scale, k.bold)))
}

// draw writes a line whose baseline starts at (x, y), whole pixels, in the
// colour of o.
func (t *typesetter) draw(dst *ebiten.Image, s string, x, y int, size float64, bold bool, o *text.DrawOptions) {
	k := key(size, bold)
	at := float64(x)
	last := 0.0
	for _, r := range t.runs(s) {
		face := t.face(key(k.size*r.scale, k.bold))
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
	for _, word := range strings.Fields(s) {
		longer := word
		if line != "" {
			longer = line + " " + word
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
