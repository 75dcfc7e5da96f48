package formula

import (
	"strconv"
	"strings"
)

// Binding strengths of what is printed, weakest first.
const (
	looseSum = 1 + iota
	looseProduct
	looseMinus
	loosePower
	tight
)

// strength returns how strongly the outermost operator of n binds.
func (n *node) strength() int {
	switch n.kind {
	case add, subtract:
		return looseSum
	case multiply, divide:
		return looseProduct
	case negate:
		return looseMinus
	case power:
		return loosePower
	}
	return tight
}

// termNeeds returns how strongly n has to bind after + or −: what begins with a minus gets parentheses there.
func (n *node) termNeeds() int {
	first := n
	for first.kind == multiply || first.kind == divide {
		first = first.args[0]
	}
	if first.kind == negate {
		return tight
	}
	return looseProduct
}

// String returns the formula with ASCII operators and explicit multiplication. Parse reads the same tree from it,
// unless it has become longer than MaxLength or nests more deeply than MaxDepth.
func (f *Formula) String() string {
	var b strings.Builder
	f.ascii(&b, f.root, "^")
	return b.String()
}

// Renamed is String with other names for the variables, in the order of the names given to Parse. It panics if their
// number is wrong.
func (f *Formula) Renamed(names ...string) string {
	if len(names) != len(f.names) {
		panic("formula: Renamed wants one name for each variable")
	}
	renamed := Formula{names: names, root: f.root}
	return renamed.String()
}

// ascii prints a node, with raised as the operator of powers.
func (f *Formula) ascii(b *strings.Builder, n *node, raised string) {
	// side prints an operand, in parentheses if it binds less strongly than it has to.
	side := func(a *node, needs int) {
		if a.strength() < needs {
			b.WriteByte('(')
			f.ascii(b, a, raised)
			b.WriteByte(')')
			return
		}
		f.ascii(b, a, raised)
	}
	infix := func(op string, left, right int) {
		side(n.args[0], left)
		b.WriteString(op)
		side(n.args[1], right)
	}
	switch n.kind {
	case number:
		b.WriteString(shortest(n.num))
	case constant:
		b.WriteString(constants[n.index].name)
	case variable:
		b.WriteString(f.names[n.index])
	case negate:
		b.WriteByte('-')
		side(n.args[0], loosePower)
	case add:
		infix(" + ", looseSum, n.args[1].termNeeds())
	case subtract:
		infix(" - ", looseSum, n.args[1].termNeeds())
	case multiply:
		infix("*", looseProduct, loosePower)
	case divide:
		infix("/", looseProduct, loosePower)
	case power:
		infix(raised, tight, loosePower)
	case call:
		b.WriteString(functions[n.index].Name)
		b.WriteByte('(')
		for i, a := range n.args {
			if i > 0 {
				b.WriteString(", ")
			}
			f.ascii(b, a, raised)
		}
		b.WriteByte(')')
	}
}

// shortest prints a number so that reading it gives the same number: 100, 0.001, 1e-8.
func shortest(num float64) string {
	if num >= 1e-4 && num < 1e15 || num == 0 {
		return strconv.FormatFloat(num, 'f', -1, 64)
	}
	mantissa, exponent := scientific(num)
	return mantissa + "e" + strconv.Itoa(exponent)
}

func scientific(num float64) (mantissa string, exponent int) {
	mantissa, digits, _ := strings.Cut(strconv.FormatFloat(num, 'e', -1, 64), "e")
	exponent, err := strconv.Atoi(digits)
	if err != nil {
		panic("formula: " + err.Error())
	}
	return mantissa, exponent
}
