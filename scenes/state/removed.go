package state

import (
	"errors"
	"slices"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// Removed is an entry that was taken out of the run, so that it can come back as it was.
type Removed struct {
	There  bool
	Entry  run.Entry
	At     int // its place in the order of cards
	Name   string
	Hidden bool
	Slot   int
}

// restore puts the entry that was removed last back in its place. It has another ID where a new entry took its own, and
// another mark where that is no longer free.
func (s *State) restore() error {
	r := s.Removed
	if !r.There {
		return errors.New(s.say("has nothing to bring back"))
	}
	at := min(r.At, s.Run.Count)
	if err := s.insert(at, r.Entry.Rule); err != nil {
		return err
	}
	id := s.View.Selected
	if _, taken := s.Index(r.Entry.ID); !taken {
		id = r.Entry.ID
	}
	r.Entry.ID = id
	s.Run.Entries[at], s.View.Selected = r.Entry, id
	s.View.Names[at], s.View.Hidden[at] = r.Name, r.Hidden
	if !slices.Contains(s.View.Slots[:s.Run.Count], r.Slot) {
		s.View.Slots[at] = r.Slot
	}
	s.Removed = Removed{}
	return nil
}

// restoreControl brings it back. It is hidden where there is none.
func (s *State) restoreControl() control.Control {
	title := s.Removed.Name
	if rule, ok := optim.Lookup(s.Removed.Entry.Rule); ok && title == "" {
		title = rule.Title
	}
	c := control.Control{ID: "restore", Label: s.say("Bring %s back", title), Title: s.say("bring %s back", title), Kind: control.Action, Derived: true, Hidden: !s.Removed.There,
		Help: s.say("Puts the optimizer that was removed last back in its place. Its settings come back with it, and its mark if that is still free."), Do: s.restore}
	if s.Removed.There {
		c.Key = "b"
	}
	return c
}

// removedPanel offers it below the cards.
func (s *State) removedPanel(all shelf) []control.Panel {
	if !s.Removed.There {
		return nil
	}
	return []control.Panel{{ID: "removed", Place: control.Left, Tab: s.say(tabTune), Open: true, Controls: all.take("restore")}}
}
