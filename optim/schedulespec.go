package optim

import (
	"errors"
	"strconv"
)

// ScheduleKind is a way in which the learning rate changes from step to step.
type ScheduleKind uint8

// The kinds.
const (
	ScheduleConstant ScheduleKind = iota
	ScheduleWarmup
	ScheduleStep
	ScheduleCosine
	ScheduleNoam
	scheduleKinds
)

// ScheduleSpec describes a Schedule as data. It is a plain comparable value, whose zero value is the constant rate. A
// field that the kind does not read may have any value.
type ScheduleSpec struct {
	Kind   ScheduleKind
	Warmup float64 // steps of rising, w: a whole number
	Period float64 // steps between two decays, n: a whole number
	Gamma  float64 // what a decay multiplies the rate by, γ
	Floor  float64 // the part of α that is left at the end, φ
	DModel float64 // the width of the model, d
}

// ScheduleError reports a number that a schedule cannot use.
type ScheduleError struct {
	Field ScheduleFieldID
	Value float64
	Want  string // what is accepted: "wants a number from 0 to 1"
}

func (e *ScheduleError) Error() string {
	return scheduleFields[e.Field].Title + " " + strconv.FormatFloat(e.Value, 'g', -1, 64) + ": " + e.Want
}

// ErrScheduleKind reports a kind of schedule that there is not.
var ErrScheduleKind = errors.New("wants a schedule that is constant, warmup, step, cosine or noam")

// ScheduleKinds lists the kinds in order of display.
func ScheduleKinds() []ScheduleKind {
	return []ScheduleKind{ScheduleConstant, ScheduleWarmup, ScheduleStep, ScheduleCosine, ScheduleNoam}
}

// String is the kind's name in links: "cosine".
func (k ScheduleKind) String() string {
	if k >= scheduleKinds {
		return "unknown"
	}
	return scheduleRows[k].id
}

// ParseScheduleKind is the inverse of ScheduleKind.String.
func ParseScheduleKind(text string) (ScheduleKind, error) {
	for _, k := range ScheduleKinds() {
		if k.String() == text {
			return k, nil
		}
	}
	return 0, ErrScheduleKind
}

// Validate returns a *ScheduleError for the first field among those the kind reads that has no meaning, NaN included,
// and ErrScheduleKind for an unknown kind.
func (s ScheduleSpec) Validate() error {
	if s.Kind >= scheduleKinds {
		return ErrScheduleKind
	}
	for _, id := range s.Kind.Reads() {
		x := *scheduleFields[id].Num(&s)
		if err := scheduleFields[id].Check(x); err != nil {
			return &ScheduleError{id, x, err.Error()}
		}
	}
	if s.Kind == ScheduleNoam && s.Warmup == 0 {
		return &ScheduleError{ScheduleFieldWarmup, 0, errNoamWarmup.Error()}
	}
	return nil
}

// Schedule returns the rates of a run of so many steps with the rate alpha: what Constant, Warmup, StepDecay, Cosine
// and Noam return. Only a cosine depends on the number of steps, at whose end it arrives; it is defined beyond them, too.
// All rates lie between 0 and alpha, but for the 1e-8 of Warmup. The error is that of Validate, or a *ValueError for an
// alpha that is negative, not a number or, unless it is constant, infinite.
func (s ScheduleSpec) Schedule(alpha float64, steps int) (Schedule, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	check := atLeastZero
	if s.Kind != ScheduleConstant {
		check = finiteRate
	}
	if err := check(alpha); err != nil {
		return nil, &ValueError{FieldLR, alpha, err.Error()}
	}
	switch s.Kind {
	case ScheduleWarmup:
		return Warmup(alpha, s.Warmup), nil
	case ScheduleStep:
		return StepDecay(alpha, s.Gamma, s.Period)
	case ScheduleCosine:
		return Cosine(alpha, s.Floor, s.Warmup, steps)
	case ScheduleNoam:
		return Noam(alpha, s.DModel, s.Warmup)
	}
	return Constant(alpha), nil
}
