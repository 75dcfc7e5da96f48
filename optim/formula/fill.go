package formula

import (
	"math"
	"strings"
)

// Piece is a part of a typeset text.
type Piece struct {
	Text   string
	Marked bool
}

// Fill returns the formula as Text does, with numbers in place of its variables, in the order of the names given to
// Parse: 0.9·(−0.13) + (1 − 0.9)·0.2. The numbers of the marked variables are pieces of their own. It panics if the
// slices do not have one element for each name.
func (f *Formula) Fill(values []float64, marked []bool) []Piece {
	if len(values) != len(f.names) || len(marked) != len(f.names) {
		panic("formula: Fill wants one value for each name")
	}
	t := typesetter{names: notFinite[:], marked: marked}
	return pieces(t.text(fill(f.root, values)))
}

// notFinite are the names of what is no finite number.
var notFinite = [...]string{"∞", "NaN"}

// fill copies a tree. A number that was a variable keeps its index plus one, so that it is known from the formula's own.
func fill(n *node, values []float64) *node {
	if n.kind == variable {
		return valued(values[n.index], n.index)
	}
	c := *n
	c.args = make([]*node, len(n.args))
	for i, a := range n.args {
		c.args[i] = fill(a, values)
	}
	return &c
}

func valued(v float64, index int) *node {
	n := &node{kind: number, num: math.Abs(v), index: index + 1}
	switch {
	case math.IsNaN(v):
		n = &node{kind: variable, index: 1}
	case math.IsInf(v, 0):
		n = &node{kind: variable}
	}
	if v < 0 {
		return &node{kind: negate, args: []*node{n}}
	}
	return n
}

// While a text is put together, marked numbers stand between these.
const markBegin, markEnd = "\x01", "\x02"

// mark puts the marks around the text of a number if it stands for a marked variable.
func (t *typesetter) mark(n *node, text string) string {
	if n.kind == negate {
		n = n.args[0]
	}
	if n.kind == number && n.index > 0 && t.marked[n.index-1] {
		return markBegin + text + markEnd
	}
	return text
}

// pieces cuts a text at its marks. A minus in front of a marked number belongs to it.
func pieces(text string) []Piece {
	var all []Piece
	text = strings.ReplaceAll(text, "−"+markBegin, markBegin+"−")
	for text != "" {
		before, rest, found := strings.Cut(text, markBegin)
		if before != "" {
			all = append(all, Piece{Text: before})
		}
		if !found {
			break
		}
		before, text, _ = strings.Cut(rest, markEnd)
		all = append(all, Piece{before, true})
	}
	return all
}

// Number returns a number as Text writes it: −7.52·10⁻⁴.
func Number(v float64) string {
	t := typesetter{names: notFinite[:], marked: []bool{false}}
	return t.text(valued(v, 0))
}

// Equation returns the text and the MathML of an equation with the formula at its right: m ← β₁m + (1 − β₁)g.
func (f *Formula) Equation(symbol, relation string) (text, mathml string) {
	mathml = strings.Replace(f.MathML(), ">", ">"+mathmlName(symbol)+"<mo>"+relation+"</mo>", 1)
	return plainName(symbol) + " " + relation + " " + f.Text(), mathml
}
