package claim

import (
	"math"
	"strconv"
	"strings"
)

// relation is what a comparison asks.
type relation struct {
	signs []string
	holds func(a, b, unit float64) bool
}

// rounding is how far two equal numbers may be apart, as a part of the larger; about is the same for ≈.
const (
	rounding = 1e-9
	about    = 0.02
)

// relations are tried in this order: longer signs stand before those that begin them.
var relations = [...]relation{
	{[]string{"≤", "<="}, func(a, b, _ float64) bool { return a <= b || near(a, b, rounding) }},
	{[]string{"≥", ">="}, func(a, b, _ float64) bool { return a >= b || near(a, b, rounding) }},
	{[]string{"≠", "!="}, func(a, b, _ float64) bool { return !near(a, b, rounding) }},
	{[]string{"≈"}, func(a, b, unit float64) bool {
		if unit == 0 {
			return near(a, b, about)
		}
		return math.Abs(a-b) <= unit*(0.5+rounding)
	}},
	{[]string{"<"}, func(a, b, _ float64) bool { return a < b }},
	{[]string{">"}, func(a, b, _ float64) bool { return a > b }},
	{[]string{"="}, func(a, b, _ float64) bool { return near(a, b, rounding) }},
}

// near says whether two numbers differ by at most a part of the larger.
func near(a, b, part float64) bool {
	return a == b || math.Abs(a-b) <= part*max(math.Abs(a), math.Abs(b)) && !math.IsInf(a, 0) && !math.IsInf(b, 0)
}

// relationAt is the relation whose sign text begins with.
func relationAt(text string) (r relation, length int) {
	for _, r := range relations {
		for _, sign := range r.signs {
			if strings.HasPrefix(text, sign) {
				return r, len(sign)
			}
		}
	}
	return relation{}, 0
}

// power is 10^(exponent − decimals), or 0 where the exponent is no number.
func power(exponent string, decimals int) float64 {
	e := 0
	if exponent != "" {
		var err error
		if e, err = strconv.Atoi(exponent); err != nil {
			return 0
		}
	}
	return math.Pow(10, float64(e-decimals))
}
