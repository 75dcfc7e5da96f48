package state

import "github.com/optiscope/optiscope/scenes/control"

// Chart is a picture of quantities over the steps 0 to Last, as data.
type Chart struct {
	Last   int
	Log    bool    // the values' axis is logarithmic: what is not above 0 leaves a gap
	Lo, Hi float64 // ends of the values' axis; equal: wide enough for all values
	Series []Series
	Parts  []ChartPart
	Levels []Level
}

// Style is how a series is drawn.
type Style uint8

// The styles.
const (
	StyleLine  Style = iota
	StyleThin        // a thin, faint line
	StyleFaint       // one that goes to and fro so often that it fills the picture
	StyleDots        // a dot for each step
	StyleBars        // from To up or down to Values, faint
)

// Series is one quantity: the value at index t belongs to step t. NaN is no value.
type Series struct {
	Values []float64
	To     []float64 // StyleBars: where they begin
	Ink    control.Ink
	Style  Style
}

// ChartPart is a stretch of steps with a caption.
type ChartPart struct {
	From, To int
	Caption  string
}

// Level is a value with a line of its own.
type Level struct {
	Value   float64
	Caption string
}

// ChartNames are the names of all charts of all studies.
func ChartNames() []string {
	return []string{"belief.g", "belief.kept", "belief.unit", "belief.moved", "warmup.r", "warmup.rho", "warmup.variance",
		"counterexample.x", "counterexample.regret"}
}
