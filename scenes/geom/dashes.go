package geom

import "math"

// Dashes appends to dst the dashes of an outline, each on pixels long with off
// pixels between them, measured along the outline. Where the outline is
// interrupted, a new dash begins.
func Dashes(dst, outline []Segment, on, off float64) []Segment {
	period := on + off
	begin := 0.0 // how far along the outline the present segment begins
	for i := range outline {
		s := &outline[i]
		if i > 0 && (s.X0 != outline[i-1].X1 || s.Y0 != outline[i-1].Y1) {
			begin = 0
		}
		dx, dy := float64(s.X1-s.X0), float64(s.Y1-s.Y0)
		end := begin + math.Hypot(dx, dy)
		for k := math.Floor(begin / period); k*period < end; k++ {
			if from, to := max(k*period, begin), min(k*period+on, end); from < to {
				dst = append(dst, s.part((from-begin)/(end-begin), (to-begin)/(end-begin)))
			}
		}
		begin = end
	}
	return dst
}

// part is what lies between two parts of a segment's way.
func (s *Segment) part(from, to float64) Segment {
	dx, dy := float64(s.X1-s.X0), float64(s.Y1-s.Y0)
	at := func(part float64) (x, y float32) { return s.X0 + float32(part*dx), s.Y0 + float32(part*dy) }
	p := Segment{Step: s.Step}
	p.X0, p.Y0 = at(from)
	p.X1, p.Y1 = at(to)
	return p
}
