package surface

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// own compiles a formula over a domain.
func own(t testing.TB, formula string, domain Box, params ...float64) *Loss {
	t.Helper()
	var all [MaxParams]float64
	copy(all[:], params)
	return compile(t, Custom{formula, domain}.Surface(), all)
}

// Every surface is the same loss as a formula of the user's own, bit for bit, and looks nearly as it did.
func TestCustomIsTheSameLoss(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	for _, l := range losses(t) {
		c := l.Custom()
		if err := CheckFormula(c.Formula); err != nil {
			t.Errorf("%s: %v", l.ID, err)
			continue
		}
		o := own(t, c.Formula, c.Domain, l.Params[:]...)
		for range 50 {
			x, y := within(r, l.Domain)
			f, fx, fy := l.Gradient(x, y)
			if of, ox, oy := o.Gradient(x, y); of != f || ox != fx || oy != fy {
				t.Fatalf("%s, now %q, at (%v, %v): %v %v %v, was %v %v %v", l.ID, c.Formula, x, y, of, ox, oy, f, fx, fy)
			}
		}
		if again := o.Custom(); again != c {
			t.Errorf("%q becomes %q", c.Formula, again.Formula)
		}
	}
}

func TestCustomMentions(t *testing.T) {
	for formula, want := range map[string][MaxParams]bool{
		"x^2": {}, "a x": {true}, "tan(x)+d": {3: true}, "bc": {1: true, 2: true}, "x + nonsense": {},
	} {
		if got := (Custom{Formula: formula}).Mentions(); got != want {
			t.Errorf("%q mentions %v, want %v", formula, got, want)
		}
	}
}

func TestCheckFormula(t *testing.T) {
	var e *FormulaError
	if err := CheckFormula("x^2 + q"); !errors.As(err, &e) || e.Pos != 6 || e.Msg != "unknown name q: use x, y, a, b, c, d" {
		t.Errorf("%v", err)
	}
	if err := CheckFormula(strings.Repeat("π+", MaxFormula/2) + "x"); !errors.As(err, &e) || e.Pos != 3*MaxFormula/2 || !strings.Contains(e.Msg, "longer than 1000 characters") {
		t.Errorf("%v", err)
	}
	if err := CheckFormula(strings.Repeat("π+", MaxFormula/2-1) + "x"); err != nil {
		t.Error(err)
	}
}

// Functions that no catalogue would list have pictures all the same: a scale whose ends are numbers apart.
func TestCustomSurfacesHaveScales(t *testing.T) {
	for formula, want := range map[string]Scale{
		"1/x": ScaleRank, "1/x^2": ScaleLog, "ln(x)": ScaleLinear, "ln|x|": ScaleLinear, "-1/(x^2+y^2)": ScaleRank,
		"exp(x^2+y^2)": ScaleRank, "exp(exp(x))": ScaleRank, "tan(x)": ScaleLinear, "sign(x)": ScaleLinear, "5": ScaleLinear,
		"sqrt(-1-x^2)": ScaleLinear, "0/0": ScaleLinear, "1/0": ScaleLinear, "-1/0": ScaleLinear, "1e300x": ScaleLinear, "1e-300x": ScaleLinear,
		"x^200": ScaleRank, "1e9+sin(x)": ScaleLinear, "x^2+y^2": ScaleLinear, "(1-x)^2+100(y-x^2)^2": ScaleLog, "sqrt(x)+ln(y)": ScaleLinear,
	} {
		l := own(t, formula, square(5))
		if got := l.Shade().Scale; got != want {
			t.Errorf("%s has scale %d, want %d", formula, got, want)
		}
		for scale := range scales {
			s := l.ShadeBy(Scale(scale))
			if !(s.Hi > s.Lo) || !(s.Soft > 0) || math.IsInf(s.Hi-s.Lo, 0) || s.Level(s.Lo) != 0 || s.Level(s.Hi) != 1 {
				t.Errorf("%s, scale %d: %v to %v, soft %v, levels %v and %v", formula, scale, s.Lo, s.Hi, s.Soft, s.Level(s.Lo), s.Level(s.Hi))
			}
		}
	}
}

// A pole leaves contrast for the rest of the picture.
func TestPolesLeaveContrast(t *testing.T) {
	for _, formula := range []string{"1/x", "1/x^2", "1/x^8", "-1/x^8", "1/(x^2+y^2)", "ln|x|", "tan(x)", "exp(x^2)", "exp(exp(x))/y", "1/sin(3x)+y", "1/(x-1)^3+y"} {
		l := own(t, formula, square(5))
		r := rand.New(rand.NewPCG(43, 44))
		levels := make([]int, 20)
		const points = 4000
		for range points {
			if level := l.Shade().Level(l.Value(within(r, l.Domain))); !math.IsNaN(level) {
				levels[min(int(level*20), 19)]++
			}
		}
		for i, n := range levels {
			if n > points*3/4 {
				t.Errorf("%s, scale %d: %d of %d points have levels from %v to %v", formula, l.Shade().Scale, n, points, float64(i)/20, float64(i+1)/20)
			}
		}
	}
}

func TestSingle(t *testing.T) {
	for formula, want := range map[string]bool{"x^2": true, "1e5+x": true, "1e9+x": false, "1e-40x": false, "1e40x": false, "1e20x": true, "exp(20x)": false, "exp(4x)": true, "1/x": true} {
		if got := own(t, formula, square(5)).Shade().Single(); got != want {
			t.Errorf("%s: %v", formula, got)
		}
	}
	for _, l := range losses(t) {
		if !l.Shade().Single() {
			t.Errorf("%s %v needs more than 32 bits", l.ID, l.Params)
		}
	}
}

func TestSampled(t *testing.T) {
	l := own(t, "ln(x)+0y", Box{-1, 1, 0, 1})
	if s := l.Sampled(); s.Points != shadeGrid*shadeGrid || s.Undefined != s.Points/2 || s.Infinite != 0 {
		t.Errorf("%+v", s)
	}
	if s := own(t, "1/x", Box{0, 1, 0, 1}).Sampled(); s.Infinite != shadeGrid || s.Undefined != 0 {
		t.Errorf("%+v", s)
	}
}
