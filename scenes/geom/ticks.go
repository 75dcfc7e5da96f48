package geom

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Ticks are the multiples of 1, 2 or 5 times a power of ten in [lo, hi], at most n of them.
func Ticks(lo, hi float64, n int) []float64 {
	if n < 1 || !(hi > lo) || math.IsInf(hi-lo, 0) {
		return nil
	}
	step := niceStep((hi - lo) / float64(n))
	first := math.Ceil(lo / step)
	var ticks []float64
	for k := first; k*step <= hi+step*1e-9 && len(ticks) < n+1; k++ {
		// Dividing by a whole number keeps 0.3 from becoming 0.30000000000000004.
		v := k * step
		if inverse := math.Round(1 / step); step < 1 {
			v = k / inverse
		}
		ticks = append(ticks, v+0) // +0 turns −0 into 0
	}
	return ticks
}

// niceStep is the least 1, 2 or 5 times a power of ten that is at least v.
func niceStep(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= v*(1-1e-12) {
			return m * power
		}
	}
	return 10 * power
}

// mostExponent bounds the powers of ten that a float64 can hold, subnormal ones included.
const mostExponent = 330

// LogTicks are exponents of powers of ten in [lo, hi] (both exponents), at most n of them.
func LogTicks(lo, hi float64, n int) []int {
	if !(hi-lo <= 2*mostExponent) {
		return nil
	}
	a, b := int(math.Ceil(lo-1e-9)), int(math.Floor(hi+1e-9))
	if n < 1 || b < a {
		return nil
	}
	step := 1
	for (b-a)/step+1 > n {
		step++
	}
	var ticks []int
	for e := b; e >= a; e -= step {
		ticks = append(ticks, e)
	}
	return ticks
}

// TickLabel writes a tick with a typographic minus.
func TickLabel(v float64) string {
	text := strconv.FormatFloat(v, 'g', 6, 64)
	if math.Abs(v) >= 1e-4 && math.Abs(v) < 1e6 {
		text = strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strings.ReplaceAll(text, "-", "−")
}

// PowerLabel writes 10^e: "1e−3", and plain numbers near 1.
func PowerLabel(e int) string {
	switch e {
	case 0:
		return "1"
	case 1:
		return "10"
	}
	return "1e" + strings.ReplaceAll(strconv.Itoa(e), "-", "−")
}

// ScaleTicks are round values in [lo, hi] for an axis that is not linear: a value
// stands at its height, which grows with it. No two are nearer than an n-th of
// the axis. Powers of ten go first, the larger before the smaller, then their doubles and halves.
func ScaleTicks(lo, hi float64, n int, height func(v float64) float64) []float64 {
	apart := (height(hi) - height(lo)) / float64(n)
	if n < 1 || !(apart > 0) || math.IsInf(apart, 0) {
		return nil
	}
	var ticks []float64
	offer := func(v float64) {
		if !(v >= lo && v <= hi) {
			return
		}
		for _, other := range ticks {
			if math.Abs(height(v)-height(other)) < apart {
				return
			}
		}
		ticks = append(ticks, v)
	}
	const decades = 16
	most := int(math.Floor(math.Log10(max(math.Abs(lo), math.Abs(hi)))))
	offer(0)
	for _, digit := range []float64{1, 5, 2} {
		for e := most; e > most-decades; e-- {
			v, err := strconv.ParseFloat(strconv.FormatFloat(digit, 'f', 0, 64)+"e"+strconv.Itoa(e), 64)
			if err == nil {
				offer(v)
				offer(-v)
			}
		}
	}
	slices.Sort(ticks)
	return ticks
}
