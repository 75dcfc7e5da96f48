package main

import (
	"slices"
	"strings"

	"github.com/optiscope/optiscope/scenes"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// snapshot is what the page knows, so that it is told only what changed.
type snapshot struct {
	content   uint64      // as of scenes.Program.Content
	seen      bool        // the page knows that the link is another one, and will ask for it
	rest      state.State // as of state.State.Still
	live      string      // structure of the panels that follow it
	serial    uint64      // of the result
	structure string
	texts     map[string]string // of controls
	places    map[string]float64
	readouts  map[string]control.Readout
	notes     map[string][4]string // of panels: title, note, summary, words
	events    []control.Event
	link      string
	theme     string
	language  string // in force
	present   string
	notice    string
	status    string
}

// change is the difference between the program and the snapshot, which it brings up to date.
func (s *snapshot) change(p *scenes.Program) object {
	if p.Content() == s.content {
		// The surface is seen from somewhere else. A hand that turns it must not wait for the link.
		if s.seen || p.State().View.Playing {
			return nil
		}
		s.seen = true
		return object{"seen": true}
	}
	s.content, s.seen = p.Content(), false
	rest := p.State().Still()
	change := make(object)
	live := p.Live()
	shape := structureOf(live)
	if rest == s.rest && shape == s.live && p.Serial() == s.serial && p.Notice() == s.notice && p.Theme().Name == s.theme {
		// A run that plays moves nothing but the playhead: this is every frame's way.
		s.controls(change, []control.Control{p.State().Playhead()})
		s.panels(change, live)
		s.words(change, p)
		return change
	}
	s.rest, s.live, s.serial = rest, shape, p.Serial()
	panels := p.Panels()
	controls := p.Controls()
	if structureOf(panels) != s.structure {
		s.learn(panels, controls)
		change["panels"] = list(panels, panelObject)
	}
	s.controls(change, controls)
	s.panels(change, panels)
	if events := p.Events(); !slices.Equal(events, s.events) {
		s.events = events
		change["events"] = list(events, eventObject)
	}
	s.text(change, "link", &s.link, p.Link())
	s.text(change, "theme", &s.theme, p.Theme().Name)
	s.text(change, "language", &s.language, string(p.State().Language()))
	s.text(change, "present", &s.present, control.FormatFlag(p.State().View.Present))
	s.text(change, "notice", &s.notice, p.Notice())
	s.words(change, p)
	return change
}

// linked is what the page asks for once it knows that the surface is seen from somewhere else.
func (s *snapshot) linked(p *scenes.Program) object {
	change := make(object)
	if s.seen && !p.State().View.Playing {
		s.seen = false
		s.panels(change, p.Seen())
		s.text(change, "link", &s.link, p.Link())
	}
	return change
}

// learn notes that the page builds its elements from these records: all that is in them it knows.
func (s *snapshot) learn(panels []control.Panel, controls []control.Control) {
	s.structure = structureOf(panels)
	s.texts, s.places = make(map[string]string), make(map[string]float64)
	s.readouts, s.notes = make(map[string]control.Readout), make(map[string][4]string)
	known := make(object)
	s.controls(known, controls)
	s.panels(known, panels)
}

// words are the texts that hold the playhead while it stands still. A voice
// that tells every step helps nobody, and an address that changes with every
// frame is refused by browsers.
func (s *snapshot) words(change object, p *scenes.Program) {
	if !p.State().View.Playing {
		s.text(change, "link", &s.link, p.Link())
		s.text(change, "status", &s.status, p.Status())
	}
}

func (s *snapshot) text(change object, key string, known *string, now string) {
	if *known != now {
		*known = now
		change[key] = now
	}
}

func (s *snapshot) controls(change object, controls []control.Control) {
	changed := make(object)
	for i := range controls {
		c := &controls[i]
		if c.Kind == control.Action {
			continue
		}
		now, place := c.Text(), 0.0
		if c.Kind == control.Number {
			place = c.Num.Position()
		}
		if known, ok := s.texts[c.ID]; ok && known == now && s.places[c.ID] == place {
			continue
		}
		s.texts[c.ID], s.places[c.ID] = now, place
		changed[c.ID] = object{"text": now, "position": place, "isDefault": c.IsDefault()}
	}
	if len(changed) > 0 {
		change["controls"] = changed
	}
}

func (s *snapshot) panels(change object, panels []control.Panel) {
	readouts, notes := make(object), make(object)
	for i := range panels {
		p := &panels[i]
		if now := [4]string{p.Title, p.Note, p.Summary, p.Words}; s.notes[p.ID] != now {
			s.notes[p.ID] = now
			notes[p.ID] = object{"title": p.Title, "note": p.Note, "summary": p.Summary, "words": p.Words}
		}
		for k := range p.Readouts {
			r := &p.Readouts[k]
			if known, ok := s.readouts[r.ID]; ok && same(&known, r) {
				continue
			}
			s.readouts[r.ID] = *r
			readouts[r.ID] = readoutObject(r)
		}
	}
	if len(readouts) > 0 {
		change["readouts"] = readouts
	}
	if len(notes) > 0 {
		change["notes"] = notes
	}
}

func same(a, b *control.Readout) bool {
	marks := a.Mark == b.Mark || a.Mark != nil && b.Mark != nil && *a.Mark == *b.Mark
	return marks && a.Label == b.Label && a.Strong == b.Strong && a.PictureKey == b.PictureKey && slices.Equal(a.Cells, b.Cells) &&
		a.MathML == b.MathML && a.Tag == b.Tag && slices.Equal(a.Lines, b.Lines)
}

// structureOf spells what makes the page build its elements again.
func structureOf(panels []control.Panel) string {
	var b strings.Builder
	word := func(parts ...string) {
		for _, part := range parts {
			b.WriteString(part)
			b.WriteByte(0)
		}
	}
	for i := range panels {
		p := &panels[i]
		word("panel", p.ID, p.Place.String(), p.View)
		for _, key := range p.Legend {
			word(key.Text, key.Ink.String())
		}
		if p.Open {
			word("open")
		}
		if p.Mark != nil {
			word(p.Mark.Shape.String())
		}
		word(p.MenuTitle)
		for _, controls := range [][]control.Control{p.Head, p.Menu, p.Controls} {
			for k := range controls {
				c := &controls[k]
				word(c.ID, c.Kind.String(), c.Label, c.Title, c.Help, c.Row, c.Group, c.DefaultText(), c.Locked)
				if c.Kind == control.Number {
					word(control.FormatNumber(c.Num.Min), control.FormatNumber(c.Num.Max))
				}
				for _, o := range c.Options {
					word(o.Value, o.Label)
				}
			}
		}
		for k := range p.Readouts {
			word(p.Readouts[k].ID)
		}
		for k := range p.Blocks {
			b := &p.Blocks[k]
			word(b.ID, b.Form.String(), b.Icon, control.FormatFlag(b.Strong))
			for _, s := range b.Spans {
				word(s.Text)
			}
		}
	}
	return b.String()
}
