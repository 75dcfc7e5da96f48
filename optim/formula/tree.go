package formula

// kind tells the nodes of the syntax tree apart.
type kind uint8

const (
	number   kind = iota
	constant      // index in constants
	variable      // index in the caller's names
	negate
	add
	subtract
	multiply
	divide
	power
	call  // index in functions
	cases // of a Partial only: p where l ≤ r and q where l > r; the arguments are l, r, p, q
)

// node is one node of the syntax tree.
type node struct {
	kind  kind
	index int
	num   float64
	args  []*node
}

func (n *node) uses(variableIndex int) bool {
	if n.kind == variable && n.index == variableIndex {
		return true
	}
	for _, a := range n.args {
		if a.uses(variableIndex) {
			return true
		}
	}
	return false
}
