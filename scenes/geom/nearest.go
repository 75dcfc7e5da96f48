package geom

import "math"

// Nearest is the segment of an outline that is nearest to a point, and how far away it is; of equally near ones the
// last. It is -1 for an empty outline.
func Nearest(outline []Segment, x, y float64) (index int, distance float64) {
	index, least := -1, math.Inf(1)
	for i := range outline {
		if d := outline[i].square(x, y); d <= least {
			index, least = i, d
		}
	}
	return index, math.Sqrt(least)
}

// square is the square of the distance from a point.
func (s *Segment) square(x, y float64) float64 {
	px, py := x-float64(s.X0), y-float64(s.Y0)
	dx, dy := float64(s.X1-s.X0), float64(s.Y1-s.Y0)
	if size := dx*dx + dy*dy; size > 0 {
		part := min(max((px*dx+py*dy)/size, 0), 1)
		px, py = px-part*dx, py-part*dy
	}
	return px*px + py*py
}
