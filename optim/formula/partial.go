package formula

// Partial is a derivative to be read: the expression that is computed, with its factors and signs gathered.
type Partial struct {
	names []string
	root  *node
}

// MaxPartial is the number of symbols from which a derivative is too long to be read.
const MaxPartial = 250

// Partial returns the derivative by the first variable (0) or the second (1); ok is false if it has more than MaxPartial
// symbols. Of what is computed otherwise at single points, as the package comment states, it writes the general case: x/|x|
// also stands for the 0 at 0.
func (f *Formula) Partial(variable int) (p Partial, ok bool) {
	root := f.x
	if variable == 1 {
		root = f.y
	}
	r := reader{graph: f.graph, left: MaxPartial}
	n := r.expression(root)
	return Partial{names: f.names, root: n}, r.left >= 0
}

// Text returns the derivative as typeset plain text, as Formula.Text does. What holds here and there is written {p, x ≤ y; q, x > y}.
func (p Partial) Text() string {
	t := typesetter{p.names, newScope(p.names)}
	return t.text(p.root)
}

// MathML returns the derivative as Formula.MathML does.
func (p Partial) MathML() string { return element(p.names, p.root) }
