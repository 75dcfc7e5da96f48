package state

import (
	"errors"
	"image"
	"math"
	"slices"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
)

// Controls are everything that can be set, in the order of links: whatever
// another control depends on comes before it.
func (s *State) Controls() []control.Control { return s.controls(s.onward()) }

// controls are those of Controls: the hyper-parameters are those in force at the
// playhead, or those that the run begins with, as links spell them.
func (s *State) controls(onward bool) []control.Control {
	var all []control.Control
	for _, g := range s.groups(onward) {
		all = append(all, s.fitted(g.make())...)
	}
	return all
}

// group makes some of the controls. With an owner, all their IDs begin with it.
type group struct {
	owner string
	make  func() []control.Control
}

// groups are all controls, in order: making one does not take making all.
func (s *State) groups(onward bool) []group {
	all := []group{
		{"", func() []control.Control { return append([]control.Control{s.sceneControl()}, s.problemControls()...) }},
		{"", func() []control.Control { return append(s.equalControls(), s.entriesControl()) }}}
	for i, entry := range s.Run.Active() {
		all = append(all, group{entry.ID, func() []control.Control {
			return append(s.hyperControls(i, onward), s.editsControl(i), s.nameControl(i), s.markControl(i), s.showControl(i))
		}})
	}
	return append(all,
		group{"", func() []control.Control {
			return slices.Concat([]control.Control{s.selectedControl(), s.ratesControl()}, s.editModes(), s.viewControls())
		}},
		group{sceneBelief, s.beliefControls}, group{sceneWarmup, s.warmupControls}, group{sceneCounter, s.counterControls},
		group{"vectors", s.vectorControls}, group{"", s.insideControls}, group{"", s.lessonControls}, group{"", s.transportControls}, group{"", s.actions}, group{"", s.presetSteps})
}

// fitted hides what the present scene does not show, and takes its keys away; what it shows, it explains.
func (s *State) fitted(controls []control.Control) []control.Control {
	for i := range controls {
		s.explain(&controls[i])
		if !s.belongs(controls[i].ID) { // nothing is set that the scene does not show
			controls[i].Hidden, controls[i].Key = true, ""
		}
	}
	return controls
}

// Find returns the control with an ID.
func (s *State) Find(id string) (control.Control, bool) {
	owner, _, _ := strings.Cut(id, ".")
	groups := s.groups(s.onward())
	// What the owner makes is looked at first: the others need not be made then.
	for _, owned := range []bool{true, false} {
		for _, g := range groups {
			if owned != (g.owner == owner) || !owned && g.owner != "" {
				continue
			}
			for _, c := range s.fitted(g.make()) {
				if c.ID == id {
					return c, true
				}
			}
		}
	}
	return control.Control{}, false
}

// Set gives the control with an ID the value that text spells.
func (s *State) Set(id, text string) error {
	c, ok := s.Find(id)
	if !ok {
		return control.Wrong("there is no control called %q", id)
	}
	return c.Set(text)
}

func number(id, label, title string, n control.Num, reset float64) control.Control {
	return control.Control{ID: id, Label: label, Title: title, Kind: control.Number,
		Num: n, Default: control.FormatNumber(reset)}
}

func bind(p *float64, n control.Num) control.Num {
	n.Get, n.Put = func() float64 { return *p }, func(v float64) { *p = v }
	return n
}

func (s *State) problemControls() []control.Control {
	all := []control.Control{s.presetControl(), s.surfaceControl()}
	if s.IsCustom() {
		return append(append(all, s.customControls()...), s.colourControl())
	}
	all = append(all, s.colourControl())
	here := s.Surface()
	for i := range here.Params {
		all = append(all, s.paramControl(here, i))
	}
	return all
}

func (s *State) paramControl(here *surface.Surface, i int) control.Control {
	p, scale := &here.Params[i], control.Linear
	if p.Log {
		scale = control.Log
	}
	c := number(p.Name, p.Symbol, s.say(p.Title), bind(&s.Run.Params[i], control.Num{Scale: scale, Min: p.Min, Max: p.Max,
		Check: paramCheck(here, i)}), p.Default)
	c.Help, c.Source = s.say(p.Help), here.Reference
	return c
}

func paramCheck(here *surface.Surface, i int) func(float64) error {
	return func(v float64) error {
		params := here.Defaults()
		params[i] = v
		err := here.Check(params)
		var refused *surface.ParamError
		if errors.As(err, &refused) {
			return control.Wrong("must lie between %s and %s", control.FormatNumber(refused.Param.Lower), control.FormatNumber(refused.Param.Upper))
		}
		return err
	}
}

