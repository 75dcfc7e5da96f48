package ui

import (
	"image"
	"slices"
	"strconv"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// widgets are the keys of all that may belong to a control.
func widgets(id string) []string {
	return []string{"slider." + id, "field." + id, "choice." + id, "chip." + id, "button." + id, "gallery." + id, "label." + id}
}

// holder is the panel that holds a control, a readout, a picture or an event, or is it; nil where none does.
func (u *UI) holder(id string) *control.Panel {
	for i := range u.panels {
		if p := &u.panels[i]; p.ID == id || p.View == id && id != "" {
			return p
		}
	}
	has := func(list []control.Control) bool {
		return slices.ContainsFunc(list, func(c control.Control) bool { return c.ID == id && !c.Hidden })
	}
	for i := range u.panels {
		p := &u.panels[i]
		if has(p.Head) || has(p.Controls) || readout(p, id) >= 0 {
			return p
		}
	}
	return nil
}

func readout(p *control.Panel, id string) int {
	return slices.IndexFunc(p.Readouts, func(r control.Readout) bool { return r.ID == id })
}

// spot is where something is that is pointed at, what of it is in sight, and the widget that stands for it. For what is in a closed card
// or drawer it is that, or its button.
func (u *UI) spot(id string) (r, clip image.Rectangle, e *element) {
	if v, shown := u.views[id]; shown && id == MainView {
		return v.Rect.Inset(u.px(0.5)), v.Clip, nil
	}
	if at, ok := u.program.Spot(id); ok {
		return image.Rectangle{Min: at, Max: at}.Inset(-u.px(1.5)), u.views[MainView].Clip, nil
	}
	keys := append([]string{"panel." + id}, widgets(id)...)
	if p := u.holder(id); p != nil {
		if i := readout(p, id); i >= 0 {
			key := p.ID + ".readout." + strconv.Itoa(i)
			keys = append(keys, key, key+".box", p.ID+"."+id, "bottom."+id)
		}
		if p.View == id {
			keys = append(keys, "panel."+p.ID)
		}
		if r, clip, e = u.around(keys); e == nil {
			r, clip, e = u.around([]string{"panel." + p.ID, "tab." + p.ID, "drawer." + p.ID})
		}
		return r, clip, e
	}
	return u.moment(id)
}

// around is the rectangle around those widgets that are there.
func (u *UI) around(keys []string) (r, clip image.Rectangle, first *element) {
	for _, key := range keys {
		e := u.byKey[key]
		if e == nil || !e.kept {
			continue
		}
		if first == nil {
			first, clip = e, e.clip
		}
		r = r.Union(e.rect())
	}
	return r, clip, first
}

// moment is where an event stands on the timeline.
func (u *UI) moment(id string) (r, clip image.Rectangle, e *element) {
	i := slices.IndexFunc(u.events, func(e control.Event) bool { return e.ID == id })
	for _, e := range u.order {
		t, ok := e.part.(*timeline)
		if !ok || i < 0 {
			continue
		}
		x, y, half := t.x(e, u.events[i].Step), (e.rect().Min.Y+e.rect().Max.Y)/2, u.px(0.55)
		return image.Rect(x-half, y-u.px(1), x+half, y+u.px(0.55)), e.clip, e
	}
	return r, clip, nil
}

// mark frames what the guide points at. It is the last of all that is placed.
func (u *UI) mark(b *builder) {
	p := u.guide()
	if p == nil {
		return
	}
	var marked []image.Rectangle
	for _, id := range p.Points {
		r, clip, _ := u.spot(id)
		if r.Empty() || slices.Contains(marked, r) {
			continue
		}
		marked = append(marked, r)
		clipped := *b
		clipped.clip = clip
		place[frame](&clipped, "point."+id, image.Rect(r.Min.X-u.px(0.35), r.Min.Y-u.px(0.1), r.Max.X+u.px(0.35), r.Max.Y+u.px(0.1)))
	}
}

// frame is drawn around something else. Nothing notices it but the eye.
type frame struct{}

func (*frame) draw(c *canvas, e *element) {
	c.border(e.rect(), c.ui.px(0.45), max(c.ui.px(0.14), 2), c.theme.Accent)
}

// lead brings something into sight, on whatever sheet and in whatever card or drawer it is.
func (u *UI) lead(id string) {
	p := u.holder(id)
	u.wanted = id
	u.stale = true
	if p == nil {
		return
	}
	if u.drawer = ""; p.Place == control.Dialog {
		u.drawer = p.ID
	}
	if p.Tab != "" {
		u.tab = p.Tab
	}
	if !p.Open {
		u.unfold(p)
	}
}

// Choose shows the options of a choice, as pictures if it has them, on whatever sheet it is. Nothing happens where it is left out.
func (u *UI) Choose(id string) {
	if u.popup == nil && u.holder(id) != nil {
		u.ring = true
		u.lead(id)
		u.opening = id
	}
}

// openWanted does so as soon as the choice has been brought into sight.
func (u *UI) openWanted() {
	if u.opening == "" {
		return
	}
	if u.wanted != "" || u.stale {
		u.in.wake()
		return
	}
	id := u.opening
	u.opening = ""
	for _, key := range []string{"gallery." + id, "choice." + id} {
		if e := u.byKey[key]; e != nil && e.kept && !e.locked() {
			e.part.(keyer).key(e, ebiten.KeyEnter)
			return
		}
	}
}

// unfold opens a closed card.
func (u *UI) unfold(p *control.Panel) {
	if opener := panelControl(p, p.Opener); opener != nil {
		u.stale = true
		u.accept(opener.Press())
	}
}

// bring scrolls to what was asked for as soon as it is there, and gives it the keyboard if the keyboard asked.
func (u *UI) bring() {
	id := u.wanted
	if id == "" {
		return
	}
	if p := u.holder(id); p != nil && !p.Open && p.Opener != "" {
		return // the card opens with the program's next tick
	}
	u.wanted = ""
	_, _, e := u.spot(id)
	if e == nil {
		return
	}
	u.reveal(e)
	if !u.ring {
		return
	}
	for _, key := range widgets(id) {
		if w := u.byKey[key]; w != nil && w.kept && w.TabOrder() >= 0 && !strings.HasPrefix(key, "label.") {
			u.root.SetFocusedWidget(w)
			return
		}
	}
}
