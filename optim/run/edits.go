package run

import (
	"cmp"
	"slices"

	"github.com/optiscope/optiscope/optim"
)

// MaxEdits bounds the edits of one entry.
const MaxEdits = 16

// Edit changes a hyper-parameter in the course of a run: all steps after the
// first Step ones have it, so that the points up to index Step of a track are
// those without it, bit for bit.
type Edit struct {
	Step  int // steps taken before it, 1 to MaxSteps
	Field optim.FieldID
	Value float64 // a number; 1 or 0 of a switch; the optim.DecayMode
}

// Edits are the edits of an entry, in the order in which they were made, which
// need not be that of their steps. The order changes no result; it says which
// one is the newest. The zero value has none.
type Edits struct {
	Count int // edits in use; those behind are zero
	List  [MaxEdits]Edit
}

// Active are the edits in use, in the order in which they were made.
func (e *Edits) Active() []Edit { return e.List[:e.Count] }

// ByStep are the edits in use in the order in which they act.
func (e *Edits) ByStep() []Edit {
	all := slices.Clone(e.Active())
	slices.SortFunc(all, func(a, b Edit) int {
		return cmp.Or(cmp.Compare(a.Step, b.Step), cmp.Compare(a.Field, b.Field))
	})
	return all
}

// Find is the edit of a field at a step.
func (e *Edits) Find(step int, field optim.FieldID) (Edit, bool) {
	if i := e.index(step, field); i >= 0 {
		return e.List[i], true
	}
	return Edit{}, false
}

func (e *Edits) index(step int, field optim.FieldID) int {
	return slices.IndexFunc(e.Active(), func(other Edit) bool { return other.Step == step && other.Field == field })
}

// Fits says whether there is room for an edit of a field at a step, or one to replace.
func (e *Edits) Fits(step int, field optim.FieldID) bool {
	return e.Count < MaxEdits || e.index(step, field) >= 0
}

// Put makes an edit the newest one, in place of that of the same field at the
// same step. It does nothing where the edit does not fit.
func (e *Edits) Put(edit Edit) {
	e.Remove(edit.Step, edit.Field)
	if e.Count < MaxEdits {
		e.List[e.Count] = edit
		e.Count++
	}
}

// Remove takes the edit of a field at a step out, if there is one.
func (e *Edits) Remove(step int, field optim.FieldID) {
	if i := e.index(step, field); i >= 0 {
		copy(e.List[i:e.Count], e.List[i+1:e.Count])
		e.Count--
		e.List[e.Count] = Edit{}
	}
}

// Newest is the step of the edit that was made last.
func (e *Edits) Newest() (step int, ok bool) {
	if e.Count == 0 {
		return 0, false
	}
	return e.List[e.Count-1].Step, true
}

// HyperAfter are the hyper-parameters of an entry once so many steps are taken,
// those of the next step, with the rate that a schedule starts from.
func (e *Entry) HyperAfter(taken int) optim.Hyper {
	h := e.Hyper
	for _, edit := range e.Edits.Active() {
		later := func(other Edit) bool {
			return other.Field == edit.Field && other.Step > edit.Step && other.Step <= taken
		}
		if edit.Step <= taken && !slices.ContainsFunc(e.Edits.Active(), later) {
			SetValue(&h, edit.Field, edit.Value)
		}
	}
	return h
}

// Before is the entry as it was before its newest edit and what else was edited
// at the same step, and that step.
func (e *Entry) Before() (before Entry, step int, ok bool) {
	if step, ok = e.Edits.Newest(); !ok {
		return *e, 0, false
	}
	before = *e
	before.Edits = Edits{}
	for _, edit := range e.Edits.Active() {
		if edit.Step != step {
			before.Edits.Put(edit)
		}
	}
	return before, step, true
}
