package state

import (
	"math"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim/given"
	"github.com/optiscope/optiscope/scenes/control"
)

// beliefCharts are the scene's pictures: the gradient and its prediction, what each
// optimizer averages, how far a unit of the mean moves θ, and how far each has moved.
func (s *State) beliefCharts(st *Study) {
	b, last := st.belief, s.Last()
	adam, adabelief := ruleInk("adam"), ruleInk("adabelief")
	var parts []ChartPart
	for _, p := range st.parts {
		parts = append(parts, ChartPart{p.From, p.To, s.caseTitle(p.Name)})
	}
	add := func(name string, log bool, series ...Series) {
		for i := range series {
			series[i].Values = onset(series[i].Values)
		}
		st.charts[name] = &Chart{Last: last, Log: log, Series: series, Parts: parts}
	}
	add("belief.g", false,
		Series{Values: b.G, To: b.M, Ink: adabelief, Style: StyleBars},
		Series{Values: b.M, Ink: control.InkAccent},
		Series{Values: b.G, Ink: control.InkText, Style: StyleDots})
	add("belief.kept", true,
		Series{Values: b.Adam.Seen, Ink: adam, Style: StyleThin}, Series{Values: b.AdaBelief.Seen, Ink: adabelief, Style: StyleThin},
		Series{Values: b.Adam.Kept, Ink: adam}, Series{Values: b.AdaBelief.Kept, Ink: adabelief})
	add("belief.unit", true, Series{Values: b.Adam.Unit, Ink: adam}, Series{Values: b.AdaBelief.Unit, Ink: adabelief})
	add("belief.moved", false, Series{Values: b.Adam.Moved, Ink: adam}, Series{Values: b.AdaBelief.Moved, Ink: adabelief})
}

// onset is a column whose index 0, before the first step, has no value.
func onset(column []float64) []float64 {
	if len(column) == 0 {
		return nil
	}
	shown := append([]float64{math.NaN()}, column[1:]...)
	return shown
}

func (s *State) beliefPanels(st *Study) []control.Panel {
	adam, adabelief := ruleInk("adam"), ruleInk("adabelief")
	t := min(s.View.T, len(st.belief.G)-1)
	both := []control.Key{{Text: "Adam", Ink: adam}, {Text: "AdaBelief", Ink: adabelief}}
	moved := chartPanel("belief.moved", s.say("How far each has moved: θ − θ₀"), "", "", both...)
	moved.Place, moved.Tab = control.Right, s.say(tabCurves)
	panels := []control.Panel{
		chartPanel("belief.g", s.say("The gradient and its prediction"), s.say("between them: the surprise g − m"),
			s.say("At the step shown g is %s and m is %s.", Number(st.belief.G[t]), Number(st.belief.M[t])),
			control.Key{Text: "g", Ink: control.InkText}, control.Key{Text: "m", Ink: control.InkAccent}),
		chartPanel("belief.kept", s.say("What each optimizer averages"), s.say("thin: this step; thick: the mean; logarithmic"),
			s.say("At the step shown the mean of g² is %s and that of (g − m)² is %s.", Number(st.belief.Adam.Kept[t]), Number(st.belief.AdaBelief.Kept[t])),
			control.Key{Text: "Adam: g²", Ink: adam}, control.Key{Text: "AdaBelief: (g − m)²", Ink: adabelief}),
		chartPanel("belief.unit", s.say("How far one unit of m moves θ"), s.say("logarithmic"),
			s.say("At the step shown Adam moves by %s for one unit of the mean, AdaBelief by %s.", Number(st.belief.Adam.Unit[t]), Number(st.belief.AdaBelief.Unit[t])),
			control.Key{Text: "α/√v̂", Ink: adam}, control.Key{Text: "α/√ŝ", Ink: adabelief}),
		moved,
	}
	if st.table != nil {
		panels = append(panels, s.tablePanel(st, t))
	}
	return append(panels, s.beliefNumbers(st.belief, t), s.beliefStory(st, t))
}

