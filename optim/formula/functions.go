package formula

import "math"

// Function describes a function of the language.
type Function struct {
	Name  string
	Arity int
	Help  string
}

// function is one row of the table: all that is known about a function.
type function struct {
	Function
	alias string
	one   func(a float64) float64    // value, of arity 1
	two   func(a, b float64) float64 // value, of arity 2
	// diff returns the derivative of v = f(a, b), where da and db are those of the arguments.
	diff func(g *graph, v, a, b, da, db ref) ref
	kage string // shader expression of the float identifiers $a and $b, each possibly repeated
	hole string // shader condition of the same under which there is no value, or empty
}

// Indices of the functions that the program itself refers to.
const (
	fnSin = iota
	fnCos
	fnTan
	fnAsin
	fnAcos
	fnAtan
	fnSinh
	fnCosh
	fnTanh
	fnExp
	fnLn
	fnLog10
	fnSqrt
	fnAbs
	fnSign
	fnMin
	fnMax
	fnHypot
	fnPow
)

// functions is the table, in the order of the indices. Values are those of package math, whose last bits may differ
// between machines, but for exp and ln. The shader spellings of the hyperbolic functions lose their
// small-argument precision to cancellation in 32 bits; a picture does not show it.
var functions = [...]function{
	fnSin: {Function: Function{"sin", 1, "sine of an angle in radians"}, one: math.Sin, kage: "sin($a)",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.times(g.call(fnCos, a), da) }},
	fnCos: {Function: Function{"cos", 1, "cosine of an angle in radians"}, one: math.Cos, kage: "cos($a)",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.times(g.scale(-1, g.call(fnSin, a)), da) }},
	fnTan: {Function: Function{"tan", 1, "tangent of an angle in radians"}, one: math.Tan, kage: "tan($a)",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.times(g.add(g.one(), g.mul(v, v)), da) }},
	fnAsin: {Function: Function{"asin", 1, "angle with this sine, from −π/2 to π/2"}, one: math.Asin, kage: "asin($a)", hole: "abs($a) > 1.0",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.div(da, g.call(fnSqrt, g.oneMinusSquare(a))) }},
	fnAcos: {Function: Function{"acos", 1, "angle with this cosine, from 0 to π"}, one: math.Acos, kage: "acos($a)", hole: "abs($a) > 1.0",
		diff: func(g *graph, v, a, _, da, _ ref) ref {
			return g.scale(-1, g.div(da, g.call(fnSqrt, g.oneMinusSquare(a))))
		}},
	fnAtan: {Function: Function{"atan", 1, "angle with this tangent, from −π/2 to π/2"}, one: math.Atan, kage: "atan($a)",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.div(da, g.add(g.one(), g.mul(a, a))) }},
	fnSinh: {Function: Function{"sinh", 1, "hyperbolic sine"}, one: math.Sinh, kage: "(0.5*exp($a)-0.5*exp(-$a))",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.times(g.call(fnCosh, a), da) }},
	fnCosh: {Function: Function{"cosh", 1, "hyperbolic cosine"}, one: math.Cosh, kage: "(0.5*exp($a)+0.5*exp(-$a))",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.times(g.call(fnSinh, a), da) }},
	fnTanh: {Function: Function{"tanh", 1, "hyperbolic tangent"}, one: math.Tanh, kage: "(1.0-2.0/(exp(2.0*$a)+1.0))",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.times(g.oneMinusSquare(v), da) }},
	fnExp: {Function: Function{"exp", 1, "e to this power"}, one: exp, kage: "exp($a)",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.times(v, da) }},
	fnLn: {Function: Function{"ln", 1, "natural logarithm; log is another name of it"}, alias: "log", one: ln, kage: "log($a)", hole: "$a < 0.0",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.div(da, a) }},
	fnLog10: {Function: Function{"log10", 1, "logarithm to base 10"}, one: math.Log10, kage: "(0.4342944819*log($a))", hole: "$a < 0.0",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.div(g.scale(1/math.Ln10, da), a) }},
	fnSqrt: {Function: Function{"sqrt", 1, "square root"}, one: math.Sqrt, kage: "sqrt($a)", hole: "$a < 0.0",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.halfRatio(da, v) }},
	fnAbs: {Function: Function{"abs", 1, "absolute value, also written |x|; slope 0 at 0"}, one: math.Abs, kage: "abs($a)",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.times(g.call(fnSign, a), da) }},
	fnSign: {Function: Function{"sign", 1, "−1, 0 or 1; slope 0"}, one: sign, kage: "sign($a)",
		diff: func(g *graph, v, a, _, da, _ ref) ref { return g.zero() }},
	fnMin: {Function: Function{"min", 2, "the smaller of two numbers; slope of the first when equal"}, two: math.Min, kage: "min($a,$b)",
		diff: func(g *graph, v, a, b, da, db ref) ref { return g.choose(g.lessEqual(a, b), da, db) }},
	fnMax: {Function: Function{"max", 2, "the larger of two numbers; slope of the first when equal"}, two: math.Max, kage: "max($a,$b)",
		diff: func(g *graph, v, a, b, da, db ref) ref { return g.choose(g.lessEqual(b, a), da, db) }},
	fnHypot: {Function: Function{"hypot", 2, "√(a² + b²); slope 0 at 0"}, two: math.Hypot, kage: "sqrt($a*$a+$b*$b)",
		diff: func(g *graph, v, a, b, da, db ref) ref { return g.ratio(g.plus(g.times(a, da), g.times(b, db)), v) }},
	fnPow: {Function: Function{"pow", 2, "a to the power b, also written a^b"}, two: math.Pow, kage: "pow($a,$b)", hole: "$a < 0.0 && floor($b) != $b",
		diff: diffPow},
}

// Functions returns the functions of the language.
func Functions() []Function {
	var out []Function
	for _, f := range functions {
		out = append(out, f.Function)
	}
	return out
}

func sign(a float64) float64 {
	if a == 0 || a != a {
		return a
	}
	return math.Copysign(1, a)
}

// diffPow differentiates v = a^b. By b it is v·ln(a)·b', and 0 instead of 0·∞ where a = 0.
func diffPow(g *graph, v, a, b, da, db ref) ref {
	byBase := g.zero()
	if da != g.zero() {
		byBase = g.diffBase(v, a, b, da)
	}
	if db == g.zero() {
		return byBase
	}
	growth := g.times(v, g.call(fnLn, a))
	if _, fixed := g.number(a); !fixed {
		growth = g.choose(a, growth, g.zero())
	}
	return g.plus(byBase, g.times(growth, db))
}

// diffBase differentiates v = a^b by a alone: b·a^(b−1)·a'. For b below 1 it is computed as b·a'/(a/v), which needs no
// other power and gives 0 for 0/0. Which it is may be known only when the formula is evaluated.
func (g *graph) diffBase(v, a, b, da ref) ref {
	n, fixed := g.number(b)
	steep := func() ref { return g.ratio(g.times(b, da), g.ratio(a, v)) }
	gentle := func() ref { return g.times(g.times(b, g.pow(a, g.sub(b, g.one()))), da) }
	switch {
	case !fixed:
		return g.choose(g.lessEqual(g.one(), b), gentle(), steep())
	case n >= 1 || n < 0:
		return gentle()
	}
	return steep()
}

// halfRatio is a/2b, and 0 where both are 0. A constant factor of a is taken out, so that it meets others.
func (g *graph) halfRatio(a, b ref) ref {
	x, rest := g.factor(a)
	if !usual(x / 2) {
		return g.ratio(a, g.scale(2, b))
	}
	return g.scale(x/2, g.ratio(rest, b))
}
