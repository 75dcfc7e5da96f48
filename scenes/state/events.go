package state

import (
	"slices"
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
)

// ArrivalPart is how near a run has to come to the surface's least value to
// count as arrived: this part of its height above it at the start.
const ArrivalPart = 1e-3

// Events are what happened in the run, by entry.
func (s *State) Events(result *run.Result) []control.Event {
	if s.Studies() {
		return s.Study(result, nil).Events(s)
	}
	var events []control.Event
	for i := range result.Tracks {
		track := &result.Tracks[i]
		if track.Len() == 0 || s.View.Hidden[i] {
			continue
		}
		mark, title, id := s.Mark(i), s.runTitle(result, i), "."+s.Run.Entries[i].ID
		events = append(events, s.editEvents(i, mark)...)
		first, begins := firstAdaptive(track)
		if begins {
			events = append(events, control.Event{ID: "adaptive" + id, Step: first, Mark: mark,
				Text: s.say("%s: first adaptive step, at %d", title, first)})
		}
		events = append(events, s.branchEvents(track, first, title, id, mark)...)
		if step, ok := track.Arrival(result.Loss, ArrivalPart); ok {
			text := s.say("%s arrives at step %d", title, step)
			if result.Loss.Own {
				text = s.say("%s comes to the lowest minimum found, at step %d", title, step)
			}
			events = append(events, control.Event{ID: "arrive" + id, Step: step, Mark: mark, Text: text})
		}
		if track.Diverged() {
			events = append(events, control.Event{ID: "stop" + id, Step: track.Stop, Mark: mark, Text: s.say("%s %s", title, s.verdict(track))})
		}
	}
	return s.unveiled(events)
}

// unveiled are the events up to the playhead, if what comes after it is hidden.
func (s *State) unveiled(events []control.Event) []control.Event {
	if !s.View.Veiled {
		return events
	}
	return slices.DeleteFunc(events, func(e control.Event) bool { return e.Step > s.View.T })
}

// firstAdaptive is the step at which a rule that began otherwise takes its first adaptive step.
func firstAdaptive(track *run.Track) (int, bool) {
	if track.Len() < 2 || track.Branch[1] == optim.BranchAdaptive {
		return 0, false
	}
	for step, branch := range track.Branch {
		if branch == optim.BranchAdaptive {
			return step, true
		}
	}
	return 0, false
}

// mostSwitches bounds the switches of branch that are told of one entry.
const mostSwitches = 12

// branchEvents are the steps at which a rule turns to another form of step, but for its first adaptive one.
func (s *State) branchEvents(track *run.Track, first int, title, id string, mark control.Mark) (events []control.Event) {
	for step := 2; step < track.Len() && len(events) < mostSwitches; step++ {
		if now, before := track.Branch[step], track.Branch[step-1]; now != before && step != first {
			events = append(events, control.Event{ID: "branch." + strconv.Itoa(step) + id, Step: step, Mark: mark,
				Text: s.say("%s: %s at step %d, before that %s", title, s.branchName(now), step, s.branchName(before))})
		}
	}
	return events
}

// branchName is what a form of step is called.
func (s *State) branchName(b optim.Branch) string {
	switch b {
	case optim.BranchAdaptive:
		return s.say("an adaptive step")
	case optim.BranchPlain:
		return s.say("a plain step")
	case optim.BranchSign:
		return s.say("a sign step")
	case optim.BranchClipped:
		return s.say("a clipped step")
	}
	return s.say("no step")
}

// Status tells the run in words, for a screen reader: where the playhead
// stands, who leads, and what happened at this very step.
func (s *State) Status(result *run.Result) string { return s.StatusWith(result, new(Inside)) }

// StatusWith is Status with what has been kept of the last look at a step.
func (s *State) StatusWith(result *run.Result, in *Inside) string {
	if s.Studies() {
		return s.Study(result, nil).Status(s)
	}
	for _, p := range s.phasePanel(result, in) {
		return p.Title + s.say(".") + " " + p.Readouts[0].Cells[0]
	}
	text := s.say("Step %d of %d on %s. ", s.View.T, s.Run.Steps, s.say(s.Surface().Title))
	if n := Seeds(result); n > 0 {
		text += s.say("Medians of %d seeds: ", n)
	}
	var words []string
	for _, p := range s.places(result) {
		words = append(words, s.placeWords(p))
	}
	text += strings.Join(words, s.say("; ")) + s.say(".")
	for _, e := range s.Events(result) {
		if e.Step == s.View.T {
			text += " " + e.Text + s.say(".")
		}
	}
	return text
}

// Brief is Status in a few words, for a run that goes on while it is told: where the playhead is, and who leads.
func (s *State) Brief(result *run.Result) string {
	if s.Studies() {
		return s.say("Step %d of %d.", s.View.T, s.Last())
	}
	places := s.places(result)
	if len(places) == 0 {
		return ""
	}
	return s.say("Step %d: %s", s.View.T, s.placeWords(places[0])) + s.say(".")
}

func (s *State) placeWords(p place) string {
	title, loss := s.Title(p.entry), Number(p.loss)
	switch {
	case p.lost:
		return s.say("%s blew up", title)
	case p.leads:
		return s.say("%s leads, loss %s", title, loss)
	}
	return s.say("%s, loss %s", title, loss)
}
