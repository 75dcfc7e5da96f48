package formula

import (
	"math/rand/v2"
	"strings"
)

// randomSource returns an expression in x, y and a. The forms keep arguments where functions are smooth if smooth is
// set; otherwise every construct of the language may occur.
func randomSource(r *rand.Rand, depth int, smooth bool) string {
	if depth == 0 {
		return [...]string{"x", "y", "a", "2", "0.5", "3", "1.25", "pi"}[r.IntN(8)]
	}
	sub := func() string { return randomSource(r, r.IntN(depth), smooth) }
	forms := []string{
		"(#+#)", "(#-#)", "(#)*(#)", "(#)*(#)", "-(#)", "(#)/(1+(#)^2)", "(#)^2", "(#)^3", "(1.5+sin(#))^-2", "(1.1+cos(#))^(#)",
		"(1+(#)^2)^0.3", "sin(#)", "cos(#)", "atan(#)", "tanh(#)", "exp(sin(#))", "e^cos(#)", "ln(2+sin(#))", "sqrt(1+(#)^2)",
		"hypot(1+(#)^2,#)", "asin(sin(#)/2)", "acos(cos(#)/2)", "sinh(sin(#))", "cosh(sin(#))", "tan(sin(#))", "log10(1.5+cos(#))",
		"pow(2,sin(#))", "abs(2+sin(#))", "max(#,(#)^2+20)", "min(-20-(#)^2,sin(#))",
	}
	if !smooth {
		forms = append(forms, "#/#", "#*#", "#^#", "#-#", "#+#", "-#", "|#|", "sqrt(#)", "√(#)", "√x", "(#)²", "(#)^-3", "sin²(#)", "2(#)", "x(#)", "(#)y",
			"sign(#)", "ln #", "hypot(#,#)", "min(#,#)", "max(#,#)", "1e-9*#", "3000000*#", "(#)(#)", "||#|-1|")
	}
	var b strings.Builder
	for _, c := range forms[r.IntN(len(forms))] {
		if c == '#' {
			b.WriteString(sub())
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}
