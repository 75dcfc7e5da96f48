package lessons

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// Check runs a lesson and returns everything in it that is not so, each an *Error: a state that no link spells, a target that
// is not on the screen, a claim that does not hold, a question without exactly one right answer, a number that nothing holds.
// What is computed for it is kept, and not computed again for the same lesson in another language.
func (l *Lesson) Check(data []byte, kept Kept) []error {
	c := &checker{source: source{file: l.File, text: data}, kept: kept}
	for i := range l.Steps {
		c.step(&l.Steps[i])
	}
	return c.errs
}

// Kept are the runs of lessons' states, by their links.
type Kept map[string]*claim.Runs

// of are the runs of a state with its link.
func (k Kept) of(link string, opened state.State) *claim.Runs {
	if k[link] == nil {
		k[link] = claim.NewRuns(opened)
	}
	return k[link]
}

type checker struct {
	source
	kept Kept
	runs *claim.Runs
	held []string // numbers that are so, as they are written
}

func (c *checker) step(s *Step) {
	opened, _ := state.Load(s.Link)
	if s.Own {
		c.spelled(s.Link, s.try)
	}
	c.runs, c.held = c.kept.of(s.Link, opened), nil
	c.targets(s, &opened)
	for _, one := range s.Claims {
		c.hold(one.Source)
		if is, err := one.Holds(c.runs); err != nil {
			c.wrongFormula(one.pos, err)
		} else if !is {
			c.wrong(one.pos, "this is not so: "+one.Source)
		}
	}
	c.ask(s.Ask)
	for _, setting := range opened.Controls() {
		if setting.Kind == control.Number {
			c.hold(control.FormatNumber(setting.Num.Get()))
		}
	}
	told := s.told()
	for _, one := range told {
		c.hold(one.Link)
		if one.Kind == Measured || one.Kind == Math && states(one.Math) {
			c.hold(one.Source)
		}
	}
	c.spans(told, &opened)
}

// spelled checks that a link loads, and that it is spelled as the program spells it: keys that nobody knows are no error
// to the program, but here they are.
func (c *checker) spelled(link string, at position) {
	opened, errs := state.Load(link)
	for _, err := range errs {
		c.wrong(at, err.Error())
	}
	if spelled := opened.Link(); spelled != link {
		c.wrong(at, "this state is spelled "+spelled)
	}
}

// told is all that a step says, without the choices of its question: most of these are wrong.
func (s *Step) told() (all []Span) {
	for _, b := range slices.Concat(s.Blocks, s.After) {
		all = append(all, slices.Concat(b.Items...)...)
	}
	if s.Ask != nil {
		all = append(all, s.Ask.Text...)
	}
	return all
}

// ask finds the one right answer.
func (c *checker) ask(ask *Ask) {
	if ask == nil {
		return
	}
	right, err := ask.Right(c.runs)
	if err != nil {
		c.errs = append(c.errs, c.placed(ask.pos, err))
		return
	}
	c.hold(ask.Choices[right].When.Source)
}

// Right is the index of the choice that the run makes right. The error says that there is none, or more than one.
func (a *Ask) Right(r *claim.Runs) (int, error) {
	var right []int
	for i, choice := range a.Choices {
		is, err := choice.When.Holds(r)
		if err != nil {
			return 0, err
		}
		if is {
			right = append(right, i)
		}
	}
	if len(right) != 1 {
		return 0, fmt.Errorf("one choice has to be right, and %d are", len(right))
	}
	return right[0], nil
}

// targets looks for everything that a step points at: in the state that it opens, and where that plays, at its end.
func (c *checker) targets(s *Step, opened *state.State) {
	result := run.Compute(opened.Run)
	shown := Shown(opened, &result)
	if opened.View.Playing {
		played := *opened
		played.View.T = played.Last()
		maps.Copy(shown, Shown(&played, &result))
	}
	for _, target := range s.Show {
		if !shown[target.ID] {
			c.wrong(target.pos, fmt.Sprintf("nothing on the screen is called %q", target.ID))
		}
	}
}

// Shown are the IDs of all that a state shows and a step can point at: controls with a widget, panels, readouts, pictures and
// events.
func Shown(s *state.State, result *run.Result) map[string]bool {
	all := map[string]bool{"surface": true}
	for _, p := range s.Panels(result) {
		all[p.ID] = true
		if p.View != "" {
			all[p.View] = true
		}
		for _, one := range slices.Concat(p.Head, p.Controls) {
			if !one.Hidden {
				all[one.ID] = true
			}
		}
		for _, r := range p.Readouts {
			all[r.ID] = true
		}
	}
	for _, e := range s.Events(result) {
		all[e.ID] = true
	}
	return all
}

// hold remembers the numbers in a statement.
func (c *checker) hold(src string) {
	c.held = append(c.held, numbers.FindAllString(src, -1)...)
}

// numbers as they are written in text and in statements.
var numbers = regexp.MustCompile(`[0-9]+(\.[0-9]+)?(e-?[0-9]+)?`)

// spans checks pieces of text.
func (c *checker) spans(spans []Span, opened *state.State) {
	for i := range spans {
		switch s := &spans[i]; s.Kind {
		case Plain, Strong, Set, Try:
			c.text(s)
			c.link(s, opened)
		case Measured:
			if v, err := s.Value.Of(c.runs); err != nil {
				c.wrongFormula(s.pos, err)
			} else if math.IsInf(v, 0) {
				c.wrong(s.pos, "a number that never comes about cannot be read: "+s.Source)
			}
		case Math:
			c.math(s)
		}
	}
}

// text looks for numbers that nothing holds.
func (c *checker) text(s *Span) {
	for _, number := range numbers.FindAllString(strings.ReplaceAll(s.Text, "−", "-"), -1) {
		if !slices.ContainsFunc(c.held, func(held string) bool { return sameNumber(held, number) }) {
			c.wrong(s.pos, "nothing holds this number: "+number+". Put it into a claim, or into braces")
		}
	}
}

func sameNumber(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y
}

// link follows what a link sets.
func (c *checker) link(s *Span, opened *state.State) {
	switch s.Kind {
	case Set:
		changed := *opened
		if err := claim.Change(&changed, s.Link); err != nil {
			c.wrong(s.pos, err.Error())
		}
	case Try:
		c.spelled(s.Link, s.pos)
	}
}

// math checks a line of formulas that is a statement by itself: 1/(1 − 0.9) = 10.
func (c *checker) math(s *Span) {
	if assigns(s.Math) {
		c.text(&Span{Kind: Plain, Text: s.Source, pos: s.pos}) // that α = 0.1 is so in the state
	}
	if !states(s.Math) {
		return
	}
	statement, err := claim.Parse(s.Source)
	if err != nil {
		c.wrongFormula(s.pos, err)
		return
	}
	if is, err := statement.Holds(c.runs); err != nil || !is {
		c.wrong(s.pos, "this is not so: "+s.Source)
	}
}
