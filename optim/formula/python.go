package formula

import (
	"slices"
	"strings"
)

// Python is the formula as an expression of Python over the same variables, and the functions that it calls, in
// alphabetical order. They have their names in this language, by which whoever runs the expression defines them: Python's
// own abs, min and max do not suit arrays. The constants are pi, tau and e.
func (f *Formula) Python() (expr string, calls []string) {
	var b strings.Builder
	f.ascii(&b, f.root, "**")
	f.root.calls(&calls)
	slices.Sort(calls)
	return b.String(), slices.Compact(calls)
}

// calls appends the names of the functions that n calls.
func (n *node) calls(names *[]string) {
	if n.kind == call {
		*names = append(*names, functions[n.index].Name)
	}
	for _, a := range n.args {
		a.calls(names)
	}
}
