package optim_test

import (
	"compress/gzip"
	"encoding/json"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// The files in testdata were recorded by running the reference implementations
// that they name, in float64 and without fused multiply-add. A case is one run.

type traceFile struct {
	Sequences map[string][][]float64 `json:"gradient_sequences"`
	Cases     []traceCase
}

type traceHyper struct {
	LR          number
	Betas       [2]number
	Eps         *number
	WeightDecay struct {
		Mode string
		Coef number
	} `json:"weight_decay"`
	OptimizedUpdate *bool `json:"optimized_update"`
	AMSGrad         *bool
	Rectify         *bool
	DegenerateToSGD *bool   `json:"degenerate_to_sgd"`
	Warmup          *number // AdamWarmup, Noam
	Model           *number `json:"d_model"`
	MomentumDecay   *number `json:"momentum_decay"` // NAdam
	Rho             *number // Sophia
	Tokens          number  `json:"n_tokens"`
	HessianEvery    int     `json:"hessian_every"`
	// Fields are the values by Field.Key, of cases that have them instead of the above.
	Fields map[string]any `json:"-"`
}

// traceGroup overrides hyper-parameters for some tensors.
type traceGroup struct {
	LR, Eps, Warmup, Rho *number
	Betas                *[2]number
	Decay                *number `json:"weight_decay_coef"`
}

// flags are the options that were in force where they are not the ones asked for.
type flags struct {
	OptimizedUpdate bool `json:"optimized_update"`
	AMSGrad         bool
	DegenerateToSGD bool `json:"degenerate_to_sgd"`
	Rectify         bool
}

type traceCase struct {
	ID, Source, Optimizer string
	Hyper                 traceHyper
	Fields                map[string]any
	Mode                  string // of decay, beside Fields
	Effective             *flags
	Groups                []traceGroup
	Tensors               []struct{ Size, Group int }
	// NoGradient lists, per tensor, the steps at which it has none.
	NoGradient map[string][]int `json:"none_grad"`
	Objective  struct{ Name, Sequence string }
	Start      []float64
	Steps      int
	Every      int `json:"record_every"`
	Trace      trace
	Final      struct{ Param []float64 }
	Tolerance  struct {
		Closed float64 `json:"closed_loop"`
		Replay float64
	} `json:"suggested_tol"`
}

type trace struct {
	T           []int
	Param, Grad [][]float64
	M, V, S, H  [][]float64
	N, U        [][]float64
	VMax, SMax  [][]float64
	StepSize    [][]*float64 `json:"step_size"`
	Branch      [][]string
	LRT         [][]*float64 `json:"lr_t"`
	RhoT        [][]*float64 `json:"rho_t"`
	RT          [][]*float64 `json:"r_t"`
	Step        [][]int
	StepSizeG   [][]*float64 `json:"step_size_grad"`
	StepSizeM   [][]*float64 `json:"step_size_m"`
	MuProduct   [][]*float64 `json:"mu_product"`
}

// readJSON decodes a compressed file of testdata.
func readJSON(t *testing.T, name string, into any) {
	t.Helper()
	f, err := os.Open("testdata/" + name + ".json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.NewDecoder(z).Decode(into); err != nil {
		t.Fatal(name, err)
	}
}

// asked is what a case asks for in one group.
func (c *traceCase) asked(group int) traceHyper {
	from, g := c.Hyper, c.Groups[group]
	override(&from.LR, g.LR)
	override(&from.Betas, g.Betas)
	override(&from.WeightDecay.Coef, g.Decay)
	if g.Eps != nil {
		from.Eps = g.Eps
	}
	if g.Rho != nil {
		from.Rho = g.Rho
	}
	if g.Warmup != nil {
		from.Warmup = g.Warmup
	}
	if c.Fields != nil {
		from.Fields, from.WeightDecay.Mode = maps.Clone(c.Fields), c.Mode
		if g.LR != nil {
			from.Fields["lr"] = float64(*g.LR)
		}
		if g.Decay != nil {
			from.Fields["decay"] = float64(*g.Decay)
		}
	}
	return from
}

func override[T any](value *T, with *T) {
	if with != nil {
		*value = *with
	}
}

// hyper is the preset of a case's source with the values that the case states.
func (from *traceHyper) hyper(t *testing.T, h optim.Hyper, effective *flags) optim.Hyper {
	t.Helper()
	mode, err := optim.ParseDecayMode(from.WeightDecay.Mode)
	if err != nil {
		t.Fatal(err)
	}
	h.Decay = optim.Decay{Mode: mode, Coef: float64(from.WeightDecay.Coef)}
	if from.Fields != nil {
		from.set(t, &h)
		return h
	}
	h.LR, h.Beta1, h.Beta2 = float64(from.LR), float64(from.Betas[0]), float64(from.Betas[1])
	for _, number := range []struct {
		into *float64
		from *number
	}{{&h.Eps, from.Eps}, {&h.MomentumDecay, from.MomentumDecay}, {&h.Clip, from.Rho},
		{&h.Warmup, from.Warmup}, {&h.DModel, from.Model}} {
		if number.from != nil {
			*number.into = float64(*number.from)
		}
	}
	if from.HessianEvery > 0 {
		h.Interval = float64(from.HessianEvery)
	}
	override(&h.AMSGrad, from.AMSGrad)
	override(&h.Rectify, from.Rectify)
	override(&h.DegenerateToSGD, from.DegenerateToSGD)
	override(&h.OptimizedUpdate, from.OptimizedUpdate)
	if effective != nil {
		h.AMSGrad, h.Rectify, h.DegenerateToSGD, h.OptimizedUpdate =
			effective.AMSGrad, effective.Rectify, effective.DegenerateToSGD, effective.OptimizedUpdate
	}
	return h
}

// set sets the values that a case states by key.
func (from *traceHyper) set(t *testing.T, h *optim.Hyper) {
	t.Helper()
	for key, value := range from.Fields {
		f, ok := optim.FieldByKey(key)
		if !ok {
			t.Fatal("no hyper-parameter", key)
		}
		if f.Kind == optim.FieldFlag {
			*f.Flag(h) = value.(bool)
		} else {
			*f.Num(h) = value.(float64)
		}
	}
}

// tensor is one tensor of a case while it runs.
type tensor struct {
	rule   *optim.Rule
	from   traceHyper
	hyper  optim.Hyper
	state  *optim.State
	params []float64 // its part of the case's parameters
	grads  []float64
	absent map[int]bool // steps without a gradient
	param  *optim.Param // in the optimizer that the case is run on, if there is one
}

// ruleByID finds a rule that there is.
func ruleByID(t *testing.T, id string) *optim.Rule {
	t.Helper()
	r, ok := optim.Lookup(id)
	if !ok {
		t.Fatal("no rule", id)
	}
	return r
}

// newTensor sets up one tensor for a source and optimizer.
func newTensor(t *testing.T, source, optimizer string, from traceHyper, effective *flags, params, grads []float64) tensor {
	t.Helper()
	s, ok := subjects[[2]string{source, from.variant(source, optimizer)}]
	if !ok {
		t.Fatalf("nothing runs %s of %s", optimizer, source)
	}
	rule, h := ruleByID(t, s.rule), from.hyper(t, preset(t, s.rule, s.preset), effective)
	if s.adapt != nil {
		s.adapt(&h)
	}
	if err := rule.Validate(&h); err != nil {
		t.Fatal(err)
	}
	return tensor{rule: rule, from: from, hyper: h, state: rule.NewState(len(params)), params: params, grads: grads, absent: map[int]bool{}}
}

// tensors sets a case up.
func (c *traceCase) tensors(t *testing.T, params, grads []float64) []tensor {
	t.Helper()
	var all []tensor
	for i, part := range c.Tensors {
		x := newTensor(t, c.Source, c.Optimizer, c.asked(part.Group), c.Effective, params[:part.Size], grads[:part.Size])
		params, grads = params[part.Size:], grads[part.Size:]
		for _, step := range c.NoGradient[strconv.Itoa(i)] {
			x.absent[step] = true
		}
		all = append(all, x)
	}
	if len(params) != 0 {
		t.Fatal(c.ID, "tensors do not cover the parameters")
	}
	return all
}

// optimizer puts the tensors of a case into its groups.
func (c *traceCase) optimizer(t *testing.T, tensors []tensor) *optim.Optimizer {
	t.Helper()
	groups := make([]optim.Group, len(c.Groups))
	for i, part := range c.Tensors {
		x, g := &tensors[i], &groups[part.Group]
		x.param = &optim.Param{Data: x.params}
		g.Params, g.Hyper = append(g.Params, x.param), x.hyper
	}
	o, err := optim.NewOptimizer(tensors[0].rule, groups...)
	if err != nil {
		t.Fatal(c.ID, err)
	}
	for i, part := range c.Tensors {
		x := &tensors[i]
		x.state = o.State(part.Group, slices.Index(groups[part.Group].Params, x.param))
	}
	return o
}

// step takes one step of a tensor; t counts the steps of the case.
func (x *tensor) step(t int) {
	x.hessian(t)
	x.rule.Step(&x.hyper, x.state, x.params, x.grads)
}

// hessian estimates Sophia's Hessian before step t where the case does, from the gradient of the step.
func (x *tensor) hessian(t int) {
	if x.rule.NeedsCurvature(&x.hyper, t) {
		optim.SophiaHessian(&x.hyper, x.state, float64(x.from.Tokens), x.grads)
	}
}

// step takes step t of every tensor that has a gradient then, and says which did.
func step(t *testing.T, o *optim.Optimizer, tensors []tensor, at int) []bool {
	t.Helper()
	moved := make([]bool, len(tensors))
	for i := range tensors {
		x := &tensors[i]
		x.param.Grad = nil
		if moved[i] = !x.absent[at]; moved[i] {
			x.param.Grad = x.grads
			x.hessian(at)
		}
	}
	if err := o.Step(); err != nil {
		t.Fatal(err)
	}
	return moved
}

// gather joins one part of the state of all tensors.
func gather(tensors []tensor, part func(*tensor) []float64) []float64 {
	var all []float64
	for i := range tensors {
		all = append(all, part(&tensors[i])...)
	}
	return all
}

// column compares numbers with one column of a trace, coordinate by coordinate,
// relative to the value and to the column's largest value in that coordinate.
type column struct {
	name string
	want [][]float64
	most []float64
	tol  float64
}

func newColumn(name string, want [][]float64, tol float64) *column {
	c := &column{name: name, want: want, tol: tol}
	for _, row := range want {
		for i, x := range row {
			if i == len(c.most) {
				c.most = append(c.most, 0)
			}
			c.most[i] = max(c.most[i], math.Abs(x))
		}
	}
	return c
}

// worst returns how far got lies from row at, as a part of what is allowed.
func (c *column) worst(t *testing.T, id string, at int, got []float64) float64 {
	t.Helper()
	if len(got) != len(c.want[at]) {
		t.Fatalf("%s: %s has %d values, want %d", id, c.name, len(got), len(c.want[at]))
	}
	worst := 0.0
	for i, want := range c.want[at] {
		if got[i] == want {
			continue
		}
		off := math.Abs(got[i]-want) / (c.tol * (math.Abs(want) + c.most[i]))
		if !(off <= 1) {
			t.Errorf("%s: %s[%d] at row %d is %v, want %v", id, c.name, i, at, got[i], want)
		}
		worst = max(worst, off)
	}
	return worst
}
