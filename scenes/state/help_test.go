package state_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// visible are all controls on the screen of a state.
func visible(s *state.State) (all []control.Control) {
	result := run.Compute(s.Run)
	for _, p := range s.Panels(&result) {
		all = append(all, slices.Concat(p.Head, p.Menu, p.Controls)...)
	}
	return slices.DeleteFunc(all, func(c control.Control) bool { return c.Hidden })
}

// screens are links that together show every control there is: all rules with all schedules, all surfaces, all scenes.
func screens() []string {
	links := []string{"", "onward=1&t=100&adam.edits=50:lr:0.01", "noise=0.5&seeds=4", "rates=best", "view=3d", "play=0",
		"surface=custom&formula=a+x^2%2Bb+y^2", "drawing=processor",
		"scene=belief", "scene=belief&belief.source=run", "scene=warmup", "scene=counterexample", "vectors=all", "t=20&phase=2&play=0&equations=1"}
	for _, rule := range optim.Rules() {
		for _, kind := range optim.ScheduleKinds() {
			links = append(links, "entries="+rule.ID+","+rule.ID+"-2&"+rule.ID+".schedule="+kind.String())
		}
	}
	for _, family := range surface.Families() {
		for _, one := range family.Surfaces {
			links = append(links, "surface="+one.ID)
		}
	}
	return links
}

var sentenceEnd = regexp.MustCompile(`[.!?](?:\s|$)`)

// Every control on every screen has help of two sentences, in both languages.
func TestEveryControlHasHelp(t *testing.T) {
	told := make(map[string]bool)
	for _, link := range screens() {
		for _, language := range []string{"en", "zh"} {
			s, errs := state.Load(link + "&language=" + language)
			if len(errs) > 0 {
				t.Fatal(link, errs)
			}
			for _, c := range s.Controls() {
				seen := !c.Hidden || c.Kind == control.Action && c.Label != "" // some commands are hidden until there is something for them to do
				if !seen || c.Help != "" && told[language+c.Help] {
					continue
				}
				told[language+c.Help] = true
				n, han := len(sentenceEnd.FindAllString(c.Help, -1)), strings.ContainsFunc(c.Help, func(r rune) bool { return unicode.Is(unicode.Han, r) })
				if language == "zh" { // where a semicolon, too, may stand between the two
					n = min(strings.Count(c.Help, "。")+strings.Count(c.Help, "；"), 2)
				}
				if n != 2 || han != (language == "zh") {
					t.Errorf("%s: %s in %s has the help %q: two sentences are wanted", link, c.ID, language, c.Help)
				}
			}
		}
	}
}

// sourced matches what names a source: a year, an author's package, or a library.
var sourced = regexp.MustCompile(`\b(19|20)\d\d\b|PyTorch|package|labml`)

// The help of a hyper-parameter has its symbol and says whose it is, in both languages; and its card names the paper.
func TestHyperparametersNameTheirSource(t *testing.T) {
	symbols := make(map[string]string)
	for _, f := range optim.Fields() {
		symbols[f.Key] = f.Symbol
	}
	for _, f := range optim.ScheduleFields() {
		symbols[f.Key] = f.Symbol
	}
	for _, link := range screens() {
		for _, language := range []string{"en", "zh"} {
			s, _ := state.Load(link + "&language=" + language)
			for _, c := range visible(&s) {
				owner, key, _ := strings.Cut(c.ID, ".")
				symbol, hyper := symbols[key]
				_, entry := s.Index(owner)
				if !hyper || !entry && !slices.Contains([]string{"belief", "counterexample", "warmup"}, owner) || owner == "warmup" && key != "beta2" {
					continue
				}
				if !strings.Contains(c.Help, symbol) || !sourced.MatchString(c.Help) {
					t.Errorf("%s: %s is explained without %s or its source: %q", link, c.ID, symbol, c.Help)
				}
				if isSchedule := slices.ContainsFunc(optim.ScheduleFields(), func(f optim.ScheduleField) bool { return f.Key == key }); entry && !isSchedule && c.Source == "" {
					t.Errorf("%s: %s names no paper", link, c.ID)
				}
			}
		}
	}
}
