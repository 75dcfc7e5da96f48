package state

import (
	"net/url"
	"strings"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/words"
)

// MaxLink is the longest link that is read, in bytes.
const MaxLink = 16 << 10

// playhead is the ID of the control for the step shown.
const playhead = "t"

// Link spells what differs from the first screen, in canonical order:
// "surface=rosenbrock&adam.lr=0.1". The default state has the empty link.
func (s *State) Link() string {
	var b strings.Builder
	for _, c := range s.controls(false) {
		if c.Derived || c.IsDefault() || c.ID == playhead && s.View.Playing {
			continue // a playhead that moves by itself is held still by no link
		}
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(c.ID)
		b.WriteByte('=')
		b.WriteString(escape(c.Text()))
	}
	return b.String()
}

// escape keeps the comma and the colon, which are safe in a fragment and far easier to read.
func escape(text string) string {
	return strings.NewReplacer("%2C", ",", "%3A", ":").Replace(url.QueryEscape(text))
}

// Load reads a link. Unknown keys are ignored, as they may come from a newer
// version; a bad value is reported and skipped, and everything else applies.
func Load(link string) (State, []error) { return LoadIn(words.English, link) }

// LoadIn is Load on a system with a language, in which it says what is wrong unless the link has its own.
func LoadIn(system words.Language, link string) (State, []error) {
	s := Default()
	s.System = system
	values, errs := parse(link)
	// The first says how the rest is told; the others decide which controls there are, so they come first, in this order.
	for _, id := range []string{"language", "surface", "entries"} {
		errs = append(errs, s.take(id, values)...)
		if s.IsCustom() && id == "surface" {
			s.blank() // a link spells the formula itself, whatever the first surface is
		}
	}
	s.View.Selected = s.Run.Entries[0].ID
	for _, c := range s.Controls() {
		if !c.Derived {
			errs = append(errs, s.take(c.ID, values)...)
		}
	}
	return s, errs
}

// Plays says whether a link itself says if the run plays.
func Plays(link string) bool {
	values, _ := parse(link)
	_, said := values["play"]
	return said
}

// take applies the value of one key, if there is one, and removes it.
func (s *State) take(id string, values map[string]string) []error {
	text, there := values[id]
	if !there {
		return nil
	}
	delete(values, id)
	if i, ok := s.Index(strings.TrimSuffix(id, editsKey)); ok && strings.HasSuffix(id, editsKey) {
		return s.takeEdits(i, text)
	}
	// Moving the playhead stops it, but in a link the two are said apart.
	playing := s.View.Playing
	err := s.Set(id, text)
	if id == playhead {
		s.View.Playing = playing
	}
	if err != nil {
		return []error{err}
	}
	return nil
}

func parse(link string) (map[string]string, []error) {
	values := make(map[string]string)
	link = strings.TrimPrefix(link, "#")
	if len(link) > MaxLink {
		return values, []error{control.Wrong("the link is too long: %d bytes, at most %d are read", len(link), MaxLink)}
	}
	var errs []error
	for pair := range strings.SplitSeq(link, "&") {
		if pair == "" {
			continue
		}
		key, text, _ := strings.Cut(pair, "=")
		value, err := url.QueryUnescape(text)
		if err != nil {
			errs = append(errs, control.Wrong("%s: the link is damaged here: %q", key, text))
			continue
		}
		values[key] = value
	}
	return values, errs
}
