package claim

import (
	"math"
	"strings"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// series is a number that a run has at every step.
type series struct {
	name  string
	help  string
	first int                          // the first step that has it
	lasts bool                         // it is infinite after a run has blown up; others end there
	of    func(t *run.Track) []float64 // the column, nil for a rule without it; or, where there is no column:
	at    func(t *run.Track, loss *surface.Loss, step int) float64
}

// allSeries lists the series. Each is also a quantity: loss(adam, 100).
var allSeries = [...]series{
	{name: "loss", help: "the loss, infinite after a run has blown up", first: 0, lasts: true, of: func(t *run.Track) []float64 { return t.F }},
	{name: "gap", help: "how far the loss is above the surface's least value", first: 0, lasts: true, at: gap},
	{name: "distance", help: "how far the point is from the nearest global minimum", first: 0, at: distance},
	{name: "x", help: "the point", first: 0, of: func(t *run.Track) []float64 { return t.X }},
	{name: "y", help: "the point", first: 0, of: func(t *run.Track) []float64 { return t.Y }},
	{name: "gx", help: "the gradient that the step used, along x", first: 1, of: func(t *run.Track) []float64 { return t.GX }},
	{name: "gy", help: "the same along y", first: 1, of: func(t *run.Track) []float64 { return t.GY }},
	{name: "slope", help: "the length of that gradient", first: 1, at: func(t *run.Track, _ *surface.Loss, i int) float64 { return math.Hypot(t.GX[i], t.GY[i]) }},
	{name: "mx", help: "the first moment after the step, along x", first: 1, of: func(t *run.Track) []float64 { return t.MX }},
	{name: "my", help: "the same along y", first: 1, of: func(t *run.Track) []float64 { return t.MY }},
	{name: "vx", help: "the second moment after the step, v or s, along x", first: 1, of: func(t *run.Track) []float64 { return t.VX }},
	{name: "vy", help: "the same along y", first: 1, of: func(t *run.Track) []float64 { return t.VY }},
	{name: "wx", help: "the running maximum of the second moment, along x", first: 1, of: func(t *run.Track) []float64 { return t.WX }},
	{name: "wy", help: "the same along y", first: 1, of: func(t *run.Track) []float64 { return t.WY }},
	{name: "dx", help: "the move of the step along x", first: 1, of: func(t *run.Track) []float64 { return t.DX }},
	{name: "dy", help: "the same along y", first: 1, of: func(t *run.Track) []float64 { return t.DY }},
	{name: "steplength", help: "the length of that move", first: 1, at: func(t *run.Track, _ *surface.Loss, i int) float64 { return math.Hypot(t.DX[i], t.DY[i]) }},
	{name: "alpha", help: "the learning rate of the step", first: 1, of: func(t *run.Track) []float64 { return t.LR }},
	{name: "k", help: "the scalar k of the step", first: 1, of: func(t *run.Track) []float64 { return t.K }},
	{name: "rho", help: "the length ρ of the average", first: 1, of: func(t *run.Track) []float64 { return t.Rho }},
	{name: "r", help: "the rectification r", first: 1, of: func(t *run.Track) []float64 { return t.R }},
}

func lookupSeries(name string) *series {
	for i := range allSeries {
		if allSeries[i].name == name {
			return &allSeries[i]
		}
	}
	return nil
}

func seriesNames() string {
	var names []string
	for _, s := range allSeries {
		names = append(names, s.name)
	}
	return strings.Join(names, ", ")
}

// gap is NaN where the least value is not known.
func gap(t *run.Track, loss *surface.Loss, step int) float64 {
	floor, known := loss.Floor()
	if !known {
		return math.NaN()
	}
	return t.F[step] - floor
}

// distance is infinite where no minimum is known.
func distance(t *run.Track, loss *surface.Loss, step int) float64 {
	nearest := math.Inf(1)
	for _, m := range loss.ListMinima() {
		if m.Global {
			nearest = min(nearest, math.Hypot(t.X[step]-m.X, t.Y[step]-m.Y))
		}
	}
	return nearest
}
