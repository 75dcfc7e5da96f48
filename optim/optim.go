// Package optim holds update rules that read like their papers, on tensors of any size.
//
// A [Rule] is data plus one function. The caller owns everything that changes:
// the parameters, their gradients, the [Hyper] and the [State], whose copy is a
// snapshot. The definitions are those of labml's annotated implementations as
// their documentation states them, and PyTorch's or the authors' for rules that
// labml does not have; where other sources differ, the difference is an option of
// Hyper with a name, and [Presets] lists what a source chooses. An [Optimizer]
// applies a rule to many tensors in groups.
//
// # Rounding
//
// Numbers are float64, and every product is rounded before it is added to
// anything, so that no compiler fuses the two and a rule's steps have the same
// bits on every machine. What remains are two powers and a cosine of package
// math, which is itself compiled with fused multiply-add on arm64, loong64, ppc64,
// riscv64 and s390x, and on amd64 with GOAMD64=v3: there the momentum of NAdam and
// the rates of StepDecay and Cosine may differ in their last bit. So may surfaces
// with sines: package formula takes those from package math, too.
package optim

import (
	"math"
	"slices"
)

// Rule is one optimizer. Rules are shared: do not change them.
type Rule struct {
	ID, Title string
	Reference Reference
	Moment1   string    // what State.M is called: "m", or "" for a rule without
	Moment2   string    // what State.V is called in the paper: "v", "s", "h", "n", "u", or "" for a rule without
	Further   []string  // what the slices of State.Further are called
	Reads     []FieldID // the hyper-parameters that can change a step, in order of display
	Defaults  Hyper     // as Reference.Code documents them

	// Equations are the lines that step t computes for one parameter, in order,
	// as the options select them: the last assigns θ.
	Equations func(h *Hyper, t int) []Equation

	// Step takes one step: it advances s and moves params against grads, which
	// it only reads. The slices have the length that s was made for; Step does not
	// allocate. It expects an h that Validate accepts and checks nothing.
	Step func(h *Hyper, s *State, params, grads []float64)

	// Curvature advances the mean in s of what is known of the Hessian's diagonal
	// by hessian, which it only reads: the exact diagonal at the parameters, or an
	// estimate of it. It does not allocate. It is nil for a rule that needs gradients
	// alone; for any other, call it before every step that NeedsCurvature names.
	Curvature func(h *Hyper, s *State, hessian []float64)

	plan func(h *Hyper, t int) Plan

	check func(h *Hyper) error // returns a *ValueError for what no Field.Check knows of; nil for most rules
}

// Reference names the sources of a rule.
type Reference struct {
	Text string // paper: authors, title, year, equation or algorithm
	URL  string // of the paper
	Code string // URL of the implementation that is followed
}

// Equation is one quantity of a step. Symbol and Expr are in the language of
// package formula; the names in scope are θ, g, the moments, t, the symbols of
// the hyper-parameters, ĥ for what Rule.Curvature is given, and every symbol that
// an earlier equation assigned.
type Equation struct {
	Symbol string
	Expr   string
	Note   string // in words
	Kind   Kind
}

// Kind says what an equation assigns, and so how it can be drawn.
type Kind uint8

// The kinds. All but Scalar have a value for each parameter.
const (
	Scalar Kind = iota // one number for all parameters: a rate, a correction
	Slope              // has a direction and the gradient's unit, as a mean of gradients
	Square             // an area, such as a mean of squares
	Size               // a length without a direction, such as the largest gradient, or a curvature
	Way                // has a direction and no unit of the gradient: what θ is moved by, before its rate
	Place              // θ
)

// State is what a rule remembers between steps of one tensor. All zeros, with
// the lengths of NewState, is the state before the first step.
type State struct {
	T    int       // steps taken
	M    []float64 // running mean of gradients, or the momentum buffer
	V    []float64 // second moment: v of Adam, s of AdaBelief, h of Sophia, n of Adan; u of Adamax
	VMax []float64 // running maximum of V, kept only while AMSGrad is on
	Plan Plan      // scalars of the last step

	Further   [][]float64 // what else the rule remembers, as Rule.Further names it
	MuProduct float64     // NAdam: the product of μ over the steps taken

	decays decays
}

// NewState returns the state before the first step for n parameters. The
// slices that the rule never needs are nil.
func (r *Rule) NewState(n int) *State {
	s := new(State)
	if r.Moment1 != "" {
		s.M = make([]float64, n)
	}
	if r.Moment2 != "" {
		s.V = make([]float64, n)
	}
	if slices.Contains(r.Reads, FieldAMSGrad) {
		s.VMax = make([]float64, n)
	}
	for range r.Further {
		s.Further = append(s.Further, make([]float64, n))
	}
	return s
}

// NeedsCurvature says whether step t, counted from 1, wants a call of Curvature
// first: the steps 1, 1 + k, 1 + 2k … of a rule that has it, where k is
// Hyper.Interval.
func (r *Rule) NeedsCurvature(h *Hyper, t int) bool {
	return r.Curvature != nil && h.looks(t)
}

// looks says whether step t is one of every k-th, from the first.
func (h *Hyper) looks(t int) bool { return math.Mod(float64(t-1), h.Interval) == 0 }

// Plan returns the scalars of step t, counted from 1, without taking it.
func (r *Rule) Plan(h *Hyper, t int) Plan { return r.plan(h, t) }

// Rules lists the rules in order of display. Sophia is the one that needs more
// than gradients: see Rule.Curvature.
func Rules() []*Rule {
	return []*Rule{&adaBelief, &radam, &adam, &momentum, &sgd, &nesterov, &adamW, &nadam, &amsgrad, &adamWarmup, &noam,
		&adamax, &yogi, &adan, &lion, &sophia, &rmsprop, &adagrad, &adadelta}
}

// Lookup finds one of Rules by its ID.
func Lookup(id string) (*Rule, bool) {
	for _, r := range Rules() {
		if r.ID == id {
			return r, true
		}
	}
	return nil, false
}
