package optim_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// traceCounts says how many cases each file holds, and how many of them can be replayed, so that none is lost on the
// way. The others record some of their steps only.
var traceCounts = []struct {
	file           string
	cases, replays int
}{{"adam", 47, 44}, {"amsgrad", 41, 38}, {"radam", 59, 55}, {"adabelief", 80, 75},
	{"adam_warmup", 34, 32}, {"noam", 25, 24}, {"nadam", 23, 21}, {"sophia", 29, 27}, {"rules", 51, 51}}

// TestTraces runs every recorded case twice through an Optimizer with its groups: fed with the recorded gradients,
// where nothing can amplify a difference, and with its own. Fed with theirs, labml's
// rules agree to the bit; Noam's rate does not, because its t^(−1/2) comes from a
// better power function.
func TestTraces(t *testing.T) {
	for _, file := range traceCounts {
		var f traceFile
		readJSON(t, file.file, &f)
		if len(f.Cases) != file.cases {
			t.Errorf("%s holds %d cases, want %d", file.file, len(f.Cases), file.cases)
		}
		worst, exact, replays := 0.0, 0, 0
		for i := range f.Cases {
			c := &f.Cases[i]
			closed := runCase(t, &f, c, false)
			if c.Every != 1 {
				if closed == 0 {
					exact++
				}
				continue
			}
			replays++
			w := runCase(t, &f, c, true)
			if w == 0 {
				exact++
			}
			worst = max(worst, w)
			if w != 0 && strings.HasPrefix(c.Source, "labml") && c.Optimizer != "Noam" {
				t.Errorf("%s is not equal to the bit", c.ID)
			}
		}
		if replays != file.replays {
			t.Errorf("%s: %d cases replayed, want %d", file.file, replays, file.replays)
		}
		t.Logf("%s: %d cases, %d of them replayed, %d equal to the bit, worst %.2g of what is allowed",
			file.file, len(f.Cases), replays, exact, worst)
	}
}

// TestSinglePrecisionTraces runs recordings whose tensors were float32, along given gradients. Every step rounds a
// parameter twice there, at the product and at the sum, and moments forget their roundings: that is the tolerance.
func TestSinglePrecisionTraces(t *testing.T) {
	var f traceFile
	readJSON(t, "float32", &f)
	if len(f.Cases) != 30 {
		t.Errorf("%d cases, want 30", len(f.Cases))
	}
	worst := 0.0
	for i := range f.Cases {
		c := &f.Cases[i]
		c.Tolerance.Closed = 2 * float64(c.Steps) * 0x1p-24
		worst = max(worst, runCase(t, &f, c, false))
	}
	if t.Logf("worst %.2g of what is allowed", worst); worst < 0x1p-10 {
		t.Error("these recordings are no coarser than those of float64")
	}
}

// runCase runs one case and returns the worst difference, as a part of what is allowed.
func runCase(t *testing.T, f *traceFile, c *traceCase, replay bool) float64 {
	t.Helper()
	tol := c.Tolerance.Closed
	if replay {
		tol = c.Tolerance.Replay
	}
	if !(tol > 0) {
		t.Fatal(c.ID, "has no tolerance")
	}
	params, grads := append([]float64(nil), c.Start...), make([]float64, len(c.Start))
	tensors := c.tensors(t, params, grads)
	o := c.optimizer(t, tensors)
	check := newChecker(c, tol)
	at := 0
	for step1 := 1; step1 <= c.Steps; step1++ {
		switch {
		case c.Objective.Name == "given_gradients":
			seq := f.Sequences[c.Objective.Sequence]
			copy(grads, seq[(step1-1)%len(seq)])
		case replay:
			copy(grads, c.Trace.Grad[step1-1])
		default:
			gradient(t, c.Objective.Name, params, grads)
		}
		moved := step(t, o, tensors, step1)
		if at < len(c.Trace.T) && c.Trace.T[at] == step1 {
			check.row(t, at, params, tensors, moved)
			at++
		}
	}
	if at != len(c.Trace.T) || at == 0 {
		t.Errorf("%s: %d rows compared, want %d", c.ID, at, len(c.Trace.T))
	}
	return check.worst
}

// checker compares a run with every column that its trace has.
type checker struct {
	c       *traceCase
	columns []*column
	parts   []func(*tensor) []float64
	tol     float64
	worst   float64
}

func newChecker(c *traceCase, tol float64) *checker {
	k := &checker{c: c, tol: tol}
	k.columns = []*column{newColumn("param", c.Trace.Param, tol)}
	k.parts = []func(*tensor) []float64{nil}
	add := func(name string, want [][]float64, part func(*tensor) []float64) {
		if want != nil {
			k.columns = append(k.columns, newColumn(name, want, tol))
			k.parts = append(k.parts, part)
		}
	}
	for name, want := range map[string][][]float64{"m": c.Trace.M, "v": c.Trace.V, "s": c.Trace.S, "n": c.Trace.N, "u": c.Trace.U} {
		add(name, want, func(x *tensor) []float64 { return named(x, name) })
	}
	add("vmax", c.Trace.VMax, func(x *tensor) []float64 { return x.state.VMax })
	add("smax", c.Trace.SMax, func(x *tensor) []float64 { return x.state.VMax })
	add("h", c.Trace.H, func(x *tensor) []float64 {
		h := slices.Clone(x.state.V)
		if c.Source == "official-sophia" { // which multiplies by B in the step
			for i := range h {
				h[i] /= float64(x.from.Tokens)
			}
		}
		return h
	})
	return k
}

