package formula

import (
	"math"
	"strconv"
	"strings"
)

// Kage returns the source of a Kage function that computes the value. Its parameters are the variables in the order
// of the names given to Parse, all of type float; its name is name, and if it needs a helper, that is called name
// followed by Pow. Sub-expressions that occur more than once become variables.
//
// The shader computes in 32 bits. Constants beyond their range become the largest number, or zero. Where the formula
// is NaN (the root or logarithm of a negative number, say) the result depends on the graphics driver.
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
	b.WriteString(") float {\n" + k.lines.String() + "\treturn " + k.text[f.f] + "\n}\n")
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

// mentions returns how often the expression of n may contain that of each operand.
func (k *kage) mentions(n *vertex) int {
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
	s := shortest(num)
	if !strings.ContainsAny(s, ".e") {
		s += ".0"
	}
	return s
}
