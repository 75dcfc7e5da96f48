package state

import (
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
		events = append(events, s.editEvents(i, s.Mark(i))...)
		events = append(events, s.eventsOf(i, result)...)
	}
	return events
}

// eventsOf are the events of an entry: where its steps change their form, its arrival, its end.
func (s *State) eventsOf(i int, result *run.Result) []control.Event {
	var events []control.Event
	track, title, mark := &result.Tracks[i], s.runTitle(result, i), s.Mark(i)
	tell := func(id string, step int, text string, args ...any) {
		events = append(events, control.Event{ID: id + "." + s.Run.Entries[i].ID, Step: step, Mark: mark, Text: s.say(text, args...)})
	}
	adapted := track.Len() > 1 && track.Branch[1] == optim.BranchAdaptive
	for step := 2; step < track.Len(); step++ {
		now, turn := track.Branch[step], "turn"+strconv.Itoa(step)
		if now == track.Branch[step-1] {
			continue
		}
		switch {
		case now == optim.BranchAdaptive && !adapted && track.Rho[step] != 0:
			tell("adaptive", step, "%s takes its first rectified step at %d", title, step)
		case now == optim.BranchAdaptive && !adapted:
			tell("adaptive", step, "%s takes its first adaptive step at %d", title, step)
		case now == optim.BranchAdaptive:
			tell(turn, step, "%s turns to adaptive steps at %d", title, step)
		case now == optim.BranchPlain:
			tell(turn, step, "%s turns to plain steps at %d", title, step)
		case now == optim.BranchNone:
			tell(turn, step, "%s takes no steps from %d on", title, step)
		}
		adapted = adapted || now == optim.BranchAdaptive
	}
	if step, ok := track.Arrival(result.Loss, ArrivalPart); ok {
		if result.Loss.Own {
			tell("arrive", step, "%s comes to the lowest minimum found, at step %d", title, step)
		} else {
			tell("arrive", step, "%s arrives at step %d: within a thousandth of its way down", title, step)
		}
	}
	if track.Diverged() {
		tell("stop", track.Stop, "%s %s", title, track.Verdict())
	}
	return events
}

// toEvent moves the playhead to the nearest event after it, or before it; where there is none it stays. A command
// knows the state alone, of which the run is a function: it computes it once more.
func (s *State) toEvent(forward bool) {
	var result run.Result
	if !s.Studies() {
		result = run.Compute(s.Run)
	}
	to, found := 0, false
	for _, e := range s.Events(&result) {
		ahead := forward && e.Step > s.View.T && (!found || e.Step < to)
		behind := !forward && e.Step < s.View.T && (!found || e.Step > to)
		if ahead || behind {
			to, found = e.Step, true
		}
	}
	if found {
		s.Seek(to)
	}
}

func (s *State) eventActions() []control.Control {
	return []control.Control{
		action("event.back", s.say("Event before"), "<", "", func() { s.toEvent(false) }),
		action("event.next", s.say("Next event"), ">", "", func() { s.toEvent(true) })}
}

// Status tells the run in words, for a screen reader: where the playhead
// stands, who leads, and what happened at this very step.
func (s *State) Status(result *run.Result) string {
	if s.Studies() {
		return s.Study(result, nil).Status(s)
	}
	var all []string
	for _, p := range s.places(result) {
		all = append(all, s.placeWords(p))
	}
	text := s.say("Step %d of %d on %s. %s.", s.View.T, s.Run.Steps, s.Surface().Title, strings.Join(all, "; "))
	if n := Seeds(result); n > 0 {
		text = s.say("Step %d of %d on %s. Medians of %d seeds: %s.", s.View.T, s.Run.Steps, s.Surface().Title, n, strings.Join(all, "; "))
	}
	for _, e := range s.Events(result) {
		if e.Step == s.View.T {
			text += " " + e.Text + "."
		}
	}
	if panel, ok := s.phasePanel(result); ok {
		text = panel.Readouts[0].Cells[0] + " " + text
	}
	return text
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
