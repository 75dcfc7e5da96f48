package claim

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/optiscope/optiscope/optim/formula"
)

// span is a part of the source.
type span struct{ from, to int }

type parser struct {
	src   string
	close map[int]int // parenthesis or bracket → its partner
}

func newParser(src string) *parser {
	p := &parser{src: src, close: make(map[int]int)}
	if len(src) > MaxLength {
		p.fail(MaxLength, "the statement is too long")
	}
	p.pair()
	return p
}

// pair finds the partners of parentheses and brackets.
func (p *parser) pair() {
	var open []int
	for i, r := range p.src {
		switch r {
		case '(', '[':
			open = append(open, i)
		case ')', ']':
			if len(open) == 0 || (p.src[open[len(open)-1]] == '(') != (r == ')') {
				p.fail(i, "nothing opens this "+string(r))
			}
			p.close[open[len(open)-1]] = i
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		i := open[len(open)-1]
		p.fail(i, "nothing closes this "+p.src[i:i+1])
	}
}

func (p *parser) fail(pos int, msg string) { panic(&formula.Error{Src: p.src, Pos: pos, Msg: msg}) }

func (p *parser) text(s span) string { return p.src[s.from:s.to] }

// trim takes the space off both ends of a span.
func (p *parser) trim(s span) span {
	text := p.text(s)
	s.from += len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	return span{s.from, s.from + len(strings.TrimSpace(text))}
}

// next is the place after what stands at i: a name, everything in a pair of parentheses, or one rune.
func (p *parser) next(i int) int {
	if name := p.name(i); name != "" {
		return i + len(name)
	}
	if partner, opens := p.close[i]; opens {
		return partner + 1
	}
	_, size := utf8.DecodeRuneInString(p.src[i:])
	return i + size
}

// name is the word that begins at i, or nothing.
func (p *parser) name(i int) string {
	for k, r := range p.src[i:] {
		if !unicode.IsLetter(r) && (k == 0 || !unicode.IsDigit(r)) {
			return p.src[i : i+k]
		}
	}
	return p.src[i:]
}

// split cuts a span wherever at finds a separator, of which it returns the length. What stands in parentheses is not
// looked at.
func (p *parser) split(s span, at func(i int) int) (parts []span) {
	from := s.from
	for i := s.from; i < s.to; {
		if length := at(i); length > 0 {
			parts = append(parts, p.trim(span{from, i}))
			i += length
			from = i
			continue
		}
		i = p.next(i)
	}
	return append(parts, p.trim(span{from, s.to}))
}

// word is a separator for split.
func (p *parser) word(word string) func(int) int {
	return func(i int) int {
		if p.name(i) == word {
			return len(word)
		}
		return 0
	}
}

// term parses a property or a chain of comparisons, with or without a not in front.
func (p *parser) term(s span) (t term) {
	for p.name(s.from) == "not" && s.from < s.to {
		t.not = !t.not
		s = p.trim(span{s.from + len("not"), s.to})
	}
	if s.from == s.to {
		p.fail(s.from, "a statement is missing here")
	}
	if c, end := p.call(s.from); c != nil && c.quantity.whether != nil {
		if end != s.to {
			p.fail(p.trim(span{end, s.to}).from, "this does not belong to "+c.name)
		}
		t.property = c
		return t
	}
	sides := p.split(s, func(i int) int {
		r, length := relationAt(p.src[i:])
		if length > 0 {
			t.relation = append(t.relation, r)
		}
		return length
	})
	if len(sides) == 1 {
		p.fail(s.to, "a relation is missing, such as <")
	}
	for _, one := range sides {
		t.sides = append(t.sides, &side{p.value(one), unitOf(p.text(one))})
	}
	return t
}

// value parses an expression. Each quantity in it becomes a variable that is as long as the quantity's text, so that
// the formula's errors have the right places.
func (p *parser) value(s span) *Value {
	v := new(Value)
	var names []string
	text := []byte(p.text(s))
	for i := s.from; i < s.to; {
		c, end := p.call(i)
		if c == nil {
			// Parentheses of the formula's own may hold further quantities.
			if name := p.name(i); name != "" {
				i += len(name)
			} else {
				_, size := utf8.DecodeRuneInString(p.src[i:])
				i += size
			}
			continue
		}
		if c.quantity.whether != nil {
			p.fail(i, c.name+" is true or false, not a number")
		}
		if len(names) == maxCalls {
			p.fail(i, "too many quantities in one expression")
		}
		name := "q" + string(rune('a'+len(names)))
		names, v.calls = append(names, name), append(v.calls, c)
		copy(text[i-s.from:], name+strings.Repeat(" ", end-i-len(name)))
		i = end
	}
	f, err := formula.Parse(string(text), names...)
	if wrong, ok := errors.AsType[*formula.Error](err); ok {
		p.fail(s.from+wrong.Pos, wrong.Msg)
	}
	v.formula = f
	return v
}

// maxCalls is how many quantities an expression may have: each becomes a letter.
const maxCalls = 26

// call parses a quantity or property that begins at i, and returns the place after it. It is nil where none begins.
func (p *parser) call(i int) (c *call, end int) {
	name := p.name(i)
	open := i + len(name)
	partner, opens := p.close[open]
	q := lookup(name)
	if name == "" || !opens || p.src[open] != '(' || q == nil {
		return nil, 0
	}
	c = &call{name: name, quantity: q, src: p.src, pos: i}
	args := p.split(span{open + 1, partner}, func(i int) int { return strings.IndexByte(p.src[i:i+1], ',') + 1 })
	p.arguments(c, args, span{open, partner})
	end = partner + 1
	if closing, changed := p.close[end]; changed && p.src[end] == '[' {
		c.changes = p.text(span{end + 1, closing})
		end = closing + 1
	}
	return c, end
}

// arguments reads what stands between the parentheses of a call.
func (p *parser) arguments(c *call, args []span, all span) {
	kinds := c.quantity.wants
	least := 0
	for _, k := range kinds {
		if !k.optional {
			least++
		}
	}
	if len(args) < least || len(args) > len(kinds) {
		p.fail(all.from, "expected "+c.name+"("+c.quantity.usage()+")")
	}
	for i, a := range args {
		switch text := p.text(a); kinds[i].kind {
		case entryArgument:
			c.entries = append(c.entries, text)
		case settingArgument:
			c.setting = text
		case seriesArgument:
			if c.series = lookupSeries(text); c.series == nil {
				p.fail(a.from, "there is no series "+text+": use "+seriesNames())
			}
		case numberArgument:
			c.numbers = append(c.numbers, p.value(a))
		}
	}
}
