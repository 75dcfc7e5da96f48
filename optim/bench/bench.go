// Package bench sets the Adam of this module beside those of gorgonia v0.9.18 and spago v1.1.0, with the same
// hyper-parameters, in float64, on the same gradients. It is a module of its own, so that nothing else depends on them.
//
// Both build without cgo. They place ε differently, and each is compared with the option that does the same: gorgonia
// adds it to the root of the corrected second moment, spago to the root of the uncorrected one. Both clear the gradient in
// a step, gorgonia after overwriting it, so that it has to be written again before the next one, as training does;
// the benchmarks of all three include this. Gorgonia and spago allocate in every step. The go4.org/unsafe module that
// gorgonia asks for refuses new versions of Go when the program starts; go.mod names a later one, which does not.
//
//	go test -bench . ./...
package bench

import (
	"github.com/nlpodyssey/spago/mat"
	"github.com/nlpodyssey/spago/nn"
	spago "github.com/nlpodyssey/spago/optimizers/adam"
	"gorgonia.org/gorgonia"
	"gorgonia.org/tensor"

	"github.com/optiscope/optiscope/optim"
)

// Hyper-parameters of all.
const (
	alpha = 1e-3
	beta1 = 0.9
	beta2 = 0.999
	eps   = 1e-8
)

// stepper is an Adam with its parameters.
type stepper interface {
	step(grads []float64) error
	params() []float64
}

type ours struct {
	rule         *optim.Rule
	hyper        optim.Hyper
	state        *optim.State
	theta, grads []float64
}

// newOurs starts this module's Adam. If optimized, ε is added to the root of the uncorrected second moment.
func newOurs(start []float64, optimized bool) *ours {
	rule, ok := optim.Lookup("adam")
	if !ok {
		panic("bench: there is no Adam")
	}
	h := rule.Defaults
	h.LR, h.Beta1, h.Beta2, h.Eps, h.OptimizedUpdate = alpha, beta1, beta2, eps, optimized
	return &ours{rule, h, rule.NewState(len(start)), append([]float64(nil), start...), make([]float64, len(start))}
}

func (o *ours) step(grads []float64) error {
	copy(o.grads, grads)
	o.rule.Step(&o.hyper, o.state, o.theta, o.grads)
	return nil
}

func (o *ours) params() []float64 { return o.theta }

// node is what a solver of gorgonia steps on: a value and its gradient, without a graph.
type node struct{ value, grad *tensor.Dense }

func (n *node) Value() gorgonia.Value         { return n.value }
func (n *node) Grad() (gorgonia.Value, error) { return n.grad, nil }

type gorgoniaAdam struct {
	solver *gorgonia.AdamSolver
	node   node
	model  []gorgonia.ValueGrad
}

func newGorgonia(start []float64) *gorgoniaAdam {
	dense := func(data []float64) *tensor.Dense {
		return tensor.New(tensor.WithShape(len(data)), tensor.WithBacking(data))
	}
	g := &gorgoniaAdam{node: node{dense(append([]float64(nil), start...)), dense(make([]float64, len(start)))}}
	g.solver = gorgonia.NewAdamSolver(gorgonia.WithLearnRate(alpha), gorgonia.WithBeta1(beta1), gorgonia.WithBeta2(beta2), gorgonia.WithEps(eps))
	g.model = []gorgonia.ValueGrad{&g.node}
	return g
}

func (g *gorgoniaAdam) step(grads []float64) error {
	copy(g.node.grad.Data().([]float64), grads)
	return g.solver.Step(g.model)
}

func (g *gorgoniaAdam) params() []float64 { return g.node.value.Data().([]float64) }

type spagoAdam struct {
	optimizer *spago.Adam
	param     *nn.Param
	grads     *mat.Dense[float64]
}

func newSpago(start []float64) *spagoAdam {
	column := func(data []float64) *mat.Dense[float64] {
		return mat.NewDense[float64](mat.WithShape(len(data), 1), mat.WithBacking(data))
	}
	return &spagoAdam{spago.New(spago.NewConfig(alpha, beta1, beta2, eps)), nn.NewParam(column(start)), column(make([]float64, len(start)))}
}

func (s *spagoAdam) step(grads []float64) error {
	mat.SetData[float64](s.grads, grads)
	s.param.AccGrad(s.grads)
	if err := s.optimizer.OptimizeParams(s.param); err != nil {
		return err
	}
	s.optimizer.IncExample() // for the next step: it begins with the first
	return nil
}

func (s *spagoAdam) params() []float64 { return mat.Data[float64](s.param) }
