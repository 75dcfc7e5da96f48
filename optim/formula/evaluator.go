package formula

// Evaluator computes a formula for fixed values of its parameters. It is not safe for concurrent use.
type Evaluator struct {
	value, gradient program // the formula's own, at hand
	formula         *Formula
	params          []float64
	blocks          []block // registers for many points, made when first needed
	second          *second // made when first needed
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
