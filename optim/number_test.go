package optim_test

import (
	"bytes"
	"math"
	"strconv"
	"testing"
)

// number is a float in JSON, or one in a string, where it may be NaN or infinite.
type number float64

func (n *number) UnmarshalJSON(text []byte) error {
	x, err := strconv.ParseFloat(string(bytes.Trim(text, `"`)), 64)
	*n = number(x)
	return err
}

// same says whether got is want up to a relative difference; NaN equals NaN.
func same(got, want, tol float64) bool {
	if got == want || math.IsNaN(got) && math.IsNaN(want) {
		return true
	}
	return !math.IsInf(got, 0) && !math.IsInf(want, 0) && math.Abs(got-want) <= tol*math.Abs(want)
}

func TestSame(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		got, want float64
		ok        bool
	}{{1, 1 + 1e-13, true}, {1, 1.1, false}, {nan, nan, true}, {nan, 1, false}, {1, nan, false},
		{inf, inf, true}, {inf, -inf, false}, {1, inf, false}, {inf, 1, false}, {1e-300, 0, false}} {
		if same(c.got, c.want, 1e-12) != c.ok {
			t.Errorf("same(%v, %v) is %v", c.got, c.want, !c.ok)
		}
	}
}
