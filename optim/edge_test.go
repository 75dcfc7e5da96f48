package optim_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

type edgeCase struct {
	ID, Name, Source, Optimizer string
	Hyper                       traceHyper
	Effective                   *flags
	Start                       []number
	Gradients                   [][]number
	Error                       *string
	Trace                       struct {
		Param, M, V, S, H, VMax, SMax [][]number
		StepSize                      [][]*number `json:"step_size"`
		Branch                        [][]string
		LRT                           [][]*number `json:"lr_t"`
		RhoT                          [][]*number `json:"rho_t"`
		RT                            [][]*number `json:"r_t"`
		StepSizeG                     [][]*number `json:"step_size_grad"`
		StepSizeM                     [][]*number `json:"step_size_m"`
		MuProduct                     [][]*number `json:"mu_product"`
	}
}

const edgeTol = 2e-12

// TestEdgeCases runs zero, huge, infinite and missing numbers through every rule.
func TestEdgeCases(t *testing.T) {
	var f struct{ Cases []edgeCase }
	readJSON(t, "edge_cases", &f)
	if len(f.Cases) != 95 {
		t.Errorf("%d cases, want 95", len(f.Cases))
	}
	refused, foreach := 0, 0
	for i := range f.Cases {
		c := &f.Cases[i]
		t.Run(c.ID, func(t *testing.T) {
			switch {
			case c.Error != nil:
				refused++
				c.refused(t)
			case c.Source == "torch-1.13.1-foreach" && c.Optimizer == "RAdam":
				foreach++
				c.foreachRAdam(t)
			default:
				c.run(t)
			}
		})
	}
	if refused != 4 || foreach != 5 {
		t.Errorf("%d refused and %d of multi-tensor RAdam, want 4 and 5", refused, foreach)
	}
}

// tensor sets the case up with our start, gradients to be filled in.
func (c *edgeCase) tensor(t *testing.T) tensor {
	t.Helper()
	return newTensor(t, c.Source, c.Optimizer, c.Hyper, c.Effective, floats(c.Start), make([]float64, len(c.Start)))
}

func (c *edgeCase) run(t *testing.T) {
	x := c.tensor(t)
	tr := &c.Trace
	if len(tr.Param) != len(c.Gradients) || len(tr.M) == 0 {
		t.Fatalf("%d gradients, %d rows", len(c.Gradients), len(tr.Param))
	}
	for i, g := range c.Gradients {
		copy(x.grads, floats(g))
		x.step(i + 1)
		for _, col := range []struct {
			name string
			want [][]number
			got  []float64
		}{{"param", tr.Param, x.params}, {"m", tr.M, x.state.M}, {"v", tr.V, x.state.V}, {"s", tr.S, x.state.V},
			{"h", tr.H, x.state.V}, {"vmax", tr.VMax, x.state.VMax}, {"smax", tr.SMax, x.state.VMax}} {
			if col.want == nil {
				continue
			}
			for j, want := range floats(col.want[i]) {
				if !same(col.got[j], want, edgeTol) {
					t.Errorf("%s: %s[%d] after step %d is %v, want %v", c.Name, col.name, j, i+1, col.got[j], want)
				}
			}
		}
		c.scalars(t, i, &x)
	}
}

func (c *edgeCase) scalars(t *testing.T, i int, x *tensor) {
	t.Helper()
	tr, p := &c.Trace, x.state.Plan
	if tr.Branch != nil && tr.Branch[i][0] != traced(p.Branch) {
		t.Errorf("%s: branch %v at step %d, want %s", c.Name, p.Branch, i+1, tr.Branch[i][0])
	}
	for _, col := range []struct {
		name string
		want [][]*number
		got  float64
	}{{"step_size", tr.StepSize, p.K}, {"step_size_m", tr.StepSizeM, p.K}, {"step_size_grad", tr.StepSizeG, p.KGrad},
		{"mu_product", tr.MuProduct, x.state.MuProduct}, {"lr_t", tr.LRT, p.Rate},
		{"rho_t", tr.RhoT, ruleByID(t, "radam").Plan(&x.hyper, x.state.T).Rho}} {
		if col.want == nil {
			continue
		}
		want := number(0)
		if col.want[i][0] != nil {
			want = *col.want[i][0]
		}
		if !same(col.got, float64(want), edgeTol) {
			t.Errorf("%s: %s at step %d is %v, want %v", c.Name, col.name, i+1, col.got, want)
		}
	}
	if rectified := x.rule.ID == "radam" || x.hyper.Rectify; rectified && tr.RT != nil {
		want := number(0)
		if tr.RT[i][0] != nil {
			want = *tr.RT[i][0]
		}
		if !same(p.R, float64(want), edgeTol) {
			t.Errorf("%s: r at step %d is %v, want %v", c.Name, i+1, p.R, want)
		}
	}
}

