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
func (s *State) readPanels(result *run.Result) []control.Panel {
	t := "t = " + strconv.Itoa(s.View.T)
	label, _ := GapLabel(result)
	loss, step := s.curveNotes(result)
	return []control.Panel{
		{ID: "loss", Title: label, Note: loss, Place: control.Right, Tab: tabCurves, View: "loss", Open: true},
		{ID: "step", Title: "Step length ‖Δθ‖", Note: step, Place: control.Right, Tab: tabCurves, View: "step", Open: true},
		{ID: "standing", Title: "Standing at " + t, Note: s.lossNote(result), Place: control.Right, Tab: tabCurves, Open: true,
			Readouts: s.standing(result)},
		s.insidePanel(result, s.insideNote(result)),
	}
}

// GapLabel names what the loss curve shows, and says what is subtracted: the
// least value of the surface where it is known, else the least of these runs.
func GapLabel(result *run.Result) (label string, floor float64) {
	if result.Loss == nil {
		return "Loss", 0
	}
	if f, known := result.Loss.Floor(); known {
		if f == 0 {
			return "Loss f(θ)", 0
		}
		return "Loss f(θ) − f*", f
	}
	floor = math.Inf(1)
	for i := range result.Tracks {
		for _, f := range result.Tracks[i].F {
			floor = min(floor, f)
		}
	}
	for i := range result.Ghosts {
		for _, f := range result.Ghosts[i].F {
			floor = min(floor, f)
		}
	}
	for i := range result.Bundles {
		for k := range result.Bundles[i].Paths {
			for _, f := range result.Bundles[i].Paths[k].F {
				floor = min(floor, f)
			}
		}
	}
	return "Loss f(θ) − lowest here", floor
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
