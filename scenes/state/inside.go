package state

import (
	"slices"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// insidePanel shows the numbers of the selected entry's step.
func (s *State) insidePanel(result *run.Result, t string) control.Panel {
	i, _ := s.Index(s.View.Selected)
	mark := s.Mark(i)
	p := control.Panel{ID: "inside", Title: s.say("Inside %s", s.Title(i)), Note: t, Place: control.Right, Tab: s.say(tabInside),
		Open: true, Mark: &mark, Columns: []string{"x", "y"}}
	if i >= len(result.Tracks) || result.Tracks[i].Len() == 0 {
		p.Readouts = []control.Readout{{ID: "inside.none", Wide: true, Cells: []string{s.verdictOf(result, i)}}}
		return p
	}
	track := &result.Tracks[i]
	at := track.At(s.View.T)
	pair := func(id, label, title string, x, y float64) control.Readout {
		return control.Readout{ID: "inside." + id, Label: label, Title: title, Cells: []string{Number(x), Number(y)}}
	}
	p.Readouts = append(p.Readouts, pair("theta", s.say("θ point"), s.say("the point"), track.X[at], track.Y[at]))
	if at == 0 {
		p.Readouts = append(p.Readouts, control.Readout{ID: "inside.words", Wide: true,
			Cells: []string{s.say("The start: no step has been taken yet.")}})
		return p
	}
	p.Readouts = append(p.Readouts, pair("g", s.say("g gradient"), s.say("the gradient the step used"), track.GX[at], track.GY[at]))
	gx, gy, coupled := decayedGradient(track, at)
	if coupled {
		p.Readouts = append(p.Readouts, pair("coupled", "g + λθ", s.say("the gradient with coupled weight decay, which the means take in"), gx, gy))
	}
	if track.MX != nil {
		label, title := s.say("m mean of g"), s.say("first moment: the running mean of gradients")
		if slices.Contains(track.Rule.Reads, optim.FieldMomentum) {
			label, title = s.say("m velocity"), s.say("the running sum of gradients, which the ball moves with")
		}
		p.Readouts = append(p.Readouts, pair("m", label, title, track.MX[at], track.MY[at]))
	}
	if track.Rule.Moment2 == "s" {
		p.Readouts = append(p.Readouts, pair("residual", s.say("g − m surprise"), s.say("how far the gradient is from its prediction m"), gx-track.MX[at], gy-track.MY[at]))
	}
	p.Readouts = append(p.Readouts, s.secondMoment(track, at, pair)...)
	p.Readouts = append(p.Readouts, pair("step", s.say("Δθ step"), s.say("the move of this step"), track.DX[at], track.DY[at]))
	p.Readouts = append(p.Readouts, control.Readout{ID: "inside.words", Wide: true, Title: s.say("the branch taken"),
		Cells: []string{s.branchWords(track, at)}})
	p.Readouts = append(p.Readouts, control.Readout{ID: "inside.equation", Wide: true, Title: s.say("the step as an equation"),
		Cells: []string{s.stepEquation(track, at)}})
	if track.Diverged() && s.View.T >= track.Stop {
		p.Readouts = append(p.Readouts, control.Readout{ID: "inside.end", Wide: true, Strong: true, Cells: []string{s.verdict(track)}})
	}
	return p
}

type pairFunc func(id, label, title string, x, y float64) control.Readout

// decayedGradient is the gradient as the moments take it in: with coupled
// weight decay it has λθ added.
func decayedGradient(track *run.Track, at int) (gx, gy float64, coupled bool) {
	decay := track.Hyper(at).Decay
	gx, gy = track.GX[at], track.GY[at]
	if decay.Mode != optim.DecayCoupled || decay.Coef == 0 {
		return gx, gy, false
	}
	return gx + decay.Coef*track.X[at-1], gy + decay.Coef*track.Y[at-1], true
}
