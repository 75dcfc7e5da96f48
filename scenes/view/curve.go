package view

import (
	"image"
	"image/color"
	"math"
	"strconv"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/state"
)

// Curve is one quantity of all runs over the steps, on a logarithmic axis.
type Curve struct {
	painter *paint.Painter
	prepare func(*run.Result) quantity

	key      curveKey
	value    quantity
	lo, hi   float64 // exponents of ten at the ends of the axis
	outlines [run.MaxEntries][]geom.Segment
	ghosts   ghosts

	ground *ebiten.Image // axes and whole runs: all that the playhead does not change
	drawn  groundKey

	cover   geom.Cover
	scratch []geom.Segment
	ends    [][2]float64
}

// quantity is the value after a step; what is not above 0 has no place on a
// logarithmic axis and leaves a gap.
type quantity struct {
	track func(t *run.Track, step int) float64
	// Of several seeds; nil where only tracks have the quantity.
	path   func(p *run.Path, step int) float64
	median func(b *run.Bundle, step int) float64
}

type curveKey struct {
	serial uint64
	plot   geom.Rect
	hidden [run.MaxEntries]bool
	ghosts bool
}

type groundKey struct {
	curveKey
	box      geom.Rect
	marks    [run.MaxEntries]control.Mark
	selected string
	theme    string
	unit     float64
}

// NewLoss is the curve of the loss above the surface's least value.
func NewLoss(painter *paint.Painter) *Curve {
	return &Curve{painter: painter, prepare: func(r *run.Result) quantity {
		_, floor := state.GapLabel(r)
		return quantity{
			track:  func(t *run.Track, step int) float64 { return t.F[step] - floor },
			path:   func(p *run.Path, step int) float64 { return p.F[step] - floor },
			median: func(b *run.Bundle, step int) float64 { return b.Median[step] - floor },
		}
	}}
}

// NewStep is the curve of the length of the move.
func NewStep(painter *paint.Painter) *Curve {
	return &Curve{painter: painter, prepare: func(*run.Result) quantity {
		return quantity{track: func(t *run.Track, step int) float64 { return math.Hypot(t.DX[step], t.DY[step]) }}
	}}
}

// plot is the part of a curve's box inside its labels.
func plot(f *Frame, box geom.Rect) geom.Rect {
	return box.Inset(38*f.Unit, 6*f.Unit, 10*f.Unit, 18*f.Unit)
}

// StepAt is the step that a pixel of a curve's box stands for.
func StepAt(f *Frame, box geom.Rect, x float64) int {
	p := plot(f, box)
	return int(math.Round((x - p.X) / max(p.W, 1) * float64(f.State.Last())))
}

// Draw paints axes, the whole runs faint, and what lies before the playhead.
func (c *Curve) Draw(screen *ebiten.Image, f *Frame, area Area) error {
	box := area.Box()
	dst := area.target(screen)
	p := plot(f, box)
	if p.Empty() {
		c.painter.Fill(dst, box.X, box.Y, box.W, box.H, f.Theme.Panel)
		return nil
	}
	c.update(f, p)
	c.drawGround(dst, f, area.Rect)
	entries := f.order()
	for _, i := range entries {
		past := c.outlines[i][:geom.Until(c.outlines[i], f.State.View.T)]
		c.painter.Outline(past, curveWidth*f.Unit, f.markColor(f.Marks[i]))
	}
	x := c.x(f, p, float64(f.State.View.T))
	veil(c.painter, dst, f, p, x)
	c.painter.Line(x, p.Y, x, p.Y+p.H, 1.4*f.Unit, mix(f.Theme.Panel, f.Theme.Text, 0.6))
	at := c.at(f, p)
	c.ghosts.heads(c.painter, f, 2.2, func(t *run.Track, k int) spot {
		x, y := at(t, k)
		return spot{x: x, y: y, in: p.Contains(x, y)}
	})
	c.drawHeads(f, p, f.order(), f.State.View.T, f.Theme.Panel, 1)
	c.drawPointed(f, p)
	c.painter.Flush(dst)
	return nil
}

// drawGround lays axes and the whole runs, faint, under everything else.
func (c *Curve) drawGround(dst *ebiten.Image, f *Frame, rect image.Rectangle) {
	at := rect.Min
	box := Area{Rect: rect}.Box()
	key := groundKey{c.key, box, f.Marks, f.State.View.Selected, f.Theme.Name, f.Unit}
	if next := layer(c.ground, rect.Size()); c.drawn != key || next != c.ground {
		c.drawn, c.ground = key, next
		c.ground.Fill(f.Theme.Panel)
		local := box
		local.X, local.Y = 0, 0
		c.drawAxes(c.ground, f, plot(f, local))
		c.painter.Shift(-float64(at.X), -float64(at.Y))
		for _, i := range f.order() {
			c.painter.Outline(c.strands(f, c.key.plot, i), strandWidth*f.Unit, mix(f.Theme.Panel, f.markColor(f.Marks[i]), 0.26))
		}
		for _, i := range f.order() {
			if f.ghost(i) != nil {
				c.painter.Outline(c.ghosts.dashes[i].Seen, curveWidth*f.Unit, mix(f.Theme.Panel, f.markColor(f.Marks[i]), 0.55))
			}
			c.painter.Outline(c.outlines[i], curveWidth*f.Unit, mix(f.Theme.Panel, f.markColor(f.Marks[i]), 0.42))
		}
		c.painter.Flush(c.ground)
		c.painter.Shift(0, 0)
	}
	var o ebiten.DrawImageOptions
	o.GeoM.Translate(float64(at.X), float64(at.Y))
	o.Blend = ebiten.BlendCopy
	dst.DrawImage(c.ground, &o)
}

