package surface

import "math"

// Hessian is the second derivatives of a loss at a point.
type Hessian struct{ XX, XY, YY float64 }

// Hessian is the loss's second derivatives at a point, exact but for rounding; what Curvature says of its diagonal holds for all of it.
func (l *Loss) Hessian(x, y float64) (h Hessian) {
	h.XX, h.XY, h.YY = l.eval.Hessian(x, y)
	return h
}

// Bend is the form of a loss around a point, as its second derivatives tell it.
type Bend uint8

// The forms.
const (
	BendNone      Bend = iota // not one second derivative differs from 0
	BendUp                    // it curves upwards along both axes: a bowl
	BendDown                  // downwards along both
	BendSaddle                // upwards along one axis, downwards along the other
	BendGutter                // along one axis alone, as far as 64 bits can tell
	BendNotFinite             // a second derivative is not a finite number
)

// Principal is a Hessian along its own axes.
type Principal struct {
	Form Bend
	// Steep is the eigenvalue of the larger size, and Flat the other one; it is 0 for a BendGutter.
	Steep, Flat float64
	// X and Y are the direction of Steep, of length 1; that of Flat is (−Y, X).
	X, Y float64
	// Condition is |Steep| / |Flat|: infinite for a BendGutter, and NaN where there are no axes.
	Condition float64
}

// singular is the part of its terms below which a determinant of rounded numbers may as well be 0.
const singular = 4 * 0x1p-52

// Principal finds the axes in closed form. The smaller eigenvalue is the determinant, which is computed
// of exact products, over the larger one: a difference of large numbers would tell nothing of it.
func (h Hessian) Principal() Principal {
	size := max(math.Abs(h.XX), math.Abs(h.XY), math.Abs(h.YY))
	switch {
	case math.IsNaN(h.XX-h.XX) || math.IsNaN(h.XY-h.XY) || math.IsNaN(h.YY-h.YY):
		return Principal{Form: BendNotFinite, Condition: math.NaN()}
	case size == 0:
		return Principal{Form: BendNone, Condition: math.NaN()}
	}
	// By a power of two, which rounds nothing: no product overflows then, and none that counts vanishes.
	_, exponent := math.Frexp(size)
	scaled := func(v float64) float64 { return math.Ldexp(v, -exponent) }
	a, b, c := scaled(h.XX), scaled(h.XY), scaled(h.YY)
	mean, spread := float64((a+c)/2), math.Hypot(float64((a-c)/2), b)
	steep := mean + math.Copysign(spread, mean)
	p := Principal{Steep: math.Ldexp(steep, exponent)}
	p.X, p.Y = axis(a, b, c, mean < 0 || mean == 0 && math.Signbit(mean))
	product, rest := exact(a, c)
	square, restOfSquare := exact(b, b)
	det := (product - square) + (rest - restOfSquare)
	if math.Abs(det) <= singular*max(math.Abs(product), square) {
		p.Form, p.Condition = BendGutter, math.Inf(1)
		return p
	}
	flat := det / steep
	p.Flat, p.Condition = math.Ldexp(flat, exponent), math.Abs(steep/flat)
	switch {
	case det < 0:
		p.Form = BendSaddle
	case steep > 0:
		p.Form = BendUp
	default:
		p.Form = BendDown
	}
	return p
}

// exact is a product as the sum of two numbers, its rounded value and what that leaves (Dekker, 1971): the
// factors are halved into parts of 26 bits, whose products are exact.
func exact(a, b float64) (product, rest float64) {
	const splitter = 1<<27 + 1
	split := func(v float64) (high, low float64) {
		t := float64(splitter * v)
		high = t - (t - v)
		return high, v - high
	}
	product = float64(a * b)
	ah, al := split(a)
	bh, bl := split(b)
	rest = float64(ah*bh) - product + float64(ah*bl) + float64(al*bh) + float64(al*bl)
	return product, rest
}

// axis is the direction of the greatest eigenvalue, or of the least.
func axis(a, b, c float64, least bool) (x, y float64) {
	turn := float64(math.Atan2(float64(2*b), a-c) / 2)
	if least {
		turn += math.Pi / 2
	}
	y, x = math.Sincos(turn)
	return x, y
}
