package formula

import "math"

// registers are those of a program for one point. There are as many as an index of 8 bits can name, which therefore
// needs no check; a program that needs more is executed as a block of one point.
type registers [1 << 8]float64

// The last registers hold what makes one operation of all arithmetic.
const (
	regOne = math.MaxUint8 - iota
	regMinusOne
	regMinusZero
)

// maxRegisters is how many registers there are for everything else.
const maxRegisters = regMinusZero

// registers fills the fixed registers.
func (l *layout) registers(r *registers, params []float64) {
	r[regOne], r[regMinusOne], r[regMinusZero] = 1, -1, math.Copysign(0, -1)
	for _, c := range l.constants {
		r[uint8(c.reg)] = c.num
	}
	for _, p := range l.params {
		r[uint8(p.reg)] = params[p.param]
	}
	run(parts(l.prelude), r)
}

// step is an instruction with registers of 8 bits. At nine bytes, one addition i + 8i gives its place, and each field
// is read relative to that; at eight, the compiler computes an address for every field.
type step struct {
	op               op
	a, b, c, e, s, d uint8
	_                [2]uint8
}

// part is a sequence of steps of one operation.
type part struct {
	op    op
	steps []step
}

// parts returns the code for one point.
func parts(code []instr) []part {
	out := make([]part, 0, len(code))
	all := make([]step, len(code))
	first := 0
	for i := range code {
		all[i] = newStep(&code[i])
		if all[i].op != all[first].op {
			out = append(out, part{all[first].op, all[first:i]})
			first = i
		}
	}
	if len(all) > 0 {
		out = append(out, part{all[first].op, all[first:]})
	}
	return out
}

// newStep makes one operation of all arithmetic but division: ab + (ce)s. It gives the bits that the operation itself
// gives, since products with 1 and −1 are exact and adding −0 changes nothing, not even a zero's sign.
func newStep(in *instr) step {
	a, b, c, e := uint8(in.a), uint8(in.b), uint8(in.c), uint8(in.e)
	out := step{op: in.op.alone(), a: a, b: b, c: c, e: e, s: regOne, d: uint8(in.d)}
	switch in.op {
	case opNeg:
		out.b, out.c, out.e = regMinusOne, regMinusZero, regOne
	case opAdd:
		out.b, out.c, out.e = regOne, b, regOne
	case opSub:
		out.b, out.c, out.e = regOne, b, regMinusOne
	case opMul:
		out.c, out.e = regMinusZero, regOne
	case opSquare:
		out.b, out.c, out.e = a, regMinusZero, regOne
	case opMulAdd:
		out.e = regOne
	case opMulSub:
		out.e = regMinusOne
	case opSubMul:
		out.a, out.b, out.c, out.e, out.s = c, regOne, a, b, regMinusOne
	case opMulMul:
		out.a, out.b, out.c, out.e, out.s = regMinusZero, regOne, a, b, c
	case opCross:
		out.s = regMinusOne
	}
	return out
}

// alone is the operation of the step for an instruction.
func (o op) alone() op {
	switch o {
	case opNeg, opAdd, opSub, opMul, opSquare, opMulAdd, opMulSub, opSubMul, opMulMul, opDot, opCross:
		return opSum
	}
	return o
}

// run executes a program for one point, equal operations together: choosing the operation costs more than most of
// them. A product is rounded before it is added, on every machine.
func run(code []part, r *registers) {
	_ = r[0] // checks for nil here and not for each instruction
	for i := range code {
		part := code[i].steps
		switch code[i].op {
		case opSum:
			for i := range part {
				in := &part[i]
				r[in.d] = float64(r[in.a]*r[in.b]) + float64(float64(r[in.c]*r[in.e])*r[in.s])
			}
		case opDiv:
			for i := range part {
				in := &part[i]
				r[in.d] = r[in.a] / r[in.b]
			}
		case opRatio:
			for i := range part {
				in := &part[i]
				r[in.d] = ratio(r[in.a], r[in.b])
			}
		case opSincos:
			for i := range part {
				in := &part[i]
				r[in.d], r[in.e] = math.Sincos(r[in.a])
			}
		case opExp:
			for i := range part {
				in := &part[i]
				r[in.d] = exp(r[in.a])
			}
		case opLn:
			for i := range part {
				in := &part[i]
				r[in.d] = ln(r[in.a])
			}
		case opBend:
			for i := range part {
				in := &part[i]
				a := r[in.a]
				r[in.d], r[in.e] = math.Abs(a), sign(a)
			}
		case opSqrt:
			for i := range part {
				in := &part[i]
				r[in.d] = math.Sqrt(r[in.a])
			}
		default:
			runRare(part, r)
		}
	}
}

// runRare executes steps of the other operations.
func runRare(part []step, r *registers) {
	for i := range part {
		in := &part[i]
		a, b := r[in.a], r[in.b]
		switch in.op {
		case opAbs:
			r[in.d] = math.Abs(a)
		case opSign:
			r[in.d] = sign(a)
		case opLessEqual:
			r[in.d] = lessEqual(a, b)
		case opChoose:
			r[in.d] = choose(a, b, r[in.c])
		case opCall1:
			r[in.d] = functions[in.c].one(a)
		case opCall2:
			r[in.d] = functions[in.c].two(a, b)
		}
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
