package state_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/state"
)

// A key does one thing.
func TestKeysAreUnique(t *testing.T) {
	for _, link := range []string{"", "scene=belief", "scene=warmup", "phase=2&t=9&play=0"} {
		s, _ := state.Load(link)
		owner := make(map[string]string)
		for _, c := range s.Controls() {
			if c.Key != "" && owner[c.Key] != "" {
				t.Errorf("%s: the key %q belongs to %s and to %s", link, c.Key, owner[c.Key], c.ID)
			}
			owner[c.Key] = c.ID
		}
	}
}

// Every event is told where it happens: a change of the branch, an arrival, the end of a run.
func TestEvents(t *testing.T) {
	for _, c := range []struct {
		link string
		want []string
	}{
		{"entries=radam", []string{"RAdam takes its first rectified step at 6"}},
		{"entries=radam&radam.beta2=0.5", nil},
		{"entries=sgd&surface=rosenbrock&sgd.lr=0.01&steps=200", []string{"SGD blew up"}},
		{"entries=adabelief", []string{"AdaBelief arrives at step", "within a thousandth of its way down"}},
		// β₂ is lowered from step 100 on, and the rule turns back: ρ stays below 5.
		{"entries=radam&radam.edits=100:beta2:0.5&radam.lr=1e-4", []string{"RAdam takes its first rectified step at 6", "RAdam takes no steps from 101 on"}},
		{"entries=radam&radam.edits=100:beta2:0.5,200:beta2:0.999&radam.lr=1e-4&radam.degenerate=1", []string{"RAdam turns to plain steps at 101", "RAdam turns to adaptive steps at 201"}},
	} {
		s, errs := state.Load(c.link + "&play=0")
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		result := run.Compute(s.Run)
		var told []string
		for _, e := range s.Events(&result) {
			told = append(told, e.Text)
			s.Seek(e.Step)
			if !strings.Contains(s.Status(&result), e.Text) {
				t.Errorf("%s: at step %d the status does not say %q", c.link, e.Step, e.Text)
			}
		}
		for _, want := range c.want {
			if !slices.ContainsFunc(told, func(text string) bool { return strings.Contains(text, want) }) {
				t.Errorf("%s: %q is not among %q", c.link, want, told)
			}
		}
		if c.want == nil && len(told) > 0 && strings.Contains(strings.Join(told, ""), "RAdam t") {
			t.Errorf("%s: %q", c.link, told)
		}
	}
}
