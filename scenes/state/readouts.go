package state

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// Number writes a readout's number with a typographic minus and about four
// significant digits: it is for reading; links and tracks hold every digit.
func Number(v float64) string {
	var text string
	switch size := math.Abs(v); {
	case math.IsNaN(v):
		return "NaN"
	case math.IsInf(v, 0):
		text = strings.Replace(strconv.FormatFloat(v, 'g', 4, 64), "Inf", "∞", 1)
		text = strings.TrimPrefix(text, "+")
	case v == 0:
		return "0"
	case size >= 0.001 && size < 10000:
		text = strconv.FormatFloat(v, 'f', 3-int(math.Floor(math.Log10(size))), 64)
	default:
		text = strconv.FormatFloat(v, 'e', 2, 64)
		text = strings.Replace(strings.Replace(text, "e+0", "e", 1), "e-0", "e-", 1)
		text = strings.Replace(text, "e+", "e", 1)
	}
	return strings.ReplaceAll(text, "-", "−")
}

// readPanels are the right column: curves, standing, and the selected entry's inside.
func (s *State) readPanels(result *run.Result, in *Inside) []control.Panel {
	t := "t = " + strconv.Itoa(s.View.T)
	label, _ := GapLabel(result)
	loss, step := s.curveNotes(result)
	return []control.Panel{
		{ID: "loss", Title: s.say(label), Note: loss, Place: control.Right, Tab: s.say(tabCurves), View: "loss", Open: true},
		{ID: "step", Title: s.say("Step length ‖Δθ‖"), Note: step, Place: control.Right, Tab: s.say(tabCurves), View: "step", Open: true},
		{ID: "standing", Title: s.say("Standing at %s", t), Note: s.lossNote(result), Place: control.Right, Tab: s.say(tabCurves), Open: true,
			Readouts: s.standing(result)},
		s.inside(result, in),
	}
}

// GapLabel names what the loss curve shows, as a key of package words, and says what is subtracted: the
// least value of the surface where it is known, else the least of these runs.
func GapLabel(result *run.Result) (label string, floor float64) {
	if result.Loss == nil {
		return "Loss", 0
	}
	label, floor = "Loss f(θ) − lowest here", math.Inf(1)
	if f, known := result.Loss.Floor(); known {
		switch {
		case result.Loss.Own: // a run may find what the search did not
			label, floor = "Loss f(θ) − lowest found", f
		case f == 0:
			return "Loss f(θ)", 0
		default:
			return "Loss f(θ) − f*", f
		}
	}
	for i := range result.Tracks {
		floor = lowest(floor, result.Tracks[i].F)
	}
	for i := range result.Ghosts {
		floor = lowest(floor, result.Ghosts[i].F)
	}
	for i := range result.Bundles {
		for k := range result.Bundles[i].Paths {
			floor = lowest(floor, result.Bundles[i].Paths[k].F)
		}
	}
	if math.IsInf(floor, 1) {
		return label, 0 // there is nothing above anything
	}
	return label, floor
}

// lowest is the least of a value and a column, without what is no number: a run may start where there is none.
func lowest(least float64, column []float64) float64 {
	for _, f := range column {
		if f < least {
			least = f
		}
	}
	return least
}

// place is an entry's in the standing.
type place struct {
	entry int
	loss  float64
	lost  bool // it blew up
	blown int  // how many of its runs did, of several
	leads bool
}

// places orders the entries by their loss at the playhead. An entry that blew up stands last.
func (s *State) places(result *run.Result) []place {
	var places []place
	for i := range result.Tracks {
		if result.Tracks[i].Len() == 0 {
			continue
		}
		loss, lost, blown := s.level(result, i)
		places = append(places, place{entry: i, loss: loss, lost: lost, blown: blown})
	}
	slices.SortStableFunc(places, func(a, b place) int {
		switch {
		case a.lost != b.lost && a.lost:
			return 1
		case a.lost != b.lost:
			return -1
		}
		return cmp.Compare(a.loss, b.loss)
	})
	if len(places) > 1 && s.View.T > 0 && !places[0].lost {
		places[0].leads = places[0].loss < places[1].loss || places[1].lost
	}
	return places
}

// standing is the order of the entries in rows.
func (s *State) standing(result *run.Result) []control.Readout {
	places := s.places(result)
	rows := make([]control.Readout, len(places))
	for k, p := range places {
		mark := s.Mark(p.entry)
		note := ""
		switch {
		case p.blown > 0:
			note = s.say("%d of %d blew up", p.blown, len(result.Bundles[p.entry].Paths))
		case p.lost:
			note = s.say("blew up")
		case p.leads:
			note = s.say("lead")
		}
		rows[k] = control.Readout{ID: "standing." + strconv.Itoa(k), Label: s.Title(p.entry), Mark: &mark,
			Cells: []string{note, Number(p.loss)}, Strong: k == 0}
	}
	return rows
}
