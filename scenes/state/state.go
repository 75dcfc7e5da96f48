// Package state holds all that can be set and shared: the program's controls
// and readouts, and the link that spells them.
package state

import (
	"strconv"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/words"
)

// State is everything on the screen: what is computed, and how it is looked
// at. It is a plain comparable value; a copy is a snapshot.
type State struct {
	Run  run.Config
	View View

	Belief  Belief
	Warmup  Warmup
	Counter Counter

	Own   Own // the user's own formula while another one is shown; no part of links
	Embed Embed

	Export  Export  // choices of the next picture; no part of links
	Removed Removed // the entry that was removed last; no part of links

	System words.Language // what the language "auto" means on this system; no part of links
	Calm   bool           // the viewer's system asks for little motion: nothing plays unasked; no part of links
}

// View is how the run is looked at. Nothing in it changes a result.
type View struct {
	Scene    string  // one of the scenes
	Without  string  // parts that are left out, by their IDs, between commas
	Present  bool    // presenter mode: full screen, large type
	T        int     // the playhead: the step shown
	Playing  bool    // the playhead moves by itself
	Speed    string  // one of speeds
	Selected string  // ID of the entry whose card is open
	X, Y     float64 // the middle of the surface view, in surface coordinates
	Zoom     float64 // 1 shows the surface's domain
	Form     string  // "contour" from above, or "3d" as a block
	Yaw      float64 // of the block, in degrees: see geom.OrbitAt
	Pitch    float64
	Theme    string                   // "auto", "dark" or "light"
	Language string                   // "auto", or the code of one of words.Languages
	Ranges   [surface.MaxParams]Range // of the sliders of the user's own formula
	Drawing  string                   // who draws the surface: "auto" or "processor"
	Colour   string                   // "auto" for the surface's own colour scale, or one of colours
	Rates    string                   // how the entries come to their learning rates: "own", "same", "default" or "best"
	Hidden   [run.MaxEntries]bool
	Names    [run.MaxEntries]string // what the user calls the entries; empty: as their rules are called
	Slots    [run.MaxEntries]int    // of the entries' marks
	Together bool                   // setting a hyper-parameter sets it for all entries that have it
	Onward   bool                   // setting a hyper-parameter changes what follows the playhead, and the cards show what is in force there
	Ghosts   bool                   // the old futures of edited runs are drawn
	Vectors  string                 // whose vectors are drawn: "off", "selected" or "all"
	Shown    Shown                  // which of them

	Phase     int  // which phase is shown of the selected entry's next step, from 1; 0: that step is not being taken apart
	Phasing   bool // the phases go on by themselves; no part of links
	Equations bool // the selected entry's step is shown equation by equation

	Lesson string // the lesson that is open, by its name, or empty
	Step   int    // which of its steps, from 1
	Sheet  string // the worksheet that is open as a lesson, as package sheet writes it, or empty
	Veiled bool   // nothing beyond the playhead is shown

	Challenge string // the challenge that is open, by its name, or empty
}

// firstSurface is where the default story plays: three visibly different paths.
const firstSurface = "beale"

// firstEntries are its optimizers, in the order of their cards.
const firstEntries = "adabelief,radam,adam"

// firstRate is the learning rate of every new entry: one at which all three
// reach the first surface's minimum within the default number of steps.
const firstRate = 0.03

const (
	firstSteps = 1000
	firstSpeed = "8"
)

// Default is the first screen.
func Default() State {
	s := State{System: words.English}
	s.Run.Steps, s.Run.Seed, s.Run.Seeds = firstSteps, 1, 1
	s.Belief, s.Warmup, s.Counter = firstBelief(), firstWarmup(), usualCounter(problemFrequent)
	s.View = View{Scene: sceneSurface, Playing: true, Speed: firstSpeed, Theme: "auto", Language: autoLanguage, Colour: "auto", Rates: ratesOwn, Ghosts: true, Step: 1}
	s.View.Drawing, s.View.Vectors, s.View.Shown = drawnByCard, vectorsOff, firstShown()
	s.View.Form, s.View.Yaw, s.View.Pitch = formContour, firstYaw, firstPitch
	s.setSurface(firstSurface)
	if err := s.setEntries(firstEntries); err != nil {
		panic(err)
	}
	return s
}

