package formula

import "math"

// ln returns the natural logarithm of x, the same bits on every machine. It is the algorithm of FreeBSD's e_log.c,
// which math.Log follows where it is not assembly, with an error below one unit in the last place; products are
// rounded before they are added.
func ln(x float64) float64 {
	const smallestNormal = 0x1p-1022
	switch {
	case x >= smallestNormal && x <= math.MaxFloat64:
		return lnScaled(x, 0)
	case x > 0 && x < smallestNormal:
		return lnScaled(x*0x1p52, -52)
	case x == 0:
		return math.Inf(-1)
	case x > 0:
		return x
	}
	return math.NaN()
}

// lnScaled returns ln(x) + k·ln(2) for a normal x.
func lnScaled(x float64, k int) float64 {
	const (
		ln2Hi = 6.93147180369123816490e-01
		ln2Lo = 1.90821492927058770002e-10
		l1    = 6.666666666666735130e-01
		l2    = 3.999999999940941908e-01
		l3    = 2.857142874366239149e-01
		l4    = 2.222219843214978396e-01
		l5    = 1.818357216161805012e-01
		l6    = 1.531383769920937332e-01
		l7    = 1.479819860511658591e-01
	)
	// x = 2^k·(1 + f), with 1 + f between √2/2 and √2.
	bits := math.Float64bits(x)
	k += int(bits>>52) - 1022
	f := math.Float64frombits(bits&(1<<52-1) | 1022<<52)
	if f < math.Sqrt2/2 {
		f *= 2
		k--
	}
	f--
	s := f / (2 + f)
	s2 := float64(s * s)
	s4 := float64(s2 * s2)
	t1 := float64(s2 * (l1 + float64(s4*(l3+float64(s4*(l5+float64(s4*l7)))))))
	t2 := float64(s4 * (l2 + float64(s4*(l4+float64(s4*l6)))))
	half := float64(0.5 * f * f)
	return float64(float64(k)*ln2Hi) - ((half - (float64(s*(half+(t1+t2))) + float64(float64(k)*ln2Lo))) - f)
}
