package view

import (
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
)

// ghosts keeps the dashed outlines of the old futures of edited runs, for one picture.
type ghosts struct {
	whole  geom.Draped // the last one, before it was cut into dashes
	dashes [run.MaxEntries]geom.Draped
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

// update recomputes the dashes; lay turns n points of a track, from the first on, into lines.
func (g *ghosts) update(f *Frame, lay func(dst *geom.Draped, t *run.Track, first, n int)) {
	for i := range g.dashes {
		d := &g.dashes[i]
		d.Seen, d.Hidden = d.Seen[:0], d.Hidden[:0]
		if i >= len(f.Result.Ghosts) || f.Result.Ghosts[i].Len() == 0 {
			continue
		}
		ghost := &f.Result.Ghosts[i]
		lay(&g.whole, &ghost.Track, ghost.From, ghost.Len()-ghost.From)
		d.Seen = geom.Dashes(d.Seen, g.whole.Seen, ghostDash*f.Unit, ghostGap*f.Unit)
		d.Hidden = geom.Dashes(d.Hidden, g.whole.Hidden, ghostDash*f.Unit, ghostGap*f.Unit)
	}
}

// heads marks, hollow, where the old futures would be at the playhead, as far as that is seen.
func (g *ghosts) heads(painter *paint.Painter, f *Frame, radius float64, at func(t *run.Track, k int) spot) {
	for _, i := range f.order() {
		ghost := f.ghost(i)
		if ghost == nil || f.State.View.T <= ghost.From {
			continue
		}
		if s := at(&ghost.Track, ghost.At(f.State.View.T)); s.in && !s.hidden {
			painter.Mark(s.x, s.y, radius*f.Unit, f.Marks[i].Shape, f.Theme.Panel, f.markColor(f.Marks[i]), 1.4*f.Unit)
		}
	}
}
