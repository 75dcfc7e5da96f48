package state

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

func (s *State) entryList() string {
	ids := make([]string, s.Run.Count)
	for i, entry := range s.Run.Active() {
		ids[i] = entry.ID
	}
	return strings.Join(ids, ",")
}

// setEntries makes the run's entries those of a list of IDs. Entries that
// were there keep their settings; new ones start from FirstHyper.
func (s *State) setEntries(list string) error {
	ids := strings.Split(list, ",")
	if len(ids) > run.MaxEntries {
		return fmt.Errorf("names %d optimizers: at most %d fit", len(ids), run.MaxEntries)
	}
	var entries [run.MaxEntries]run.Entry
	var hidden [run.MaxEntries]bool
	for i, id := range ids {
		rule, ok := entryRule(id)
		if !ok {
			return fmt.Errorf("has no optimizer called %q", id)
		}
		if slices.Contains(ids[:i], id) {
			return fmt.Errorf("names %q twice", id)
		}
		if k, there := s.Index(id); there {
			entries[i], hidden[i] = s.Run.Entries[k], s.View.Hidden[k]
			continue
		}
		entries[i] = run.Entry{ID: id, Rule: rule.ID, Hyper: FirstHyper(rule), Schedule: optim.DefaultSchedule(optim.ScheduleConstant)}
		entries[i].Hyper.LR = s.newRate(rule)
	}
	s.Run.Entries, s.Run.Count, s.View.Hidden = entries, len(ids), hidden
	if _, there := s.Index(s.View.Selected); !there {
		s.View.Selected = ids[0]
	}
	return nil
}

// add puts another entry of a rule behind the others and opens its card.
func (s *State) add(rule string) error {
	if s.Run.Count == run.MaxEntries {
		return fmt.Errorf("does not fit: there are %d optimizers already", run.MaxEntries)
	}
	id := rule
	for n := 2; ; n++ {
		if _, taken := s.Index(id); !taken {
			break
		}
		id = rule + "-" + strconv.Itoa(n)
	}
	if err := s.setEntries(s.entryList() + "," + id); err != nil {
		return err
	}
	s.View.Selected = id
	return nil
}

var errLastEntry = errors.New("is the last optimizer: one has to stay")

func (s *State) remove(id string) error {
	if s.Run.Count == 1 {
		return errLastEntry
	}
	ids := slices.DeleteFunc(strings.Split(s.entryList(), ","), func(other string) bool { return other == id })
	return s.setEntries(strings.Join(ids, ","))
}

// Title names an entry for a reader: "AdaBelief", and "Adam 2" for the second Adam.
func (s *State) Title(i int) string {
	entry := s.Run.Entries[i]
	rule, ok := optim.Lookup(entry.Rule)
	if !ok {
		return entry.ID
	}
	if _, number, counted := strings.Cut(entry.ID, "-"); counted {
		return rule.Title + " " + number
	}
	return rule.Title
}

// Titles are the names of all entries, in order.
func (s *State) Titles() []string {
	names := make([]string, s.Run.Count)
	for i := range names {
		names[i] = s.Title(i)
	}
	return names
}

// Mark is how an entry is recognised: see Marks.
func (s *State) Mark(i int) control.Mark { return s.Marks()[i] }

// Marks are the marks of all entries. The first entry of a rule always has the
// rule's own; further ones take the first slots that are free.
func (s *State) Marks() (marks [run.MaxEntries]control.Mark) {
	var taken [run.MaxEntries]bool
	own := func(k int) (int, bool) {
		entry := &s.Run.Entries[k]
		slot := slices.IndexFunc(optim.Rules(), func(r *optim.Rule) bool { return r.ID == entry.Rule })
		return slot, entry.ID == entry.Rule && slot >= 0 && slot < run.MaxEntries
	}
	for k := range s.Run.Active() {
		if slot, ok := own(k); ok {
			taken[slot] = true
			marks[k] = control.Mark{Slot: slot, Shape: control.Shape(slot)}
		}
	}
	for k := range s.Run.Active() {
		if _, ok := own(k); ok {
			continue
		}
		slot := slices.Index(taken[:], false)
		taken[slot] = true
		marks[k] = control.Mark{Slot: slot, Shape: control.Shape(slot)}
	}
	return marks
}

// addControl is a menu of rules; it always stands on its heading.
func (s *State) addControl() control.Control {
	c := control.Control{ID: "add", Label: "Add optimizer", Title: "add an optimizer", Icon: "plus", Kind: control.Choice, Derived: true,
		Help:    "Adds another optimizer to the run. The same one may run twice with other settings.",
		Options: []control.Option{{Value: "", Label: "+ Add optimizer"}},
		Get:     func() string { return "" },
		Put: func(rule string) error {
			if rule == "" {
				return nil
			}
			return s.add(rule)
		}}
	for _, rule := range optim.Rules() {
		c.Options = append(c.Options, control.Option{Value: rule.ID, Label: rule.Title, Hint: rule.Reference.Text})
	}
	return c
}
