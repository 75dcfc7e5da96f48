package state

import (
	"strings"

	"github.com/optiscope/optiscope/scenes/control"
)

// explain says a control's help in the language in force. It is two sentences,
// and stands where the control is made, but for commands, which many panels share.
func (s *State) explain(c *control.Control) {
	if c.Help == "" {
		c.Help = commandHelp(c.ID)
	}
	c.Help = s.say(c.Help)
}

// commandHelp says what a command does: one of the program by its ID, one of a card by its name there.
func commandHelp(id string) string {
	if strings.HasSuffix(id, ".remove") && strings.Contains(id, ".at.") {
		return "Takes this change back. The run is computed as if it had never been made."
	}
	if _, name, ok := strings.Cut(id, "."); ok {
		switch name {
		case "open":
			return "Opens this optimizer's card. The numbers of its steps are then shown."
		case "duplicate":
			return "Adds the same optimizer with the same settings. Change one of them to see what it does."
		case "up":
			return "Puts the card one place further up. Its colour and shape stay."
		case "down":
			return "Puts the card one place further down. Its colour and shape stay."
		case "remove":
			return "Takes this optimizer out of the run. The others keep their settings, colours and shapes."
		}
	}
	switch id {
	case "transport.first":
		return "Shows the start, where no optimizer has taken a step. Play goes on from there."
	case "transport.back":
		return "Goes one step back and stops there. All pictures and numbers follow."
	case "transport.forward":
		return "Goes one step on and stops there. All pictures and numbers follow."
	case "transport.last":
		return "Shows the end of the run. The path of an optimizer that blew up ends earlier."
	case "zoom.in":
		return "Shows a smaller part of the surface, larger. A wheel or two fingers do so at their place."
	case "zoom.out":
		return "Shows more of the surface, smaller. A wheel or two fingers do so at their place."
	case "formula.back":
		return "Exchanges your formula for the one before it. Pressed again it brings this one back."
	case "orbit.left", "orbit.right", "orbit.up", "orbit.down":
		return "Turns the block by five degrees. A drag turns it freely."
	case "preset.next":
		return "Opens the next example. It takes the place of everything but theme and language."
	case "preset.previous":
		return "Opens the example before this one. It takes the place of everything but theme and language."
	case "zoom.home":
		return "Shows the whole domain of the surface. In 3D it turns the block back, too."
	}
	return ""
}
