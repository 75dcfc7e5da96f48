package surface

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestShadeIsMonotone(t *testing.T) {
	for _, l := range losses(t) {
		if l.Shade().Scale != l.Scale {
			t.Errorf("%s: its own scale is not its own: %v", l.ID, l.Shade().Scale)
		}
		for scale := ScaleLinear; scale < scales; scale++ {
			monotone(t, l, l.ShadeBy(scale))
		}
	}
}

func monotone(t *testing.T, l *Loss, s *Shade) {
	t.Helper()
	if !(s.Hi > s.Lo) || !(s.Soft > 0) {
		t.Errorf("%s %v: %+v", l.ID, l.Params, s)
	}
	if lo, hi := s.Level(s.Lo), s.Level(s.Hi); lo != 0 || hi != 1 {
		t.Errorf("%s %v, scale %d: ends are at %v and %v", l.ID, l.Params, s.Scale, lo, hi)
	}
	last := 0.0
	for i := -100; i <= 1100; i++ {
		f := s.Lo + (s.Hi-s.Lo)*float64(i)/1000
		level := s.Level(f)
		if !(level >= last && level <= 1) || (i > 0 && i < 1000 && level == last) {
			t.Fatalf("%s %v, scale %d: level of %v is %v after %v", l.ID, l.Params, s.Scale, f, level, last)
		}
		last = level
	}
}

// By rank, a part of the ramp colours the same part of the Domain, above the
// lowest values, which share what little they differ by.
func TestRankIsArea(t *testing.T) {
	for _, l := range losses(t) {
		if l.ID == "easom" || l.ID == "michalewicz" {
			continue // on a plain there is nothing to rank
		}
		s := l.ShadeBy(ScaleRank)
		r := rand.New(rand.NewPCG(11, 12))
		const points = 8000
		lower := [3]int{}
		for range points {
			level := s.Level(l.Value(within(r, l.Domain)))
			for k := range lower {
				if level < float64(k+1)/4 {
					lower[k]++
				}
			}
		}
		for k, n := range lower {
			if part := float64(n) / points; math.Abs(part-float64(k+1)/4) > 0.06 {
				t.Errorf("%s %v: %.3f of the domain is below level %v", l.ID, l.Params, part, float64(k+1)/4)
			}
		}
	}
}

// Values at the ends of what numbers hold: parts of their differences are no numbers, or the differences are none.
func TestShadeOfExtremes(t *testing.T) {
	far := func(from, width float64) Box { return Box{from, from + width, from, from + width} }
	for _, c := range []struct {
		formula string
		domain  Box
		a       float64
	}{
		{"max(0,x)^a", far(1000, 1), -107.46524777992178},
		{"max(0,x)^a", far(1e6, 1000), -53.50012527265214},
		{"max(0,x)^a + max(0,y)^a", far(1e4, 100), -80.67736351287478},
		{"max(0,x)^a - max(0,y)^a", far(1e6, 1000), -53.71241935055591},
		{"max(0,x)^a", far(1000, 10), 102.3},
		{"x*5e-324 + y*1e-320", far(1, 1), 1},
		{"1e300 + x", far(-1, 2), 1},
		{"1.7e308(x^2/10 + y^2/10 - 1)", far(-5, 10), 1},
		{"a x/2^1027", far(-5, 10), 1},
	} {
		l, err := Custom{c.formula, c.domain}.Surface().Compile([MaxParams]float64{c.a})
		if err != nil {
			t.Fatal(err)
		}
		for scale := ScaleLinear; scale < scales; scale++ {
			s := l.ShadeBy(scale)
			for _, f := range []float64{s.Lo, s.Hi, s.Lo/2 + s.Hi/2, math.Inf(-1), math.Inf(1), l.Value(c.domain.X0, c.domain.Y0), l.Value(c.domain.X1, c.domain.Y1)} {
				if v := s.Level(f); !(v >= 0 && v <= 1) || math.IsNaN(s.Height(f)) || math.IsNaN(s.Place(f)) {
					t.Errorf("%s, scale %d from %v to %v: %v is at level %v, place %v and height %v", c.formula, scale, s.Lo, s.Hi, f, v, s.Place(f), s.Height(f))
				}
			}
		}
	}
}

func TestShadeOfSpecialValues(t *testing.T) {
	for scale := ScaleLinear; scale < scales; scale++ {
		s := Shade{Scale: scale, Lo: -1, Hi: 3, Soft: 0.5}
		s.Ranks = rank([]float64{0, 1, 2}, &s, false)
		if v := s.Level(math.NaN()); !math.IsNaN(v) {
			t.Errorf("level of NaN is %v", v)
		}
		if lo, hi := s.Level(math.Inf(-1)), s.Level(math.Inf(1)); lo != 0 || hi != 1 {
			t.Errorf("levels of the infinities are %v and %v", lo, hi)
		}
	}
	if v := (&Shade{Scale: ScaleLinear, Lo: -1, Hi: 3}).Level(0); v != 0.25 {
		t.Errorf("linear level is %v", v)
	}
	// log1p(1/0.5) / log1p(4/0.5) = ln 3 / ln 9
	if v := (&Shade{Scale: ScaleLog, Lo: -1, Hi: 3, Soft: 0.5}).Level(0); math.Abs(v-0.5) > 1e-15 {
		t.Errorf("logarithmic level is %v", v)
	}
}

func TestShadeIsAFunctionOfTheLoss(t *testing.T) {
	for _, s := range All() {
		one, other := compile(t, s, s.Defaults()), compile(t, s, s.Defaults())
		other.Gradient(s.Start.X, s.Start.Y)
		again := *one
		again.sample(again.grid())
		if one.shades != other.shades || again.shades != other.shades {
			t.Errorf("%s: %+v and %+v", s.ID, one.shades, other.shades)
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

// Between the ends a height is the level, beyond them it goes on: without a
// jump, growing, and infinite only for what is.
func TestHeightGoesOnBeyondTheEnds(t *testing.T) {
	for _, l := range losses(t) {
		for scale := ScaleLinear; scale < scales; scale++ {
			s := l.ShadeBy(scale)
			span := s.Hi - s.Lo
			last := math.Inf(-1)
			for i := -3000; i <= 4000; i++ {
				f := s.Lo + span*float64(i)/1000
				height := s.Height(f)
				if inside := i >= 0 && i <= 1000; inside && math.Abs(height-s.Level(f)) > 1e-12 {
					t.Fatalf("%s %v, scale %d: height %v of %v, whose level is %v", l.ID, l.Params, scale, height, f, s.Level(f))
				} else if !(height >= last) || !inside && height == last {
					t.Fatalf("%s %v, scale %d: height %v of %v after %v", l.ID, l.Params, scale, height, f, last)
				}
				last = height
			}
			for _, end := range []float64{s.Lo, s.Hi} {
				if a, b := s.Height(end-1e-12*span), s.Height(end+1e-12*span); math.Abs(a-b) > 1e-6 {
					t.Errorf("%s %v, scale %d: from %v to %v at an end", l.ID, l.Params, scale, a, b)
				}
			}
			if !math.IsInf(s.Height(math.Inf(1)), 1) || !math.IsInf(s.Height(math.Inf(-1)), -1) || !math.IsNaN(s.Height(math.NaN())) {
				t.Errorf("%s, scale %d: infinite values have finite heights", l.ID, scale)
			}
		}
	}
}
