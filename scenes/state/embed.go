package state

import (
	"html"
	"strings"

	"github.com/optiscope/optiscope/scenes/control"
)

// Embed is what a page that embeds the program shall show. It is no part of links: the snippet made of it is.
type Embed struct {
	Without [8]bool // parts left out, in the order of Parts
	Play    bool
}

// EmbedControls choose what the embedded program shows.
func (s *State) EmbedControls() []control.Control {
	all := []control.Control{{ID: "embed.play", Label: s.say("Play at once"), Title: s.say("play at once"), Kind: control.Toggle, Derived: true, Default: "0",
		Flag: &s.Embed.Play, Help: s.say("The embedded run plays when the page is opened. Otherwise it waits for a press.")}}
	for i, part := range s.Parts() {
		all = append(all, control.Control{ID: "embed." + part.ID, Label: s.say("Hide: %s", part.Title), Title: s.say("leave out: %s", part.Title),
			Kind: control.Toggle, Derived: true, Default: "0", Flag: &s.Embed.Without[i], Help: s.say("Leaves this part out of the embedded page. Everything else works as here.")})
	}
	return all
}

// EmbedLink is the link of the state as the embedded page shows it.
func (s *State) EmbedLink() string {
	shown := *s
	shown.View.Present = false
	shown.View.Playing = s.Embed.Play
	if s.Embed.Play {
		shown.View.T = 0
	}
	var without []string
	for i, part := range s.Parts() {
		if s.Embed.Without[i] {
			without = append(without, part.ID)
		}
	}
	shown.View.Without = strings.Join(without, ",")
	return shown.Link()
}

// Snippet is the HTML that embeds an address.
func Snippet(address string) string {
	return `<iframe src="` + html.EscapeString(address) + `" title="Optiscope" width="100%" height="560" style="border:0" allow="fullscreen; clipboard-write" loading="lazy"></iframe>`
}
