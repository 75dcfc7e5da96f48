package control

import (
	"image"
	"image/color"
	"strconv"
)

// Place is where on the screen a panel belongs. A host with little room may
// stack places or show one at a time.
type Place uint8

// The places.
const (
	Left Place = iota
	Right
	Bottom
	Top
	Over   // over the main view, in its corner
	Center // in the place of the main view, one below the other
	Scenes // in the top bar, beside the name: where to go
	Dialog // opened by a button in the top bar
	Guide  // beside the main view, while it leads through states: a lesson
	Foot   // over the main view, along its lower edge: what is said of it
)

var placeNames = [...]string{"left", "right", "bottom", "top", "over", "center", "scenes", "dialog", "guide", "foot"}

func (p Place) String() string { return placeNames[p] }

// Shape is the form of an entry's marker: nobody has to tell entries apart by colour alone.
type Shape uint8

// The shapes.
const (
	Triangle Shape = iota
	Diamond
	Circle
	Square
	Pentagon
	Cross
	TriangleDown
	Hexagon
)

var shapeNames = [...]string{"triangle", "diamond", "circle", "square", "pentagon", "cross", "triangle-down", "hexagon"}

func (s Shape) String() string { return shapeNames[s] }

// Mark is how an entry is recognised everywhere: a slot of the theme's
// palette and a shape.
type Mark struct {
	Slot  int // index into Theme.Marks
	Shape Shape
}

// Panel is a group of controls and readouts with a heading.
type Panel struct {
	ID    string
	Title string
	Icon  string // name of the picture on the button that opens a Dialog
	Key   string // and its keyboard shortcut, as KeyboardEvent.key names it
	Note  string // short, beside the heading: "log"
	Place Place
	Tab   string // on a narrow screen: the sheet that shows it
	Mark  *Mark
	View  string // the picture the program draws in it, or empty
	Words string // the picture in words, for those who do not see it; empty where the title will do
	// Legend says what the picture's colours mean.
	Legend []Key
	// Open panels show everything; closed ones only heading, Summary and Head.
	Open    bool
	Opener  string // the action that opens it, or empty where it is always open
	Summary string
	// Head holds the controls of the heading line, such as show and remove.
	Head []Control
	// Menu holds further commands of the heading, behind one button called MenuTitle.
	Menu      []Control
	MenuTitle string
	Controls  []Control
	Columns   []string // headings of the readouts' cells, or nil
	Readouts  []Readout
	// Blocks are text above everything else in the panel. That of a Guide scrolls between its heading and its controls, of which the last
	// is what comes next, and starts at its top whenever Text changes.
	Blocks []Block
	Text   string
	Points []string // IDs of controls, panels, readouts, pictures and events that the panel points at
}

// Key is one colour of a picture and what it means.
type Key struct {
	Text string
	Ink  Ink
}

// Ink is a colour of the theme: that of a mark, or one of the tones.
type Ink int

// The tones; from 0 on an Ink is the slot of a mark.
const (
	InkText Ink = -1 - iota
	InkDim
	InkAccent
)

var toneNames = [...]string{"text", "dim", "accent"}

// String is the name of a tone, or the number of a slot.
func (i Ink) String() string {
	if i < 0 {
		return toneNames[-1-i]
	}
	return strconv.Itoa(int(i))
}

// Of is the colour in a theme.
func (i Ink) Of(t *Theme) color.RGBA {
	switch i {
	case InkText:
		return t.Text
	case InkDim:
		return t.Dim
	case InkAccent:
		return t.Accent
	}
	return t.Marks[i]
}

// Readout is one thing that a user can read: a line of text cells.
type Readout struct {
	ID     string
	Label  string
	Title  string // the label in words
	Cells  []string
	Mark   *Mark
	Strong bool
	Wide   bool   // a sentence rather than a row of numbers
	Group  string // the heading among whose controls it stands, as the rest of its panel's readouts then does; empty: behind all controls
	MathML string // the same as Cells[0] as MathML, or empty
	// Lines are the numbers below an equation, which is Cells[0]; its Label says in words what it gives.
	Lines []Line
	Tag   string // a short word beside an equation: "new"
	// Picture draws what stands beside the text, at most so many pixels large; nil
	// where there is nothing to draw. It is drawn again when PictureKey changes.
	Picture    func(width, height int, t *Theme) *image.RGBA
	PictureKey string
}

// Line is an equation in numbers.
type Line struct {
	Label string // "x", or empty where it is the same for all
	Text  string // its right side, with Marked before and behind what is otherwise than one step before
	Room  string // as long as Text becomes: a host keeps room for it, so that nothing jumps
	Value string // what it comes to
	Sign  string // whether Value has grown or fallen: "↑", "↓" or empty
}

// Marked stands before and behind what a Line marks. No font has it.
const Marked = "\x1f"

// Event is something that happened in the run, shown on the timeline.
type Event struct {
	ID   string // "arrive.adam"
	Step int
	Text string
	Mark Mark
}
