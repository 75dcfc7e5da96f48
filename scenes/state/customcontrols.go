package state

import (
	"errors"
	"math"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
)

// around is how many letters of a formula are shown on each side of a mistake: as many as fit beside the picture.
const around = 14

// customControls are those of the user's own formula.
func (s *State) customControls() []control.Control {
	all := []control.Control{s.formulaControl()}
	here, mentioned := s.Surface(), s.Run.Custom.Mentions()
	for i := range here.Params {
		mine := append([]control.Control{s.paramControl(here, i)}, s.rangeControls(here, i)...)
		for k := range mine {
			mine[k].Hidden = !mentioned[i]
		}
		all = append(all, mine...)
	}
	all = append(all, s.domainControls()...)
	back := control.Control{ID: "formula.back", Label: s.say("Back to the last formula"), Title: s.say("back to the last formula"), Kind: control.Action, Derived: true,
		Hidden: s.Own.Custom.Formula == "" || s.Own == s.own(),
		Do:     func() error { s.bringBack(); return nil }}
	return append(all, back)
}

func (s *State) formulaControl() control.Control {
	return control.Control{ID: "formula", Label: s.say("Formula"), Title: s.say("your own formula"), Kind: control.Text, Live: true, Default: firstFormula,
		Help: s.say("The loss over x and y, such as (1 - x)^2 + a(y - x^2)^2. The letters a, b, c and d become sliders."),
		Get:  func() string { return s.Run.Custom.Formula },
		Put:  s.putFormula}
}

func (s *State) putFormula(text string) error {
	err := surface.CheckFormula(text)
	if wrong, ok := errors.AsType[*surface.FormulaError](err); ok {
		line, mark := wrong.Place(around)
		return &control.Fault{What: s.say(wrong.Format, wrong.Args...), Where: s.say("At character %d.", wrong.Column()+1), Line: line, Mark: mark}
	}
	if err == nil {
		s.Run.Custom.Formula = text
	}
	return err
}

func (s *State) rangeControls(here *surface.Surface, i int) []control.Control {
	p, r := &here.Params[i], &s.View.Ranges[i]
	from, to := ends(&r.From, &r.To, surface.OwnLimit, func(change func()) { change() })
	low := number(p.Name+".from", s.say("min"), s.say("lower end of the slider"), from, -surface.OwnRange)
	high := number(p.Name+".to", s.say("max"), s.say("upper end of the slider"), to, surface.OwnRange)
	low.Row = s.say("Range of %s", p.Symbol)
	high.Row = low.Row
	low.Help = s.say("What the slider of %s spans. The field beside the slider takes any number.", p.Symbol)
	high.Help = low.Help
	return []control.Control{low, high}
}

func (s *State) domainControls() []control.Control {
	d := &s.Run.Custom.Domain
	x0, x1 := ends(&d.X0, &d.X1, farthest, s.moveDomain)
	y0, y1 := ends(&d.Y0, &d.Y1, farthest, s.moveDomain)
	all := []control.Control{
		number("domain.x0", s.say("min"), s.say("left border"), x0, -firstReach),
		number("domain.x1", s.say("max"), s.say("right border"), x1, firstReach),
		number("domain.y0", s.say("min"), s.say("lower border"), y0, -firstReach),
		number("domain.y1", s.say("max"), s.say("upper border"), y1, firstReach),
	}
	for i := range all {
		all[i].Row = s.say("Domain x")
		if i > 1 {
			all[i].Row = s.say("Domain y")
		}
		all[i].Help = s.say("What the whole view shows. Minima are searched in it, and the colours are chosen for it.")
	}
	return all
}

// moveDomain changes the domain, and the view with it; and the start, unless somebody has put it elsewhere.
func (s *State) moveDomain(change func()) {
	usual := s.Run.Start == s.Surface().Start
	change()
	if usual {
		s.Run.Start = s.Surface().Start
	}
	s.Home()
}

// ends bind the two ends of an interval within −limit and limit. Setting one of them beyond the other, or too near to
// it, takes the other along, as far as there is room. Every change is made by do.
func ends(from, to *float64, limit float64, do func(change func())) (low, high control.Num) {
	set := func(end, other *float64, v, sign float64) {
		width := *to - *from
		do(func() {
			*end = v
			if sign*(*other-v) < narrowest(v, *other) {
				width = max(width, 2*narrowest(v, v)) // what was wide enough there may be too narrow here
				*other = min(max(v+sign*width, -limit), limit)
			}
		})
	}
	check := func(sign float64) func(float64) error {
		return func(v float64) error {
			if err := within(-limit, limit)(v); err != nil {
				return err
			}
			if sign*(sign*limit-v) < narrowest(v, limit) {
				return errors.New("leaves no room")
			}
			return nil
		}
	}
	span := math.Abs(*to-*from) + math.Abs(*from)
	low = control.Num{Min: -span, Max: span, Get: func() float64 { return *from }, Put: func(v float64) { set(from, to, v, 1) }, Check: check(1)}
	high = control.Num{Min: -span, Max: span, Get: func() float64 { return *to }, Put: func(v float64) { set(to, from, v, -1) }, Check: check(-1)}
	return low, high
}

// narrowest is the least width of an interval: where it is far from 0 the digits of 32 bits run out.
func narrowest(a, b float64) float64 {
	const least, part = 1e-6, 1e-4
	return max(least, part*min(math.Abs(a), math.Abs(b)))
}
