// Package formula reads formulas in x and y and gives their values, exact derivatives, typeset text and shader source.
//
// A formula is parsed into a tree, the tree becomes a graph of scalar operations in which equal sub-expressions are one
// node, the graph is differentiated node by node, and what is needed of it becomes a flat program over registers.
//
// # Language
//
// Operators are + - * / ^ with ^ associating to the right and a leading minus binding looser than ^, so -x^2 is -(x^2).
// Multiplication may be left out (2x, x y, xy, 2(x+1)) and has the precedence of *: 1/2x is (1/2)x. A number cannot
// be the right-hand factor of such a product. |x| is abs(x). A function may stand without parentheses before a product
// without operators: sin 2x cos y is sin(2x)·cos(y); sin^2 x is (sin x)^2; √ takes one factor: √2x is (√2)x.
// The typographic · × − ÷ √ and superscripts, Greek letters, subscript digits (β₁ is β1) and hats are understood, and
// Greek letters may be spelled out (beta1).
//
// # Where a derivative does not exist
//
// The result is a stated sub-gradient: sign(0) = 0, hence abs has slope 0 at 0; min and max take the slope of their
// first argument at ties; sqrt(u), hypot and u^p with 0 < p < 1 have slope 0 at u = 0 when u' = 0 and an infinite one otherwise.
//
// Second derivatives are those of these sub-gradients, whose jumps do not count: sign has slope 0 everywhere, so abs, min
// and max add no curvature at their kinks, though the slope turns there. Roots and powers of an expression that is 0 have
// the 0 of 0/0 or an infinite second derivative, and one that is infinite may meet another or a 0 and give NaN.
//
// # Rounding
//
// Numbers are float64, and nothing is approximated but by rounding. Products are rounded before they are added, also where
// a machine could do both at once, so that arithmetic, sqrt, abs, exp and ln give the same bits on every machine. The other
// functions are those of package math, whose last bits may differ between machines. One point and many give the same bits.
package formula

// Limits of what Parse accepts.
const (
	MaxLength       = 4096 // bytes of source
	MaxDepth        = 100  // nested parentheses, functions, exponents and minus signs
	MaxInstructions = 2048 // scalar operations of value and gradient together
)

// Formula is a parsed formula. It does not change and may be used by several goroutines.
type Formula struct {
	names    []string
	root     *node
	graph    *graph // value and gradient
	f, x, y  ref    // roots in graph: value and the partial derivatives
	layout   *layout
	value    *program
	gradient *program
	hessian  hessian
}

// Parse reads src over the named variables. Derivatives are taken by the first two, as far as there are two.
// A variable hides a constant or function of the same name. Errors are of type *Error.
// Parse panics if a name is not an identifier or is given twice.
func Parse(src string, names ...string) (*Formula, error) {
	return parse(src, names, limits{MaxLength, MaxDepth, MaxInstructions})
}

type limits struct{ length, depth, instructions int }

func parse(src string, names []string, lim limits) (*Formula, error) {
	if len(src) > lim.length {
		return nil, Fault(src, lim.length, "the formula is longer than %d bytes", lim.length)
	}
	tokens, err := scan(src, newScope(names))
	if err != nil {
		return nil, err
	}
	root, err := parseTokens(src, tokens, lim.depth)
	if err != nil {
		return nil, err
	}
	f := &Formula{names: append([]string(nil), names...), root: root}
	if !f.compile(lim.instructions) {
		return nil, Fault(src, 0, "the formula needs more than %d operations for its value and its gradient", lim.instructions)
	}
	return f, nil
}

// compile builds the graph and the programs and reports whether they are within the limit.
func (f *Formula) compile(limit int) bool {
	g := newGraph()
	f.graph = g
	f.f = g.tree(f.root)
	if len(g.nodes) > limit {
		return false
	}
	f.x, f.y = g.diff(f.f, 0), g.diff(f.f, 1)
	if len(g.nodes) > limit {
		return false
	}
	f.layout = newLayout(g, f.f, f.x, f.y)
	f.value = f.layout.program(f.f)
	f.gradient = f.layout.program(f.f, f.x, f.y)
	return true
}

// Uses reports whether the variable of that name occurs in the formula.
func (f *Formula) Uses(name string) bool {
	for i, n := range f.names {
		if n == name {
			return f.root.uses(i)
		}
	}
	return false
}

// Mentions reports which of the variables a source mentions, in the order of their names. It does not read the source as
// a formula, and so costs far less than Parse; of what Parse refuses it may say anything.
func Mentions(src string, names ...string) []bool {
	mentioned := make([]bool, len(names))
	if len(src) > MaxLength {
		return mentioned
	}
	tokens, err := scan(src, newScope(names))
	if err != nil {
		return mentioned
	}
	for _, t := range tokens {
		if t.kind == tokVariable {
			mentioned[t.index] = true
		}
	}
	return mentioned
}

// Operations is how many operations a value takes, and a value with its gradient.
func (f *Formula) Operations() (value, gradient int) { return len(f.value.code), len(f.gradient.code) }

// Eval returns the value for the variables in the order of the names given to Parse. It allocates: in loops use an
// Evaluator. It panics if the number of arguments is not the number of names.
func (f *Formula) Eval(args ...float64) float64 {
	if len(args) != len(f.names) {
		panic("formula: Eval wants one argument for each name")
	}
	var xy [2]float64
	copy(xy[:], args)
	return f.Evaluator(args[min(2, len(args)):]...).Value(xy[0], xy[1])
}
