package view

import (
	"math"
	"strconv"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/state"
)

// Chart draws a picture of a study by its name.
type Chart struct {
	name    string
	painter *paint.Painter

	key      chartKey
	chart    *state.Chart
	lo, hi   float64 // ends of the values' axis, as exponents of ten if it is logarithmic
	outlines [][]geom.Segment

	ground *ebiten.Image // all that the playhead does not change
	drawn  chartGroundKey
}

type chartKey struct {
	chart *state.Chart // of one study for ever
	plot  geom.Rect
}

type chartGroundKey struct {
	chartKey
	box   geom.Rect
	part  int // where the playhead is
	theme string
	unit  float64
}

// NewChart makes the view of a study's chart.
func NewChart(name string, painter *paint.Painter) *Chart {
	return &Chart{name: name, painter: painter}
}

// Draw paints axes, parts and all series, and the playhead with the values at it.
func (c *Chart) Draw(screen *ebiten.Image, f *Frame, area Area) error {
	box := area.Box()
	dst := area.target(screen)
	p := plot(f, box)
	var chart *state.Chart
	if f.Study != nil {
		chart, _ = f.Study.Chart(c.name)
	}
	if chart == nil || p.Empty() {
		c.painter.Fill(dst, box.X, box.Y, box.W, box.H, f.Theme.Panel)
		return nil
	}
	c.update(chart, p)
	c.drawGround(dst, f, area)
	t := f.State.View.T
	x := c.x(p, float64(t))
	veil(c.painter, dst, f, p, x)
	c.painter.Line(x, p.Y, x, p.Y+p.H, 1.4*f.Unit, mix(f.Theme.Panel, f.Theme.Text, 0.6))
	c.drawValues(f, p, x, t)
	if f.Pointed.On {
		x := c.x(p, float64(f.Pointed.Step))
		c.painter.Line(x, p.Y, x, p.Y+p.H, pointedWidth*f.Unit, f.pointer())
		c.drawValues(f, p, x, f.Pointed.Step)
	}
	c.painter.Flush(dst)
	return nil
}

// drawValues puts a dot on every line at a step, which is at x.
func (c *Chart) drawValues(f *Frame, p geom.Rect, x float64, t int) {
	for i := range c.chart.Series {
		s := &c.chart.Series[i]
		if t >= len(s.Values) || s.Style == state.StyleBars || s.Style == state.StyleThin || s.Style == state.StyleFaint {
			continue
		}
		if y := c.y(p, s.Values[t]); y >= p.Y-1 && y <= p.Y+p.H+1 {
			c.painter.Dot(x, y, 4.4*f.Unit, f.Theme.Panel)
			c.painter.Dot(x, y, 3.4*f.Unit, s.Ink.Of(f.Theme))
		}
	}
}

func (c *Chart) x(p geom.Rect, step float64) float64 {
	return p.X + p.W*step/float64(max(c.chart.Last, 1))
}

// y is NaN for a value that has no place on the axis.
func (c *Chart) y(p geom.Rect, v float64) float64 {
	if c.chart.Log {
		if !(v > 0) {
			return math.NaN()
		}
		v = math.Log10(v)
	}
	return p.Y + p.H*(c.hi-v)/(c.hi-c.lo)
}

// update recomputes the axis and the outlines when the study or the box changed.
func (c *Chart) update(chart *state.Chart, p geom.Rect) {
	key := chartKey{chart, p}
	if c.key == key {
		return
	}
	c.key, c.chart = key, chart
	c.lo, c.hi = chartSpan(chart)
	for len(c.outlines) < len(chart.Series) {
		c.outlines = append(c.outlines, nil)
	}
	for i := range chart.Series {
		s := &chart.Series[i]
		c.outlines[i] = c.outlines[i][:0]
		if s.Style <= state.StyleFaint {
			c.outlines[i] = geom.Outline(c.outlines[i], len(s.Values), func(k int) (float64, float64) {
				return c.x(p, float64(k)), c.y(p, s.Values[k])
			}, p)
		}
	}
}

// chartSpan is the axis that holds all values and levels: whole decades if it is
// logarithmic, a little more than the values otherwise.
func chartSpan(chart *state.Chart) (lo, hi float64) {
	if chart.Lo < chart.Hi {
		return chart.Lo, chart.Hi
	}
	lo, hi = math.Inf(1), math.Inf(-1)
	reach := func(v float64) {
		if math.IsNaN(v-v) || chart.Log && v <= 0 {
			return
		}
		lo, hi = min(lo, v), max(hi, v)
	}
	for i := range chart.Series {
		for _, v := range chart.Series[i].Values {
			reach(v)
		}
	}
	for _, l := range chart.Levels {
		reach(l.Value)
	}
	if !(lo <= hi) {
		lo, hi = 0.1, 1
	}
	if chart.Log {
		hi = math.Ceil(math.Log10(hi) + 1e-9)
		return max(min(math.Floor(math.Log10(lo)), hi-1), hi-mostDecades), hi
	}
	pad := (hi - lo) * 0.06
	if pad == 0 {
		pad = max(math.Abs(hi), 1) * 0.5
	}
	return lo - pad, hi + pad
}

