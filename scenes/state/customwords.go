package state

import (
	"math"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
)

// customReadouts tell what the program makes of the user's own formula: its gradient, where it has no value, and the
// minima that were found.
func (s *State) customReadouts(result *run.Result) []control.Readout {
	if result.Loss == nil {
		return nil
	}
	all := []control.Readout{s.slope(result.Loss, 0, "∂f/∂x"), s.slope(result.Loss, 1, "∂f/∂y")}
	for _, told := range []struct {
		id, title, text string
		strong          bool
	}{
		{"formula.undefined", s.say("where the formula has no value"), s.undefinedWords(result.Loss), true},
		{"formula.minima", s.say("the minima found"), s.minimaWords(result.Loss), false},
		{"formula.holes", s.say("where the formula has no value"), s.holeWords(result.Loss), false},
	} {
		if told.text != "" {
			all = append(all, control.Readout{ID: told.id, Wide: true, Title: told.title, Cells: []string{told.text}, Strong: told.strong})
		}
	}
	return all
}

// slope is a partial derivative to be read.
func (s *State) slope(loss *surface.Loss, variable int, symbol string) control.Readout {
	r := control.Readout{ID: "gradient." + []string{"x", "y"}[variable], Label: symbol, Wide: true,
		Title: s.say("the slope along %s, by which the optimizers go", []string{"x", "y"}[variable])}
	p, ok := loss.Formula().Partial(variable)
	if !ok {
		r.Cells = []string{s.say("%s is too long to be read. It is computed exactly all the same.", symbol)}
		return r
	}
	r.Cells, r.MathML = []string{symbol + " = " + p.Text()}, p.MathML()
	return r
}

// undefinedWords say how much of the domain, and whether the start, has no value.
func (s *State) undefinedWords(loss *surface.Loss) string {
	at, part := s.Run.Start, loss.Sampled()
	f := loss.Value(at.X, at.Y)
	switch {
	case part.Undefined == part.Points:
		return s.say("The formula has no value anywhere in the domain. There is nothing to descend: change the formula or the domain.")
	case math.IsNaN(f):
		return s.say("The formula has no value at the start. Drag the ring to where the picture is not hatched.")
	case math.IsInf(f, 0):
		return s.say("The formula is infinite at the start. Drag the ring elsewhere.")
	}
	return ""
}

// minimaWords say what the search found, and what it cannot know.
func (s *State) minimaWords(loss *surface.Loss) string {
	minima, part := loss.ListMinima(), loss.Sampled()
	floor, known := loss.Floor()
	switch {
	case part.Undefined == part.Points:
		return ""
	case len(minima) == 0:
		return s.say("A search found no minimum inside the domain.")
	case !known:
		return s.say("Minima found by a search: %d. The domain has lower points than these, at its border or at a pole.", len(minima))
	case len(minima) == 1:
		return s.say("One minimum found by a search: f(%s, %s) = %s. There may be others.", Number(minima[0].X), Number(minima[0].Y), Number(floor))
	}
	return s.say("Minima found by a search: %d, the lowest with f = %s. There may be others.", len(minima), Number(floor))
}

// holeWords say how much of the domain is hatched.
func (s *State) holeWords(loss *surface.Loss) string {
	part := loss.Sampled()
	if part.Undefined == 0 || part.Undefined == part.Points {
		return ""
	}
	return s.say("Hatched: no value, in %s %% of the domain.", percent(float64(part.Undefined)/float64(part.Points)))
}
