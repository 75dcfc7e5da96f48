package main

import (
	"errors"
	"syscall/js"

	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/state"
)

// course answers what the page's lessons ask of the program. It keeps the runs of the step that is open.
type course struct {
	link string
	runs *claim.Runs
}

// of are the runs of a step's state.
func (c *course) of(link string) (*claim.Runs, error) {
	if c.runs == nil || c.link != link {
		opened, errs := state.Load(link)
		if len(errs) > 0 {
			return nil, errors.Join(errs...)
		}
		c.link, c.runs = link, claim.NewRuns(opened)
	}
	return c.runs, nil
}

// lessons are the functions for the page's lessons.
func (p *page) lessons() map[string]function {
	return map[string]function{
		// openStep(lesson, step, link, waits) shows a step's state; openStep("") closes the lesson.
		"openStep": {4, func(args []js.Value) (any, error) {
			defer p.program.Wake()
			return nil, p.program.State().OpenStep(args[0].String(), args[1].Int(), args[2].String(), args[3].Truthy())
		}},
		"strayed": {1, func(args []js.Value) (any, error) { return p.program.State().Strayed(args[0].String()), nil }},
		"unset":   {0, func([]js.Value) (any, error) { return p.program.State().Unset(), nil }},
		// judge(link, statements) says of each whether it is so in a step's state.
		"judge": {2, func(args []js.Value) (any, error) { return p.course.each(args, p.course.judge) }},
		// measure(link, [[expression, digits], …]) writes the numbers of a step's runs.
		"measure": {2, func(args []js.Value) (any, error) { return p.course.each(args, p.course.measure) }},
		// change(changes) sets some controls, as a lesson's link says.
		"change": {1, func(args []js.Value) (any, error) {
			defer p.program.Wake()
			return nil, claim.Change(p.program.State(), args[0].String())
		}},
	}
}

// each evaluates the items of a list in the state of a link.
func (c *course) each(args []js.Value, evaluate func(r *claim.Runs, item js.Value) (any, error)) (any, error) {
	runs, err := c.of(args[0].String())
	if err != nil {
		return nil, err
	}
	results := make([]any, args[1].Length())
	for i := range results {
		if results[i], err = evaluate(runs, args[1].Index(i)); err != nil {
			return nil, err
		}
	}
	return results, nil
}

func (c *course) judge(r *claim.Runs, item js.Value) (any, error) {
	statement, err := claim.Parse(item.String())
	if err != nil {
		return nil, err
	}
	return statement.Holds(r)
}

func (c *course) measure(r *claim.Runs, item js.Value) (any, error) {
	value, err := claim.ParseValue(item.Index(0).String())
	if err != nil {
		return nil, err
	}
	v, err := value.Of(r)
	return claim.Format(v, item.Index(1).Int()), err
}
