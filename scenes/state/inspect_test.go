package state_test

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/formula"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// anyStep is a random state with one entry of a rule, and a step that it has taken.
func anyStep(t *testing.T, rule *optim.Rule, random *rand.Rand) (state.State, run.Result, int) {
	t.Helper()
	for {
		s := state.Default()
		set := func(id, text string) {
			if err := s.Set(id, text); err != nil {
				t.Fatalf("%s = %q: %v", id, text, err)
			}
		}
		set("surface", surface.All()[random.IntN(len(surface.All()))].ID)
		set("entries", rule.ID)
		set("steps", "400")
		put := func(c control.Control, text string) {
			if err := c.Set(text); err != nil {
				t.Fatalf("%s = %q: %v", c.ID, text, err)
			}
		}
		for _, c := range s.Controls() {
			mine := strings.HasPrefix(c.ID, rule.ID+".") && !c.Derived && c.ID != rule.ID+".hide"
			switch {
			case !mine && c.ID != "noise" || random.IntN(3) == 0:
			case c.Kind == control.Number:
				put(c, control.FormatNumber(c.Num.At(random.Float64())))
			case c.Kind == control.Toggle:
				put(c, control.FormatFlag(random.IntN(2) == 0))
			case c.Kind == control.Choice:
				put(c, c.Options[random.IntN(len(c.Options))].Value)
			}
		}
		set("play", "0")
		result := run.Compute(s.Run)
		last := result.Tracks[0].Last()
		if last < 1 {
			continue // it blew up at once
		}
		// The first steps are where the forms change.
		step := 1 + random.IntN(last)
		if random.IntN(2) == 0 {
			step = 1 + random.IntN(min(last, 8))
		}
		s.Seek(step)
		return s, result, step
	}
}

// perRule is how many random states each rule is looked at in.
const perRule = 40

// eachStep looks at random steps of every rule.
func eachStep(t *testing.T, do func(t *testing.T, s *state.State, result *run.Result, step int)) {
	random := rand.New(rand.NewPCG(31, 32))
	branches := make(map[optim.Branch]int)
	for _, rule := range optim.Rules() {
		for range perRule {
			s, result, step := anyStep(t, rule, random)
			branches[result.Tracks[0].Branch[step]]++
			do(t, &s, &result, step)
			if t.Failed() {
				t.Fatalf("with %s", s.Link())
			}
		}
	}
	for _, b := range []optim.Branch{optim.BranchNone, optim.BranchAdaptive, optim.BranchPlain, optim.BranchSign, optim.BranchClipped} {
		if branches[b] < 5 {
			t.Errorf("only %d steps of the branch %v", branches[b], b)
		}
	}
}

// columns are the numbers of a track by the symbols of the rule's equations: an account of its own.
func columns(track *run.Track) map[string][2][]float64 {
	all := map[string][2][]float64{"θ": {track.X, track.Y}}
	if track.MX != nil {
		all[track.Rule.Moment1] = [2][]float64{track.MX, track.MY}
	}
	if track.VX != nil {
		all[track.Rule.Moment2] = [2][]float64{track.VX, track.VY}
	}
	if track.WX != nil {
		all[track.Rule.Moment2+"max"] = [2][]float64{track.WX, track.WY}
	}
	for k, name := range track.Rule.Further {
		all[name] = track.Further[k]
	}
	for name, column := range map[string][]float64{"M": track.MuProduct, "k": track.K, "ρ": track.Rho, "r": track.R} {
		if column != nil {
			all[name] = [2][]float64{column, column}
		}
	}
	return all
}

// account is what an equation of a step is made of, and what it gives, for x and y.
type account struct {
	optim.Equation
	scope map[string][2]float64
	given map[string]bool
	out   [2]float64
}

