package formula

import (
	"math"
	"strconv"
	"strings"
)

// Kage returns the source of a Kage function that computes the value and whether there is none: its second result is 1
// where a function has no value (the root of a negative number, 0/0) and 0 elsewhere. A shader cannot tell by the value,
// for drivers need not have NaN. Its parameters are the variables in the order of the names given to Parse, all of type
// float; its name is name, and if it needs a helper, that is called name followed by Pow. Sub-expressions that occur
// more than once become variables. Nothing of the source that was parsed is copied.
//
// The shader computes in 32 bits. Constants beyond their range become the largest number, or zero. What is not finite
// there, but for the second result, depends on the graphics driver.
func (f *Formula) Kage(name string) string {
	k := kage{graph: f.graph, name: name, text: make([]string, f.f+1)}
	for i, n := range f.names {
		k.params = append(k.params, kageName(i, n))
	}
	k.body(f.f)
	var b strings.Builder
	if k.needsPow {
		b.WriteString(strings.ReplaceAll(kagePow, "NAME", name))
	}
	b.WriteString("func " + name + "(")
	if len(k.params) > 0 {
		b.WriteString(strings.Join(k.params, ", ") + " float")
	}
	b.WriteString(") (float, float) {\n\thole := 0.0\n" + k.lines.String() + "\treturn " + k.text[f.f] + ", hole\n}\n")
	return b.String()
}

// kagePow gives powers of negative numbers, which pow leaves undefined.
const kagePow = `func NAMEPow(a, b float) float {
	if b == 0.0 {
		return 1.0
	}
	if a >= 0.0 || floor(b) != b {
		return pow(a, b)
	}
	if mod(b, 2.0) == 1.0 {
		return -pow(-a, b)
	}
	return pow(-a, b)
}

`

// kage writes the body of a function.
type kage struct {
	graph    *graph
	name     string
	params   []string
	text     []string // expression of each vertex
	lines    strings.Builder
	temps    int
	needsPow bool
}

// kageName keeps single letters; other names get their index, so that they collide with nothing.
func kageName(index int, name string) string {
	if len(name) == 1 {
		return name
	}
	letter, sub := display(name)
	ascii := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ReplaceAll(fromGreek(letter+sub), hat, "hat"))
	return "v" + strconv.Itoa(index) + "_" + ascii
}

// longExpression is the length from which an expression becomes a variable even if it is used once.
const longExpression = 160

func (k *kage) body(root ref) {
	used := k.graph.reachable(root)
	uses := make([]int, len(used))
	for i := range used {
		if used[i] {
			n := k.graph.nodes[i]
			for _, o := range n.operands() {
				uses[o] += k.mentions(&n)
			}
		}
	}
	for i := range k.text {
		if !used[i] {
			continue
		}
		n := &k.graph.nodes[i]
		if k.partial(n) {
			k.lines.WriteString("\tif " + k.hole(n) + " {\n\t\thole = 1.0\n\t}\n")
		}
		k.text[i] = k.expression(n)
		simple := n.op == opConst || n.op == opVar
		if !simple && ref(i) != root && (uses[i] > 1 || len(k.text[i]) > longExpression) {
			temp := "t" + strconv.Itoa(k.temps)
			k.temps++
			k.lines.WriteString("\t" + temp + " := " + k.text[i] + "\n")
			k.text[i] = temp
		}
	}
}

// partial reports whether n may have no value though its operands have one.
func (k *kage) partial(n *vertex) bool {
	switch n.op {
	case opConst:
		return math.IsNaN(math.Float64frombits(n.bits))
	case opSqrt:
		return true
	case opDiv:
		return !k.nonZero(n.a) && !k.nonZero(n.b)
	case opCall1:
		return k.graph.table[n.c].hole != ""
	case opCall2:
		base, fixed := k.graph.number(n.a)
		exponent, known := k.graph.number(n.b)
		return k.graph.table[n.c].hole != "" && !(fixed && base >= 0) && !(known && exponent == math.Trunc(exponent))
	}
	return false
}

// hole returns the condition under which n, which is partial, has no value.
func (k *kage) hole(n *vertex) string {
	pattern := "true"
	switch n.op {
	case opSqrt:
		pattern = k.graph.table[fnSqrt].hole
	case opDiv:
		pattern = "$a == 0.0 && $b == 0.0"
	case opCall1, opCall2:
		pattern = k.graph.table[n.c].hole
	}
	return strings.NewReplacer("$a", k.text[n.a], "$b", k.text[n.b]).Replace(pattern)
}

// nonZero reports whether a vertex is a constant that is not zero.
func (k *kage) nonZero(r ref) bool {
	num, fixed := k.graph.number(r)
	return fixed && num != 0
}

// mentions returns how often the expression of n, and the condition before it, may contain that of each operand.
func (k *kage) mentions(n *vertex) int {
	if n.op != opConst && k.partial(n) {
		return 2
	}
	if n.op != opCall1 && n.op != opCall2 {
		return 1
	}
	pattern := k.graph.table[n.c].kage
	return max(strings.Count(pattern, "$a"), strings.Count(pattern, "$b"))
}

func (k *kage) expression(n *vertex) string {
	infix := func(op string) string { return "(" + k.text[n.a] + " " + op + " " + k.text[n.b] + ")" }
	switch n.op {
	case opConst:
		return kageNumber(math.Float64frombits(n.bits))
	case opVar:
		return k.params[n.a]
	case opNeg:
		return "(-" + k.text[n.a] + ")"
	case opAdd:
		return infix("+")
	case opSub:
		return infix("-")
	case opMul:
		return infix("*")
	case opDiv:
		return infix("/")
	case opSqrt:
		return k.call(fnSqrt, n)
	case opAbs:
		return k.call(fnAbs, n)
	case opSign:
		return k.call(fnSign, n)
	}
	return k.call(int(n.c), n)
}

func (k *kage) call(fn int, n *vertex) string {
	pattern := k.graph.table[fn].kage
	if base, fixed := k.graph.number(n.a); fn == fnPow && !(fixed && base > 0) {
		k.needsPow = true
		pattern = k.name + "Pow($a,$b)"
	}
	return strings.NewReplacer("$a", k.text[n.a], "$b", k.text[n.b]).Replace(pattern)
}

// kageNumber returns a literal that is a float in Kage, where 1 is an integer and 1/2 is 0.
func kageNumber(num float64) string {
	if num < 0 {
		return "(-" + kageNumber(-num) + ")"
	}
	const smallest, largest = 1.1754944e-38, 3.4028234e38 // of normal 32-bit numbers
	switch {
	case math.IsNaN(num):
		return "log(-1.0)"
	case num > largest:
		num = largest
	case num < smallest:
		num = 0
	}
	if num >= 1<<62 {
		// Ebitengine writes whole constants as 64-bit integers, and computes what is made of constants alone.
		fraction, exponent := math.Frexp(num)
		return "(" + kageNumber(2*fraction) + "*exp2(" + strconv.Itoa(exponent-1) + ".0))"
	}
	s := shortest(num)
	if !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	return s
}
