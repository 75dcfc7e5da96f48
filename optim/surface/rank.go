package surface

import "math"

// RankPieces is the number of equal parts of the Domain that a rank scale tells apart.
const RankPieces = 32

// Ranks is a rank scale: piece k rises from 0 to 1 between From[k] and To[k],
// the values that k and k+1 parts of RankPieces of the Domain lie below. With S(f)
// the sum of all pieces,
//
//	t = (S(f) − Least) / (RankPieces − Least)
//
// where Least = S(Lo), so that the scale begins at 0 also on a plain.
type Ranks struct {
	From, To [RankPieces]float64
	Least    float64
}

// rankWidth is the least width of a piece, as a part of its height above Lo: so
// values that a GPU's 32 bits cannot tell apart are no different colours.
const rankWidth = 1e-3

// rankLeast is the least width of a piece of values that are all 0.
const rankLeast = 1e-30

// rank cuts sorted values into pieces. Of a surface of the user's own, whose scale may reach down to a pole, the least
// width of a piece is a part of its values' size.
func rank(f []float64, s *Shade, own bool) Ranks {
	var r Ranks
	for k := range RankPieces {
		from, to := s.Lo, s.Hi
		if k > 0 && len(f) > 0 {
			from = f[k*len(f)/RankPieces]
		}
		if k < RankPieces-1 && len(f) > 0 {
			to = f[(k+1)*len(f)/RankPieces]
		}
		width := float64(rankWidth * max(to-s.Lo, s.Soft))
		if own {
			width = float64(max(rankWidth*max(math.Abs(from), math.Abs(to)), min(rankLeast, rankWidth*(s.Hi-s.Lo))))
		}
		r.From[k], r.To[k] = min(from, to-width, math.Nextafter(to, math.Inf(-1))), to
	}
	r.Least = r.sum(s.Lo)
	return r
}

func (r *Ranks) sum(f float64) float64 {
	sum := 0.0
	for k, from := range r.From {
		sum += min(max((f-from)/(r.To[k]-from), 0), 1)
	}
	return sum
}

// level is the part of the Domain that is lower than f, from 0 to 1.
func (r *Ranks) level(f float64) float64 {
	return (r.sum(f) - r.Least) / (RankPieces - r.Least)
}

// height is level, going on beyond the ends of the scale as steeply as the outermost pieces.
func (r *Ranks) height(f float64, s *Shade) float64 {
	const last = RankPieces - 1
	part := 0.0 // of a piece, beyond the ends
	switch {
	case f > s.Hi:
		part = (f - s.Hi) / (r.To[last] - r.From[last])
	case f < s.Lo:
		part = (f - s.Lo) / (r.To[0] - r.From[0])
	}
	return r.level(min(max(f, s.Lo), s.Hi)) + part/(RankPieces-r.Least)
}
