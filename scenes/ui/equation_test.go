package ui

import (
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
)

func TestMarks(t *testing.T) {
	const m = control.Marked
	got := marks("a·("+m+"−2"+m+") + "+m+"b c"+m, []string{"a·(−2) +", "b c"})
	want := [][]markRun{{{"a·(", false}, {"−2", true}, {") +", false}}, {{"b c", true}}}
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i := range want {
		if len(got[i]) != len(want[i]) {
			t.Fatalf("line %d: %v, want %v", i, got[i], want[i])
		}
		for k := range want[i] {
			if got[i][k] != want[i][k] {
				t.Errorf("line %d: %v, want %v", i, got[i][k], want[i][k])
			}
		}
	}
}
