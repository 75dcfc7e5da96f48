package formula

import (
	"strconv"
	"strings"
)

// MathML returns the formula as a presentational MathML element for inline display.
func (f *Formula) MathML() string { return element(f.names, f.root) }

func element(names []string, root *node) string {
	m := mathml{names: names}
	return mathmlOpen + m.row(root) + "</math>"
}

type mathml struct{ names []string }

const (
	mathmlOpen     = `<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline">`
	minusSign      = "<mo>−</mo>"
	dot            = "<mo>⋅</mo>"
	invisibleTimes = "<mo>&#x2062;</mo>"
	applyFunction  = "<mo>&#x2061;</mo>"
)

// row prints a node as one element.
func (m *mathml) row(n *node) string {
	s := m.node(n)
	if _, _, plain := numberParts(n.num); n.kind == variable || n.kind == constant || n.kind == number && plain {
		return s
	}
	return "<mrow>" + s + "</mrow>"
}

// node prints a node as a sequence of elements.
func (m *mathml) node(n *node) string {
	switch n.kind {
	case number:
		return mathmlNumber(n.num)
	case constant:
		return mathmlName(constants[n.index].name)
	case variable:
		return mathmlName(m.names[n.index])
	case negate:
		return minusSign + m.operand(n.args[0], loosePower)
	case add:
		return m.operand(n.args[0], looseSum) + "<mo>+</mo>" + m.operand(n.args[1], n.args[1].termNeeds())
	case subtract:
		return m.operand(n.args[0], looseSum) + minusSign + m.operand(n.args[1], n.args[1].termNeeds())
	case multiply:
		left, right := m.operand(n.args[0], looseProduct), m.operand(n.args[1], loosePower)
		return left + mathmlTimes(left, right, startsWithFunction(n.args[1])) + right
	case divide:
		return "<mfrac>" + m.row(n.args[0]) + m.row(n.args[1]) + "</mfrac>"
	case power:
		return m.power(n)
	case cases:
		return m.cases(n)
	}
	return m.call(n)
}

// cases prints a brace before two rows, each with where it holds.
func (m *mathml) cases(n *node) string {
	l, r := m.row(n.args[0]), m.row(n.args[1])
	row := func(value *node, relation string) string {
		return "<mtr><mtd>" + m.row(value) + "</mtd><mtd>" + l + "<mo>" + relation + "</mo>" + r + "</mtd></mtr>"
	}
	return `<mrow><mo form="prefix">{</mo><mtable columnalign="left">` + row(n.args[2], "≤") + row(n.args[3], "&gt;") + "</mtable></mrow>"
}

// operand prints a node, in parentheses if it binds less strongly than it has to. A fraction bar binds like a power:
// only a base needs parentheses around it.
func (m *mathml) operand(n *node, needs int) string {
	s, strength := m.node(n), n.strength()
	_, _, plain := numberParts(n.num)
	switch {
	case n.kind == divide:
		strength = loosePower
	case n.kind == number && !plain:
		strength = looseProduct
	}
	if strength < needs {
		return parenthesized(s)
	}
	return s
}

func parenthesized(s string) string { return fenced("(", s, ")") }

func fenced(open, s, closing string) string {
	return `<mrow><mo form="prefix">` + open + "</mo>" + s + `<mo form="postfix">` + closing + "</mo></mrow>"
}

const openParenthesis = `<mrow><mo form="prefix">(`

// startsWithFunction reports whether a factor is printed with the name of a function in front.
func startsWithFunction(n *node) bool {
	if n.kind == power {
		n = n.args[0]
	}
	return namedCall(n)
}

// mathmlTimes puts a dot before a number, between a name and parentheses, which would look like a function, and
// between a name and a function, which would look like another function: a·cos(x).
func mathmlTimes(left, right string, function bool) string {
	first := strings.TrimPrefix(right, "<msup>")
	name := strings.HasSuffix(left, "</mi>") || strings.HasSuffix(left, "</msub>") || strings.HasSuffix(left, "</mover>")
	if strings.HasPrefix(first, "<mn>") || name && (function || strings.HasPrefix(first, openParenthesis)) {
		return dot
	}
	return invisibleTimes
}

func (m *mathml) power(n *node) string {
	base, exponent := n.args[0], m.row(n.args[1])
	if digits, ok := exponentDigits(n); ok && digits >= 0 && namedCall(base) {
		return "<msup>" + functionName(base.index) + exponent + "</msup>" + applyFunction + m.arguments(base)
	}
	s := m.operand(base, tight)
	if namedCall(base) || base.kind == call && base.index == fnLog10 {
		s = parenthesized(s)
	}
	return "<msup>" + s + exponent + "</msup>"
}

func (m *mathml) call(n *node) string {
	switch n.index {
	case fnSqrt:
		return "<msqrt>" + m.node(n.args[0]) + "</msqrt>"
	case fnAbs:
		return fenced("|", m.node(n.args[0]), "|")
	}
	return functionName(n.index) + applyFunction + m.arguments(n)
}

func (m *mathml) arguments(n *node) string {
	s := m.node(n.args[0])
	for _, a := range n.args[1:] {
		s += "<mo>,</mo>" + m.node(a)
	}
	return parenthesized(s)
}

func functionName(index int) string {
	if index == fnLog10 {
		return "<msub><mi>log</mi><mn>10</mn></msub>"
	}
	return "<mi>" + functions[index].Name + "</mi>"
}

// mathmlName sets digits and further letters as a subscript and a hat as an accent.
func mathmlName(name string) string {
	letter, sub := display(name)
	base, accent := strings.CutSuffix(letter, hat)
	s := "<mi>" + base + "</mi>"
	if accent {
		s = `<mover accent="true">` + s + "<mo>^</mo></mover>"
	}
	switch {
	case sub == "":
		return s
	case strings.Trim(sub, "0123456789") == "":
		return "<msub>" + s + "<mn>" + sub + "</mn></msub>"
	}
	return "<msub>" + s + "<mi>" + sub + "</mi></msub>"
}

func mathmlNumber(num float64) string {
	mantissa, exponent, plain := numberParts(num)
	if plain {
		return "<mn>" + mantissa + "</mn>"
	}
	digits := "<mn>" + strconv.Itoa(exponent) + "</mn>"
	if exponent < 0 {
		digits = "<mrow>" + minusSign + "<mn>" + strconv.Itoa(-exponent) + "</mn></mrow>"
	}
	ten := "<msup><mn>10</mn>" + digits + "</msup>"
	if mantissa == "1" {
		return ten
	}
	return "<mn>" + mantissa + "</mn>" + dot + ten
}
