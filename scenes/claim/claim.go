// Package claim evaluates statements about a run: what a lesson says of it, and whether it is so.
//
// # Language
//
// A statement compares expressions, or asks for a property, and joins such terms with and, or and not, of which and
// binds more strongly than or:
//
//	arrive(adabelief) < arrive(adam) and not diverged(sgd)
//
// An expression is a formula in the language of package formula, without variables, over quantities of the run. A
// quantity names an entry by its ID, and a step where it has one: loss(adam, 100) is the loss of the entry adam after
// step 100, loss(adam) that after its last step. The tables in quantity.go and series.go list all of them.
//
// What stands in brackets behind a quantity or a property is changed first, as in a link: diverged(sgd)[a=60] asks what
// sgd would do if the parameter a of the surface were 60.
//
// The relations are < ≤ > ≥ = ≠ ≈. Two numbers are equal if they differ by no more than rounding, 1e-9 of the larger.
// About equal, ≈, are a value and a number written out if rounding the value to the digits written gives that
// number; two other expressions are if they differ by no more than a fiftieth of the larger.
package claim

import (
	"strings"

	"github.com/optiscope/optiscope/optim/formula"
)

// MaxLength is the longest statement or expression that is read, in bytes.
const MaxLength = 1024

// Claim is a statement that is true or false of a run.
type Claim struct{ any [][]term } // one of the lists holds entirely

// term is one property or chain of comparisons.
type term struct {
	not      bool
	property *call   // nil for a chain
	sides    []*side // of a chain
	relation []relation
}

// side is an expression of a chain, with what ≈ makes of it.
type side struct {
	*Value
	unit float64 // of the last digit of a number written out; 0 for another expression
}

// Parse reads a statement. Errors are of type *formula.Error.
func Parse(src string) (c *Claim, err error) {
	defer catch(&err)
	p := newParser(src)
	c = new(Claim)
	for _, part := range p.split(p.trim(span{0, len(src)}), p.word("or")) {
		var all []term
		for _, one := range p.split(part, p.word("and")) {
			all = append(all, p.term(one))
		}
		c.any = append(c.any, all)
	}
	return c, nil
}

// Holds says whether the statement is true of the runs. It fails where a quantity does not exist: an entry, a
// setting or a step that is not there.
func (c *Claim) Holds(r *Runs) (bool, error) {
	for _, all := range c.any {
		holds := true
		for i := range all {
			is, err := all[i].holds(r)
			if err != nil {
				return false, err
			}
			holds = holds && is
		}
		if holds {
			return true, nil
		}
	}
	return false, nil
}

func (t *term) holds(r *Runs) (bool, error) {
	if t.property != nil {
		v, err := t.property.of(r)
		return (v != 0) != t.not, err
	}
	holds, left := true, 0.0
	for i, s := range t.sides {
		v, err := s.Of(r)
		if err != nil {
			return false, err
		}
		if i > 0 {
			unit := t.sides[i].unit
			if unit == 0 {
				unit = t.sides[i-1].unit
			}
			holds = holds && t.relation[i-1].holds(left, v, unit)
		}
		left = v
	}
	return holds != t.not, nil
}

// Value is an expression over the quantities of a run.
type Value struct {
	formula *formula.Formula
	calls   []*call
}

// ParseValue reads an expression. Errors are of type *formula.Error.
func ParseValue(src string) (v *Value, err error) {
	defer catch(&err)
	p := newParser(src)
	return p.value(p.trim(span{0, len(src)})), nil
}

// Of is the value for the runs. It fails as Claim.Holds does.
func (v *Value) Of(r *Runs) (float64, error) {
	args := make([]float64, len(v.calls))
	for i, c := range v.calls {
		var err error
		if args[i], err = c.of(r); err != nil {
			return 0, err
		}
	}
	return v.formula.Eval(args...), nil
}

// catch turns the one error that the parser panics with into a result.
func catch(err *error) {
	switch r := recover().(type) {
	case nil:
	case *formula.Error:
		*err = r
	default:
		panic(r)
	}
}

// unitOf is the weight of the last digit of a number written out, or 0 for anything else: 0.001 for "0.010".
func unitOf(text string) float64 {
	text = strings.TrimSpace(strings.ReplaceAll(text, "−", "-"))
	text = strings.TrimPrefix(text, "-")
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	whole, digits, _ := strings.Cut(mantissa, ".")
	if whole+digits == "" || strings.Trim(whole+digits, "0123456789") != "" {
		return 0
	}
	return power(exponent, len(digits))
}
