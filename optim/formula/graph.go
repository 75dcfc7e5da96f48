package formula

import "math"

// op is a scalar operation, both of the graph and of a program.
type op uint8

const (
	opNeg op = iota
	opAdd
	opSub
	opMul
	opDiv
	opRatio  // a/b, but 0/0 is 0
	opSquare // program only: a·a
	opMulAdd // program only: a·b + c, rounded twice
	opMulSub // program only: a·b − c
	opSubMul // program only: c − a·b
	opMulMul // program only: (a·b)·c
	opDot    // program only: a·b + c·e
	opCross  // program only: a·b − c·e
	opSum    // step only: a·b + (c·e)·s
	opSincos // program only: sin a, and cos a to register e
	opExp    // program only
	opLn     // program only
	opBend   // program only: |a|, and the sign of a to register e
	opSqrt
	opAbs
	opSign
	opLessEqual // 1 if a ≤ b, otherwise 0
	opChoose    // b if a ≠ 0, otherwise c
	opCall1     // function c of a
	opCall2     // function c of a, b
	opConst     // graph only
	opVar       // graph only; a is the index of the variable
	opCount
)

// ref is the index of a vertex in a graph. Operands have smaller ones than what is computed from them.
type ref int32

// vertex is one operation of a graph. Equal ones are the same vertex.
type vertex struct {
	op      op
	a, b, c ref
	bits    uint64 // of a constant
}

// graph is a formula in which each sub-expression occurs once. Its methods add an operation, or find the vertex that
// already has its value. They may drop x+0, x·1 and the like, which changes no value except the sign of a zero, but
// keep x·0, which is NaN for some x.
type graph struct {
	nodes []vertex
	index map[vertex]ref
	table []function // not referred to by name, since its rows call methods of graph
}

func newGraph() *graph {
	g := &graph{index: make(map[vertex]ref, 64), nodes: make([]vertex, 0, 64), table: functions[:]}
	g.constant(0)
	g.constant(1)
	return g
}

func (g *graph) zero() ref { return 0 }
func (g *graph) one() ref  { return 1 }

func (g *graph) insert(v vertex) ref {
	r, ok := g.index[v]
	if !ok {
		r = ref(len(g.nodes))
		g.nodes = append(g.nodes, v)
		g.index[v] = r
	}
	return r
}

// constant returns the vertex of a number. There is one zero and one NaN.
func (g *graph) constant(num float64) ref {
	if num == 0 {
		num = 0
	}
	return g.insert(vertex{op: opConst, bits: math.Float64bits(num)})
}

func (g *graph) variable(i int) ref { return g.insert(vertex{op: opVar, a: ref(i)}) }

// number returns the value of r if it is a constant.
func (g *graph) number(r ref) (num float64, ok bool) {
	n := &g.nodes[r]
	return math.Float64frombits(n.bits), n.op == opConst
}

func (g *graph) neg(a ref) ref {
	if x, ok := g.number(a); ok {
		return g.constant(-x)
	}
	if n := g.nodes[a]; n.op == opNeg {
		return n.a
	}
	return g.insert(vertex{op: opNeg, a: a})
}

func (g *graph) add(a, b ref) ref {
	x, xok := g.number(a)
	y, yok := g.number(b)
	switch {
	case xok && yok:
		return g.constant(x + y)
	case a == g.zero():
		return b
	case b == g.zero():
		return a
	case g.nodes[b].op == opNeg:
		return g.sub(a, g.nodes[b].a)
	case g.nodes[a].op == opNeg:
		return g.sub(b, g.nodes[a].a)
	}
	return g.insert(vertex{op: opAdd, a: min(a, b), b: max(a, b)})
}

func (g *graph) sub(a, b ref) ref {
	x, xok := g.number(a)
	y, yok := g.number(b)
	switch {
	case xok && yok:
		return g.constant(x - y)
	case a == g.zero():
		return g.neg(b)
	case b == g.zero():
		return a
	case g.nodes[b].op == opNeg:
		return g.add(a, g.nodes[b].a)
	}
	return g.insert(vertex{op: opSub, a: a, b: b})
}

