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
	outlines [run.MaxEntries][]geom.Segment
	ghosts   ghosts
	future   *ebiten.Image
	drawn    futureKey
}

type pathKey struct {
	serial uint64
	camera geom.Camera
	box    geom.Rect
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

// update recomputes the outlines when the runs or the camera changed.
func (p *paths) update(f *Frame, camera *geom.Camera, box geom.Rect) {
	key := pathKey{f.Serial, *camera, box}
	if p.key == key {
		return
	}
	p.key = key
	clip := box.Inset(-20, -20, -20, -20)
	for i := range f.Result.Tracks {
		track := &f.Result.Tracks[i]
		p.outlines[i] = geom.Outline(p.outlines[i][:0], track.Len(), func(k int) (float64, float64) {
			return camera.Pixel(track.X[k], track.Y[k])
		}, clip)
	}
	p.ghosts.update(f, clip, func(t *run.Track, k int) (float64, float64) { return camera.Pixel(t.X[k], t.Y[k]) })
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
				painter.Outline(p.ghosts.dashes[i], pathWidth*0.8*f.Unit, f.markColor(f.Marks[i]))
			}
			if key.over[i] {
				continue
			}
			painter.Outline(p.outlines[i], pathWidth*0.8*f.Unit, f.markColor(f.Marks[i]))
		}
		painter.Flush(p.future)
		painter.Shift(0, 0)
	}
	var o ebiten.DrawImageOptions
	o.GeoM.Translate(float64(rect.Min.X), float64(rect.Min.Y))
	o.ColorScale.ScaleAlpha(0.42)
	dst.DrawImage(p.future, &o)
}

// drawPast draws every path up to the playhead: halo, line, and a dot every few steps.
func (p *paths) drawPast(painter *paint.Painter, f *Frame, camera *geom.Camera, box geom.Rect) {
	every := dotEvery(f.State.Run.Steps)
	for _, i := range f.order() {
		track := &f.Result.Tracks[i]
		at := track.At(f.State.View.T)
		past := p.outlines[i][:geom.Until(p.outlines[i], at)]
		painter.Outline(past, haloWidth*f.Unit, f.Theme.Halo)
		painter.Outline(past, pathWidth*f.Unit, f.markColor(f.Marks[i]))
		for k := every; k < at; k += every {
			x, y := camera.Pixel(track.X[k], track.Y[k])
			if near(x, y, box, 4*f.Unit) {
				painter.Dot(x, y, 2.2*f.Unit, f.Theme.Ink)
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
