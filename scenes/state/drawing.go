package state

import "github.com/optiscope/optiscope/scenes/control"

// Who draws the surface: the values of View.Drawing.
const (
	drawnByCard      = "auto" // the graphics card, where it can
	drawnByProcessor = "processor"
)

// drawingControl says who draws the surface. It has a widget only where that is not as usual: the program sets it where a
// graphics driver does not draw.
func (s *State) drawingControl() control.Control {
	return control.Control{ID: "drawing", Label: s.say("Drawn by"), Title: s.say("who draws the surface"), Kind: control.Choice, Default: drawnByCard, Hidden: !s.DrawnByProcessor(),
		Help:    s.say("The graphics card draws faster and finer. The processor draws what a graphics driver refuses."),
		Options: []control.Option{{Value: drawnByCard, Label: s.say("graphics card")}, {Value: drawnByProcessor, Label: s.say("processor")}},
		Get:     func() string { return s.View.Drawing },
		Put:     func(who string) error { s.View.Drawing = who; return nil }}
}

// DrawnByProcessor says whether the graphics card shall not draw the surface by its formula.
func (s *State) DrawnByProcessor() bool { return s.View.Drawing == drawnByProcessor }

// RefusedShader tells that the graphics card cannot draw the formula.
func (s *State) RefusedShader() string {
	return s.say("The graphics driver refuses this formula's shader. The processor draws the surface instead: the same picture, a little coarser.")
}

// DrawByProcessor lets the processor draw from now on.
func (s *State) DrawByProcessor() { s.View.Drawing = drawnByProcessor }

// ProcessorDraws tells why the graphics card does not draw.
func (s *State) ProcessorDraws() string {
	return s.say("The processor draws the surface, because a graphics driver refused to. Under Problem you can let the graphics card try again.")
}
