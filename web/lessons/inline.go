package lessons

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"github.com/optiscope/optiscope/scenes/claim"
)

// place is where a node begins.
func place(node ast.Node) position { return position(max(node.Pos(), 0)) }

// spans reads the text of a block.
func (p *reader) spans(block ast.Node) []Span {
	var all []Span
	for node := block.FirstChild(); node != nil; {
		if _, ok := node.(*ast.Text); ok {
			var line stretch
			node = p.stretch(node, &line)
			all = append(all, p.measured(&line)...)
			continue
		}
		all = append(all, p.span(node)...)
		node = node.NextSibling()
	}
	return all
}

// stretch is plain text that Markdown has cut at signs that might have meant something, with the place of every byte.
type stretch struct {
	text   []byte
	places []position
}

func (r *stretch) add(text []byte, at position) {
	for i := range text {
		r.places = append(r.places, at+position(i))
	}
	r.text = append(r.text, text...)
}

// stretch joins texts that follow each other and returns the node behind them.
func (p *reader) stretch(node ast.Node, r *stretch) ast.Node {
	for ; node != nil; node = node.NextSibling() {
		t, ok := node.(*ast.Text)
		if !ok {
			break
		}
		value := t.Segment.Value(p.text)
		if plain := util.UnescapePunctuations(util.ResolveEntityNames(value)); len(plain) != len(value) {
			p.wrong(position(t.Segment.Start), "write the character itself, without a backslash or an entity")
		}
		r.add(value, position(t.Segment.Start))
		if t.HardLineBreak() {
			p.wrong(position(t.Segment.Stop), "a line ends where the screen does")
		}
		if t.SoftLineBreak() && !endsWide(value) {
			r.add([]byte(" "), position(t.Segment.Stop))
		}
	}
	return node
}

// endsWide says whether a text ends with a Chinese character or sign: no space stands behind one, nor does it where the line ends.
func endsWide(text []byte) bool {
	last, _ := utf8.DecodeLastRune(text)
	return unicode.Is(unicode.Han, last) || last >= 0x3000 && last <= 0x303f || last >= 0xff00 && last <= 0xffef
}

// measured cuts text at the numbers of the run: {arrive(adam)}.
func (p *reader) measured(r *stretch) (all []Span) {
	text := string(r.text)
	for from := 0; from < len(text); {
		open := strings.IndexAny(text[from:], "{}")
		if open < 0 {
			return append(all, Span{Text: text[from:], pos: r.places[from]})
		}
		open += from
		length := strings.IndexAny(text[open+1:], "{}")
		if text[open] == '}' || length < 0 || text[open+1+length] == '{' {
			p.wrong(r.places[open], "braces hold a number of the run: {arrive(adam)}")
			return all
		}
		if open > from {
			all = append(all, Span{Text: text[from:open], pos: r.places[from]})
		}
		all = append(all, p.number(text[open+1:open+1+length], r.places[open+1]))
		from = open + length + 2
	}
	return all
}

// number reads what stands between braces.
func (p *reader) number(src string, at position) Span {
	s := Span{Kind: Measured, Source: src, pos: at}
	if expr, digits, ok := strings.Cut(src, ":"); ok {
		n, err := strconv.Atoi(digits)
		if err != nil || n < 1 || n > 9 {
			p.wrong(at+position(len(expr)+1), "behind the colon stands a number of digits, 1 to 9")
		}
		s.Source, s.Digits = expr, n
	}
	var err error
	if s.Value, err = claim.ParseValue(s.Source); err != nil {
		p.wrongFormula(at, err)
	}
	return s
}

// code is the text of a code span and its place.
func (p *reader) code(n *ast.CodeSpan) (string, position) {
	var line stretch
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			line.add(t.Segment.Value(p.text), place(t))
		}
	}
	return strings.ReplaceAll(string(line.text), "\n", " "), line.places[0]
}

// span reads a piece that is not plain text.
func (p *reader) span(node ast.Node) []Span {
	at := place(node)
	switch n := node.(type) {
	case *ast.CodeSpan:
		src, at := p.code(n)
		parts, err := parseMath(src)
		if err != nil {
			p.wrongFormula(at, err)
		}
		return []Span{{Kind: Math, Source: src, Math: parts, pos: at}}
	case *ast.Emphasis:
		kind := Strong
		if n.Level == 1 {
			kind = Quote
		}
		return []Span{{Kind: kind, Text: p.plain(n), pos: at}}
	case *ast.Link:
		kind, link, err := linkOf(string(n.Destination))
		if err != nil {
			p.wrong(at, err.Error())
		}
		return []Span{{Kind: kind, Text: p.plain(n), Link: link, pos: at}}
	}
	p.wrong(at, "text has formulas, emphasis and links, and no "+strings.ToLower(node.Kind().String()))
	return nil
}

// plain is the text inside emphasis or a link.
func (p *reader) plain(node ast.Node) string {
	spans := p.spans(node)
	for _, s := range spans {
		if s.Kind != Plain {
			p.wrong(s.pos, "only plain text stands in emphasis and links")
		}
	}
	return Words(spans, func(*Span) string { return "" })
}

// linkOf says what a link does.
func linkOf(to string) (SpanKind, string, error) {
	scheme, rest, _ := strings.Cut(to, ":")
	switch scheme {
	case "set":
		return Set, rest, nil
	case "try":
		return Try, rest, nil
	case "https":
		return Web, to, nil
	}
	return Plain, "", errors.New("a link begins with https:, set: or try:")
}

// items reads a list of text.
func (p *reader) items(list *ast.List) (items [][]Span) {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if item.ChildCount() != 1 || item.FirstChild().FirstChild() == nil {
			p.wrong(place(item), "an item of a list is one paragraph")
			continue
		}
		items = append(items, p.spans(item.FirstChild()))
	}
	return items
}
