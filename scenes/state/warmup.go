package state

import (
	"fmt"
	"math"

	"github.com/optiscope/optiscope/optim/given"
	"github.com/optiscope/optiscope/scenes/control"
)

// Warmup is what the warm-up scene shows.
type Warmup struct {
	Steps   int
	Beta2   float64
	Mean    float64 // μ of the simulated gradients
	Samples int
	Seed    uint64
}

func firstWarmup() Warmup { return Warmup{Steps: 1000, Beta2: 0.99, Samples: 256, Seed: 1} }

// Limits of the simulation, which is done again while a slider is dragged.
const (
	mostWarmupSteps = 5000
	mostSamples     = 2048
)

func (s *State) warmupControls() []control.Control {
	w, first := &s.Warmup, firstWarmup()
	beta2 := number("warmup.beta2", "β₂", s.say("decay of the second moment"), bind(&w.Beta2, control.Num{Scale: control.OneMinus, Min: 0.5, Max: 0.9999,
		Check: within(0, 0.99999)}), first.Beta2)
	beta2.Help = s.say("How long v remembers: about 1/(1 − β₂) gradients, and it takes as long until it has so many. β₂ in algorithm 2 of the RAdam paper (Liu et al., 2019).")
	steps := number("warmup.steps", s.say("Steps"), s.say("number of steps"), control.Num{Integer: true, Scale: control.Log, Min: 10, Max: mostWarmupSteps,
		Get: func() float64 { return float64(w.Steps) }, Put: func(v float64) { w.Steps = int(v); s.View.T = min(s.View.T, s.Last()) },
		Check: within(1, mostWarmupSteps)}, float64(first.Steps))
	steps.Help = s.say("How many steps are shown. As many are simulated.")
	mean := number("warmup.mean", s.say("Mean μ"), s.say("mean of the gradients"), bind(&w.Mean, control.Num{Scale: control.LogZero, Min: 1e-3, Max: 10,
		Check: within(-1e3, 1e3)}), first.Mean)
	mean.Help = s.say("The simulated gradients have this mean and variance 1. The paper's figure 1 has 0, 0.001 to 1, and 10.")
	samples := number("warmup.samples", s.say("Samples"), s.say("number of simulated sequences"), control.Num{Integer: true, Scale: control.Log, Min: 16, Max: mostSamples,
		Get: func() float64 { return float64(w.Samples) }, Put: func(v float64) { w.Samples = int(v) }, Check: within(2, mostSamples)}, float64(first.Samples))
	samples.Help = s.say("The variance is taken over so many sequences of gradients. More of them make a smoother curve.")
	seed := number("warmup.seed", s.say("Seed"), s.say("seed of the gradients"), control.Num{Integer: true, Min: 1, Max: 99,
		Get: func() float64 { return float64(w.Seed) }, Put: func(v float64) { w.Seed = uint64(v) }, Check: within(0, 1<<53)}, float64(first.Seed))
	seed.Help = s.say("Another seed draws other gradients. The same seed always draws the same ones.")
	return []control.Control{beta2, steps, mean, samples, seed}
}

func (s *State) warmupSettings(all shelf) control.Panel {
	p := control.Panel{ID: "warmup", Title: s.say("Warm-up"), Place: control.Left, Tab: s.say(tabTune), Open: true,
		Controls: all.take("preset", "warmup.beta2", "warmup.steps", "warmup.mean", "warmup.samples", "warmup.seed")}
	p.Readouts = append(s.exampleReadout(), control.Readout{ID: "warmup.why", Wide: true,
		Cells: []string{s.say("Adam divides by a root that it has to learn first. From few gradients it is learnt badly, and the steps vary wildly. RAdam computes how badly, ρ, and shortens the steps by r until it is learnt.")}})
	return p
}

