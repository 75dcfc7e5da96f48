package state

import "github.com/optiscope/optiscope/optim/given"

// Column is what a study computed, by step, under a name: "adam.step" of the
// belief, "r" of the warm-up, "amsgrad.x" of the counterexample.
func (st *Study) Column(name string) ([]float64, bool) {
	column, ok := st.columns()[name]
	return column, ok && st.err == nil
}

func (st *Study) columns() map[string][]float64 {
	all := make(map[string][]float64)
	if b := st.belief; b != nil {
		all["g"], all["m"] = b.G, b.M
		for name, side := range map[string]*given.Side{"adam.": &b.Adam, "adabelief.": &b.AdaBelief} {
			all[name+"seen"], all[name+"kept"], all[name+"unit"] = side.Seen, side.Kept, side.Unit
			all[name+"step"], all[name+"moved"] = side.Step, side.Moved
		}
	}
	if w := st.warmup; w != nil {
		all["rho"], all["r"], all["before"], all["after"], all["theory"] = w.Rho, w.R, w.Before, w.After, w.Theory
	}
	if len(st.plays) > 0 {
		c := &st.key.counter
		all["slope"] = make([]float64, c.Steps+1)
		for t := 1; t <= c.Steps; t++ {
			all["slope"][t] = problemOf(c.Problem).Slope(t)
		}
	}
	for i := range st.plays {
		p := &st.plays[i]
		name := p.Rule
		if p.Title == "AMSGrad" {
			name = "amsgrad"
		}
		all[name+".x"], all[name+".regret"] = p.X, p.Regret
	}
	return all
}