func (s *State) surfaceControl() control.Control {
	c := control.Control{ID: "surface", Label: s.say("Surface"), Title: s.say("surface"), Key: "m", Kind: control.Choice, Default: firstSurface,
		Help: s.say("The loss that is minimised, as a function of two parameters x and y. Changing it keeps all optimizers and their settings."),
		Get:  func() string { return s.Run.Surface },
		Put: func(id string) error {
			if id == surface.CustomID {
				s.choose()
			} else {
				s.setSurface(id)
			}
			return nil
		}}
	here, params := s.Surface(), s.Run.Params
	c.Options = []control.Option{{Value: surface.CustomID, Label: s.say("Your own formula"), Group: s.say("Your own"),
		Hint:    s.say("Any formula over x and y, with sliders for the letters in it. It begins with the present surface's."),
		Picture: func(width, height int, t *control.Theme) *image.RGBA { return picture(here, params, width, height, t) }}}
	for _, family := range surface.Families() {
		for _, other := range family.Surfaces {
			c.Options = append(c.Options, control.Option{Value: other.ID, Label: s.say(other.Title), Hint: s.say(other.Why), Group: s.say(family.Title),
				Picture: func(width, height int, t *control.Theme) *image.RGBA {
					return picture(other, other.Defaults(), width, height, t)
				}})
		}
	}
	return c
}

func (s *State) entriesControl() control.Control {
	return control.Control{ID: "entries", Title: s.say("optimizers"), Kind: control.Text, Hidden: true, Default: firstEntries,
		Get: s.entryList, Put: s.setEntries}
}

func (s *State) hyperControls(i int, onward bool) []control.Control {
	rule := s.rule(i)
	first, fields := FirstHyper(rule), optim.Fields()
	var all []control.Control
	for _, id := range rule.Reads {
		all = append(all, s.fieldControl(i, &fields[id], &first, onward))
	}
	all = append(all, s.sourceControl(i, onward))
	if slices.Contains(rule.Reads, optim.FieldWarmup) { // which has a schedule of its own
		return all
	}
	schedule := s.scheduleControls(i)
	for k := range schedule {
		schedule[k].Hidden = schedule[k].Hidden || onward // a schedule is one for the whole run
	}
	return append(all, schedule...)
}

func (s *State) fieldControl(i int, f *optim.Field, first *optim.Hyper, onward bool) control.Control {
	entry := &s.Run.Entries[i]
	c := control.Control{ID: entry.ID + "." + f.Key, Label: f.Symbol, Title: s.say(f.Title), Help: s.say(f.Help), Source: s.rule(i).Reference.Text}
	if c.Label == "" {
		c.Label = c.Title
	}
	c.Default = fieldText(f, run.ValueOf(first, f.ID))
	if onward {
		c.Reset = func() string {
			before := entry.HyperAfter(s.View.T - 1)
			return fieldText(f, run.ValueOf(&before, f.ID))
		}
	}
	d := dial{s, i, f, onward}
	switch f.Kind {
	case optim.FieldNumber:
		c.Kind = control.Number
		c.Num = control.Num{Get: d.get, Put: d.put, Integer: f.Integer, Scale: scales[f.Scale], Min: f.Min, Max: f.Max, Check: d.check}
	case optim.FieldFlag:
		c.Kind = control.Toggle
		c.Flag = f.Flag(&entry.Hyper)
		if onward {
			now := d.get() != 0
			c.Flag = &now // a copy: what is in force at the playhead has no place of its own
		}
		c.Switch = func(on bool) error { return d.set(flagValue(on)) }
	case optim.FieldMode:
		c.Kind = control.Choice
		c.Options = s.modeOptions()
		c.Get = func() string { return optim.DecayMode(d.get()).String() }
		c.Put = func(text string) error {
			mode, err := optim.ParseDecayMode(text)
			if err != nil {
				return err
			}
			return d.set(float64(mode))
		}
	}
	return c
}

var scales = [...]control.Scale{optim.ScaleLinear: control.Linear, optim.ScaleLog: control.Log,
	optim.ScaleLogZero: control.LogZero, optim.ScaleOneMinus: control.OneMinus}

func (s *State) modeOptions() []control.Option {
	var options []control.Option
	for _, mode := range []optim.DecayMode{optim.DecayDecoupled, optim.DecayAbsolute, optim.DecayCoupled} {
		options = append(options, control.Option{Value: mode.String(), Label: s.say(mode.String())})
	}
	return options
}

func within(lo, hi float64) func(float64) error {
	return func(v float64) error {
		if !(v >= lo && v <= hi) {
			return control.Wrong("must lie between %s and %s", control.FormatNumber(lo), control.FormatNumber(hi))
		}
		return nil
	}
}

var errNegative = errors.New("must be 0 or more")

func atLeastZero(v float64) error {
	if !(v >= 0) || math.IsInf(v, 1) {
		return errNegative
	}
	return nil
}
