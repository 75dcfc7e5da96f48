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

// quantity is one row of the language's table: a number of the run, or a property of it.
type quantity struct {
	name    string
	help    string
	wants   []argument
	of      func(a *arguments) (float64, error)
	sum     func(values []float64) float64 // instead of of: over the values of a series
	series  *series                        // instead of of: its value at a step
	whether func(v float64) bool           // makes a property of it; nil for a number
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
	case s.of != nil && s.of(track) == nil:
		return 0, fmt.Errorf("%s has no %s", track.Entry.ID, s.name)
	case i < track.Len() && s.of != nil:
		return s.of(track)[i], nil
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

// What quantities want between their parentheses.
var (
	wantsEntry = []argument{{"entry", entryArgument, false}}
	wantsStep  = []argument{{"entry", entryArgument, false}, {"step", numberArgument, true}}
	wantsPart  = []argument{{"entry", entryArgument, false}, {"part", numberArgument, true}}
	wantsTwo   = []argument{{"entry", entryArgument, false}, {"other entry", entryArgument, false}, {"step", numberArgument, true}}
	wantsSpan  = []argument{{"series", seriesArgument, false}, {"entry", entryArgument, false},
		{"from", numberArgument, true}, {"to", numberArgument, true}}
	wantsColumn  = []argument{{"column", settingArgument, false}, {"step", numberArgument, true}}
	wantsControl = []argument{{"control", settingArgument, false}}
)

// quantities lists the language's own names; the series are further ones.
var quantities = [...]quantity{
	{name: "arrive", wants: wantsPart, of: arrive, help: "the step at which a part of the way down is left, 0.001 if not said; infinite if that never happens"},
	{name: "arrives", wants: wantsPart, of: arrive, whether: isFinite, help: "whether it does so"},
	{name: "stop", wants: wantsEntry, of: stop, help: "the step at which a run blew up, infinite if it did not"},
	{name: "diverged", wants: wantsEntry, of: stop, whether: isFinite, help: "whether it blew up"},
	{name: "leads", wants: wantsStep, of: leads, whether: isTrue, help: "whether an entry has the lowest loss of all at a step"},
	{name: "adaptive", wants: wantsStep, of: branch, whether: isAdaptive, help: "whether a step was divided"},
	{name: "plain", wants: wantsStep, of: branch, whether: isPlain, help: "whether a step was not divided"},
	{name: "skipped", wants: wantsStep, of: branch, whether: isSkipped, help: "whether a step was not taken"},
	{name: "apart", wants: wantsTwo, of: apart, help: "how far two entries are from each other at a step"},
	{name: "study", wants: wantsColumn, of: ofStudy, help: "what the scene's study computed at a step, such as adam.step of the belief"},
	{name: "setting", wants: wantsControl, of: setting, help: "the number that a control has"},

	// Over the steps that have a series, or from one to another.
	{name: "highest", wants: wantsSpan, sum: highest, help: "the largest value of a series"},
	{name: "lowest", wants: wantsSpan, sum: lowest, help: "the smallest"},
	{name: "mean", wants: wantsSpan, sum: mean, help: "the arithmetic mean"},
	{name: "deviation", wants: wantsSpan, sum: deviation, help: "the standard deviation about the mean"},
	{name: "crossings", wants: wantsSpan, sum: crossings, help: "how often the sign changes"},
	{name: "rises", wants: wantsSpan, sum: rises, help: "how often a value is larger than the one before"},

	// Over many runs: all seeds, or all rates of a search.
	{name: "median", wants: wantsStep, of: median, help: "the lower median of the losses of all seeds at a step"},
	{name: "luckiest", wants: wantsStep, of: luckiest, help: "the lowest loss of all seeds at a step"},
	{name: "unluckiest", wants: wantsStep, of: unluckiest, help: "the highest"},
	{name: "arrivals", wants: wantsEntry, of: arrivals, help: "how many seeds arrive"},
	{name: "bestrate", wants: wantsEntry, of: bestRate, help: "the learning rate of the search with which an entry ends lowest"},
	{name: "bestloss", wants: wantsEntry, of: bestLoss, help: "its last loss with that rate"},
}

// Properties of numbers.
func isTrue(v float64) bool     { return v != 0 }
func isFinite(v float64) bool   { return !math.IsInf(v, 0) }
func isAdaptive(v float64) bool { return optim.Branch(v) == optim.BranchAdaptive }
func isPlain(v float64) bool    { return optim.Branch(v) == optim.BranchPlain }
func isSkipped(v float64) bool  { return optim.Branch(v) == optim.BranchNone }

// lookup finds a quantity or a series by its name.
func lookup(name string) *quantity {
	for i := range quantities {
		if quantities[i].name == name {
			return &quantities[i]
		}
	}
	if s := lookupSeries(name); s != nil {
		return &quantity{name: name, wants: wantsStep, series: s, help: s.help}
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
	return c.quantity.about(a)
}

// about is the quantity, 1 or 0 for a property.
func (q *quantity) about(a *arguments) (v float64, err error) {
	switch {
	case q.sum != nil:
		v, err = a.over(q.sum)
	case q.series != nil:
		v, err = a.at(q.series, a.track(), a.step(0, a.last()))
	default:
		v, err = q.of(a)
	}
	if err == nil && q.whether != nil {
		v = truth(q.whether(v))
	}
	return v, err
}

func truth(is bool) float64 {
	if is {
		return 1
	}
	return 0
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

func branch(a *arguments) (float64, error) {
	i, err := whole(a.step(0, a.last()), 1, a.last())
	if err == nil && i >= a.track().Len() {
		err = fmt.Errorf("%s has no step %d: it %s", a.track().Entry.ID, i, a.track().Verdict())
	}
	if err != nil {
		return 0, err
	}
	return float64(a.track().Branch[i]), nil
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
