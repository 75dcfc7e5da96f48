package formula

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word of the language. Its kind is a single letter for operators and one of the constants below otherwise.
type token struct {
	kind  rune // + - * / ^ ( ) | , √ or a constant below
	pos   int
	num   float64 // of tokNumber and tokSuperscript
	index int     // of tokVariable, tokConstant and tokFunction
}

const (
	tokEnd         rune = 'E'
	tokNumber      rune = 'N'
	tokSuperscript rune = 'S'
	tokVariable    rune = 'V'
	tokConstant    rune = 'C'
	tokFunction    rune = 'F'
)

// spellings maps each rune that is a token by itself to the token's kind.
const (
	spellings = "+-*/^()|,√·×∙⋅−–÷∕∣[]"
	meanings  = "+-*/^()|,√****--//|()"
)

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// scan splits the source into tokens. The last one is tokEnd.
func scan(src string, sc *scope) ([]token, error) {
	var out []token
	for pos := 0; pos < len(src); {
		r, size := utf8.DecodeRuneInString(src[pos:])
		if k := strings.IndexRune(spellings, r); k >= 0 && r != utf8.RuneError {
			meaning := []rune(meanings)[utf8.RuneCountInString(spellings[:k])]
			out = append(out, token{kind: meaning, pos: pos})
			pos += size
			continue
		}
		var err error
		end := pos + size
		switch {
		case unicode.IsSpace(r):
		case r >= '0' && r <= '9' || r == '.':
			out, end, err = scanNumber(src, pos, out)
		case strings.ContainsRune(superscripts, r) || r == '⁻':
			out, end, err = scanSuperscript(src, pos, out)
		case unicode.IsLetter(r):
			out, end, err = scanNames(src, pos, sc, out)
		default:
			err = Fault(src, pos, "unexpected character %s", strconv.QuoteRune(r))
		}
		if err != nil {
			return nil, err
		}
		pos = end
	}
	return append(out, token{kind: tokEnd, pos: len(src)}), nil
}

func digits(src string, pos int) int {
	for pos < len(src) && src[pos] >= '0' && src[pos] <= '9' {
		pos++
	}
	return pos
}

// scanNumber reads 1, .5, 1.5e-3. An e that no digits follow is not part of the number: 2e is 2·e.
func scanNumber(src string, pos int, out []token) ([]token, int, error) {
	end := digits(src, pos)
	if end < len(src) && src[end] == '.' {
		end = digits(src, end+1)
	}
	if end == pos+1 && src[pos] == '.' {
		return nil, 0, Fault(src, pos, "a point without digits")
	}
	if end < len(src) && (src[end] == 'e' || src[end] == 'E') {
		exp := end + 1
		if exp < len(src) && (src[exp] == '+' || src[exp] == '-') {
			exp++
		}
		if last := digits(src, exp); last > exp {
			end = last
		}
	}
	num, err := strconv.ParseFloat(src[pos:end], 64)
	if err != nil {
		return nil, 0, Fault(src, pos, "the number is too large")
	}
	return append(out, token{kind: tokNumber, pos: pos, num: num}), end, nil
}

// scanSuperscript reads an exponent such as ² or ⁻¹⁰.
func scanSuperscript(src string, pos int, out []token) ([]token, int, error) {
	sign, num, count, end := 1.0, 0.0, 0, pos
	for i, r := range src[pos:] {
		end = pos + i
		if r == '⁻' && i == 0 {
			sign = -1
			end = pos + i + utf8.RuneLen(r)
			continue
		}
		k := strings.IndexRune(superscripts, r)
		if k < 0 || r == utf8.RuneError {
			break
		}
		num = float64(10*num) + float64(utf8.RuneCountInString(superscripts[:k]))
		count++
		end = pos + i + utf8.RuneLen(r)
	}
	switch {
	case count == 0:
		return nil, 0, Fault(src, pos, "a superscript minus without digits")
	case count > 15:
		return nil, 0, Fault(src, pos, "the exponent is too large")
	}
	return append(out, token{kind: tokSuperscript, pos: pos, num: sign * num}), end, nil
}

// scanNames reads a run of letters and digits and cuts it into known names.
func scanNames(src string, pos int, sc *scope, out []token) ([]token, int, error) {
	end := pos
	for end < len(src) {
		r, size := utf8.DecodeRuneInString(src[end:])
		if !isNameRune(r) {
			break
		}
		end += size
	}
	ls := letters(src[pos:end], pos)
	cuts, symbols, bad, ok := sc.split(ls)
	if !ok {
		return nil, 0, unknown(src, ls, bad, sc)
	}
	kinds := map[kind]rune{variable: tokVariable, constant: tokConstant, call: tokFunction}
	for i, sym := range symbols {
		out = append(out, token{kind: kinds[sym.kind], pos: ls[cuts[i]].pos, index: sym.index})
	}
	return out, end, nil
}

// unknown explains a run of letters that does not consist of known names.
func unknown(src string, ls []letter, bad int, sc *scope) *Error {
	rest := join(ls[bad:])
	if shown := ls[bad:min(len(ls), bad+12)]; len(shown) < len(ls)-bad {
		rest = join(shown) + "…"
	}
	if bad > 0 && rest[0] >= '0' && rest[0] <= '9' {
		before := join(ls[:bad])
		return Fault(src, ls[bad].pos, "a number after %[1]s: write %[1]s^%[2]s or %[2]s*%[1]s", before, rest)
	}
	if len(sc.names) == 0 {
		return Fault(src, ls[bad].pos, "unknown name %s: there are no variables here", rest)
	}
	return Fault(src, ls[bad].pos, "unknown name %s: use %s", rest, strings.Join(sc.names, ", "))
}