// accounts evaluates the equations of a step once more, from the columns of the track alone.
func accounts(t *testing.T, track *run.Track, step int) []account {
	t.Helper()
	h := track.Hyper(step)
	scope := map[string][2]float64{"g": {track.GX[step], track.GY[step]}}
	given := make(map[string]bool)
	for name, v := range map[string]float64{"t": float64(step), "α": h.LR, "β1": h.Beta1, "β2": h.Beta2, "β3": h.Beta3, "ε": h.Eps,
		"λ": h.Decay.Coef, "τ": h.Dampening, "μ": h.Momentum, "ψ": h.MomentumDecay, "η": h.RateDecay, "v0": h.Initial,
		"ρ": h.Clip, "w": h.Warmup, "d": h.DModel} {
		scope[name], given[name] = [2]float64{v, v}, true
	}
	if track.HX != nil {
		scope["ĥ"] = [2]float64{track.HX[step], track.HY[step]}
	}
	recorded := columns(track)
	for name, column := range recorded {
		if name != "k" && name != "ρ" && name != "r" {
			scope[name] = [2]float64{column[0][step-1], column[1][step-1]}
		}
	}
	var all []account
	equations := track.Rule.Equations(&h, step)
	for i, e := range equations {
		a := account{e, maps.Clone(scope), maps.Clone(given), [2]float64{}}
		for k := range 2 {
			a.out[k] = a.fill(t, k).Eval(a.values(k)...)
		}
		scope[e.Symbol], given[e.Symbol] = a.out, false
		again := slices.ContainsFunc(equations[i+1:], func(later optim.Equation) bool { return later.Symbol == e.Symbol })
		if column, ok := recorded[e.Symbol]; ok && !again { // ρ loses digits: what follows goes on from the track's
			scope[e.Symbol] = [2]float64{column[0][step], column[1][step]}
		}
		all = append(all, a)
	}
	return all
}

func (a *account) names() []string { return slices.Sorted(maps.Keys(a.scope)) }

func (a *account) values(coordinate int) []float64 {
	var all []float64
	for _, name := range a.names() {
		all = append(all, a.scope[name][coordinate])
	}
	return all
}

func (a *account) fill(t *testing.T, coordinate int) *formula.Formula {
	t.Helper()
	f, err := formula.Parse(a.Expr, a.names()...)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Every number in the inspector is the track's where the track has it, and what the equation says everywhere.
func TestInspectorEqualsTheTrack(t *testing.T) {
	own, computed := 0, 0
	eachStep(t, func(t *testing.T, _ *state.State, result *run.Result, step int) {
		track := &result.Tracks[0]
		lines := state.Inspect(track, step)
		last := make(map[string]*state.Line)
		for i, a := range accounts(t, track, step) {
			line := &lines[i]
			if line.Equation != a.Equation {
				t.Fatalf("line %d is %v, want %v", i, line.Equation, a.Equation)
			}
			size := max(1, math.Abs(track.X[step-1]), math.Abs(track.Y[step-1]))
			if a.Symbol == "ρ" { // the difference of two numbers of the size ρmax, one of which has 1/ρmax of the digits
				size = a.scope["ρmax"][0] * a.scope["ρmax"][0]
			}
			if !near(line.X, a.out[0], size) || !near(line.Y, a.out[1], size) || line.Scalar && line.X != line.Y {
				t.Errorf("step %d of %s: %s = %s is (%v, %v) in the inspector, want %v", step, track.Rule.ID, a.Symbol, a.Expr, line.X, line.Y, a.out)
			}
			last[a.Symbol] = line
			computed++
		}
		for name, column := range columns(track) {
			if line := last[name]; line != nil {
				own++
				if line.X != column[0][step] || line.Y != column[1][step] {
					t.Errorf("step %d of %s: %s is (%v, %v) in the inspector, (%v, %v) in the track", step, track.Rule.ID, name, line.X, line.Y, column[0][step], column[1][step])
				}
			}
		}
	})
	if own < 1500 || computed < 4000 {
		t.Errorf("%d numbers of tracks, %d of equations: too few", own, computed)
	}
}

// near compares to some units in the last place of numbers of a size. A small step of a large coordinate loses digits.
func near(a, b, size float64) bool {
	return a == b || math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b))+1e-15*size
}

// insideOf is the panel of the selected entry's inside.
func insideOf(t *testing.T, s *state.State, result *run.Result) control.Panel {
	t.Helper()
	for _, p := range s.Panels(result) {
		if p.ID == "inside" {
			return p
		}
	}
	t.Fatal("there is no inside")
	return control.Panel{}
}

