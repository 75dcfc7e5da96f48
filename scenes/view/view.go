// Package view draws the pictures of the program, each in the rectangle it is given.
package view

import (
	"image"
	"image/color"
	"math"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/state"
)

// Frame is what every picture shows.
type Frame struct {
	State  *state.State
	Result *run.Result
	Study  *state.Study // of a scene that is one, else nil
	Serial uint64       // changes whenever Result does
	Marks  [run.MaxEntries]control.Mark
	Theme  *control.Theme
	Unit   float64 // pixels of one sixteenth of the page's type size: 1 on a plain screen
	Now    time.Time
	Inside *state.Inside // what was kept of the last look at a step, or nil
	Part   float64       // of the way to the next point, in the phase of a step that goes there: 1 is there

	Pointed Pointed

	// What a picture asks for while it is drawn.
	Again  time.Duration // another frame after so long, or 0
	Notice string        // a message for the user, or empty

	entries [run.MaxEntries]int // what order returns, so that a frame allocates nothing
}

// Pointed is a step that is pointed at for the moment: every picture of time marks it.
type Pointed struct {
	On    bool
	Step  int
	Entry int // whose path or curve it is, or -1
}

// step is the step whose vectors are drawn: the one pointed at, else the playhead's.
func (f *Frame) step() int {
	if f.Pointed.On {
		return f.Pointed.Step
	}
	return f.State.View.T
}

// inside is Inside, made if it is not there.
func (f *Frame) inside() *state.Inside {
	if f.Inside == nil {
		f.Inside = new(state.Inside)
	}
	return f.Inside
}

// Area is where a picture belongs: its whole rectangle, and the part of it
// that is not scrolled out of sight, both in pixels of the screen.
type Area struct{ Rect, Clip image.Rectangle }

// Empty says whether nothing of the area is in sight.
func (a Area) Empty() bool { return a.Rect.Intersect(a.Clip).Empty() }

// Box is the whole rectangle.
func (a Area) Box() geom.Rect {
	return geom.Rect{X: float64(a.Rect.Min.X), Y: float64(a.Rect.Min.Y), W: float64(a.Rect.Dx()), H: float64(a.Rect.Dy())}
}

// target is the part of the screen that the area may paint on.
func (a Area) target(screen *ebiten.Image) *ebiten.Image {
	return paint.Sub(screen, a.Rect.Intersect(a.Clip))
}

// View is one picture.
type View interface {
	// Draw paints the picture on the screen, inside area. It changes nothing but its own caches.
	Draw(screen *ebiten.Image, f *Frame, area Area) error
}

// Sizes in units.
const (
	labelSize   = 12
	pathWidth   = 2.6
	haloWidth   = 5.2
	hiddenWidth = 1.6 // of what the surface hides
	curveWidth  = 1.6
	markRadius  = 8.0
	ringRadius  = 10.0
)

// markColor is the palette's colour for an entry.
func (f *Frame) markColor(m control.Mark) color.RGBA { return f.Theme.Marks[m.Slot] }

// order lists the visible entries as they are drawn: the first card over later
// ones, and the selected one on top of all. The list holds until the next call.
func (f *Frame) order() []int {
	entries := f.entries[:0]
	selected := -1
	for i := len(f.Result.Tracks) - 1; i >= 0; i-- {
		switch {
		case f.State.View.Hidden[i] || f.Result.Tracks[i].Len() == 0:
		case f.State.Run.Entries[i].ID == f.State.View.Selected:
			selected = i
		default:
			entries = append(entries, i)
		}
	}
	if selected >= 0 {
		entries = append(entries, selected)
	}
	return entries
}

// faint is the colour of what the surface hides. It is opaque: joints of
// translucent lines would show.
func (f *Frame) faint(c color.RGBA) color.RGBA { return mix(f.Theme.Ramp[2], c, 0.45) }

// mix is a colour between two opaque ones.
func mix(a, b color.RGBA, t float64) color.RGBA {
	m := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + (float64(y)-float64(x))*t)) }
	return color.RGBA{m(a.R, b.R), m(a.G, b.G), m(a.B, b.B), m(a.A, b.A)}
}

// fade is a colour made translucent.
func fade(c color.RGBA, alpha float64) color.RGBA { return mix(color.RGBA{}, c, alpha) }

// veil hides what a curve has beyond the playhead at x, where the state asks for it.
func veil(painter *paint.Painter, dst *ebiten.Image, f *Frame, p geom.Rect, x float64) {
	if f.State.View.Veiled {
		w := curveWidth * f.Unit // the curves' own width reaches beyond the plot
		painter.Fill(dst, x, p.Y-w, p.X+p.W-x+w, p.H+2*w, f.Theme.Panel)
	}
}
