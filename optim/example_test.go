package optim_test

import (
	"fmt"

	"github.com/optiscope/optiscope/optim"
)

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
