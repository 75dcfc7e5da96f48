package state

import (
	"math"
	"strings"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// Bubble tells a step in words and numbers: what happened there, and for every visible entry its loss, or in the
// picture of step lengths its step. Of the entry pointed at, if it is none below 0, it has every digit of the point.
func (s *State) Bubble(result *run.Result, picture string, step, entry int) *control.Bubble {
	b := &control.Bubble{Step: step, Title: s.say("step %d", step), Words: happened(s.Events(result), step)}
	if picture == "step" {
		b.Title = s.say("step %d: its length", step)
		for i := range result.Tracks {
			if track := &result.Tracks[i]; track.Len() > 0 && !s.View.Hidden[i] {
				at := track.At(step)
				b.Rows = append(b.Rows, s.bubbleRow(i, entry, everyDigit(math.Hypot(track.DX[at], track.DY[at]))))
			}
		}
	} else {
		there := *s
		there.View.T = step
		for _, p := range there.places(result) {
			if s.View.Hidden[p.entry] {
				continue
			}
			cell := everyDigit(p.loss)
			if p.lost {
				cell = s.say("blew up")
			}
			b.Rows = append(b.Rows, s.bubbleRow(p.entry, entry, cell))
		}
	}
	if entry >= 0 && entry < len(result.Tracks) && result.Tracks[entry].Len() > 0 {
		track := &result.Tracks[entry]
		at := track.At(step)
		add := func(label string, v float64) {
			b.Rows = append(b.Rows, control.BubbleRow{Ink: control.Ink(s.View.Slots[entry]), Label: label, Cells: []string{everyDigit(v)}})
		}
		add("x", track.X[at])
		add("y", track.Y[at])
		if picture == "step" || bundle(result, entry) != nil { // else it stands above
			add("f", track.F[at])
		}
	}
	return b
}

func (s *State) bubbleRow(i, pointed int, cell string) control.BubbleRow {
	mark := s.Mark(i)
	return control.BubbleRow{Mark: &mark, Label: s.Title(i), Cells: []string{cell}, Strong: i == pointed}
}

// everyDigit writes a number so that it reads back as the same, with a typographic minus.
func everyDigit(v float64) string { return strings.ReplaceAll(control.FormatNumber(v), "-", "−") }

// happened are the texts of the events at a step.
func happened(events []control.Event, step int) (words []string) {
	for _, e := range events {
		if e.Step == step {
			words = append(words, e.Text)
		}
	}
	return words
}

// Bubble tells a step of a study: what happened there, and the values of the chart pointed at, or of none on the timeline.
func (st *Study) Bubble(s *State, picture string, step int) *control.Bubble {
	b := &control.Bubble{Step: step, Title: s.say("step %d", step), Words: happened(st.Events(s), step)}
	chart, ok := st.Chart(picture)
	if !ok {
		return b
	}
	for _, p := range st.read(s) {
		if p.View != picture {
			continue
		}
		for _, key := range p.Legend {
			if series := chart.named(key.Ink); series != nil && step < len(series.Values) {
				b.Rows = append(b.Rows, control.BubbleRow{Ink: key.Ink, Label: key.Text, Cells: []string{valueWords(series.Values[step])}})
			}
		}
	}
	return b
}

// named is the series that a colour of the legend means: the boldest that has it.
func (c *Chart) named(ink control.Ink) (found *Series) {
	for i := range c.Series {
		s := &c.Series[i]
		if s.Ink == ink && s.Style != StyleBars && (found == nil || s.Style == StyleLine || s.Style == StyleDots) {
			found = s
		}
	}
	return found
}

func valueWords(v float64) string {
	if math.IsNaN(v) {
		return "—"
	}
	return everyDigit(v)
}