// named is a part of the state by the name that the rule has for it, nil if it has none.
func named(x *tensor, name string) []float64 {
	switch name {
	case x.rule.Moment1:
		return x.state.M
	case x.rule.Moment2:
		return x.state.V
	}
	if i := slices.Index(x.rule.Further, name); i >= 0 {
		return x.state.Further[i]
	}
	return nil
}

func (k *checker) row(t *testing.T, at int, params []float64, tensors []tensor, moved []bool) {
	t.Helper()
	for i, col := range k.columns {
		got := params
		if k.parts[i] != nil {
			got = gather(tensors, k.parts[i])
		}
		k.worst = max(k.worst, col.worst(t, k.c.ID, at, got))
	}
	for i := range tensors {
		k.scalarRow(t, at, i, &tensors[i], moved[i])
	}
}

// scalarRow compares step size, branch, ρ, r and the counter of one tensor. A tensor
// that had no gradient has no step to compare, and the trace says "none" then.
func (k *checker) scalarRow(t *testing.T, at, i int, x *tensor, moved bool) {
	t.Helper()
	tr, s := &k.c.Trace, x.state
	want := k.c.Trace.T[at]
	if tr.Step != nil {
		want = tr.Step[at][i]
	}
	if s.T != want {
		t.Errorf("%s: tensor %d took %d steps, want %d", k.c.ID, i, s.T, want)
	}
	if !moved {
		if tr.Branch != nil && tr.Branch[at][i] != "none" {
			t.Errorf("%s: tensor %d is %s without a gradient", k.c.ID, i, tr.Branch[at][i])
		}
		return
	}
	if tr.Branch != nil && tr.Branch[at][i] != traced(s.Plan.Branch) {
		t.Errorf("%s: row %d is %v, want %s", k.c.ID, at, s.Plan.Branch, tr.Branch[at][i])
	}
	k.optional(t, "step_size_m", tr.StepSizeM, at, i, s.Plan.K)
	k.optional(t, "step_size_grad", tr.StepSizeG, at, i, s.Plan.KGrad)
	k.optional(t, "mu_product", tr.MuProduct, at, i, s.MuProduct)
	k.optional(t, "lr_t", tr.LRT, at, i, s.Plan.Rate)
	rectified := x.rule.ID == "radam" || x.hyper.Rectify
	slackRho, slackR := slack(x.hyper.Beta2, s.T)
	if tr.StepSize != nil {
		slackK := 0.0
		if rectified && s.Plan.Branch == optim.BranchAdaptive {
			slackK = slackR
		}
		k.scalar(t, "step_size", at, tr.StepSize[at][i], s.Plan.K, slackK)
	}
	if tr.RhoT != nil {
		radam, _ := optim.Lookup("radam")
		k.scalar(t, "rho", at, tr.RhoT[at][i], radam.Plan(&x.hyper, s.T).Rho, slackRho)
	}
	if !rectified {
		if s.Plan.Rho != 0 || s.Plan.R != 1 {
			t.Errorf("%s: row %d has ρ = %v and r = %v without rectification", k.c.ID, at, s.Plan.Rho, s.Plan.R)
		}
	} else if tr.RT != nil {
		k.scalar(t, "r", at, tr.RT[at][i], s.Plan.R, slackR)
	}
}

// traced is the name that traces have for a branch: they know of no clipping.
func traced(b optim.Branch) string {
	if b == optim.BranchClipped {
		b = optim.BranchPlain
	}
	return b.String()
}

// optional compares one number where the trace has it.
func (k *checker) optional(t *testing.T, name string, want [][]*float64, at, i int, got float64) {
	t.Helper()
	if want != nil {
		k.scalar(t, name, at, want[at][i], got, 0)
	}
}

// slack is how far two good evaluations of ρ and r may differ, relative to their
// values: ρ is the small difference of two numbers near 2/(1−β₂), and an error of
// β₂ᵗ reaches it multiplied by 2t/c₂². The powers here and there differ by a few
// units in the last place.
func slack(beta2 float64, t int) (rho, r float64) {
	const ulps = 8 * 0x1p-53
	b2t := math.Pow(beta2, float64(t))
	c2 := 1 - b2t
	rhoInf := 2/(1-beta2) - 1
	value := rhoInf - 2*float64(t)*b2t/c2
	off := ulps * (2*float64(t)*b2t/(c2*c2) + rhoInf)
	return off / math.Abs(value), off / (value - 4)
}

// scalar compares one number, with more slack than the case's tolerance where it
// is ill-conditioned; a missing one stands for zero here.
func (k *checker) scalar(t *testing.T, name string, at int, want *float64, got, slack float64) {
	t.Helper()
	var w float64
	if want != nil {
		w = *want
	}
	if got == w {
		return
	}
	off := math.Abs(got-w) / ((2*k.tol + slack) * math.Abs(w))
	if !(off <= 1) {
		t.Errorf("%s: %s at row %d is %v, want %v", k.c.ID, name, at, got, w)
	}
	k.worst = max(k.worst, off)
}
