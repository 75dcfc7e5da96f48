package ui

import (
	"image"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// pointTime tells the program the step of the timeline that the pointer is on, if it is on one.
func (u *UI) pointTime() {
	step := -1
	if t, ok := partOf(u.pointer.over).(*timeline); ok && (!u.touched || u.in.touching()) {
		step = t.step(u.pointer.over, u.pointer.at)
	}
	if step != u.timed {
		u.timed = step
		u.program.Point(step)
	}
}

// step is the step under a point: that of an event within reach.
func (t *timeline) step(e *element, p image.Point) int {
	if i, ok := t.near(e, p); ok {
		return t.events[i].Step
	}
	x0, x1 := t.track(e)
	part := min(max(float64(p.X-x0)/float64(x1-x0), 0), 1)
	return int(t.c.Num.Min + part*(t.c.Num.Max-t.c.Num.Min) + 0.5)
}

// stand is where a step stands on the timeline.
func (u *UI) stand(step int) (at image.Point, ok bool) {
	for _, e := range u.order {
		if t, is := e.part.(*timeline); is {
			return image.Pt(t.x(e, step), (e.rect().Min.Y+e.rect().Max.Y)/2), true
		}
	}
	return at, false
}

// drawBubble draws what is pointed at over the panels, which stay as they are: a tick on the timeline, and the numbers.
func (u *UI) drawBubble(screen *ebiten.Image) {
	b := u.program.Bubble()
	if b == nil {
		return
	}
	c := &canvas{ui: u, dst: screen, theme: &u.theme}
	stand, there := u.stand(b.Step)
	if there {
		w := max(u.px(0.13), 2)
		c.fill(image.Rect(stand.X-w/2, stand.Y-u.px(0.85), stand.X-w/2+w, stand.Y+u.px(0.6)), c.theme.Accent)
	}
	at := image.Pt(int(b.X), int(b.Y))
	if b.Timeline {
		if !there {
			return
		}
		at = stand.Sub(image.Pt(0, u.px(1)))
	}
	u.tellBubble(c, b, at)
}

// bubbleLine is a line of the bubble: of the title and the words, or a row.
type bubbleLine struct {
	row   *control.BubbleRow // or nil
	text  string
	style style
}

// bubbleLines wraps the title and the words, and leaves a line for each row.
func (u *UI) bubbleLines(b *control.Bubble, most int) (lines []bubbleLine, label, cells int) {
	wrap := func(text string, st style) {
		for _, l := range u.types.wrap(text, st.size*u.rem, st.bold, float64(most)) {
			lines = append(lines, bubbleLine{text: l, style: st})
		}
	}
	wrap(b.Title, style{size: sizeSmall, bold: true, color: u.theme.Text})
	for _, w := range b.Words {
		wrap(w, style{size: sizeSmall, color: u.theme.Dim})
	}
	for i := range b.Rows {
		r := &b.Rows[i]
		st := style{size: sizeSmall, color: u.theme.Dim, bold: r.Strong}
		if r.Strong {
			st.color = u.theme.Text
		}
		lines = append(lines, bubbleLine{row: r, text: strings.Join(r.Cells, "  "), style: st})
		label = max(label, u.textWidth(r.Label, st.size, st.bold))
		cells = max(cells, u.textWidth(strings.Join(r.Cells, "  "), st.size, st.bold))
	}
	return lines, label, cells
}

// tellBubble draws the bubble beside a place, inside the window.
func (u *UI) tellBubble(c *canvas, b *control.Bubble, at image.Point) {
	pad, gap := u.px(0.55), u.px(0.8)
	lines, label, cells := u.bubbleLines(b, min(u.px(22), u.size.X-4*pad))
	mark := u.px(1.1)
	w := 0
	if len(b.Rows) > 0 {
		w = mark + label + gap + cells
	}
	for i := range lines {
		if lines[i].row == nil {
			w = max(w, u.textWidth(lines[i].text, lines[i].style.size, lines[i].style.bold))
		}
	}
	row := u.lineHeight(sizeSmall)
	r := u.bubblePlace(image.Pt(w+2*pad, len(lines)*row+u.px(0.7)), at, b.Timeline)
	c.round(r.Inset(-2*u.hair()), u.px(0.4), fade(c.theme.Ground, 0.5))
	edge := c.theme.Line
	if b.Pinned {
		edge = c.theme.Accent
	}
	c.box(r, u.px(0.35), c.theme.Panel, edge)
	line := image.Rect(r.Min.X+pad, r.Min.Y+u.px(0.35), r.Max.X-pad, r.Min.Y+u.px(0.35)+row)
	for i := range lines {
		u.drawBubbleLine(c, &lines[i], line, mark)
		line = line.Add(image.Pt(0, row))
	}
}

func (u *UI) drawBubbleLine(c *canvas, l *bubbleLine, line image.Rectangle, mark int) {
	if l.row == nil {
		c.line(line, l.text, l.style)
		return
	}
	left := image.Rect(line.Min.X, line.Min.Y, line.Min.X+u.px(0.8), line.Max.Y)
	if l.row.Mark != nil {
		c.mark(*l.row.Mark, left, u.px(0.75))
	} else {
		c.fill(middleOf(left, max(u.px(0.14), 2)), l.row.Ink.Of(c.theme))
	}
	name := line
	name.Min.X += mark
	c.line(name, l.row.Label, l.style)
	st := l.style
	st.align = right
	c.line(line, l.text, st)
}

// bubblePlace is where a bubble stands: to the lower right of its place, over the timeline above it.
func (u *UI) bubblePlace(size, at image.Point, above bool) image.Rectangle {
	gap, edge := u.px(0.75), u.px(0.3)
	x, y := at.X+gap, at.Y+gap
	if above {
		x, y = at.X-size.X/2, at.Y-size.Y-u.px(0.2)
	}
	if x+size.X > u.size.X-edge {
		x = at.X - gap - size.X
		if above {
			x = u.size.X - edge - size.X
		}
	}
	if y+size.Y > u.size.Y-edge {
		y = at.Y - gap - size.Y
	}
	x, y = max(x, edge), max(y, edge)
	return image.Rectangle{Min: image.Pt(x, y), Max: image.Pt(x, y).Add(size)}
}
