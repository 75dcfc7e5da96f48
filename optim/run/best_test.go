package run

import (
	"math"
	"testing"
)

func TestBestOfTrials(t *testing.T) {
	trial := func(alpha, loss float64, arrival int) Trial { return Trial{Alpha: alpha, Loss: loss, Arrival: arrival} }
	diverged := Trial{Alpha: 9, Loss: math.Inf(1), Arrival: 3, Cause: LossNotFinite}
	for _, x := range []struct {
		why    string
		start  float64
		trials []Trial
		alpha  float64 // 0 if there is none
	}{
		{"no trials", 1, nil, 0},
		{"the lowest loss, though it arrives last", 100, []Trial{trial(1, 2, 5), trial(2, 1, 50), trial(3, 3, 6)}, 2},
		{"within the tolerance, the first to arrive", 100, []Trial{trial(1, 0, 50), trial(2, 9e-8, 5), trial(3, 0, 6)}, 2},
		{"beyond the tolerance, the lowest loss", 100, []Trial{trial(1, 0, 50), trial(2, 11e-8, 5)}, 1},
		{"a tolerance of the way down, not of the loss", 1e9 + 1, []Trial{trial(1, 1e9, 50), trial(2, 1e9+1e-6, 5)}, 1},
		{"arrived together, the smaller rate", 100, []Trial{trial(1, 0, 7), trial(2, 0, 5), trial(3, 0, 5)}, 2},
		{"none has arrived, the smaller rate", 100, []Trial{trial(1, 0, -1), trial(2, 0, -1)}, 1},
		{"one has arrived, it", 100, []Trial{trial(1, 0, -1), trial(2, 0, 5), trial(3, 0, -1)}, 2},
		{"all end above the start, the lowest", 1, []Trial{trial(1, 1e12, 5), trial(2, 1e9, -1)}, 2},
		{"diverged runs never win", 1, []Trial{trial(1, 0.5, -1), diverged}, 1},
		{"not even alone", 1, []Trial{diverged}, 0},
		{"nor from a start that is not finite", math.Inf(1), []Trial{diverged}, 0},
		{"numbers as large as there are", math.MaxFloat64, []Trial{trial(1, -math.MaxFloat64, -1), trial(2, 0, 5)}, 1},
	} {
		if got, ok := best(x.trials, x.start); got.Alpha != x.alpha || ok != (x.alpha != 0) {
			t.Errorf("%s: α = %v, %v, want %v", x.why, got.Alpha, ok, x.alpha)
		}
	}
}
