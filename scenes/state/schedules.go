package state

import (
	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/scenes/control"
)

// scheduleControls say how an entry's learning rate changes from step to step.
// The numbers that its kind does not read are hidden and keep their values.
func (s *State) scheduleControls(i int) []control.Control {
	entry := &s.Run.Entries[i]
	spec := &entry.Schedule
	all := func(set func(*optim.ScheduleSpec)) {
		for _, k := range s.together(i) {
			set(&s.Run.Entries[k].Schedule)
		}
	}
	kind := control.Control{ID: entry.ID + ".schedule", Label: s.say("Schedule"), Title: s.say("schedule of the learning rate"), Kind: control.Choice,
		Default: optim.ScheduleConstant.String(), Help: s.say(spec.Kind.Help()),
		Get: func() string { return spec.Kind.String() },
		Put: func(text string) error {
			chosen, err := optim.ParseScheduleKind(text)
			if err == nil {
				all(func(other *optim.ScheduleSpec) { other.Kind = chosen })
			}
			return err
		}}
	for _, k := range optim.ScheduleKinds() {
		kind.Options = append(kind.Options, control.Option{Value: k.String(), Label: s.say(k.Title()), Hint: s.say(k.Help())})
	}
	controls := []control.Control{kind}
	read := make(map[optim.ScheduleFieldID]bool)
	for _, id := range spec.Kind.Reads() {
		read[id] = true
	}
	for _, f := range optim.ScheduleFields() {
		c := number(entry.ID+"."+f.Key, f.Symbol, s.say(f.Title), bind(f.Num(spec), control.Num{Integer: f.Integer, Scale: scales[f.Scale],
			Min: f.Min, Max: f.Max, Check: f.Check}), f.Default)
		c.Help, c.Hidden = s.say(f.Help), !read[f.ID]
		c.Num.Put = func(v float64) { all(func(other *optim.ScheduleSpec) { *f.Num(other) = v }) }
		controls = append(controls, c)
	}
	return controls
}
