package state

import (
	"slices"

	"github.com/optiscope/optiscope/scenes/control"
)

// Export is what leaves the program as a picture. It is no part of links.
type Export struct {
	View  string // name of the picture; the scene's first one where it has none of this name
	Scale string // one of exportScales; empty for the usual one

	Done, All int // pictures of the export under way; 0 without one
}

// exportScales are how much larger than the screen pictures can be; the usual one is the second.
var exportScales = []string{"1", "2", "3", "4"}

// Picture is the name of the picture to export, among those of the scene.
func (s *State) Picture(pictures []control.Option) string {
	if slices.ContainsFunc(pictures, func(o control.Option) bool { return o.Value == s.Export.View }) {
		return s.Export.View
	}
	return pictures[0].Value
}

// Scale is how many pixels of an exported picture there are for a unit of the page.
func (s *State) Scale() float64 {
	if i := slices.Index(exportScales, s.Export.Scale); i >= 0 {
		return float64(i + 1)
	}
	return 2
}

// ExportControls choose which picture is exported, of the scene's, and how large.
func (s *State) ExportControls(pictures []control.Option) []control.Control {
	scale := control.Control{ID: "export.scale", Label: s.say("Scale"), Title: s.say("scale of the picture"), Kind: control.Choice, Derived: true, Default: exportScales[1],
		Help: s.say("How many pixels the picture has for one of a plain screen, along each side. More are sharper in print, and make a larger file."),
		Get:  func() string { return exportScales[int(s.Scale())-1] }, Put: func(text string) error { s.Export.Scale = text; return nil }}
	for _, text := range exportScales {
		scale.Options = append(scale.Options, control.Option{Value: text, Label: text + "×"})
	}
	return []control.Control{
		{ID: "export.view", Label: s.say("Which"), Title: s.say("picture to export"), Kind: control.Choice, Derived: true, Default: pictures[0].Value, Options: pictures,
			Help: s.say("Which picture of this scene is saved. It is as large as on the screen, times the scale."),
			Get:  func() string { return s.Picture(pictures) }, Put: func(name string) error { s.Export.View = name; return nil }},
		scale,
	}
}
