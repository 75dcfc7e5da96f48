package state_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// custom is a state with a formula of the user's own.
func custom(t *testing.T, formula string) *state.State {
	t.Helper()
	s := state.Default()
	change(t, &s, "surface", surface.CustomID)
	change(t, &s, "formula", formula)
	return &s
}

func change(t *testing.T, s *state.State, id, text string) {
	t.Helper()
	if err := s.Set(id, text); err != nil {
		t.Fatal(err)
	}
}

func found(t *testing.T, s *state.State, id string) control.Control {
	t.Helper()
	c, ok := s.Find(id)
	if !ok {
		t.Fatalf("there is no control %s", id)
	}
	return c
}

// told is what the problem's panel says under an ID, or nothing.
func told(s *state.State, id string) string {
	result := run.Compute(s.Run)
	for _, p := range s.Panels(&result) {
		for _, r := range p.Readouts {
			if r.ID == id {
				return strings.Join(r.Cells, " ")
			}
		}
	}
	return ""
}

// Choosing a formula of one's own changes nothing but who owns it: every surface's paths, start, view and sliders stay.
func TestChoosingBeginsWithThePresentSurface(t *testing.T) {
	for _, here := range surface.All() {
		s, _ := state.Load("steps=50&zoom=2&entries=adam,adabelief")
		change(t, &s, "surface", here.ID)
		if len(here.Params) > 0 {
			change(t, &s, here.Params[0].Name, control.FormatNumber(here.Params[0].Max))
		}
		before, was := run.Compute(s.Run), s
		change(t, &s, "surface", surface.CustomID)
		after := run.Compute(s.Run)
		if after.Err != nil {
			t.Errorf("%s: %v", here.ID, after.Err)
			continue
		}
		if s.Run.Start != was.Run.Start || s.View.X != was.View.X || s.View.Zoom != was.View.Zoom || s.Domain() != here.Domain {
			t.Errorf("%s: the start, the view or the domain moved", here.ID)
		}
		for i := range before.Tracks {
			if !slices.Equal(before.Tracks[i].X, after.Tracks[i].X) || !slices.Equal(before.Tracks[i].F, after.Tracks[i].F) {
				t.Errorf("%s: the path of %s is another one", here.ID, before.Tracks[i].Entry.ID)
			}
		}
		for i, p := range here.Params {
			c := found(t, &s, []string{"a", "b", "c", "d"}[i])
			if c.Hidden || c.Num.Min != p.Min || c.Num.Max != p.Max || c.Num.Get() != s.Run.Params[i] {
				t.Errorf("%s: slider %s is %+v, was %+v", here.ID, c.ID, c.Num, p)
			}
		}
		if errs := s.Set("surface", surface.CustomID); errs != nil || s.Run.Custom.Formula == "" {
			t.Errorf("%s: choosing again: %v", here.ID, errs)
		}
	}
}

// A refused formula says where it is wrong and changes nothing, and neither does the next good one but the formula.
func TestTheLastValidFormulaStays(t *testing.T) {
	s := custom(t, "a x^2 + y^2")
	change(t, s, "a", "3")
	before := *s
	for text, place := range map[string][2]string{
		"a x^2 + ":    {"a x^2 + ", "        ^"},
		"x + q":       {"x + q", "    ^"},
		"x + (y":      {"x + (y", "    ^"},
		"":            {"", "^"},
		"x\n+ \t¤ y":  {"x +  ¤ y", "     ^"},
		"sin(x,y)":    {"sin(x,y)", "^"},
		"func f() {}": {"func f() {}", "^"},
	} {
		err := s.Set("formula", text)
		wrong, ok := errors.AsType[*control.Error](err)
		if !ok || wrong.Fault == nil || wrong.Fault.Line != place[0] || wrong.Fault.Mark != place[1] || wrong.Fault.What == "" {
			t.Errorf("%q: %v", text, err)
		}
		if *s != before {
			t.Errorf("%q changed the state", text)
		}
	}
	change(t, s, "formula", "x^2 + a y^2 + b")
	if s.Run.Params != before.Run.Params || s.Run.Start != before.Run.Start {
		t.Error("typing moved the parameters or the start")
	}
}

