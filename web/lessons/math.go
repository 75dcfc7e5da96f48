package lessons

import (
	"errors"
	"slices"
	"strings"

	"github.com/optiscope/optiscope/optim/formula"
)

// symbols are the variables of the lessons' formulas, by the papers' letters. A letter with further ones is set as one
// with an index: gx is g along x.
const symbols = "x y f g m v s r t k n κ α β β1 β2 ε λ μ τ σ ρ ρmax vmax θ c1 c2 gx gy mx my vx vy sx sy m̂ v̂ ŝ " +
	"x̂"

// Part is a formula, or the sign between two of them.
type Part struct {
	Sign    string // "=", "←", …; empty for a formula
	Formula *formula.Formula
}

// signs are what may stand between the formulas of a line.
const signs = "=←<>≤≥≈≠"

// parseMath reads a line of formulas. The error is a *formula.Error with the place in the whole line.
func parseMath(src string) ([]Part, error) {
	var parts []Part
	for from := 0; ; {
		end := len(src)
		if i := strings.IndexAny(src[from:], signs); i >= 0 {
			end = from + i
		}
		f, err := formula.Parse(src[from:end], strings.Fields(symbols)...)
		if wrong, ok := errors.AsType[*formula.Error](err); ok {
			return nil, &formula.Error{Src: src, Pos: from + wrong.Pos, Msg: wrong.Msg}
		}
		parts = append(parts, Part{Formula: f})
		if end == len(src) {
			return parts, nil
		}
		sign := string([]rune(src[end:])[0])
		parts = append(parts, Part{Sign: sign})
		from = end + len(sign)
	}
}

// TextOf is a line of formulas as text.
func TextOf(parts []Part) string {
	words := make([]string, len(parts))
	for i, p := range parts {
		if words[i] = p.Sign; p.Formula != nil {
			words[i] = p.Formula.Text()
		}
	}
	return strings.Join(words, " ")
}

// constant says whether no variable occurs in a line of formulas.
func constant(parts []Part) bool {
	for _, p := range parts {
		for _, name := range strings.Fields(symbols) {
			if p.Formula != nil && p.Formula.Uses(name) {
				return false
			}
		}
	}
	return true
}

// states says whether a line of formulas is a statement by itself: 1/(1 − 0.9) = 10.
func states(parts []Part) bool { return len(parts) > 1 && constant(parts) }

// assigns says whether a line gives a variable a number: α = 0.1.
func assigns(parts []Part) bool {
	return len(parts) == 3 && parts[1].Sign == "=" && slices.Contains(strings.Fields(symbols), parts[0].Formula.String()) && constant(parts[2:])
}
