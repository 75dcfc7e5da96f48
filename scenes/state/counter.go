package state

import (
	"math"

	"github.com/optiscope/optiscope/optim/given"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// Counter is what the counterexample scene shows.
type Counter struct {
	Problem             string // "frequent" or "rare"
	Steps               int
	Alpha, Beta1, Beta2 float64
}

// The problems by the names of links.
const (
	problemFrequent = "frequent"
	problemRare     = "rare"
)

func problemOf(name string) given.Problem {
	if name == problemRare {
		return given.Rare
	}
	return given.Frequent
}

// usualCounter is a problem with the settings of its source.
func usualCounter(name string) Counter {
	u := problemOf(name).Usual()
	return Counter{Problem: name, Steps: u.Steps, Alpha: u.Alpha, Beta1: u.Beta1, Beta2: u.Beta2}
}

func (s *State) counterControls() []control.Control {
	c := &s.Counter
	problem := control.Control{ID: "counterexample.problem", Label: s.say("Problem"), Title: s.say("online problem"), Kind: control.Choice, Default: problemFrequent,
		Help: s.say("Reddi, Kale and Kumar, On the Convergence of Adam and Beyond, 2018. Changing it takes its source's settings."),
		Options: []control.Option{
			{Value: problemFrequent, Label: s.say("Every third step"), Hint: s.say("The paper's section 3: f is 3·x at every third step and −x at the others. α falls with √t, β₁ = 0, β₂ = 0.1.")},
			{Value: problemRare, Label: s.say("Once in 101"), Hint: s.say("The paper's section 5, as labml has it: f is 1010·x once in 101 steps and −10·x at the others. β₁ = 0.9, β₂ = 0.99.")}},
		Get: func() string { return c.Problem },
		Put: func(name string) error { *c = usualCounter(name); s.View.T = min(s.View.T, s.Last()); return nil }}
	steps := number("counterexample.steps", s.say("Steps"), s.say("number of steps"), control.Num{Integer: true, Scale: control.Log, Min: 10, Max: run.MaxSteps,
		Get: func() float64 { return float64(c.Steps) }, Put: func(v float64) { c.Steps = int(v); s.View.T = min(s.View.T, s.Last()) },
		Check: within(1, run.MaxSteps)}, 0)
	steps.Help = s.say("How many losses are shown to every optimizer. It takes one step for each.")
	all := append([]control.Control{problem, steps}, s.decayControls(sceneCounter, &c.Alpha, &c.Beta1, &c.Beta2, 0, 0, 0)...)
	for i, of := range []func(Counter) float64{nil, func(c Counter) float64 { return float64(c.Steps) }, func(c Counter) float64 { return c.Alpha },
		func(c Counter) float64 { return c.Beta1 }, func(c Counter) float64 { return c.Beta2 }} {
		if of != nil {
			all[i].Reset = func() string { return control.FormatNumber(of(usualCounter(c.Problem))) }
		}
	}
	return all
}

func (s *State) counterSettings(all shelf) control.Panel {
	p := control.Panel{ID: "counterexample", Title: s.say("Counterexample"), Place: control.Left, Tab: s.say(tabTune), Open: true,
		Controls: all.take("preset", "counterexample.problem", "counterexample.steps", "counterexample.lr", "counterexample.beta1", "counterexample.beta2")}
	words := s.say("At every step a loss f(x) is shown: 3·x at every third step, −x at the others. Over three steps they add up to x, so x = −1 is best. But two of three gradients point the other way.")
	if s.Counter.Problem == problemRare {
		words = s.say("At every step a loss f(x) is shown: 1010·x once in 101 steps, −10·x at the others. Over 101 steps they add up to 10·x, so x = −1 is best. But 100 of 101 gradients point the other way.")
	}
	p.Readouts = append(s.exampleReadout(),
		control.Readout{ID: "counterexample.words", Wide: true, Cells: []string{words}},
		control.Readout{ID: "counterexample.interval", Wide: true, Cells: []string{s.say("x is kept between −1 and 1: that interval is part of the problem.")}})
	return p
}

// studyCounter computes the counterexample scene.
func (s *State) studyCounter(st *Study) {
	c := &s.Counter
	st.plays, st.err = given.Solve(given.Online{Problem: problemOf(c.Problem), Steps: c.Steps, Alpha: c.Alpha, Beta1: c.Beta1, Beta2: c.Beta2})
	if st.err != nil {
		return
	}
	x := &Chart{Last: c.Steps, Lo: -1.08, Hi: 1.08, Levels: []Level{{-1, s.say("best")}, {1, s.say("worst")}}}
	regret := &Chart{Last: c.Steps, Levels: []Level{{0, ""}}}
	// The first play stands over the others; what jumps to and fro lies thin under them, or it would hide all.
	for i := len(st.plays) - 1; i >= 0; i-- {
		p := &st.plays[i]
		ink, style := control.Ink(playMark(p).Slot), StyleLine
		if jumps(p, c.Steps) {
			style = StyleFaint
		}
		x.Series = append(x.Series, Series{Values: p.X, Ink: ink, Style: style})
		regret.Series = append(regret.Series, Series{Values: p.Regret, Ink: ink})
	}
	st.charts["counterexample.x"], st.charts["counterexample.regret"] = x, regret
}

// jumps says whether x has lately gone from one end of the interval to the other again and again.
func jumps(p *given.Play, t int) bool {
	const period = 6 // two of the frequent problem
	way := 0.0
	for step := max(t-period, 0); step < t; step++ {
		way += math.Abs(p.X[step+1] - p.X[step])
	}
	return way > period/2
}

func playMark(p *given.Play) control.Mark {
	if p.Title == "AMSGrad" {
		return amsgradMark()
	}
	return ruleMark(p.Rule)
}

func (s *State) counterPanels(st *Study) []control.Panel {
	t := min(s.View.T, len(st.plays[0].X)-1)
	var legend []control.Key
	numbers := control.Panel{ID: "counterexample.step", Title: s.say("At this step"), Note: s.at(), Place: control.Right, Tab: s.say(tabInside), Open: true,
		Columns: []string{"x", s.say("regret")}}
	words := ""
	for i := range st.plays {
		p := &st.plays[i]
		mark := playMark(p)
		legend = append(legend, control.Key{Text: p.Title, Ink: control.Ink(mark.Slot)})
		regret := "—"
		if !math.IsNaN(p.Regret[t]) {
			regret = Number(p.Regret[t])
		}
		numbers.Readouts = append(numbers.Readouts, control.Readout{ID: "counterexample.step." + p.Title, Label: p.Title, Mark: &mark, Cells: []string{Number(p.X[t]), regret}})
		words += s.say("%s is at %s.", p.Title, Number(p.X[t])) + " "
	}
	for i := range st.plays {
		numbers.Readouts = append(numbers.Readouts, control.Readout{ID: "counterexample.fate." + st.plays[i].Title, Wide: true, Cells: []string{s.fate(&st.plays[i], t)}})
	}
	return []control.Panel{
		chartPanel("counterexample.x", s.say("Where x goes"), s.say("−1 is best, 1 is worst"), words, legend...),
		chartPanel("counterexample.regret", s.say("The average regret"), s.say("how much worse than x = −1, over all steps so far"), "", legend...),
		numbers,
	}
}

// fate says in words where an optimizer has gone.
func (s *State) fate(p *given.Play, t int) string {
	switch x := p.X[t]; {
	case t == 0:
		return s.say("%s starts at 0.", p.Title)
	case math.IsNaN(x):
		return s.say("%s has lost its way: x is not a number.", p.Title)
	case jumps(p, t):
		return s.say("%s jumps to and fro: with β₁ = 0 its prediction m is the gradient itself, no gradient surprises it, and what it divides by is ε.", p.Title)
	case x > 0.9:
		return s.say("%s has gone to the worst point: the rare large gradient is divided by its own size, the many small ones hardly.", p.Title)
	case x < -0.9:
		return s.say("%s has found the best point.", p.Title)
	case x > 0.01:
		return s.say("%s is on the wrong side.", p.Title)
	case x < -0.01:
		return s.say("%s is on the right side.", p.Title)
	}
	return s.say("%s is near the start.", p.Title)
}