// What is written in the panel are these numbers: the table's are the track's, and each equation ends in its result.
func TestInsideIsWrittenRight(t *testing.T) {
	eachStep(t, func(t *testing.T, s *state.State, result *run.Result, step int) {
		track := &result.Tracks[0]
		if err := s.Set("details", "1"); err != nil {
			t.Fatal(err)
		}
		lines := state.Inspect(track, step)
		rows := make(map[string]control.Readout)
		n := 0
		for _, r := range insideOf(t, s, result).Readouts {
			rows[r.ID] = r
			if r.Under == nil {
				continue
			}
			line := &lines[n]
			n++
			want := []float64{line.X, line.Y}
			if line.Scalar {
				want = want[:1]
			}
			if len(r.Under) != len(want) || r.Title != line.Note || r.MathML == "" || len(r.Cells) != 1 {
				t.Fatalf("%s: %+v", line.Expr, r)
			}
			for k, pieces := range r.Under {
				text := ""
				for _, p := range pieces {
					text += p.Text
				}
				_, result, _ := strings.Cut(text, " = ")
				if result = strings.Trim(result, " ↑↓"); result != formula.Number(control.Round(want[k], 4)) {
					t.Errorf("%s = %s ends in %q, want %v", line.Symbol, line.Expr, text, want[k])
				}
			}
		}
		if n != len(lines) {
			t.Errorf("%d equations of %d are shown", n, len(lines))
		}
		for id, column := range map[string][2][]float64{"theta": {track.X, track.Y}, "g": {track.GX, track.GY}, "m": {track.MX, track.MY}, "step": {track.DX, track.DY}} {
			if column[0] == nil {
				continue
			}
			if r := rows["inside."+id]; r.Cells[0] != state.Number(column[0][step]) || r.Cells[1] != state.Number(column[1][step]) {
				t.Errorf("%s is shown as %v, want (%v, %v)", id, r.Cells, column[0][step], column[1][step])
			}
		}
	})
}

// A number is marked if and only if it is read otherwise than in the same equation of the step before; in an equation
// that the step before did not have, all that is computed is new.
func TestChangesAreMarked(t *testing.T) {
	marked, unmarked, news := 0, 0, 0
	eachStep(t, func(t *testing.T, s *state.State, result *run.Result, step int) {
		if step < 2 {
			return
		}
		s.View.Details = true
		track := &result.Tracks[0]
		before := accounts(t, track, step-1)
		rows := slices.DeleteFunc(insideOf(t, s, result).Readouts, func(r control.Readout) bool { return r.Under == nil })
		for i, a := range accounts(t, track, step) {
			k := slices.IndexFunc(before, func(b account) bool { return b.Equation == a.Equation })
			if k < 0 {
				news++
			}
			for coordinate, pieces := range rows[i].Under {
				values, marks := a.values(coordinate), make([]bool, len(a.scope))
				for n, name := range a.names() {
					read := func(v float64) float64 {
						if a.given[name] {
							return v
						}
						return control.Round(v, 4)
					}
					values[n] = read(values[n])
					marks[n] = k < 0 && !a.given[name] || k >= 0 && values[n] != read(before[k].scope[name][coordinate])
				}
				want := a.fill(t, coordinate).Fill(values, marks)
				got := pieces[1 : len(pieces)-2] // without the label and the result
				if len(got) != len(want) {
					t.Fatalf("step %d, %s: %v, want %v", step, a.Expr, got, want)
				}
				for n := range want {
					if got[n] != control.Piece(want[n]) {
						t.Errorf("step %d, %s: %v, want %v", step, a.Expr, got, want)
					}
					if want[n].Marked {
						marked++
					} else {
						unmarked++
					}
				}
				out := pieces[len(pieces)-1]
				if rises, falls := strings.Contains(out.Text, "↑"), strings.Contains(out.Text, "↓"); k >= 0 {
					now, was := control.Round(a.out[coordinate], 4), control.Round(before[k].out[coordinate], 4)
					if math.Abs(now-was) > 1e-3*math.Abs(now) && (rises != (now > was) || falls != (now < was) || !out.Marked) {
						t.Errorf("step %d, %s: %v, from %v to %v", step, a.Expr, out, was, now)
					}
				} else if rises || falls || !out.Marked {
					t.Errorf("step %d, %s: %v is the result of a new equation", step, a.Expr, out)
				}
			}
		}
	})
	if marked < 3000 || unmarked < 3000 || news < 10 {
		t.Errorf("%d pieces are marked, %d are not, %d equations are new", marked, unmarked, news)
	}
}
