package state

import (
	"math"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/inside"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
)

// PhaseVectors appends what the present phase draws, and says whether a step is being taken apart.
func (s *State) PhaseVectors(list []Vector, result *run.Result, in *Inside) ([]Vector, bool) {
	step, phases, now, ok := in.phasing(s, result)
	if !ok {
		return list, false
	}
	i, _ := s.Index(s.View.Selected)
	p := phases[now]
	d := drawing{list, step, s.phaseScale(step, p), control.Ink(s.View.Slots[i])}
	d.phase(p)
	return d.list, true
}

// Moving is where an entry is on its way to the next point, in the phase in which it goes there: part of the way, exactly
// there at 1.
func (s *State) Moving(result *run.Result, in *Inside, i int, part float64) (at surface.Point, ok bool) {
	if s.View.Phase == 0 || s.Run.Entries[i].ID != s.View.Selected {
		return at, false
	}
	step, phases, now, ok := in.phasing(s, result)
	if !ok || phases[now].Kind != inside.PhaseMove {
		return at, false
	}
	if part >= 1 {
		return surface.Point{X: step.To[0], Y: step.To[1]}, true
	}
	return surface.Point{X: step.From[0] + part*(step.To[0]-step.From[0]), Y: step.From[1] + part*(step.To[1]-step.From[1])}, true
}

// phaseScale is by what the quantities of a phase are multiplied to be drawn, so that the longest is a good part of the
// view: the same for all that have the gradient's unit, and 1 for the move.
func (s *State) phaseScale(step *inside.Step, p inside.Phase) float64 {
	most := 0.0
	length := func(v inside.Pair) {
		if v.Finite() {
			most = max(most, math.Hypot(v[0], v[1]))
		}
	}
	switch p.Kind {
	case inside.PhaseMove:
		return 1
	case inside.PhaseStride:
		length(minus(step.To, step.Base()))
	case inside.PhaseDrift:
		length(minus(p.Line.Value, step.From))
	case inside.PhaseAreas:
		length(roots(p.Line.Value))
		for _, side := range p.Line.Sides() {
			length(side.Value)
		}
	default:
		if p.Line != nil && p.Line.Kind != optim.Slope {
			length(p.Line.Value)
			break
		}
		length(step.Gradient)
		for _, l := range step.Lines {
			if l.Kind == optim.Slope {
				length(l.Value)
			}
		}
	}
	if most == 0 || math.IsInf(most, 1) {
		return 0
	}
	scale := roundDown(longest * s.span() / most)
	if p.Kind == inside.PhaseStride || p.Kind == inside.PhaseDrift {
		return max(scale, 1) // a way is never drawn shorter than it is
	}
	return scale
}

func minus(a, b inside.Pair) inside.Pair { return inside.Pair{a[0] - b[0], a[1] - b[1]} }

// roots are the sides of squares with these areas.
func roots(v inside.Pair) inside.Pair {
	return inside.Pair{math.Sqrt(max(v[0], 0)), math.Sqrt(max(v[1], 0))}
}

// drawing collects what a phase draws.
type drawing struct {
	list  []Vector
	step  *inside.Step
	scale float64
	ink   control.Ink // of the entry
}

func (d *drawing) phase(p inside.Phase) {
	root := d.step.From
	switch p.Kind {
	case inside.PhaseGradient:
		d.arrow(VectorBold, control.InkText, root, d.down(d.step.Gradient), "−g", true)
	case inside.PhaseArrow:
		if p.Line.Kind == optim.Slope {
			d.arrow(VectorThin, control.InkText, root, d.down(d.step.Gradient), "−g", false)
		}
		d.arrow(VectorBold, control.InkAccent, root, d.down(p.Line.Value), "−"+p.Line.Letter(), true)
	case inside.PhaseDifference:
		from, take, _ := p.Line.Difference()
		d.arrow(VectorThin, control.InkText, root, d.down(from.Value), "−"+from.Letter(), false)
		d.arrow(VectorDashed, control.InkText, root, d.down(take.Value), "−"+take.Letter(), false)
		d.arrow(VectorBold, control.InkAccent, d.down(take.Value), d.down(from.Value), "−"+p.Line.Letter(), true)
	case inside.PhaseAreas:
		for _, side := range p.Line.Sides() {
			d.squares(VectorEdge, control.InkText, side.Value, "|"+side.Text+"|")
		}
		d.squares(VectorLine, d.ink, roots(p.Line.Value), "√"+p.Line.Letter())
	case inside.PhaseLengths:
		for axis := range 2 {
			d.arrow(VectorEdge, control.InkText, root, d.along(axis, d.scale*math.Abs(p.Line.Value[axis])), p.Line.Letter(), axis == 0)
		}
	case inside.PhaseDrift:
		d.way(root, p.Line.Value, "Δθ")
	case inside.PhaseStride:
		d.way(d.step.Base(), d.step.To, "Δθ")
	case inside.PhaseMove:
		d.arrow(VectorBold, d.ink, root, d.step.To, "Δθ", false)
	}
}

// down is the tip of an arrow against a slope.
func (d *drawing) down(v inside.Pair) inside.Pair {
	return inside.Pair{d.step.From[0] - d.scale*v[0], d.step.From[1] - d.scale*v[1]}
}

// along is a point so far from the root along one axis, towards where the loss falls, or with a negative way away from there.
func (d *drawing) along(axis int, way float64) inside.Pair {
	at := d.step.From
	if d.step.Gradient[axis] < 0 {
		way = -way
	}
	at[axis] -= way
	return at
}

func (d *drawing) arrow(kind VectorKind, ink control.Ink, from, to inside.Pair, label string, scaled bool) {
	if from == to || !from.Finite() || !to.Finite() || d.scale == 0 {
		return
	}
	if scaled {
		label += " × " + control.FormatNumber(d.scale)
	}
	d.list = append(d.list, Vector{surface.Point{X: from[0], Y: from[1]}, surface.Point{X: to[0], Y: to[1]}, ink, kind, label})
}

// way is an arrow from one point to another, enlarged.
func (d *drawing) way(from, to inside.Pair, label string) {
	far := minus(to, from)
	if d.scale != 1 {
		to = inside.Pair{from[0] + d.scale*far[0], from[1] + d.scale*far[1]}
	}
	d.arrow(VectorBold, d.ink, from, to, label, d.scale != 1)
}

// squares are one for each coordinate: on a leg of the arrow downhill, on the side that faces away from it.
func (d *drawing) squares(kind VectorKind, ink control.Ink, sides inside.Pair, label string) {
	root := d.step.From
	for axis := range 2 {
		side := d.scale * math.Abs(sides[axis])
		leg, out := d.along(axis, side), d.along(1-axis, -side)
		corner := leg
		corner[1-axis] = out[1-axis]
		for _, edge := range [4][2]inside.Pair{{root, leg}, {leg, corner}, {corner, out}, {out, root}} {
			d.arrow(kind, ink, edge[0], edge[1], "", false)
			if axis == 0 && edge[0] == leg && side > 0 && len(d.list) > 0 {
				d.list[len(d.list)-1].Label = label + " × " + control.FormatNumber(d.scale)
			}
		}
	}
}
