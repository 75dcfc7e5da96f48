package formula

// binary lists the infix operators that associate to the left. Missing operators mean multiplication.
var binary = map[rune]struct {
	kind       kind
	precedence int
}{
	'+': {add, 1},
	'-': {subtract, 1},
	'*': {multiply, 2},
	'/': {divide, 2},
}

const productPrecedence = 2

type parser struct {
	src      string
	tokens   []token
	at       int
	depth    int
	maxDepth int
	bars     int // open | in the innermost parentheses
}

// parseTokens recovers the one error that the parser panics with.
func parseTokens(src string, tokens []token, maxDepth int) (root *node, err error) {
	p := &parser{src: src, tokens: tokens, maxDepth: maxDepth}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			err = e
		}
	}()
	if p.peek().kind == tokEnd {
		p.fail(0, "the formula is empty")
	}
	root = p.expression(1)
	if t := p.peek(); t.kind != tokEnd {
		p.unexpected(t)
	}
	return root, nil
}

func (p *parser) peek() token { return p.tokens[p.at] }

func (p *parser) next() token {
	t := p.tokens[p.at]
	if t.kind != tokEnd {
		p.at++
	}
	return t
}

func (p *parser) fail(pos int, text string, args ...any) { panic(Fault(p.src, pos, text, args...)) }

func (p *parser) enter(pos int) {
	if p.depth++; p.depth > p.maxDepth {
		p.fail(pos, "the formula is nested more than %d levels deep", p.maxDepth)
	}
}

func (p *parser) leave() { p.depth-- }

// unexpected explains a token that cannot stand where it does.
func (p *parser) unexpected(t token) {
	switch t.kind {
	case tokEnd:
		p.fail(t.pos, "something is missing at the end")
	case tokNumber:
		p.fail(t.pos, "a number after a factor: write * or ^ between them")
	case tokSuperscript:
		p.fail(t.pos, "nothing to raise to this power")
	case ')':
		p.fail(t.pos, "unexpected )")
	case ',':
		p.fail(t.pos, "a comma outside a function; numbers are written with a point")
	case '|':
		p.fail(t.pos, "missing | or an operand before |")
	}
	p.fail(t.pos, "missing operand before %s", string(t.kind))
}

// expression parses operators of at least the given precedence.
func (p *parser) expression(precedence int) *node {
	left := p.unary()
	for {
		t := p.peek()
		op, infix := binary[t.kind]
		switch {
		case infix && op.precedence >= precedence:
			p.next()
			left = &node{kind: op.kind, args: []*node{left, p.expression(op.precedence + 1)}}
		case !infix && productPrecedence >= precedence && p.startsFactor(t):
			left = &node{kind: multiply, args: []*node{left, p.power()}}
		default:
			return left
		}
	}
}

// startsFactor reports whether t begins the right-hand factor of a product written without an operator.
func (p *parser) startsFactor(t token) bool {
	switch t.kind {
	case tokVariable, tokConstant, tokFunction, '(', '√':
		return true
	case '|':
		return p.bars == 0
	}
	return false
}

func (p *parser) unary() *node {
	switch t := p.peek(); t.kind {
	case '-':
		p.next()
		p.enter(t.pos)
		defer p.leave()
		return &node{kind: negate, args: []*node{p.unary()}}
	case '+':
		p.next()
		p.enter(t.pos)
		defer p.leave()
		return p.unary()
	}
	return p.power()
}

// power parses a factor and what it is raised to.
func (p *parser) power() *node {
	base := p.raised(p.factor())
	if t := p.peek(); t.kind == '^' {
		p.next()
		p.enter(t.pos)
		defer p.leave()
		return &node{kind: power, args: []*node{base, p.unary()}}
	}
	return base
}

// raised applies the superscripts that follow.
func (p *parser) raised(base *node) *node {
	for p.peek().kind == tokSuperscript {
		base = &node{kind: power, args: []*node{base, signed(p.next().num)}}
	}
	return base
}

func signed(num float64) *node {
	if num < 0 {
		return &node{kind: negate, args: []*node{{kind: number, num: -num}}}
	}
	return &node{kind: number, num: num}
}

