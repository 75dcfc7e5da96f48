package state

import (
	"slices"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
)

// Line is one equation of a step with the numbers that went in and came out.
type Line struct {
	form
	X, Y float64 // what it assigns: the track's own numbers where the track has the symbol and this is its last line

	in [][2]float64 // for each of form.in: of x and of y
}

// numbers are what symbols stand for in a step, of x and of y.
type numbers map[string][2]float64

// Inspect evaluates the equations of a step of a track, from 1 to Last, in order.
func Inspect(track *run.Track, step int) []Line {
	h := track.Hyper(step)
	now, after := numbersBefore(track, &h, step), recorded(track, step)
	forms := formsOf(track.Rule, &h, step)
	lines := make([]Line, len(forms))
	for i, f := range forms {
		line := Line{form: f}
		x, y := make([]float64, len(f.in)), make([]float64, len(f.in))
		for k, symbol := range f.in {
			v := now[symbol.name]
			line.in = append(line.in, v)
			x[k], y[k] = v[0], v[1]
		}
		line.X = f.formula.Eval(x...)
		line.Y = line.X
		if !f.Scalar {
			line.Y = f.formula.Eval(y...)
		}
		final := !slices.ContainsFunc(forms[i+1:], func(later form) bool { return later.Symbol == f.Symbol })
		if own, ok := after[f.Symbol]; ok && final {
			line.X, line.Y = own[0], own[1]
		}
		now[f.Symbol] = [2]float64{line.X, line.Y}
		lines[i] = line
	}
	return lines
}

// numbersBefore is what the symbols stand for when a step begins.
func numbersBefore(track *run.Track, h *optim.Hyper, step int) numbers {
	all := remembered(track, step-1)
	all["θ"] = [2]float64{track.X[step-1], track.Y[step-1]}
	all["g"] = [2]float64{track.GX[step], track.GY[step]}
	all["t"] = [2]float64{float64(step), float64(step)}
	if track.HX != nil {
		all[curvature] = [2]float64{track.HX[step], track.HY[step]}
	}
	for _, id := range track.Rule.Reads {
		if f := optim.FieldOf(id); f.Kind == optim.FieldNumber {
			v := *f.Num(h)
			all[onLine(f.Symbol)] = [2]float64{v, v}
		}
	}
	return all
}

// recorded is what a track says of the symbols after a step.
func recorded(track *run.Track, step int) numbers {
	all := remembered(track, step)
	all["θ"] = [2]float64{track.X[step], track.Y[step]}
	for symbol, column := range map[string][]float64{"k": track.K, "ρ": track.Rho, "r": track.R} {
		all[symbol] = [2]float64{column[step], column[step]}
	}
	return all
}

// remembered is what a rule carries from a step to the next.
func remembered(track *run.Track, step int) numbers {
	all := make(numbers)
	pair := func(symbol string, x, y []float64) {
		if x != nil {
			all[symbol] = [2]float64{x[step], y[step]}
		}
	}
	pair(track.Rule.Moment1, track.MX, track.MY)
	pair(track.Rule.Moment2, track.VX, track.VY)
	pair(maximumOf(track.Rule), track.WX, track.WY)
	for k, symbol := range track.Rule.Further {
		pair(symbol, track.Further[k][0], track.Further[k][1])
	}
	pair(product, track.MuProduct, track.MuProduct)
	return all
}
