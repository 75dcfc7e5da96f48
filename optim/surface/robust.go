package surface

import "math"

// Constants of the colour scale for a formula that nobody has looked at.
const (
	tail    = 50   // one value in so many, at either end, may be far from the others
	farTail = 10   // a tail is cut if it is so many times longer than all other values are apart
	bands   = 10   // parts of the ramp in which values are counted
	crowded = 0.45 // part of the values that may share one of them
)

// robust chooses the ends of the scale from sorted values. A pole or a steep corner does not decide what everything else
// looks like: a tail that is far longer than the rest is cut off, and has the colour of the end.
func (l *Loss) robust(f []float64) Shade {
	n := len(f)
	lo, hi := f[n/tail], f[n-1-n/tail]
	s := Shade{Lo: f[0], Hi: f[n-1]}
	apart := hi - lo
	if apart > 0 && lo-s.Lo > farTail*apart {
		s.Lo = lo
	}
	if apart > 0 && s.Hi-hi > farTail*apart {
		s.Hi = hi
	}
	l.settle(&s, f)
	return s
}

// clearest chooses the scale for a formula that nobody has looked at: the first that does not crowd many values
// together, or the one that does it least.
func (l *Loss) clearest(f []float64) Scale {
	if len(f) == 0 {
		return ScaleLinear
	}
	best, least := ScaleLinear, 1.0
	for _, scale := range [...]Scale{ScaleLinear, ScaleLog, ScaleRank} {
		part := l.shades[scale].crowd(f)
		if part <= crowded {
			return scale
		}
		if part < least {
			best, least = scale, part
		}
	}
	return best
}

// crowd is the largest part of the values that share a band of the ramp.
func (s *Shade) crowd(f []float64) float64 {
	var count [bands]int
	most := 0
	for _, v := range f {
		k := min(int(s.Level(v)*bands), bands-1)
		count[k]++
		most = max(most, count[k])
	}
	return float64(most) / float64(len(f))
}

// Single says whether numbers of 32 bits tell the values of the scale apart, as a GPU needs.
func (s *Shade) Single() bool {
	const largest, smallest, digits = 1e36, 1e-31, 2e-5 // the last: a hundredth of a colour step, for a few roundings
	if s.Scale == ScaleRank {
		for k, from := range s.Ranks.From {
			if !(s.Ranks.To[k]-from > smallest) {
				return false
			}
		}
	}
	size := max(math.Abs(s.Lo), math.Abs(s.Hi))
	return size < largest && s.Hi-s.Lo > smallest && s.Hi-s.Lo > digits*size
}
