package surface

import "github.com/optiscope/optiscope/optim/formula"

// CustomID is the ID of the surface whose formula is the user's own. Lookup does not know it: see Custom.
const CustomID = "custom"

// MaxFormula is the length of the longest formula of the user's own, in characters.
const MaxFormula = 1000

// FormulaError says what is wrong with a formula and where.
type FormulaError = formula.Error

// Custom is a loss of the user's own, as a plain comparable value.
type Custom struct {
	Formula string // over x, y and a, b, c, d
	Domain  Box    // what the first view shows, and where minima are searched
}

// Surface is the loss as a surface. It has all four parameters, whether its formula mentions them or not.
func (c Custom) Surface() *Surface {
	s := &Surface{ID: CustomID, Title: "Your own formula", Formula: c.Formula, Domain: c.Domain, Own: true,
		Start: Point{c.Domain.X0 + float64(startX*c.Domain.W()), c.Domain.Y0 + float64(startY*c.Domain.H())}}
	for i, name := range paramNames {
		s.Params = append(s.Params, Param{Name: name, Symbol: name, Title: ownTitles[i],
			Help:    "A letter of your formula, which the whole surface follows. The range of its slider is set beside it.",
			Default: OwnParam, Min: -OwnRange, Max: OwnRange, Lower: -OwnLimit, Upper: OwnLimit})
	}
	return s
}

// ownTitles are the titles of the parameters.
var ownTitles = [MaxParams]string{"parameter a", "parameter b", "parameter c", "parameter d"}

// Where optimizers start on a custom surface, as parts of its Domain: away from the middle, where minima often are.
const startX, startY = 0.15, 0.8

// Of the parameters of a custom surface.
const (
	OwnParam = 1   // the value at first
	OwnRange = 5   // the slider is from −OwnRange to OwnRange
	OwnLimit = 1e6 // the largest value, and minus the smallest
)

// Mentions says which of the parameters the formula mentions.
func (c Custom) Mentions() (params [MaxParams]bool) {
	names := append([]string{"x", "y"}, paramNames[:]...)
	copy(params[:], formula.Mentions(c.Formula, names...)[2:])
	return params
}

// CheckFormula says what is wrong with a formula over x, y and a, b, c, d as a *FormulaError, or returns nil.
func CheckFormula(src string) error {
	count := 0
	for pos := range src {
		if count++; count > MaxFormula {
			return formula.Fault(src, pos, "the formula is longer than %d characters", MaxFormula)
		}
	}
	if _, err := formula.Parse(src, append([]string{"x", "y"}, paramNames[:]...)...); err != nil {
		return err
	}
	return nil
}

// Custom is the same loss with the parameters a, b, c, d in place of the surface's own symbols, to be changed. It panics
// if the formula is invalid.
func (s *Surface) Custom() Custom {
	src := s.Formula
	if len(s.Params) > 0 && !s.Own {
		parsed, err := formula.Parse(src, s.variables()...)
		if err != nil {
			panic("surface: " + s.ID + ": " + err.Error())
		}
		src = parsed.Renamed(append([]string{"x", "y"}, paramNames[:]...)...)
	}
	return Custom{Formula: src, Domain: s.Domain}
}