func (s *State) beliefNumbers(b *given.Belief, t int) control.Panel {
	p := control.Panel{ID: "belief.step", Title: s.say("At this step"), Note: s.at(), Place: control.Right, Tab: s.say(tabInside), Open: true,
		Columns: []string{"Adam", "AdaBelief"}}
	row := func(id, label, title string, adam, adabelief float64) {
		p.Readouts = append(p.Readouts, control.Readout{ID: "belief.step." + id, Label: label, Title: title, Cells: []string{Number(adam), Number(adabelief)}})
	}
	if t == 0 {
		p.Readouts = []control.Readout{{ID: "belief.start", Wide: true, Cells: []string{s.say("The start: no gradient has been seen yet.")}}}
		return p
	}
	row("g", s.say("g gradient"), s.say("the gradient, the same for both"), b.G[t], b.G[t])
	row("m", s.say("m prediction"), s.say("the mean of gradients, the same for both"), b.M[t], b.M[t])
	row("seen", s.say("sees"), s.say("Adam the square of g, AdaBelief that of g − m"), b.Adam.Seen[t], b.AdaBelief.Seen[t])
	row("root", s.say("divides by"), s.say("the root of the bias-corrected mean of what it sees"), math.Sqrt(b.Adam.Kept[t]), math.Sqrt(b.AdaBelief.Kept[t]))
	row("step", s.say("Δθ step"), s.say("the move of this step"), b.Adam.Step[t], b.AdaBelief.Step[t])
	row("moved", s.say("θ − θ₀ moved"), s.say("all moves so far"), b.Adam.Moved[t], b.AdaBelief.Moved[t])
	return p
}

// tableColumns is how many steps the table of figure 2 shows: the playhead's and those before it.
const tableColumns = 5

// tablePanel is the paper's table with the numbers that are really computed.
func (s *State) tablePanel(st *Study, t int) control.Panel {
	p := control.Panel{ID: "belief.table", Title: s.say("The table of figure 2"), Place: control.Right, Tab: s.say(tabInside), Open: true}
	first := max(t-tableColumns+1, 1)
	p.Note = s.say("steps %d to %d", first, first+tableColumns-1)
	x, y := &st.table[0], &st.table[1]
	for _, r := range []struct {
		id, label string
		column    []float64
	}{{"gx", "g, x", x.G}, {"gy", "g, y", y.G}, {"vx", "v̂, x", x.Adam.Kept}, {"vy", "v̂, y", y.Adam.Kept},
		{"sx", "ŝ, x", x.AdaBelief.Kept}, {"sy", "ŝ, y", y.AdaBelief.Kept}} {
		readout := control.Readout{ID: "belief.table." + r.id, Label: r.label}
		for step := first; step < first+tableColumns; step++ {
			readout.Cells = append(readout.Cells, tableNumber(r.column[step]))
		}
		p.Readouts = append(p.Readouts, readout)
	}
	p.Readouts = append(p.Readouts, control.Readout{ID: "belief.table.note", Wide: true,
		Cells: []string{s.say("The paper prints what these numbers tend to when m stands still: v = 1 in both directions, s = 0 along x and 1 along y.")}})
	return p
}

// tableNumber is a number in a narrow column, to a thousandth.
func tableNumber(v float64) string {
	text := strconv.FormatFloat(math.Round(v*1000)/1000+0, 'f', -1, 64)
	return strings.ReplaceAll(text, "-", "−")
}

// beliefStory says what is seen, in words that the numbers prove.
func (s *State) beliefStory(st *Study, t int) control.Panel {
	p := control.Panel{ID: "belief.story", Title: s.say("What is seen"), Place: control.Right, Tab: s.say(tabInside), Open: true}
	tell := func(id, text string) {
		p.Readouts = append(p.Readouts, control.Readout{ID: "belief." + id, Wide: true, Cells: []string{text}})
	}
	for _, part := range st.parts {
		if t >= part.From && t <= part.To {
			p.Title = s.caseTitle(part.Name)
			tell("case", s.caseWords(part.Name))
		}
	}
	if t == 0 {
		tell("hint", s.say("Play, or drag the timeline: both optimizers see the same gradients, step by step."))
		return p
	}
	ratio := st.belief.AdaBelief.Unit[t] / st.belief.Adam.Unit[t]
	switch {
	case ratio > 1.25:
		tell("ratio", s.say("For the same mean, AdaBelief's step is now %s times Adam's: it believes the gradient.", Number(ratio)))
	case ratio < 0.8:
		tell("ratio", s.say("For the same mean, AdaBelief's step is now %s times Adam's: it is more surprised than the gradient is large.", Number(ratio)))
	default:
		tell("ratio", s.say("For the same mean, both now take steps of about the same length: the ratio is %s.", Number(ratio)))
	}
	return p
}

func (s *State) caseTitle(name string) string {
	switch name {
	case "flat":
		return s.say("Case 1: flat ground")
	case "wall":
		return s.say("Case 2: the wall of a gorge")
	}
	return s.say("Case 3: a long, even slope")
}

func (s *State) caseWords(name string) string {
	switch name {
	case "flat":
		return s.say("The gradient is small and as expected. Long steps would be right, and both optimizers come to take them: each divides by something small.")
	case "wall":
		return s.say("The gradient is large and changes its sign at every step. Short steps would be right, and both take them: each divides by something large.")
	}
	return s.say("The gradient is large, and exactly what was expected. Adam sees only that it is large, and takes short steps. AdaBelief sees that it is no surprise, believes it, and comes to take longer ones.")
}
