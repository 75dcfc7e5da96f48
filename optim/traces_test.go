package optim_test

import (
	"compress/gzip"
	"encoding/json"
	"math"
	"os"
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
	LR          float64
	Betas       [2]float64
	Eps         float64
	WeightDecay struct {
		Mode string
		Coef float64
	} `json:"weight_decay"`
	OptimizedUpdate bool `json:"optimized_update"`
	AMSGrad         bool
	Rectify         bool
	DegenerateToSGD bool `json:"degenerate_to_sgd"`
	Warmup          float64
	Model           float64 `json:"d_model"`
}

// traceGroup overrides hyper-parameters for some tensors.
type traceGroup struct {
	LR     *float64
	Betas  *[2]float64
	Eps    *float64
	Warmup *float64
	Decay  *float64 `json:"weight_decay_coef"`
}

type traceCase struct {
	ID, Source, Optimizer string
	Hyper                 traceHyper
	Effective             *struct {
		OptimizedUpdate bool `json:"optimized_update"`
		AMSGrad         bool
		DegenerateToSGD bool `json:"degenerate_to_sgd"`
		Rectify         bool
	}
	Groups  []traceGroup
	Tensors []struct{ Size, Group int }
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
	M, V, S     [][]float64
	VMax, SMax  [][]float64
	StepSize    [][]*float64 `json:"step_size"`
	Branch      [][]string
	LRT         [][]*float64 `json:"lr_t"`
	RhoT        [][]*float64 `json:"rho_t"`
	RT          [][]*float64 `json:"r_t"`
	Step        [][]int
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

// hyper is the hyper-parameters of one group, before an adapter sets what its
// source does not ask for.
func (c *traceCase) hyper(t *testing.T, group int) (optim.Hyper, float64) {
	t.Helper()
	from := c.Hyper
	if e := c.Effective; e != nil {
		from.OptimizedUpdate, from.AMSGrad, from.DegenerateToSGD, from.Rectify =
			e.OptimizedUpdate, e.AMSGrad, e.DegenerateToSGD, e.Rectify
	}
	g := c.Groups[group]
	override(&from.LR, g.LR)
	override(&from.Betas, g.Betas)
	override(&from.Eps, g.Eps)
	override(&from.Warmup, g.Warmup)
	override(&from.WeightDecay.Coef, g.Decay)
	mode, err := optim.ParseDecayMode(from.WeightDecay.Mode)
	if err != nil {
		t.Fatal(c.ID, err)
	}
	return optim.Hyper{
		LR: from.LR, Beta1: from.Betas[0], Beta2: from.Betas[1], Eps: from.Eps,
		Decay:   optim.Decay{Mode: mode, Coef: from.WeightDecay.Coef},
		AMSGrad: from.AMSGrad, Rectify: from.Rectify, DegenerateToSGD: from.DegenerateToSGD,
		OptimizedUpdate: from.OptimizedUpdate,
	}, from.Warmup
}

func override[T any](value *T, with *T) {
	if with != nil {
		*value = *with
	}
}

// subject is what a case is run on here: a rule, and the options that express
// its source in it.
type subject struct {
	rule  string
	adapt func(*optim.Hyper)
}

func asAsked(*optim.Hyper) {}

// subjects names every source and optimizer whose traces are in testdata.
var subjects = map[[2]string]subject{
	{"labml", "Adam"}:                    {"adam", asAsked},
	{"labml", "AMSGrad"}:                 {"adam", asAsked},
	{"labml", "RAdam"}:                   {"radam", asAsked},
	{"labml-as-documented", "AdaBelief"}: {"adabelief", asAsked},
	{"labml-as-run", "AdaBelief"}:        {"adabelief", asAsked},
	{"official-0.2.0", "AdaBelief"}:      {"adabelief", officialAdaBelief},
	{"official-0.2.1", "AdaBelief"}:      {"adabelief", officialAdaBelief},
	{"torch-1.13.1", "Adam"}:             {"adam", asAsked},
	{"torch-1.13.1", "AdamW"}:            {"adam", asAsked},
	{"torch-1.13.1", "RAdam"}:            {"radam", torchRAdam},
	// PyTorch's multi-tensor RAdam of 1.13 leaves ε out.
	{"torch-1.13.1-foreach", "RAdam"}: {"radam", func(h *optim.Hyper) { torchRAdam(h); h.Eps = 0 }},
	{"official-radam", "RAdam"}:       {"radam", officialRAdam},
	{"official-radam", "PlainRAdam"}:  {"radam", officialRAdam},
}

func officialAdaBelief(h *optim.Hyper) {
	h.AccumulateEps, h.RectifyIgnoresMax = true, true
	h.OptimizedUpdate = h.Rectify
}

func torchRAdam(h *optim.Hyper)    { h.OptimizedUpdate, h.DegenerateToSGD = true, true }
func officialRAdam(h *optim.Hyper) { h.OptimizedUpdate, h.RestDecay = true, true }

// tensor is one tensor of a case while it runs.
type tensor struct {
	rule   *optim.Rule
	hyper  optim.Hyper
	state  *optim.State
	params []float64 // its part of the case's parameters
	grads  []float64
	absent map[int]bool
}

// tensors sets a case up.
func (c *traceCase) tensors(t *testing.T, params, grads []float64) []tensor {
	t.Helper()
	s, ok := subjects[[2]string{c.Source, c.Optimizer}]
	if !ok {
		t.Fatalf("%s: nothing runs %s of %s", c.ID, c.Optimizer, c.Source)
	}
	rule, ok := optim.Lookup(s.rule)
	if !ok {
		t.Fatal("no rule", s.rule)
	}
	var all []tensor
	for i, size := range c.Tensors {
		h, _ := c.hyper(t, size.Group)
		s.adapt(&h)
		if err := rule.Validate(&h); err != nil {
			t.Fatal(c.ID, err)
		}
		one := tensor{rule: rule, hyper: h, state: rule.NewState(size.Size), absent: map[int]bool{},
			params: params[:size.Size], grads: grads[:size.Size]}
		params, grads = params[size.Size:], grads[size.Size:]
		for _, step := range c.NoGradient[string(rune('0'+i))] {
			one.absent[step] = true
		}
		all = append(all, one)
	}
	if len(params) != 0 {
		t.Fatal(c.ID, "tensors do not cover the parameters")
	}
	return all
}

// step takes step t of every tensor that has a gradient then, and says which did.
func step(tensors []tensor, t int) []bool {
	moved := make([]bool, len(tensors))
	for i := range tensors {
		if x := &tensors[i]; !x.absent[t] {
			x.rule.Step(&x.hyper, x.state, x.params, x.grads)
			moved[i] = true
		}
	}
	return moved
}

// gather joins one part of the state of all tensors.
func gather(tensors []tensor, part func(*optim.State) []float64) []float64 {
	var all []float64
	for i := range tensors {
		all = append(all, part(tensors[i].state)...)
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
