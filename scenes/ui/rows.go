package ui

import (
	"image"
	"image/color"

	"github.com/optiscope/optiscope/scenes/control"
)

// rows places the controls of one panel, from top to bottom.
type rows struct {
	*builder
	tint  color.RGBA // of sliders
	x, w  int
	label int // width of the labels' column
	menus int // of the column of labels beside menus
	high  int // height of a row
}

// controls places the widgets of a panel's controls and returns where they end.
func (b *builder) controls(p *control.Panel, x, y, w int) int {
	u := b.u
	list := p.Controls
	r := &rows{builder: b, tint: u.theme.Accent, x: x, w: w, high: u.roomy(1.93)}
	if p.Mark != nil {
		r.tint = u.theme.Marks[p.Mark.Slot]
	}
	if float64(u.size.X)/u.scale < middleFrom {
		r.high = u.roomy(2.5)
	}
	r.label = r.labels(list, func(c *control.Control) bool { return p.Mark == nil || c.Kind != control.Choice })
	r.menus = r.label
	if p.Mark != nil { // the labels of sliders are symbols, and sliders shall be long
		r.menus = r.labels(list, func(c *control.Control) bool { return c.Kind == control.Choice })
	}
	lone := p.Title == "" && len(list) == 1
	heading := ""
	for i := 0; i < len(list); {
		c := &list[i]
		if c.Group != heading {
			y = r.among(p, heading, y)
			heading = c.Group
			y = r.heading(p.ID, heading, y)
		}
		n := 1
		switch {
		case c.Hidden || c.ID == p.Opener:
		case c.Row != "":
			n = line(list[i:])
			y = r.joined(list[i:i+n], y)
		case c.Kind == control.Toggle:
			n = alike(list[i:], func(o *control.Control) bool { return o.Kind == control.Toggle && !o.Hidden && o.Group == c.Group })
			y = r.chips(list[i:i+n], y)
		case c.Kind == control.Action:
			n = alike(list[i:], func(o *control.Control) bool { return o.Kind == control.Action && !o.Hidden && o.Group == c.Group })
			y = r.chips(list[i:i+n], y)
		case c.Kind == control.Number:
			y = r.number(c, y)
		case c.Kind == control.Choice:
			y = r.choice(c, y, lone)
		case c.Kind == control.Text:
			y = r.text(c, y)
		}
		i += n
	}
	return r.among(p, heading, y)
}

// heading is the line above the controls of a group.
func (r *rows) heading(panel, text string, y int) int {
	if text == "" {
		return y
	}
	u := r.u
	h := place[caption](r.builder, "heading."+panel+"."+text, image.Rect(r.x, y+u.px(0.35), r.x+r.w, y+u.px(1.75)))
	h.text, h.style = text, style{size: sizeBody, bold: true, color: u.theme.Text}
	return y + u.px(1.75)
}

// among places the readouts that stand below a heading.
func (r *rows) among(p *control.Panel, heading string, y int) int {
	if heading == "" || len(p.Readouts) == 0 || p.Readouts[0].Group != heading {
		return y
	}
	return r.readouts(p, r.x, y, r.w)
}

func alike(list []control.Control, same func(*control.Control) bool) int {
	n := 1
	for n < len(list) && same(&list[n]) {
		n++
	}
	return n
}

// labels is the width of the labels' column: the widest label of some controls,
// unless that leaves too little; longer labels get a line of their own.
func (r *rows) labels(list []control.Control, of func(*control.Control) bool) int {
	widest := 0
	for i := range list {
		c := &list[i]
		if c.Hidden || !of(c) || c.Kind == control.Toggle || c.Kind == control.Action {
			continue
		}
		text := c.Label
		if c.Row != "" {
			text = c.Row
		}
		if w := r.u.textWidth(text, sizeBody, false); w <= r.w*3/10 {
			widest = max(widest, w)
		}
	}
	return max(widest, r.u.px(1.7)) + r.u.px(0.8)
}

// lead writes the label of a row and returns what is left of the row: beside
// the label or, for long labels, below it.
func (r *rows) lead(key, text string, c *control.Control, y int) image.Rectangle {
	u := r.u
	w := u.textWidth(text, sizeBody, false)
	column := r.label
	if c.Kind == control.Choice {
		column = r.menus
	}
	long := w > column-u.px(0.3)
	room := column
	if long {
		room = r.w
	}
	box := image.Rect(r.x, y, r.x+min(w, room), y+r.high)
	var rest image.Rectangle
	if long {
		box.Max.Y = y + u.roomy(1.5)
		rest = image.Rect(r.x, box.Max.Y, r.x+r.w, box.Max.Y+r.high)
	} else {
		rest = image.Rect(r.x+column, y, r.x+r.w, y+r.high)
	}
	l := place[label](r.builder, "label."+key, middleOf(box, u.px(1.5)))
	l.text, l.style = text, style{size: sizeBody, color: u.theme.Dim}
	l.title, l.help, l.c = c.Title, c.Help, c
	return rest
}

// number is a label, a slider and a field for typed values.
func (r *rows) number(c *control.Control, y int) int {
	u := r.u
	rest := r.lead(c.ID, c.Label, c, y)
	track, box := cutRight(rest, u.px(4.6))
	track.Max.X -= u.px(0.3)
	if rest.Min.X > r.x {
		track.Min.X -= knob(u) / 2
	}
	s := place[slider](r.builder, "slider."+c.ID, track)
	s.c, s.tint = c, r.tint
	f := place[field](r.builder, "field."+c.ID, middleOf(box, u.px(1.55)))
	f.c = c
	return rest.Max.Y
}

