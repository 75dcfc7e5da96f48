package surface

import (
	"fmt"
	"strconv"
)

// MaxParams is the number of parameters that a surface can have.
const MaxParams = 4

// paramNames are the names of parameters by their index.
var paramNames = [MaxParams]string{"a", "b", "c", "d"}

// Param describes one parameter of a surface. The parameters of a surface are
// its a, b, c, d in this order.
type Param struct {
	Name         string // its key: "a"
	Symbol       string // the variable in the formula, and what a reader sees: "κ"
	Title        string // in words: "condition number"
	Help         string
	Default      float64
	Min, Max     float64 // ends of the slider
	Log          bool    // the slider is logarithmic
	Lower, Upper float64 // valid values lie between these, ends included
}

// ParamError reports a parameter outside its valid range.
type ParamError struct {
	Param *Param
	Value float64
}

func (e *ParamError) Error() string { return e.Param.Title + " " + e.Want() }

// Want says what would have been accepted: "must lie between 0 and 1000".
func (e *ParamError) Want() string {
	return fmt.Sprintf("must lie between %s and %s", number(e.Param.Lower), number(e.Param.Upper))
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// variables are the names in the formula: x, y, the symbols of the parameters,
// and the plain names of those that the surface has not.
func (s *Surface) variables() []string {
	names := append([]string{"x", "y"}, paramNames[:]...)
	for i := range s.Params {
		names[2+i] = s.Params[i].Symbol
	}
	return names
}

// Defaults are the default parameters. Those that the surface has not are zero.
func (s *Surface) Defaults() [MaxParams]float64 {
	var params [MaxParams]float64
	for i := range s.Params {
		params[i] = s.Params[i].Default
	}
	return params
}

// Check reports the first parameter outside its valid range as a *ParamError.
// It does not look at parameters that the surface has not.
func (s *Surface) Check(params [MaxParams]float64) error {
	for i := range s.Params {
		p, v := &s.Params[i], params[i]
		if !(v >= p.Lower && v <= p.Upper) {
			return &ParamError{Param: p, Value: v}
		}
	}
	return nil
}
