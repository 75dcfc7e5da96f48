package optim

import (
	"math"
	"math/big"
	"testing"
)

// TestPower compares with exact powers, rounded once.
func TestPower(t *testing.T) {
	off := 0
	cases := 0
	for _, x := range []float64{0, 0.1, 0.3, 0.5, 0.77, 0.9, 0.95, 0.97, 0.99, 0.995, 0.999, 0.9999, 0.99999, 0.999999, 1 - 0x1p-53} {
		for _, n := range []int{0, 1, 2, 3, 4, 5, 6, 7, 10, 31, 64, 100, 127, 255, 1000, 1023, 4095, 10000, 20000, 65535, 1 << 20} {
			want := exactPower(x, n)
			if got := raise(x, n); got != want && (want > 0x1p-900 || got > 0x1p-900) {
				t.Errorf("raise(%v, %d) = %v, want %v", x, n, got, want)
			}
			if math.Pow(x, float64(n)) != want {
				off++
			}
			cases++
		}
	}
	if off < cases/4 {
		t.Errorf("math.Pow is exact in all but %d of %d cases: power is not needed", off, cases)
	}
}

func exactPower(x float64, n int) float64 {
	y, factor := big.NewFloat(1).SetPrec(400), big.NewFloat(x).SetPrec(400)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			y.Mul(y, factor)
		}
		factor.Mul(factor, factor)
	}
	out, _ := y.Float64()
	return out
}

// One product after the other leads to the numbers that a fresh start gives,
// also after a jump, a change of the decay, and for every step of a long run.
func TestPowersOneByOne(t *testing.T) {
	for _, x := range []float64{0, 0.3, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999, 1} {
		var p power
		for n := 1; n <= 20000; n++ {
			// Where the error itself is no normal number any more, 1 − βᵗ is 1 either way.
			if got, want := p.raise(x, n), raise(x, n); got != want && max(got, want) > 0x1p-900 {
				t.Fatalf("%v^%d is %v by steps, %v at once", x, n, got, want)
			}
		}
	}
	var p power
	for _, c := range []struct {
		x float64
		n int
	}{{0.9, 5}, {0.9, 6}, {0.8, 7}, {0.8, 3}, {0.8, 3}, {0.9, 4}, {0.9, 1}} {
		if got, want := p.raise(c.x, c.n), raise(c.x, c.n); got != want {
			t.Errorf("%v^%d is %v, want %v", c.x, c.n, got, want)
		}
	}
}
