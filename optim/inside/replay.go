package inside

import (
	"math"
	"slices"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
)

// replay repeats a track from what it recorded, without the loss: a rule depends on nothing else.
type replay struct {
	track *run.Track
	state *optim.State
}

func newReplay(track *run.Track) replay { return replay{track, track.Rule.NewState(2)} }

// to makes the state that of after n steps.
func (r *replay) to(n int) {
	if r.state.T > n {
		*r = newReplay(r.track)
	}
	for r.state.T < n {
		t := r.state.T + 1
		h := r.track.Hyper(t)
		r.look(&h, t)
		r.step(&h, t)
	}
}

// look lets the rule look at the curvature, where it does before step t.
func (r *replay) look(h *optim.Hyper, t int) {
	if r.track.Rule.NeedsCurvature(h, t) {
		r.track.Rule.Curvature(h, r.state, []float64{r.track.HX[t], r.track.HY[t]})
	}
}

// step takes step t and returns the point that it leads to.
func (r *replay) step(h *optim.Hyper, t int) Pair {
	theta := [2]float64{r.track.X[t-1], r.track.Y[t-1]}
	grads := [2]float64{r.track.GX[t], r.track.GY[t]}
	r.track.Rule.Step(h, r.state, theta[:], grads[:])
	return theta
}

// scope holds what the symbols of a rule's equations are.
type scope map[string]Pair

// both is a number that is the same for x and y.
func both(v float64) Pair { return Pair{v, v} }

// letters spells a symbol of optim.Field as equations do.
func letters(symbol string) string {
	return strings.Map(func(r rune) rune {
		if r >= '₀' && r <= '₉' {
			return '0' + r - '₀'
		}
		return r
	}, symbol)
}

// given are the settings of a rule and the number of the step, by their symbols.
func given(rule *optim.Rule, h *optim.Hyper, t int) scope {
	s := scope{"t": both(float64(t))}
	for _, id := range rule.Reads {
		if f := optim.FieldOf(id); f.Kind == optim.FieldNumber {
			s[letters(f.Symbol)] = both(*f.Num(h))
		}
	}
	return s
}

// kept adds what the rule remembers.
func (s scope) kept(rule *optim.Rule, state *optim.State) {
	add := func(name string, x []float64) {
		if name != "" && len(x) == 2 {
			s[name] = Pair{x[0], x[1]}
		}
	}
	add(rule.Moment1, state.M)
	add(rule.Moment2, state.V)
	add(rule.Moment2+"max", state.VMax)
	for i, name := range rule.Further {
		add(name, state.Further[i])
	}
	s["M"] = both(state.MuProduct)
}

// exact are the numbers of a step that the rule itself has computed, by the symbols of its equations.
func exact(rule *optim.Rule, state *optim.State, to Pair) scope {
	p := &state.Plan
	s := scope{"αt": both(p.Rate), "k": both(p.K), "kd": both(p.KDiff), "r": both(p.R), "ρ": both(p.Rho),
		"c1": both(p.C1), "c2": both(p.C2), "θ": to}
	s.kept(rule, state)
	return s
}

// names are the symbols of a scope in a fixed order.
func (s scope) names() []string {
	all := make([]string, 0, len(s))
	for name := range s {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

// take repeats step t.
func (in *Inspector) take(t int) *Step {
	r := &in.replay
	r.to(t - 1)
	track := r.track
	s := &Step{T: t, Rule: track.Rule, Hyper: track.Hyper(t),
		From: Pair{track.X[t-1], track.Y[t-1]}, Gradient: Pair{track.GX[t], track.GY[t]}}
	now := given(s.Rule, &s.Hyper, t)
	now.kept(s.Rule, r.state)
	now["θ"], now["g"] = s.From, s.Gradient
	if track.HX != nil {
		now["ĥ"] = Pair{track.HX[t], track.HY[t]}
	}
	equations := s.Rule.Equations(&s.Hyper, t)
	r.look(&s.Hyper, t)
	s.To = r.step(&s.Hyper, t)
	s.Plan = r.state.Plan
	in.fill(s, equations, now, exact(s.Rule, r.state, s.To))
	return s
}

// fill makes the lines of a step from what its symbols are before it, and what the rule itself has computed.
func (in *Inspector) fill(s *Step, equations []optim.Equation, now, truth scope) {
	settings := given(s.Rule, &s.Hyper, s.T)
	s.Lines = make([]Line, len(equations))
	for i, e := range equations {
		l := &s.Lines[i]
		l.Equation, l.parsed = e, in.parse(e, now)
		l.Terms = l.parsed.terms(now, settings, equations)
		if v, ok := truth[e.Symbol]; ok && last(equations, i) {
			l.Value = v
		} else {
			l.Value = l.parsed.value(now)
		}
		delete(settings, e.Symbol) // μ of NAdam is no setting of Momentum's
		now[e.Symbol] = l.Value
	}
}

// last says whether no later equation assigns the symbol of equation i.
func last(equations []optim.Equation, i int) bool {
	return !slices.ContainsFunc(equations[i+1:], func(e optim.Equation) bool { return e.Symbol == equations[i].Symbol })
}

// Finite says whether a pair can be drawn.
func (p Pair) Finite() bool { return !math.IsNaN(p[0]-p[0]) && !math.IsNaN(p[1]-p[1]) }
