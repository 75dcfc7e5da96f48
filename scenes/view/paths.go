package view

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
)

// paths keeps the outlines of all tracks, and the picture of all their futures.
type paths struct {
	key      pathKey
	outlines [run.MaxEntries]geom.Draped
	ghosts   ghosts
	future   *ebiten.Image
	drawn    futureKey
}

type pathKey struct {
	serial uint64
	sight  sight
}

type futureKey struct {
	pathKey
	hidden   [run.MaxEntries]bool
	over     [run.MaxEntries]bool // nothing is ahead of the playhead, and the past covers all
	ghosts   bool
	marks    [run.MaxEntries]control.Mark
	selected string
	theme    string
	unit     float64
}

// update recomputes the outlines when the runs or the way of looking changed.
func (p *paths) update(f *Frame, g ground) {
	key := pathKey{f.Serial, g.sight()}
	if p.key == key {
		return
	}
	again := key.serial == p.key.serial && key.sight.heights == p.key.sight.heights
	p.key = key
	for i := range f.Result.Tracks {
		track := &f.Result.Tracks[i]
		g.lay(&p.outlines[i], again, track.Len(), func(k int) (float64, float64) { return track.X[k], track.Y[k] })
	}
	p.ghosts.update(f, func(dst *geom.Draped, t *run.Track, first, n int) {
		g.lay(dst, false, n, func(k int) (float64, float64) { return t.X[first+k], t.Y[first+k] })
	})
}

// drawFuture lays the whole runs, faint, under the part up to the playhead.
// They are drawn opaque on a layer of their own first: drawn translucent one
// segment at a time, every joint would show.
func (p *paths) drawFuture(dst *ebiten.Image, painter *paint.Painter, f *Frame, rect image.Rectangle) {
	key := futureKey{pathKey: p.key, hidden: f.State.View.Hidden, ghosts: f.State.View.Ghosts, marks: f.Marks, selected: f.State.View.Selected, theme: f.Theme.Name, unit: f.Unit}
	for i := range f.Result.Tracks {
		key.over[i] = f.State.View.T >= f.Result.Tracks[i].Last()
	}
	if next := layer(p.future, rect.Size()); p.drawn != key || next != p.future {
		p.drawn, p.future = key, next
		p.future.Clear()
		painter.Shift(-float64(rect.Min.X), -float64(rect.Min.Y))
		for _, i := range f.order() {
			if f.ghost(i) != nil {
				painter.Outline(p.ghosts.dashes[i].Hidden, hiddenWidth*f.Unit, f.faint(f.markColor(f.Marks[i])))
				painter.Outline(p.ghosts.dashes[i].Seen, pathWidth*0.8*f.Unit, f.markColor(f.Marks[i]))
			}
			if key.over[i] {
				continue
			}
			painter.Outline(p.outlines[i].Hidden, hiddenWidth*f.Unit, f.faint(f.markColor(f.Marks[i])))
			painter.Outline(p.outlines[i].Seen, pathWidth*0.8*f.Unit, f.markColor(f.Marks[i]))
		}
		painter.Flush(p.future)
		painter.Shift(0, 0)
	}
	var o ebiten.DrawImageOptions
	o.GeoM.Translate(float64(rect.Min.X), float64(rect.Min.Y))
	o.ColorScale.ScaleAlpha(0.42)
	dst.DrawImage(p.future, &o)
}

// drawPast draws every path up to the playhead: halo, line, and a dot every
// few steps; what the surface hides is faint, under all that is seen.
func (p *paths) drawPast(painter *paint.Painter, f *Frame, g ground) {
	every := dotEvery(f.State.Run.Steps)
	for _, i := range f.order() {
		hidden := p.outlines[i].Hidden
		painter.Outline(hidden[:geom.Until(hidden, f.Result.Tracks[i].At(f.State.View.T))], hiddenWidth*f.Unit, f.faint(f.markColor(f.Marks[i])))
	}
	for _, i := range f.order() {
		track := &f.Result.Tracks[i]
		at := track.At(f.State.View.T)
		past := p.outlines[i].Seen[:geom.Until(p.outlines[i].Seen, at)]
		painter.Outline(past, haloWidth*f.Unit, f.Theme.Halo)
		painter.Outline(past, pathWidth*f.Unit, f.markColor(f.Marks[i]))
		for k := every; k < at; k += every {
			if dot := g.spot(track.X[k], track.Y[k]); dot.near && !dot.hidden {
				painter.Dot(dot.x, dot.y, 2.2*f.Unit, f.Theme.Ink)
			}
		}
	}
}

// dotEvery is the number of steps between two dots: 1, 2 or 5 times a power of
// ten, about twenty to a run. Where a path is slow its dots stand close.
func dotEvery(steps int) int {
	every := 1
	for _, next := range []int{2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		if steps/every <= 25 {
			break
		}
		every = next
	}
	return every
}
