package state

import (
	"math"
	"slices"
	"strings"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
)

// Limits of the surface view. Beyond maxZoom the GPU's 32-bit numbers show.
const (
	minZoom  = 0.05
	maxZoom  = 2000
	zoomStep = 1.5
	farthest = 1e6 // of the middle from the origin: beyond it the GPU tells no two pixels apart
)

// showControl keeps an entry's path in the pictures or hides it.
func (s *State) showControl(i int) control.Control {
	key := ""
	if s.Run.Entries[i].ID == s.View.Selected {
		key = "o"
	}
	return control.Control{ID: s.Run.Entries[i].ID + ".hide", Label: s.say("hide"), Title: s.say("hide %s", s.Title(i)), Icon: "eye", Kind: control.Toggle, Key: key,
		Flag: &s.View.Hidden[i], Default: "0", Help: s.say("Hides this optimizer's path and curves. It keeps running.")}
}

// selectedControl opens a card. Its default is the first card.
func (s *State) selectedControl() control.Control {
	c := control.Control{ID: "selected", Label: s.say("Optimizer"), Title: s.say("selected optimizer"), Kind: control.Choice, Key: "j", Hidden: s.View.Scene == sceneSurface,
		Help:  s.say("Whose gradients are shown. They are those of its run on the surface."),
		Get:   func() string { return s.View.Selected },
		Put:   func(id string) error { s.View.Selected = id; return nil },
		Reset: func() string { return s.Run.Entries[0].ID }}
	for i, entry := range s.Run.Active() {
		c.Options = append(c.Options, control.Option{Value: entry.ID, Label: s.Title(i)})
	}
	return c
}

func (s *State) viewControls() []control.Control {
	x := number("view.x", "", s.say("middle of the view, x"), bind(&s.View.X, control.Num{Check: within(-farthest, farthest)}), 0)
	y := number("view.y", "", s.say("middle of the view, y"), bind(&s.View.Y, control.Num{Check: within(-farthest, farthest)}), 0)
	x.Reset = func() string { return control.FormatNumber(s.Domain().Center().X) }
	y.Reset = func() string { return control.FormatNumber(s.Domain().Center().Y) }
	zoom := number("zoom", "", s.say("zoom"), bind(&s.View.Zoom, control.Num{Scale: control.Log, Min: minZoom, Max: maxZoom,
		Check: within(minZoom, maxZoom)}), 1)
	theme := control.Control{ID: "theme", Label: s.say("Theme"), Title: s.say("theme"), Kind: control.Choice, Key: "t", Default: "auto",
		Help:    s.say("Dark for screens, light for projectors and print. Auto follows the system."),
		Options: []control.Option{{Value: "auto", Label: s.say("Auto")}, {Value: "dark", Label: s.say("Dark")}, {Value: "light", Label: s.say("Light")}},
		Get:     func() string { return s.View.Theme },
		Put:     func(name string) error { s.View.Theme = name; return nil }}
	all := []control.Control{x, y, zoom}
	for i := range all {
		all[i].Hidden = true
	}
	all = append(all, s.orbitControls()...)
	return append(all, s.formControl(), theme, s.drawingControl(), s.languageControl(), s.withoutControl(), s.presentControl())
}

// ZoomAt magnifies the view by a factor and keeps the point (x, y) of the surface where it is.
func (s *State) ZoomAt(factor, x, y float64) {
	zoom := min(max(s.View.Zoom*factor, minZoom), maxZoom)
	k := s.View.Zoom / zoom
	s.View.Zoom = control.Round(zoom, 5)
	s.View.X, s.View.Y = x+(s.View.X-x)*k, y+(s.View.Y-y)*k
}

// colourNames are the colour scales by the names of links, in the order of surface.Scale.
var colourNames = [...]string{"linear", "log", "rank"}

// colours are the colour scales as options, in that order.
func (s *State) colours() []control.Option {
	return []control.Option{
		{Value: colourNames[surface.ScaleLinear], Label: s.say("Linear"), Hint: s.say("Equal differences of the loss are equal steps of colour.")},
		{Value: colourNames[surface.ScaleLog], Label: s.say("Logarithmic"), Hint: s.say("Equal ratios are equal steps of colour: it shows the floor of deep valleys.")},
		{Value: colourNames[surface.ScaleRank], Label: s.say("By rank"), Hint: s.say("Equal areas get equal steps of colour: it shows the shape of every slope, and not how steep it is.")},
	}
}

// colourControl chooses how colour follows loss. The iso-lines follow it, too.
func (s *State) colourControl() control.Control {
	own := s.colours()[s.Surface().Scale]
	return control.Control{ID: "colour", Label: s.say("Colours"), Title: s.say("colour scale"), Kind: control.Choice, Default: "auto",
		Help:    s.say("How colour, iso-lines and the heights in 3D follow the loss. Auto takes the scale that suits the surface."),
		Options: append([]control.Option{{Value: "auto", Label: s.say("Auto (%s)", strings.ToLower(own.Label)), Hint: own.Hint}}, s.colours()...),
		Get:     func() string { return s.View.Colour },
		Put:     func(name string) error { s.View.Colour = name; return nil }}
}