// drawGround lays everything but the playhead under it; it is kept while nothing of it changes.
func (c *Chart) drawGround(dst *ebiten.Image, f *Frame, area Area) {
	at := area.Rect.Min
	key := chartGroundKey{c.key, area.Box(), c.part(f.State.View.T), f.Theme.Name, f.Unit}
	if next := layer(c.ground, area.Rect.Size()); c.drawn != key || next != c.ground {
		c.drawn, c.ground = key, next
		c.ground.Fill(f.Theme.Panel)
		local := geom.Rect{W: key.box.W, H: key.box.H}
		p := plot(f, local)
		c.drawParts(c.ground, f, p, key.part)
		c.drawAxes(c.ground, f, p)
		for i := range c.chart.Series {
			c.drawSeries(f, p, i, float64(at.X), float64(at.Y))
			c.painter.Flush(c.ground)
		}
	}
	var o ebiten.DrawImageOptions
	o.GeoM.Translate(float64(at.X), float64(at.Y))
	o.Blend = ebiten.BlendCopy
	dst.DrawImage(c.ground, &o)
}

// part is the index of the part that holds a step, or -1.
func (c *Chart) part(t int) int {
	for i, p := range c.chart.Parts {
		if t >= p.From && t <= p.To {
			return i
		}
	}
	return -1
}

func (c *Chart) drawParts(dst *ebiten.Image, f *Frame, p geom.Rect, now int) {
	size := (labelSize - 1) * f.Unit
	for i, part := range c.chart.Parts {
		x0, x1 := c.x(p, float64(part.From)-0.5), c.x(p, float64(part.To)+0.5)
		if i == now {
			c.painter.Fill(dst, x0, p.Y, x1-x0, p.H, mix(f.Theme.Panel, f.Theme.Accent, 0.1))
		}
		if i > 0 {
			c.painter.Line(x0, p.Y, x0, p.Y+p.H, 1, f.Theme.Line)
		}
		if w, _ := c.painter.Measure(part.Caption, size); w < x1-x0-6*f.Unit {
			c.painter.Text(dst, part.Caption, x0+5*f.Unit, p.Y+p.H+3*f.Unit, size, paint.Start, paint.Start, f.Theme.Dim)
		}
	}
	c.painter.Flush(dst)
}

func (c *Chart) drawAxes(dst *ebiten.Image, f *Frame, p geom.Rect) {
	size := (labelSize - 1) * f.Unit
	line := mix(f.Theme.Panel, f.Theme.Line, 0.8)
	room := max(int(p.H/(20*f.Unit)), 2)
	label := func(v float64, text string) {
		y := p.Y + p.H*(c.hi-v)/(c.hi-c.lo)
		c.painter.Line(p.X, y, p.X+p.W, y, 1, line)
		c.painter.Text(dst, text, p.X-6*f.Unit, y, size, paint.End, paint.Middle, f.Theme.Dim)
	}
	if c.chart.Log {
		for _, e := range geom.LogTicks(c.lo, c.hi, room) {
			label(float64(e), geom.PowerLabel(e))
		}
	} else {
		for _, v := range geom.Ticks(c.lo, c.hi, room) {
			label(v, geom.TickLabel(v))
		}
	}
	for _, l := range c.chart.Levels {
		if y := c.y(p, l.Value); y >= p.Y && y <= p.Y+p.H {
			c.painter.Line(p.X, y, p.X+p.W, y, 1.2*f.Unit, mix(f.Theme.Panel, f.Theme.Dim, 0.7))
			place, where := y-2*f.Unit, paint.End
			if y < p.Y+16*f.Unit {
				place, where = y+2*f.Unit, paint.Start
			}
			c.painter.Text(dst, l.Caption, p.X+p.W-4*f.Unit, place, size, paint.End, where, f.Theme.Dim)
		}
	}
	if len(c.chart.Parts) == 0 {
		c.painter.Text(dst, "0", p.X, p.Y+p.H+3*f.Unit, size, paint.Start, paint.Start, f.Theme.Dim)
	}
	c.painter.Text(dst, strconv.Itoa(c.chart.Last), p.X+p.W, p.Y+p.H+3*f.Unit, size, paint.End, paint.Start, f.Theme.Dim)
	c.painter.Flush(dst)
}

// drawSeries draws a series onto the ground, whose corner is at (dx, dy) of the screen.
func (c *Chart) drawSeries(f *Frame, p geom.Rect, i int, dx, dy float64) {
	s := &c.chart.Series[i]
	tint := s.Ink.Of(f.Theme)
	switch s.Style {
	case state.StyleLine, state.StyleThin, state.StyleFaint:
		width := curveWidth * 1.3
		if s.Style == state.StyleThin {
			width, tint = 1, mix(f.Theme.Panel, tint, 0.55)
		}
		if s.Style == state.StyleFaint {
			width, tint = 1, mix(f.Theme.Panel, tint, 0.18)
		}
		c.painter.Shift(-dx, -dy)
		c.painter.Outline(c.outlines[i], width*f.Unit, tint)
		c.painter.Shift(0, 0)
	case state.StyleBars:
		width := min(p.W/float64(max(c.chart.Last, 1))*0.6, 4*f.Unit)
		for k := 1; k < min(len(s.Values), len(s.To)); k++ {
			x, y0, y1 := c.x(p, float64(k)), c.y(p, s.To[k]), c.y(p, s.Values[k])
			if !math.IsNaN(y0 + y1) {
				c.painter.Line(x, y0, x, y1, max(width, 1), mix(f.Theme.Panel, tint, 0.38))
			}
		}
	case state.StyleDots:
		radius := min(max(p.W/float64(max(c.chart.Last, 1))*0.36, f.Unit), 2.2*f.Unit)
		for k, v := range s.Values {
			if y := c.y(p, v); !math.IsNaN(y) {
				c.painter.Dot(c.x(p, float64(k)), y, radius, tint)
			}
		}
	}
}

// Charts makes the views of all studies' charts, by their names.
func Charts(painter *paint.Painter) map[string]View {
	all := make(map[string]View)
	for _, name := range state.ChartNames() {
		all[name] = NewChart(name, painter)
	}
	return all
}
