package scenes

import (
	"image"
	"image/color"

	"rsc.io/qr"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// shareCommands copy what leads others here.
func (p *Program) shareCommands() []control.Control {
	s := &p.state
	link := grouped(s.Say("Link"),
		command("share.copy", s.Say("Copy link"), s.Say("Copies a link to exactly this state. It opens in the browser and on the desktop."), func() error { return p.host.Copy(p.host.Address(s.Link())) }))
	return append(link, grouped(s.Say("In another page"),
		command("share.embed", s.Say("Copy embed code"), s.Say("Copies HTML that shows this state inside another page. The switches below leave parts out."),
			func() error { return p.host.Copy(state.Snippet(p.host.Address(s.EmbedLink()))) }))...)
}

// sharePanel shows the link and copies it.
func (p *Program) sharePanel() control.Panel {
	panel := p.linkPanel()
	panel.Controls = append(p.shareCommands(), grouped(p.state.Say("In another page"), p.state.EmbedControls()...)...)
	return panel
}

// linkPanel is sharePanel without its controls: the link as text and as a picture for telephones.
func (p *Program) linkPanel() control.Panel {
	s := &p.state
	address := p.host.Address(p.Link())
	panel := control.Panel{ID: "share", Title: s.Say("Share"), Icon: "share", Key: "l", Place: control.Dialog, Open: true}
	panel.Readouts = []control.Readout{{ID: "share.link", Wide: true, Group: s.Say("Link"), Title: s.Say("link to this state"), Cells: []string{address}}}
	if len(address) <= longestCode {
		panel.Readouts = append(panel.Readouts, control.Readout{ID: "share.qr", Wide: true, Title: s.Say("the link as a QR code"),
			Cells: []string{s.Say("Point a telephone's camera at this picture to open the link there.")}, Picture: qrPicture(address), PictureKey: address})
	} else {
		panel.Readouts = append(panel.Readouts, control.Readout{ID: "share.qr", Wide: true,
			Cells: []string{s.Say("The link is too long for a QR code: %d characters.", len(address))}})
	}
	return panel
}

// longestCode is how many bytes the largest code holds, with the least correction of errors.
const longestCode = 2953

// quiet is the light border that a reader of the code needs, in modules.
const quiet = 4

// qrPicture draws a code dark on light in every theme, as readers expect, in whole pixels for each module.
func qrPicture(text string) func(width, height int, _ *control.Theme) *image.RGBA {
	return func(width, height int, _ *control.Theme) *image.RGBA {
		code, err := qr.Encode(text, qr.L)
		if err != nil {
			panic(err) // longer than longestCode, which was looked at
		}
		all := code.Size + 2*quiet
		module := max(min(width, height)/all, 1)
		side := module * all
		img := image.NewRGBA(image.Rect(0, 0, side, side))
		for y := range side {
			for x := range side {
				tone := color.RGBA{0xff, 0xff, 0xff, 0xff}
				if code.Black(x/module-quiet, y/module-quiet) {
					tone = color.RGBA{A: 0xff}
				}
				img.SetRGBA(x, y, tone)
			}
		}
		return img
	}
}
