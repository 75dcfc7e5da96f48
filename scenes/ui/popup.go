package ui

import (
	"image"

	"github.com/ebitenui/ebitenui/widget"
)

// popup is a list or a dialog above everything; it has the pointer and the
// keyboard until it closes.
type popup struct {
	window   *widget.Window
	elements []*element
	owner    string // key of the element that opened it and gets the focus back
}

// open shows a part as the only thing that can be used.
func (u *UI) open(owner string, p part, r image.Rectangle) {
	u.closePopup()
	e := &element{ui: u, key: "popup", part: p, clip: image.Rectangle{Max: u.size}}
	e.renew()
	e.SetLocation(r)
	content := widget.NewContainer()
	content.AddChild(e)
	w := widget.NewWindow(widget.WindowOpts.Contents(content), widget.WindowOpts.Modal(), widget.WindowOpts.Location(r))
	u.popup = &popup{window: w, elements: []*element{e}, owner: owner}
	u.root.AddWindow(w)
	u.root.SetFocusedWidget(e)
	u.tip = tip{quiet: true}
	u.pointer.over = nil
	u.dirty = true
}

// work lets a popup do a little of what takes long.
func (p *popup) work() {
	for _, e := range p.elements {
		if w, ok := e.part.(worker); ok {
			w.work(e)
		}
	}
}

func (u *UI) closePopup() {
	if u.popup == nil {
		return
	}
	p := u.popup
	u.popup = nil
	u.root.ClearFocus()
	p.window.Close()
	if e := u.byKey[p.owner]; e != nil && u.ring {
		u.root.SetFocusedWidget(e)
	}
	u.pointer.active, u.pointer.over = nil, nil
	u.dirty = true
}

// shade darkens everything below a dialog.
func (c *canvas) shade(part float64) {
	ground := c.theme.Ground
	c.fill(image.Rectangle{Max: c.ui.size}, fade(ground, part))
}
