package formula

import (
	"math"
	"sync"
)

// hessian is the program of the second derivatives. Few formulas are asked for it: it is built by the first evaluator
// that is, and shared by all.
type hessian struct {
	once    sync.Once
	layout  *layout
	program *program
}

// maxGrowth is the number of operations that the derivatives of one operation in both directions may add.
const maxGrowth = math.MaxUint16/MaxInstructions - 2

// compile differentiates value and gradient once more. The program may be longer than MaxInstructions, but each of
// their operations adds at most maxGrowth in both directions, so that registers have 16-bit numbers.
func (h *hessian) compile(formula *node) {
	g := newGraph()
	root := g.tree(formula)
	gx, gy := g.diff(root, 0), g.diff(root, 1)
	roots := []ref{g.diff(gx, 0), g.diff(gx, 1), g.diff(gy, 1)}
	h.layout = newLayout(g, roots...)
	h.program = h.layout.program(roots...)
}

// second is that program with registers of its own.
type second struct {
	*program
	regs   registers // for a program in parts
	blocks []block   // for any other
}

func (e *Evaluator) newSecond() *second {
	h := &e.formula.hessian
	h.once.Do(func() { h.compile(e.formula.root) })
	s := &second{program: h.program}
	if s.parts == nil {
		s.blocks = h.layout.blocks(s.count, e.params)
	} else {
		h.layout.registers(&s.regs, e.params)
	}
	return s
}

// Hessian returns the second derivatives at (x, y), exact but for rounding. The first call prepares them and allocates;
// a formula that is never asked for them pays nothing. At kinks they are what the package comment states.
func (e *Evaluator) Hessian(x, y float64) (fxx, fxy, fyy float64) {
	if e.second == nil {
		e.second = e.newSecond()
	}
	s := e.second
	if s.parts == nil {
		return s.point(s.blocks, x, y)
	}
	s.regs[regX], s.regs[regY] = x, y
	run(s.parts, &s.regs)
	return s.regs[s.ends[0]], s.regs[s.ends[1]], s.regs[s.ends[2]]
}
