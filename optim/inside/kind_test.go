package inside

import (
	"math"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// degree is the power of a loss's factor by which a kind of quantity grows.
func degree(rule *optim.Rule, e *optim.Equation) int {
	switch e.Kind {
	case optim.Slope, optim.Size:
		return 1
	case optim.Square:
		if rule.ID == "adadelta" && e.Symbol == "u" { // of squared steps
			return 0
		}
		return 2
	}
	return 0
}

// Kinds are what the equations make them: a scalar has no part for x and another for y, and with a loss twice as
// large, which doubles g, a slope doubles, a square grows fourfold, and a way stays as it is.
func TestKinds(t *testing.T) {
	var in Inspector
	seen := make(map[optim.Kind]int)
	for track := range tracks(t, 10) {
		for step := 1; step < track.Len(); step++ {
			s := in.At(track, step)
			degrees := map[string]int{"g": 1, "ĥ": 1, "v0": 2}
			if track.Rule.Curvature != nil {
				degrees["h"] = 1
			}
			for i := range s.Lines {
				degrees[s.Lines[i].Symbol] = degree(track.Rule, &s.Lines[i].Equation)
			}
			for i := range s.Lines {
				l := &s.Lines[i]
				seen[l.Kind]++
				vector, decays := false, false
				now, twice := make(scope), make(scope)
				for _, term := range l.Terms {
					v := term.Value
					if term.Name == "ε" {
						v = Pair{}
					}
					decays = decays || term.Name == "λ"
					vector = vector || v[0] != v[1]
					factor := math.Ldexp(1, degrees[term.Name])
					now[term.Name], twice[term.Name] = v, Pair{factor * v[0], factor * v[1]}
				}
				if l.Kind == optim.Scalar && (vector || l.Value[0] != l.Value[1]) {
					t.Fatalf("%s: %s ← %s is no scalar", track.Rule.ID, l.Symbol, l.Expr)
				}
				if l.Kind == optim.Scalar || l.Kind == optim.Place || decays { // a plain step is as long as the slope
					continue
				}
				one, other := l.parsed.value(now), l.parsed.value(twice)
				for axis := range 2 {
					want := math.Ldexp(one[axis], degree(track.Rule, &l.Equation))
					if other[axis] != want && !math.IsNaN(want) {
						t.Fatalf("%s, step %d: %s ← %s grows from %v to %v", track.Rule.ID, step, l.Symbol, l.Expr, one[axis], other[axis])
					}
				}
			}
		}
	}
	for kind := optim.Scalar; kind <= optim.Place; kind++ {
		if seen[kind] == 0 {
			t.Errorf("no equation of kind %d", kind)
		}
	}
}
