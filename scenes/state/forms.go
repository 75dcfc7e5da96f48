package state

import (
	"slices"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/formula"
)

// form is one equation of a step without numbers.
type form struct {
	optim.Equation
	Scalar  bool // the same for both coordinates
	formula *formula.Formula
	in      []symbol // what it may be made of, in the order of the formula's names
}

// symbol is a name in equations.
type symbol struct {
	name   string
	scalar bool // the same for both coordinates
	given  bool // a number that was set, or the step's own
}

// Symbols that no field of a rule has: NAdam's product of all μ, and the exact curvature that a rule is told.
const (
	product   = "M"
	curvature = "ĥ"
)

// maximumOf is what a rule calls the running maximum of its second moment.
func maximumOf(rule *optim.Rule) string { return rule.Moment2 + "max" }

// formsOf reads the equations of a step. It panics where one cannot be read: those of all rules are tested.
func formsOf(rule *optim.Rule, h *optim.Hyper, step int) []form {
	scope := symbolsOf(rule)
	equations := rule.Equations(h, step)
	forms := make([]form, len(equations))
	for i, e := range equations {
		f := form{Equation: e, Scalar: true}
		var names []string
		for _, s := range scope {
			if strings.Contains(e.Expr, s.name) { // if only as a part of another name
				f.in, names = append(f.in, s), append(names, s.name)
			}
		}
		var err error
		if f.formula, err = formula.Parse(e.Expr, names...); err != nil {
			panic(err)
		}
		for _, s := range f.in {
			f.Scalar = f.Scalar && (s.scalar || !f.formula.Uses(s.name))
		}
		forms[i] = f
		if !slices.ContainsFunc(scope, func(s symbol) bool { return s.name == e.Symbol }) {
			scope = append(scope, symbol{name: e.Symbol, scalar: f.Scalar})
		}
	}
	return forms
}

// symbolsOf are what the equations of a rule begin with.
func symbolsOf(rule *optim.Rule) []symbol {
	all := []symbol{{name: "θ"}, {name: "g"}, {name: "t", scalar: true, given: true}}
	for _, id := range rule.Reads {
		if f := optim.FieldOf(id); f.Kind == optim.FieldNumber {
			all = append(all, symbol{name: onLine(f.Symbol), scalar: true, given: true})
		}
		if id == optim.FieldMomentumDecay { // whose sum the product is
			all = append(all, symbol{name: product, scalar: true})
		}
	}
	if rule.Curvature != nil {
		all = append(all, symbol{name: curvature})
	}
	if rule.Moment2 != "" {
		all = append(all, symbol{name: rule.Moment2}, symbol{name: maximumOf(rule)})
	}
	for _, name := range append([]string{rule.Moment1}, rule.Further...) {
		if name != "" {
			all = append(all, symbol{name: name})
		}
	}
	return all
}

// onLine spells a symbol as equations do: β1 for β₁.
func onLine(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= '₀' && r <= '₉' {
			return '0' + r - '₀'
		}
		return r
	}, name)
}
