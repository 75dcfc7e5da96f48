// Package ui shows controls and readouts as ebitenui widgets, for the desktop;
// it is the only package that knows ebitenui.
package ui

import (
	"image"
	"slices"

	"github.com/ebitenui/ebitenui"
	"github.com/ebitenui/ebitenui/input"
	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// Program is what the panels show and set. Its methods are called from Update
// and Draw alone, and must be cheap.
type Program interface {
	Panels() []control.Panel // bound controls and present readouts; their structure may change between calls
	// Live are the panels that follow the playhead, without their controls, if
	// nothing but the playhead moved since the last call of Panels; else ok is false.
	Live() (panels []control.Panel, ok bool)
	Events() []control.Event     // for the timeline
	Controls() []control.Control // all, also those without a widget: some of them have keys
	Theme() *control.Theme
	Revision() uint64  // grows whenever anything that is shown changed
	Refused(err error) // a control refused a value: the program shows the message as its notice
	Notice() string    // message to show, or ""
	Status() string    // the run in words
	// Text is what the panels say by themselves, in the language in force.
	Text(text string, args ...any) string
	// Point says that the timeline is pointed at, at a step, or with −1 that it no longer is. Bubble is what is pointed at, or nil.
	Point(step int)
	Bubble() *control.Bubble
	// Spot is where something is that a guide points at and that is no widget, in pixels.
	Spot(id string) (at image.Point, ok bool)
	// Copy puts a text on the system's clipboard, and Paste reads it there.
	// Their errors say what is missing.
	Copy(text string) error
	Paste() (string, error)
}

// View is where the program draws one of its pictures, in device pixels.
// Outside Clip the picture is covered or scrolled away.
type View struct{ Rect, Clip image.Rectangle }

// MainView is the key of the large picture in Views; the others are named by
// the panels that hold them (control.Panel.View).
const MainView = "surface"

// UI is the window's panels around and over the program's views.
type UI struct {
	program Program
	root    *ebitenui.UI
	tree    *widget.Container
	byKey   map[string]*element
	order   []*element // in the order of drawing, reading and Tab

	size       image.Point
	scale, rem float64
	theme      control.Theme
	revision   uint64
	stale      bool // the arrangement is older than what it shows
	dirty      bool // the layer is older than the arrangement
	panels     []control.Panel
	events     []control.Event
	views      map[string]View
	scrolls    map[string]*scroll
	tab        string
	drawer     string // ID of the panel that was opened by its button, or empty
	heard      string // the guide's text that was turned to
	pointed    string // what that pointed at
	wanted     string // ID of what is to be brought into sight, or empty
	opening    string // ID of the choice whose options are to be shown then, or empty

	types    *typesetter
	shapes   *shapes
	pictures pictures
	layer    *ebiten.Image

	in       inputs
	pointer  pointer
	timed    int // the step of the timeline that the program was told of, or -1
	finger   finger
	presents bool // presenter mode
	touched  bool // by fingers, so there is room for them
	popup    *popup
	tip      tip
	ring     bool           // the focus came by keyboard, so it is shown
	cuts     int            // texts that did not fit when last drawn
	hushed   string         // the notice that was pressed away
	widest   map[string]int // widths that shall not shrink
}

// New prepares the panels of a program. The program keeps the mouse cursor's
// shape: the panels do not change it.
func New(p Program) (*UI, error) {
	t, err := newTypesetter()
	if err != nil {
		return nil, err
	}
	input.CursorManagementEnabled = false
	u := &UI{program: p, types: t, shapes: newShapes(), byKey: make(map[string]*element),
		views: make(map[string]View), scrolls: make(map[string]*scroll),
		widest: make(map[string]int), in: device(), stale: true, timed: -1}
	u.tree = widget.NewContainer()
	u.root = &ebitenui.UI{Container: u.tree, DisableDefaultFocus: true}
	return u, nil
}

// Update handles input and follows the program. It is called once a tick with
// the size of the window in device pixels and the device scale factor.
func (u *UI) Update(width, height int, scale float64) {
	u.follow(image.Pt(max(width, 1), max(height, 1)), scale)
	u.root.Update()
	u.handle()
	if u.stale {
		u.arrange()
	}
	u.bring()
	u.openWanted()
	u.root.Container.SetLocation(image.Rectangle{Max: u.size})
}

// follow arranges everything anew where the window or the program changed.
func (u *UI) follow(size image.Point, scale float64) {
	if size != u.size || scale != u.scale {
		u.closePopup()
		if scale != u.scale {
			u.types.forget()
			u.shapes.forget()
		}
		clear(u.widest)
		u.size, u.scale, u.rem = size, scale, rem(size.X, scale)
		if u.presents {
			u.rem *= presentScale
			u.types.forget()
			u.shapes.forget()
		}
		u.stale = true
	}
	if theme := u.program.Theme(); *theme != u.theme {
		u.theme, u.stale = *theme, true
	}
	if revision := u.program.Revision(); revision != u.revision || u.panels == nil {
		u.revision, u.stale = revision, true
		if !u.advance() {
			u.panels, u.events = u.program.Panels(), u.program.Events()
			u.attend()
		}
	}
	if u.stale {
		u.arrange()
	}
}

// advance takes over what the playhead moved, if that is all that changed: a
// run that plays makes none of its controls anew.
func (u *UI) advance() bool {
	live, ok := u.program.Live()
	if !ok {
		return false
	}
	for i := range live {
		k := slices.IndexFunc(u.panels, func(p control.Panel) bool { return p.ID == live[i].ID })
		if k < 0 {
			return false
		}
		live[i].Head, live[i].Controls = u.panels[k].Head, u.panels[k].Controls
		u.panels[k] = live[i]
	}
	return true
}

// rem is the root type size in device pixels: readable on a phone and from
// the back of a lecture hall.
func rem(width int, scale float64) float64 {
	return min(max(0.0028*float64(width)/scale+10, 14), 24) * scale
}

// Draw puts the panels on the screen, above the views.
func (u *UI) Draw(screen *ebiten.Image) {
	if u.size.X == 0 {
		return
	}
	if u.layer == nil || u.layer.Bounds().Max != u.size {
		if u.layer != nil {
			u.layer.Deallocate()
		}
		u.layer = ebiten.NewImage(u.size.X, u.size.Y)
		u.dirty = true
	}
	if u.dirty {
		u.layer.Clear()
		u.cuts = 0
		u.root.Draw(u.layer)
		u.drawTip(u.layer)
		u.dirty = false
	}
	screen.DrawImage(u.layer, nil)
	u.drawBubble(screen)
	if u.presents {
		u.drawLaser(screen)
	}
}

// Views is where the program draws its pictures; hidden ones are absent. The
// map is valid until the next Update.
func (u *UI) Views() map[string]View { return u.views }

// Captures says whether the pointer at (x, y) belongs to the panels, so that
// the program must not act on it.
func (u *UI) Captures(x, y int) bool {
	if u.popup != nil || u.pointer.active != nil {
		return true
	}
	p := image.Pt(x, y)
	for _, v := range u.views {
		if p.In(v.Clip) {
			return u.covers(p)
		}
	}
	return true
}

// covers says whether something stands over a view at p. The surfaces that
// hold the view do not.
func (u *UI) covers(p image.Point) bool {
	switch partOf(u.at(p)).(type) {
	case nil, *card, *scrollArea:
		return false
	}
	return true
}

// Typing says whether the keyboard belongs to the panels: a text field is
// being edited, a list is open, or the focused widget uses a key that is held.
func (u *UI) Typing() bool {
	if u.popup != nil {
		return true
	}
	e := u.focused()
	if e == nil {
		return false
	}
	if f, ok := e.part.(*field); ok && f.editing {
		return true
	}
	for _, k := range e.keys() {
		if u.in.held(k) > 0 {
			return true
		}
	}
	return false
}

// Rem is the root type size in device pixels, for the labels in the views.
func (u *UI) Rem() float64 { return u.rem }

// px is a length given in root type sizes as whole device pixels.
func (u *UI) px(rems float64) int { return int(rems*u.rem + 0.5) }

// hair is the width of the thinnest line that is still seen.
func (u *UI) hair() int { return max(int(u.scale+0.25), 1) }
