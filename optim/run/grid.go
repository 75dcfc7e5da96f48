package run

import (
	"fmt"
	"math"
	"strconv"
)

// Limits of a Grid.
const (
	maxExponent  = 12
	maxPerDecade = 24
)

// Grid is a logarithmic grid of learning rates, from 10^From to 10^To with PerDecade rates in each decade.
type Grid struct {
	From, To  int // exponents from −12 to 12
	PerDecade int // 1 to 24
}

// DefaultGrid is the grid from 1e-5 to 10 with six rates in each decade: 37 rates.
func DefaultGrid() Grid { return Grid{From: -5, To: 1, PerDecade: 6} }

// GridError reports a grid that there is not.
type GridError struct {
	Grid Grid
	Want string // what is accepted
}

func (e *GridError) Error() string {
	return fmt.Sprintf("run: a grid from 10^%d to 10^%d with %d rates in each decade: %s", e.Grid.From, e.Grid.To, e.Grid.PerDecade, e.Want)
}

// Check returns a *GridError for a grid that is beyond its limits or has its ends exchanged.
func (g Grid) Check() error {
	switch {
	case g.From < -maxExponent || g.To > maxExponent:
		return &GridError{g, fmt.Sprintf("wants exponents from −%d to %d", maxExponent, maxExponent)}
	case g.From > g.To:
		return &GridError{g, "wants the smaller exponent first"}
	case g.PerDecade < 1 || g.PerDecade > maxPerDecade:
		return &GridError{g, fmt.Sprintf("wants from 1 to %d rates in each decade", maxPerDecade)}
	}
	return nil
}

// Rates are the rates of a valid grid, ascending: 10^(From + i/PerDecade), rounded to three decimal digits, so that a
// rate can be told and typed as it is. Powers of ten are exact.
func (g Grid) Rates() []float64 {
	rates := make([]float64, (g.To-g.From)*g.PerDecade+1)
	for i := range rates {
		part := math.Pow(10, float64(i%g.PerDecade)/float64(g.PerDecade))
		text := strconv.FormatFloat(part, 'f', 2, 64) + "e" + strconv.Itoa(g.From+i/g.PerDecade)
		rates[i], _ = strconv.ParseFloat(text, 64) // a number in range, by the limits
	}
	return rates
}
