package run_test

import (
	"slices"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
)

// All that a rule remembers is recorded: fed with the recorded gradients, it comes through the recorded states.
func TestEverythingRememberedIsRecorded(t *testing.T) {
	further, products, cut := 0, 0, 0
	for rules := range slices.Chunk(optim.Rules(), run.MaxEntries) {
		for _, rate := range []float64{0.01, 10} { // with 10, some blow up
			c := of(beale(t), 80, rules)
			for i := range c.Active() {
				c.Entries[i].Hyper.LR = rate
				c.Entries[i].Hyper.Momentum, c.Entries[i].Hyper.Centered = 0.5, true
			}
			for _, track := range run.Compute(c).Tracks {
				state, theta, h := track.Rule.NewState(2), []float64{track.X[0], track.Y[0]}, track.Entry.Hyper
				if track.Diverged() {
					cut++
				}
				for step := 1; step < track.Len(); step++ {
					h.LR = track.LR[step]
					track.Rule.Step(&h, state, theta, []float64{track.GX[step], track.GY[step]})
					for k := range state.Further {
						further++
						if track.Further[k][0][step] != state.Further[k][0] || track.Further[k][1][step] != state.Further[k][1] {
							t.Fatalf("%s, step %d: %s is recorded as (%v, %v), want %v", track.Rule.ID, step, track.Rule.Further[k],
								track.Further[k][0][step], track.Further[k][1][step], state.Further[k])
						}
					}
					if state.MuProduct != 0 {
						products++
						if track.MuProduct[step] != state.MuProduct {
							t.Fatalf("%s, step %d: the product of μ is recorded as %v, want %v", track.Rule.ID, step, track.MuProduct[step], state.MuProduct)
						}
					}
				}
				if track.MuProduct != nil && len(track.MuProduct) != track.Len() || len(track.Further) > 0 && len(track.Further[0][1]) != track.Len() {
					t.Errorf("%s: columns of other lengths than %d", track.Rule.ID, track.Len())
				}
			}
		}
	}
	if further < 500 || products < 100 || cut == 0 {
		t.Errorf("%d further numbers, %d products, %d tracks that blew up: this looks at too little", further, products, cut)
	}
}
