package formula

// reader turns vertices of a graph back into a tree.
type reader struct {
	graph *graph
	left  int // symbols that may still be written; when there are none it stops, and its tree is of no use
}

// make counts a node.
func (r *reader) make(k kind, args ...*node) *node {
	r.left--
	return &node{kind: k, args: args}
}

func (r *reader) expression(v ref) *node {
	n := &r.graph.nodes[v]
	if r.left < 0 {
		return &node{kind: number}
	}
	switch n.op {
	case opConst, opAdd, opSub, opNeg, opMul, opDiv, opRatio:
		return r.sum(v)
	case opVar:
		out := r.make(variable)
		out.index = int(n.a)
		return out
	case opChoose:
		return r.choice(n)
	}
	return r.call(n)
}

func (r *reader) call(n *vertex) *node {
	fn := int(n.c)
	switch n.op {
	case opSqrt:
		fn = fnSqrt
	case opAbs:
		fn = fnAbs
	case opSign:
		fn = fnSign
	}
	args := []*node{r.expression(n.a)}
	if n.op == opCall2 {
		args = append(args, r.expression(n.b))
	}
	if fn == fnPow {
		return r.make(power, args...)
	}
	out := r.make(call, args...)
	out.index = fn
	return out
}

// choice writes both cases of a minimum or maximum. Other choices are between ways to compute the same.
func (r *reader) choice(n *vertex) *node {
	condition := &r.graph.nodes[n.a]
	if condition.op != opLessEqual || r.graph.ofPower(condition, n.c) {
		return r.expression(n.b)
	}
	return r.make(cases, r.expression(condition.a), r.expression(condition.b), r.expression(n.b), r.expression(n.c))
}

// ofPower reports whether a choice is the one of diffBase, by its condition and its second case.
func (g *graph) ofPower(condition *vertex, otherwise ref) bool {
	if condition.a != g.one() || g.nodes[otherwise].op != opRatio {
		return false
	}
	v, ok := g.inversePower(g.nodes[otherwise].b)
	return ok && g.nodes[v].b == condition.b
}

// inversePower returns the vertex v = a^b of a quotient a/v, as diffBase makes it.
func (g *graph) inversePower(quotient ref) (v ref, ok bool) {
	q := &g.nodes[quotient]
	if q.op != opRatio {
		return 0, false
	}
	n := &g.nodes[q.b]
	return q.b, n.op == opCall2 && n.c == fnPow && n.a == q.a
}
