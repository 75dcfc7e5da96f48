package state

import (
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
)

// equalControls set what is equal for all entries beside the loss itself.
func (s *State) equalControls() []control.Control {
	steps := number("steps", s.say("Steps"), s.say("number of steps"), control.Num{Integer: true, Scale: control.Log, Min: 10, Max: 10000,
		Get:   func() float64 { return float64(s.Run.Steps) },
		Put:   func(v float64) { s.Run.Steps = int(v); s.View.T = min(s.View.T, s.Run.Steps) },
		Check: within(1, run.MaxSteps)}, firstSteps)
	steps.Help = s.say("How many steps each optimizer takes. All take the same number.")
	return append(append(s.startControls(s.Surface()), steps), s.noiseControls()...)
}

func (s *State) startControls(here *surface.Surface) []control.Control {
	d := here.Domain
	x := number("start.x", "x", "x", bind(&s.Run.Start.X, control.Num{Min: d.X0, Max: d.X1}), 0)
	y := number("start.y", "y", "y", bind(&s.Run.Start.Y, control.Num{Min: d.Y0, Max: d.Y1}), 0)
	x.Reset = func() string { return control.FormatNumber(s.Surface().Start.X) }
	y.Reset = func() string { return control.FormatNumber(s.Surface().Start.Y) }
	x.Row, y.Row = s.say("Start"), s.say("Start")
	x.Help = s.say("Where every optimizer starts. You can also drag the ring on the surface.")
	y.Help = x.Help
	return []control.Control{s.spotControl(here), x, y}
}

func (s *State) noiseControls() []control.Control {
	sigma := number("noise", s.say("Noise σ"), s.say("standard deviation of the gradient noise"), bind(&s.Run.Noise,
		control.Num{Scale: control.LogZero, Min: 1e-3, Max: 10, Check: atLeastZero}), 0)
	sigma.Help = s.say("Random noise on both coordinates of every gradient, the same for all optimizers at the same step. With noise, its kind and its seeds can be chosen.")
	kind := control.Control{ID: "noisekind", Label: s.say("Kind of noise"), Title: s.say("kind of noise"), Kind: control.Choice, Default: run.NoiseAdditive.String(),
		Help: s.say("Additive noise is as large where the slope is flat as where it is steep. Multiplicative noise vanishes with the gradient, as that of mini-batches does where a network fits every example."),
		Get:  func() string { return s.Run.NoiseKind.String() },
		Put:  func(text string) (err error) { s.Run.NoiseKind, err = run.ParseNoiseKind(text); return err }}
	for _, k := range run.NoiseKinds() {
		kind.Options = append(kind.Options, control.Option{Value: k.String(), Label: s.say(k.String()), Hint: s.say(k.Help())})
	}
	seed := number("seed", s.say("Seed"), s.say("seed of the noise"), control.Num{Integer: true, Min: 1, Max: 99,
		Get: func() float64 { return float64(s.Run.Seed) }, Put: func(v float64) { s.Run.Seed = uint64(v) },
		Check: within(0, 1<<53)}, 1)
	seed.Help = s.say("Another seed draws another sequence of noise. The same seed always draws the same one.")
	seeds := number("seeds", s.say("Seeds"), s.say("number of seeds"), control.Num{Integer: true, Min: 1, Max: run.MaxSeeds,
		Get: func() float64 { return float64(s.Run.Seeds) }, Put: func(v float64) { s.Run.Seeds = int(v) },
		Check: within(1, run.MaxSeeds)}, 1)
	seeds.Help = s.say("Repeats every run with this many seeds in a row, shown as a faint bundle with its median. One seed may be luck.")
	// Without noise these have nothing to do; they keep their values.
	kind.Hidden = s.Run.Noise == 0
	seed.Hidden, seeds.Hidden = kind.Hidden, kind.Hidden
	return []control.Control{sigma, kind, seed, seeds}
}
