package state

import (
	"slices"
	"strings"

	"github.com/optiscope/optiscope/scenes/control"
)

// Preset is a state worth looking at. Every number in its note is a result of its run.
type Preset struct {
	ID     string
	Title  string
	Group  string // heading that it shares with its neighbours
	Source string // whose settings these are, or empty where they are our own
	Note   string // what to look for
	Link   string // the state, as State.Link spells it
}

// Presets are all presets, in the order in which they are shown.
func Presets() []Preset { return slices.Concat(lessons, studies, figures, videos) }

// lessons are one idea each.
var lessons = []Preset{
	{
		ID: "first", Title: "The first screen", Group: "Start here",
		Note: "AdaBelief arrives first. RAdam rests for five steps and then steps carefully, as r tells it to: watch r in “Inside RAdam”.",
		Link: "",
	},
	{
		ID: "ravine", Title: "A ravine", Group: "Start here", Source: "after Goh, Why Momentum Really Works, Distill, 2017",
		Note: "With a rate just under 2/κ SGD jumps from wall to wall and creeps along the floor; set κ to 60 and it climbs the walls. " +
			"Adam divides each coordinate by its own size: its path does not change with κ.",
		Link: "surface=ravine&steps=200&entries=sgd,adam&sgd.lr=0.038&speed=2",
	},
	{
		ID: "saddle", Title: "A saddle and its ridge", Group: "Start here",
		Note: "The start is a thousandth beside the ridge. SGD runs into the saddle and lingers there; what divides by the size of the gradient " +
			"leaves at once. Set the start's y to 0 and none ever leaves; add noise and all do.",
		Link: "surface=saddle&steps=150&entries=adabelief,adam,sgd&sgd.lr=0.03&speed=2",
	},
	{
		ID: "trap", Title: "Trapped on Rastrigin", Group: "Start here",
		Note: "All four end in the same hollow, for they only ever see the slope. Drag the start to try others of the 121 hollows, or make the waves lower.",
		Link: "surface=rastrigin&steps=300&entries=adabelief,radam,adam,momentum&speed=4",
	},
	{
		ID: "plain-steps", Title: "RAdam's plain steps", Group: "Start here",
		Source: "SGD fallback: Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, 2019",
		Note: "RAdam with its SGD fallback begins with steps in proportion to the gradient: on Rosenbrock's walls the fifth is its last. " +
			"RAdam 2 rests instead, with the same learning rate, and stays.",
		Link: "surface=rosenbrock&entries=radam,radam-2,adam&radam.degenerate=1",
	},
	{
		ID: "best", Title: "Each at its best rate", Group: "Start here",
		Note: "The first screen, but each optimizer has its own best α of 37. AdaBelief arrives at step 16, Adam at 28, RAdam at 51; with α = 0.03 for all " +
			"it was 272 for AdaBelief, 531 for Adam, and too few steps for RAdam. The order of those two stays, their distance does not: it was that of one α. " +
			"“Last loss over α” shows how much room each leaves for a bad choice.",
		Link: "adabelief.lr=0.316&radam.lr=10&adam.lr=0.464&rates=best",
	},
	{
		ID: "luck", Title: "One seed may be luck", Group: "Start here",
		Note: "From beside the top of the hill, noise decides. Of 32 seeds AdaBelief ends at (3, 2) with 23 and at (−2.8, 3.1) with 9, Adam with 25 and 7, SGD with 19 and 13. " +
			"A single seed would have told of one hollow each.",
		Link: "surface=himmelblau&steps=400&noise=30&seeds=32&entries=adabelief,adam,sgd&sgd.lr=0.002&speed=4",
	},
	{
		ID: "own", Title: "A formula of your own", Group: "Start here",
		Note: "A round moat with three hollows, which a search has found and marked. From the flank between two of them AdaBelief and Adam go to (1.37, −0.76), " +
			"Momentum to the deepest, (−0.64, 1.31). Change any letter of the formula: a widens the moat, b tilts it.",
		Link: "surface=custom&formula=%28x%5E2+%2B+y%5E2+-+a%29%5E2+%2B+b+x+y+%2B+sin%283x%29&a=2&domain.x0=-2.5&domain.x1=2.5&domain.y0=-2.2&domain.y1=2.2&" +
			"start.x=0.5&start.y=1&steps=200&entries=adabelief,adam,momentum&momentum.lr=0.005&speed=2",
	},
}

// presetControl is a menu of presets; it always stands on its heading. The theme, the
// language and the parts shown suit the viewer and stay; everything else is the preset's.
func (s *State) presetControl() control.Control {
	c := control.Control{ID: "preset", Label: s.say("Examples"), Title: s.say("examples"), Kind: control.Choice, Derived: true,
		Help:    s.say("Loads an example in place of everything but theme and language. The figures and videos of the AdaBelief paper are among them."),
		Options: []control.Option{{Value: "", Label: s.say("Examples…")}},
		Get:     func() string { return "" },
		Put:     func(id string) error { s.loadPreset(id); return nil }}
	for _, p := range Presets() {
		c.Options = append(c.Options, control.Option{Value: p.ID, Label: s.say(p.Title), Hint: s.say(p.Note), Group: s.say(p.Group)})
	}
	return c
}

func (s *State) loadPreset(id string) {
	for _, p := range Presets() {
		if p.ID != id {
			continue
		}
		loaded, errs := Load(p.Link)
		if len(errs) > 0 {
			panic("state: preset " + id + ": " + errs[0].Error())
		}
		loaded.stay(s)
		*s = loaded
	}
}

// tell is the note with its source, for a reader who sees nothing else of the preset.
func (s *State) tell(p *Preset) string {
	if p.Source == "" {
		return s.say("%s: %s", s.say(p.Title), s.say(p.Note))
	}
	return s.say("%s: %s (%s)", s.say(p.Title), s.say(p.Note), s.say(p.Source))
}

// preset finds the preset whose run this is, however it is looked at.
func (s *State) preset() (Preset, bool) {
	here := runPart(s.Link())
	for _, p := range Presets() {
		if runPart(p.Link) == here {
			return p, true
		}
	}
	return Preset{}, false
}

// runPart is a link without what only concerns the view.
func runPart(link string) string {
	var kept []string
	for pair := range strings.SplitSeq(link, "&") {
		key, _, _ := strings.Cut(pair, "=")
		switch key {
		case "selected", "view", "view.x", "view.y", "zoom", "yaw", "pitch", "theme", "language", "hide", "present", "colour", "lesson", "step", "veil", "onward", "together", "ghosts", playhead, "play", "speed":
			continue
		}
		if !strings.HasSuffix(key, ".hide") && !strings.HasSuffix(key, ".name") && !strings.HasSuffix(key, ".mark") {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}
