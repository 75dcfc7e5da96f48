package state

import (
	"math"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
)

// Vector is an arrow or a line on the surface, in its coordinates.
type Vector struct {
	From, To surface.Point
	Ink      control.Ink
	Kind     VectorKind
	Label    string // a few symbols beside its end, or empty
}

// VectorKind is how a vector is drawn.
type VectorKind uint8

// The kinds.
const (
	VectorThin   VectorKind = iota // an arrow
	VectorDashed                   // a dashed arrow
	VectorBold                     // a thick arrow: a move
	VectorLine                     // a dashed line without a head
	VectorEdge                     // a line without a head
)

// Pointed says whether a vector has a head.
func (k VectorKind) Pointed() bool { return k != VectorLine && k != VectorEdge }

// Whose vectors are drawn: the values of View.Vectors.
const (
	vectorsOff      = "off"
	vectorsSelected = "selected"
	vectorsAll      = "all"
)

// Shown are the parts of the vectors.
type Shown struct{ Gradient, Mean, Step, Box, Curvature bool }

// firstShown is what is drawn when vectors are turned on first.
func firstShown() Shown { return Shown{Gradient: true, Mean: true, Step: true} }

// Armed says whether an entry's vectors are drawn.
func (s *State) Armed(i int) bool {
	switch {
	case s.View.Hidden[i]:
		return false
	case s.View.Vectors == vectorsSelected:
		return s.Run.Entries[i].ID == s.View.Selected
	}
	return s.View.Vectors == vectorsAll
}

// WithVectors says whether the vectors of any entry are drawn.
func (s *State) WithVectors() bool { return s.View.Vectors != vectorsOff && !s.Studies() }

// Root is where an entry's step t began: where it saw its gradient. Before the first step it is the start.
func Root(track *run.Track, t int) (at int, root surface.Point) {
	at = track.At(t)
	from := max(at-1, 0)
	return at, surface.Point{X: track.X[from], Y: track.Y[from]}
}

// Vectors appends the vectors of step t to list. All of an entry's begin where the step began, and
// the step itself ends at the next point.
func (s *State) Vectors(list []Vector, result *run.Result, t int) []Vector {
	if !s.WithVectors() {
		return list
	}
	scale := s.GradientScale(result, t)
	for i := range result.Tracks {
		if track := &result.Tracks[i]; s.Armed(i) && track.Len() > 0 {
			list = s.vectorsOf(list, i, track, t, scale)
		}
	}
	return list
}

func (s *State) vectorsOf(list []Vector, i int, track *run.Track, t int, scale float64) []Vector {
	at, root := Root(track, t)
	if at == 0 {
		return list
	}
	shown, next := &s.View.Shown, surface.Point{X: track.X[at], Y: track.Y[at]}
	ink := control.Ink(s.View.Slots[i])
	labels := s.View.Vectors == vectorsSelected || s.Run.Entries[i].ID == s.View.Selected
	add := func(kind VectorKind, ink control.Ink, from, to surface.Point, label string) {
		if !labels {
			label = ""
		}
		if from != to {
			list = append(list, Vector{from, to, ink, kind, label})
		}
	}
	if shown.Box {
		for _, corner := range [2]surface.Point{{X: next.X, Y: root.Y}, {X: root.X, Y: next.Y}} {
			add(VectorLine, ink, root, corner, "")
			add(VectorLine, ink, corner, next, "")
		}
	}
	downhill := func(x, y float64) surface.Point {
		return surface.Point{X: root.X - scale*x, Y: root.Y - scale*y}
	}
	if shown.Gradient {
		add(VectorThin, control.InkText, root, downhill(track.GX[at], track.GY[at]), "−g × "+control.FormatNumber(scale))
	}
	if shown.Mean && track.MX != nil {
		add(VectorDashed, control.InkText, root, downhill(track.MX[at], track.MY[at]), "−m × "+control.FormatNumber(scale))
	}
	if shown.Step {
		add(VectorBold, ink, root, next, "Δθ")
	}
	return list
}

// longest is the length of the longest gradient drawn, as a part of the view.
const longest = 0.3

// GradientScale is by what the gradients and means of step t are multiplied to be drawn: one number for
// all entries, 1, 2 or 5 times a power of ten, so that the longest of them is a good part of the view. It is 0 where there are none.
func (s *State) GradientScale(result *run.Result, t int) float64 {
	most := 0.0
	for i := range result.Tracks {
		track := &result.Tracks[i]
		if !s.Armed(i) || track.Len() == 0 {
			continue
		}
		at := track.At(t)
		if s.View.Shown.Gradient {
			most = max(most, math.Hypot(track.GX[at], track.GY[at]))
		}
		if s.View.Shown.Mean && track.MX != nil {
			most = max(most, math.Hypot(track.MX[at], track.MY[at]))
		}
	}
	if most == 0 || math.IsInf(most, 1) {
		return 0
	}
	return roundDown(longest * s.span() / most)
}

// span is the shorter side of the view, in surface coordinates.
func (s *State) span() float64 {
	d := s.Domain()
	return min(d.W(), d.H()) / s.View.Zoom
}

// roundDown is the greatest 1, 2 or 5 times a power of ten that is at most v, which is above 0.
func roundDown(v float64) float64 {
	power := math.Floor(math.Log10(v))
	for _, m := range [3]float64{5, 2, 1} {
		if n := nice(m, power); n <= v*(1+1e-12) {
			return n
		}
	}
	return nice(5, power-1)
}

// nice is m·10^power as decimals have it: dividing by a whole number keeps 0.3 from becoming 0.30000000000000004.
func nice(m, power float64) float64 {
	if power < 0 {
		return m / math.Pow(10, -power)
	}
	return m * math.Pow(10, power)
}
