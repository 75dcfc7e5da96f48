package sheet

import (
	"strings"

	"github.com/optiscope/optiscope/optim/formula"
)

// Block is a paragraph or a list.
type Block struct {
	List  bool
	Items [][]Span // one for a paragraph
}

// Span is a piece of a line: Text, in bold, as a formula, or as the expression of a quantity to be measured.
type Span struct {
	Text     string
	Bold     bool
	Formula  *formula.Formula // of what stands in backticks and is one
	Quantity bool             // what stood in braces
}

// Parse reads a text: paragraphs with empty lines between them, lines that begin with "- " as a list, **bold**, formulas in
// `backticks`, and quantities of the run in {braces}. What is not closed stands as it is.
func Parse(text string) []Block {
	var all []Block
	fresh := true
	for line := range strings.Lines(strings.ReplaceAll(text, "\r", "") + "\n") {
		line = strings.TrimSpace(line)
		item, list := strings.CutPrefix(line, "- ")
		switch n := len(all) - 1; {
		case line == "":
			fresh = true
		case list && (n < 0 || fresh || !all[n].List):
			all, fresh = append(all, Block{List: true, Items: [][]Span{spans(item)}}), false
		case list:
			all[n].Items = append(all[n].Items, spans(item))
		case n < 0 || fresh || all[n].List:
			all, fresh = append(all, Block{Items: [][]Span{spans(line)}}), false
		default:
			all[n].Items[0] = append(append(all[n].Items[0], Span{Text: " "}), spans(line)...)
		}
	}
	return all
}

// marks are what opens and closes a piece of a line.
var marks = [...]struct{ from, to string }{{"**", "**"}, {"`", "`"}, {"{", "}"}}

func spans(line string) []Span {
	var all []Span
	for line != "" {
		at, end, kind := len(line), len(line), -1
		for k, m := range marks {
			i := strings.Index(line, m.from)
			if i < 0 || i >= at {
				continue
			}
			if n := strings.Index(line[i+len(m.from):], m.to); n > 0 {
				at, end, kind = i, i+len(m.from)+n, k
			}
		}
		if at > 0 {
			all = append(all, Span{Text: line[:at]})
		}
		if kind < 0 {
			break
		}
		all = append(all, piece(kind, line[at+len(marks[kind].from):end])...)
		line = line[end+len(marks[kind].to):]
	}
	return all
}

// names are what may stand in a formula beside its functions.
func names() []string {
	return strings.Fields("x y a b c d f t m v s g k n r w z e θ α β β₁ β₂ β₃ ε κ λ μ ρ σ τ η γ Δ")
}

// signs may stand between formulas.
const signs = "=←<>≤≥≈≠"

func piece(kind int, text string) []Span {
	switch kind {
	case 0:
		return []Span{{Text: text, Bold: true}}
	case 2:
		return []Span{{Text: text, Quantity: true}}
	}
	var all []Span
	for rest := text; ; {
		end := strings.IndexAny(rest, signs)
		part := rest
		if end >= 0 {
			part = rest[:end]
		}
		f, err := formula.Parse(part, names()...)
		if err != nil {
			return []Span{{Text: text}} // no formula: it stands as it was written
		}
		all = append(all, Span{Text: f.Text(), Formula: f})
		if end < 0 {
			return all
		}
		sign := string([]rune(rest[end:])[0])
		all = append(all, Span{Text: " " + sign + " "})
		rest = rest[end+len(sign):]
	}
}
