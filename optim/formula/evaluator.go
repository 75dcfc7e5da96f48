package formula

import "math"

// Evaluator computes a formula for fixed values of its parameters. It is not safe for concurrent use.
type Evaluator struct {
	value, gradient program // the formula's own, at hand
	formula         *Formula
	params          []float64
	blocks          []block  // registers for many points, made when first needed
	second          *program // second derivatives, made when first needed
	wide            []block  // its registers
	regs            registers
}

// Evaluator fixes the values of all variables but the first two, in the order of the names given to Parse.
// It panics if their number is wrong.
func (f *Formula) Evaluator(params ...float64) *Evaluator {
	if len(params) != max(0, len(f.names)-2) {
		panic("formula: Evaluator wants one value for each name after the first two")
	}
	e := &Evaluator{value: *f.value, gradient: *f.gradient, formula: f, params: append([]float64(nil), params...)}
	if f.layout.count <= maxRegisters {
		f.layout.registers(&e.regs, params)
	}
	return e
}

// Value returns f(x, y).
func (e *Evaluator) Value(x, y float64) float64 {
	p := &e.value
	if p.parts == nil {
		f, _, _ := p.point(e.many(), x, y)
		return f
	}
	e.regs[regX], e.regs[regY] = x, y
	run(p.parts, &e.regs)
	return e.regs[p.ends[0]]
}

// Gradient returns f(x, y) and its partial derivatives.
func (e *Evaluator) Gradient(x, y float64) (f, fx, fy float64) {
	p := &e.gradient
	if p.parts == nil {
		return p.point(e.many(), x, y)
	}
	e.regs[regX], e.regs[regY] = x, y
	run(p.parts, &e.regs)
	return e.regs[p.ends[0]], e.regs[p.ends[1]], e.regs[p.ends[2]]
}

// Values sets f[i] to the value at (x[i], y[i]), the same that Value returns. It panics unless the lengths are equal.
func (e *Evaluator) Values(f, x, y []float64) {
	e.batch(&e.value, x, y, f)
}

// Gradients sets f[i], fx[i] and fy[i] to what Gradient returns at (x[i], y[i]). It panics unless the lengths are equal.
func (e *Evaluator) Gradients(f, fx, fy, x, y []float64) {
	e.batch(&e.gradient, x, y, f, fx, fy)
}

func (e *Evaluator) batch(p *program, x, y []float64, out ...[]float64) {
	for _, o := range out {
		if len(o) != len(x) || len(y) != len(x) {
			panic("formula: slices of different lengths")
		}
	}
	r := e.many()
	for at := 0; at < len(x); at += blockSize {
		n := copy(r[regX][:], x[at:])
		copy(r[regY][:], y[at:])
		runBlock(p.code, r, n)
		for k, o := range out {
			copy(o[at:], r[p.out[k]][:n])
		}
	}
}

// many returns the registers for many points.
func (e *Evaluator) many() []block {
	if e.blocks == nil {
		e.blocks = e.formula.layout.blocks(max(e.value.count, e.gradient.count), e.params)
	}
	return e.blocks
}

// maxGrowth is the number of operations that the derivatives of one operation in both directions may add.
const maxGrowth = math.MaxUint16/MaxInstructions - 2

// Hessian returns the second derivatives at (x, y). The first call prepares them. Where first derivatives jump, the
// sub-gradients of the formula are differentiated as they are: the second derivative of |x| is 0 everywhere.
func (e *Evaluator) Hessian(x, y float64) (fxx, fxy, fyy float64) {
	if e.second == nil {
		e.prepareSecond()
	}
	return e.second.point(e.wide, x, y)
}

// prepareSecond builds the program of the second derivatives. It may be longer than MaxInstructions, but each of the
// operations for value and gradient adds at most maxGrowth in both directions, so that registers have 16-bit numbers.
func (e *Evaluator) prepareSecond() {
	g := newGraph()
	root := g.tree(e.formula.root)
	gx, gy := g.diff(root, 0), g.diff(root, 1)
	roots := []ref{g.diff(gx, 0), g.diff(gx, 1), g.diff(gy, 1)}
	l := newLayout(g, roots...)
	e.second = l.program(roots...)
	e.wide = l.blocks(e.second.count, e.params)
}
