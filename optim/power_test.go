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
			if got := power(x, n); got != want && (want > 0x1p-900 || got > 0x1p-900) {
				t.Errorf("power(%v, %d) = %v, want %v", x, n, got, want)
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