// studyWarmup computes the warm-up scene.
func (s *State) studyWarmup(st *Study) {
	w := &s.Warmup
	st.warmup, st.err = given.Warm(given.Sampling{Steps: w.Steps, Beta2: w.Beta2, Mean: w.Mean, Samples: w.Samples, Seed: w.Seed})
	if st.err != nil {
		return
	}
	radam, adam := ruleInk("radam"), ruleInk("adam")
	st.charts["warmup.r"] = &Chart{Last: w.Steps, Lo: 0, Hi: 1.05, Series: []Series{{Values: st.warmup.R, Ink: radam}},
		Levels: []Level{{1, s.say("Adam's step")}}}
	st.charts["warmup.rho"] = &Chart{Last: w.Steps, Log: true, Series: []Series{{Values: st.warmup.Rho, Ink: radam}},
		Levels: []Level{{5, s.say("5: from here on RAdam divides")}, {st.warmup.Limit, "ρ∞"}}}
	st.charts["warmup.variance"] = &Chart{Last: w.Steps, Log: true, Series: []Series{
		{Values: st.warmup.Theory, Ink: control.InkDim, Style: StyleThin},
		{Values: st.warmup.Before, Ink: adam}, {Values: st.warmup.After, Ink: radam}}}
}

func (s *State) warmupPanels(st *Study) []control.Panel {
	w := st.warmup
	t := min(s.View.T, len(w.R)-1)
	radam := ruleInk("radam")
	panels := []control.Panel{
		chartPanel("warmup.r", s.say("The rectification r: what part of Adam's step RAdam takes"), "",
			s.say("At the step shown r is %s.", Number(w.R[t])), control.Key{Text: "r", Ink: radam}),
		chartPanel("warmup.rho", s.say("ρ: how many gradients v is worth"), s.say("logarithmic"),
			s.say("At the step shown ρ is %s, and it grows to %s.", Number(w.Rho[t]), Number(w.Limit)), control.Key{Text: "ρ", Ink: radam}),
		chartPanel("warmup.variance", s.say("The variance of the adaptive rate ψ = 1/√v̂"), s.say("simulated; logarithmic"),
			s.say("At the step shown the variance is %s, and %s after rectification.", Number(w.Before[t]), Number(w.After[t])),
			control.Key{Text: "ψ", Ink: ruleInk("adam")}, control.Key{Text: "r·ψ", Ink: radam}, control.Key{Text: s.say("the paper's formula, for μ = 0"), Ink: control.InkDim}),
	}
	return append(panels, s.warmupNumbers(w, t))
}

func (s *State) warmupNumbers(w *given.Warmup, t int) control.Panel {
	p := control.Panel{ID: "warmup.step", Title: s.say("At this step"), Note: s.at(), Place: control.Right, Tab: s.say(tabInside), Open: true}
	if t == 0 {
		p.Readouts = []control.Readout{{ID: "warmup.start", Wide: true, Cells: []string{s.say("The start: no gradient has been seen yet.")}}}
		return p
	}
	row := func(id, label, title string, v float64) {
		cell := Number(v)
		if math.IsNaN(v) {
			cell = "—"
		}
		p.Readouts = append(p.Readouts, control.Readout{ID: "warmup.step." + id, Label: label, Title: title, Cells: []string{cell}})
	}
	row("rho", "ρ", s.say("how many gradients v is worth"), w.Rho[t])
	row("limit", "ρ∞", s.say("what ρ grows to"), w.Limit)
	row("r", "r", s.say("the part of Adam's step that RAdam takes"), w.R[t])
	row("before", "Var ψ", s.say("variance of the adaptive rate over the samples"), w.Before[t])
	row("after", "Var r·ψ", s.say("variance of the rectified rate"), w.After[t])
	p.Readouts = append(p.Readouts, control.Readout{ID: "warmup.words", Wide: true, Cells: []string{s.warmupWords(w, t)}})
	return p
}

// warmupWords says what RAdam does at the step, and why.
func (s *State) warmupWords(w *given.Warmup, t int) string {
	switch {
	case w.First == 0:
		return s.say("With this β₂, ρ never reaches 5: v forgets too fast to be trusted, and RAdam never divides by it.")
	case t < w.First:
		return s.say("ρ = %s is below 5: the variance is not known yet, and may be infinite. RAdam skips the step, or takes it without dividing (SGD fallback).", Number(w.Rho[t]))
	case w.R[t] > 0.99:
		return s.say("v is worth %s gradients, almost all that it will ever be: RAdam takes Adam's steps.", Number(w.Rho[t]))
	}
	return s.say("v is worth %s gradients. RAdam takes %s %% of Adam's step, so that its variance is what it will be in the end.", Number(w.Rho[t]), percent(w.R[t]))
}

func percent(part float64) string { return fmt.Sprintf("%.1f", 100*part) }
