package claim

import (
	"math"
	"slices"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/state"
)

func bestRate(a *arguments) (float64, error) {
	alpha, _, err := a.scene.best(a.entries[0])
	return alpha, err
}

func bestLoss(a *arguments) (float64, error) {
	_, loss, err := a.scene.best(a.entries[0])
	return loss, err
}

func median(a *arguments) (float64, error) {
	step, err := whole(a.step(0, a.last()), 0, a.last())
	if err != nil {
		return 0, err
	}
	return a.scene.bundle(a.entries[0]).Median[step], nil
}

func luckiest(a *arguments) (float64, error)   { return a.amongSeeds(slices.Min) }
func unluckiest(a *arguments) (float64, error) { return a.amongSeeds(slices.Max) }

// amongSeeds chooses one of the losses that all seeds have at a step.
func (a *arguments) amongSeeds(choose func(losses []float64) float64) (float64, error) {
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
