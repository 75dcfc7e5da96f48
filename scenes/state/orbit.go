package state

import (
	"math"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
)

// The forms in which the surface is shown.
const (
	formContour = "contour"
	formRelief  = "3d"
)

// Where the block is seen from at first, in degrees: from a little to the side,
// and high enough that valleys open.
const (
	firstYaw   = 30
	firstPitch = 42
)

// Limits of the pitch. From lower down the front would hide everything else.
const (
	minPitch = 5
	maxPitch = 90
)

// orbitStep is what an arrow key turns, in degrees.
const orbitStep = 5

// Relief says whether the surface is shown in three dimensions.
func (s *State) Relief() bool { return s.View.Form == formRelief }

// formControl chooses between the surface from above and the surface as a block.
func (s *State) formControl() control.Control {
	return control.Control{ID: "view", Label: s.say("View"), Title: s.say("view of the surface"), Kind: control.Choice, Key: "3", Default: formContour,
		Help: s.say("From above, or as a block that turns: drag it, or use the arrow keys. Both show the same part of the surface, with the same colours and iso-lines."),
		Options: []control.Option{
			{Value: formContour, Label: s.say("Contour"), Hint: s.say("The surface from above: dark is low, and iso-lines join equal losses.")},
			{Value: formRelief, Label: s.say("3D"), Hint: s.say("The surface as a block that turns. Its heights follow the colour scale, so that deep valleys are seen.")}},
		Get: func() string { return s.View.Form },
		Put: func(form string) error { s.View.Form = form; return nil }}
}

// orbitControls are where the block is seen from.
func (s *State) orbitControls() []control.Control {
	yaw := number("yaw", "", s.say("turn of the block, in degrees"), bind(&s.View.Yaw, control.Num{Min: -180, Max: 180, Check: within(-180, 180)}), firstYaw)
	pitch := number("pitch", "", s.say("height of the eye over the block, in degrees"), bind(&s.View.Pitch, control.Num{Min: minPitch, Max: maxPitch, Check: within(minPitch, maxPitch)}), firstPitch)
	yaw.Hidden, pitch.Hidden = true, true
	return []control.Control{yaw, pitch}
}

// LookFrom turns the block to a yaw and raises the eye to a pitch, in degrees:
// any yaw, and the nearest pitch that there is.
func (s *State) LookFrom(yaw, pitch float64) {
	s.View.Yaw = math.Remainder(yaw, 360)
	s.View.Pitch = min(max(pitch, minPitch), maxPitch)
}

// tidyOrbit shortens the view's angles to what can be seen.
func (v *View) tidyOrbit() {
	tenths := func(degrees float64) float64 { return math.Round(degrees*10) / 10 }
	v.Yaw, v.Pitch = tenths(v.Yaw), tenths(v.Pitch)
	if v.Yaw == -180 || v.Yaw == 0 {
		v.Yaw = math.Abs(v.Yaw) // one spelling each
	}
}

// orbitActions turn the block by keys, while there is one.
func (s *State) orbitActions() []control.Control {
	if !s.Relief() || s.Studies() {
		return nil
	}
	turn := func(yaw, pitch float64) func() { return func() { s.LookFrom(s.View.Yaw+yaw, s.View.Pitch+pitch) } }
	all := []control.Control{
		action("orbit.left", s.say("Turn to the left"), "ArrowLeft", "", turn(-orbitStep, 0)),
		action("orbit.right", s.say("Turn to the right"), "ArrowRight", "", turn(orbitStep, 0)),
		action("orbit.up", s.say("Look from higher up"), "ArrowUp", "", turn(0, orbitStep)),
		action("orbit.down", s.say("Look from lower down"), "ArrowDown", "", turn(0, -orbitStep)),
	}
	for i := range all {
		all[i].Hidden = true // keys alone
	}
	return all
}

// HeightLabel says what heights show, for the axis, and whether the block is
// cut where losses go on without a bound.
func (s *State) HeightLabel(scale surface.Scale, cut bool) string {
	switch {
	case scale == surface.ScaleLog && cut:
		return s.say("loss, logarithmic; cut off")
	case scale == surface.ScaleLog:
		return s.say("loss, logarithmic")
	case scale == surface.ScaleRank && cut:
		return s.say("loss, by rank; cut off")
	case scale == surface.ScaleRank:
		return s.say("loss, by rank")
	case cut:
		return s.say("loss, linear; cut off")
	}
	return s.say("loss, linear")
}

// surfaceWords say what keys do on the surface.
func (s *State) surfaceWords() string {
	if s.Relief() {
		return s.say("Arrow keys turn the surface; with Shift they move the start of all paths.")
	}
	return s.say("Arrow keys move the start of all paths, with Shift in larger steps.")
}
