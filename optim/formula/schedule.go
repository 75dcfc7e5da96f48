package formula

// schedule orders instructions so that equal operations of one point stand together, each instruction behind what it
// is computed from. Of the operations that could come next, the one comes of which most instructions could.
type schedule struct {
	body    []fused
	missing []int         // operands of each instruction that are still to be computed
	users   map[ref][]int // instructions that a vertex is an operand of
	ready   [opCount][]int
	out     []fused
}

func scheduled(body []fused) []fused {
	s := schedule{body: body, missing: make([]int, len(body)), users: make(map[ref][]int, len(body)), out: make([]fused, 0, len(body))}
	for i := range body {
		s.users[body[i].dst] = nil
		if body[i].double() {
			s.users[body[i].twin] = nil
		}
	}
	for i := range body {
		for _, o := range body[i].args[:body[i].n] {
			if users, computed := s.users[o]; computed {
				s.missing[i]++
				s.users[o] = append(users, i)
			}
		}
		if s.missing[i] == 0 {
			s.makeReady(i)
		}
	}
	for len(s.out) < len(body) {
		most := op(0)
		for o := range opCount {
			if len(s.ready[o]) > len(s.ready[most]) {
				most = o
			}
		}
		s.take(most)
	}
	return s.out
}

func (s *schedule) makeReady(i int) {
	o := s.body[i].op.alone()
	s.ready[o] = append(s.ready[o], i)
}

// take appends all instructions of an operation that are ready, and those that become so.
func (s *schedule) take(o op) {
	for k := 0; k < len(s.ready[o]); k++ {
		f := &s.body[s.ready[o][k]]
		s.out = append(s.out, *f)
		s.release(f.dst)
		if f.double() {
			s.release(f.twin)
		}
	}
	s.ready[o] = s.ready[o][:0]
}

// release tells the users of a vertex that it is computed.
func (s *schedule) release(r ref) {
	for _, i := range s.users[r] {
		if s.missing[i]--; s.missing[i] == 0 {
			s.makeReady(i)
		}
	}
}
