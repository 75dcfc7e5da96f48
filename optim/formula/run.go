package formula

import "math"

// registers is as large as a program may need, so that a masked index needs no check.
type registers [MaxInstructions]float64

const regMask = MaxInstructions - 1

// run executes a program for one point. What follows the first call is left to runCall, so that in this loop no
// variable has to be saved. A product is rounded before it is added, on every machine.
func run(code []instr, r *registers) {
	_ = r[0] // checks for nil here and not for each instruction
	for i := range code {
		in := &code[i]
		a, b := r[in.a&regMask], r[in.b&regMask]
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
			d = float64(a*b) + r[in.c&regMask]
		case opMulSub:
			d = float64(a*b) - r[in.c&regMask]
		case opSubMul:
			d = r[in.c&regMask] - float64(a*b)
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
		case opLessEqual:
			d = lessEqual(a, b)
		case opChoose:
			d = choose(a, b, r[in.c&regMask])
		case opCall1, opCall2:
			runCall(code[i:], r)
			return
		}
		r[in.d&regMask] = d
	}
}

// runCall executes a program that begins with a call.
func runCall(code []instr, r *registers) {
	in := &code[0]
	f := &functions[in.c]
	if a := r[in.a&regMask]; in.op == opCall1 {
		r[in.d&regMask] = f.one(a)
	} else {
		r[in.d&regMask] = f.two(a, r[in.b&regMask])
	}
	run(code[1:], r)
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
