package state

import (
	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// scheduleControls say how an entry's learning rate changes from step to step.
// The numbers that its kind does not read are hidden and keep their values.
func scheduleControls(entry *run.Entry) []control.Control {
	spec := &entry.Schedule
	kind := control.Control{ID: entry.ID + ".schedule", Label: "Schedule", Title: "schedule of the learning rate", Kind: control.Choice,
		Default: optim.ScheduleConstant.String(), Help: spec.Kind.Help(),
		Get: func() string { return spec.Kind.String() },
		Put: func(text string) (err error) { spec.Kind, err = optim.ParseScheduleKind(text); return err }}
	for _, k := range optim.ScheduleKinds() {
		kind.Options = append(kind.Options, control.Option{Value: k.String(), Label: k.Title(), Hint: k.Help()})
	}
	all := []control.Control{kind}
	read := make(map[optim.ScheduleFieldID]bool)
	for _, id := range spec.Kind.Reads() {
		read[id] = true
	}
	for _, f := range optim.ScheduleFields() {
		c := number(entry.ID+"."+f.Key, f.Symbol, f.Title, bind(f.Num(spec), control.Num{Integer: f.Integer, Scale: scales[f.Scale],
			Min: f.Min, Max: f.Max, Check: f.Check}), f.Default)
		c.Help, c.Hidden = f.Help, !read[f.ID]
		all = append(all, c)
	}
	return all
}
