package run

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/optiscope/optiscope/optim"
)

// ValueOf is a hyper-parameter as Edit.Value spells it.
func ValueOf(h *optim.Hyper, id optim.FieldID) float64 {
	switch f := optim.FieldOf(id); f.Kind {
	case optim.FieldNumber:
		return *f.Num(h)
	case optim.FieldFlag:
		if *f.Flag(h) {
			return 1
		}
		return 0
	default:
		return float64(*f.Mode(h))
	}
}

// SetValue gives a hyper-parameter the value that Edit.Value spells.
func SetValue(h *optim.Hyper, id optim.FieldID, value float64) {
	switch f := optim.FieldOf(id); f.Kind {
	case optim.FieldNumber:
		*f.Num(h) = value
	case optim.FieldFlag:
		*f.Flag(h) = value != 0
	case optim.FieldMode:
		*f.Mode(h) = optim.DecayMode(value)
	}
}

// EditError reports an edit that an entry cannot have.
type EditError struct {
	Edit Edit
	Want string // what is accepted: "wants a step from 1 to 30000"
	Why  error  // the same as an error that other languages can say
}

func refuse(e Edit, why error) *EditError { return &EditError{e, why.Error(), why} }

// wanting is an error as a text with its arguments.
type wanting struct {
	text string
	arg  any
}

func (w wanting) Error() string { return fmt.Sprintf(w.text, w.arg) }

// Message is the text with its arguments, for other languages.
func (w wanting) Message() (text string, args []any) { return w.text, []any{w.arg} }

var (
	errEarly = errors.New("acts before the first step alone")
	errFlag  = errors.New("wants 1 or 0")
	errMode  = errors.New("wants a mode of weight decay")
	errTwice = errors.New("wants one change of it at a step")
)

func (e *EditError) Error() string {
	name := "a hyper-parameter"
	if all := optim.Fields(); int(e.Edit.Field) < len(all) {
		name = all[e.Edit.Field].Title
	}
	return fmt.Sprintf("the change of %s to %v after step %d: %s", name, e.Edit.Value, e.Edit.Step, e.Want)
}

// Check returns an *EditError for an edit that has no meaning for a rule.
func (e Edit) Check(rule *optim.Rule) error {
	if !slices.Contains(rule.Reads, e.Field) {
		return refuse(e, wanting{"wants a hyper-parameter that %s reads", rule.Title})
	}
	f := optim.FieldOf(e.Field)
	switch {
	case e.Field == optim.FieldInitial:
		return refuse(e, errEarly)
	case e.Step < 1 || e.Step > MaxSteps:
		return refuse(e, wanting{"wants a step from 1 to %d", MaxSteps})
	case f.Kind == optim.FieldNumber:
		if err := f.Check(e.Value); err != nil {
			return refuse(e, err)
		}
	case f.Kind == optim.FieldFlag && e.Value != 0 && e.Value != 1:
		return refuse(e, errFlag)
	case f.Kind == optim.FieldMode:
		// DecayMode counts from 0; what it lacks has no name.
		if m := e.Value; m != math.Trunc(m) || !(m >= 0 && m < 256) || optim.DecayMode(m).String() == "unknown" {
			return refuse(e, errMode)
		}
	}
	return nil
}

// check returns an *EditError for the first edit that has no meaning, or that changes what another one changes at its step.
func (e *Edits) check(rule *optim.Rule) error {
	for i, edit := range e.Active() {
		if err := edit.Check(rule); err != nil {
			return err
		}
		if e.index(edit.Step, edit.Field) != i {
			return refuse(edit, errTwice)
		}
	}
	return nil
}