func (c *Curve) x(f *Frame, p geom.Rect, step float64) float64 {
	return p.X + p.W*step/float64(max(f.State.Run.Steps, 1))
}

func (c *Curve) y(p geom.Rect, v float64) float64 {
	if !(v > 0) {
		return math.NaN()
	}
	return p.Y + p.H*(c.hi-math.Log10(v))/(c.hi-c.lo)
}

// update recomputes the axis and the outlines when the runs or the box changed.
func (c *Curve) update(f *Frame, p geom.Rect) {
	key := curveKey{f.Serial, p, f.State.View.Hidden, f.State.View.Ghosts}
	if c.key == key {
		return
	}
	c.key, c.value = key, c.prepare(f.Result)
	c.span(f)
	for i := range f.Result.Tracks {
		n, value := c.line(f.Result, i)
		c.outlines[i] = geom.Outline(c.outlines[i][:0], n, func(k int) (float64, float64) {
			return c.x(f, p, float64(k)), c.y(p, value(k))
		}, p)
	}
	at := c.at(f, p)
	c.ghosts.update(f, func(dst *geom.Draped, t *run.Track, first, n int) {
		dst.Seen = geom.Outline(dst.Seen[:0], n, func(k int) (float64, float64) { return at(t, first+k) }, p)
	})
}

// at is the pixel of a track's value after a step.
func (c *Curve) at(f *Frame, p geom.Rect) func(t *run.Track, k int) (x, y float64) {
	return func(t *run.Track, k int) (float64, float64) {
		return c.x(f, p, float64(k)), c.y(p, c.value.track(t, k))
	}
}

// line is what stands for an entry: its track or, of several seeds, the median.
func (c *Curve) line(r *run.Result, i int) (n int, value func(step int) float64) {
	if c.value.median != nil && i < len(r.Bundles) {
		b := &r.Bundles[i]
		return len(b.Median), func(step int) float64 { return c.value.median(b, step) }
	}
	track := &r.Tracks[i]
	return track.Len(), func(step int) float64 { return c.value.track(track, step) }
}

// mostDecades keeps the axis readable: what lies deeper is below the picture.
const mostDecades = 16

// blowUp is how many times higher than every other value a run that blew up
// is followed: far enough to see it go, near enough to see the others.
const blowUp = 1e3

// span finds the decades that hold all values shown; of a run that blew up, its beginning.
func (c *Curve) span(f *Frame) {
	least, most := math.Inf(1), math.Inf(-1)
	reach := func(v float64) {
		if v > 0 && v <= math.MaxFloat64 {
			least, most = min(least, v), max(most, v)
		}
	}
	lost := false
	count := func(n int, diverged bool, value func(step int) float64) {
		lost = lost || diverged
		if diverged {
			n = min(n, 2)
		}
		for step := range n {
			reach(value(step))
		}
	}
	take := func(track *run.Track) {
		count(track.Len(), track.Diverged(), func(step int) float64 { return c.value.track(track, step) })
	}
	for i := range f.Result.Tracks {
		if f.State.View.Hidden[i] {
			continue
		}
		if c.value.path != nil && i < len(f.Result.Bundles) {
			for k := range f.Result.Bundles[i].Paths {
				path := &f.Result.Bundles[i].Paths[k]
				count(len(path.F), path.Diverged(), func(step int) float64 { return c.value.path(path, step) })
			}
		} else {
			take(&f.Result.Tracks[i])
		}
		if ghost := f.ghost(i); ghost != nil {
			take(&ghost.Track)
		}
	}
	if lost && most > 0 {
		most = min(most*blowUp, math.MaxFloat64)
	}
	if !(most >= least) {
		least, most = 0.1, 1
	}
	c.hi, c.lo = math.Ceil(math.Log10(most)+1e-9), math.Floor(math.Log10(least))
	c.lo = max(c.lo, c.hi-mostDecades)
	if c.lo == c.hi {
		c.lo--
	}
}

func (c *Curve) drawAxes(dst *ebiten.Image, f *Frame, p geom.Rect) {
	size := (labelSize - 1) * f.Unit
	for _, e := range geom.LogTicks(c.lo, c.hi, max(int(p.H/(20*f.Unit)), 2)) {
		y := p.Y + p.H*(c.hi-float64(e))/(c.hi-c.lo)
		c.painter.Line(p.X, y, p.X+p.W, y, 1, mix(f.Theme.Panel, f.Theme.Line, 0.8))
		c.painter.Text(dst, geom.PowerLabel(e), p.X-6*f.Unit, y, size, paint.End, paint.Middle, f.Theme.Dim)
	}
	c.painter.Text(dst, "0", p.X, p.Y+p.H+3*f.Unit, size, paint.Start, paint.Start, f.Theme.Dim)
	c.painter.Text(dst, strconv.Itoa(f.State.Run.Steps), p.X+p.W, p.Y+p.H+3*f.Unit, size, paint.End, paint.Start, f.Theme.Dim)
}

// drawHeads marks the value of every line at a step.
func (c *Curve) drawHeads(f *Frame, p geom.Rect, entries []int, step int, border color.RGBA, grown float64) {
	for _, i := range entries {
		n, value := c.line(f.Result, i)
		at := min(step, n-1)
		y := c.y(p, value(at))
		if y >= p.Y-1 && y <= p.Y+p.H+1 {
			mark := f.Marks[i]
			c.painter.Mark(c.x(f, p, float64(at)), y, 3.2*grown*f.Unit, mark.Shape, f.markColor(mark), border, grown*f.Unit)
		}
	}
}
