package formula

import (
	"math"
	"strings"
	"unicode"
)

// constants are the numbers that have a name.
var constants = [...]struct {
	name string
	num  float64
}{
	{"pi", math.Pi},
	{"e", math.E},
	{"tau", 2 * math.Pi},
}

const (
	constantPi = iota
	constantE
)

// greek lists the letters that may be spelled out, longest spellings first where one begins another.
var greek = [...]struct{ spelling, letter string }{
	{"epsilon", "ε"}, {"upsilon", "υ"}, {"omicron", "ο"}, {"alpha", "α"}, {"beta", "β"}, {"gamma", "γ"},
	{"delta", "δ"}, {"zeta", "ζ"}, {"theta", "θ"}, {"eta", "η"}, {"iota", "ι"}, {"kappa", "κ"}, {"lambda", "λ"},
	{"mu", "μ"}, {"nu", "ν"}, {"xi", "ξ"}, {"pi", "π"}, {"rho", "ρ"}, {"sigma", "σ"}, {"tau", "τ"}, {"phi", "φ"},
	{"chi", "χ"}, {"psi", "ψ"}, {"omega", "ω"},
}

// toGreek replaces a spelled-out Greek letter at the start of a name: beta1 becomes β1. Only digits and a hat may follow.
func toGreek(name string) string {
	for _, g := range greek {
		if rest, ok := strings.CutPrefix(name, g.spelling); ok && strings.Trim(rest, "0123456789"+hat) == "" {
			return g.letter + rest
		}
	}
	return name
}

// fromGreek spells out a Greek letter at the start of a name: β1 becomes beta1.
func fromGreek(name string) string {
	for _, g := range greek {
		if rest, ok := strings.CutPrefix(name, g.letter); ok {
			return g.spelling + rest
		}
	}
	return name
}

const (
	hat    = "\u0302" // combining circumflex
	hatted = "âĉêĝĥîĵôŝûŵŷẑ"
	bare   = "aceghijosuwyz"
)

// isNameRune reports whether r may stand in a name after its first letter.
func isNameRune(r rune) bool {
	return unicode.IsLetter(r) || r >= '0' && r <= '9' || r >= '₀' && r <= '₉' || r == '_' || r == '\u0302'
}

// letter is one rune of a name as it is compared, with its offset in the source.
type letter struct {
	text string
	pos  int
}

// letters normalises a run of name runes: subscripts become digits, underscores vanish, variants of a Greek letter
// become the letter, and a letter with a hat becomes the letter followed by a combining hat.
func letters(run string, pos int) []letter {
	var out []letter
	for i, r := range run {
		text := string(r)
		switch {
		case r == '_':
			continue
		case r >= '₀' && r <= '₉':
			text = string('0' + r - '₀')
		case r == 'µ':
			text = "μ"
		case r == 'ϵ':
			text = "ε"
		case r == 'ϑ':
			text = "θ"
		case r == 'ϕ':
			text = "φ"
		case r == 'ϱ':
			text = "ρ"
		}
		if before, _, found := strings.Cut(hatted, text); found && r > 127 {
			plain := len([]rune(before))
			out = append(out, letter{bare[plain : plain+1], pos + i}, letter{hat, pos + i})
			continue
		}
		out = append(out, letter{text, pos + i})
	}
	return out
}

func join(ls []letter) string {
	var b strings.Builder
	for _, l := range ls {
		b.WriteString(l.text)
	}
	return b.String()
}

// symbol is what a name stands for.
type symbol struct {
	kind  kind // variable, constant or call
	index int
}

// scope holds the names that mean something in a formula, in their normal spelling.
type scope struct {
	symbols map[string]symbol
	longest int // letters in the longest name
	names   []string
}

// newScope panics on a name that is no identifier and on one that is given twice, in whatever spelling.
func newScope(names []string) *scope {
	s := &scope{symbols: make(map[string]symbol, 64), names: names}
	for i, name := range names {
		normal := toGreek(join(letters(name, 0)))
		if _, twice := s.symbols[normal]; twice || !isName(name) {
			panic("formula: bad variable name " + name)
		}
		s.define(normal, symbol{variable, i})
		s.define(fromGreek(normal), symbol{variable, i})
	}
	for i, f := range functions {
		s.define(f.Name, symbol{call, i})
		if f.alias != "" {
			s.define(f.alias, symbol{call, i})
		}
	}
	for i, c := range constants {
		s.define(c.name, symbol{constant, i})
		s.define(toGreek(c.name), symbol{constant, i})
	}
	return s
}

// define gives a name a meaning unless it has one.
func (s *scope) define(name string, sym symbol) {
	if _, taken := s.symbols[name]; !taken {
		s.symbols[name] = sym
		s.longest = max(s.longest, len([]rune(name)))
	}
}

func isName(name string) bool {
	for i, r := range name {
		if !isNameRune(r) || i == 0 && !unicode.IsLetter(r) {
			return false
		}
	}
	return name != ""
}

// split cuts a run of letters into known names, longest first, so that the whole run is used up. It returns the
// offsets of the cuts and the symbols; ok is false if there is no way, and then bad is the first letter in the way.
func (s *scope) split(ls []letter) (cuts []int, symbols []symbol, bad int, ok bool) {
	next := make([]int, len(ls)+1) // longest match that leaves a rest which can be split; 0 if there is none
	found := make([]symbol, len(ls))
	next[len(ls)] = len(ls)
	for i := len(ls) - 1; i >= 0; i-- {
		for j := min(len(ls), i+s.longest); j > i; j-- {
			if sym, known := s.symbols[join(ls[i:j])]; known && next[j] > 0 {
				next[i], found[i] = j, sym
				break
			}
		}
	}
	if next[0] == 0 {
		return nil, nil, s.firstUnknown(ls), false
	}
	for i := 0; i < len(ls); i = next[i] {
		cuts = append(cuts, i)
		symbols = append(symbols, found[i])
	}
	return cuts, symbols, 0, true
}

// firstUnknown takes the longest known names from the left and returns where that ends.
func (s *scope) firstUnknown(ls []letter) int {
	for i := 0; i < len(ls); {
		j := min(len(ls), i+s.longest)
		for ; j > i; j-- {
			if _, known := s.symbols[join(ls[i:j])]; known {
				break
			}
		}
		if j == i {
			return i
		}
		i = j
	}
	return 0
}
