package formula

import "math"

// diff adds the derivative of root by a variable. The constant zero in a derivative means that the variable does not
// occur: products with it vanish, even where the other factor is not finite.
func (g *graph) diff(root ref, variable int) ref {
	used := g.reachable(root)
	d := make([]ref, root+1)
	for i := ref(0); i <= root; i++ {
		if used[i] {
			d[i] = g.diffVertex(i, variable, d)
		}
	}
	return d[root]
}

// diffVertex differentiates one vertex, given the derivatives of its operands.
func (g *graph) diffVertex(r ref, variable int, d []ref) ref {
	switch n := g.nodes[r]; n.op {
	case opConst:
		return g.zero()
	case opVar:
		if int(n.a) == variable {
			return g.one()
		}
		return g.zero()
	case opNeg:
		return g.scale(-1, d[n.a])
	case opAdd:
		return g.plus(d[n.a], d[n.b])
	case opSub:
		return g.plus(d[n.a], g.scale(-1, d[n.b]))
	case opMul:
		if n.a == n.b {
			return g.scale(2, g.times(n.a, d[n.a]))
		}
		return g.plus(g.times(d[n.a], n.b), g.times(n.a, d[n.b]))
	case opDiv, opRatio:
		return g.diffQuotient(n, r, d)
	case opChoose:
		return g.choose(n.a, d[n.b], d[n.c])
	case opLessEqual, opSign:
		return g.zero()
	case opSqrt:
		return g.table[fnSqrt].chain(g, r, n.a, 0, d[n.a], g.zero())
	case opAbs:
		return g.table[fnAbs].chain(g, r, n.a, 0, d[n.a], g.zero())
	case opCall1:
		return g.table[n.c].chain(g, r, n.a, 0, d[n.a], g.zero())
	default: // opCall2
		return g.table[n.c].chain(g, r, n.a, n.b, d[n.a], d[n.b])
	}
}

// chain is diff for arguments that may not depend on the variable at all.
func (f *function) chain(g *graph, v, a, b, da, db ref) ref {
	if da == g.zero() && db == g.zero() {
		return g.zero()
	}
	return f.diff(g, v, a, b, da, db)
}

// diffQuotient differentiates q = a/b as (a′ − q·b′)/b. A number b becomes a constant factor.
func (g *graph) diffQuotient(n vertex, q ref, d []ref) ref {
	top := g.plus(d[n.a], g.scale(-1, g.times(q, d[n.b])))
	num, fixed := g.number(n.b)
	switch {
	case top == g.zero():
		return top
	case n.op == opRatio:
		return g.ratio(top, n.b)
	case fixed && usual(1/num):
		return g.scale(1/num, top)
	}
	return g.div(top, n.b)
}

// plus adds derivatives and collects like terms.
func (g *graph) plus(a, b ref) ref {
	x, restA := g.factor(a)
	y, restB := g.factor(b)
	if restA == restB && a != g.zero() && b != g.zero() {
		return g.scale(x+y, restA)
	}
	return g.add(a, b)
}

// times multiplies derivatives and gathers constant factors in front, which rounds differently but not worse.
func (g *graph) times(a, b ref) ref {
	if a == g.zero() || b == g.zero() {
		return g.zero()
	}
	x, restA := g.factor(a)
	y, restB := g.factor(b)
	if !usual(x * y) {
		return g.mul(a, b)
	}
	return g.scale(x*y, g.mul(restA, restB))
}

// scale multiplies a derivative by a number.
func (g *graph) scale(x float64, a ref) ref {
	if x == 0 {
		return g.zero()
	}
	if y, rest := g.factor(a); usual(x * y) {
		return g.mul(g.constant(x*y), rest)
	}
	return g.mul(g.constant(x), a)
}

// factor splits off a constant factor.
func (g *graph) factor(a ref) (float64, ref) {
	n := g.nodes[a]
	switch n.op {
	case opConst:
		num, _ := g.number(a)
		return num, g.one()
	case opNeg:
		x, rest := g.factor(n.a)
		return -x, rest
	case opMul:
		if x, ok := g.number(n.a); ok {
			return x, n.b
		}
	}
	return 1, a
}

// usual reports whether a product of constants is far from overflow and underflow.
func usual(x float64) bool { return math.Abs(x) > 1e-100 && math.Abs(x) < 1e100 }

// reachable marks the vertices that the roots are computed from, and the roots.
func (g *graph) reachable(roots ...ref) []bool {
	used := make([]bool, len(g.nodes))
	for _, r := range roots {
		used[r] = true
	}
	for i := len(used) - 1; i >= 0; i-- {
		if used[i] {
			n := g.nodes[i]
			for _, o := range n.operands() {
				used[o] = true
			}
		}
	}
	return used
}

// operands returns the vertices that n is computed from.
func (n *vertex) operands() []ref {
	all := [3]ref{n.a, n.b, n.c}
	switch n.op {
	case opConst, opVar:
		return nil
	case opNeg, opSqrt, opAbs, opSign, opCall1:
		return append([]ref(nil), all[:1]...)
	case opChoose:
		return append([]ref(nil), all[:]...)
	}
	return append([]ref(nil), all[:2]...)
}
