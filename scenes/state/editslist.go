package state

import (
	"errors"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// editsControl spells an entry's edits in links, in the order in which they were made: "120:lr:0.01,300:amsgrad:1".
func (s *State) editsControl(i int) control.Control {
	entry := &s.Run.Entries[i]
	return control.Control{ID: entry.ID + editsKey, Title: s.say("changes during the run"), Kind: control.Text, Hidden: true,
		Get: func() string { return spellEdits(&entry.Edits) },
		Put: func(text string) error {
			edits, errs := s.parseEdits(i, text)
			if len(errs) > 0 {
				return errs[0].Why
			}
			entry.Edits = edits
			return nil
		}}
}

// editsKey is what an entry's edits are called in links, behind its ID.
const editsKey = ".edits"

func spellEdits(edits *run.Edits) string {
	pieces := make([]string, edits.Count)
	for k, e := range edits.Active() {
		f := optim.FieldOf(e.Field)
		pieces[k] = strconv.Itoa(e.Step) + ":" + f.Key + ":" + fieldText(&f, e.Value)
	}
	return strings.Join(pieces, ",")
}

// fieldText spells the value of a hyper-parameter.
func fieldText(f *optim.Field, value float64) string {
	if f.Kind == optim.FieldMode {
		return optim.DecayMode(value).String()
	}
	return control.FormatNumber(value)
}

// parseEdits reads edits of an entry. What is wrong is skipped and reported, one error for each piece.
func (s *State) parseEdits(i int, text string) (edits run.Edits, errs []*control.Error) {
	if text == "" {
		return edits, nil
	}
	for piece := range strings.SplitSeq(text, ",") {
		edit, err := s.parseEdit(i, piece)
		if err == nil {
			_, twice := edits.Find(edit.Step, edit.Field)
			switch {
			case twice:
				err = errors.New(s.say("changes the same twice at one step"))
			case !edits.Fits(edit.Step, edit.Field):
				err = errors.New(s.say("is one change too many: %s has %d", s.Title(i), run.MaxEdits))
			}
		}
		if err != nil {
			errs = append(errs, &control.Error{ID: s.Run.Entries[i].ID + editsKey, Name: s.say("%s, changes during the run", s.Run.Entries[i].ID),
				Value: piece, Want: err.Error(), Why: err})
			continue
		}
		edits.Put(edit)
	}
	return edits, errs
}

func (s *State) parseEdit(i int, piece string) (e run.Edit, err error) {
	parts := strings.Split(piece, ":")
	if len(parts) != 3 {
		return e, errors.New(s.say("is not written as step:name:value"))
	}
	if e.Step, err = strconv.Atoi(parts[0]); err != nil {
		return e, errors.New(s.say("does not begin with a step"))
	}
	f, ok := optim.FieldByKey(parts[1])
	if !ok {
		return e, errors.New(s.say("names no hyper-parameter"))
	}
	e.Field = f.ID
	if f.Kind == optim.FieldMode {
		mode, err := optim.ParseDecayMode(parts[2])
		if err != nil {
			return e, err
		}
		e.Value = float64(mode)
	} else if e.Value, err = control.ParseNumber(parts[2]); err != nil {
		return e, err
	}
	var refused *run.EditError
	if errors.As(e.Check(s.rule(i)), &refused) {
		return e, refused.Why
	}
	return e, nil
}

// takeEdits applies what is good of a link's edits, and returns what is not.
func (s *State) takeEdits(i int, text string) (errs []error) {
	edits, refused := s.parseEdits(i, text)
	s.Run.Entries[i].Edits = edits
	for _, err := range refused {
		errs = append(errs, err)
	}
	return errs
}

// editControls are the edits of an entry in the order in which they act, each a
// line of its card: the value that holds from its step on, and a button that takes it back.
func (s *State) editControls(i int) []control.Control {
	var all []control.Control
	entry := &s.Run.Entries[i]
	for _, e := range entry.Edits.ByStep() {
		f := optim.FieldOf(e.Field)
		id := entry.ID + ".at." + strconv.Itoa(e.Step) + "." + f.Key
		row := s.say("at %d", e.Step)
		value := s.editControl(i, e, &f)
		value.ID, value.Row, value.Derived = id, row, true
		value.Title = s.say("%s after step %d", s.say(f.Title), e.Step)
		value.Help = s.say("What was changed at this step, and to what. The steps up to it are as they were.")
		all = append(all, value, control.Control{ID: id + ".remove", Row: row, Label: s.say("Take back"), Icon: "close",
			Title: s.say("take back %s after step %d", s.say(f.Title), e.Step), Kind: control.Action, Derived: true,
			Do: func() error { entry.Edits.Remove(e.Step, e.Field); return nil }})
	}
	return all
}

// editControl sets the value of an edit.
func (s *State) editControl(i int, e run.Edit, f *optim.Field) control.Control {
	entry := &s.Run.Entries[i]
	before := entry.HyperAfter(e.Step - 1)
	old := fieldText(f, run.ValueOf(&before, e.Field))
	get := func() float64 { now, _ := entry.Edits.Find(e.Step, e.Field); return now.Value }
	put := func(v float64) { entry.Edits.Put(run.Edit{Step: e.Step, Field: e.Field, Value: v}) }
	switch f.Kind {
	case optim.FieldFlag:
		on := get() != 0
		return control.Control{Kind: control.Toggle, Label: s.say(f.Title), Default: old, Flag: &on,
			Switch: func(to bool) error { on = to; put(flagValue(to)); return nil }}
	case optim.FieldMode:
		return control.Control{Kind: control.Choice, Label: s.say(f.Title), Default: old, Options: s.modeOptions(),
			Get: func() string { return optim.DecayMode(get()).String() },
			Put: func(text string) error {
				mode, err := optim.ParseDecayMode(text)
				if err == nil {
					put(float64(mode))
				}
				return err
			}}
	}
	return control.Control{Kind: control.Number, Label: s.say("%s %s →", f.Symbol, old), Default: old,
		Num: control.Num{Get: get, Put: put, Integer: f.Integer, Scale: scales[f.Scale], Min: f.Min, Max: f.Max, Check: f.Check}}
}

func flagValue(on bool) float64 {
	if on {
		return 1
	}
	return 0
}

// editWords tells an edit: "α 0.03 → 0.01".
func (s *State) editWords(i int, e run.Edit) string {
	f := optim.FieldOf(e.Field)
	old := s.Run.Entries[i].HyperAfter(e.Step - 1)
	switch {
	case f.Kind == optim.FieldFlag && e.Value != 0:
		return s.say("%s on", s.say(f.Title))
	case f.Kind == optim.FieldFlag:
		return s.say("%s off", s.say(f.Title))
	}
	name := f.Symbol
	if name == "" {
		name = s.say(f.Title)
	}
	was, is := fieldText(&f, run.ValueOf(&old, e.Field)), fieldText(&f, e.Value)
	return s.say("%s %s → %s", name, s.say(was), s.say(is)) // a mode is a word
}

// editEvents are the changes during an entry's run.
func (s *State) editEvents(i int, mark control.Mark) []control.Event {
	var events []control.Event
	for _, e := range s.Run.Entries[i].Edits.ByStep() {
		id := strings.Join([]string{"edit", s.Run.Entries[i].ID, strconv.Itoa(e.Step), optim.FieldOf(e.Field).Key}, ".")
		events = append(events, control.Event{ID: id, Step: e.Step, Mark: mark, Text: s.say("%s: %s after step %d", s.Title(i), s.editWords(i, e), e.Step)})
	}
	return events
}

// ghostWords tells what an entry's dashed path is, or nothing where there is none.
func (s *State) ghostWords(i int) string {
	step, edited := s.Run.Entries[i].Edits.Newest()
	if !edited || !s.View.Ghosts || step >= s.Run.Steps {
		return ""
	}
	return s.say("Dashed: the run without what was changed at step %d.", step)
}

// editedWords tells, for a fair comparison, whose runs are changed on their way.
func (s *State) editedWords() string {
	var titles []string
	for i, entry := range s.Run.Active() {
		if entry.Edits.Count > 0 {
			titles = append(titles, s.Title(i))
		}
	}
	if len(titles) == 0 {
		return ""
	}
	return s.say("Changed during the run, as their cards tell: %s.", strings.Join(titles, ", "))
}