func (p *parser) factor() *node {
	t := p.next()
	switch t.kind {
	case tokNumber:
		return &node{kind: number, num: t.num}
	case tokVariable:
		return &node{kind: variable, index: t.index}
	case tokConstant:
		return &node{kind: constant, index: t.index}
	case tokFunction, '√', '(', '|':
		p.enter(t.pos)
		defer p.leave()
	}
	switch t.kind {
	case tokFunction:
		return p.function(t)
	case '√':
		return &node{kind: call, index: fnSqrt, args: []*node{p.power()}}
	case '(':
		inner := p.group(t, 1)
		return inner[0]
	case '|':
		return p.absolute(t)
	}
	p.unexpected(t)
	return nil
}

// group parses what stands between an opening parenthesis already read and its partner: expressions with commas
// between them. want is how many there should be; 0 means that the caller checks.
func (p *parser) group(open token, want int) []*node {
	outer := p.bars
	p.bars = 0
	defer func() { p.bars = outer }()
	if p.peek().kind == ')' {
		p.fail(p.peek().pos, "empty parentheses")
	}
	list := []*node{p.expression(1)}
	for p.peek().kind == ',' && want != 1 {
		p.next()
		list = append(list, p.expression(1))
	}
	switch t := p.next(); t.kind {
	case ')':
	case tokEnd, '|':
		p.fail(open.pos, "missing ) for this (")
	default:
		p.unexpected(t)
	}
	return list
}

func (p *parser) absolute(open token) *node {
	p.bars++
	inner := p.expression(1)
	p.bars--
	if t := p.next(); t.kind != '|' {
		p.fail(open.pos, "missing | for this |")
	}
	return &node{kind: call, index: fnAbs, args: []*node{inner}}
}

// function parses what follows the name of a function: perhaps an exponent, then arguments.
func (p *parser) function(t token) *node {
	f := &functions[t.index]
	var exponent *node
	switch e := p.peek(); e.kind {
	case tokSuperscript:
		exponent = signed(p.next().num)
	case '^':
		p.next()
		exponent = p.unary()
	}
	if exponent != nil && exponent.kind == negate {
		p.misread(t, f)
	}
	var args []*node
	if open := p.peek(); open.kind == '(' {
		p.next()
		args = p.group(open, 0)
	} else {
		args = []*node{p.bareArgument()}
	}
	switch {
	case len(args) != f.Arity && f.Arity == 1:
		p.fail(t.pos, "%s needs 1 argument, got %d", f.Name, len(args))
	case len(args) != f.Arity:
		p.fail(t.pos, "%s needs %d arguments, got %d", f.Name, f.Arity, len(args))
	}
	n := &node{kind: call, index: t.index, args: args}
	if t.index == fnPow {
		n = &node{kind: power, args: args}
	}
	if exponent != nil {
		n = &node{kind: power, args: []*node{n, exponent}}
	}
	return n
}

// misread refuses sin^-1, and names the inverse of a function if the language has one that is called arc-something.
func (p *parser) misread(t token, f *function) {
	for _, inverse := range functions {
		if inverse.Name == "a"+f.Name {
			p.fail(t.pos, "%s to a negative power can be misread: write the exponent after the argument, or %s for the inverse", f.Name, inverse.Name)
		}
	}
	p.fail(t.pos, "%s to a negative power can be misread: write the exponent after the argument", f.Name)
}

// bareArgument parses the argument of a function without parentheses: a product without operators that ends before
// the next function, and before parentheses unless they follow a number.
func (p *parser) bareArgument() *node {
	numeric := p.peek().kind == tokNumber
	if t := p.peek(); t.kind == '-' {
		p.next()
		p.enter(t.pos)
		defer p.leave()
		return &node{kind: negate, args: []*node{p.bareArgument()}}
	}
	product := p.power()
	for {
		switch t := p.peek(); {
		case t.kind == tokVariable, t.kind == tokConstant, t.kind == '(' && numeric:
			product = &node{kind: multiply, args: []*node{product, p.power()}}
			numeric = false
		default:
			return product
		}
	}
}
