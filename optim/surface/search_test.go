package surface

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

// unfound are the surfaces whose minimum the search cannot find: a kink with infinite slopes, and a minimum on the border.
var unfound = []string{onKink, onBorder}

// The catalogue's minima are found where nothing is known about a formula, as exactly as they are known.
func TestSearchFindsWhatIsKnown(t *testing.T) {
	looked := 0
	for _, l := range losses(t) {
		if slices.Contains(unfound, l.ID) {
			continue
		}
		c := l.Custom()
		o := own(t, c.Formula, c.Domain, l.Params[:]...)
		for _, m := range l.ListMinima() {
			looked++
			if !slices.ContainsFunc(o.ListMinima(), func(f Minimum) bool {
				return math.Hypot(f.X-m.X, f.Y-m.Y) < 1e-7*l.Domain.W() && f.Global == m.Global
			}) {
				t.Errorf("%s %v: %v is not among %v", l.ID, l.Params, m, o.ListMinima())
			}
		}
		want, known := l.Floor()
		if got, found := o.Floor(); found != known || math.Abs(got-want) > 1e-12*max(1, math.Abs(want)) {
			t.Errorf("%s %v: floor %v %v, want %v %v", l.ID, l.Params, got, found, want, known)
		}
	}
	if looked < 80 {
		t.Errorf("%d minima were looked for", looked)
	}
}

// What is found is a minimum: inside the domain, and nothing around is lower.
func TestFoundAreMinima(t *testing.T) {
	for _, l := range losses(t) {
		if slices.Contains(unfound, l.ID) {
			continue
		}
		c := l.Custom()
		found := own(t, c.Formula, c.Domain, l.Params[:]...).ListMinima()
		if !slices.IsSortedFunc(found, func(a, b Minimum) int { return cmp.Compare(a.F, b.F) }) || len(found) > searchFound {
			t.Errorf("%s: %v", l.ID, found)
		}
		for _, m := range found {
			for _, radius := range []float64{1e-3, 1e-4, 1e-5} {
				for i := range 180 {
					sin, cos := math.Sincos(float64(i) * math.Pi / 90)
					x, y := m.X+radius*l.Domain.W()*cos, m.Y+radius*l.Domain.W()*sin
					if f := l.Value(x, y); f < m.F-1e-12*max(1, math.Abs(m.F)) || !l.Domain.Contains(Point{m.X, m.Y}) || l.Value(m.X, m.Y) != m.F {
						t.Fatalf("%s %v: %v at (%v, %v) is below %v", l.ID, l.Params, f, x, y, m)
					}
				}
			}
		}
	}
}

func TestSearch(t *testing.T) {
	for _, c := range []struct {
		formula string
		domain  Box
		want    string // minima as x,y with ! for global ones
	}{
		{"x^2+y^2", square(5), "0,0!"},
		{"x^2-y^2", square(5), ""},
		{"x+y", square(5), ""},
		{"5", square(5), ""},
		{"sign(x)", square(5), ""},
		{"0/0", square(5), ""},
		{"x^4+y^4", square(5), "0,0!"},
		{"x^3+y^2", square(5), ""},
		{"|x|+|y-1|", square(5), "0,1!"},
		{"max(|x-1|,|y|/2)", square(5), "1,0!"},
		{"x^4-8x^2+y^2", square(3), "-2,0! 2,0!"},
		{"x^4-8x^2+x+y^2", square(3), "-2.03,0! 1.97,0"},
		{"x ln(x)+y^2", Box{-1, 3, -2, 2}, "0.368,0!"},
		{"1/x+x+y^2", Box{-4, 4, -2, 2}, "1,0"}, // lower on the other side of the pole
		{"1/x^2+x^2+y^2", Box{-4, 4, -2, 2}, "-1,0! 1,0!"},
		{"ln(x^2+y^2)", square(5), ""},
		{"sqrt(x^2+y^2)", square(5), "0,0!"},
		{"1e6(x^2+y^2)-1e9", square(5), "0,0!"},
		{"(x-0.3)^2+(y+0.2)^2", Box{-1e-3, 1e-3, -1e-3, 1e-3}, ""},
		{"(x-3e-4)^2+y^2", Box{-1e-3, 1e-3, -1e-3, 1e-3}, "0.0003,0!"},
	} {
		var got []string
		for _, m := range own(t, c.formula, c.domain).ListMinima() {
			mark := ""
			if m.Global {
				mark = "!"
			}
			round := func(v float64) string { return fmt.Sprintf("%.3g", math.Round(v*1e9)/1e9+0) }
			got = append(got, round(m.X)+","+round(m.Y)+mark)
		}
		slices.Sort(got)
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%s: %q, want %q", c.formula, text, c.want)
		}
	}
}

// However long a formula is, it is compiled and searched in a bounded time.
func TestSearchIsBounded(t *testing.T) {
	for _, formula := range []string{
		strings.Repeat("sin(x^y+", 90) + "x" + strings.Repeat(")", 90),
		strings.TrimSuffix(strings.Repeat("x^y+", 249), "+"),
		strings.TrimSuffix(strings.Repeat("tan(xy)*", 120), "*"),
		"x" + strings.Repeat("^x", 90),
	} {
		if err := CheckFormula(formula); err != nil {
			t.Fatalf("%.20s: %v", formula, err)
		}
		begin := time.Now()
		own(t, formula, square(5))
		if took := time.Since(begin); took > 5*time.Second {
			t.Errorf("%.20s takes %v", formula, took)
		} else {
			t.Logf("%.20s takes %v", formula, took)
		}
	}
}