// The letters of a formula have sliders, and only these; a value survives while its letter is gone.
func TestLettersHaveSliders(t *testing.T) {
	s := custom(t, "b x^2 + y^2")
	shown := func() (ids []string) {
		result := run.Compute(s.Run)
		for _, p := range s.Panels(&result) {
			for _, c := range p.Controls {
				if len(c.ID) == 1 && p.ID == "problem" {
					ids = append(ids, c.ID)
				}
			}
		}
		return ids
	}
	if got := shown(); !slices.Equal(got, []string{"b"}) {
		t.Errorf("sliders %v", got)
	}
	change(t, s, "b", "4")
	change(t, s, "formula", "x^2 + d y^2 + a")
	if got := shown(); !slices.Equal(got, []string{"a", "d"}) {
		t.Errorf("sliders %v", got)
	}
	change(t, s, "formula", "b x^2 + y^2")
	if got := found(t, s, "b").Num.Get(); got != 4 {
		t.Errorf("b is %v again", got)
	}
}

func TestRangesOfSliders(t *testing.T) {
	s := custom(t, "a x^2 + y^2")
	change(t, s, "a.from", "0.1")
	change(t, s, "a.to", "50")
	a := found(t, s, "a")
	if a.Num.Min != 0.1 || a.Num.Max != 50 || a.Num.Scale != control.Log {
		t.Errorf("%+v", a.Num)
	}
	change(t, s, "a.from", "80") // beyond the other end, which goes along
	if a = found(t, s, "a"); a.Num.Min != 80 || !(a.Num.Max > 80) {
		t.Errorf("from %v to %v", a.Num.Min, a.Num.Max)
	}
	change(t, s, "a.to", "-1")
	if a = found(t, s, "a"); a.Num.Max != -1 || !(a.Num.Min < -1) {
		t.Errorf("from %v to %v", a.Num.Min, a.Num.Max)
	}
	change(t, s, "a", "1000") // beyond the slider
	for _, c := range []struct{ id, text string }{{"a", "1e7"}, {"a.from", "2e6"}, {"a.from", "1e6"}, {"a.to", "NaN"}} {
		if err := s.Set(c.id, c.text); err == nil {
			t.Errorf("%s = %s is accepted", c.id, c.text)
		}
	}
}

// A new domain is seen whole, and takes along the usual start but no other.
func TestDomain(t *testing.T) {
	s, _ := state.Load("surface=custom")
	usual := s.Run.Start
	change(t, &s, "domain.x0", "10")
	change(t, &s, "domain.x1", "12")
	change(t, &s, "domain.y1", "-8")
	if d := s.Domain(); d.X0 != 10 || d.X1 != 12 || d.Y1 != -8 || !(d.Y0 < -8) {
		t.Errorf("domain %+v", d)
	}
	if s.View.X != 11 || s.View.Zoom != 1 || s.Run.Start == usual || !s.Domain().Contains(s.Run.Start) {
		t.Errorf("view at %v, start %v", s.View.X, s.Run.Start)
	}
	change(t, &s, "start.x", "3")
	change(t, &s, "domain.x0", "0")
	if s.Run.Start.X != 3 {
		t.Errorf("the start moved to %v", s.Run.Start)
	}
	for _, text := range []string{"Inf", "2e6", "1e6"} {
		if err := s.Set("domain.x0", text); err == nil {
			t.Errorf("a left border at %s is accepted", text)
		}
	}
}

// A link spells a formula of one's own whatever the first surface is, and what it cannot say is refused by name.
func TestLinksOfFormulas(t *testing.T) {
	s := custom(t, "a x^2 + |y|^1.5")
	link := s.Link()
	if !strings.Contains(link, "surface=custom&formula=a+x%5E2") {
		t.Errorf("link %s", link)
	}
	bad, errs := state.Load("surface=custom&formula=x%2B%28&a=3&noise=0.25")
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), "something is missing at the end\nx+(\n   ^") {
		t.Errorf("errors %q", errs)
	}
	if bad.Run.Custom.Formula != "x^2 + y^2" || bad.Run.Params[0] != 3 || bad.Run.Noise != 0.25 {
		t.Errorf("the rest of a bad link is lost: %s", bad.Link())
	}
	if _, errs := state.Load("formula=x&a.from=2&domain.x0=1"); len(errs) != 0 {
		t.Errorf("keys of another surface: %v", errs)
	}
	if plain, _ := state.Load("surface=custom"); plain.Link() != "surface=custom" {
		t.Errorf("link %q", plain.Link())
	}
}

