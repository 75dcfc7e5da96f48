package geom

import "math"

// Cover remembers where the lines of a bundle have been, in square cells of a
// rectangle. Lines that are drawn alike hide one another: what runs where others
// have been need not be drawn.
type Cover struct {
	box           Rect
	cell          float64
	columns, rows int
	been          []uint64
}

// Clear begins a bundle in a rectangle, with cells of a size in pixels.
func (c *Cover) Clear(box Rect, cell float64) {
	c.box, c.cell = box, cell
	c.columns, c.rows = int(math.Ceil(box.W/cell)), int(math.Ceil(box.H/cell))
	words := (c.columns*c.rows + 63) / 64
	if cap(c.been) < words {
		c.been = make([]uint64, words)
	}
	c.been = c.been[:words]
	clear(c.been)
}

// visit notes a point, and says whether its cell is new.
func (c *Cover) visit(x, y float64) bool {
	i, k := int((x-c.box.X)/c.cell), int((y-c.box.Y)/c.cell)
	if i < 0 || k < 0 || i >= c.columns || k >= c.rows {
		return false
	}
	at := k*c.columns + i
	bit := uint64(1) << (at % 64)
	fresh := c.been[at/64]&bit == 0
	c.been[at/64] |= bit
	return fresh
}

// along notes a segment, and says whether some cell on it is new.
func (c *Cover) along(s *Segment) (fresh bool) {
	x, y := float64(s.X0), float64(s.Y0)
	dx, dy := float64(s.X1)-x, float64(s.Y1)-y
	pieces := int(max(math.Abs(dx), math.Abs(dy))/c.cell) + 1
	for i := range pieces + 1 {
		part := float64(i) / float64(pieces)
		if c.visit(x+part*dx, y+part*dy) {
			fresh = true
		}
	}
	return fresh
}

// Strand is Outline for one line of a bundle: it leaves out what runs where
// lines of the bundle have been. Points nearer than half a cell to the last one are left out, too.
func Strand(dst []Segment, n int, at func(i int) (x, y float64), cover *Cover) []Segment {
	var px, py float64
	have, near := false, cover.cell*cover.cell/4
	for i := range n {
		x, y := at(i)
		if math.IsNaN(x-x) || math.IsNaN(y-y) {
			have = false
			continue
		}
		if !have {
			px, py, have = x, y, true
			continue
		}
		if dx, dy := x-px, y-py; dx*dx+dy*dy < near {
			continue
		}
		if s, ok := clipped(px, py, x, y, cover.box); ok && cover.along(&s) {
			s.Step = int32(i)
			dst = append(dst, s)
		}
		px, py = x, y
	}
	return dst
}
