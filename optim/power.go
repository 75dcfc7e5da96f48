package optim

// decays are β₁ᵗ and β₂ᵗ of the last step, from which those of the next one
// follow by one product each. They are a memory and nothing else: without it, or
// after any change, the powers are computed anew, to the same numbers.
type decays struct{ first, second power }

func (d *decays) beta1(h *Hyper, t int) float64 {
	if d == nil {
		return raise(h.Beta1, t)
	}
	return d.first.raise(h.Beta1, t)
}

func (d *decays) beta2(h *Hyper, t int) float64 {
	if d == nil {
		return raise(h.Beta2, t)
	}
	return d.second.raise(h.Beta2, t)
}

// forgetful is a plan that is made without a memory.
func forgetful(plan func(h *Hyper, t int, d *decays) Plan) func(h *Hyper, t int) Plan {
	return func(h *Hyper, t int) Plan { return plan(h, t, nil) }
}

// power is xⁿ = y + err, where err is what rounding has taken off y.
type power struct {
	x      float64
	n      int
	y, err float64
}

// raise makes the power xⁿ: from xⁿ⁻¹ if that is what it was.
func (p *power) raise(x float64, n int) float64 {
	if n > 1 && p.n == n-1 && p.x == x {
		y, err := product(p.y, x)
		p.y, p.err, p.n = y, float64(p.err*x)+err, n
		return p.y + p.err
	}
	*p = powerOf(x, n)
	return p.y + p.err
}

// raise is xⁿ for 0 ≤ x ≤ 1 and n ≥ 0, correctly rounded but for near ties:
// squaring, with the rounding error of every product carried along. math.Pow
// squares without, and after t steps is off by up to t/2 units in the last place,
// which 2/(1−β₂) − 2t·β₂ᵗ/c₂ turns into errors that are seen.
func raise(x float64, n int) float64 {
	p := powerOf(x, n)
	return p.y + p.err
}

func powerOf(x float64, n int) power {
	p := power{x: x, n: n, y: 1}
	xErr := 0.0
	for {
		if n&1 == 1 {
			y, err := product(p.y, x)
			p.err = float64(p.y*xErr) + float64(p.err*x) + err
			p.y = y
		}
		if n >>= 1; n == 0 {
			return p
		}
		square, err := product(x, x)
		xErr = float64(2*x*xErr) + err
		x = square
	}
}

// product is a·b and its rounding error (T. J. Dekker, 1971): both factors are split into two numbers of 26 bits,
// whose products are exact. math.FMA gives the error at once, but slowly where the processor has none, as in WebAssembly.
func product(a, b float64) (rounded, err float64) {
	ah, al := halves(a)
	bh, bl := halves(b)
	rounded = float64(a * b)
	return rounded, float64(al*bl) - (rounded - float64(ah*bh) - float64(al*bh) - float64(ah*bl))
}

func halves(x float64) (high, low float64) {
	c := float64((1<<27 + 1) * x)
	high = c - (c - x)
	return high, x - high
}
