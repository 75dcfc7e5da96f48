package state

import (
	"errors"
	"slices"
	"strconv"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// onward says whether setting a hyper-parameter changes the run from the
// playhead on. At the start that is the whole run; a study's playhead is another one.
func (s *State) onward() bool { return s.View.Onward && s.View.T > 0 && !s.Studies() }

// hyper are the hyper-parameters that an entry's card shows: those that the run
// begins with, or those in force at the playhead.
func (s *State) hyper(i int, onward bool) optim.Hyper {
	if onward {
		return s.Run.Entries[i].HyperAfter(s.View.T)
	}
	return s.Run.Entries[i].Hyper
}

// dial reads and sets one hyper-parameter of an entry as run.ValueOf spells it: as
// the run begins, or from the playhead onward.
type dial struct {
	s      *State
	entry  int
	field  *optim.Field
	onward bool
}

func (d dial) get() float64 {
	h := d.s.hyper(d.entry, d.onward)
	return run.ValueOf(&h, d.field.ID)
}

func (d dial) put(value float64) { d.s.change(d.entry, d.field.ID, value, d.onward) }

// check says why a value cannot be set.
func (d dial) check(value float64) error {
	if d.field.Check != nil {
		if err := d.field.Check(value); err != nil {
			return err
		}
	}
	if d.onward {
		return d.s.changeable(d.entry, d.field.ID)
	}
	return nil
}

func (d dial) set(value float64) error {
	if err := d.check(value); err != nil {
		return err
	}
	d.put(value)
	return nil
}

// change gives a hyper-parameter of an entry a value, and those that move with it.
func (s *State) change(i int, id optim.FieldID, value float64, onward bool) {
	for _, k := range s.moving(i, id) {
		if onward {
			s.edit(k, id, value)
		} else {
			run.SetValue(&s.Run.Entries[k].Hyper, id, value)
		}
	}
	switch {
	case onward:
		s.View.Playing = false // one sees what the change leads to, and the next one has the same step
	case id == optim.FieldLR && (s.View.Rates == ratesDefault || s.View.Rates == ratesBest):
		s.View.Rates = ratesOwn
	}
}

// edit changes an entry from the playhead on. What changes nothing is no edit.
func (s *State) edit(i int, id optim.FieldID, value float64) {
	entry := &s.Run.Entries[i]
	entry.Edits.Remove(s.View.T, id)
	if now := entry.HyperAfter(s.View.T); run.ValueOf(&now, id) != value {
		entry.Edits.Put(run.Edit{Step: s.View.T, Field: id, Value: value})
	}
}

// together are the entries that are set with entry i: itself, or all.
func (s *State) together(i int) []int {
	if !s.View.Together {
		return []int{i}
	}
	return s.everyone()
}

func (s *State) everyone() []int {
	all := make([]int, s.Run.Count)
	for k := range all {
		all[k] = k
	}
	return all
}

// moving are the entries whose hyper-parameter is set with that of entry i. One
// rate for all is the same as all together, for the rate alone.
func (s *State) moving(i int, id optim.FieldID) []int {
	all := s.together(i)
	if id == optim.FieldLR && s.View.Rates == ratesSame {
		all = s.everyone()
	}
	return slices.DeleteFunc(all, func(k int) bool { return !slices.Contains(s.rule(k).Reads, id) })
}

// changeable says why a hyper-parameter cannot be changed from the playhead on.
func (s *State) changeable(i int, id optim.FieldID) error {
	switch {
	case s.View.T >= s.Run.Steps:
		return errors.New(s.say("changes nothing: the playhead stands at the last step"))
	case id == optim.FieldInitial:
		return errors.New(s.say("changes nothing: it acts before the first step alone"))
	}
	for _, k := range s.moving(i, id) {
		if !s.Run.Entries[k].Edits.Fits(s.View.T, id) {
			return errors.New(s.say("is one change too many: %s has %d", s.Title(k), run.MaxEdits))
		}
	}
	return nil
}

// adoptAt makes the hyper-parameters of an entry those of h, but for what acts
// before the first step alone.
func (s *State) adoptAt(i int, h optim.Hyper, onward bool) error {
	entry := &s.Run.Entries[i]
	if !onward {
		entry.Hyper = h
		return nil
	}
	rule, before := s.rule(i), *entry
	for _, id := range rule.Reads {
		now := entry.HyperAfter(s.View.T)
		if id == optim.FieldInitial || run.ValueOf(&now, id) == run.ValueOf(&h, id) {
			continue
		}
		if err := s.changeable(i, id); err != nil {
			*entry = before
			return err
		}
		s.edit(i, id, run.ValueOf(&h, id))
	}
	s.View.Playing = false
	return nil
}

// rule is an entry's rule. A State that came from Default, Set or Load names one for each.
func (s *State) rule(i int) *optim.Rule {
	rule, ok := optim.Lookup(s.Run.Entries[i].Rule)
	if !ok {
		panic("state: no rule is called " + strconv.Quote(s.Run.Entries[i].Rule))
	}
	return rule
}

// SeenAs is a state whose surface is looked at from where another view looks. No
// panel shows from where, and no word tells it but for the link, with one exception,
// so that the zoom stays: vectors are drawn by a scale that follows it.
func (s *State) SeenAs(v *View) State {
	seen := *s
	seen.View.X, seen.View.Y, seen.View.Yaw, seen.View.Pitch = v.X, v.Y, v.Yaw, v.Pitch
	if !s.WithVectors() && s.View.Phase == 0 {
		seen.View.Zoom = v.Zoom
	}
	return seen
}

// Still is what of a state the playhead's own movement leaves alone, and that of
// the view over the surface: while it stays the same, Live tells all that changes
// on the screen but for the link.
func (s *State) Still() State {
	still := s.SeenAs(&View{})
	still.View.T, still.View.Zoom = 0, 0
	if s.onward() {
		still.View.T = 1 + s.stage()
	}
	return still
}

// stage numbers the parts of the run in which the cards show the same while
// their sliders act from the playhead on: at an edit, and after it.
func (s *State) stage() int {
	last := 0
	for _, entry := range s.Run.Active() {
		for _, edit := range entry.Edits.Active() {
			if edit.Step <= s.View.T {
				last = max(last, edit.Step)
			}
		}
	}
	if last < s.View.T {
		return 2*last + 1
	}
	return 2 * last
}

// editModes are the switches of how sliders act and what is shown of it.
func (s *State) editModes() []control.Control {
	return []control.Control{
		{ID: "onward", Label: s.say("from here on"), Title: s.say("sliders act from here on"), Kind: control.Toggle, Key: "h",
			Help: s.say("Sliders and options change the run from the playhead on, and the cards show what is in force there. The old future stays as a dashed ghost."),
			Flag: &s.View.Onward, Default: "0"},
		{ID: "together", Label: s.say("all together"), Title: s.say("sliders move all optimizers"), Kind: control.Toggle, Key: "a",
			Help: s.say("What is set on one card is set on every card that has it. All of them then have the same value."),
			Flag: &s.View.Together, Default: "0"},
		{ID: "ghosts", Label: s.say("ghosts"), Title: s.say("show old futures"), Kind: control.Toggle, Hidden: !s.openEdited(),
			Help: s.say("Shows, dashed, where each run would have gone without its latest change. A run without changes has no such ghost."),
			Flag: &s.View.Ghosts, Default: "1"}}
}

// openEdited says whether the open card's run is changed on its way.
func (s *State) openEdited() bool {
	i, ok := s.Index(s.View.Selected)
	return ok && s.Run.Entries[i].Edits.Count > 0
}
