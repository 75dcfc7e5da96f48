package claim

import (
	"math"
	"strings"

	"github.com/optiscope/optiscope/scenes/control"
)

// Answer is what somebody thinks a number of the runs is, and what they say.
type Answer struct {
	Typed string // as Says spells it; empty for somebody who only asks
	Says  string
	Right bool
}

// Answer compares a number that is typed, or nothing, with the value for the runs. It is right if it is a whole value
// itself, and of any other agrees with it in the digits that Format writes. It fails where the text is no number, or
// as Of does.
func (v *Value) Answer(r *Runs, typed string) (Answer, error) {
	value, err := v.Of(r)
	a := Answer{Says: Format(value, 0)}
	if err != nil || typed == "" {
		return a, err
	}
	number, err := ParseNumber(typed)
	if err != nil {
		return a, err
	}
	a.Typed, a.Right = strings.Replace(strings.TrimSpace(typed), "-", "−", 1), agree(number, value)
	return a, nil
}

// ParseNumber reads a number as control.ParseNumber does, and infinity too: a run may never arrive.
func ParseNumber(text string) (float64, error) {
	if rest, is := strings.CutSuffix(strings.TrimSpace(text), "∞"); is {
		if sign, known := map[string]int{"": 1, "+": 1, "-": -1, "−": -1}[rest]; known {
			return math.Inf(sign), nil
		}
	}
	return control.ParseNumber(text)
}

// agree says whether a number is a value as Format writes it.
func agree(number, value float64) bool {
	if isWhole(value) || math.IsInf(value, 0) {
		return near(number, value, rounding)
	}
	unit := math.Pow(10, math.Floor(math.Log10(math.Abs(control.Round(value, shown))))-shown+1)
	return math.Abs(number-value) <= unit*(0.5+rounding)
}

// Words tell whether the answer is right, and what the run says.
func (a *Answer) Words(say func(text string, args ...any) string) string {
	switch {
	case a.Typed == "":
		return say("The run says %s.", a.Says)
	case a.Right:
		return say("Right. The run says %s.", a.Says)
	}
	return say("Not this time. You said %s, and the run says %s.", a.Typed, a.Says)
}
