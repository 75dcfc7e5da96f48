package wild

import (
	"fmt"
	"slices"
)

// Fewest is how many measurements Level needs.
const Fewest = 6

// Level says whether measurements of memory in use, taken one after the other, are level. The first third is warming up;
// after that nothing may grow by more than a tenth, and by what is left to chance.
func Level(what string, series []float64, chance float64) error {
	n := len(series)
	if n < Fewest {
		return fmt.Errorf("%s: %d measurements tell nothing", what, n)
	}
	before, after := median(series[n/3:2*n/3]), median(series[2*n/3:])
	if after > 1.1*before+chance {
		return fmt.Errorf("%s grows: %.4g", what, series)
	}
	return nil
}

func median(series []float64) float64 {
	sorted := slices.Sorted(slices.Values(series))
	return sorted[len(sorted)/2]
}
