package state

import (
	"errors"

	"github.com/optiscope/optiscope/scenes/control"
)

// The place in the course is part of links, so that both hosts open it. The
// lessons themselves are files beside the page, or in the desktop's program:
// that a lesson exists is known to whoever reads them.

// Worksheet is the name of the lesson that a worksheet is: View.Sheet holds it.
const Worksheet = "worksheet"

// mostSheet is the longest worksheet in links, in bytes: see sheet.Most.
const mostSheet = 12000

// mostSteps bounds a step's number in links.
const mostSteps = 99

var errLesson = errors.New("is no lesson's name")

// lessonControls say which step of which lesson is open, and whether what comes is hidden.
func (s *State) lessonControls() []control.Control {
	lesson := control.Control{ID: "lesson", Title: s.say("lesson"), Kind: control.Text, Hidden: true,
		Help: s.say("The lesson that is open, by its name."),
		Get:  func() string { return s.View.Lesson },
		Put: func(id string) error {
			if !named(id) {
				return errLesson
			}
			if id != s.View.Lesson {
				s.View.Lesson, s.View.Step = id, 1
			}
			if id != "" {
				s.View.Challenge = ""
			}
			if id != Worksheet {
				s.View.Sheet = ""
			}
			return nil
		}}
	step := number("step", "", s.say("step of the lesson"), control.Num{Integer: true, Min: 1, Max: mostSteps,
		Get: func() float64 { return float64(s.View.Step) }, Put: func(v float64) { s.View.Step = int(v) }, Check: within(1, mostSteps)}, 1)
	step.Hidden = true
	veil := control.Control{ID: "veil", Label: s.say("Hide what comes"), Title: s.say("hide what comes"), Kind: control.Toggle, Hidden: true, Flag: &s.View.Veiled,
		Default: "0", Help: s.say("Shows nothing beyond the playhead, so that it can be predicted.")}
	sheet := control.Control{ID: "sheet", Title: s.say("worksheet"), Kind: control.Text, Hidden: true,
		Help: s.say("The worksheet that is open in the place of a lesson. It is written by its editor."),
		Get:  func() string { return s.View.Sheet },
		Put: func(text string) error {
			if len(text) > mostSheet {
				return errors.New(s.say("is too long for a worksheet: at most %d characters are read", mostSheet))
			}
			s.View.Sheet = text
			return nil
		}}
	return []control.Control{lesson, step, veil, sheet, s.challengeControl()}
}

// stay takes over from the state that s replaces what is the viewer's and no part of
// an example: theme, language and parts left out, the place in the course, and what is in no link.
func (s *State) stay(from *State) {
	s.Keep(from)
	s.System = from.System
	s.SetCalm(from.Calm)
	s.View.Theme, s.View.Language = from.View.Theme, from.View.Language
	s.View.Without, s.View.Present = from.View.Without, from.View.Present
	s.View.Lesson, s.View.Step, s.View.Sheet, s.View.Challenge = from.View.Lesson, from.View.Step, from.View.Sheet, from.View.Challenge
}

// OpenStep shows a step of a lesson: the state of its link, in the viewer's theme and language. A question waits at
// the start, with all that comes hidden, until it is answered.
func (s *State) OpenStep(lesson string, step int, link string, waits bool) error {
	opened, errs := Load(link)
	opened.stay(s)
	opened.View.Lesson, opened.View.Step, opened.View.Challenge = lesson, step, ""
	if lesson != Worksheet {
		opened.View.Sheet = ""
	}
	if waits {
		opened.View.T, opened.View.Playing, opened.View.Veiled = 0, false, true
	}
	*s = opened
	return errors.Join(errs...)
}

// Place is where in the course somebody is. A worksheet's text belongs to it.
type Place struct {
	Lesson string
	Step   int
	Sheet  string
}

// Place is the present one, in no lesson the zero value.
func (s *State) Place() Place {
	if s.View.Lesson == "" {
		return Place{}
	}
	return Place{s.View.Lesson, s.View.Step, s.View.Sheet}
}

// Return goes to a place in the course, with nothing else set: so it opens that step's own state.
func (s *State) Return(to Place) {
	opened := Default()
	opened.stay(s)
	opened.View.Lesson, opened.View.Step, opened.View.Sheet, opened.View.Challenge = to.Lesson, to.Step, to.Sheet, ""
	*s = opened
}

// CloseLesson closes the lesson, and shows what its question hid.
func (s *State) CloseLesson() {
	s.View.Lesson, s.View.Step, s.View.Sheet, s.View.Veiled = "", 1, "", false
}

// bare is a state without the viewer's own, and without where the playhead and the view are.
func (s *State) bare() State {
	b := *s
	b.stay(&State{})
	b.View.T, b.View.Playing, b.View.Veiled, b.View.Speed = 0, false, false, ""
	b.View.X, b.View.Y, b.View.Zoom, b.View.Yaw, b.View.Pitch, b.View.Selected = 0, 0, 1, 0, 0, ""
	b.View.Together, b.View.Onward, b.View.Ghosts = false, false, false
	return b
}

// Strayed says whether another thing is computed or shown than in the state that a step's link opens.
func (s *State) Strayed(link string) bool {
	opened, _ := Load(link)
	return s.bare() != opened.bare()
}

// Unset says whether nothing but the place in the course or a challenge is set: a link that says no more means that step's or challenge's own state.
func (s *State) Unset() bool {
	return (s.View.Lesson != "" || s.View.Challenge != "") && !s.Strayed("") && s.View.Playing && !s.View.Veiled
}
