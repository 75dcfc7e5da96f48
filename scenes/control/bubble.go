package control

// Bubble tells what is pointed at, for the moment. A host shows it beside the place.
type Bubble struct {
	Step     int
	Timeline bool    // the place is the step's on the timeline, which the host knows
	X, Y     float64 // else it is this pixel of the screen
	Pinned   bool    // it stays while the pointer moves, until Escape
	Title    string
	Words    []string // what happened there
	Rows     []BubbleRow
}

// BubbleRow is what one entry or quantity is there.
type BubbleRow struct {
	Mark   *Mark // of an entry, or nil
	Ink    Ink   // the colour of a quantity without a Mark
	Label  string
	Cells  []string
	Strong bool // it is the one pointed at
}
