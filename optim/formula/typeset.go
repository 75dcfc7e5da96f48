package formula

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text returns the formula as typeset plain text: (1 − x)² + 100(y − x²)². Parse reads the same tree from it if
// numbers below 0.0001 and round ones above 999999, which are written with a power of ten, do not occur.
func (f *Formula) Text() string {
	t := typesetter{f.names, newScope(f.names)}
	return t.text(f.root)
}

type typesetter struct {
	names []string
	scope *scope
}

func (t *typesetter) text(n *node) string {
	switch n.kind {
	case number:
		return plainNumber(n.num)
	case constant:
		return plainName(constants[n.index].name)
	case variable:
		return plainName(t.names[n.index])
	case negate:
		return "−" + t.operand(n.args[0], loosePower)
	case add:
		return t.operand(n.args[0], looseSum) + " + " + t.operand(n.args[1], n.args[1].termNeeds())
	case subtract:
		return t.operand(n.args[0], looseSum) + " − " + t.operand(n.args[1], n.args[1].termNeeds())
	case multiply:
		left, right := t.operand(n.args[0], looseProduct), t.operand(n.args[1], loosePower)
		return left + t.times(n.args[0], n.args[1], left, right) + right
	case divide:
		return t.operand(n.args[0], looseProduct) + "/" + t.operand(n.args[1], loosePower)
	case power:
		return t.power(n)
	case cases:
		l, r, p, q := t.text(n.args[0]), t.text(n.args[1]), t.text(n.args[2]), t.text(n.args[3])
		return "{" + p + ", " + l + " ≤ " + r + "; " + q + ", " + l + " > " + r + "}"
	}
	return t.call(n)
}

// operand prints a node, in parentheses if it binds less strongly than it has to.
func (t *typesetter) operand(n *node, needs int) string {
	s, strength := t.text(n), n.strength()
	switch {
	case n.kind == number && strings.ContainsRune(s, '·'):
		strength = looseProduct
	case n.kind == number && strings.ContainsAny(s, superscripts):
		strength = loosePower
	}
	if strength < needs {
		return "(" + s + ")"
	}
	return s
}

// times returns what to write between two factors: nothing, a space before a function, or a dot where nothing would
// be misread or could be mistaken for the application of a function.
func (t *typesetter) times(left, right *node, l, r string) string {
	last, _ := utf8.DecodeLastRuneInString(l)
	first, _ := utf8.DecodeRuneInString(r)
	end := lastFactor(left)
	_, raised := exponentDigits(end)
	switch {
	case end.kind == divide, end.kind == power && !raised, end.kind == call && end.index == fnSqrt:
		return "·"
	case unicode.IsDigit(first) || first == '.':
		return "·"
	case first == '(' && isNameRune(last) && !endsInNumber(l), first == '|' && last == '|':
		return "·"
	case first == '(' || first == '|' || first == '√':
		return ""
	}
	if right.kind == power {
		right = right.args[0]
	}
	if right.kind == call {
		return " "
	}
	if !isNameRune(last) || endsInNumber(l) || t.splits(l, r) {
		return ""
	}
	return "·"
}

// lastFactor returns the factor that stands at the right end of a printed product.
func lastFactor(n *node) *node {
	for {
		switch n.kind {
		case multiply:
			n = n.args[1]
		case negate:
			n = n.args[0]
		default:
			return n
		}
	}
}

// nameRun returns the letters and digits at the end of s.
func nameRun(s string) string {
	start := strings.LastIndexFunc(s, func(r rune) bool { return !isNameRune(r) })
	if start < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[start:])
	return s[start+size:]
}

func endsInNumber(s string) bool {
	run := nameRun(s)
	return run != "" && run[0] >= '0' && run[0] <= '9'
}

// longestRun is how many letters of names may stand together: more are hard to read, and slow to check.
const longestRun = 16

// splits reports whether the name at the start of r, written directly after the names at the end of l, is still read
// as a name of its own. Names of several letters are kept apart for the reader's sake.
func (t *typesetter) splits(l, r string) bool {
	end := strings.IndexFunc(r, func(c rune) bool { return !isNameRune(c) })
	if end < 0 {
		end = len(r)
	}
	run := letters(nameRun(l), 0)
	if len(run) > longestRun {
		return false
	}
	_, before, _, _ := t.scope.split(run)
	_, name, _, _ := t.scope.split(letters(r[:end], 0))
	cuts, both, _, ok := t.scope.split(letters(nameRun(l)+r[:end], 0))
	if !ok || len(name) != 1 || len(both) != len(before)+1 || cuts[len(before)] != len(run) {
		return false
	}
	lastName := join(run)
	if k := len(before); k > 1 {
		lastName = join(run[cuts[k-1]:])
	}
	return short(lastName) && short(join(letters(r[:end], 0)))
}

