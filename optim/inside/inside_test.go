package inside

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// randomRun is a run of one rule from a random start, with random settings, noise, a schedule and edits.
func randomRun(rule *optim.Rule, r *rand.Rand, steps int) run.Config {
	h := rule.Defaults
	h.LR = math.Exp(r.Float64()*3 - 6)
	for _, id := range rule.Reads {
		switch f := optim.FieldOf(id); f.Kind {
		case optim.FieldFlag:
			*f.Flag(&h) = r.IntN(2) == 1
		case optim.FieldMode:
			*f.Mode(&h) = optim.DecayMode(r.IntN(3))
		}
	}
	h.Beta1, h.Beta2, h.Beta3 = r.Float64(), 0.5+r.Float64()/2, r.Float64()
	h.Eps = math.Pow(10, -10*r.Float64())
	if r.IntN(2) == 1 {
		h.Decay.Coef = 0.01 * r.Float64()
	}
	if rule.ID == "rmsprop" && r.IntN(2) == 1 { // whose velocity is an option
		h.Momentum = r.Float64()
	}
	h.Warmup = float64(1 + r.IntN(2*steps))
	h.Interval = float64(1 + r.IntN(5))
	c := run.Config{Surface: []string{"beale", "rosenbrock", "himmelblau"}[r.IntN(3)], Steps: steps, Noise: float64(r.IntN(2)) * 0.1, Seed: r.Uint64(),
		NoiseKind: run.NoiseKind(r.IntN(2)), Start: surface.Point{X: r.NormFloat64(), Y: r.NormFloat64()}, Count: 1}
	s, _ := surface.Lookup(c.Surface)
	c.Params = s.Defaults()
	e := &c.Entries[0]
	*e = run.Entry{ID: rule.ID, Rule: rule.ID, Hyper: h}
	if r.IntN(2) == 1 {
		e.Schedule = optim.DefaultSchedule(optim.ScheduleCosine)
	}
	if r.IntN(2) == 1 {
		e.Edits.Put(run.Edit{Step: steps / 3, Field: optim.FieldLR, Value: h.LR / 2})
		for _, id := range rule.Reads {
			if f := optim.FieldOf(id); f.Kind == optim.FieldFlag {
				e.Edits.Put(run.Edit{Step: steps / 2, Field: id, Value: float64(r.IntN(2))})
			}
		}
	}
	return c
}

// tracks yields random tracks of every rule.
func tracks(t *testing.T, each int) func(func(*run.Track) bool) {
	return func(yield func(*run.Track) bool) {
		r := rand.New(rand.NewPCG(4, 2))
		for _, rule := range optim.Rules() {
			points := 0
			for range each {
				result := run.Compute(randomRun(rule, r, 40))
				if result.Err != nil || result.Tracks[0].Err != nil {
					t.Fatal(rule.ID, result.Err, result.Tracks[0].Err)
				}
				points += result.Tracks[0].Last()
				if !yield(&result.Tracks[0]) {
					return
				}
			}
			if points < 5*each {
				t.Errorf("%s: %d steps only", rule.ID, points)
			}
		}
	}
}

