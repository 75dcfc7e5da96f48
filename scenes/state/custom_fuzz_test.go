package state_test

import (
	"errors"
	"math"
	"testing"

	"github.com/optiscope/optiscope/optim/formula"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// FuzzFormula types what a stranger might: it is refused with its place and changes nothing, or it is a surface that
// has runs, panels, colours and minima, and a link that leads back to it.
func FuzzFormula(f *testing.F) {
	for _, text := range []string{"x^2 + y^2", "a x^2 + b|y|", "1/x", "ln(x)", "sqrt(y) + d", "0/0", "-1/0", "x^y^2", "max(x, y)^c", "tan(xy)", "(x", "x+", "q", "5", "1e308x", "1e-308x^2",
		"0 }\nfunc foo() float { return 1", "exp(exp(exp(x)))", "sign(x)", "|x||y|", "π²x", "x%2By",
		"max(0,x)^a", "a x/2^1027", "max(0, x - 1000)^a", "(1e200x)^2", "5e-324x", "1.7e308(x^2/10 - 1)", "||||x|-1|-y|-1|"} {
		f.Add(text, 1.0, -2.0)
	}
	f.Add("0", 26.5, -276634.0740740741) // as wide as before is too narrow so far from 0
	first, _ := state.Load("surface=custom&entries=adam&steps=3&play=0")
	f.Fuzz(func(t *testing.T, text string, a, left float64) {
		s := first
		if err := s.Set("formula", text); err != nil {
			wrong, ok := errors.AsType[*control.Error](err)
			if !ok || wrong.Fault == nil || wrong.Fault.What == "" || wrong.Fault.Mark == "" {
				t.Fatalf("%q: %v", text, err)
			}
			if s != first {
				t.Fatalf("%q is refused and changes the state", text)
			}
			return
		}
		for id, v := range map[string]float64{"a": a, "domain.x0": left, "domain.y1": left, "b.from": a} {
			if before := s; s.Set(id, control.FormatNumber(v)) != nil && s != before {
				t.Fatalf("%s = %v is refused and changes the state", id, v)
			}
		}
		back, errs := state.Load(s.Link())
		if back != s || len(errs) > 0 {
			t.Fatalf("%q: the link %s leads to %+v, %v", text, s.Link(), back.Run.Custom, errs)
		}
		result := run.Compute(s.Run)
		if result.Err != nil {
			t.Fatalf("%q: %v", text, result.Err)
		}
		whole(t, &s, &result)
	})
}

// whole looks at everything that a formula leads to.
func whole(t *testing.T, s *state.State, result *run.Result) {
	t.Helper()
	for _, p := range s.Panels(result) {
		for _, r := range p.Readouts {
			for _, cell := range r.Cells {
				if len(cell) > 40*formula.MaxPartial {
					t.Fatalf("%s says %d bytes", r.ID, len(cell))
				}
			}
		}
	}
	s.Events(result)
	s.Status(result)
	for scale := range surface.ScaleRank + 1 {
		shade := result.Loss.ShadeBy(scale)
		for _, f := range []float64{shade.Lo, shade.Hi, math.Inf(-1), math.Inf(1)} {
			if level := shade.Level(f); !(shade.Hi > shade.Lo) || !(shade.Soft > 0) || !(level >= 0 && level <= 1) || math.IsNaN(shade.Height(f)) {
				t.Fatalf("%q: a scale from %v to %v, soft %v, has %v at level %v", s.Run.Custom.Formula, shade.Lo, shade.Hi, shade.Soft, f, level)
			}
		}
	}
	for _, m := range result.Loss.ListMinima() {
		if !s.Domain().Contains(surface.Point{X: m.X, Y: m.Y}) || math.IsNaN(m.F-m.F) {
			t.Fatalf("%q: a minimum at %+v", s.Run.Custom.Formula, m)
		}
	}
}