// line is the number of controls that share the row of the first.
func line(list []control.Control) int {
	n := 1
	for n < len(list) && list[n].Row == list[0].Row && list[n-1].Kind != control.Action {
		n++
	}
	return n
}

// joined is a row of several controls: numbers, each with a small label and a
// field, and at its end a button.
func (r *rows) joined(list []control.Control, y int) int {
	u := r.u
	rest := r.lead(list[0].ID, list[0].Row, &list[0], y)
	bottom := rest.Max.Y
	if last := &list[len(list)-1]; last.Kind == control.Action {
		var box image.Rectangle
		side := u.roomy(1.7)
		rest, box = cutRight(rest, side)
		r.small(last, middleOf(box.Add(image.Pt(u.px(0.38), 0)), side))
		list = list[:len(list)-1]
	}
	gap := u.px(0.4)
	each := (rest.Dx() + gap) / max(len(list), 1)
	for i := range list {
		c := &list[i]
		cell := image.Rect(rest.Min.X+i*each, rest.Min.Y, rest.Min.X+(i+1)*each-gap, rest.Max.Y)
		switch c.Kind {
		case control.Toggle:
			w := min(u.textWidth(c.Label, sizeSmall, false)+u.px(1.4), cell.Dx())
			cell.Max.X = cell.Min.X + w
			place[chip](r.builder, "chip."+c.ID, middleOf(cell, u.px(1.5))).c = c
		case control.Choice:
			d := place[dropdown](r.builder, "choice."+c.ID, middleOf(cell, u.px(1.6)))
			d.c, d.lone, d.short = c, false, false
		default:
			f := place[field](r.builder, "field."+c.ID, middleOf(cell, u.px(1.55)))
			f.c, f.prefix = c, c.Label
		}
	}
	return bottom
}

// text is a label and a wide field; one that is set while it is typed has a line
// for itself, and below it what is wrong.
func (r *rows) text(c *control.Control, y int) int {
	if !c.Live {
		rest := r.lead(c.ID, c.Label, c, y)
		f := place[field](r.builder, "field."+c.ID, middleOf(rest, r.u.px(1.55)))
		f.c, f.wide = c, true
		return rest.Max.Y
	}
	u := r.u
	l := place[label](r.builder, "label."+c.ID, middleOf(image.Rect(r.x, y, r.x+r.w, y+u.roomy(1.5)), u.px(1.5)))
	l.text, l.style = c.Label, style{size: sizeBody, color: u.theme.Dim}
	l.title, l.help, l.c = c.Title, c.Help, c
	box := image.Rect(r.x, y+u.roomy(1.5), r.x+r.w, y+u.roomy(1.5)+r.high)
	f := place[field](r.builder, "field."+c.ID, middleOf(box, u.px(1.7)))
	f.c, f.wide = c, true
	return r.fault(c.ID, box.Max.Y)
}

// chips are toggles or buttons, as many in a line as fit.
func (r *rows) chips(list []control.Control, y int) int {
	u := r.u
	h, gap := u.px(1.5), u.px(0.42)
	pitch := max(h+gap, u.roomy(1.5))
	x := r.x
	y += u.px(0.21)
	for i := range list {
		c := &list[i]
		if c.Hidden {
			continue
		}
		w := min(u.textWidth(c.Label, sizeSmall, false)+u.px(1.4), r.w)
		if x > r.x && x+w > r.x+r.w {
			x, y = r.x, y+pitch
		}
		p := place[chip](r.builder, "chip."+c.ID, middleOf(image.Rect(x, y, x+w, y+pitch-gap), h))
		p.c = c
		x += w + gap
	}
	return y + pitch - gap + u.px(0.3)
}

// choice is a label with a list to choose from, or all options side by side where they are few.
func (r *rows) choice(c *control.Control, y int, lone bool) int {
	u := r.u
	if lone {
		d := place[dropdown](r.builder, "choice."+c.ID, image.Rect(r.x, y, r.x+r.w, y+u.roomy(2.6)))
		d.c, d.lone = c, true
		return y + u.roomy(2.6)
	}
	if labels := optionLabels(c); len(c.Options) <= fewOptions {
		need := u.segmentsWidth(labels, sizeSmall)
		if need <= r.w {
			rest := r.lead(c.ID, c.Label, c, y)
			if need > rest.Dx() {
				rest = image.Rect(r.x, rest.Max.Y, r.x+r.w, rest.Max.Y+r.high)
			}
			r.segments(c, labels, middleOf(rest, u.px(1.65)))
			return rest.Max.Y
		}
	}
	rest := r.lead(c.ID, c.Label, c, y)
	box, button := middleOf(rest, u.px(1.6)), image.Rectangle{}
	if c.Pictured() {
		box, button = cutRight(box, u.px(1.9))
		box.Max.X -= u.px(0.3)
	}
	d := place[dropdown](r.builder, "choice."+c.ID, box)
	d.c, d.lone, d.short = c, false, false
	if c.Pictured() {
		place[galleryButton](r.builder, "gallery."+c.ID, button).c = c
	}
	return rest.Max.Y
}

func (b *builder) segments(c *control.Control, labels []string, r image.Rectangle) {
	s := place[segments](b, "choice."+c.ID, r)
	s.bind(b.u, c, labels)
}

// middleOf is the part of r of the given height in its middle.
func middleOf(r image.Rectangle, h int) image.Rectangle {
	r.Min.Y += (r.Dy() - h) / 2
	r.Max.Y = r.Min.Y + h
	return r
}
