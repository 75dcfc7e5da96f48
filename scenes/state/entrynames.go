package state

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// longestName bounds the names that a user gives, in characters.
const longestName = 32

// Title names an entry for a reader: as the user calls it, or "AdaBelief", and
// "Adam 2" for the second Adam.
func (s *State) Title(i int) string {
	if name := s.View.Names[i]; name != "" {
		return name
	}
	return s.ownTitle(i)
}

// Titles are the names of all entries, in order.
func (s *State) Titles() []string {
	names := make([]string, s.Run.Count)
	for i := range names {
		names[i] = s.Title(i)
	}
	return names
}

// ownTitle is an entry's title without a name.
func (s *State) ownTitle(i int) string {
	title := s.rule(i).Title
	if _, number, counted := strings.Cut(s.Run.Entries[i].ID, "-"); counted {
		return title + " " + number
	}
	return title
}

// nameControl gives an entry a name. Without one it is called as its rule is.
func (s *State) nameControl(i int) control.Control {
	own := s.ownTitle(i)
	return control.Control{ID: s.Run.Entries[i].ID + ".name", Label: s.say("Name"), Title: s.say("name"), Kind: control.Text, Default: own,
		Help: s.say("What this optimizer is called everywhere. Without a name it is called as its rule is."),
		Get:  func() string { return s.Title(i) },
		Put: func(text string) error {
			name, err := s.cleanName(text)
			if err != nil {
				return err
			}
			if name == own {
				name = ""
			}
			s.View.Names[i] = name
			return nil
		}}
}

// cleanName is a name without needless spaces. It refuses what cannot be read:
// characters that are not printed may turn the text around them.
func (s *State) cleanName(text string) (string, error) {
	name := strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r != '\t' && r != '\n' && unicode.Is(unicode.Zs, r) }), " ")
	switch {
	case !utf8.ValidString(name) || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }):
		return "", errors.New(s.say("holds a character that cannot be printed"))
	case utf8.RuneCountInString(name) > longestName:
		return "", errors.New(s.say("is too long for a name: at most %d characters fit", longestName))
	}
	return name, nil
}

// copyName is the name of a copy: that of the original with the next number that nobody has.
func (s *State) copyName(i int) string {
	name := s.View.Names[i]
	if name == "" {
		return ""
	}
	if k := strings.LastIndexByte(name, ' '); k > 0 {
		if _, err := strconv.Atoi(name[k+1:]); err == nil {
			name = name[:k]
		}
	}
	for n := 2; ; n++ {
		number := " " + strconv.Itoa(n)
		letters := []rune(name)
		numbered := strings.TrimRight(string(letters[:min(len(letters), longestName-len(number))]), " ") + number
		if !slices.Contains(s.View.Names[:], numbered) {
			return numbered
		}
	}
}

// Mark is how an entry is recognised: see Marks.
func (s *State) Mark(i int) control.Mark { return s.Marks()[i] }

// Marks are the marks of all entries. An entry keeps its mark while it is there,
// whatever becomes of the others. It gets that of its rule if that is free when
// it comes, and else the first that is.
func (s *State) Marks() (marks [run.MaxEntries]control.Mark) {
	for i, slot := range s.View.Slots[:s.Run.Count] {
		marks[i] = control.Mark{Slot: slot, Shape: control.Shape(slot)}
	}
	return marks
}

// slots are the slots of the entries' marks: those of View.Slots for entries that
// are kept; of the others, the first of a rule chooses before further ones do.
func (s *State) slots(kept [run.MaxEntries]bool) (slots [run.MaxEntries]int) {
	var taken [run.MaxEntries]bool
	for i := range s.Run.Active() {
		if kept[i] {
			slots[i] = s.View.Slots[i]
			taken[slots[i]] = true
		}
	}
	for i, entry := range s.Run.Active() {
		own := slices.IndexFunc(optim.Rules(), func(r *optim.Rule) bool { return r.ID == entry.Rule })
		if !kept[i] && entry.ID == entry.Rule && own >= 0 && own < len(taken) && !taken[own] {
			slots[i], taken[own], kept[i] = own, true, true
		}
	}
	for i := range s.Run.Active() {
		if !kept[i] {
			slots[i] = slices.Index(taken[:], false)
			taken[slots[i]] = true
		}
	}
	return slots
}

// markControl gives an entry another mark; the entry that has it takes this one's.
// Its default is the mark that the entry would have if all of them came anew.
func (s *State) markControl(i int) control.Control {
	slots := &s.View.Slots
	c := control.Control{ID: s.Run.Entries[i].ID + ".mark", Title: s.say("mark"), Kind: control.Choice, Hidden: true,
		Get:   func() string { return control.Shape(slots[i]).String() },
		Reset: func() string { return control.Shape(s.slots([run.MaxEntries]bool{})[i]).String() }}
	for slot := range slots {
		shape := control.Shape(slot).String()
		c.Options = append(c.Options, control.Option{Value: shape, Label: shape})
	}
	c.Put = func(shape string) error {
		slot := slices.IndexFunc(c.Options, func(o control.Option) bool { return o.Value == shape })
		if k := slices.Index(slots[:s.Run.Count], slot); k >= 0 {
			slots[k] = slots[i]
		}
		slots[i] = slot
		return nil
	}
	return c
}