// mul puts a constant factor first.
func (g *graph) mul(a, b ref) ref {
	x, xok := g.number(a)
	y, yok := g.number(b)
	switch {
	case xok && yok:
		return g.constant(x * y)
	case yok:
		return g.mul(b, a)
	case xok && x == 1:
		return b
	case xok && x == -1:
		return g.neg(b)
	case xok:
		return g.insert(vertex{op: opMul, a: a, b: b})
	case g.nodes[a].op == opNeg && g.nodes[b].op == opNeg:
		return g.mul(g.nodes[a].a, g.nodes[b].a)
	}
	return g.insert(vertex{op: opMul, a: min(a, b), b: max(a, b)})
}

// div multiplies by the reciprocal of a power of two, which is exact.
func (g *graph) div(a, b ref) ref {
	x, xok := g.number(a)
	y, yok := g.number(b)
	if xok && yok {
		return g.constant(x / y)
	}
	if frac, exp := math.Frexp(math.Abs(y)); yok && frac == 0.5 && exp > -1000 && exp < 1000 {
		return g.mul(g.constant(1/y), a)
	}
	return g.insert(vertex{op: opDiv, a: a, b: b})
}

func (g *graph) call(fn int, args ...ref) ref {
	f := &g.table[fn]
	x, xok := g.number(args[0])
	if f.Arity == 1 {
		switch {
		case xok:
			return g.constant(f.one(x))
		case fn == fnSqrt:
			return g.insert(vertex{op: opSqrt, a: args[0]})
		case fn == fnAbs:
			return g.insert(vertex{op: opAbs, a: args[0]})
		case fn == fnSign:
			return g.insert(vertex{op: opSign, a: args[0]})
		}
		return g.insert(vertex{op: opCall1, a: args[0], c: ref(fn)})
	}
	if y, yok := g.number(args[1]); xok && yok {
		return g.constant(f.two(x, y))
	}
	return g.insert(vertex{op: opCall2, a: args[0], b: args[1], c: ref(fn)})
}

// maxMultiplied is the largest integer exponent computed by multiplication.
const maxMultiplied = 64

// pow computes integer exponents by squaring and multiplying, which is exact for exact products and defined for
// negative bases on every machine.
func (g *graph) pow(a, b ref) ref {
	if _, fixed := g.number(a); fixed {
		return g.call(fnPow, a, b)
	}
	n, fixed := g.number(b)
	switch {
	case !fixed || n != math.Trunc(n) || math.Abs(n) > maxMultiplied:
		return g.call(fnPow, a, b)
	case n < 0:
		return g.div(g.one(), g.integerPower(a, int(-n)))
	}
	return g.integerPower(a, int(n))
}

func (g *graph) integerPower(a ref, n int) ref {
	if n == 0 {
		return g.one()
	}
	result, square := g.one(), a
	for {
		if n&1 == 1 {
			result = g.mul(result, square)
		}
		if n >>= 1; n == 0 {
			return result
		}
		square = g.mul(square, square)
	}
}

func (g *graph) ratio(a, b ref) ref {
	if a == g.zero() {
		return a
	}
	return g.insert(vertex{op: opRatio, a: a, b: b})
}

func (g *graph) lessEqual(a, b ref) ref { return g.insert(vertex{op: opLessEqual, a: a, b: b}) }

func (g *graph) choose(condition, a, b ref) ref {
	if a == b {
		return a
	}
	return g.insert(vertex{op: opChoose, a: condition, b: a, c: b})
}

func (g *graph) oneMinusSquare(a ref) ref { return g.sub(g.one(), g.mul(a, a)) }

// tree adds a syntax tree.
func (g *graph) tree(n *node) ref {
	switch n.kind {
	case number:
		return g.constant(n.num)
	case constant:
		return g.constant(constants[n.index].num)
	case variable:
		return g.variable(n.index)
	}
	a := g.tree(n.args[0])
	var b ref
	if len(n.args) == 2 {
		b = g.tree(n.args[1])
	}
	switch n.kind {
	case negate:
		return g.neg(a)
	case add:
		return g.add(a, b)
	case subtract:
		return g.sub(a, b)
	case multiply:
		return g.mul(a, b)
	case divide:
		return g.div(a, b)
	case power:
		return g.power(n, a, b)
	}
	if len(n.args) == 1 {
		return g.call(n.index, a)
	}
	return g.call(n.index, a, b)
}

// power takes the constant e to a power by the exponential function.
func (g *graph) power(n *node, a, b ref) ref {
	if base := n.args[0]; base.kind == constant && base.index == constantE {
		return g.call(fnExp, b)
	}
	return g.pow(a, b)
}
