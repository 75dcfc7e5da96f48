package formula

import "slices"

// instr is one operation of a program on registers: d = op(a, b, c, e). For opCall1 and opCall2, c is the function;
// opSincos and opBend have a second result, e.
type instr struct {
	op            op
	a, b, c, e, d uint16
}

// program computes some roots of a graph from x, y and the fixed registers.
type program struct {
	code  []instr
	out   [3]uint16 // registers of the roots
	count int       // registers that it needs, the fixed ones included
	single
}

// single is the same for one point.
type single struct {
	parts []part   // nil if they need too many registers
	ends  [3]uint8 // registers of the roots
}

// Registers of the variables.
const (
	regX = iota
	regY
	firstFixed
)

// layout says which vertices have the same register in all programs of a graph: constants, parameters and what
// depends on nothing else.
type layout struct {
	graph     *graph
	fixed     []bool
	reg       []uint16 // of fixed vertices
	count     int      // fixed registers
	constants []preload
	params    []preload
	prelude   []instr // computes what depends on parameters
}

// preload is a register to be filled with a constant or with the value of a parameter.
type preload struct {
	reg   uint16
	num   float64
	param int
}

func newLayout(g *graph, roots ...ref) *layout {
	l := &layout{graph: g, fixed: make([]bool, len(g.nodes)), reg: make([]uint16, len(g.nodes)), count: firstFixed}
	used := g.reachable(roots...)
	for i := range g.nodes {
		if used[i] {
			l.place(ref(i))
		}
	}
	return l
}

// place gives a vertex a register if it depends on neither x nor y.
func (l *layout) place(r ref) {
	n := &l.graph.nodes[r]
	for _, o := range n.operands() {
		if !l.fixed[o] {
			return
		}
	}
	if n.op == opVar && n.a < 2 {
		l.reg[r] = uint16(n.a)
		return
	}
	reg := uint16(l.count)
	l.fixed[r], l.reg[r] = true, reg
	l.count++
	switch n.op {
	case opConst:
		num, _ := l.graph.number(r)
		l.constants = append(l.constants, preload{reg: reg, num: num})
	case opVar:
		l.params = append(l.params, preload{reg: reg, param: int(n.a) - 2})
	default:
		l.prelude = append(l.prelude, instr{op: n.op, a: l.reg[n.a], b: l.reg[n.b], c: l.third(n), d: reg})
	}
}

// third is the third operand of an instruction: a register or a function.
func (l *layout) third(n *vertex) uint16 {
	if n.op == opChoose {
		return l.reg[n.c]
	}
	return uint16(n.c)
}

// program lowers what the roots need.
func (l *layout) program(roots ...ref) *program {
	body := l.lower(roots...)
	p := l.allocate(body, roots)
	p.single = l.single(body, roots)
	return p
}

// lower returns the instructions for what the roots need, each after its operands: products are joined with the sums
// and products that alone use them, and what is computed together from one argument becomes one instruction.
func (l *layout) lower(roots ...ref) []fused {
	g := l.graph
	used := g.reachable(roots...)
	uses := make([]int, len(g.nodes))
	for i := range g.nodes {
		if used[i] {
			for _, o := range g.nodes[i].operands() {
				uses[o]++
			}
		}
	}
	for _, r := range roots {
		uses[r]++
	}
	var body []fused
	joined := make([]bool, len(g.nodes))
	for r := ref(len(g.nodes) - 1); r >= 0; r-- {
		if !used[r] || joined[r] || l.fixed[r] || g.nodes[r].op == opVar {
			continue
		}
		if pair, ok := g.pair(r); ok && used[pair.dst] && used[pair.twin] {
			if r == min(pair.dst, pair.twin) { // where the first is needed
				body = append(body, pair)
			}
			continue
		}
		body = append(body, l.fuse(r, uses, joined))
	}
	slices.Reverse(body)
	return body
}

// single lowers the instructions of a program for one point.
func (l *layout) single(body []fused, roots []ref) (out single) {
	p := l.allocate(scheduled(body), roots)
	if p.count > maxRegisters {
		return single{}
	}
	for k := range roots {
		out.ends[k] = uint8(p.out[k])
	}
	out.parts = parts(p.code)
	return out
}

// allocate gives every value a register from its computation to its last use; then another value may have it.
func (l *layout) allocate(body []fused, roots []ref) *program {
	last := make(map[ref]int, len(body))
	for i, f := range body {
		for _, o := range f.args[:f.n] {
			last[o] = i
		}
	}
	for _, r := range roots {
		last[r] = len(body)
	}
	reg := append([]uint16(nil), l.reg...)
	var free []uint16
	p := &program{code: make([]instr, 0, len(body)), count: l.count}
	place := func(r ref) uint16 {
		if len(free) == 0 {
			free = append(free, uint16(p.count))
			p.count++
		}
		reg[r] = free[len(free)-1]
		free = free[:len(free)-1]
		return reg[r]
	}
	for i, f := range body {
		in := instr{op: f.op, c: f.fn}
		for k, o := range f.args[:f.n] {
			*[...]*uint16{&in.a, &in.b, &in.c, &in.e}[k] = reg[o]
		}
		for _, o := range f.args[:f.n] {
			if last[o] == i && !l.fixed[o] && l.graph.nodes[o].op != opVar {
				free = append(free, reg[o])
				delete(last, o) // an operand that occurs twice is freed once
			}
		}
		in.d = place(f.dst)
		if f.double() {
			in.e = place(f.twin)
		}
		p.code = append(p.code, in)
	}
	for k, r := range roots {
		p.out[k] = reg[r]
	}
	return p
}
