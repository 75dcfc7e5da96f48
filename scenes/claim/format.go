package claim

import (
	"math"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/scenes/control"
)

// large is where numbers begin that are written as powers of ten, and shown how many digits of a number are that is not whole.
const (
	large = 1e6
	shown = 3
)

// isWhole says whether a number is written with all its digits.
func isWhole(v float64) bool { return v == math.Trunc(v) && math.Abs(v) < large }

// Format writes a value for a sentence, with so many significant digits, or where that is 0 with three, and all digits of a
// whole number.
func Format(v float64, digits int) string {
	switch {
	case digits == 0 && isWhole(v):
		return strings.Replace(strconv.FormatFloat(v, 'f', 0, 64), "-", "−", 1)
	case digits == 0:
		digits = shown
	}
	rounded := control.Round(v, digits)
	switch size := math.Abs(rounded); {
	case math.IsInf(v, 0):
		return map[bool]string{true: "∞", false: "−∞"}[v > 0]
	case size != 0 && size < 1e-3 || size >= large:
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