// refused: where the reference fails with a division by zero in its first step,
// we refuse the number beforehand.
func (c *edgeCase) refused(t *testing.T) {
	s := subjects[[2]string{c.Source, c.Optimizer}]
	h := c.Hyper.hyper(t, preset(t, s.rule, s.preset), nil)
	var wrong *optim.ValueError
	if err := ruleByID(t, s.rule).Validate(&h); !errors.As(err, &wrong) {
		t.Errorf("%s: %v", c.Name, err)
	}
	if s.rule == "noam" { // and so does the schedule
		if _, err := optim.Noam(h.LR, h.DModel, h.Warmup); err == nil {
			t.Error(c.Name, "is accepted")
		}
	}
}

// foreachRAdam holds the two defects of PyTorch 1.13's multi-tensor RAdam, which
// no option here reproduces: it leaves ε out, and its plain step adds 0·m/√v, which
// is NaN for ever once v = 0. Elsewhere it agrees with RAdam with ε = 0.
func (c *edgeCase) foreachRAdam(t *testing.T) {
	x := c.tensor(t)
	spoilt := make([]bool, len(c.Start))
	for i, g := range c.Gradients {
		copy(x.grads, floats(g))
		x.step(i + 1)
		for j, want := range floats(c.Trace.Param[i]) {
			if x.state.V[j] == 0 {
				spoilt[j] = true
			}
			if spoilt[j] {
				if want == want {
					t.Errorf("%s: coordinate %d at step %d is %v there, want NaN", c.Name, j, i+1, want)
				}
				if x.state.Plan.Branch == optim.BranchPlain && x.params[j] != x.params[j] {
					t.Errorf("%s: coordinate %d is NaN after the plain step %d", c.Name, j, i+1)
				}
			} else if !same(x.params[j], want, edgeTol) {
				t.Errorf("%s: param[%d] after step %d is %v, want %v", c.Name, j, i+1, x.params[j], want)
			}
			if m, v := floats(c.Trace.M[i])[j], floats(c.Trace.V[i])[j]; !same(x.state.M[j], m, edgeTol) || !same(x.state.V[j], v, edgeTol) {
				t.Errorf("%s: moments of %d after step %d are %v, %v, want %v, %v", c.Name, j, i+1, x.state.M[j], x.state.V[j], m, v)
			}
		}
	}
}

// TestForeachEps shows that leaving ε out is what makes the recorded multi-tensor
// RAdam: with the ε that was asked for, the run is another one.
func TestForeachEps(t *testing.T) {
	var f traceFile
	readJSON(t, "radam", &f)
	found := false
	for i := range f.Cases {
		c := &f.Cases[i]
		if c.Source != "torch-1.13.1-foreach" {
			continue
		}
		found = true
		params, grads := slices.Clone(c.Start), make([]float64, len(c.Start))
		x := c.tensors(t, params, grads)[0]
		x.hyper.Eps = float64(*c.Hyper.Eps)
		for s := 1; s <= c.Steps; s++ {
			copy(grads, c.Trace.Grad[s-1])
			x.step(s)
		}
		if off := params[0] - c.Final.Param[0]; x.hyper.Eps == 0 || off*off < 1e-6 {
			t.Errorf("%s: ε = %v leads to %v as well", c.ID, x.hyper.Eps, params[0])
		}
	}
	if !found {
		t.Error("no case of multi-tensor RAdam")
	}
}

func floats(numbers []number) []float64 {
	out := make([]float64, len(numbers))
	for i, x := range numbers {
		out[i] = float64(x)
	}
	return out
}
