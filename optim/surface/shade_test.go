package surface

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestShadeIsMonotone(t *testing.T) {
	for _, l := range losses(t) {
		s := l.Shade()
		if !(s.Hi > s.Lo) || !(s.Soft > 0) || s.Scale != l.Scale {
			t.Errorf("%s %v: %+v", l.ID, l.Params, s)
		}
		if lo, hi := s.Level(s.Lo), s.Level(s.Hi); lo != 0 || hi != 1 {
			t.Errorf("%s %v: ends are at %v and %v", l.ID, l.Params, lo, hi)
		}
		last := 0.0
		for i := -100; i <= 1100; i++ {
			f := s.Lo + (s.Hi-s.Lo)*float64(i)/1000
			level := s.Level(f)
			if !(level >= last && level <= 1) || (i > 0 && i < 1000 && level == last) {
				t.Fatalf("%s %v: level of %v is %v after %v", l.ID, l.Params, f, level, last)
			}
			last = level
		}
	}
}

func TestShadeOfSpecialValues(t *testing.T) {
	for _, scale := range []Scale{ScaleLinear, ScaleLog} {
		s := Shade{Scale: scale, Lo: -1, Hi: 3, Soft: 0.5}
		if v := s.Level(math.NaN()); !math.IsNaN(v) {
			t.Errorf("level of NaN is %v", v)
		}
		if lo, hi := s.Level(math.Inf(-1)), s.Level(math.Inf(1)); lo != 0 || hi != 1 {
			t.Errorf("levels of the infinities are %v and %v", lo, hi)
		}
	}
	if v := (Shade{Scale: ScaleLinear, Lo: -1, Hi: 3}).Level(0); v != 0.25 {
		t.Errorf("linear level is %v", v)
	}
	// log1p(1/0.5) / log1p(4/0.5) = ln 3 / ln 9
	if v := (Shade{Scale: ScaleLog, Lo: -1, Hi: 3, Soft: 0.5}).Level(0); math.Abs(v-0.5) > 1e-15 {
		t.Errorf("logarithmic level is %v", v)
	}
}

func TestShadeIsAFunctionOfTheLoss(t *testing.T) {
	for _, s := range All() {
		one, other := compile(t, s, s.Defaults()), compile(t, s, s.Defaults())
		other.Gradient(s.Start.X, s.Start.Y)
		if one.Shade() != other.Shade() || one.sample() != other.Shade() {
			t.Errorf("%s: %+v and %+v", s.ID, one.Shade(), other.Shade())
		}
	}
}

// TestShadeSpreads asks for pictures without flat expanses: no twentieth of the
// ramp colours three quarters of the domain.
func TestShadeSpreads(t *testing.T) {
	for _, s := range All() {
		l := compile(t, s, s.Defaults())
		r := rand.New(rand.NewPCG(7, 8))
		levels := make([]int, 20)
		const points = 4000
		for range points {
			level := l.Shade().Level(l.Value(within(r, s.Domain)))
			levels[min(int(level*20), 19)]++
		}
		for i, n := range levels {
			if n > points*3/4 && s.ID != "easom" && s.ID != "michalewicz" { // two plains by design
				t.Errorf("%s: three quarters of the picture have levels from %v to %v", s.ID, float64(i)/20, float64(i+1)/20)
			}
		}
	}
}

// TestSoftIsDark asks that a logarithmic ramp keeps its linear part for the lowest twentieth of the domain.
func TestSoftIsDark(t *testing.T) {
	for _, l := range losses(t) {
		s := l.Shade()
		if s.Scale != ScaleLog || s.Soft == (s.Hi-s.Lo)/shadeRange {
			continue
		}
		r := rand.New(rand.NewPCG(9, 10))
		dark := 0
		const points = 20000
		for range points {
			if l.Value(within(r, l.Domain))-s.Lo < s.Soft {
				dark++
			}
		}
		if part := float64(dark) / points; !(part > 0.035 && part < 0.065) {
			t.Errorf("%s %v: %v of the domain is within Soft of Lo", l.ID, l.Params, part)
		}
	}
}

func TestShadeEnds(t *testing.T) {
	for _, c := range []struct {
		formula string
		minima  func([MaxParams]float64) []Minimum
		lo, hi  float64
	}{
		{"x + 10y", nil, 20, 41},
		{"x + 10y", fixed(local(0, 2, 10)), 20, 41},
		{"x + 10y", fixed(local(0, 2, 15), least(0, 2, 10)), 10, 41},
		{"x + 10y", fixed(least(0, 2, 30)), 20, 41}, // a floor that is not one
		{"1/x", nil, 1, 63},                         // +Inf at x = 0
		{"ln(x)", nil, math.Log(1.0 / 63), 0},       // -Inf at x = 0
	} {
		s := Surface{ID: "mine", Formula: c.formula, Domain: Box{X0: 0, X1: 1, Y0: 2, Y1: 4}, Minima: c.minima}
		got := compile(t, &s, s.Defaults()).Shade()
		if math.Abs(got.Lo-c.lo) > 1e-12 || math.Abs(got.Hi-c.hi) > 1e-12 {
			t.Errorf("%s: from %v to %v, want %v to %v", c.formula, got.Lo, got.Hi, c.lo, c.hi)
		}
	}
}

func TestShadeOfPoorSurfaces(t *testing.T) {
	for formula, want := range map[string]Shade{
		"3":          {Lo: 3, Hi: 6, Soft: 3e-6},
		"0x":         {Lo: 0, Hi: 1, Soft: 1e-6},
		"ln(-1-x^2)": {Lo: 0, Hi: 1, Soft: 1},
		"1e308y/|y|": {Lo: 0, Hi: 1, Soft: 1},
	} {
		s := Surface{ID: "mine", Formula: formula, Domain: square(1)}
		got := compile(t, &s, s.Defaults()).Shade()
		if got.Lo != want.Lo || got.Hi != want.Hi || math.Abs(got.Soft-want.Soft) > 1e-15 {
			t.Errorf("%s: %+v, want %+v", formula, got, want)
		}
	}
}
