package formula

import (
	"math"
	"slices"
	"strings"
)

// factors are those of a term: numbers and vertices, above the fraction bar and below.
type factors struct {
	over, under  float64
	above, below []factor
}

// factor is a vertex to a positive integer power. Of a power a^b that is marked as less, a^(b−1) is meant. A number that
// could not be multiplied with the others has no vertex, but base < 0.
type factor struct {
	base ref
	n    int
	less bool
	num  float64
}

// mostFactors bounds exponents, which double with every operation.
const mostFactors = 1000

// sum writes terms in their order, but begins with a positive one. Terms with the same factors become one.
func (r *reader) sum(v ref) *node {
	var terms []factors
	r.terms(v, 1, &terms)
	if first := slices.IndexFunc(terms, func(t factors) bool { return t.over > 0 }); first > 0 {
		t := terms[first]
		terms = slices.Insert(slices.Delete(terms, first, first+1), 0, t)
	}
	var out *node
	for _, t := range terms {
		minus := t.over < 0
		n := r.product(t)
		switch {
		case out != nil && minus:
			out = r.make(subtract, out, n)
		case out != nil:
			out = r.make(add, out, n)
		case minus:
			out = r.negative(n)
		default:
			out = n
		}
	}
	return out
}

func (r *reader) terms(v ref, sign float64, out *[]factors) {
	n := &r.graph.nodes[v]
	switch {
	case r.left < 0 || len(*out) > MaxPartial:
		r.left = -1
		return
	case n.op == opAdd:
		r.terms(n.a, sign, out)
		r.terms(n.b, sign, out)
		return
	case n.op == opSub:
		r.terms(n.a, sign, out)
		r.terms(n.b, -sign, out)
		return
	}
	t := factors{over: sign, under: 1}
	if !r.gather(v, 1, &t) {
		r.left = -1
	}
	t.cancel()
	for i := range *out {
		other := &(*out)[i]
		if sum := other.over + t.over; sum != 0 && other.under == t.under && slices.Equal(other.above, t.above) && slices.Equal(other.below, t.below) {
			other.over = sum
			return
		}
	}
	*out = append(*out, t)
}

// negative puts a minus in front of the first factor, where it needs no parentheses.
func (r *reader) negative(n *node) *node {
	if n.kind == multiply || n.kind == divide {
		n.args[0] = r.negative(n.args[0])
		return n
	}
	return r.make(negate, n)
}

// product writes a term without its sign: numbers first, then variables, then the rest.
func (r *reader) product(t factors) *node {
	size, under := reduced(math.Abs(t.over), t.under)
	if inverse := 1 / size; inverse > 1 && inverse < mostFactors && inverse == math.Trunc(inverse) && len(t.below) > 0 {
		size, under = 1, inverse*under // x/(2y) rather than 0.5x/y
	}
	above, part := r.numeral(size)
	below := r.row(r.one(under*part), t.below)
	if len(t.above) > 0 && above.kind == number && above.num == 1 {
		above = nil
	}
	above = r.row(above, t.above)
	if below != nil {
		return r.make(divide, above, below)
	}
	return above
}

// reduced divides two small integers by what they have in common.
func reduced(a, b float64) (over, under float64) {
	const most = 1e6
	x, y := a, b
	for x >= 1 && y >= 1 && x < most && y < most && x == math.Trunc(x) && y == math.Trunc(y) {
		if x, y = y, math.Mod(x, y); y == 0 {
			return a / x, b / x
		}
	}
	return a, b
}

// one is a number, or nothing if it is 1.
func (r *reader) one(num float64) *node {
	if num == 1 {
		return nil
	}
	return r.number(num)
}

func (r *reader) number(num float64) *node {
	out := r.make(number)
	out.num = num
	return out
}

// numeral writes a positive number as a reader would, over a number below the bar: multiples of π, and fractions of small
// integers that have no short decimals. The fraction may differ from the number by its rounding.
func (r *reader) numeral(num float64) (above *node, below float64) {
	const largest, digits = 1000, 8
	if len(strings.Trim(shortest(num), "0.")) <= digits {
		return r.number(num), 1
	}
	for _, unit := range [...]float64{1, math.Pi} {
		for k := 1.0; k <= largest; k++ {
			m := math.Round(num / unit * k)
			if m < 1 || m > largest || math.Abs(m*unit/k-num) > 4*0x1p-53*num {
				continue
			}
			above = r.one(m)
			if unit != 1 {
				pi := r.make(constant)
				pi.index = constantPi
				above = r.join(above, pi)
			}
			if above == nil {
				above = r.number(1)
			}
			return above, k
		}
	}
	return r.number(num), 1
}