// Another surface, an example or a link does not lose what was typed.
func TestTheLastFormulaComesBack(t *testing.T) {
	for name, leave := range map[string]func(s *state.State){
		"surface": func(s *state.State) { change(t, s, "surface", "booth") },
		"example": func(s *state.State) { change(t, s, "preset", "ravine") },
		"link": func(s *state.State) {
			next, _ := state.Load("surface=himmelblau")
			next.Keep(s)
			*s = next
		},
	} {
		s := custom(t, "a x^2 + 7y^2")
		change(t, s, "a", "3.5")
		mine := s.Run
		leave(s)
		change(t, s, "surface", surface.CustomID)
		other := s.Run.Custom
		if other == mine.Custom {
			t.Errorf("%s: the formula does not begin with the present surface", name)
		}
		change(t, s, "formula.back", "")
		if s.Run.Custom != mine.Custom || s.Run.Params != mine.Params || s.Run.Start != mine.Start {
			t.Errorf("%s: %+v came back", name, s.Run.Custom)
		}
		change(t, s, "formula.back", "")
		if s.Run.Custom != other {
			t.Errorf("%s: and then %+v", name, s.Run.Custom)
		}
	}
	if c := found(t, custom(t, "x"), "formula.back"); !c.Hidden {
		t.Error("there is a way back to nothing")
	}
}

func TestWhatIsSaidOfAFormula(t *testing.T) {
	for _, c := range []struct{ formula, id, want string }{
		{"a x^2 + y^3", "gradient.x", "∂f/∂x = 2ax"},
		{"a x^2 + y^3", "gradient.y", "∂f/∂y = 3y²"},
		{strings.Repeat("sin(x^y+", 60) + "x" + strings.Repeat(")", 60), "gradient.x", "∂f/∂x is too long to be read. It is computed exactly all the same."},
		{"(x-1)^2 + y^2 + 3", "formula.minima", "One minimum found by a search: f(1.000, 0) = 3.000. There may be others."},
		{"(x^2-1)^2 + y^2", "formula.minima", "Minima found by a search: 2, the lowest with f = 0. There may be others."},
		{"x + y", "formula.minima", "A search found no minimum inside the domain."},
		{"1/x + x + y^2", "formula.minima", "Minima found by a search: 1. The domain has lower points than these, at its border or at a pole."},
		{"ln(x+2.5)", "formula.holes", "Hatched: no value, in 21.9 % of the domain."},
		{"x^2", "formula.holes", ""},
		{"x^2", "formula.undefined", ""},
		{"sqrt(x-4)", "formula.undefined", "The formula has no value at the start. Drag the ring to where the picture is not hatched."},
		{"1/(x+2)", "formula.undefined", "The formula is infinite at the start. Drag the ring elsewhere."},
		{"sqrt(-1-x^2)", "formula.undefined", "The formula has no value anywhere in the domain. There is nothing to descend: change the formula or the domain."},
		{"sqrt(-1-x^2)", "formula.minima", ""},
	} {
		if got := told(custom(t, c.formula), c.id); got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.formula, c.id, got, c.want)
		}
	}
}

// Whatever the formula, everything on the screen can be asked for.
func TestEveryScreenOfAPoorFormula(t *testing.T) {
	for _, formula := range []string{"0/0", "1/0", "-1/0", "ln(-1-x^2)", "5", "0", "1e308x", "1e-300x", "exp(exp(exp(x)))", "sign(x)", "1/x", "x^y", "tan(x)"} {
		s := custom(t, formula)
		change(t, s, "steps", "20")
		result := run.Compute(s.Run)
		s.View.Playing = false
		for _, step := range []int{0, 1, 20} {
			s.Seek(step)
			if len(s.Panels(&result)) == 0 || s.Status(&result) == "" {
				t.Errorf("%s: nothing is said at step %d", formula, step)
			}
			s.Events(&result)
		}
		if c := found(t, s, "surface"); c.Options[0].Picture(24, 18, control.Dark()) == nil {
			t.Errorf("%s has no picture", formula)
		}
		if label, floor := state.GapLabel(&result); math.IsNaN(floor) || label == "" {
			t.Errorf("%s: %s %v", formula, label, floor)
		}
	}
}

// Arrival counts from the lowest minimum found, and the words say so.
func TestArrivalAtWhatWasFound(t *testing.T) {
	s := custom(t, "(x-1)^2 + (y+0.5)^2 + 3")
	result := run.Compute(s.Run)
	if label, floor := state.GapLabel(&result); label != "Loss f(θ) − lowest found" || floor != 3 {
		t.Errorf("%s: %v", label, floor)
	}
	arrived := false
	for _, e := range s.Events(&result) {
		if strings.HasPrefix(e.ID, "arrive") {
			arrived = true
			if !strings.Contains(e.Text, "comes to the lowest minimum found, at step ") {
				t.Errorf("%s", e.Text)
			}
		}
	}
	if !arrived {
		t.Error("nobody arrives")
	}
}
