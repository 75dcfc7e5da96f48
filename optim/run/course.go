package run

import (
	"slices"

	"github.com/optiscope/optiscope/optim"
)

// course tells the hyper-parameters of every step of an entry, in the order of the steps.
type course struct {
	hyper optim.Hyper    // of the step that begin was called for last
	rate  optim.Schedule // nil if constant
	rest  []phase        // that are yet to begin
}

// phase is a part of a run without edits, from a step on.
type phase struct {
	from  int
	hyper optim.Hyper
	rate  optim.Schedule
}

// newCourse is the course of a valid entry; the error is that of optim.ScheduleSpec.Schedule.
func newCourse(entry *Entry, steps int) (course, error) {
	first, err := newPhase(entry, 0, steps)
	if err != nil {
		return course{}, err
	}
	c := course{hyper: first.hyper, rate: first.rate}
	for _, edit := range entry.Edits.ByStep() {
		next, err := newPhase(entry, edit.Step, steps)
		if err != nil {
			return course{}, err
		}
		c.rest = append(c.rest, next)
	}
	return c, nil
}

func newPhase(entry *Entry, taken, steps int) (phase, error) {
	p := phase{from: taken + 1, hyper: entry.HyperAfter(taken)}
	var err error
	if p.rate, err = entry.Schedule.Schedule(p.hyper.LR, steps); err != nil {
		return p, err
	}
	if entry.Schedule.Kind == optim.ScheduleConstant {
		p.rate = nil
	}
	return p, nil
}

// begin makes hyper that of step t, counted from 1.
func (c *course) begin(t int) {
	for len(c.rest) > 0 && c.rest[0].from <= t {
		c.hyper, c.rate, c.rest = c.rest[0].hyper, c.rest[0].rate, c.rest[1:]
	}
	if c.rate != nil {
		c.hyper.LR = c.rate(t)
	}
}

// uses says whether some step of the course can have an option.
func (c *course) uses(option func(*optim.Hyper) bool) bool {
	return option(&c.hyper) || slices.ContainsFunc(c.rest, func(p phase) bool { return option(&p.hyper) })
}

// Ghost is the old future of an entry that was edited: its course without the
// newest edit and what else was edited at the same step, as Entry.Before says.
type Ghost struct {
	Track
	From int // the point at which it leaves the entry's own course
}
