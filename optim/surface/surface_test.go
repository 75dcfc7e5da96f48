package surface

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/formula"
)

// compile is Compile for surfaces and parameters that must be valid.
func compile(t testing.TB, s *Surface, params [MaxParams]float64) *Loss {
	t.Helper()
	l, err := s.Compile(params)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// losses compiles every surface with its defaults and with each parameter at
// each end of its slider.
func losses(t testing.TB) []*Loss {
	t.Helper()
	var all []*Loss
	for _, s := range All() {
		all = append(all, compile(t, s, s.Defaults()))
		for i, p := range s.Params {
			for _, v := range []float64{p.Min, p.Max} {
				params := s.Defaults()
				params[i] = v
				all = append(all, compile(t, s, params))
			}
		}
	}
	return all
}

func TestTexts(t *testing.T) {
	seen := map[string]string{}
	for _, s := range All() {
		for what, text := range map[string]string{"ID": s.ID, "Title": s.Title, "Formula": s.Formula, "Reference": s.Reference, "Why": s.Why} {
			if text == "" || text != strings.TrimSpace(text) {
				t.Errorf("%s: %s is %q", s.ID, what, text)
			}
		}
		if strings.Trim(s.ID, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("ID %q is not in kebab case", s.ID)
		}
		if !strings.HasSuffix(s.Why, ".") {
			t.Errorf("%s: Why is no sentence: %q", s.ID, s.Why)
		}
		for _, key := range []string{s.ID, s.Title, s.Why} {
			if other, ok := seen[key]; ok {
				t.Errorf("%s and %s share %q", other, s.ID, key)
			}
			seen[key] = s.ID
		}
	}
}

func TestDomainsAndStarts(t *testing.T) {
	for _, s := range All() {
		if !(s.Domain.W() > 0) || !(s.Domain.H() > 0) {
			t.Errorf("%s: domain %v is empty", s.ID, s.Domain)
		}
		if !s.Domain.Contains(s.Start) {
			t.Errorf("%s: start %v is outside of %v", s.ID, s.Start, s.Domain)
		}
		l := compile(t, s, s.Defaults())
		f, fx, fy := l.Gradient(s.Start.X, s.Start.Y)
		if math.IsNaN(f-f) || math.IsNaN(fx-fx) || math.IsNaN(fy-fy) || fx == 0 || fy == 0 {
			t.Errorf("%s: at its start the value is %v and the gradient (%v, %v): nothing to follow", s.ID, f, fx, fy)
		}
	}
}

func TestParams(t *testing.T) {
	for _, s := range All() {
		if len(s.Params) > MaxParams {
			t.Errorf("%s has %d parameters", s.ID, len(s.Params))
			continue
		}
		used := compile(t, s, s.Defaults()).Formula()
		for i, name := range s.variables()[2:] {
			if has := i < len(s.Params); used.Uses(name) != has {
				t.Errorf("%s: formula uses %s: %v; has that parameter: %v", s.ID, name, used.Uses(name), has)
			}
		}
		for i, p := range s.Params {
			if p.Name != paramNames[i] || p.Symbol == "" || p.Title == "" || p.Help == "" {
				t.Errorf("%s: parameter %d is %+v", s.ID, i, p)
			}
			if !(p.Lower <= p.Min && p.Min <= p.Default && p.Default <= p.Max && p.Max <= p.Upper && p.Min < p.Max) {
				t.Errorf("%s: range of %s is out of order: %+v", s.ID, p.Name, p)
			}
			if p.Log && !(p.Min > 0) {
				t.Errorf("%s: a logarithmic slider for %s cannot start at %v", s.ID, p.Name, p.Min)
			}
		}
	}
}

func TestParamsAreRefused(t *testing.T) {
	for _, s := range All() {
		for i, p := range s.Params {
			for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), p.Lower - 1, 2*p.Upper + 1} {
				params := s.Defaults()
				params[i] = v
				_, err := s.Compile(params)
				var refused *ParamError
				if !errors.As(err, &refused) || refused.Param != &s.Params[i] || (refused.Value != v && v == v) {
					t.Errorf("%s with %s = %v: %v", s.ID, p.Name, v, err)
				}
			}
		}
	}
	s, _ := Lookup("ravine")
	_, err := s.Compile([MaxParams]float64{-1})
	if got, want := err.Error(), "condition number must lie between 0.001 and 100000"; got != want {
		t.Errorf("message is %q, want %q", got, want)
	}
}

