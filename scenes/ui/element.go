package ui

import (
	"image"

	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// element is one widget of the tree: ebitenui sees its rectangle, its events
// and its focus; what it looks like and does is its part's.
type element struct {
	ui     *UI
	key    string
	widget *widget.Widget
	part   part
	clip   image.Rectangle // what of it is visible
	focus  bool
	kept   bool // placed by the present arrangement
}

// part is the inside of an element. Parts live as long as the arrangement
// places one of their type under their key, so they may hold a drag or a caret.
type part interface {
	draw(c *canvas, e *element)
}

// Parts that do something implement some of these.
type (
	presser interface { // takes presses of the left button
		press(e *element, p image.Point, double bool)
	}
	dragger interface { // follows a press until the release
		drag(e *element, p image.Point)
		release(e *element, p image.Point, inside bool)
	}
	keyer interface { // takes the focus by Tab, and keys while it has it
		keys() []ebiten.Key
		key(e *element, k ebiten.Key)
	}
	wheeler interface { // takes notches of the wheel; false: somebody else may
		wheel(e *element, notches float64) bool
	}
	panner interface { // follows a finger by so many pixels; false: there is nothing to scroll
		pan(e *element, pixels int) bool
	}
	horizontal interface{ horizontal() } // is dragged to the left and right
	focuser    interface{ focused(e *element, on bool) }
	hoverer    interface {
		hover(e *element, p image.Point) bool
	} // true: looks different now
	tipper interface {
		tip(e *element, p image.Point) (title, help string)
	}
	typist   interface{ typed(e *element, r []rune) }
	lockable interface{ setting() *control.Control } // shows a control that may be locked
	worker   interface{ work(e *element) }           // does a part of its work in every tick
)

func (e *element) rect() image.Rectangle { return e.widget.Rect }

// seen is the visible rectangle.
func (e *element) seen() image.Rectangle { return e.rect().Intersect(e.clip) }

func (e *element) keys() []ebiten.Key {
	if k, ok := e.part.(keyer); ok {
		return k.keys()
	}
	return nil
}

// renew gives the element a fresh ebitenui widget. ebitenui adds handlers to a
// widget each time it gets a parent and never removes them.
func (e *element) renew() {
	old := e.widget
	e.widget = widget.NewWidget()
	if old != nil {
		e.widget.Rect = old.Rect
	}
	e.widget.MouseButtonPressedEvent.AddHandler(func(args any) {
		a, ok := args.(*widget.WidgetMouseButtonPressedEventArgs)
		if ok && a.Button == ebiten.MouseButtonLeft {
			e.ui.pressedOn(e, e.rect().Min.Add(image.Pt(a.OffsetX, a.OffsetY)))
		}
	})
}

// The methods below make an element a widget of ebitenui.

// GetWidget is the ebitenui widget behind the element.
func (e *element) GetWidget() *widget.Widget { return e.widget }

// SetLocation moves the element.
func (e *element) SetLocation(r image.Rectangle) { e.widget.Rect = r }

// PreferredSize is the present size: the arrangement decides, not ebitenui.
func (e *element) PreferredSize() (int, int) { return e.rect().Dx(), e.rect().Dy() }

// Validate has nothing to check.
func (e *element) Validate() {}

// Render draws the visible part of the element.
func (e *element) Render(screen *ebiten.Image) {
	seen := e.seen().Intersect(screen.Bounds())
	if seen.Empty() {
		return
	}
	dst := screen
	if seen != e.rect() && !e.clip.Eq(screen.Bounds()) {
		dst = screen.SubImage(e.clip).(*ebiten.Image)
	}
	c := &canvas{ui: e.ui, dst: dst, theme: &e.ui.theme}
	e.part.draw(c, e)
	if e.locked() {
		c.lock(e)
	}
}

// Update lets ebitenui fire the events of elements that can be pressed.
func (e *element) Update(o *widget.UpdateObject) {
	if _, ok := e.part.(presser); ok {
		e.widget.Update(o)
	}
}

// Focus tells the element that the keyboard is its own, or no longer.
func (e *element) Focus(on bool) {
	if e.focus == on {
		return
	}
	e.focus = on
	e.ui.dirty = true
	if f, ok := e.part.(focuser); ok {
		f.focused(e, on)
	}
	e.widget.FireFocusEvent(e, on, image.Point{})
}

// IsFocused says whether the element has the keyboard.
func (e *element) IsFocused() bool { return e.focus }

// TabOrder is the same for all elements, so Tab follows the reading order;
// it is negative for those without keys, which Tab skips.
func (e *element) TabOrder() int {
	if _, ok := e.part.(keyer); ok && !e.locked() {
		return 0
	}
	return -1
}

// GetFocus knows no neighbours: arrow keys belong to the widgets.
func (e *element) GetFocus(widget.FocusDirection) widget.Focuser { return nil }

// AddFocus is not used: see GetFocus.
func (e *element) AddFocus(widget.FocusDirection, widget.Focuser) {}
