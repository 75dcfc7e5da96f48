package formula

// fused is an instruction whose operands are still vertices.
type fused struct {
	op   op
	args [4]ref
	n    int // operands
	fn   uint16
	dst  ref
	twin ref // second result, of opSincos and opBend
}

// double reports whether there is a second result.
func (f *fused) double() bool { return f.op == opSincos || f.op == opBend }

// fuse turns a vertex into an instruction and marks the products that it takes in.
func (l *layout) fuse(r ref, uses []int, joined []bool) fused {
	n := &l.graph.nodes[r]
	product := func(o ref) bool { return l.graph.nodes[o].op == opMul && uses[o] == 1 && !l.fixed[o] }
	join := func(code op, m, other ref) fused {
		joined[m] = true
		p := &l.graph.nodes[m]
		return fused{op: code, args: [4]ref{p.a, p.b, other}, n: 3, dst: r}
	}
	joinBoth := func(code op) fused {
		joined[n.a], joined[n.b] = true, true
		p, q := &l.graph.nodes[n.a], &l.graph.nodes[n.b]
		return fused{op: code, args: [4]ref{p.a, p.b, q.a, q.b}, n: 4, dst: r}
	}
	switch {
	case n.op == opAdd && product(n.a) && product(n.b):
		return joinBoth(opDot)
	case n.op == opSub && product(n.a) && product(n.b):
		return joinBoth(opCross)
	case n.op == opAdd && product(n.a):
		return join(opMulAdd, n.a, n.b)
	case n.op == opAdd && product(n.b):
		return join(opMulAdd, n.b, n.a)
	case n.op == opSub && product(n.b):
		return join(opSubMul, n.b, n.a)
	case n.op == opSub && product(n.a):
		return join(opMulSub, n.a, n.b)
	case n.op == opMul && product(n.a):
		return join(opMulMul, n.a, n.b)
	case n.op == opMul && product(n.b):
		return join(opMulMul, n.b, n.a)
	case n.op == opMul && n.a == n.b:
		return fused{op: opSquare, args: [4]ref{n.a}, n: 1, dst: r}
	}
	out := fused{op: n.op, dst: r, n: len(n.operands()), args: [4]ref{n.a, n.b, n.c}}
	switch {
	case n.op == opCall1 && n.c == fnExp:
		out.op = opExp
	case n.op == opCall1 && n.c == fnLn:
		out.op = opLn
	case n.op == opCall1 || n.op == opCall2:
		out.fn = uint16(n.c)
	}
	return out
}

// pair returns the instruction that computes two vertices of one argument together: sine and cosine, which reduce the
// same angle, or absolute value and sign.
func (g *graph) pair(r ref) (both fused, ok bool) {
	first := g.nodes[r]
	second := first
	both = fused{args: [4]ref{first.a}, n: 1}
	switch {
	case first.op == opCall1 && (first.c == fnSin || first.c == fnCos):
		both.op, first.c, second.c = opSincos, fnSin, fnCos
	case first.op == opAbs || first.op == opSign:
		both.op, first.op, second.op = opBend, opAbs, opSign
	default:
		return fused{}, false
	}
	dst, hasFirst := g.index[first]
	twin, hasSecond := g.index[second]
	both.dst, both.twin = dst, twin
	return both, hasFirst && hasSecond
}
