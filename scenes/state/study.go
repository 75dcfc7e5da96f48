package state

import (
	"slices"
	"strconv"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/given"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// Study is what a scene that is a study computed.
type Study struct {
	key    studyKey
	err    error
	belief *given.Belief
	parts  []given.Part
	table  *[2]given.Belief // of figure 2: along x and along y
	warmup *given.Warmup
	plays  []given.Play
	charts map[string]*Chart
}

// studyKey is all that a study depends on.
type studyKey struct {
	scene    string
	language string
	belief   Belief
	warmup   Warmup
	counter  Counter
	run      run.Config // where the gradients are a run's
	selected string
}

func (s *State) studyKey() studyKey {
	key := studyKey{scene: s.View.Scene, language: string(s.Language())}
	switch s.View.Scene {
	case sceneBelief:
		key.belief = s.Belief
		if s.Belief.Source == sourceRun {
			key.run, key.selected = s.Run, s.View.Selected
		}
	case sceneWarmup:
		key.warmup = s.Warmup
	case sceneCounter:
		key.counter = s.Counter
	}
	return key
}

// Study computes the scene's study, or returns old if that is it already. The
// result is that of the state's run.
func (s *State) Study(result *run.Result, old *Study) *Study {
	key := s.studyKey()
	if old != nil && old.key == key {
		return old
	}
	st := &Study{key: key, charts: make(map[string]*Chart)}
	switch s.View.Scene {
	case sceneBelief:
		s.studyBelief(st, result)
	case sceneWarmup:
		s.studyWarmup(st)
	case sceneCounter:
		s.studyCounter(st)
	}
	return st
}

// Chart is a study's picture by its name in Panel.View.
func (st *Study) Chart(name string) (*Chart, bool) {
	c, ok := st.charts[name]
	return c, ok
}

// Panels is the screen as data, as State.Panels.
func (st *Study) Panels(s *State) []control.Panel {
	all := s.shelf()
	panels := s.barPanels(all)
	switch s.View.Scene {
	case sceneBelief:
		panels = append(panels, s.beliefSettings(all))
	case sceneWarmup:
		panels = append(panels, s.warmupSettings(all))
	case sceneCounter:
		panels = append(panels, s.counterSettings(all))
	}
	return append(panels, append(st.read(s), s.transport(all))...)
}

// Live are the panels that follow the playhead, as State.Live.
func (st *Study) Live(s *State) []control.Panel { return append(st.read(s), s.timePanel()) }

func (st *Study) read(s *State) []control.Panel {
	if st.err != nil {
		return []control.Panel{{ID: "study", Title: s.say("Not possible"), Place: control.Right, Tab: s.say(tabInside), Open: true,
			Readouts: []control.Readout{{ID: "study.error", Wide: true, Strong: true, Cells: []string{s.Explain(st.err)}}}}}
	}
	switch s.View.Scene {
	case sceneBelief:
		return s.beliefPanels(st)
	case sceneWarmup:
		return s.warmupPanels(st)
	}
	return s.counterPanels(st)
}

// Events are what stands on the study's timeline.
func (st *Study) Events(s *State) []control.Event {
	var events []control.Event
	for _, p := range st.parts {
		events = append(events, control.Event{ID: "case." + p.Name, Step: p.From, Text: s.caseTitle(p.Name), Mark: ruleMark("adabelief")})
	}
	if st.warmup != nil && st.warmup.First > 0 {
		events = append(events, control.Event{ID: "adaptive", Step: st.warmup.First, Mark: ruleMark("radam"),
			Text: s.say("RAdam's first adaptive step, at %d", st.warmup.First)})
	}
	return s.unveiled(events)
}

// Status tells the study in words, for a screen reader.
func (st *Study) Status(s *State) string {
	text := s.say("Step %d of %d.", s.View.T, s.Last())
	for _, p := range st.read(s) {
		for _, r := range p.Readouts {
			if r.Wide && len(r.Cells) > 0 {
				text += " " + r.Cells[0]
			}
		}
	}
	return text
}

// ruleMark is the mark that the first entry of a rule has.
func ruleMark(id string) control.Mark {
	slot := slices.IndexFunc(optim.Rules(), func(r *optim.Rule) bool { return r.ID == id })
	return control.Mark{Slot: slot, Shape: control.Shape(slot)}
}

func ruleInk(id string) control.Ink { return control.Ink(ruleMark(id).Slot) }

// amsgradMark tells AMSGrad from Adam, whose rule it shares.
func amsgradMark() control.Mark { return control.Mark{Slot: 3, Shape: control.Square} }

// chartPanel is a panel of the middle with a chart.
func chartPanel(id, title, note, words string, legend ...control.Key) control.Panel {
	return control.Panel{ID: id, Title: title, Note: note, Place: control.Center, View: id, Words: words, Open: true, Legend: legend}
}

func (s *State) at() string { return "t = " + strconv.Itoa(s.View.T) }
