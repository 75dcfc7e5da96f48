package optim_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/formula"
)

// equationSteps are the steps around which equations change.
var equationSteps = []int{1, 2, 5, 6, 7, 100}

// TestEquations evaluates what is shown and compares it with what is computed:
// every rule with every combination of its options.
func TestEquations(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 0))
	total := 0
	for _, rule := range optim.Rules() {
		count := 0
		for h := range variants(rule) {
			for _, step := range equationSteps {
				count++
				if problem := compareEquations(rule, h, step, r); problem != "" {
					t.Errorf("%s, step %d, %+v: %s", rule.ID, step, h, problem)
				}
			}
		}
		total += count
		t.Logf("%s: %d sets of equations", rule.ID, count)
	}
	if total < 6000 {
		t.Errorf("%d sets of equations only", total)
	}
}

// variants yields every combination of the options that a rule reads, with and
// without decay, for a β₂ that rectifies from step 6 and one that never does. The
// first powers of both are exact, so that the cancellation in ρ hides nothing.
func variants(rule *optim.Rule) func(func(optim.Hyper) bool) {
	return func(yield func(optim.Hyper) bool) {
		var flags []optim.Field
		for _, id := range rule.Reads {
			if f := optim.FieldOf(id); f.Kind == optim.FieldFlag {
				flags = append(flags, f)
			}
		}
		for bits := range 1 << len(flags) {
			h := rule.Defaults
			for i, f := range flags {
				*f.Flag(&h) = bits>>i&1 == 1
			}
			h.LR, h.Eps, h.Dampening = 0.03, 1e-3, 0.25
			h.RateDecay, h.Initial, h.Interval = 0.125, 0.25, 3
			h.Warmup, h.DModel = 6, 16 // the warm-up ends among equationSteps
			for _, beta2 := range []float64{31.0 / 32, 0.5} {
				h.Beta2 = beta2
				for _, mode := range []optim.DecayMode{optim.DecayDecoupled, optim.DecayAbsolute, optim.DecayCoupled} {
					for _, coef := range []float64{0, 0.01} {
						h.Decay = optim.Decay{Mode: mode, Coef: coef}
						if !yield(h) {
							return
						}
						if rule.ID != "rmsprop" { // whose momentum is an option
							continue
						}
						rolling := h
						rolling.Momentum = 0.9
						if !yield(rolling) {
							return
						}
					}
				}
			}
		}
	}
}

// compareEquations takes one step from a random state in both ways.
func compareEquations(rule *optim.Rule, h optim.Hyper, t int, r *rand.Rand) string {
	s := rule.NewState(1)
	s.T, s.MuProduct = t-1, 0.5
	theta, g := []float64{r.NormFloat64()}, []float64{r.NormFloat64()}
	from := theta[0]
	scope := map[string]float64{"θ": from, "g": g[0], "t": float64(t), "α": h.LR, "β1": h.Beta1, "β2": h.Beta2,
		"ε": h.Eps, "λ": h.Decay.Coef, "τ": h.Dampening}
	scope["μ"], scope["ψ"], scope["ρ"], scope["M"] = h.Momentum, h.MomentumDecay, h.Clip, s.MuProduct
	scope["β3"], scope["η"], scope["v0"] = h.Beta3, h.RateDecay, h.Initial
	scope["w"], scope["d"] = h.Warmup, h.DModel
	fill := func(x []float64, name string, v float64) {
		if len(x) == 1 {
			x[0], scope[name] = v, v
		}
	}
	fill(s.M, rule.Moment1, r.NormFloat64())
	fill(s.V, rule.Moment2, r.ExpFloat64())
	if rule.Curvature != nil { // which may be negative
		fill(s.V, rule.Moment2, r.NormFloat64())
	}
	fill(s.VMax, rule.Moment2+"max", r.ExpFloat64())
	for i, name := range rule.Further {
		fill(s.Further[i], name, r.ExpFloat64())
	}
	if rule.NeedsCurvature(&h, t) {
		scope["ĥ"] = r.NormFloat64()
		rule.Curvature(&h, s, []float64{scope["ĥ"]})
	}
	rule.Step(&h, s, theta, g)

	last := ""
	for _, e := range rule.Equations(&h, t) {
		x, err := evaluate(e.Expr, scope)
		if err != nil {
			return err.Error()
		}
		if e.Note == "" || math.IsNaN(x) {
			return fmt.Sprintf("%s = %s is %v (%q)", e.Symbol, e.Expr, x, e.Note)
		}
		scope[e.Symbol], last = x, e.Symbol
	}
	if last != "θ" {
		return "the last equation assigns " + last
	}
	return differences(rule, &h, s, from, theta[0], scope)
}

// differences compares the scope after the equations with the state after Step,
// to a few units in the last place of what was added up.
func differences(rule *optim.Rule, h *optim.Hyper, s *optim.State, from, theta float64, scope map[string]float64) string {
	const tol = 16 * 0x1p-53
	check := func(name string, want, scale float64) string {
		if got := scope[name]; !(math.Abs(got-want) <= tol*(math.Abs(want)+scale)) {
			return fmt.Sprintf("%s is %v in the equations, %v in Step; ", name, got, want)
		}
		return ""
	}
	scale := math.Abs(from)
	if s.Plan.KDiff != 0 { // another term, which may cancel the first
		scale += math.Abs(s.Plan.KDiff*s.Further[0][0]) / (math.Sqrt(s.V[0])/s.Plan.Root + h.Eps)
	}
	all := check("θ", theta, scale)
	if s.M != nil {
		all += check(rule.Moment1, s.M[0], 1)
	}
	if s.V != nil {
		scale := 0.0
		if rule.Curvature != nil { // which is no sum of squares
			scale = 1
		}
		all += check(rule.Moment2, s.V[0], scale)
	}
	for i, name := range rule.Further {
		all += check(name, s.Further[i][0], 1)
	}
	if h.AMSGrad {
		all += check(rule.Moment2+"max", s.VMax[0], 0)
	}
	for _, scalar := range []struct {
		name string
		want float64
	}{{"αt", s.Plan.Rate}, {"k", s.Plan.K}, {"r", s.Plan.R}, {"c2", s.Plan.C2}, {"kd", s.Plan.KDiff}} {
		if _, shown := scope[scalar.name]; shown {
			all += check(scalar.name, scalar.want, 0)
		}
	}
	return all
}

// evaluate computes an expression of package formula in a scope.
func evaluate(expr string, scope map[string]float64) (float64, error) {
	var names []string
	var args []float64
	for name, x := range scope {
		names, args = append(names, name), append(args, x)
	}
	f, err := formula.Parse(expr, names...)
	if err != nil {
		return 0, err
	}
	return f.Eval(args...), nil
}
