package run_test

import (
	"fmt"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// Two rules from the same start, with the same gradients and the same number of steps.
func ExampleCompute() {
	booth, _ := surface.Lookup("booth")
	c := run.Config{Surface: booth.ID, Start: booth.Start, Steps: 300, Count: 2}
	for i, id := range []string{"adam", "sgd"} {
		rule, _ := optim.Lookup(id)
		c.Entries[i] = run.Entry{ID: id, Rule: id, Hyper: rule.Defaults}
		c.Entries[i].Hyper.LR = 0.5
	}
	result := run.Compute(c)
	for i := range result.Tracks {
		t := &result.Tracks[i]
		if step, ok := t.Arrival(result.Loss, 1e-3); ok {
			fmt.Println(t.Entry.ID, "arrives at step", step)
		} else {
			fmt.Println(t.Entry.ID, t.Verdict())
		}
	}
	// Output:
	// adam arrives at step 65
	// sgd blew up at step 170: the loss is not finite
}
