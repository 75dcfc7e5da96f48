package state

import (
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/scenes/control"
)

// ownSettings is the value of a sources menu where no source has an entry's settings.
const ownSettings = "own"

// sourceControl makes an entry compute what one of its rule's sources computes.
// The learning rate stays: the sources' are for networks, and rates have a control of their own.
func (s *State) sourceControl(i int, onward bool) control.Control {
	entry, rule := &s.Run.Entries[i], s.rule(i)
	c := control.Control{ID: entry.ID + ".like", Label: s.say("Like"), Title: s.say("options of a source"), Kind: control.Choice, Derived: true, Default: ownSettings,
		Help: s.say("Sets all options and numbers but α as a source's code has them by default. Its tests follow runs recorded from that code."), Source: rule.Reference.Text,
		Options: []control.Option{{Value: ownSettings, Label: s.say("own settings"), Hint: s.say("The options as they are set here.")}},
		Get: func() string {
			if p, is := source(rule, s.hyper(i, onward)); is {
				return p.ID
			}
			return ownSettings
		},
		Put: func(id string) error {
			for _, p := range optim.Presets(entry.Rule) {
				if p.ID == id {
					h := s.hyper(i, onward)
					adopt(rule, &h, p.Hyper)
					return s.adoptAt(i, h, onward)
				}
			}
			return nil
		}}
	for _, p := range optim.Presets(entry.Rule) {
		c.Options = append(c.Options, control.Option{Value: p.ID, Label: s.say(p.Title), Hint: s.sourceWords(rule, &p)})
	}
	return c
}

// source finds the source whose settings a rule has, but for α.
func source(rule *optim.Rule, now optim.Hyper) (optim.Preset, bool) {
	for _, p := range optim.Presets(rule.ID) {
		h := now
		adopt(rule, &h, p.Hyper)
		if h == now {
			return p, true
		}
	}
	return optim.Preset{}, false
}

// adopt sets everything that a rule reads, but for α.
func adopt(rule *optim.Rule, h *optim.Hyper, from optim.Hyper) {
	fields := optim.Fields()
	for _, id := range rule.Reads {
		if id == optim.FieldLR {
			continue
		}
		switch f := &fields[id]; f.Kind {
		case optim.FieldNumber:
			*f.Num(h) = *f.Num(&from)
		case optim.FieldFlag:
			*f.Flag(h) = *f.Flag(&from)
		case optim.FieldMode:
			*f.Mode(h) = *f.Mode(&from)
		}
	}
}

// sourceWords says which options a source sets: where it differs from the rule's defaults.
func (s *State) sourceWords(rule *optim.Rule, p *optim.Preset) string {
	var words []string
	fields, from, base := optim.Fields(), p.Hyper, rule.Defaults
	for _, id := range rule.Reads {
		f := &fields[id]
		switch {
		case id == optim.FieldLR:
		case f.Kind == optim.FieldNumber && *f.Num(&from) != *f.Num(&base):
			words = append(words, s.say("%s = %s", f.Symbol, written(*f.Num(&from))))
		case f.Kind == optim.FieldFlag && *f.Flag(&from) && !*f.Flag(&base):
			words = append(words, s.say("%s on", s.say(f.Title)))
		case f.Kind == optim.FieldFlag && !*f.Flag(&from) && *f.Flag(&base):
			words = append(words, s.say("%s off", s.say(f.Title)))
		case f.Kind == optim.FieldMode && *f.Mode(&from) != *f.Mode(&base):
			words = append(words, s.say("weight decay %s", s.say(f.Mode(&from).String())))
		}
	}
	if len(words) == 0 {
		return s.say("Like %s: everything but α is as the rule defines it.", s.say(p.Title))
	}
	return s.say("Like %s: %s; all else but α is as the rule defines it.", s.say(p.Title), strings.Join(words, s.say(", ")))
}
