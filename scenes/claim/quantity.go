package claim

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/formula"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// argumentKind says what stands in a place between the parentheses of a quantity.
type argumentKind uint8

const (
	entryArgument   argumentKind = iota // the ID of an entry
	seriesArgument                      // the name of a series
	settingArgument                     // the ID of a control with a number
	numberArgument                      // an expression
)

type argument struct {
	name     string
	kind     argumentKind
	optional bool
}

// quantity is one row of the language's table: a number of the run, or a property that is 1 or 0.
type quantity struct {
	name     string
	help     string
	wants    []argument
	property bool
	of       func(a *arguments) (float64, error)
}

// arguments are what a quantity is asked about. A quantity that names entries finds their tracks here.
type arguments struct {
	scene   *scene
	tracks  []*run.Track
	entries []int
	series  *series
	setting string
	numbers []float64
}

func (a *arguments) track() *run.Track { return a.tracks[0] }

// step is the number at a place, or otherwise where it was left out.
func (a *arguments) step(place int, otherwise float64) float64 {
	if place < len(a.numbers) {
		return a.numbers[place]
	}
	return otherwise
}

func (a *arguments) last() float64 { return float64(a.scene.state.Run.Steps) }

// at is the value of a series. After a run has blown up its loss is infinite, and nothing else is known.
func (a *arguments) at(s *series, track *run.Track, step float64) (float64, error) {
	i, err := whole(step, s.first, a.last())
	switch {
	case err != nil:
		return 0, err
	case s.has != nil && !s.has(track):
		return 0, fmt.Errorf("%s has no %s", track.Entry.ID, s.name)
	case i < track.Len():
		return s.at(track, a.scene.result.Loss, i), nil
	case s.lasts:
		return math.Inf(1), nil
	}
	return 0, fmt.Errorf("%s has no step %d: it %s", track.Entry.ID, i, track.Verdict())
}

// whole is a step as a number, if there is such a step.
func whole(step float64, first int, last float64) (int, error) {
	if step != math.Trunc(step) || !(step >= float64(first) && step <= last) {
		return 0, fmt.Errorf("there is no step %v: they go from %d to %v", step, first, last)
	}
	return int(step), nil
}

// quantities lists the language's own names; the series are further ones.
func quantities() []quantity {
	entry, other := argument{"entry", entryArgument, false}, argument{"other entry", entryArgument, false}
	step := argument{"step", numberArgument, true}
	part := argument{"part", numberArgument, true}
	all := []quantity{
		{"arrive", "the step at which a part of the way down is left, 0.001 if not said; infinite if that never happens", []argument{entry, part}, false, arrive},
		{"arrives", "whether it does so", []argument{entry, part}, true, finite(arrive)},
		{"stop", "the step at which a run blew up, infinite if it did not", []argument{entry}, false, stop},
		{"diverged", "whether it blew up", []argument{entry}, true, finite(stop)},
		{"leads", "whether an entry has the lowest loss of all at a step", []argument{entry, step}, true, leads},
		{"adaptive", "whether a step was divided", []argument{entry, step}, true, branch(optim.BranchAdaptive)},
		{"plain", "whether a step was not divided", []argument{entry, step}, true, branch(optim.BranchPlain)},
		{"skipped", "whether a step was not taken", []argument{entry, step}, true, branch(optim.BranchNone)},
		{"apart", "how far two entries are from each other at a step", []argument{entry, other, step}, false, apart},
		{"study", "what the scene's study computed at a step, such as adam.step of the belief", []argument{{"column", settingArgument, false}, step}, false, ofStudy},
		{"setting", "the number that a control has", []argument{{"control", settingArgument, false}}, false, setting},
	}
	return append(append(all, overTime()...), overRuns()...)
}

func lookup(name string) *quantity {
	for _, q := range quantities() {
		if q.name == name {
			return &q
		}
	}
	if s := lookupSeries(name); s != nil {
		return &quantity{name, s.help, []argument{{"entry", entryArgument, false}, {"step", numberArgument, true}}, false,
			func(a *arguments) (float64, error) { return a.at(s, a.track(), a.step(0, a.last())) }}
	}
	return nil
}

// usage spells what a quantity wants between its parentheses.
func (q *quantity) usage() string {
	var words []string
	for _, w := range q.wants {
		if w.optional {
			words = append(words, "["+w.name+"]")
		} else {
			words = append(words, w.name)
		}
	}
	return strings.Join(words, ", ")
}

