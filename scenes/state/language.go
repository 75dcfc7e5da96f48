package state

import (
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/words"
)

// autoLanguage is the value of View.Language that follows the system.
const autoLanguage = "auto"

// Language is the language in force.
func (s *State) Language() words.Language {
	if s.View.Language == autoLanguage {
		return s.System
	}
	return words.Language(s.View.Language)
}

// SystemSpeaks says what the language "auto" means, by the system's tag for it, such as "zh-CN".
func (s *State) SystemSpeaks(tag string) { s.System = words.Match(tag) }

// say is words.Language.Say in the language in force.
func (s *State) say(text string, args ...any) string { return s.Language().Say(text, args...) }

func (s *State) languageControl() control.Control {
	c := control.Control{ID: "language", Label: s.say("Language"), Title: s.say("language"), Icon: "language", Kind: control.Choice, Default: autoLanguage,
		Help:    s.say("The language of the program. Auto follows the system."),
		Options: []control.Option{{Value: autoLanguage, Label: s.say("Auto (%s)", s.System.Name())}},
		Get:     func() string { return s.View.Language },
		Put:     func(code string) error { s.View.Language = code; return nil }}
	for _, l := range words.Languages() {
		c.Options = append(c.Options, control.Option{Value: string(l), Label: l.Name()})
	}
	return c
}

// Explain says an error in the language in force.
func (s *State) Explain(err error) string { return s.Language().Explain(err) }

// verdict is run.Track.Verdict in the language in force.
func (s *State) verdict(track *run.Track) string { return s.Language().Tell(track) }

// verdictOf is run.Result.Verdict in the language in force.
func (s *State) verdictOf(result *run.Result, i int) string {
	switch {
	case result.Err != nil:
		return s.Explain(result.Err)
	case i < len(result.Tracks):
		return s.verdict(&result.Tracks[i])
	}
	return ""
}

// Say is words.Language.Say in the language in force.
func (s *State) Say(text string, args ...any) string { return s.say(text, args...) }
