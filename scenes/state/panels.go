package state

import (
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// The sheets of a narrow screen.
const (
	tabTune   = "Tune"
	tabCurves = "Curves"
	tabInside = "Inside"
)

// shelf hands out controls by ID, so that a panel takes each where it wants it.
type shelf map[string]control.Control

func (s *State) shelf() shelf {
	all := make(shelf)
	for _, c := range s.Controls() {
		all[c.ID] = c
	}
	return all
}

func (all shelf) take(ids ...string) []control.Control {
	taken := make([]control.Control, len(ids))
	for i, id := range ids {
		taken[i] = all[id]
	}
	return taken
}

// Panels is the screen as data: every control and readout in its place, for
// the state and the result of its configuration.
func (s *State) Panels(result *run.Result) []control.Panel {
	return s.PanelsWith(result, new(Inside))
}

// PanelsWith is Panels with what has been kept of the last look at a step.
func (s *State) PanelsWith(result *run.Result, in *Inside) []control.Panel {
	if s.Studies() {
		return s.Study(result, nil).Panels(s)
	}
	all := s.shelf()
	panels := s.barPanels(all)
	for i := range s.Run.Active() {
		panels = append(panels, s.entryPanel(i, all, result))
	}
	panels = append(append(panels, s.removedPanel(all)...),
		control.Panel{ID: "add", Place: control.Left, Tab: s.say(tabTune), Open: true, Controls: all.take("add")},
		s.problemPanel(all, result),
		s.fairPanel(all, result))
	panels = append(panels, s.ratesPanels(result)...)
	panels = append(panels, s.overPanel(all, result))
	read := s.readPanels(result, in)
	read[len(read)-1].Controls = all.take("equations")
	panels = append(append(panels, read...), s.vectorsPanel(all, result), s.transport(all))
	return append(panels, s.phasePanel(result, in)...)
}

// barPanels are what stands at the top in every scene.
func (s *State) barPanels(all shelf) []control.Panel {
	return []control.Panel{{ID: "scenes", Place: control.Scenes, Controls: all.take("scene")},
		{ID: "app", Place: control.Top, Controls: all.take("language", "theme", "present")}}
}

// transport is the bar at the bottom.
func (s *State) transport(all shelf) control.Panel {
	p := s.timePanel()
	p.Controls = all.take("transport.first", "transport.back", "play", "transport.forward", "transport.last", playhead, "speed")
	return p
}

// Live are the panels that follow the playhead, without controls: all that
// changes on the screen while a run plays. It takes what has been kept of the last look at a step.
func (s *State) Live(result *run.Result, in *Inside) []control.Panel {
	if s.Studies() {
		return s.Study(result, nil).Live(s)
	}
	return append(append(s.readPanels(result, in), s.vectorsPanel(nil, result), s.timePanel()), s.phasePanel(result, in)...)
}

func (s *State) timePanel() control.Panel {
	return control.Panel{ID: "transport", Title: s.say("Time"), Place: control.Bottom, Open: true,
		Readouts: []control.Readout{{ID: "time", Label: s.say("step"), Title: s.say("step shown of all steps"),
			Cells: []string{strconv.Itoa(s.View.T) + " / " + strconv.Itoa(s.Last())}}}}
}

func (s *State) entryPanel(i int, all shelf, result *run.Result) control.Panel {
	entry, mark := s.Run.Entries[i], s.Mark(i)
	p := control.Panel{ID: entry.ID, Title: s.Title(i), Place: control.Left, Tab: s.say(tabTune), Mark: &mark,
		Open: entry.ID == s.View.Selected, Opener: entry.ID + ".open", Summary: s.summary(i),
		Head: all.take(entry.ID + ".hide")}
	opener := all[p.Opener]
	opener.Hidden = true // the heading itself is the button
	p.Head = append(p.Head, opener)
	if s.Run.Count > 1 {
		p.Head = append(p.Head, all.take(entry.ID+".remove")...)
	}
	for _, c := range all.take(entry.ID+".duplicate", entry.ID+".up", entry.ID+".down") {
		if !c.Hidden {
			p.Menu = append(p.Menu, c)
		}
	}
	p.MenuTitle = s.say("more for %s", p.Title)
	if p.Open {
		p.Controls = all.take("onward", "together")
	}
	for _, c := range append(s.hyperControls(i, s.onward()), s.editControls(i)...) {
		if !c.Hidden {
			p.Controls = append(p.Controls, all[c.ID])
		}
	}
	if p.Open && s.openEdited() {
		p.Controls = append(p.Controls, all.take("ghosts")...)
	}
	p.Controls = append(p.Controls, all.take(entry.ID+".name")...)
	rule := s.rule(i)
	if preset, is := source(rule, s.hyper(i, s.onward())); is {
		p.Readouts = []control.Readout{{ID: entry.ID + ".source", Wide: true, Title: s.say("whose options these are"), Cells: []string{s.sourceWords(rule, &preset)}}}
	}
	if words := s.ghostWords(i); words != "" {
		p.Readouts = append(p.Readouts, control.Readout{ID: entry.ID + ".ghost", Wide: true, Title: s.say("what the dashed path is"), Cells: []string{words}})
	}
	if i < len(result.Tracks) {
		if verdict := s.verdict(&result.Tracks[i]); verdict != "" && !(s.View.Veiled && s.View.T < result.Tracks[i].Stop) {
			p.Note = verdict
		}
	}
	if blown := s.blownWords(result, i); blown != "" {
		p.Note = blown
	}
	return p
}

// summary is a closed card's settings in one line: "α 0.03 β 0.9 0.999".
func (s *State) summary(i int) string {
	h := s.hyper(i, s.onward())
	var words []string
	fields := optim.Fields()
	for _, id := range s.rule(i).Reads {
		f := &fields[id]
		if f.Kind != optim.FieldNumber || len(words) > 5 {
			continue
		}
		text := control.FormatNumber(*f.Num(&h))
		switch f.Key {
		case "beta2":
			words = append(words, text)
		case "beta1":
			words = append(words, "β", text)
		case "lr", "momentum":
			words = append(words, f.Symbol, text)
		}
	}
	return strings.Join(words, " ")
}

func (s *State) problemPanel(all shelf, result *run.Result) control.Panel {
	p := control.Panel{ID: "problem", Title: s.say("Problem"), Place: control.Left, Tab: s.say(tabTune), Open: true}
	for _, c := range s.problemControls() {
		if c = all[c.ID]; !c.Hidden {
			p.Controls = append(p.Controls, c)
		}
	}
	if s.DrawnByProcessor() {
		p.Controls = append(p.Controls, all["drawing"])
	}
	if s.IsCustom() {
		p.Readouts = append(s.exampleReadout(), s.customReadouts(result)...)
		return p
	}
	p.Readouts = []control.Readout{{ID: "why", Wide: true, Title: s.say("why this surface is hard"), Cells: []string{s.say(s.Surface().Why)}}}
	p.Readouts = append(s.exampleReadout(), p.Readouts...)
	return p
}

// exampleReadout says what the example shows that is loaded, if one is.
func (s *State) exampleReadout() []control.Readout {
	example, is := s.preset()
	if !is {
		return nil
	}
	return []control.Readout{{ID: "example", Wide: true, Title: s.say("what this example shows"), Cells: []string{s.tell(&example)}}}
}

func (s *State) overPanel(all shelf, result *run.Result) control.Panel {
	p := control.Panel{ID: "over", Place: control.Over, Open: true, Summary: s.surfaceWords(), Controls: all.take("view", "zoom.in", "zoom.out", "zoom.home")}
	if result.Loss != nil {
		f := result.Loss.Formula()
		p.Readouts = []control.Readout{{ID: "formula", Label: "f", Title: s.say("the loss"), Wide: true,
			Cells: []string{"f = " + f.Text()}, MathML: f.MathML()}}
	}
	return p
}
