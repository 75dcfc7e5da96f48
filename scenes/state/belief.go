package state

import (
	"fmt"

	"github.com/optiscope/optiscope/optim/given"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// Belief is what the belief scene shows.
type Belief struct {
	Source              string // where the gradients come from
	Coordinate          string // which of them: "x" or "y"
	Alpha, Beta1, Beta2 float64
}

// The sources of gradients.
const (
	sourceCases = "cases" // the three cases of the paper's figure 1, one after the other
	sourceFlat  = "flat"  // one of them
	sourceWall  = "wall"
	sourceSlope = "slope"
	sourceTable = "table" // the paper's figure 2
	sourceRun   = "run"   // the selected entry's run
)

// tableSteps is the length of figure 2: long enough for its means to settle.
const tableSteps = 60

// firstBelief has a β₂ with which 160 steps show what is remembered and what is forgotten.
func firstBelief() Belief {
	return Belief{Source: sourceCases, Coordinate: "x", Alpha: 0.01, Beta1: 0.9, Beta2: 0.98}
}

func (s *State) beliefSteps() int {
	switch s.Belief.Source {
	case sourceTable:
		return tableSteps
	case sourceRun:
		return s.Run.Steps
	}
	g, _ := s.caseGradients()
	return len(g)
}

func (s *State) caseGradients() ([]float64, []given.Part) {
	if s.Belief.Source == sourceCases {
		return given.Cases()
	}
	return given.Case(s.Belief.Source)
}

// cased says whether the gradients are those of the paper's cases, which have one coordinate.
func (s *State) cased() bool { return s.Belief.Source != sourceTable && s.Belief.Source != sourceRun }

func (s *State) beliefControls() []control.Control {
	b, first := &s.Belief, firstBelief()
	source := control.Control{ID: "belief.source", Label: s.say("Gradients"), Title: s.say("where the gradients come from"), Kind: control.Choice,
		Default: first.Source, Help: s.say("Where the gradients come from. Both optimizers get the same, so that all that differs is what each makes of them."),
		Options: []control.Option{
			{Value: sourceCases, Label: s.say("The three cases"), Hint: s.say("AdaBelief, figure 1: flat ground, the wall of a gorge, a long slope.")},
			{Value: sourceFlat, Label: s.say("1 Flat ground"), Hint: s.say("Small g, small surprise: both step far.")},
			{Value: sourceWall, Label: s.say("2 The wall of a gorge"), Hint: s.say("g flips, big surprise: both step short.")},
			{Value: sourceSlope, Label: s.say("3 A long slope"), Hint: s.say("Big g, no surprise: Adam steps short, AdaBelief far.")},
			{Value: sourceTable, Label: s.say("Beside the axis"), Hint: s.say("AdaBelief, figure 2: along x always 1, along y −1 and 1 in turn.")},
			{Value: sourceRun, Label: s.say("A run on the surface"), Hint: s.say("The gradients that an optimizer met on the surface.")}},
		Get: func() string { return b.Source },
		Put: func(v string) error { b.Source = v; s.View.T = min(s.View.T, s.Last()); return nil }}
	coordinate := control.Control{ID: "belief.coordinate", Label: s.say("Coordinate"), Title: s.say("coordinate"), Kind: control.Choice, Default: first.Coordinate,
		Help:    s.say("Which coordinate of the gradient is shown. Adaptive optimizers treat each by itself."),
		Options: []control.Option{{Value: "x", Label: "x"}, {Value: "y", Label: "y"}},
		Hidden:  s.cased(),
		Get:     func() string { return b.Coordinate }, Put: func(v string) error { b.Coordinate = v; return nil }}
	return append([]control.Control{source, coordinate}, s.decayControls("belief", &b.Alpha, &b.Beta1, &b.Beta2, first.Alpha, first.Beta1, first.Beta2)...)
}

// decayControls are α, β₁ and β₂ of a study.
func (s *State) decayControls(owner string, alpha, beta1, beta2 *float64, a, b1, b2 float64) []control.Control {
	below := func(v float64) error {
		if !(v >= 0 && v < 1) {
			return fmt.Errorf("%s", s.say("must be at least 0 and below 1"))
		}
		return nil
	}
	lr := number(owner+".lr", "α", s.say("learning rate"), bind(alpha, control.Num{Scale: control.Log, Min: 1e-4, Max: 1, Check: atLeastZero}), a)
	lr.Help = s.say("Scales every step. α in algorithm 1 of the Adam paper (Kingma and Ba, 2014) and in algorithm 2 of AdaBelief's (Zhuang et al., 2020).")
	first := number(owner+".beta1", "β₁", s.say("decay of the first moment"), bind(beta1, control.Num{Scale: control.OneMinus, Min: 0, Max: 0.999, Check: below}), b1)
	first.Help = s.say("How much of the mean m is kept at every step: m remembers about 1/(1 − β₁) gradients. β₁ in algorithm 1 of the Adam paper (Kingma and Ba, 2014).")
	second := number(owner+".beta2", "β₂", s.say("decay of the second moment"), bind(beta2, control.Num{Scale: control.OneMinus, Min: 0, Max: 0.9999, Check: below}), b2)
	second.Help = s.say("How much of the mean of squares is kept at every step, and so how long a surprise is remembered. β₂ in algorithm 1 of the Adam paper (Kingma and Ba, 2014).")
	return []control.Control{lr, first, second}
}

func (s *State) beliefSettings(all shelf) control.Panel {
	p := control.Panel{ID: "belief", Title: s.say("Belief"), Place: control.Left, Tab: s.say(tabTune), Open: true,
		Controls: all.take("preset", "belief.source")}
	if s.Belief.Source == sourceRun {
		p.Controls = append(p.Controls, all.take("selected")...)
	}
	if !s.cased() {
		p.Controls = append(p.Controls, all.take("belief.coordinate")...)
	}
	p.Controls = append(p.Controls, all.take("belief.lr", "belief.beta1", "belief.beta2")...)
	p.Readouts = append(s.exampleReadout(), control.Readout{ID: "belief.same", Wide: true,
		Cells: []string{s.say("Same gradients for both: what differs is only what each divides by.")}})
	return p
}

// studyBelief computes the belief scene.
func (s *State) studyBelief(st *Study, result *run.Result) {
	b := &s.Belief
	decays := given.Decays{Alpha: b.Alpha, Beta1: b.Beta1, Beta2: b.Beta2}
	var g []float64
	switch b.Source {
	case sourceTable:
		gx, gy := given.Figure2(tableSteps)
		g = gx
		if b.Coordinate == "y" {
			g = gy
		}
		st.tableOf(gx, gy, decays)
	case sourceRun:
		g = s.runGradients(st, result)
	default:
		g, st.parts = s.caseGradients()
	}
	if st.err == nil {
		st.belief, st.err = given.Believe(g, decays)
	}
	if st.err == nil {
		s.beliefCharts(st)
	}
}

func (st *Study) tableOf(gx, gy []float64, d given.Decays) {
	st.table = new([2]given.Belief)
	for i, g := range [][]float64{gx, gy} {
		b, err := given.Believe(g, d)
		if err != nil {
			st.err = err
			return
		}
		st.table[i] = *b
	}
}

// runGradients are those of the selected entry's run, as far as it goes.
func (s *State) runGradients(st *Study, result *run.Result) []float64 {
	i, _ := s.Index(s.View.Selected)
	if i >= len(result.Tracks) || result.Tracks[i].Len() < 2 {
		st.err = fmt.Errorf("%s", s.say("The run has no steps: %s", s.verdictOf(result, i)))
		return nil
	}
	track := &result.Tracks[i]
	if s.Belief.Coordinate == "y" {
		return track.GY[1:]
	}
	return track.GX[1:]
}