// Shade is the colour scale in force for the loss of the state's own surface.
func (s *State) Shade(loss *surface.Loss) *surface.Shade {
	scale := slices.Index(colourNames[:], s.View.Colour)
	if scale < 0 {
		return loss.Shade()
	}
	return loss.ShadeBy(surface.Scale(scale))
}

// speeds are the steps per second of each speed's name, relative to stepsPerSecond.
func speeds() []control.Option {
	return []control.Option{{Value: "0.25", Label: "¼×"}, {Value: "0.5", Label: "½×"}, {Value: "1", Label: "1×"},
		{Value: "2", Label: "2×"}, {Value: "4", Label: "4×"}, {Value: "8", Label: "8×"},
		{Value: "16", Label: "16×"}, {Value: "32", Label: "32×"}, {Value: "64", Label: "64×"}, {Value: "128", Label: "128×"}}
}

// stepsPerSecond is speed 1: slow enough to follow single steps.
const stepsPerSecond = 15

// StepsPerSecond is how fast the playhead moves.
func (s *State) StepsPerSecond() float64 {
	factor, err := control.ParseNumber(s.View.Speed)
	if err != nil {
		return stepsPerSecond
	}
	return factor * stepsPerSecond
}

// SetCalm says whether the viewer's system asks for little motion. Then nothing plays that nobody has asked to play.
func (s *State) SetCalm(calm bool) {
	s.Calm = calm
	s.View.Playing = s.View.Playing && !calm
}

// Playhead is the control of the step shown.
func (s *State) Playhead() control.Control {
	return control.Control{ID: playhead, Label: "t", Title: s.say("step shown"), Kind: control.Number, Default: "0",
		Help: s.say("The step that all pictures and numbers show. Drag it to scrub through the run."),
		Num: control.Num{Integer: true, Max: float64(s.Last()), Get: func() float64 { return float64(s.View.T) },
			Put: func(v float64) { s.Seek(int(v)) }, Check: within(0, float64(s.Last()))}}
}

func (s *State) transportControls() []control.Control {
	play := control.Control{ID: "play", Label: s.say("Play"), Title: s.say("play"), Kind: control.Toggle, Key: " ", Icon: "play", Default: "1",
		Flag: &s.View.Playing, Switch: func(on bool) error { s.SetPlaying(on); return nil }, Help: s.say("Plays the run or stops it. At the end it starts over.")}
	speed := control.Control{ID: "speed", Label: s.say("Speed"), Title: s.say("speed"), Kind: control.Choice, Default: firstSpeed, Options: speeds(),
		Get:  func() string { return s.View.Speed },
		Put:  func(v string) error { s.View.Speed = v; return nil },
		Help: s.say("How fast the run plays. At 1× it takes 15 steps a second.")}
	return []control.Control{s.Playhead(), s.phaseControl(), play, speed}
}

func action(id, label, key, icon string, do func()) control.Control {
	return control.Control{ID: id, Label: label, Title: label, Key: key, Icon: icon, Kind: control.Action,
		Derived: true, Do: func() error { do(); return nil }}
}

// actions are the commands: each changes the state in a way that other controls also could.
func (s *State) actions() []control.Control {
	zoom := func(factor float64) func() {
		return func() { s.ZoomAt(factor, s.View.X, s.View.Y) }
	}
	all := []control.Control{
		action("transport.first", s.say("First step"), "Home", "first", func() { s.Seek(0) }),
		action("transport.back", s.say("One step back"), ",", "back", func() { s.Seek(s.View.T - 1) }),
		action("transport.forward", s.say("One step forward"), ".", "forward", func() { s.Seek(s.View.T + 1) }),
		action("transport.last", s.say("Last step"), "End", "last", func() { s.Seek(s.Last()) }),
		action("zoom.in", s.say("Zoom in"), "+", "zoom-in", zoom(zoomStep)),
		action("zoom.out", s.say("Zoom out"), "-", "zoom-out", zoom(1/zoomStep)),
		action("zoom.home", s.say("Whole surface"), "0", "zoom-home", s.Home),
		s.addControl(), s.restoreControl(),
	}
	all = append(all, s.orbitActions()...)
	for i := range s.Run.Active() {
		all = append(all, s.entryActions(i)...)
		all = append(all, s.editControls(i)...)
	}
	return all
}

// Tidy shortens the middle of the view to the digits that can be seen, so that
// the link of a panned view stays short.
func (s *State) Tidy() {
	d := s.Domain()
	digit := math.Pow(10, math.Floor(math.Log10(min(d.W(), d.H())/s.View.Zoom/2000)))
	round := func(v float64) float64 {
		if inverse := math.Round(1 / digit); inverse >= 1 {
			return math.Round(v*inverse) / inverse
		}
		return math.Round(v/digit) * digit
	}
	hold := func(v float64) float64 { return min(max(v, -farthest), farthest) }
	s.View.X, s.View.Y = hold(round(s.View.X)), hold(round(s.View.Y))
	s.View.tidyOrbit()
}
