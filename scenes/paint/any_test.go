package paint_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/paint"
)

// Whatever the language can say, the shader compiler takes.
func TestAnyFormulaHasAShader(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 52))
	for range 300 {
		source := anything(r, 3)
		if err := surface.CheckFormula(source); err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		loss := own(t, source, 3)
		contour, err := paint.NewContour(loss)
		if err != nil {
			t.Fatalf("%s: %v\n%s", source, err, loss.Formula().Kage("loss"))
		}
		contour.Deallocate()
	}
}

// anything is an expression with everything that the language has.
func anything(r *rand.Rand, depth int) string {
	if depth == 0 {
		return [...]string{"x", "y", "a", "d", "2", "0.5", "1e30", "1e-30", "π", "0"}[r.IntN(10)]
	}
	forms := []string{"#+#", "(#)-(#)", "(#)(#)", "(#)/(#)", "(#)^(#)", "-(#)", "(#)²", "(#)^-3", "(#)^0.5", "|#|", "√(#)", "sin(#)", "cos(#)", "tan(#)",
		"asin(#)", "acos(#)", "atan(#)", "sinh(#)", "cosh(#)", "tanh(#)", "exp(#)", "ln(#)", "log10(#)", "sign(#)", "min(#,#)", "max(#,#)", "hypot(#,#)", "pow(#,#)"}
	parts := strings.Split(forms[r.IntN(len(forms))], "#")
	out := parts[0]
	for _, part := range parts[1:] {
		out += anything(r, r.IntN(depth)) + part
	}
	return out
}
