package optim_test

import (
	"fmt"

	"github.com/optiscope/optiscope/optim"
)

func ExampleRules() {
	for _, r := range optim.Rules()[:3] {
		fmt.Println(r.Title, "reads", len(r.Reads), "hyper-parameters")
	}
	// Output:
	// AdaBelief reads 12 hyper-parameters
	// RAdam reads 10 hyper-parameters
	// Adam reads 8 hyper-parameters
}

// The first step of Adam has the length of the learning rate, whatever the gradient.
func ExampleRule() {
	adam, _ := optim.Lookup("adam")
	h := adam.Defaults
	state := adam.NewState(3)
	params := []float64{0, 0, 0}
	adam.Step(&h, state, params, []float64{1000, 0.001, -1})
	fmt.Printf("%.4f\n", params)
	// Output:
	// [-0.0010 -0.0010 0.0010]
}

// Two layers with rates of their own; the second warms up, and its bias has no
// gradient yet.
func ExampleOptimizer() {
	rule, _ := optim.Lookup("sgd")
	weights := &optim.Param{Data: []float64{1, 2, 3}, Grad: []float64{1, 1, 1}}
	slopes := &optim.Param{Data: []float64{1}, Grad: []float64{1}}
	bias := &optim.Param{Data: []float64{1}}
	o, err := optim.NewOptimizer(rule,
		optim.Group{Params: []*optim.Param{weights}, Hyper: optim.Hyper{LR: 0.5}},
		optim.Group{Params: []*optim.Param{slopes, bias}, Hyper: optim.Hyper{LR: 0.5}, Schedule: optim.Warmup(0.5, 2)})
	if err != nil {
		panic(err)
	}
	for range 2 {
		if err := o.Step(); err != nil {
			panic(err)
		}
	}
	fmt.Println(weights.Data)
	fmt.Printf("%.3f %.3f\n", slopes.Data, bias.Data)
	fmt.Println(o.SetHyper(0, optim.Hyper{LR: -1}))
	// Output:
	// [0 1 2]
	// [0.250] [1.000]
	// group 0: learning rate -1: wants a number at or above 0
}

// A run is interrupted after one step and goes on elsewhere.
func ExampleOptimizer_Save() {
	rule, _ := optim.Lookup("momentum")
	begin := func(at float64) (*optim.Optimizer, *optim.Param) {
		p := &optim.Param{Data: []float64{at}, Grad: []float64{1}}
		o, err := optim.NewOptimizer(rule, optim.Group{Params: []*optim.Param{p}, Hyper: optim.Hyper{LR: 1, Momentum: 0.5}})
		if err != nil {
			panic(err)
		}
		return o, p
	}
	first, p := begin(8)
	check := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	check(first.Step())
	text, err := first.Save()
	check(err)
	fmt.Println(string(text))

	second, p := begin(p.Data[0])
	check(second.Restore(text))
	check(second.Step())
	fmt.Println(p.Data)
	// Output:
	// {"format":1,"rule":"momentum","groups":[{"hyper":{"lr":1,"momentum":0.5},"params":[{"t":1,"m":[1]}]}]}
	// [5.5]
}

func ExamplePresets() {
	for _, p := range optim.Presets("adabelief") {
		fmt.Println(p.ID + ": " + p.Title)
	}
	// Output:
	// labml: labml as documented
	// labml-as-run: labml as run
	// official: official 0.2.0/0.2.1
	// official-plain: official unrectified
}

// Twenty steps down f(x, y) = x² + 10y².
func Example() {
	rule, _ := optim.Lookup("adabelief")
	h := rule.Defaults
	h.LR, h.Rectify = 0.1, false
	if err := rule.Validate(&h); err != nil {
		panic(err)
	}
	params, grads := []float64{1, -1}, make([]float64, 2)
	state := rule.NewState(len(params))
	for range 20 {
		grads[0], grads[1] = 2*params[0], 20*params[1]
		rule.Step(&h, state, params, grads)
	}
	fmt.Printf("after %d steps at %.3f, %.3f\n", state.T, params[0], params[1])
	for _, e := range rule.Equations(&h, state.T) {
		fmt.Println(e.Symbol, "=", e.Expr)
	}
	// Output:
	// after 20 steps at -0.248, 0.248
	// m = β1·m + (1 − β1)·g
	// d = g − m
	// s = β2·s + (1 − β2)·d^2
	// c1 = 1 − β1^t
	// c2 = 1 − β2^t
	// k = α·√c2/c1
	// θ = θ − k·m/(√(s + ε) + ε)
}

// A group that comes later begins with step 1, and hyper-parameters change between steps.
func ExampleOptimizer_Add() {
	rule, _ := optim.Lookup("sgd")
	body := &optim.Param{Data: []float64{1}, Grad: []float64{1}}
	head := &optim.Param{Data: []float64{1}, Grad: []float64{1}}
	o, err := optim.NewOptimizer(rule, optim.Group{Params: []*optim.Param{body}, Hyper: optim.Hyper{LR: 0.25}})
	check := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	check(err)
	check(o.Step())
	check(o.Add(optim.Group{Params: []*optim.Param{head}, Hyper: optim.Hyper{LR: 0.5}}))
	check(o.SetHyper(0, optim.Hyper{LR: 0.125}))
	check(o.Step())
	fmt.Println(body.Data, o.State(0, 0).T, head.Data, o.State(1, 0).T)
	fmt.Println(o.Add(optim.Group{Hyper: optim.Hyper{LR: 0.5}}))
	// Output:
	// [0.625] 2 [0.5] 1
	// group 2: wants at least one tensor
}

// Sophia divides by the curvature: with α = ρ, a step on f(x, y) = x² + 50y² ends in
// its minimum as soon as that is nearer than ρ.
func ExampleRule_curvature() {
	sophia, _ := optim.Lookup("sophia")
	h := optim.Hyper{LR: 0.5, Clip: 0.5, Interval: 1}
	state := sophia.NewState(2)
	params := []float64{1.25, -0.25}
	for range 3 {
		if sophia.NeedsCurvature(&h, state.T+1) {
			sophia.Curvature(&h, state, []float64{2, 100})
		}
		sophia.Step(&h, state, params, []float64{2 * params[0], 100 * params[1]})
		fmt.Println(params, state.Plan.Branch)
	}
	// Output:
	// [0.75 0] clipped
	// [0.25 0] clipped
	// [0 0] clipped
}

// A schedule as data: warm-up for two steps, then half a cosine down to a tenth.
func ExampleScheduleSpec() {
	spec := optim.ScheduleSpec{Kind: optim.ScheduleCosine, Warmup: 2, Floor: 0.1}
	rate, err := spec.Schedule(0.1, 6)
	if err != nil {
		panic(err)
	}
	var rates []float64
	for t := 1; t <= 7; t++ {
		rates = append(rates, rate(t))
	}
	fmt.Printf("%.4f\n", rates)
	_, err = optim.ScheduleSpec{Kind: optim.ScheduleNoam, DModel: 1}.Schedule(0.1, 6)
	fmt.Println(err)
	// Output:
	// [0.0500 0.1000 0.1000 0.0868 0.0550 0.0232 0.0100]
	// steps of warm-up 0: wants a warm-up of at least 1 step
}
