package ui

import (
	"image"
	"strings"
	"unicode"

	"github.com/hajimehoshi/ebiten/v2"
)

// editor is a line of text being typed: a caret and a selection.
type editor struct {
	runes      []rune
	caret      int
	from       int  // other end of the selection
	scrolledBy int  // pixels
	right      bool // stands at the right edge while it fits
}

func (t *editor) all() { t.from, t.caret = 0, len(t.runes) }

func (t *editor) selection() (lo, hi int) { return min(t.from, t.caret), max(t.from, t.caret) }

// to moves the caret and, if it extends, keeps the other end of the selection.
func (t *editor) to(i int, extend bool) {
	t.caret = max(0, min(i, len(t.runes)))
	if !extend {
		t.from = t.caret
	}
}

// cut removes the selection and says whether there was one.
func (t *editor) cut() bool {
	lo, hi := t.selection()
	if lo == hi {
		return false
	}
	t.runes = append(t.runes[:lo:lo], t.runes[hi:]...)
	t.to(lo, false)
	return true
}

// longest bounds what can be typed into a field.
const longest = 2000

func (t *editor) insert(r rune) {
	t.cut()
	if len(t.runes) < longest {
		t.runes = append(t.runes[:t.caret:t.caret], append([]rune{r}, t.runes[t.caret:]...)...)
		t.to(t.caret+1, false)
	}
}

// selected is the text that is selected.
func (t *editor) selected() string {
	lo, hi := t.selection()
	return string(t.runes[lo:hi])
}

// paste puts a text in the place of the selection, as one line.
func (t *editor) paste(text string) {
	for _, r := range strings.Join(strings.Fields(text), " ") {
		if unicode.IsPrint(r) {
			t.insert(r)
		}
	}
}

// key does what an editing key does and says whether the text changed.
func (t *editor) key(u *UI, k ebiten.Key) bool {
	extend := u.in.held(ebiten.KeyShift) > 0
	lo, hi := t.selection()
	switch k {
	case ebiten.KeyArrowLeft:
		if lo != hi && !extend {
			t.to(lo, false)
		} else {
			t.to(t.caret-1, extend)
		}
	case ebiten.KeyArrowRight:
		if lo != hi && !extend {
			t.to(hi, false)
		} else {
			t.to(t.caret+1, extend)
		}
	case ebiten.KeyHome:
		t.to(0, extend)
	case ebiten.KeyEnd:
		t.to(len(t.runes), extend)
	case ebiten.KeyA:
		if u.command() {
			t.all()
		}
	case ebiten.KeyBackspace:
		if !t.cut() && t.caret > 0 {
			t.from = t.caret - 1
			t.cut()
		}
		return true
	case ebiten.KeyDelete:
		if !t.cut() && t.caret < len(t.runes) {
			t.from = t.caret + 1
			t.cut()
		}
		return true
	}
	return false
}

func (t *editor) x(u *UI, i int) int { return u.textWidth(string(t.runes[:i]), sizeBody, false) }

// origin is where the text starts.
func (t *editor) origin(u *UI, r image.Rectangle) int {
	if w := t.x(u, len(t.runes)) + u.hair(); t.right && w <= r.Dx() {
		return r.Max.X - w
	}
	return r.Min.X - t.scrolledBy
}

// at is the place between letters that is nearest to a pixel.
func (t *editor) at(u *UI, r image.Rectangle, px int) int {
	best, distance := 0, -1
	for i := 0; i <= len(t.runes); i++ {
		d := abs(px - t.origin(u, r) - t.x(u, i))
		if distance < 0 || d < distance {
			best, distance = i, d
		}
	}
	return best
}

// draw writes the line so that the caret is seen.
func (t *editor) draw(c *canvas, r image.Rectangle) {
	u := c.ui
	caret := t.x(u, t.caret)
	t.scrolledBy = max(min(t.scrolledBy, caret), caret-r.Dx()+u.hair(), 0)
	clip := r.Intersect(c.dst.Bounds())
	if clip.Empty() {
		return
	}
	inside := &canvas{ui: u, dst: c.dst.SubImage(clip).(*ebiten.Image), theme: c.theme}
	x := t.origin(u, r)
	pad := r.Dy() / 6
	if lo, hi := t.selection(); lo != hi {
		inside.fill(image.Rect(x+t.x(u, lo), r.Min.Y+pad, x+t.x(u, hi), r.Max.Y-pad), fade(c.theme.Accent, 0.4))
	}
	line := image.Rect(x, r.Min.Y, x+t.x(u, len(t.runes)), r.Max.Y)
	inside.line(line, string(t.runes), style{size: sizeBody, color: c.theme.Text})
	inside.fill(image.Rect(x+caret, r.Min.Y+pad, x+caret+u.hair(), r.Max.Y-pad), c.theme.Text)
}
