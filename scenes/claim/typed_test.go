package claim_test

import (
	"fmt"
	"testing"

	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/state"
)

// A number that somebody types is right if it is a whole value itself, and of any other its three digits.
func TestTypedAnswers(t *testing.T) {
	opened, _ := state.Load("")
	runs := claim.NewRuns(opened)
	for _, c := range []struct {
		value, typed string
		right        bool
	}{
		{"6*7", "42", true}, {"6*7", " 42.0 ", true}, {"6*7", "42.1", false}, {"6*7", "4.2e1", true}, {"0", "0", true}, {"0", "1e-9", false},
		{"1/3", "0.333", true}, {"1/3", "0.3334", true}, {"1/3", "0.33", false}, {"1/3", "0.334", false}, {"1/3", ".333", true},
		{"-1/3", "−0.333", true}, {"-1/3", "-0.333", true}, {"-1/3", "0.333", false},
		{"12345.5", "12300", true}, {"12345.5", "12300.5", true}, {"12345.5", "12200", false}, {"0.99961", "1", true}, {"1e-9/3", "3.33e-10", true},
		{"1234567", "1234567", true}, {"1234567", "1.23e6", true}, {"123456", "123000", false},
		{"1/0", "∞", true}, {"1/0", "-∞", false}, {"-1/0", "−∞", true}, {"1/0", "1e300", false}, {"7", "∞", false}, {"0/0", "0", false},
	} {
		value, err := claim.ParseValue(c.value)
		if err != nil {
			t.Fatal(err)
		}
		if a, err := value.Answer(runs, c.typed); err != nil || a.Right != c.right {
			t.Errorf("%s for %s: %+v, %v; want %v", c.typed, c.value, a, err, c.right)
		}
	}
}

// What is no number is refused, and what the run says is told.
func TestAnswersInWords(t *testing.T) {
	opened, _ := state.Load("")
	runs := claim.NewRuns(opened)
	value, err := claim.ParseValue("-1/3")
	if err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]string{"": "The run says −0.333.", "-0.333": "Right. The run says −0.333.", "-5": "Not this time. You said −5, and the run says −0.333."} {
		if a, err := value.Answer(runs, typed); err != nil || a.Words(fmt.Sprintf) != want {
			t.Errorf("to %q it says %q, %v; want %q", typed, a.Words(fmt.Sprintf), err, want)
		}
	}
	for _, typed := range []string{"abc", "1,5", "NaN", "1e999", "∞∞", "--∞", " "} {
		if a, err := value.Answer(runs, typed); err == nil {
			t.Errorf("%q is taken as %+v", typed, a)
		}
	}
	missing, err := claim.ParseValue("arrive(nobody)")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := missing.Answer(runs, "5"); err == nil {
		t.Error("an optimizer that is not there has a number")
	}
}