func TestUnusedParamsAreZero(t *testing.T) {
	s, _ := Lookup("sphere")
	l := compile(t, s, [MaxParams]float64{math.NaN(), 1, 2, 3})
	if l.Params != [MaxParams]float64{} {
		t.Errorf("parameters of a surface without any: %v", l.Params)
	}
}

func TestCompileReportsTheFormula(t *testing.T) {
	s := Surface{ID: "mine", Formula: "x + (y", Domain: square(1)}
	_, err := s.Compile(s.Defaults())
	var bad *formula.Error
	if !errors.As(err, &bad) {
		t.Errorf("error of %q is %v", s.Formula, err)
	}
}

func TestLookup(t *testing.T) {
	for _, s := range All() {
		if got, ok := Lookup(s.ID); !ok || got != s {
			t.Errorf("Lookup(%q) = %p, %v, want %p", s.ID, got, ok, s)
		}
	}
	if s, ok := Lookup("Sphere"); ok {
		t.Errorf("Lookup of a title found %v", s)
	}
	n := 0
	for _, family := range Families() {
		if family.Title == "" || len(family.Surfaces) == 0 {
			t.Errorf("family %q has %d surfaces", family.Title, len(family.Surfaces))
		}
		n += len(family.Surfaces)
	}
	if n != len(All()) {
		t.Errorf("families have %d surfaces, All has %d", n, len(All()))
	}
}

func TestMinimaAreCopies(t *testing.T) {
	for _, s := range All() {
		if m := s.MinimaAt(s.Defaults()); len(m) > 0 {
			m[0].X += 1
			if again := s.MinimaAt(s.Defaults()); again[0] == m[0] {
				t.Errorf("%s: a caller can move the minima of all", s.ID)
			}
		}
	}
}

func TestBox(t *testing.T) {
	b := Box{X0: -1, X1: 3, Y0: 2, Y1: 4}
	if b.W() != 4 || b.H() != 2 || b.Center() != (Point{1, 3}) {
		t.Errorf("size %v × %v, center %v", b.W(), b.H(), b.Center())
	}
	for p, want := range map[Point]bool{{-1, 2}: true, {3, 4}: true, {0, 3}: true, {-1.1, 3}: false, {3.1, 3}: false,
		{0, 1.9}: false, {0, 4.1}: false, {math.NaN(), 3}: false} {
		if b.Contains(p) != want {
			t.Errorf("Contains(%v) = %v", p, !want)
		}
	}
}

// Spots are starts: somewhere else in the domain, with a slope to follow.
func TestSpots(t *testing.T) {
	for _, s := range All() {
		l, places := compile(t, s, s.Defaults()), []Point{s.Start}
		for _, spot := range s.Spots {
			_, fx, fy := l.Gradient(spot.X, spot.Y)
			if !s.Domain.Contains(spot.Point) || slices.Contains(places, spot.Point) || spot.Title == "" || math.IsNaN(fx-fx) || fx == 0 || fy == 0 {
				t.Errorf("%s: %+v with gradient (%v, %v)", s.ID, spot, fx, fy)
			}
			places = append(places, spot.Point)
			// A trap is one for the learning rate that works from the usual start, and for smaller ones.
			at := *l
			moved := *s
			moved.Start, at.Surface = spot.Point, &moved
			for lr := s.LR; lr > s.LR/20; lr /= 2 {
				if left, _ := adam(&at, lr); strings.HasPrefix(spot.Title, "a trap") && left < 0.01 {
					t.Errorf("%s: with rate %v, %v of the way down is left from the trap", s.ID, lr, left)
				}
			}
		}
	}
}
