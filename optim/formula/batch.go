package formula

import "math"

// blockSize is the number of points for which an instruction is executed before the next one: few enough for all
// registers of an ordinary formula to stay in the first-level cache.
const blockSize = 128

// block holds one register for all points of a block.
type block [blockSize]float64

// runBlock executes a program for the first n points of the registers.
func runBlock(code []instr, r []block, n int) {
	for i := range code {
		in := &code[i]
		d := r[in.d][:n]
		a := r[in.a][:len(d)]
		switch in.op {
		case opSquare:
			for i := range d {
				d[i] = a[i] * a[i]
			}
		case opNeg:
			for i := range d {
				d[i] = -a[i]
			}
		case opSqrt:
			for i := range d {
				d[i] = math.Sqrt(a[i])
			}
		case opAbs:
			for i := range d {
				d[i] = math.Abs(a[i])
			}
		case opSign:
			for i := range d {
				d[i] = sign(a[i])
			}
		case opSincos:
			cos := r[in.e][:len(d)]
			for i := range d {
				d[i], cos[i] = math.Sincos(a[i])
			}
		case opExp:
			for i := range d {
				d[i] = exp(a[i])
			}
		case opLn:
			for i := range d {
				d[i] = ln(a[i])
			}
		case opBend:
			signs := r[in.e][:len(d)]
			for i := range d {
				d[i], signs[i] = math.Abs(a[i]), sign(a[i])
			}
		case opCall1:
			f := functions[in.c].one
			for i := range d {
				d[i] = f(a[i])
			}
		case opCall2:
			f := functions[in.c].two
			for i, b := range r[in.b][:len(d)] {
				d[i] = f(a[i], b)
			}
		case opMulAdd, opMulSub, opSubMul, opMulMul, opChoose:
			runThree(in.op, d, a, r[in.b][:len(d)], r[in.c][:len(d)])
		case opDot, opCross:
			runFour(in.op, d, a, r[in.b][:len(d)], r[in.c][:len(d)], r[in.e][:len(d)])
		default:
			runTwo(in.op, d, a, r[in.b][:len(d)])
		}
	}
}

// runTwo executes an operation with two operands. All slices have the same length.
func runTwo(code op, d, a, b []float64) {
	a, b = a[:len(d)], b[:len(d)]
	switch code {
	case opAdd:
		for i := range d {
			d[i] = a[i] + b[i]
		}
	case opSub:
		for i := range d {
			d[i] = a[i] - b[i]
		}
	case opMul:
		for i := range d {
			d[i] = a[i] * b[i]
		}
	case opDiv:
		for i := range d {
			d[i] = a[i] / b[i]
		}
	case opRatio:
		for i := range d {
			d[i] = ratio(a[i], b[i])
		}
	case opLessEqual:
		for i := range d {
			d[i] = lessEqual(a[i], b[i])
		}
	}
}

// runThree executes an operation with three operands. All slices have the same length.
func runThree(code op, d, a, b, c []float64) {
	a, b, c = a[:len(d)], b[:len(d)], c[:len(d)]
	switch code {
	case opMulAdd:
		for i := range d {
			d[i] = float64(a[i]*b[i]) + c[i]
		}
	case opMulSub:
		for i := range d {
			d[i] = float64(a[i]*b[i]) - c[i]
		}
	case opSubMul:
		for i := range d {
			d[i] = c[i] - float64(a[i]*b[i])
		}
	case opMulMul:
		for i := range d {
			d[i] = float64(a[i]*b[i]) * c[i]
		}
	case opChoose:
		for i := range d {
			d[i] = choose(a[i], b[i], c[i])
		}
	}
}

// runFour executes an operation with four operands. All slices have the same length.
func runFour(code op, d, a, b, c, e []float64) {
	a, b, c, e = a[:len(d)], b[:len(d)], c[:len(d)], e[:len(d)]
	switch code {
	case opDot:
		for i := range d {
			d[i] = float64(a[i]*b[i]) + float64(c[i]*e[i])
		}
	case opCross:
		for i := range d {
			d[i] = float64(a[i]*b[i]) - float64(c[i]*e[i])
		}
	}
}

// point executes a program for one point and returns its roots.
func (p *program) point(r []block, x, y float64) (f, g, h float64) {
	r[regX][0], r[regY][0] = x, y
	runBlock(p.code, r, 1)
	return r[p.out[0]][0], r[p.out[1]][0], r[p.out[2]][0]
}

// blocks makes registers for many points and fills the fixed ones.
func (l *layout) blocks(count int, params []float64) []block {
	r := make([]block, count)
	for _, c := range l.constants {
		r[c.reg].fill(c.num)
	}
	for _, p := range l.params {
		r[p.reg].fill(params[p.param])
	}
	runBlock(l.prelude, r, blockSize)
	return r
}

func (b *block) fill(num float64) {
	for i := range b {
		b[i] = num
	}
}
