package view

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/state"
)

// Rates is the last loss of every trial of a search over its learning rate, both on logarithmic axes. It changes with
// the search alone, and is kept.
type Rates struct {
	painter *paint.Painter
	picture *ebiten.Image
	drawn   ratesKey
	line    []geom.Segment
}

type ratesKey struct {
	search   *run.Search
	done     int
	box      geom.Rect
	hidden   [run.MaxEntries]bool
	selected string
	theme    string
	unit     float64
}

// rateAxes are the ends of both axes, as exponents of ten, and what is subtracted from a loss.
type rateAxes struct {
	plot           geom.Rect
	x0, x1, lo, hi float64
	floor          float64
}

// NewRates makes the view; it paints with painter.
func NewRates(painter *paint.Painter) *Rates { return &Rates{painter: painter} }

// rateDecades is how many powers of ten of the loss are told apart: what ends deeper has arrived, and is drawn at the lower end.
const rateDecades = 12

// Draw paints the trials that are done.
func (r *Rates) Draw(screen *ebiten.Image, f *Frame, area Area) error {
	box := area.Box()
	dst := area.target(screen)
	local := geom.Rect{W: box.W, H: box.H}
	search := f.Result.Search
	if search == nil || plot(f, local).Empty() {
		r.painter.Fill(dst, box.X, box.Y, box.W, box.H, f.Theme.Panel)
		return nil
	}
	done, _ := search.Progress()
	key := ratesKey{search, done, box, f.State.View.Hidden, f.State.View.Selected, f.Theme.Name, f.Unit}
	if next := layer(r.picture, area.Rect.Size()); r.drawn != key || next != r.picture {
		r.drawn, r.picture = key, next
		r.picture.Fill(f.Theme.Panel)
		trials := make([][]run.Trial, len(f.Result.Tracks))
		for _, i := range f.order() {
			trials[i] = search.Trials(i)
		}
		axes := newRateAxes(f, plot(f, local), search.Rates(), trials)
		r.drawAxes(f, &axes)
		for _, i := range f.order() {
			r.drawTrials(f, &axes, i, trials[i])
		}
		r.painter.Flush(r.picture)
	}
	var o ebiten.DrawImageOptions
	o.GeoM.Translate(box.X, box.Y)
	o.Blend = ebiten.BlendCopy
	dst.DrawImage(r.picture, &o)
	return nil
}

// newRateAxes holds all rates and, within limits, all losses. Where a run ends far above its start does not matter.
func newRateAxes(f *Frame, p geom.Rect, rates []float64, trials [][]run.Trial) rateAxes {
	a := rateAxes{plot: p, x0: math.Log10(rates[0]), x1: math.Log10(rates[len(rates)-1])}
	a.floor = state.RateFloor(f.Result, trials)
	start, _, _ := f.Result.Loss.Gradient(f.State.Run.Start.X, f.State.Run.Start.Y)
	least, most := math.Inf(1), start-a.floor
	for _, all := range trials {
		for _, t := range all {
			if v := t.Loss - a.floor; v > 0 && v <= math.MaxFloat64 {
				least, most = min(least, v), max(most, v)
			}
		}
	}
	most = min(most, 100*(start-a.floor))
	if !(most > 0 && most <= math.MaxFloat64) {
		most = 1
	}
	a.hi = math.Ceil(math.Log10(most) + 1e-9)
	a.lo = max(min(math.Floor(math.Log10(least)), a.hi-1), a.hi-rateDecades)
	return a
}

func (a *rateAxes) x(alpha float64) float64 {
	return a.plot.X + a.plot.W*(math.Log10(alpha)-a.x0)/max(a.x1-a.x0, 1)
}

// y is NaN for a run that diverged.
func (a *rateAxes) y(loss float64) float64 {
	v := loss - a.floor
	switch {
	case math.IsInf(v, 1) || math.IsNaN(v):
		return math.NaN()
	case v <= 0:
		return a.plot.Y + a.plot.H
	}
	return a.plot.Y + a.plot.H*min((a.hi-math.Log10(v))/(a.hi-a.lo), 1)
}

func (r *Rates) drawAxes(f *Frame, a *rateAxes) {
	p, size := a.plot, (labelSize-1)*f.Unit
	line := mix(f.Theme.Panel, f.Theme.Line, 0.8)
	for _, e := range geom.LogTicks(a.lo, a.hi, max(int(p.H/(20*f.Unit)), 2)) {
		y := p.Y + p.H*(a.hi-float64(e))/(a.hi-a.lo)
		r.painter.Line(p.X, y, p.X+p.W, y, 1, line)
		r.painter.Text(r.picture, geom.PowerLabel(e), p.X-6*f.Unit, y, size, paint.End, paint.Middle, f.Theme.Dim)
	}
	for e := math.Ceil(a.x0); e <= a.x1; e++ {
		x := a.x(math.Pow(10, e))
		r.painter.Line(x, p.Y+p.H, x, p.Y+p.H+3*f.Unit, 1, line)
		if int(e-math.Ceil(a.x0))%2 == 0 {
			align := paint.Middle
			if e == a.x1 {
				align = paint.End
			}
			r.painter.Text(r.picture, geom.PowerLabel(int(e)), x, p.Y+p.H+3*f.Unit, size, align, paint.Start, f.Theme.Dim)
		}
	}
	r.painter.Flush(r.picture)
}

// drawTrials draws an entry's losses as a line, a cross above the rates with which it blew up, and its mark at the best.
func (r *Rates) drawTrials(f *Frame, a *rateAxes, i int, trials []run.Trial) {
	c := f.markColor(f.Marks[i])
	at := func(k int) (x, y float64) { return a.x(trials[k].Alpha), a.y(trials[k].Loss) }
	clip := a.plot.Inset(-1, -1, -1, -1)
	r.line = geom.Outline(r.line[:0], len(trials), at, clip)
	r.painter.Outline(r.line, curveWidth*f.Unit, c)
	row := a.plot.Y + (5+7*float64(i))*f.Unit
	for k := range trials {
		x, y := at(k)
		switch {
		case math.IsNaN(y):
			d := 2.2 * f.Unit
			r.painter.Line(x-d, row-d, x+d, row+d, 1.2*f.Unit, c)
			r.painter.Line(x-d, row+d, x+d, row-d, 1.2*f.Unit, c)
		case clip.Contains(x, y):
			r.painter.Dot(x, y, 1.9*f.Unit, c)
		}
	}
	if search := f.Result.Search; search.Done() {
		if alpha, loss, ok := search.Best(i); ok {
			x, y := a.x(alpha), a.y(loss)
			r.painter.Mark(x, y, 5.2*f.Unit, f.Marks[i].Shape, c, f.Theme.Panel, 1.6*f.Unit)
		}
	}
}
