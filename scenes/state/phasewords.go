package state

import (
	"slices"
	"strings"

	"github.com/optiscope/optiscope/optim"
)

// pairOf writes a vector: (0.1, −2).
func pairOf(x, y float64) string { return "(" + Number(x) + ", " + Number(y) + ")" }

// phaseWords says with numbers what the phase shown does.
func (s *State) phaseWords(a *Anatomy) string {
	p := a.Phases[a.Phase]
	line := a.Result(p)
	switch p.Kind {
	case PhaseGradient:
		return s.gradientWords(a, line)
	case PhaseDecay:
		return s.say("Weight decay pulls the point towards zero by %s, whatever the gradient.", pairOf(a.Decayed.X-a.From.X, a.Decayed.Y-a.From.Y))
	case PhaseSurprise:
		return s.say("The surprise g − m is %s: how far the gradient is from its prediction m.", pairOf(line.X, line.Y))
	case PhaseVector, PhaseQuotient, PhaseNumbers:
		return s.vectorWords(a, line)
	case PhaseSquares:
		return s.squareWords(a, line)
	case PhaseSides:
		return s.say("%s becomes %s: %s. Each square has it as its side, and the step divides by it, coordinate by coordinate.",
			display(line), pairOf(line.X, line.Y), s.say(line.Note))
	case PhaseStep:
		return s.stepWords(a)
	}
	return s.moveWords(a)
}

// stepWords says how the step came about. What the branch says is said there, but for a step that is divided by squares
// that have just been seen.
func (s *State) stepWords(a *Anatomy) string {
	track, at := a.Track, a.Step
	step := pairOf(a.To.X-a.Decayed.X, a.To.Y-a.Decayed.Y)
	seen := slices.ContainsFunc(a.Phases, func(p Phase) bool { return p.Kind == PhaseSquares })
	switch {
	case track.Branch[at] == optim.BranchNone:
		return s.branchWords(track, at)
	case track.Branch[at] != optim.BranchAdaptive || !seen:
		return s.branchWords(track, at) + " " + s.say("The step is %s.", step)
	case track.Rho[at] != 0:
		return s.say("Each coordinate is divided by the side of its own square, and all is shortened by r = %s (ρ = %s). The step is %s.",
			Number(track.R[at]), Number(track.Rho[at]), step)
	}
	return s.say("Each coordinate is divided by the side of its own square. The step is %s.", step)
}

func (s *State) gradientWords(a *Anatomy, decayed *Line) string {
	gx, gy := a.Track.GX[a.Step], a.Track.GY[a.Step]
	words := s.say("The gradient is g = %s. The arrow shows −g: the steepest way down from here.", pairOf(gx, gy))
	if s.Run.Noise > 0 {
		words = s.say("The gradient, with its noise, is g = %s. The arrow shows −g: what the optimizer takes for the steepest way down.", pairOf(gx, gy))
	}
	if decayed != nil {
		words += " " + s.say("Weight decay adds λθ to it: %s.", pairOf(decayed.X, decayed.Y))
	}
	return words
}

// vectorWords tells of a vector what it was, if it is remembered, and what it is.
func (s *State) vectorWords(a *Anatomy, line *Line) string {
	if was, kept := remembered(a.Track, a.Step-1)[line.Symbol]; kept {
		return s.say("%s goes from %s to %s: %s.", display(line), pairOf(was[0], was[1]), pairOf(line.X, line.Y), s.say(line.Note))
	}
	return s.say("%s is %s: %s.", display(line), pairOf(line.X, line.Y), s.say(line.Note))
}

// squareWords also says whether the step divides by the squares' sides.
func (s *State) squareWords(a *Anatomy, line *Line) string {
	symbol, value, note := display(line), pairOf(line.X, line.Y), s.say(line.Note)
	switch {
	case a.Track.Branch[a.Step] != optim.BranchAdaptive:
		return s.say("%s becomes %s: %s. Each square has it as its area. This step does not divide by their sides.", symbol, value, note)
	case line.Symbol == a.Track.Rule.Moment2 || line.Symbol == maximumOf(a.Track.Rule):
		return s.say("%s becomes %s: %s. Each square has it as its area, and the step divides by their sides, coordinate by coordinate.", symbol, value, note)
	}
	return s.say("%s becomes %s: %s. Each square has it as its area.", symbol, value, note)
}

func (s *State) moveWords(a *Anatomy) string {
	f := a.Track.F
	if a.To == a.From {
		return s.say("The point stays at %s, and the loss at %s.", pairOf(a.To.X, a.To.Y), Number(f[a.Step]))
	}
	return s.say("The point moves from %s to %s, and the loss from %s to %s.",
		pairOf(a.Decayed.X, a.Decayed.Y), pairOf(a.To.X, a.To.Y), Number(f[a.Step-1]), Number(f[a.Step]))
}

// display is a line's symbol as it is read.
func display(line *Line) string {
	return strings.NewReplacer("vmax", "max v", "smax", "max s").Replace(line.Symbol)
}
