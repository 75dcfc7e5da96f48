package scenes

import (
	"slices"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/export"
)

// Desk is what the system around the program does for it.
type Desk interface {
	// Save hands a file to the user: the browser downloads it, the desktop puts it
	// where downloads go, and says where. The error says why there is no file.
	Save(name string, data []byte) error
	// Copy puts a text on the clipboard and says so. Its error says what is missing.
	Copy(text string) error
	// Address is the full address of a link, to be opened elsewhere.
	Address(link string) string
}

// Controls are those of the state and the program's commands, which need a Desk.
func (p *Program) Controls() []control.Control {
	return slices.Concat(p.state.Controls(), p.state.EmbedControls(), p.shareCommands(), p.commands())
}

// Find returns the control with an ID.
func (p *Program) Find(id string) (control.Control, bool) {
	all := p.Controls()
	i := slices.IndexFunc(all, func(c control.Control) bool { return c.ID == id })
	if i < 0 {
		return control.Control{}, false
	}
	return all[i], true
}

// command is an action that is no part of links.
func command(id, label, help string, do func() error) control.Control {
	return control.Control{ID: id, Label: label, Title: label, Help: help, Kind: control.Action, Derived: true, Do: do}
}

func (p *Program) commands() []control.Control {
	s := &p.state
	return []control.Control{
		command("export.csv", s.Say("Table (CSV)"), s.Say("Every number of every step of every optimizer, a line for each step."), func() error {
			return p.host.Save("optiscope.csv", export.CSV(p.Result(), s.Titles()))
		}),
		command("export.json", s.Say("Data (JSON)"), s.Say("The same, with the link to this state, for programs."), func() error {
			return p.host.Save("optiscope.json", export.JSON(p.Result(), s.Titles(), s.Link()))
		}),
	}
}

// dialogs are the panels that a button in the top bar opens.
func (p *Program) dialogs() []control.Panel {
	return []control.Panel{p.sharePanel(), {ID: "export", Title: p.state.Say("Export"), Icon: "export", Place: control.Dialog, Open: true, Controls: p.commands()}}
}