// call is a quantity in a statement.
type call struct {
	name     string
	quantity *quantity
	entries  []string
	series   *series
	setting  string
	numbers  []*Value
	changes  string
	src      string
	pos      int
}

// of evaluates the call. Its errors have the place of the call.
func (c *call) of(r *Runs) (float64, error) {
	v, err := c.evaluate(r)
	if err == nil && math.IsNaN(v) {
		err = errors.New("is not a number here")
	}
	if _, placed := errors.AsType[*formula.Error](err); err != nil && !placed {
		err = &formula.Error{Src: c.src, Pos: c.pos, Msg: c.name + ": " + err.Error()}
	}
	return v, err
}

func (c *call) evaluate(r *Runs) (v float64, err error) {
	a := &arguments{series: c.series, setting: c.setting}
	if a.scene, err = r.with(c.changes); err != nil {
		return 0, err
	}
	for _, id := range c.entries {
		track, i, err := a.scene.track(id)
		if err != nil {
			return 0, err
		}
		a.tracks, a.entries = append(a.tracks, track), append(a.entries, i)
	}
	for _, n := range c.numbers {
		v, err := n.Of(r)
		if err != nil {
			return 0, err
		}
		a.numbers = append(a.numbers, v)
	}
	return c.quantity.of(a)
}

func truth(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// finite is the property that a number is.
func finite(of func(a *arguments) (float64, error)) func(a *arguments) (float64, error) {
	return func(a *arguments) (float64, error) {
		v, err := of(a)
		return truth(!math.IsInf(v, 0)), err
	}
}

func arrive(a *arguments) (float64, error) {
	if _, known := a.scene.result.Loss.Floor(); !known {
		return 0, errors.New("this surface has no least value to arrive at")
	}
	step, ok := a.track().Arrival(a.scene.result.Loss, a.step(0, state.ArrivalPart))
	if !ok {
		return math.Inf(1), nil
	}
	return float64(step), nil
}

func stop(a *arguments) (float64, error) {
	if !a.track().Diverged() {
		return math.Inf(1), nil
	}
	return float64(a.track().Stop), nil
}

func leads(a *arguments) (float64, error) {
	loss, step := lookupSeries("loss"), a.step(0, a.last())
	own, err := a.at(loss, a.track(), step)
	if err != nil {
		return 0, err
	}
	for i := range a.scene.result.Tracks {
		other := &a.scene.result.Tracks[i]
		if i == a.entries[0] || other.Err != nil {
			continue
		}
		if f, err := a.at(loss, other, step); err != nil || f <= own {
			return 0, err
		}
	}
	return 1, nil
}

func branch(wanted optim.Branch) func(a *arguments) (float64, error) {
	return func(a *arguments) (float64, error) {
		i, err := whole(a.step(0, a.last()), 1, a.last())
		if err == nil && i >= a.track().Len() {
			err = fmt.Errorf("%s has no step %d: it %s", a.track().Entry.ID, i, a.track().Verdict())
		}
		if err != nil {
			return 0, err
		}
		return truth(a.track().Branch[i] == wanted), nil
	}
}

func apart(a *arguments) (float64, error) {
	var d [2]float64
	for i, name := range []string{"x", "y"} {
		s := lookupSeries(name)
		for k, track := range a.tracks {
			v, err := a.at(s, track, a.step(0, a.last()))
			if err != nil {
				return 0, err
			}
			d[i] += v * float64(1-2*k)
		}
	}
	return math.Hypot(d[0], d[1]), nil
}

func ofStudy(a *arguments) (float64, error) {
	st := a.scene.study()
	column, ok := st.Column(a.setting)
	if !ok {
		return 0, fmt.Errorf("the scene %s computes no %s", a.scene.state.View.Scene, a.setting)
	}
	last := float64(len(column) - 1)
	i, err := whole(a.step(0, last), 0, last)
	if err != nil {
		return 0, err
	}
	return column[i], nil
}

func setting(a *arguments) (float64, error) {
	c, ok := a.scene.state.Find(a.setting)
	switch {
	case !ok:
		return 0, errors.New("there is no control called " + a.setting)
	case c.Kind == control.Toggle:
		return truth(*c.Flag), nil
	case c.Kind != control.Number:
		return 0, errors.New(a.setting + " is not a number")
	}
	return c.Num.Get(), nil
}
