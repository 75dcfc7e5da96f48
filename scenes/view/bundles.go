package view

import (
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
)

// Of a bundle, in units.
const (
	strandWidth = 1.2
	strandCell  = 2.0 // how near strands may run to be one
	seedRadius  = 2.6 // of the point at which a run is
)

// haze keeps the picture of all bundles on the surface: the paths of all seeds, faint.
type haze struct {
	layer   *ebiten.Image
	drawn   hazeKey
	cover   geom.Cover
	strands []geom.Segment
}

type hazeKey struct {
	pathKey
	hidden   [run.MaxEntries]bool
	selected string
	theme    string
	unit     float64
}

// draw lays the bundles under everything else, opaque on a layer of their own first, as the futures of paths are.
func (h *haze) draw(dst *ebiten.Image, painter *paint.Painter, f *Frame, g ground, rect image.Rectangle) {
	if len(f.Result.Bundles) == 0 {
		return
	}
	box := Area{Rect: rect}.Box()
	key := hazeKey{pathKey{f.Serial, g.sight()}, f.State.View.Hidden, f.State.View.Selected, f.Theme.Name, f.Unit}
	if next := layer(h.layer, rect.Size()); h.drawn != key || next != h.layer {
		h.drawn, h.layer = key, next
		h.layer.Clear()
		painter.Shift(-float64(rect.Min.X), -float64(rect.Min.Y))
		for _, i := range f.order() {
			h.cover.Clear(box.Inset(-4, -4, -4, -4), strandCell*f.Unit)
			h.strands = h.strands[:0]
			for k := range f.Result.Bundles[i].Paths {
				path := &f.Result.Bundles[i].Paths[k]
				before := len(h.strands)
				h.strands = geom.Strand(h.strands, len(path.X), func(t int) (float64, float64) {
					return g.pixel(path.X[t], path.Y[t])
				}, &h.cover)
				h.strands = seen(h.strands, before, path, g)
			}
			painter.Outline(h.strands, strandWidth*f.Unit, f.markColor(f.Marks[i]))
		}
		painter.Flush(h.layer)
		painter.Shift(0, 0)
	}
	var o ebiten.DrawImageOptions
	o.GeoM.Translate(float64(rect.Min.X), float64(rect.Min.Y))
	o.ColorScale.ScaleAlpha(0.38)
	dst.DrawImage(h.layer, &o)
}

// seen leaves of the last strands of a path, from an index on, those that a relief does not hide and that end on it.
func seen(strands []geom.Segment, from int, path *run.Path, g ground) []geom.Segment {
	if _, flat := g.(*plane); flat {
		return strands
	}
	kept := strands[:from]
	for _, s := range strands[from:] {
		if at := g.spot(path.X[s.Step], path.Y[s.Step]); at.in && !at.hidden {
			kept = append(kept, s)
		}
	}
	return kept
}

// drawSeeds marks where the run of every seed is at the playhead. A run that has blown up is nowhere.
func drawSeeds(painter *paint.Painter, f *Frame, g ground) {
	if len(f.Result.Bundles) == 0 {
		return
	}
	for _, i := range f.order() {
		c := f.markColor(f.Marks[i])
		for k := range f.Result.Bundles[i].Paths {
			path := &f.Result.Bundles[i].Paths[k]
			t := f.State.View.T
			if path.Diverged() && t >= path.Stop || len(path.X) == 0 {
				continue
			}
			t = min(t, len(path.X)-1)
			if at := g.spot(path.X[t], path.Y[t]); at.near && !at.hidden {
				painter.Dot(at.x, at.y, (seedRadius+0.9)*f.Unit, f.Theme.Halo)
				painter.Dot(at.x, at.y, seedRadius*f.Unit, c)
			}
		}
	}
}

// strands are the curves of all seeds of an entry. In a column of pixels a curve goes from its least to its greatest
// value there: it is steeper than anybody can see.
func (c *Curve) strands(f *Frame, p geom.Rect, i int) []geom.Segment {
	all := c.scratch[:0]
	if c.value.path == nil || i >= len(f.Result.Bundles) {
		return all
	}
	columns := max(int(p.W/(strandCell*f.Unit)), 1)
	c.cover.Clear(p, strandCell*f.Unit)
	for k := range f.Result.Bundles[i].Paths {
		path := &f.Result.Bundles[i].Paths[k]
		c.ends = c.ends[:0]
		for column := range columns + 1 {
			from, to := c.reach(f, path, column, columns)
			if from > to {
				continue
			}
			x := p.X + p.W*float64(column)/float64(columns)
			if column%2 == 1 {
				from, to = to, from
			}
			c.ends = append(c.ends, [2]float64{x, c.y(p, from)}, [2]float64{x, c.y(p, to)})
		}
		all = geom.Strand(all, len(c.ends), func(k int) (float64, float64) { return c.ends[k][0], c.ends[k][1] }, &c.cover)
	}
	c.scratch = all
	return all
}

// reach is the least and the greatest value of a path above 0 in a column; the least is +Inf where there is none.
func (c *Curve) reach(f *Frame, path *run.Path, column, columns int) (least, most float64) {
	steps := f.State.Run.Steps
	// The steps nearest to the column; where there are fewer steps than columns, some have none.
	first := (steps*(2*column-1) + columns) / (2 * columns)
	last := (steps*(2*column+1) + columns) / (2 * columns)
	least, most = math.Inf(1), 0
	for t := max(first, 0); t < min(max(last, first), len(path.F)); t++ {
		if v := c.value.path(path, t); v > 0 {
			least, most = min(least, v), max(most, v)
		}
	}
	return least, most
}
