package ui

import (
	"image"

	"github.com/optiscope/optiscope/scenes/control"
)

// choosable are the panels of which one at a time is open.
func choosable(panels []*control.Panel) []*control.Panel {
	var list []*control.Panel
	for _, p := range panels {
		if p.Opener != "" {
			list = append(list, p)
		}
	}
	return list
}

// entryTabs places a tab for each of the panels, in rows of equal parts.
func (b *builder) entryTabs(panels []*control.Panel, x, y, w int) int {
	u := b.u
	widest := 0
	for _, p := range panels {
		widest = max(widest, u.textWidth(p.Title, sizeBody, false)+u.px(2.7))
	}
	gap, h := u.px(0.5), u.roomy(2.5)
	widest = min(widest, (w-gap)/2) // a long name does not take a row for itself
	most := max(min((w+gap)/(widest+gap), len(panels)), 1)
	rows := (len(panels) + most - 1) / most
	perRow := (len(panels) + rows - 1) / rows
	each := (w + gap) / perRow
	for i, p := range panels {
		cx, cy := x+i%perRow*each, y+i/perRow*(h+gap)
		t := place[entryTab](b, "tab."+p.ID, image.Rect(cx, cy, cx+each-gap, cy+h))
		t.c, t.panel = panelControl(p, p.Opener), p
	}
	return y + rows*(h+gap) - gap
}

// entryTab opens a panel; the open one has an edge in the colour of its mark.
type entryTab struct {
	pushed
	panel *control.Panel
}

func (t *entryTab) draw(c *canvas, e *element) {
	u, r := c.ui, e.rect()
	edge := c.theme.Line
	if u.pointer.over == e {
		edge = c.theme.Dim
	}
	if t.panel.Open && t.panel.Mark != nil {
		edge = c.theme.Marks[t.panel.Mark.Slot]
	}
	c.box(r, u.px(0.45), c.theme.Panel, edge)
	st := style{size: sizeBody, color: c.theme.Text}
	w := c.width(t.panel.Title, st)
	start := r.Min.X + max((r.Dx()-w-u.px(1.5))/2, u.px(0.4))
	if t.panel.Mark != nil {
		c.mark(*t.panel.Mark, image.Rect(start, r.Min.Y, start+u.px(0.95), r.Max.Y), u.px(0.92))
		start += u.px(1.5)
	}
	c.line(image.Rect(start, r.Min.Y, r.Max.X-u.px(0.2), r.Max.Y), t.panel.Title, st)
	c.focusRing(e, u.px(0.45))
}

func (t *entryTab) push(e *element) {
	if t.c != nil {
		t.pushed.push(e)
	}
}

func (t *entryTab) release(e *element, _ image.Point, inside bool) {
	if inside {
		t.push(e)
	}
}

func (t *entryTab) tip(*element, image.Point) (title, help string) {
	return t.panel.Title, t.panel.Summary
}
