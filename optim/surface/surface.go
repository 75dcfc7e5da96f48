// Package surface lists the losses: every one is a formula, with literature,
// domain, minima and starts.
package surface

import "slices"

// Point is a place on a surface.
type Point struct{ X, Y float64 }

// Box is the rectangle X0 ≤ x ≤ X1, Y0 ≤ y ≤ Y1.
type Box struct{ X0, X1, Y0, Y1 float64 }

// Contains says whether a point lies in the box or on its border.
func (b Box) Contains(p Point) bool {
	return p.X >= b.X0 && p.X <= b.X1 && p.Y >= b.Y0 && p.Y <= b.Y1
}

// W is the width of the box.
func (b Box) W() float64 { return b.X1 - b.X0 }

// H is the height of the box.
func (b Box) H() float64 { return b.Y1 - b.Y0 }

// Center is the middle of the box.
func (b Box) Center() Point { return Point{X: (b.X0 + b.X1) / 2, Y: (b.Y0 + b.Y1) / 2} }

// square is the box of all points with both coordinates between -r and r.
func square(r float64) Box { return Box{X0: -r, X1: r, Y0: -r, Y1: r} }

// Spot is a start with a name.
type Spot struct {
	Point
	Title string // why one would start there, in words: "a trap"
}

// Minimum is a point with no lower one near it, and the value there.
type Minimum struct {
	X, Y, F float64
	Global  bool // no lower value in the surface's Domain
}

// Scale says how colour follows value.
type Scale uint8

// The scales. Shade gives their formulas.
const (
	ScaleLinear Scale = iota // equal differences of the loss are equal steps of colour
	ScaleLog                 // equal ratios are, above the least value
	ScaleRank                // equal areas of the Domain are
)

// scales is the number of scales.
const scales = 3

// Surface is a loss over two parameters x and y, as data. Surfaces are
// immutable: All and Lookup return shared values that nobody may change.
type Surface struct {
	ID      string // "rosenbrock"
	Title   string // "Rosenbrock"
	Formula string // over x, y and the symbols of Params, in the language of package formula
	Params  []Param
	Domain  Box    // what the first view shows
	Start   Point  // where optimizers start unless told otherwise
	Spots   []Spot // other starts worth trying, if there are any, all in the Domain
	// Minima returns the minima that are known for given parameters: every
	// global one in the Domain and, where they are few, the local ones too. It is nil
	// where there are none.
	Minima    func(params [MaxParams]float64) []Minimum
	Scale     Scale
	Reference string // literature that defines it or made it known
	Why       string // what makes it hard, for a student
	// LR is a learning rate with which Adam (β = 0.9, 0.999; ε = 1e-8)
	// covers 99.9 % of the way down from Start in 500 steps without leaving the
	// Domain by more than a tenth of its size. It is 0 where there is none but by accident.
	LR float64
	// Own surfaces have a formula of the user's own: their minima are searched,
	// and their colour scale is chosen by their values.
	Own bool
}

// Family is a group of surfaces that are hard for the same reason.
type Family struct {
	Title    string
	Surfaces []*Surface
}

// families is every surface, once, in the order in which they are shown.
var families = []Family{
	{"Bowls", bowls},
	{"Valleys", valleys},
	{"Kinks", kinks},
	{"Saddles and plateaus", saddles},
	{"A few minima", several},
	{"Many minima", many},
	{"AdaBelief's videos", paper},
}

// Families returns all surfaces in groups, from the simplest to the hardest.
func Families() []Family { return slices.Clone(families) }

// All returns every surface, in the order of Families.
func All() []*Surface {
	var all []*Surface
	for _, family := range families {
		all = append(all, family.Surfaces...)
	}
	return all
}

// Lookup returns the surface with an ID.
func Lookup(id string) (*Surface, bool) {
	for _, family := range families {
		for _, s := range family.Surfaces {
			if s.ID == id {
				return s, true
			}
		}
	}
	return nil, false
}

// MinimaAt returns the known minima for given parameters, as Minima says.
func (s *Surface) MinimaAt(params [MaxParams]float64) []Minimum {
	if s.Minima == nil {
		return nil
	}
	return s.Minima(params)
}

// fixed is the Minima of a surface whose minima depend on no parameter.
func fixed(minima ...Minimum) func([MaxParams]float64) []Minimum {
	return func([MaxParams]float64) []Minimum { return slices.Clone(minima) }
}

// least is a global minimum.
func least(x, y, f float64) Minimum { return Minimum{X: x, Y: y, F: f, Global: true} }

// local is a minimum that is not global.
func local(x, y, f float64) Minimum { return Minimum{X: x, Y: y, F: f} }

// survey is the reference of surfaces whose origin it only knows by hearsay.
const survey = "Jamil and Yang, A literature survey of benchmark functions for global optimisation problems, Int. J. Mathematical Modelling and Numerical Optimisation 4, 2013, 150–194"
