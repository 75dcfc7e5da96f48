package geom

import "math"

// NiceAbove is the least 1, 2 or 5 times a power of ten that is at least v, which is above 0.
func NiceAbove(v float64) float64 { return niceStep(v) }

// NiceBelow is the greatest 1, 2 or 5 times a power of ten that is at most v, which is above 0.
func NiceBelow(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{5, 2} {
		if m*power <= v*(1+1e-12) {
			return m * power
		}
	}
	return power
}