// short reports whether a name is one letter, perhaps with a hat and digits.
func short(name string) bool { return len([]rune(strings.Trim(name, "0123456789"+hat))) == 1 }

// exponentDigits returns the exponent of a power if it is an integer short enough to be written in superscripts.
func exponentDigits(n *node) (exponent int, ok bool) {
	if n.kind != power {
		return 0, false
	}
	e, minus := n.args[1], false
	if e.kind == negate {
		e, minus = e.args[0], true
	}
	if e.kind != number || e.num != math.Trunc(e.num) || e.num > 999 || minus && e.num == 0 {
		return 0, false
	}
	if minus {
		return -int(e.num), true
	}
	return int(e.num), true
}

func (t *typesetter) power(n *node) string {
	base := n.args[0]
	exponent, raised := exponentDigits(n)
	if raised && exponent >= 0 && namedCall(base) {
		return functions[base.index].Name + superscript(exponent) + t.arguments(base)
	}
	s := t.operand(base, tight)
	if base.kind == call && base.index == fnSqrt {
		s = "(" + s + ")"
	}
	if raised {
		return s + superscript(exponent)
	}
	return s + "^" + t.operand(n.args[1], tight)
}

// namedCall reports whether n is a function printed with its name and not as a sign around its argument.
func namedCall(n *node) bool {
	return n.kind == call && n.index != fnSqrt && n.index != fnAbs && n.index != fnLog10
}

func (t *typesetter) arguments(n *node) string {
	s := t.text(n.args[0])
	for _, a := range n.args[1:] {
		s += ", " + t.text(a)
	}
	return "(" + s + ")"
}

// call prints bars around an absolute value unless there are bars inside, which could not be told apart.
func (t *typesetter) call(n *node) string {
	a := n.args[0]
	switch n.index {
	case fnSqrt:
		s := t.text(a)
		if simple := a.kind == number || a.kind == variable || a.kind == constant; simple && t.operand(a, tight) == s || s[0] == '|' && s[len(s)-1] == '|' && a.kind == call {
			return "√" + s
		}
		return "√(" + s + ")"
	case fnAbs:
		s := t.text(a) // once: bars may be nested a hundred times
		if strings.Contains(s, "|") {
			return functions[fnAbs].Name + "(" + s + ")"
		}
		return "|" + s + "|"
	}
	return functions[n.index].Name + t.arguments(n)
}

// display splits a name into a letter, perhaps with a hat, and what is set below it: digits, or the other letters.
func display(name string) (letter, sub string) {
	all := []rune(toGreek(join(letters(name, 0))))
	n := 1
	if len(all) > 1 && string(all[1]) == hat {
		n = 2
	}
	return string(all[:n]), string(all[n:])
}

// plainName leaves letters that would be set below as they are.
func plainName(name string) string {
	letter, sub := display(name)
	if strings.Trim(sub, "0123456789") != "" {
		return letter + sub
	}
	return letter + strings.Map(func(r rune) rune { return '₀' + r - '0' }, sub)
}

// plainNumber writes very small numbers and large round ones with a power of ten.
func plainNumber(num float64) string {
	mantissa, exponent, plain := numberParts(num)
	switch {
	case plain:
		return mantissa
	case mantissa == "1":
		return "10" + superscript(exponent)
	}
	return mantissa + "·10" + superscript(exponent)
}

// numberParts returns a number as mantissa and power of ten, or as a whole if plain.
func numberParts(num float64) (mantissa string, exponent int, plain bool) {
	s := shortest(num)
	if s == "0" || num >= 1e-4 && (num < 1e6 || !strings.HasSuffix(s, "000")) && !strings.Contains(s, "e") {
		return s, 0, true
	}
	mantissa, exponent = scientific(num)
	return mantissa, exponent, false
}

func superscript(n int) string {
	out := ""
	s := strconv.Itoa(n)
	if n < 0 {
		out, s = "⁻", s[1:]
	}
	digits := []rune(superscripts)
	for _, d := range s {
		out += string(digits[d-'0'])
	}
	return out
}
