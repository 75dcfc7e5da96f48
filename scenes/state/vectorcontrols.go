package state

import "github.com/optiscope/optiscope/scenes/control"

// vectorControls choose what is drawn of a step on the surface. The parts have keys while there are vectors.
func (s *State) vectorControls() []control.Control {
	all := []control.Control{{ID: "vectors", Label: s.say("Draw"), Title: s.say("whose vectors are drawn"), Kind: control.Choice, Key: "v", Default: vectorsOff,
		Help:    s.say("Draws what the step at the playhead is made of. All of it begins where the step began."),
		Options: []control.Option{{Value: vectorsOff, Label: s.say("Off")}, {Value: vectorsSelected, Label: s.say("Selected")}, {Value: vectorsAll, Label: s.say("All")}},
		Get:     func() string { return s.View.Vectors },
		Put:     func(whose string) error { s.View.Vectors = whose; return nil }}}
	shown, first := &s.View.Shown, firstShown()
	for _, part := range []struct {
		id, key, label, title, help string
		flag                        *bool
		first                       bool
	}{
		{"gradient", "5", "−g", s.say("arrow of the gradient, downhill"),
			s.say("The gradient g points uphill; its arrow is drawn the other way. It has the scale that stands beside it."), &shown.Gradient, first.Gradient},
		{"mean", "6", "−m", s.say("arrow of the mean m, downhill"),
			s.say("What the optimizer remembers of all gradients, in the scale of g. Where the two differ, it is surprised."), &shown.Mean, first.Mean},
		{"step", "7", "Δθ", s.say("arrow of the step"),
			s.say("The step in its true length. It ends at the next point."), &shown.Step, first.Step},
		{"box", "8", "|Δx| × |Δy|", s.say("box of the step"),
			s.say("How far the step goes along each coordinate. To be adaptive is to choose the two sides of this box apart."), &shown.Box, first.Box},
		{"curvature", "9", "κ", s.say("curvature around the step's beginning"),
			s.say("On this curve the second derivatives alone change the loss by one amount: an ellipse in a bowl, hyperbolas on a saddle. It is exact: nothing is estimated."), &shown.Curvature, first.Curvature},
	} {
		c := control.Control{ID: "vectors." + part.id, Label: part.label, Title: part.title, Help: part.help, Kind: control.Toggle,
			Flag: part.flag, Default: control.FormatFlag(part.first), Key: part.key}
		if s.View.Vectors == vectorsOff {
			c.Hidden, c.Key = true, ""
		}
		all = append(all, c)
	}
	return all
}
