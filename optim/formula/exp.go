package formula

import "math"

// exp returns e to the power x, the same bits on every machine. It is the algorithm of FreeBSD's e_exp.c, which
// math.Exp follows where it is not assembly, with an error below one unit in the last place; products are rounded
// before they are added, and two exact factors replace the call that scales the result.
func exp(x float64) float64 {
	const (
		ln2Hi = 6.93147180369123816490e-01
		ln2Lo = 1.90821492927058770002e-10
		p1    = 1.66666666666666657415e-01
		p2    = -2.77777777770155933842e-03
		p3    = 6.61375632143793436117e-05
		p4    = -1.65339022054652515390e-06
		p5    = 4.13813679705723846039e-08
	)
	if size := math.Abs(x); !(size >= tinyExponent && size <= hugeExponent) {
		return expBeyond(x)
	}
	k := int(float64(math.Log2E*x) + math.Copysign(0.5, x))
	hi, lo := x-float64(float64(k)*ln2Hi), float64(float64(k)*ln2Lo)
	r := hi - lo
	t := float64(r * r)
	c := r - float64(t*(p1+float64(t*(p2+float64(t*(p3+float64(t*(p4+float64(t*p5)))))))))
	y := 1 - ((lo - float64(r*c)/(2-c)) - hi)
	return y * powerOfTwo(k>>1) * powerOfTwo(k-k>>1)
}

// Exponents of a smaller size give 1 + x; those of a larger size give zero or infinity.
const (
	tinyExponent = 0x1p-28
	hugeExponent = 746
)

// expBeyond returns e to the power x where exp needs no series, or x is NaN.
func expBeyond(x float64) float64 {
	switch {
	case x > hugeExponent:
		return math.Inf(1)
	case x < -hugeExponent:
		return 0
	}
	return 1 + x
}

// powerOfTwo returns 2 to the power k, for a normal number.
func powerOfTwo(k int) float64 { return math.Float64frombits(uint64(k+1023) << 52) }