// join multiplies by what may be nothing.
func (r *reader) join(left, right *node) *node {
	if left == nil {
		return right
	}
	return r.make(multiply, left, right)
}

// row writes factors behind what may be nothing: parameters, then the two variables, then the rest.
func (r *reader) row(out *node, list []factor) *node {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b factor) int { return r.rank(a.base) - r.rank(b.base) })
	for _, f := range list {
		out = r.join(out, r.factor(f))
	}
	return out
}

func (r *reader) rank(v ref) int {
	const parameters, others = -1 << 16, 1 << 16
	if v < 0 {
		return 2 * parameters // numbers stand first
	}
	switch n := &r.graph.nodes[v]; {
	case n.op != opVar:
		return others
	case n.a < 2:
		return int(n.a)
	default:
		return parameters + int(n.a)
	}
}

func (r *reader) factor(f factor) *node {
	var out *node
	if f.base < 0 {
		out = r.number(f.num)
	} else {
		out = r.expression(f.base)
	}
	if f.less {
		out = r.lower(out)
	}
	if f.n == 1 {
		return out
	}
	return r.make(power, out, r.number(float64(f.n)))
}

// lower writes a^b as a^(b−1).
func (r *reader) lower(p *node) *node {
	if p.kind != power { // there was no room for it
		return p
	}
	exponent := r.make(subtract, p.args[1], r.number(1))
	if b := p.args[1]; b.kind == number {
		const digits = 1e12
		exponent = r.make(negate, r.number(math.Round((1-b.num)*digits)/digits)) // diffBase asks for b from 0 to 1
	}
	return r.make(power, p.args[0], exponent)
}

// gather adds the factors of a vertex to the power n, which stand below the bar if it is negative. It says whether they
// are not too many.
func (r *reader) gather(v ref, n int, all *factors) bool {
	if n > mostFactors || n < -mostFactors || len(all.above)+len(all.below) > MaxPartial {
		return false
	}
	x := &r.graph.nodes[v]
	num, fixed := r.graph.number(v)
	pow, inverse := r.graph.inversePower(v)
	switch {
	case fixed && num < 0:
		all.over *= float64(1 - 2*(n&1))
		all.constant(-num, n)
	case fixed:
		all.constant(num, n)
	case x.op == opNeg:
		all.over *= float64(1 - 2*(n&1))
		return r.gather(x.a, n, all)
	case x.op == opMul && x.a == x.b:
		return r.gather(x.a, 2*n, all)
	case x.op == opMul:
		return r.gather(x.a, n, all) && r.gather(x.b, n, all)
	case inverse && n == -1:
		all.above = put(all.above, factor{base: pow, n: 1, less: true})
	case x.op == opDiv || x.op == opRatio:
		return r.gather(x.a, n, all) && r.gather(x.b, -n, all)
	case n < 0:
		all.below = put(all.below, factor{base: v, n: -n})
	default:
		all.above = put(all.above, factor{base: v, n: n})
	}
	return true
}

// constant multiplies by a number that is not negative to the power n. What would leave the range of numbers stays a
// factor of its own. An infinity is written as 1/0, and what has no value as 0/0.
func (all *factors) constant(num float64, n int) {
	const largest = 1e300
	switch {
	case math.IsNaN(num):
		all.over, all.under = 0, 0
		return
	case math.IsInf(num, 1):
		num, n = 0, -n
	}
	side, row := &all.over, &all.above
	if n < 0 {
		side, row, n = &all.under, &all.below, -n
	}
	product := *side * math.Pow(num, float64(n))
	if size := math.Abs(product); num == 0 || *side == 0 || size < largest && size > 1/largest {
		*side = product
		return
	}
	*row = put(*row, factor{base: -1, n: n, num: num})
}

// cancel removes what stands above and below the bar.
func (all *factors) cancel() {
	for i := range all.above {
		for k := range all.below {
			a, b := &all.above[i], &all.below[k]
			if a.base == b.base && a.num == b.num && !a.less {
				both := min(a.n, b.n)
				a.n -= both
				b.n -= both
			}
		}
	}
	used := func(f factor) bool { return f.n == 0 }
	all.above, all.below = slices.DeleteFunc(all.above, used), slices.DeleteFunc(all.below, used)
}

// put adds a factor to those of the same base.
func put(list []factor, f factor) []factor {
	for i := range list {
		if other := &list[i]; other.base == f.base && other.less == f.less && other.num == f.num {
			other.n += f.n
			return list
		}
	}
	return append(list, f)
}
