package state

import (
	"slices"
	"strings"

	"github.com/optiscope/optiscope/scenes/control"
)

// The scenes: the values of View.Scene.
const (
	sceneSurface = "surface"        // runs on a surface
	sceneBelief  = "belief"         // what is averaged of one sequence of gradients
	sceneWarmup  = "warmup"         // how RAdam's rectification grows
	sceneCounter = "counterexample" // AMSGrad's online problem
)

// Studies says whether the scene is a study: no runs on a surface, but what
// optimizers make of gradients that are given.
func (s *State) Studies() bool { return s.View.Scene != sceneSurface }

func (s *State) sceneControl() control.Control {
	return control.Control{ID: "scene", Label: s.say("Scene"), Title: s.say("scene"), Kind: control.Choice, Key: "s", Default: sceneSurface,
		Help: s.say("What is shown: runs on a surface, or a study of one idea. Every scene keeps its settings."),
		Options: []control.Option{
			{Value: sceneSurface, Label: s.say("Surface"), Hint: s.say("Optimizers run down a surface.")},
			{Value: sceneBelief, Label: s.say("Belief"), Hint: s.say("What Adam and AdaBelief average of the same gradients.")},
			{Value: sceneWarmup, Label: s.say("Warm-up"), Hint: s.say("Why RAdam's first steps are short.")},
			{Value: sceneCounter, Label: s.say("Counterexample"), Hint: s.say("A problem on which Adam goes the wrong way.")}},
		Get: func() string { return s.View.Scene },
		Put: func(id string) error {
			s.View.Scene = id
			s.View.T = min(s.View.T, s.Last())
			return nil
		}}
}

// Last is the last step of the scene's timeline.
func (s *State) Last() int {
	switch s.View.Scene {
	case sceneBelief:
		return s.beliefSteps()
	case sceneWarmup:
		return s.Warmup.Steps
	case sceneCounter:
		return s.Counter.Steps
	}
	return s.Run.Steps
}

// everywhere are the controls that every scene has.
var everywhere = []string{"scene", "preset", "theme", "language", "present", "lesson", "step", "veil", "sheet", "play", playhead, "speed", "transport"}

// belongs says whether a control has a widget in the present scene. The
// controls of a study begin with its name.
func (s *State) belongs(id string) bool {
	owner, _, _ := strings.Cut(id, ".")
	switch {
	case slices.Contains(everywhere, owner):
		return true
	case slices.Contains([]string{sceneBelief, sceneWarmup, sceneCounter}, owner):
		return owner == s.View.Scene
	case id == "selected":
		return s.View.Scene == sceneBelief && s.Belief.Source == sourceRun
	}
	return !s.Studies()
}
