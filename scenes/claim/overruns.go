package claim

import (
	"math"
	"slices"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/state"
)

// overRuns lists the quantities that need many runs: all seeds, or all rates of a search.
func overRuns() []quantity {
	entry, step := argument{"entry", entryArgument, false}, argument{"step", numberArgument, true}
	return []quantity{
		{"median", "the lower median of the losses of all seeds at a step", []argument{entry, step}, false, median},
		{"luckiest", "the lowest loss of all seeds at a step", []argument{entry, step}, false, amongSeeds(slices.Min[[]float64])},
		{"unluckiest", "the highest", []argument{entry, step}, false, amongSeeds(slices.Max[[]float64])},
		{"arrivals", "how many seeds arrive", []argument{entry}, false, arrivals},
		{"bestrate", "the learning rate of the search with which an entry ends lowest", []argument{entry}, false,
			func(a *arguments) (float64, error) { alpha, _, err := a.scene.best(a.entries[0]); return alpha, err }},
		{"bestloss", "its last loss with that rate", []argument{entry}, false,
			func(a *arguments) (float64, error) { _, loss, err := a.scene.best(a.entries[0]); return loss, err }},
	}
}

func median(a *arguments) (float64, error) {
	step, err := whole(a.step(0, a.last()), 0, a.last())
	if err != nil {
		return 0, err
	}
	return a.scene.bundle(a.entries[0]).Median[step], nil
}

// amongSeeds chooses one of the losses that all seeds have at a step.
func amongSeeds(choose func(losses []float64) float64) func(a *arguments) (float64, error) {
	return func(a *arguments) (float64, error) {
		step, err := whole(a.step(0, a.last()), 0, a.last())
		if err != nil {
			return 0, err
		}
		var losses []float64
		for _, p := range a.scene.bundle(a.entries[0]).Paths {
			losses = append(losses, lossAt(&p, step))
		}
		return choose(losses), nil
	}
}

// lossAt is the loss of a path, infinite after it has blown up.
func lossAt(p *run.Path, step int) float64 {
	if step >= len(p.F) {
		return math.Inf(1)
	}
	return p.F[step]
}

func arrivals(a *arguments) (float64, error) {
	floor, known := a.scene.result.Loss.Floor()
	if !known {
		return math.NaN(), nil
	}
	n := 0.0
	for _, p := range a.scene.bundle(a.entries[0]).Paths {
		level := floor + state.ArrivalPart*(p.F[0]-floor)
		n += truth(slices.ContainsFunc(p.F, func(f float64) bool { return f <= level }))
	}
	return n, nil
}
