package ui

import (
	"image"
	"slices"

	"github.com/ebitenui/ebitenui/widget"

	"github.com/optiscope/optiscope/scenes/control"
)

// builder places elements. A dry one only measures.
type builder struct {
	u     *UI
	clip  image.Rectangle
	dry   bool
	sheet bool // one tab at a time: closed cards become tabs themselves
	list  *[]*element
}

// place puts an element at r: the one that stood there under the same key if
// its part is of the same type, so that drags and carets live on, else a new one.
func place[P any, T interface {
	*P
	part
}](b *builder, key string, r image.Rectangle) T {
	if b.dry {
		return new(P)
	}
	e := b.u.byKey[key]
	if e == nil {
		e = &element{ui: b.u, key: key}
		e.renew()
		b.u.byKey[key] = e
	}
	t, same := e.part.(T)
	if !same {
		t = new(P)
		e.part = t
	}
	e.SetLocation(r)
	e.clip = b.clip
	if e.kept {
		panic("ui: two widgets are called " + key)
	}
	e.kept = true
	*b.list = append(*b.list, e)
	return t
}

// resize gives an element that was placed its final rectangle.
func (b *builder) resize(key string, r image.Rectangle) {
	if !b.dry {
		b.u.byKey[key].SetLocation(r)
	}
}

// arrange places everything for the present panels and window.
func (u *UI) arrange() {
	clear(u.views)
	for _, e := range u.byKey {
		e.kept = false
	}
	var list []*element
	window := image.Rectangle{Max: u.size}
	b := &builder{u: u, clip: window, list: &list}
	u.screens(b, window)
	u.mark(b)
	if !u.touched { // fingers have labels
		place[asker](b, askKey, image.Rectangle{})
	}
	u.adopt(list)
	u.stale, u.dirty = false, true
	u.ask()
}

// adopt makes the placed elements the children of the root.
func (u *UI) adopt(list []*element) {
	if heir := u.heir(); heir != nil {
		defer u.root.SetFocusedWidget(heir)
	}
	for k, e := range u.byKey {
		if e.kept {
			continue
		}
		u.drop(e)
		delete(u.byKey, k)
	}
	if slices.Equal(list, u.order) {
		return
	}
	u.order = list
	u.tree.RemoveChildren()
	for _, e := range list {
		e.renew()
		u.tree.AddChild(widget.PreferredSizeLocateableWidget(e))
	}
}

// heir is who gets the keyboard if what has it is gone: what came behind it.
func (u *UI) heir() *element {
	e := u.focused()
	if e == nil || e.kept || !u.ring {
		return nil
	}
	for _, next := range u.order[slices.Index(u.order, e)+1:] {
		if next.kept && next.TabOrder() >= 0 {
			return next
		}
	}
	return nil
}

// drop lets go of an element that is no longer shown.
func (u *UI) drop(e *element) {
	if u.pointer.active == e {
		u.pointer.active = nil
	}
	if u.pointer.over == e {
		u.pointer.over = nil
	}
	if u.tip.owner == e {
		u.tip = tip{quiet: true}
	}
	if e.focus {
		if f, ok := e.part.(*field); ok {
			f.editing = false // what was typed belongs to a control that is gone
		}
		u.root.ClearFocus()
	}
}

// at finds the topmost element under a point.
func (u *UI) at(p image.Point) *element {
	return u.top(p, func(e *element) bool { _, frames := e.part.(*frame); return !frames })
}

// top finds the topmost element under a point that is of a kind.
func (u *UI) top(p image.Point, of func(*element) bool) *element {
	list := u.order
	if u.popup != nil {
		list = u.popup.elements
	}
	for _, e := range slices.Backward(list) {
		if p.In(e.seen()) && of(e) {
			return e
		}
	}
	return nil
}

func (u *UI) inPlace(place control.Place) []*control.Panel {
	var found []*control.Panel
	for i := range u.panels {
		if u.panels[i].Place == place {
			found = append(found, &u.panels[i])
		}
	}
	return found
}

// side are the panels of both columns.
func (u *UI) side() []*control.Panel {
	return append(u.inPlace(control.Left), u.inPlace(control.Right)...)
}
