package state

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// entryIDs are the IDs of the entries, in the order of their cards.
func (s *State) entryIDs() []string {
	ids := make([]string, s.Run.Count)
	for i, entry := range s.Run.Active() {
		ids[i] = entry.ID
	}
	return ids
}

func (s *State) entryList() string { return strings.Join(s.entryIDs(), ",") }

// setEntries makes the run's entries those of a list of IDs. Entries that were
// there keep their settings, their names and their marks; new ones start from FirstHyper.
func (s *State) setEntries(list string) error {
	ids := strings.Split(list, ",")
	if len(ids) > run.MaxEntries {
		return control.Wrong("names %d optimizers: at most %d fit", len(ids), run.MaxEntries)
	}
	next := *s
	next.Run.Entries, next.Run.Count = [run.MaxEntries]run.Entry{}, len(ids)
	next.View.Hidden, next.View.Names, next.View.Slots = [run.MaxEntries]bool{}, [run.MaxEntries]string{}, [run.MaxEntries]int{}
	var kept [run.MaxEntries]bool
	for i, id := range ids {
		rule, ok := entryRule(id)
		if !ok {
			return control.Wrong("has no optimizer called %q", id)
		}
		if slices.Contains(ids[:i], id) {
			return control.Wrong("names %q twice", id)
		}
		if k, there := s.Index(id); there {
			next.Run.Entries[i], kept[i] = s.Run.Entries[k], true
			next.View.Hidden[i], next.View.Names[i], next.View.Slots[i] = s.View.Hidden[k], s.View.Names[k], s.View.Slots[k]
			continue
		}
		next.Run.Entries[i] = run.Entry{ID: id, Rule: rule.ID, Hyper: FirstHyper(rule), Schedule: optim.DefaultSchedule(optim.ScheduleConstant)}
		next.Run.Entries[i].Hyper.LR = s.newRate(rule)
	}
	next.View.Slots = next.slots(kept)
	if _, there := next.Index(s.View.Selected); !there {
		next.View.Selected = ids[0]
	}
	*s = next
	return nil
}

// freeID is the first ID of a rule that no entry has: "adam", "adam-2" and so on.
func (s *State) freeID(rule string) string {
	id := rule
	for n := 2; ; n++ {
		if _, taken := s.Index(id); !taken {
			return id
		}
		id = rule + "-" + strconv.Itoa(n)
	}
}

// insert puts another entry of a rule at a place in the order of cards and opens its card.
func (s *State) insert(at int, rule string) error {
	if s.Run.Count == run.MaxEntries {
		return errors.New(s.say("does not fit: there are %d optimizers already", run.MaxEntries))
	}
	id := s.freeID(rule)
	if err := s.setEntries(strings.Join(slices.Insert(s.entryIDs(), at, id), ",")); err != nil {
		return err
	}
	s.View.Selected = id
	return nil
}

// duplicate puts a copy of an entry behind it, with its settings and the changes of its run.
func (s *State) duplicate(id string) error {
	i, _ := s.Index(id)
	if err := s.insert(i+1, s.Run.Entries[i].Rule); err != nil {
		return err
	}
	s.View.Names[i+1] = s.copyName(i)
	original, another := &s.Run.Entries[i], &s.Run.Entries[i+1]
	another.Hyper, another.Schedule, another.Edits = original.Hyper, original.Schedule, original.Edits
	return nil
}

// move puts an entry so many places further down. At the ends it stays.
func (s *State) move(id string, by int) error {
	ids := s.entryIDs()
	i := slices.Index(ids, id)
	if k := i + by; k >= 0 && k < len(ids) {
		ids[i], ids[k] = ids[k], ids[i]
	}
	return s.setEntries(strings.Join(ids, ","))
}

// remove takes an entry away; if its card was open, that of the next one opens.
func (s *State) remove(id string) error {
	if s.Run.Count == 1 {
		return errors.New(s.say("%s is the last optimizer: one has to stay.", s.Title(0)))
	}
	ids := s.entryIDs()
	i := slices.Index(ids, id)
	s.Removed = Removed{There: true, Entry: s.Run.Entries[i], At: i, Name: s.View.Names[i], Hidden: s.View.Hidden[i], Slot: s.View.Slots[i]}
	ids = slices.Delete(ids, i, i+1)
	if s.View.Selected == id {
		s.View.Selected = ids[min(i, len(ids)-1)]
	}
	return s.setEntries(strings.Join(ids, ","))
}

// addControl is a menu of rules; it always stands on its heading.
func (s *State) addControl() control.Control {
	c := control.Control{ID: "add", Label: s.say("Add optimizer"), Title: s.say("add an optimizer"), Icon: "plus", Key: "e", Kind: control.Choice, Derived: true,
		Help:    s.say("Adds another optimizer to the run. The same one may run twice with other settings."),
		Options: []control.Option{{Value: "", Label: s.say("+ Add optimizer")}},
		Get:     func() string { return "" },
		Put: func(rule string) error {
			if rule == "" {
				return nil
			}
			return s.insert(s.Run.Count, rule)
		}}
	for _, rule := range optim.Rules() {
		c.Options = append(c.Options, control.Option{Value: rule.ID, Label: rule.Title, Hint: rule.Reference.Text})
	}
	return c
}

// entryActions are the commands of an entry's card. Those of the open card have keys.
func (s *State) entryActions(i int) []control.Control {
	id, title, key := s.Run.Entries[i].ID, s.Title(i), func(name string) string { return "" }
	if id == s.View.Selected {
		key = func(name string) string { return name }
	}
	command := func(name, label, words, key, icon string, hidden bool, do func() error) control.Control {
		return control.Control{ID: id + "." + name, Label: label, Title: words, Key: key, Icon: icon, Kind: control.Action, Derived: true, Hidden: hidden, Do: do}
	}
	return []control.Control{
		command("open", s.say("Open %s", title), s.say("Open %s", title), "", "", false, func() error { s.View.Selected = id; return nil }),
		command("duplicate", s.say("Duplicate"), s.say("duplicate %s", title), key("c"), "duplicate", false, func() error { return s.duplicate(id) }),
		command("up", s.say("Move up"), s.say("move %s up", title), key("u"), "up", i == 0, func() error { return s.move(id, -1) }),
		command("down", s.say("Move down"), s.say("move %s down", title), key("d"), "down", i == s.Run.Count-1, func() error { return s.move(id, 1) }),
		command("remove", s.say("Remove"), s.say("remove %s", title), key("r"), "close", false, func() error { return s.remove(id) })}
}
