package view_test

import (
	"testing"

	"github.com/optiscope/optiscope/scenes/view"
)

// Every study's charts look as they did, in both themes.
func TestGoldenCharts(t *testing.T) {
	for name, link := range map[string]string{
		"belief.g": "scene=belief&t=150&play=0", "belief.kept": "scene=belief&t=150&play=0", "belief.unit": "scene=belief&t=90&play=0",
		"belief.moved": "scene=belief&belief.source=run&t=300&play=0",
		"warmup.r":     "scene=warmup&t=60&play=0", "warmup.rho": "scene=warmup&t=60&play=0", "warmup.variance": "scene=warmup&t=60&play=0",
		"counterexample.x": "scene=counterexample&t=2000&play=0", "counterexample.regret": "scene=counterexample&counterexample.problem=rare&t=2000&play=0",
	} {
		golden(t, name, link, view.NewChart(name, painter(t)), 480, 220)
	}
}

// The curves of the first screen and those of a run that blows up look as they did.
func TestGoldenCurves(t *testing.T) {
	golden(t, "loss", "t=420&play=0", view.NewLoss(painter(t)), 360, 180)
	golden(t, "step", "t=420&play=0", view.NewStep(painter(t)), 360, 150)
	golden(t, "loss-blown-up", "surface=rosenbrock&entries=adabelief,sgd&sgd.lr=0.01&steps=200&t=120&play=0", view.NewLoss(painter(t)), 360, 180)
}
