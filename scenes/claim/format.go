package claim

import (
	"math"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/scenes/control"
)

// Format writes a value for a sentence, with so many significant digits, or where that is 0 with three, and all digits of a
// whole number.
func Format(v float64, digits int) string {
	const whole = 1e6
	switch {
	case digits == 0 && v == math.Trunc(v) && math.Abs(v) < whole:
		return strings.Replace(strconv.FormatFloat(v, 'f', 0, 64), "-", "−", 1)
	case digits == 0:
		digits = 3
	}
	rounded := control.Round(v, digits)
	switch size := math.Abs(rounded); {
	case math.IsInf(v, 0):
		return map[bool]string{true: "∞", false: "−∞"}[v > 0]
	case size != 0 && size < 1e-3 || size >= whole:
		return scientific(rounded, digits)
	}
	decimals := 0
	if rounded != 0 {
		decimals = max(digits-1-int(math.Floor(math.Log10(math.Abs(rounded)))), 0)
	}
	return strings.Replace(strconv.FormatFloat(rounded, 'f', decimals, 64), "-", "−", 1)
}

// scientific writes a number as 1.7·10⁻⁵.
func scientific(v float64, digits int) string {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', digits-1, 64), "e")
	exponent = strings.TrimPrefix(strings.Replace(exponent, "+", "", 1), "0")
	exponent = strings.Replace(exponent, "-0", "-", 1)
	raised := strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")
	return strings.Replace(mantissa, "-", "−", 1) + "·10" + raised.Replace(exponent)
}
