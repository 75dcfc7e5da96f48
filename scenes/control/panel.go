package control

// Place is where on the screen a panel belongs. A host with little room may
// stack places or show one at a time.
type Place uint8

// The places.
const (
	Left Place = iota
	Right
	Bottom
	Top
	Over // over the main view, in its corner
)

var placeNames = [...]string{"left", "right", "bottom", "top", "over"}

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
	Note  string // short, beside the heading: "selected", "log"
	Place Place
	Tab   string // on a narrow screen: the sheet that shows it
	Mark  *Mark
	View  string // the picture the program draws in it, or empty
	// Open panels show everything; closed ones only heading, Summary and Head.
	Open    bool
	Opener  string // the action that opens it, or empty where it is always open
	Summary string
	// Head holds the controls of the heading line, such as show and remove.
	Head     []Control
	Controls []Control
	Columns  []string // headings of the readouts' cells, or nil
	Readouts []Readout
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
	MathML string // the same as Cells[0] as MathML, or empty
}

// Event is something that happened in the run, shown on the timeline.
type Event struct {
	ID   string // "arrive.adam"
	Step int
	Text string
	Mark Mark
}
