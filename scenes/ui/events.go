package ui

import (
	"image"
	"slices"
	"time"

	"github.com/ebitenui/ebitenui/input"
	"github.com/ebitenui/ebitenui/widget"
	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"
)

// inputs is where keys, wheel and time come from. The pointer comes from ebitenui.
type inputs struct {
	held  func(ebiten.Key) int // ticks
	typed func() []rune
	wheel func() (x, y float64)
	now   func() time.Time
	wake  func() // asks for another tick though nothing happens

	touching func() bool // there is a finger on the screen
}

func device() inputs {
	return inputs{held: inpututil.KeyPressDuration, now: time.Now, wake: ebiten.ScheduleFrame, wheel: ebiten.Wheel,
		typed: func() []rune { return ebiten.AppendInputChars(nil) }, touching: touching}
}

// pointer is what the mouse or the finger does.
type pointer struct {
	at, began image.Point
	over      *element    // topmost under the pointer that can be pressed
	pressed   *element    // of this tick; ebitenui tells all elements under the pointer, the topmost last
	active    *element    // has the press until the release
	shift     image.Point // from the pointer to where it pressed active
	moved     bool        // since the press
	again     bool        // the press hit the element that had the focus already
	last      time.Time
	lastOn    *element
	wheeled   time.Time
	wheelOn   *element
}

// Two presses within doubleTime on the same element are a double click; turns
// of the wheel within wheelTime go where the first one went.
const (
	doubleTime = 400 * time.Millisecond
	wheelTime  = 350 * time.Millisecond
)

// pressedOn is called by ebitenui's events while it updates.
func (u *UI) pressedOn(e *element, p image.Point) {
	inPopup := u.popup != nil && slices.Contains(u.popup.elements, e)
	if p.In(e.seen()) && !e.locked() && inPopup == (u.popup != nil) {
		u.pointer.pressed = e
	}
}

// handle does what pointer and keys ask for. ebitenui has updated.
func (u *UI) handle() {
	x, y := input.CursorPosition()
	p := image.Pt(x, y)
	stirs := p != u.pointer.at
	if stirs {
		u.pointer.at = p
		u.pointer.moved = true
		u.tip.quiet, u.tip.since = false, u.in.now()
	}
	if !u.finger.follow(u, p) && input.MouseButtonJustPressed(ebiten.MouseButtonLeft) {
		u.press(u.pointer.pressed, p)
	}
	u.pointer.pressed = nil
	u.dragging(p)
	u.hover(p, stirs)
	u.pointTime()
	u.turn(p)
	u.keyboard()
	if u.popup != nil {
		u.popup.work()
	}
	u.watchTip()
	u.ask()
}

// press presses an element, or nothing.
func (u *UI) press(e *element, p image.Point) {
	u.ring = false
	u.hideTip()
	u.dirty = true
	if e == nil {
		if u.popup != nil {
			u.closePopup()
		}
		return
	}
	now := u.in.now()
	double := u.pointer.lastOn == e && now.Sub(u.pointer.last) < doubleTime
	u.pointer.last, u.pointer.lastOn = now, e
	u.pointer.began, u.pointer.shift = p, image.Point{}
	u.pointer.moved, u.pointer.again = false, e.focus
	if _, ok := e.part.(dragger); ok {
		u.pointer.active = e
	}
	if keepsFocus(e.part) && !e.focus {
		u.root.SetFocusedWidget(e)
	}
	e.part.(presser).press(e, p, double)
}

// keepsFocus says whether a press gives a part the keyboard. Buttons leave it
// alone, so that Space plays after a press on anything else.
func keepsFocus(p part) bool {
	switch p.(type) {
	case *field, *slider, *timeline, *menu, *gallery, *keyList:
		return true
	}
	return false
}

// dragging moves and ends a drag.
func (u *UI) dragging(p image.Point) {
	e := u.pointer.active
	if e == nil {
		return
	}
	d := e.part.(dragger)
	p = p.Add(u.pointer.shift)
	if input.MouseButtonPressed(ebiten.MouseButtonLeft) {
		if u.pointer.moved {
			d.drag(e, p)
		}
		return
	}
	u.pointer.active = nil
	u.dirty = true
	d.release(e, p, p.In(e.seen()))
}

