package scenes

import (
	"image"
	"slices"

	"github.com/optiscope/optiscope/optim/run"
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
	// SavePicture is Save of a picture as PNG. An opaque one, so that its alpha does not matter.
	SavePicture(name string, picture *image.RGBA) error
	// Films says whether the system makes videos.
	Films() bool
	// Film begins one, where Films says that it can.
	Film(name string, width, height int) Film
	// Keep remembers something under a name beyond the end of the program, and Kept is what was remembered; nothing where that is nothing.
	Keep(name string, data []byte) error
	Kept(name string) ([]byte, error)
	// Address is the full address of a link, to be opened elsewhere.
	Address(link string) string
}

// Controls are those of the state and the program's commands, which need a Desk.
func (p *Program) Controls() []control.Control {
	return slices.Concat(p.locked(p.state.Controls()), p.contestCommands(), p.state.EmbedControls(), p.shareCommands(), p.aimCommands(), p.stepCommands(), p.commands(), p.codeCommands(), p.pictureControls())
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

// grouped gives controls a heading.
func grouped(heading string, all ...control.Control) []control.Control {
	for i := range all {
		all[i].Group = heading
	}
	return all
}

// command is an action that is no part of links.
func command(id, label, help string, do func() error) control.Control {
	return control.Control{ID: id, Label: label, Title: label, Help: help, Kind: control.Action, Derived: true, Do: do}
}

func (p *Program) commands() []control.Control {
	s := &p.state
	return grouped(s.Say("Data"),
		command("export.csv", s.Say("Table (CSV)"), s.Say("Every number of every step of every optimizer, a line for each step. Spreadsheets and data tools read it."), func() error {
			return p.host.Save("optiscope.csv", export.CSV(p.Result(), s.Titles()))
		}),
		command("export.json", s.Say("Data (JSON)"), s.Say("Every number of every step, with the link to this state. For programs, as JSON."), func() error {
			return p.host.Save("optiscope.json", export.JSON(p.Result(), s.Titles(), s.Link()))
		}))
}

// pictureControls choose a picture and save it.
func (p *Program) pictureControls() []control.Control {
	s := &p.state
	still := append(s.ExportControls(p.pictures()),
		command("export.png", s.Say("Picture (PNG)"), s.Say("Saves the picture with its settings written under it. The link to this state is among them."), p.picturePNG))
	film := []control.Control{
		command("export.gif", s.Say("Animation (GIF)"), s.Say("Saves the picture moving through the timeline, with its settings under it. It plays wherever pictures are shown."), p.pictureGIF)}
	if p.host.Films() {
		film = append(film, command("export.webm", s.Say("Video (WebM)"), s.Say("Saves the picture moving through the timeline, as a video with its settings under it. Making it takes as long as it plays."), p.pictureFilm))
	}
	if s.Export.All > 0 {
		film = append(film, command("export.cancel", s.Say("Cancel"), s.Say("Ends the export that is under way. No file is written."), p.cancel))
	}
	return append(grouped(s.Say("Picture"), still...), grouped(s.Say("Film"), film...)...)
}

// codeCommands save and copy the run as a program.
func (p *Program) codeCommands() (all []control.Control) {
	s := &p.state
	for _, l := range []struct {
		id, file, label, copy, help string
		write                       func(r *run.Result, names []string, link string) ([]byte, error)
	}{
		{"go", "optiscope.go", s.Say("Go code"), s.Say("Copy Go code"), s.Say("A program with this library that takes the same steps. It ends at the same bits."), export.Go},
		{"pytorch", "optiscope_torch.py", s.Say("PyTorch code"), s.Say("Copy PyTorch code"),
			s.Say("A program for PyTorch that takes the same steps. It uses torch.optim or adabelief_pytorch where they compute exactly this, and is written out elsewhere."), export.PyTorch},
		{"optax", "optiscope_optax.py", s.Say("optax code"), s.Say("Copy optax code"),
			s.Say("A program for JAX that takes the same steps. It uses optax where that computes exactly this, and is written out elsewhere."), export.Optax},
	} {
		hand := func(to func(code []byte) error) func() error {
			return func() error {
				code, err := l.write(p.Result(), s.Titles(), p.host.Address(s.Link()))
				if err != nil {
					return err
				}
				return to(code)
			}
		}
		all = append(all,
			command("export."+l.id, l.label, l.help, hand(func(code []byte) error { return p.host.Save(l.file, code) })),
			command("export."+l.id+".copy", l.copy, l.help, hand(func(code []byte) error { return p.host.Copy(string(code)) })))
	}
	return grouped(s.Say("Code"), all...)
}

// dialogs are the panels that a button in the top bar opens.
func (p *Program) dialogs() []control.Panel {
	return append([]control.Panel{p.sharePanel(), {ID: "export", Title: p.state.Say("Export"), Icon: "export", Key: "w", Place: control.Dialog, Open: true, Controls: slices.Concat(p.pictureControls(), p.commands(), p.codeCommands()), Readouts: p.progress()}}, p.contestPanels()...)
}
