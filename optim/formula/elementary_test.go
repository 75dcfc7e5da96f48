package formula

import (
	"hash/fnv"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// precision is that of the numbers that results are compared with, in bits.
const precision = 200

// bigExp returns e to the power x by Taylor's series of x/1024, squared ten times.
func bigExp(x float64) *big.Float {
	number := func(v float64) *big.Float { return new(big.Float).SetPrec(precision).SetFloat64(v) }
	small := number(x)
	small.SetMantExp(small, -10)
	sum, term := number(1), number(1)
	for k := 1; k < 60; k++ {
		term.Mul(term, small)
		term.Quo(term, number(float64(k)))
		sum.Add(sum, term)
	}
	for range 10 {
		sum.Mul(sum, sum)
	}
	return sum
}

// units returns how many units in the last place of want its distance to got is.
func units(got float64, want *big.Float) float64 {
	nearest, _ := want.Float64()
	distance, _ := new(big.Float).Sub(new(big.Float).SetPrec(precision).SetFloat64(got), want).Float64()
	return math.Abs(distance) / (math.Nextafter(math.Abs(nearest), math.Inf(1)) - math.Abs(nearest))
}

func TestExpIsAccurate(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for range 3000 {
		x := 1453*r.Float64() - 744
		if off := units(exp(x), bigExp(x)); off > 1 {
			t.Errorf("exp(%v) = %v is off by %v units", x, exp(x), off)
		}
	}
}

// TestLnIsAccurate measures the error of y = ln(x) as x·exp(−y) − 1.
func TestLnIsAccurate(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	for i := range 3000 {
		x := math.Ldexp(r.Float64()+0.5, r.IntN(2090)-1070)
		if i%2 == 0 {
			x = 0.6 + r.Float64() // near the zero
		}
		y := ln(x)
		quotient := new(big.Float).Quo(new(big.Float).SetPrec(precision).SetFloat64(x), bigExp(y))
		wrong, _ := quotient.Sub(quotient, big.NewFloat(1)).Float64()
		if unit := math.Nextafter(math.Abs(y), math.Inf(1)) - math.Abs(y); math.Abs(wrong) > unit {
			t.Errorf("ln(%v) = %v is off by %v units", x, y, math.Abs(wrong)/unit)
		}
	}
}

func TestElementaryLimits(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct{ x, exp, ln float64 }{
		{0, 1, -inf}, {math.Copysign(0, -1), 1, -inf}, {inf, inf, inf}, {-inf, 0, nan}, {nan, nan, nan}, {1e300, inf, math.Log(1e300)},
		{-1e300, 0, nan}, {1, math.E, 0}, {1e-10, 1 + 1e-10, math.Log(1e-10)}, {-1e-10, 1 - 1e-10, nan},
		{709.782712893384, 1.7976931348622732e+308, math.Log(709.782712893384)}, {709.782712893385, inf, math.Log(709.782712893385)},
		{-745.1332191019411, 5e-324, nan}, {-745.1332191019412, 0, nan}, {5e-324, 1, -744.4400719213812},
	} {
		if got := exp(c.x); !same(got, c.exp) {
			t.Errorf("exp(%v) = %v, want %v", c.x, got, c.exp)
		}
		if got := ln(c.x); !same(got, c.ln) {
			t.Errorf("ln(%v) = %v, want %v", c.x, got, c.ln)
		}
	}
}

// TestSameBitsEverywhere holds the bits of many results, which are to be those of every machine.
func TestSameBitsEverywhere(t *testing.T) {
	h := fnv.New64a()
	add := func(v float64) {
		bits := math.Float64bits(v)
		h.Write([]byte{byte(bits), byte(bits >> 8), byte(bits >> 16), byte(bits >> 24), byte(bits >> 32), byte(bits >> 40), byte(bits >> 48), byte(bits >> 56)})
	}
	e := mustParse(t, "100(y-x^2)^2+(1-x)^3/7-x y+exp(x y)+|x-y|^3+sqrt(x^2+y^4)+ln(1+x^2)", "x", "y").Evaluator()
	r := rand.New(rand.NewPCG(25, 26))
	for range 10_000 {
		x, y := 4*r.Float64()-2, 4*r.Float64()-2
		f, fx, fy := e.Gradient(x, y)
		for _, v := range []float64{f, fx, fy, exp(300 * x), ln(math.Abs(x))} {
			add(v)
		}
	}
	if got, want := h.Sum64(), uint64(0x8af19068e8a0f139); got != want {
		t.Errorf("the results have the checksum %#x, want %#x", got, want)
	}
}
