package view

import (
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
)

// ghosts keeps the dashed outlines of the old futures of edited runs, for one picture.
type ghosts struct {
	whole  []geom.Segment // of the last one, before it was cut into dashes
	dashes [run.MaxEntries][]geom.Segment
}

// Sizes in units.
const (
	ghostDash = 6.0
	ghostGap  = 5.5
)

// ghost is the old future of an entry, or nil where there is none to be drawn.
func (f *Frame) ghost(i int) *run.Ghost {
	if !f.State.View.Ghosts || i >= len(f.Result.Ghosts) || f.Result.Ghosts[i].Len() == 0 {
		return nil
	}
	return &f.Result.Ghosts[i]
}

// update recomputes the dashes; at is the pixel of a track's point.
func (g *ghosts) update(f *Frame, clip geom.Rect, at func(t *run.Track, k int) (x, y float64)) {
	for i := range g.dashes {
		g.dashes[i] = g.dashes[i][:0]
		if i >= len(f.Result.Ghosts) || f.Result.Ghosts[i].Len() == 0 {
			continue
		}
		ghost := &f.Result.Ghosts[i]
		g.whole = geom.Outline(g.whole[:0], ghost.Len()-ghost.From, func(k int) (float64, float64) {
			return at(&ghost.Track, ghost.From+k)
		}, clip)
		g.dashes[i] = geom.Dashes(g.dashes[i], g.whole, ghostDash*f.Unit, ghostGap*f.Unit)
	}
}

// heads marks, hollow, where the old futures would be at the playhead.
func (g *ghosts) heads(painter *paint.Painter, f *Frame, radius float64, at func(t *run.Track, k int) (x, y float64), box geom.Rect) {
	for _, i := range f.order() {
		ghost := f.ghost(i)
		if ghost == nil || f.State.View.T <= ghost.From {
			continue
		}
		if x, y := at(&ghost.Track, ghost.At(f.State.View.T)); box.Contains(x, y) {
			painter.Mark(x, y, radius*f.Unit, f.Marks[i].Shape, f.Theme.Panel, f.markColor(f.Marks[i]), 1.4*f.Unit)
		}
	}
}
