package formula

import "strings"

// MathMLAssign is MathML of the formula behind an arrow from it to the name that it is assigned to: m ← β₁m + (1 − β₁)g.
func (f *Formula) MathMLAssign(name string) string {
	m := mathml{names: f.names}
	return mathmlOpen + "<mrow>" + mathmlName(name) + "<mo>←</mo>" + m.row(f.root) + "</mrow></math>"
}

// TextAssign is the same as text, with a dot for every product: m ← β₁·m + (1 − β₁)·g.
func (f *Formula) TextAssign(name string) string {
	return plainName(name) + " ← " + f.Substitute(plainName)
}

// Letter is a name as Text writes it: β₁ for beta1.
func Letter(name string) string { return plainName(name) }

// Squares are the expressions whose square stands in the formula, in the order in which they do, each once.
func (f *Formula) Squares() []*Formula {
	var all []*Formula
	seen := make(map[string]bool)
	var visit func(n *node)
	visit = func(n *node) {
		if n.kind == power && n.args[1].kind == number && n.args[1].num == 2 {
			base := &Formula{names: f.names, root: n.args[0]}
			if text := base.String(); !seen[text] && base.compile(MaxInstructions) {
				seen[text] = true
				all = append(all, base)
			}
		}
		for _, a := range n.args {
			visit(a)
		}
	}
	visit(f.root)
	return all
}

// Substitute is the formula as text with other texts in the place of the variables, which may be numbers with the
// typographic minus and with exponents: 0.9·0.31 + (1 − 0.9)·(−2). Products are written with a dot.
func (f *Formula) Substitute(text func(name string) string) string {
	s := substitution{f.names, text}
	return s.text(f.root)
}

type substitution struct {
	names []string
	of    func(name string) string
}

func (s *substitution) text(n *node) string {
	switch n.kind {
	case number:
		return plainNumber(n.num)
	case constant:
		return plainName(constants[n.index].name)
	case variable:
		return s.of(s.names[n.index])
	case negate:
		return "−" + s.right(n.args[0], loosePower)
	case add:
		return s.side(n.args[0], looseSum) + " + " + s.right(n.args[1], looseProduct)
	case subtract:
		return s.side(n.args[0], looseSum) + " − " + s.right(n.args[1], looseProduct)
	case multiply:
		return s.side(n.args[0], looseProduct) + "·" + s.right(n.args[1], loosePower)
	case divide:
		return s.side(n.args[0], looseProduct) + "/" + s.right(n.args[1], loosePower)
	case power:
		return s.power(n)
	}
	return s.call(n)
}

// side is an operand, in parentheses if it binds less strongly than it has to.
func (s *substitution) side(n *node, needs int) string {
	if n.strength() < needs {
		return "(" + s.text(n) + ")"
	}
	return s.text(n)
}

// right is an operand behind an operator: what begins with a minus gets parentheses there.
func (s *substitution) right(n *node, needs int) string {
	text := s.side(n, needs)
	if strings.HasPrefix(plain(text), "−") {
		return "(" + text + ")"
	}
	return text
}

// tight is an operand that must not fall apart: a base, or what stands under a root.
func (s *substitution) tight(n *node) string {
	text := s.right(n, tight)
	if n.kind == variable && strings.ContainsAny(text, "e") && !strings.HasPrefix(text, "(") {
		return "(" + text + ")"
	}
	return text
}

func (s *substitution) power(n *node) string {
	exponent := n.args[1]
	if exponent.kind == number && exponent.num == float64(int(exponent.num)) {
		return s.tight(n.args[0]) + superscript(int(exponent.num))
	}
	return s.tight(n.args[0]) + "^" + s.tight(exponent)
}

func (s *substitution) call(n *node) string {
	switch n.index {
	case fnSqrt:
		return "√" + s.tight(n.args[0])
	case fnAbs:
		return "|" + s.text(n.args[0]) + "|"
	}
	texts := make([]string, len(n.args))
	for i, a := range n.args {
		texts[i] = s.text(a)
	}
	return functions[n.index].Name + "(" + strings.Join(texts, ", ") + ")"
}

// Marker stands before and behind what a text marks.
const Marker = "\x1f"

// plain is a text without its marks.
func plain(text string) string { return strings.ReplaceAll(text, Marker, "") }
