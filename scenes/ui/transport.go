package ui

import (
	"image"
	"sort"

	"github.com/optiscope/optiscope/scenes/control"
)

// deck sorts the controls of the bottom bar.
type deck struct {
	buttons  []*control.Control // actions and toggles
	ends     []*control.Control // the two buttons at the timeline's ends, or none
	timeline *control.Control   // the whole number
	choices  []*control.Control
	readouts []control.Readout
}

func (u *UI) deck() deck {
	var d deck
	for _, p := range u.inPlace(control.Bottom) {
		for i := range p.Controls {
			c := &p.Controls[i]
			switch {
			case c.Hidden:
			case c.Kind == control.Number && d.timeline == nil:
				d.timeline = c
			case c.Kind == control.Action && c.Row != "":
				d.ends = append(d.ends, c)
			case c.Kind == control.Action, c.Kind == control.Toggle:
				d.buttons = append(d.buttons, c)
			default:
				d.choices = append(d.choices, c)
			}
		}
		d.readouts = append(d.readouts, p.Readouts...)
	}
	return d
}

// twoRows says whether the bottom bar is too narrow for one row.
func (u *UI) twoRows(width int) bool { return width < u.px(46) }

func (u *UI) transportHeight(width int) int {
	if len(u.inPlace(control.Bottom)) == 0 {
		return 0
	}
	if u.twoRows(width) {
		return max(u.px(5.2), 2*u.roomy(2.3)+u.px(0.2))
	}
	return u.px(3.9)
}

// transport places the bottom bar: buttons, timeline, readouts, choices.
func (u *UI) transport(b *builder, r image.Rectangle) {
	if r.Empty() {
		return
	}
	d := u.deck()
	place[ground](b, "bottom", r).edges = edgeTop
	pad := u.px(0.7)
	row := image.Rect(r.Min.X+pad, r.Min.Y, r.Max.X-pad, r.Max.Y)
	if !u.twoRows(r.Dx()) {
		row = u.deckButtons(b, d.buttons, row)
		row = u.deckChoices(b, d.choices, row)
		u.deckTimeline(b, &d, row)
		return
	}
	upper, lower := cutRow(row, r.Min.Y+u.roomy(2.3))
	u.deckTimeline(b, &d, upper)
	lower.Max.Y -= u.px(0.2)
	lower = u.deckButtons(b, d.buttons, lower)
	u.deckChoices(b, d.choices, lower)
}

// deckButtons are pictures; the toggle with the play picture is the main one.
func (u *UI) deckButtons(b *builder, list []*control.Control, r image.Rectangle) image.Rectangle {
	x := r.Min.X
	for _, c := range list {
		w, h := u.roomy(2.55), u.roomy(2.3)
		strong := c.Icon == "play"
		if _, ok := iconPath(c.Icon); !ok {
			w = u.textWidth(c.Label, sizeSmall, false) + u.px(1)
		}
		box := middleOf(image.Rect(x, r.Min.Y, x+w, r.Max.Y), h)
		if strong {
			box = middleOf(image.Rect(x, r.Min.Y, x+w, r.Max.Y), u.px(2.6))
		}
		k := place[iconButton](b, "button."+c.ID, box)
		k.c, k.size, k.strong = c, 1.15, strong
		x += w + u.px(0.25)
	}
	r.Min.X = min(x+u.px(0.5), r.Max.X)
	return r
}

func (u *UI) deckChoices(b *builder, list []*control.Control, r image.Rectangle) image.Rectangle {
	for i := len(list) - 1; i >= 0; i-- {
		c := list[i]
		w := min(u.itemWidth(c, true), max(r.Dx(), 0))
		box := middleOf(image.Rect(r.Max.X-w, r.Min.Y, r.Max.X, r.Max.Y), u.px(2))
		if c.Kind == control.Choice {
			d := place[dropdown](b, "choice."+c.ID, box)
			d.c, d.short, d.lone = c, true, false
		} else {
			f := place[field](b, "field."+c.ID, box)
			f.c, f.wide = c, c.Kind == control.Text
		}
		r.Max.X -= w + u.px(0.6)
	}
	return r
}