// target is the topmost element under a point that can be pressed.
func (u *UI) target(p image.Point) *element {
	return u.top(p, func(e *element) bool { _, ok := e.part.(presser); return ok && !e.locked() })
}

// hover notes what is under the pointer. A pointer that rests changes nothing
// that the keyboard lit meanwhile.
func (u *UI) hover(p image.Point, stirs bool) {
	over := u.target(p)
	if u.pointer.active != nil {
		over = u.pointer.active
	}
	if over != u.pointer.over {
		u.pointer.over = over
		u.dirty = true
	}
	if h, ok := partOf(over).(hoverer); ok && stirs && h.hover(over, p) {
		u.dirty = true
	}
}

// turn gives a notch of the wheel to the topmost element that wants it.
func (u *UI) turn(p image.Point) {
	_, notches := u.in.wheel()
	if notches == 0 {
		return
	}
	u.hideTip()
	now := u.in.now()
	same := now.Sub(u.pointer.wheeled) < wheelTime
	u.pointer.wheeled = now
	if e := u.pointer.wheelOn; same && e != nil && p.In(e.seen()) && (e.kept || u.popup != nil) {
		e.part.(wheeler).wheel(e, notches)
		return
	}
	list := u.order
	if u.popup != nil {
		list = u.popup.elements
	}
	u.pointer.wheelOn = nil
	for _, e := range slices.Backward(list) {
		w, ok := e.part.(wheeler)
		if ok && p.In(e.seen()) && w.wheel(e, notches) {
			u.pointer.wheelOn = e
			return
		}
	}
}

func (u *UI) focused() *element {
	e, _ := u.root.GetFocusedWidget().(*element)
	return e
}

// strikes says whether a held key acts in this tick: at once, and again and
// again after a while.
func (u *UI) strikes(k ebiten.Key) bool {
	const delay, interval = 24, 3 // ticks
	d := u.in.held(k)
	if d > 0 {
		u.in.wake()
	}
	return d == 1 || d >= delay && (d-delay)%interval == 0
}

func (u *UI) keyboard() {
	runes := u.in.typed()
	if u.explaining() {
		return
	}
	if u.popup == nil && u.strikes(ebiten.KeyTab) {
		u.walk()
		return
	}
	e := u.focused()
	if e == nil {
		u.askHelp(runes)
		return
	}
	u.offerKeys(e)
	if t, ok := e.part.(typist); ok && len(runes) > 0 && e.focus && !u.command() {
		t.typed(e, runes)
		return
	}
	u.askHelp(runes)
}

// command says whether a key that makes letters commands is held.
func (u *UI) command() bool {
	return u.in.held(ebiten.KeyControl) > 0 || u.in.held(ebiten.KeyMeta) > 0
}

// offerKeys gives the focused element the keys it uses; Escape leaves it if it has no use for that.
func (u *UI) offerKeys(e *element) {
	keys := e.keys()
	for _, key := range keys {
		if u.strikes(key) && e.focus {
			u.ring = true
			u.hideTip()
			e.part.(keyer).key(e, key)
		}
	}
	if !slices.Contains(keys, ebiten.KeyEscape) && u.in.held(ebiten.KeyEscape) == 1 {
		u.root.ClearFocus()
	}
}

// walk moves the focus in reading order and shows it.
func (u *UI) walk() {
	u.ring = true
	u.hideTip()
	direction := widget.FOCUS_NEXT
	if u.in.held(ebiten.KeyShift) > 0 {
		direction = widget.FOCUS_PREVIOUS
	}
	u.root.ChangeFocus(direction)
	if e := u.focused(); e != nil {
		u.reveal(e)
	}
	u.dirty = true
}

func (u *UI) askHelp(runes []rune) {
	if u.popup == nil && slices.Contains(runes, '?') {
		u.ring = true
		u.openHelp()
	}
}
