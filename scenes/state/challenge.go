package state

import (
	"errors"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/optiscope/optiscope/scenes/control"
)

// The challenge that is open is part of links, as the place in the course is. Whether one is called so is known to whoever reads them.

var errChallenge = errors.New("is no challenge's name")

// named says whether a text may be the name of a lesson or a challenge.
func named(id string) bool {
	return len(id) <= 40 && strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// challengeControl says which challenge is open.
func (s *State) challengeControl() control.Control {
	return control.Control{ID: "challenge", Title: s.say("challenge"), Kind: control.Text, Hidden: true, Help: s.say("The challenge that is open, by its name."),
		Get: func() string { return s.View.Challenge },
		Put: func(id string) error {
			if !named(id) {
				return errChallenge
			}
			if s.View.Challenge = id; id != "" {
				s.View.Lesson, s.View.Step, s.View.Sheet = "", 1, ""
			}
			return nil
		}}
}

// OpenChallenge shows the state that a challenge begins with, in the viewer's theme and language. The lesson that was open is closed.
func (s *State) OpenChallenge(id, link string) error {
	opened, errs := Load(link)
	opened.stay(s)
	opened.CloseLesson()
	opened.View.Challenge = id
	*s = opened
	return errors.Join(errs...)
}

// Computed is the part of a state that decides what is computed, so that two states with equal ones have the same results.
func (s *State) Computed() State {
	return State{Run: s.Run, View: View{Scene: s.View.Scene, Selected: s.belief(), Rates: s.View.Rates}, Belief: s.Belief, Warmup: s.Warmup, Counter: s.Counter}
}

// belief is the entry whose gradients the study of the belief takes, or empty in other scenes.
func (s *State) belief() string {
	if s.View.Scene == sceneBelief {
		return s.View.Selected
	}
	return ""
}

// Within says whether the state computes nothing else than that of a link with only some controls set otherwise. That an entry's edits are
// among these, "adam.edits", means changes during the run of its other ones.
func (s *State) Within(link string, allowed []string) bool {
	values, _ := parse(link)
	own, _ := parse(s.Link())
	for _, id := range allowed {
		delete(values, id) // the default is spelled by no link
		if text, is := own[id]; is {
			values[id] = text
		}
		if entry, is := strings.CutSuffix(id, editsKey); is && !editsWithin(entry, own[id], allowed) {
			return false
		}
	}
	var pairs []string
	for _, id := range slices.Sorted(maps.Keys(values)) {
		pairs = append(pairs, id+"="+url.QueryEscape(values[id]))
	}
	opened, errs := Load(strings.Join(pairs, "&"))
	return len(errs) == 0 && opened.Computed() == s.Computed()
}

// editsWithin says whether edits, as a link spells them, change only allowed hyper-parameters of an entry.
func editsWithin(entry, edits string, allowed []string) bool {
	for edit := range strings.SplitSeq(edits, ",") {
		if parts := strings.Split(edit, ":"); len(parts) > 1 && !slices.Contains(allowed, entry+"."+parts[1]) {
			return false
		}
	}
	return true
}

// looking are the controls that change how a run is looked at, and not the run; and what begins so, or is an entry's and ends so.
const (
	looking     = "t play speed theme language hide present drawing view zoom view.x view.y yaw pitch selected colour lesson step challenge veil ghosts vectors equations sheet"
	lookingFrom = "transport. zoom. orbit. vectors. turn. event. pin"
	lookingAt   = ".hide .open .name .mark"
)

// Looks says whether a control changes only how a run is looked at.
func Looks(id string) bool {
	return slices.Contains(strings.Fields(looking), id) ||
		slices.ContainsFunc(strings.Fields(lookingFrom), func(start string) bool { return strings.HasPrefix(id, start) }) ||
		slices.ContainsFunc(strings.Fields(lookingAt), func(end string) bool { return strings.HasSuffix(id, end) })
}
