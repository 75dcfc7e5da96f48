package state

import "github.com/optiscope/optiscope/scenes/control"

// Who draws the surface: the values of View.Drawing.
const (
	drawnByCard      = "auto" // the graphics card, where it can
	drawnByProcessor = "processor"
)

// drawingControl says who draws the surface. It has no widget: the program sets it where a graphics driver cannot.
func (s *State) drawingControl() control.Control {
	return control.Control{ID: "drawing", Title: s.say("who draws the surface"), Kind: control.Choice, Default: drawnByCard, Hidden: true,
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
