package formula

import "math"

// registers are those of a program for one point. There are as many as an index of 8 bits can name, which therefore
// needs no check; a program that needs more is executed as a block of one point.
type registers [1 << 8]float64

// registers fills the fixed registers.
func (l *layout) registers(r *registers, params []float64) {
	for _, c := range l.constants {
		r[uint8(c.reg)] = c.num
	}
	for _, p := range l.params {
		r[uint8(p.reg)] = params[p.param]
	}
	run(steps(l.prelude), r)
}

// step is an instruction with registers of 8 bits. At nine bytes, one addition i + 8i gives its place, and each field
// is read relative to that; at eight, the compiler computes an address for every field.
type step struct {
	op            op
	a, b, c, e, d uint8
	_             [3]uint8
}

// steps returns the code for one point.
func steps(code []instr) []step {
	out := make([]step, len(code))
	for i, in := range code {
		out[i] = step{op: in.op, a: uint8(in.a), b: uint8(in.b), c: uint8(in.c), e: uint8(in.e), d: uint8(in.d)}
	}
	return out
}

// run executes a program for one point. A product is rounded before it is added, on every machine.
func run(code []step, r *registers) {
	_ = r[0] // checks for nil here and not for each instruction
	for i := range code {
		in := &code[i]
		a, b := r[in.a], r[in.b]
		var d float64
		switch in.op {
		case opAdd:
			d = a + b
		case opSub:
			d = a - b
		case opMul:
			d = a * b
		case opSquare:
			d = a * a
		case opMulAdd:
			d = float64(a*b) + r[in.c]
		case opMulSub:
			d = float64(a*b) - r[in.c]
		case opSubMul:
			d = r[in.c] - float64(a*b)
		case opMulMul:
			d = float64(a*b) * r[in.c]
		case opDot:
			d = float64(a*b) + float64(r[in.c]*r[in.e])
		case opCross:
			d = float64(a*b) - float64(r[in.c]*r[in.e])
		case opNeg:
			d = -a
		case opDiv:
			d = a / b
		case opRatio:
			d = ratio(a, b)
		case opSqrt:
			d = math.Sqrt(a)
		case opAbs:
			d = math.Abs(a)
		case opSign:
			d = sign(a)
		case opLessEqual:
			d = lessEqual(a, b)
		case opChoose:
			d = choose(a, b, r[in.c])
		case opSincos:
			d, r[in.e] = math.Sincos(a)
		case opCall1:
			d = functions[in.c].one(a)
		case opCall2:
			d = functions[in.c].two(a, b)
		}
		r[in.d] = d
	}
}

func ratio(a, b float64) float64 {
	if a == 0 && b == 0 {
		return 0
	}
	return a / b
}

func lessEqual(a, b float64) float64 {
	if a <= b {
		return 1
	}
	return 0
}

func choose(condition, a, b float64) float64 {
	if condition != 0 {
		return a
	}
	return b
}