// Every number that the track holds is the line's, to the bit.
func TestNumbersAreTheTracks(t *testing.T) {
	var in Inspector
	for track := range tracks(t, 60) {
		for step := 1; step < track.Len(); step++ {
			s := in.At(track, step)
			columns := map[string]Pair{"θ": {track.X[step], track.Y[step]}, "k": both(track.K[step]), "r": both(track.R[step]), "ρ": both(track.Rho[step])}
			if track.MX != nil {
				columns[track.Rule.Moment1] = Pair{track.MX[step], track.MY[step]}
			}
			if track.VX != nil {
				columns[track.Rule.Moment2] = Pair{track.VX[step], track.VY[step]}
			}
			if track.WX != nil {
				columns[track.Rule.Moment2+"max"] = Pair{track.WX[step], track.WY[step]}
			}
			for name, want := range columns {
				if got, assigned := s.last(name); assigned && got != want {
					t.Fatalf("%s, step %d: %s is %v, the track has %v", track.Rule.ID, step, name, got, want)
				}
			}
			if end, _ := s.last("θ"); end != s.To || s.From != (Pair{track.X[step-1], track.Y[step-1]}) || s.Gradient != (Pair{track.GX[step], track.GY[step]}) {
				t.Fatalf("%s, step %d goes from %v to %v with %v", track.Rule.ID, step, s.From, s.To, s.Gradient)
			}
			if s.Plan.Branch != track.Branch[step] {
				t.Fatalf("%s, step %d is %v", track.Rule.ID, step, s.Plan.Branch)
			}
		}
	}
}

// last is the last value that a step gives to a symbol.
func (s *Step) last(symbol string) (v Pair, ok bool) {
	for _, l := range s.Lines {
		if l.Symbol == symbol {
			v, ok = l.Value, true
		}
	}
	return v, ok
}

// Every line is what its equation makes of its terms, to a few units in the last place of what was added up: what is
// shown below an equation is its value.
func TestLinesAreTheirEquations(t *testing.T) {
	var in Inspector
	for track := range tracks(t, 20) {
		for step := 1; step < track.Len(); step++ {
			s := in.At(track, step)
			for i := range s.Lines {
				l := &s.Lines[i]
				now, scale := make(scope), 0.0
				for _, term := range l.Terms {
					now[term.Name] = term.Value
				}
				if l.Kind == optim.Slope || l.Kind == optim.Place || l.Kind == optim.Way || l.Kind == optim.Size {
					for _, term := range l.Terms { // which may cancel
						if !term.Given {
							scale = max(scale, math.Abs(term.Value[0]), math.Abs(term.Value[1]))
						}
					}
				}
				if l.Symbol == "ρ" || l.Symbol == "r" { // as do these, of numbers up to ρ∞
					scale = 1e-8 * math.Abs(2/(1-s.Hyper.Beta2)) / 0x1p-40
				}
				want := l.parsed.value(now)
				for axis := range 2 {
					if got, tol := l.Value[axis], 0x1p-40*(math.Abs(want[axis])+scale); !(math.Abs(got-want[axis]) <= tol) && !same(got, want[axis]) {
						t.Fatalf("%s, step %d: %s ← %s is %v, its equation makes it %v", track.Rule.ID, step, l.Symbol, l.Expr, got, want[axis])
					}
				}
			}
		}
	}
}

// Looking in any order and with one inspector for all gives the same as a look of its own.
func TestOrderDoesNotMatter(t *testing.T) {
	var in Inspector
	r := rand.New(rand.NewPCG(8, 8))
	for track := range tracks(t, 2) {
		for range 20 {
			step := 1 + r.IntN(track.Last())
			got := in.At(track, step)
			fresh := new(Inspector)
			want := fresh.At(track, step)
			if in.At(track, step) != got {
				t.Error("the same step is taken again")
			}
			if len(got.Lines) != len(want.Lines) || got.To != want.To || len(got.Settings) != len(want.Settings) {
				t.Fatalf("%s, step %d: %+v, alone %+v", track.Rule.ID, step, got, want)
			}
			for i := range got.Lines {
				a, b := &got.Lines[i], &want.Lines[i]
				if a.Value != b.Value || a.Last != b.Last || a.New != b.New || len(a.Terms) != len(b.Terms) {
					t.Fatalf("%s, step %d: %+v, alone %+v", track.Rule.ID, step, a, b)
				}
				for k := range a.Terms {
					if a.Terms[k] != b.Terms[k] {
						t.Fatalf("%s, step %d: %+v, alone %+v", track.Rule.ID, step, a.Terms[k], b.Terms[k])
					}
				}
			}
		}
	}
}