// deckTimeline fills what is left with the timeline and the readouts behind it.
func (u *UI) deckTimeline(b *builder, d *deck, r image.Rectangle) {
	for i := len(d.readouts) - 1; i >= 0; i-- {
		ro := &d.readouts[i]
		if len(ro.Cells) == 0 {
			continue
		}
		w := u.textWidth(ro.Cells[0], sizeBody, false)
		w = max(w, u.widest[ro.ID]) // steady while the numbers grow
		u.widest[ro.ID] = w
		text := place[caption](b, "bottom."+ro.ID, image.Rect(r.Max.X-w, r.Min.Y, r.Max.X, r.Max.Y))
		text.text, text.style = ro.Cells[0], style{size: sizeBody, color: u.theme.Dim, align: right}
		text.title = ro.Title
		r.Max.X -= w + u.px(0.8)
	}
	if d.timeline == nil || r.Dx() < knob(u) {
		return
	}
	side := u.roomy(2.3)
	if len(d.ends) == 2 {
		var first image.Rectangle
		first, r = cutLeft(r, side)
		u.deckEnd(b, d.ends[0], middleOf(first, side))
	} else {
		side = 0
	}
	r, last := cutRight(r, side)
	t := place[timeline](b, "slider."+d.timeline.ID, r)
	t.c, t.tint, t.events = d.timeline, u.theme.Accent, u.events
	if side > 0 {
		u.deckEnd(b, d.ends[1], middleOf(last, side))
	}
}

// deckEnd is a button at an end of the timeline.
func (u *UI) deckEnd(b *builder, c *control.Control, r image.Rectangle) {
	k := place[iconButton](b, "button."+c.ID, r)
	k.c, k.size, k.strong = c, 1.15, false
}

// timeline is a slider over the steps of a run, with the run's events above it.
type timeline struct {
	slider
	events []control.Event
	lit    int // the event under the pointer, or -1
}

func (t *timeline) x(e *element, step int) int {
	x0, x1 := t.track(e)
	n := &t.c.Num
	if n.Max <= n.Min {
		return x0
	}
	part := (float64(step) - n.Min) / (n.Max - n.Min)
	return x0 + int(min(max(part, 0), 1)*float64(x1-x0)+0.5)
}

func (t *timeline) draw(c *canvas, e *element) {
	t.drawTrack(c, e)
	u, r := c.ui, e.rect()
	w := max(u.px(0.14), 2)
	y := (r.Min.Y + r.Max.Y) / 2
	near, _ := t.near(e, u.pointer.at)
	for i := range t.events {
		x := t.x(e, t.events[i].Step)
		tick := image.Rect(x-w/2, y-u.px(0.78), x-w/2+w, y-u.px(0.25))
		if u.pointer.over == e && i == near {
			tick = image.Rect(tick.Min.X-w/2, tick.Min.Y-w, tick.Max.X+w-w/2, tick.Max.Y)
		}
		c.fill(tick, c.theme.Marks[t.events[i].Mark.Slot])
	}
	t.drawKnob(c, e)
	c.focusRing(e, u.px(0.4))
}

// press never resets: a double press is two jumps to where one looks.
func (t *timeline) press(e *element, p image.Point, _ bool) { t.slider.press(e, p, false) }

// near is the event within reach of a point.
func (t *timeline) near(e *element, p image.Point) (index int, ok bool) {
	reach := e.ui.px(0.6)
	order := make([]int, 0, 8)
	for i := range t.events {
		if d := abs(t.x(e, t.events[i].Step) - p.X); d <= reach {
			order = append(order, i)
		}
	}
	if len(order) == 0 || !p.In(e.rect()) {
		return -1, false
	}
	sort.SliceStable(order, func(a, b int) bool {
		return abs(t.x(e, t.events[order[a]].Step)-p.X) < abs(t.x(e, t.events[order[b]].Step)-p.X)
	})
	return order[0], true
}

func abs(v int) int { return max(v, -v) }

// hover lights the event under the pointer.
func (t *timeline) hover(e *element, p image.Point) bool {
	near, _ := t.near(e, p)
	changed := near != t.lit
	t.lit = near
	return changed
}

// tip says nothing: the bubble tells what is there.
func (t *timeline) tip(*element, image.Point) (title, help string) { return "", "" }
