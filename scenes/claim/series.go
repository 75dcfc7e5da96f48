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
	first int  // the first step that has it
	lasts bool // it is infinite after a run has blown up; others end there
	at    func(t *run.Track, loss *surface.Loss, step int) float64
	has   func(t *run.Track) bool // nil: every rule has it
}

func column(name, help string, first int, of func(t *run.Track) []float64) series {
	return series{name, help, first, name == "loss",
		func(t *run.Track, _ *surface.Loss, step int) float64 { return of(t)[step] },
		func(t *run.Track) bool { return of(t) != nil }}
}

// allSeries lists the series. Each is also a quantity: loss(adam, 100).
func allSeries() []series {
	return []series{
		column("loss", "the loss, infinite after a run has blown up", 0, func(t *run.Track) []float64 { return t.F }),
		{"gap", "how far the loss is above the surface's least value", 0, true, gap, nil},
		{"distance", "how far the point is from the nearest global minimum", 0, false, distance, nil},
		column("x", "the point", 0, func(t *run.Track) []float64 { return t.X }),
		column("y", "the point", 0, func(t *run.Track) []float64 { return t.Y }),
		column("gx", "the gradient that the step used, along x", 1, func(t *run.Track) []float64 { return t.GX }),
		column("gy", "the same along y", 1, func(t *run.Track) []float64 { return t.GY }),
		{"slope", "the length of that gradient", 1, false, func(t *run.Track, _ *surface.Loss, i int) float64 { return math.Hypot(t.GX[i], t.GY[i]) }, nil},
		column("mx", "the first moment after the step, along x", 1, func(t *run.Track) []float64 { return t.MX }),
		column("my", "the same along y", 1, func(t *run.Track) []float64 { return t.MY }),
		column("vx", "the second moment after the step, v or s, along x", 1, func(t *run.Track) []float64 { return t.VX }),
		column("vy", "the same along y", 1, func(t *run.Track) []float64 { return t.VY }),
		column("wx", "the running maximum of the second moment, along x", 1, func(t *run.Track) []float64 { return t.WX }),
		column("wy", "the same along y", 1, func(t *run.Track) []float64 { return t.WY }),
		column("dx", "the move of the step along x", 1, func(t *run.Track) []float64 { return t.DX }),
		column("dy", "the same along y", 1, func(t *run.Track) []float64 { return t.DY }),
		{"steplength", "the length of that move", 1, false, func(t *run.Track, _ *surface.Loss, i int) float64 { return math.Hypot(t.DX[i], t.DY[i]) }, nil},
		column("alpha", "the learning rate of the step", 1, func(t *run.Track) []float64 { return t.LR }),
		column("k", "the scalar k of the step", 1, func(t *run.Track) []float64 { return t.K }),
		column("rho", "the length ρ of the average", 1, func(t *run.Track) []float64 { return t.Rho }),
		column("r", "the rectification r", 1, func(t *run.Track) []float64 { return t.R }),
	}
}

func lookupSeries(name string) *series {
	for _, s := range allSeries() {
		if s.name == name {
			return &s
		}
	}
	return nil
}

func seriesNames() string {
	var names []string
	for _, s := range allSeries() {
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