// Surface is the surface in use. A State that came from Default, Set or Load
// always names one.
func (s *State) Surface() *surface.Surface {
	if s.IsCustom() {
		return s.customSurface()
	}
	found, ok := surface.Lookup(s.Run.Surface)
	if !ok {
		panic("state: no surface is called " + strconv.Quote(s.Run.Surface))
	}
	return found
}

// setSurface changes the problem and what belongs to it: parameters, start and view.
func (s *State) setSurface(id string) {
	found, ok := surface.Lookup(id)
	if !ok {
		panic("state: no surface is called " + strconv.Quote(id))
	}
	s.leave()
	s.Run.Surface = id
	s.Run.Params = found.Defaults()
	s.Run.Start = found.Start
	s.center()
}

// Home shows the surface's whole domain, from where it is seen at first.
func (s *State) Home() {
	s.center()
	s.View.Yaw, s.View.Pitch = firstYaw, firstPitch
}

// center shows the surface's whole domain.
func (s *State) center() {
	middle := s.Domain().Center()
	s.View.X, s.View.Y, s.View.Zoom = middle.X, middle.Y, 1
}

// FirstHyper are the hyper-parameters of a new entry. They are the reference's
// defaults with four choices of the program: a learning rate, and a warm-up, for
// surfaces and runs of this size; AdaBelief without rectification, as in its paper's figures; and
// RAdam that skips its first steps instead of taking plain ones, because five
// steps as long as the gradient leave every steep surface at once.
func FirstHyper(rule *optim.Rule) optim.Hyper {
	h := rule.Defaults
	switch rule.ID {
	case "adabelief":
		h.Rectify = false
	case "radam":
		h.DegenerateToSGD = false
	case "adamwarmup":
		h.Warmup = optim.DefaultSchedule(optim.ScheduleWarmup).Warmup
	case "noam":
		schedule := optim.DefaultSchedule(optim.ScheduleNoam)
		h.Warmup, h.DModel = schedule.Warmup, schedule.DModel
	}
	switch rule.ID {
	case "sgd", "momentum", "nesterov":
		h.LR = firstRate / 100 // what does not divide by the gradient's size needs a far smaller rate
	case "lion":
		h.LR = firstRate / 5 // every step has the full length
	case "adagrad":
		h.LR = 10 * firstRate // what it divides by only grows
	case "noam":
		h.LR = 10 * firstRate // of which a tenth is left when the warm-up ends
	case "adadelta":
		// It finds its own rate; α is 1, as its authors have it.
	default:
		h.LR = firstRate
	}
	return h
}

// Index finds an entry by its ID.
func (s *State) Index(id string) (int, bool) {
	for i, entry := range s.Run.Active() {
		if entry.ID == id {
			return i, true
		}
	}
	return 0, false
}

// entryRule reads the rule out of an entry's ID: "adam-2" is the second Adam.
func entryRule(id string) (*optim.Rule, bool) {
	name, number, counted := strings.Cut(id, "-")
	if counted {
		n, err := strconv.Atoi(number)
		if err != nil || n < 2 || n > 99 || strconv.Itoa(n) != number {
			return nil, false
		}
	}
	return optim.Lookup(name)
}

// SetPlaying starts or stops the playhead. Starting at the end starts over.
func (s *State) SetPlaying(on bool) {
	if on && s.View.T >= s.Last() {
		s.View.T = 0
	}
	s.View.Playing = on
	if on {
		s.View.Phase, s.View.Phasing = 0, false
	}
}

// Seek moves the playhead to a step, as far as there are steps, and stops it there.
func (s *State) Seek(step int) {
	s.View.T = min(max(step, 0), s.Last())
	s.View.Playing = false
	s.View.Phase, s.View.Phasing = 0, false
}
