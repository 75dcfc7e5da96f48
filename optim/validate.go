package optim

import (
	"errors"
	"math"
	"strconv"
)

// ValueError reports a hyper-parameter that a rule cannot use.
type ValueError struct {
	Field FieldID
	Value float64
	Want  string // what is accepted: "wants a number at or above 0"
}

func (e *ValueError) Error() string {
	return FieldOf(e.Field).Title + " " + strconv.FormatFloat(e.Value, 'g', -1, 64) + ": " + e.Want
}

// Message is the error as a text with its arguments, some of which are texts, too: for other languages.
func (e *ValueError) Message() (text string, args []any) {
	return "%s %s: %s", []any{phrase(FieldOf(e.Field).Title), strconv.FormatFloat(e.Value, 'g', -1, 64), phrase(e.Want)}
}

// phrase is a part of a message that can be translated by itself.
type phrase string

func (p phrase) Message() (text string, args []any) { return string(p), nil }

var (
	errNegative = errors.New("wants a number at or above 0")
	errZero     = errors.New("wants a number above 0")
	errFraction = errors.New("wants a number at or above 0 and below 1")
	errInfinite = errors.New("wants a finite number")
)

// atLeastZero accepts +Inf, as the reference does.
func atLeastZero(x float64) error {
	if !(x >= 0) {
		return errNegative
	}
	return nil
}

func aboveZero(x float64) error {
	if !(x > 0) {
		return errZero
	}
	return nil
}

func fraction(x float64) error {
	if !(x >= 0 && x < 1) {
		return errFraction
	}
	return nil
}

func finite(x float64) error {
	if math.IsNaN(x - x) {
		return errInfinite
	}
	return nil
}

// Validate returns a *ValueError for the first hyper-parameter among those the
// rule reads that has no meaning, NaN included. It accepts what labml's
// constructors accept, but for what fails in the first step there, and for parts
// of a step.
func (r *Rule) Validate(h *Hyper) error {
	for _, id := range r.Reads {
		f := FieldOf(id)
		switch f.Kind {
		case FieldNumber:
			x := *f.Num(h)
			if err := f.Check(x); err != nil {
				return &ValueError{id, x, err.Error()}
			}
		case FieldMode:
			if m := *f.Mode(h); m >= decayModes {
				return &ValueError{id, float64(m), errDecayMode.Error()}
			}
		}
	}
	if r.check != nil {
		return r.check(h)
	}
	return nil
}
