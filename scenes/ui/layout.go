package ui

import (
	"image"
	"slices"

	"github.com/optiscope/optiscope/scenes/control"
)

// Widths of the window, in device-independent pixels, at which the layout changes.
const (
	wideFrom   = 1100
	middleFrom = 700
	fourFrom   = 1360 // beside a guide there is room for all columns
)

// screens chooses the layout: three columns, one column, or a phone's sheets.
func (u *UI) screens(b *builder, window image.Rectangle) {
	width := float64(window.Dx()) / u.scale
	body := window
	body.Min.Y = u.topBar(b, window)
	switch {
	case width >= wideFrom:
		u.wide(b, body)
	case width < middleFrom && window.Dy() > window.Dx()*3/4, window.Dy()*4 > window.Dx()*5:
		u.phone(b, body)
	default:
		u.middle(b, body)
	}
}

func (u *UI) wide(b *builder, body image.Rectangle) {
	body, bottom := u.cutBottom(body)
	left, right := u.sides(float64(body.Dx()) / u.scale)
	l, rest := cutLeft(body, u.widthFor(left, 19.25))
	main, r := cutRight(rest, u.widthFor(right, 20.5))
	var leads image.Rectangle
	if u.guide() != nil && (u.opened() == nil || len(left) == len(u.inPlace(control.Left))) {
		main, leads = cutRight(main, min(u.px(21), body.Dx()*42/100))
	}
	u.column(b, "left", l, edgeRight, left)
	free := u.mainView(b, main)
	u.guidance(b, leads, edgeLeft)
	if u.opened() != nil {
		u.column(b, "drawer", r, edgeLeft, right)
	} else {
		u.column(b, "right", r, edgeLeft, right)
	}
	u.transport(b, bottom)
	u.notice(b, free)
}

// sides are the panels of the two columns. Beside a guide, where four columns leave the picture too little, the numbers stand under the
// settings; and in front of a room, text and picture are what is needed.
func (u *UI) sides(width float64) (left, right []*control.Panel) {
	left, right = u.inPlace(control.Left), u.inPlace(control.Right)
	switch guided := u.guide() != nil; {
	case guided && u.presents:
		left, right = nil, nil
	case guided && width < fourFrom:
		left, right = append(left, right...), nil
	}
	if open := u.opened(); open != nil {
		right = open
	}
	return left, right
}

// widthFor is the width of a column, which is nothing where it holds nothing.
func (u *UI) widthFor(panels []*control.Panel, rems float64) int {
	if len(panels) == 0 {
		return 0
	}
	return u.px(rems)
}

func (u *UI) middle(b *builder, body image.Rectangle) {
	body, bottom := u.cutBottom(body)
	wide := u.widthFor(u.side(), 20)
	if u.guide() != nil {
		wide = u.px(20)
	}
	main, side := cutRight(body, min(wide, body.Dx()*46/100))
	free := u.mainView(b, main)
	u.sheets(b, side, edgeLeft)
	u.transport(b, bottom)
	u.notice(b, free)
}

func (u *UI) phone(b *builder, body image.Rectangle) {
	part := 43
	if p := u.guide(); p != nil && u.tab == p.Tab {
		part = 36 // there is something to read
	}
	if len(u.side()) == 0 && u.guide() == nil {
		part = 100
	}
	main, rest := cutTop(body, min(body.Dy()*part/100, body.Dy()-u.transportHeight(body.Dx())))
	bar, rest := cutTop(rest, u.transportHeight(body.Dx()))
	free := u.mainView(b, main)
	u.transport(b, bar)
	u.sheets(b, rest, 0)
	u.notice(b, free)
}

func (u *UI) cutBottom(r image.Rectangle) (rest, bottom image.Rectangle) {
	return cutRow(r, max(r.Max.Y-u.transportHeight(r.Dx()), r.Min.Y))
}

func cutRow(r image.Rectangle, y int) (above, below image.Rectangle) {
	above, below = r, r
	above.Max.Y, below.Min.Y = y, y
	return above, below
}

func cutTop(r image.Rectangle, h int) (top, rest image.Rectangle) {
	return cutRow(r, min(r.Min.Y+h, r.Max.Y))
}

func cutLeft(r image.Rectangle, w int) (l, rest image.Rectangle) {
	l, rest = r, r
	l.Max.X = min(r.Min.X+w, r.Max.X)
	rest.Min.X = l.Max.X
	return l, rest
}

func cutRight(r image.Rectangle, w int) (rest, right image.Rectangle) {
	rest, right = r, r
	rest.Max.X = max(r.Max.X-w, r.Min.X)
	right.Min.X = rest.Max.X
	return rest, right
}

// mainView leaves the room of the large picture and puts the panels over it. It returns what they leave free for messages.
func (u *UI) mainView(b *builder, r image.Rectangle) image.Rectangle {
	if r.Empty() {
		return r
	}
	if charts := u.inPlace(control.Center); len(charts) > 0 {
		u.column(b, "center", r, edgeLeft|edgeRight, charts)
		return r
	}
	u.views[MainView] = View{Rect: r, Clip: r}
	u.over(b, r)
	return u.captions(b, r)
}

// sheets shows one tab of the side panels at a time.
func (u *UI) sheets(b *builder, r image.Rectangle, lines edges) {
	if open := u.opened(); open != nil {
		u.column(b, "drawer", r, lines, open)
		return
	}
	var tabs []string
	if p := u.guide(); p != nil {
		tabs = append(tabs, p.Tab)
	}
	for _, p := range u.side() {
		if p.Tab != "" && !slices.Contains(tabs, p.Tab) {
			tabs = append(tabs, p.Tab)
		}
	}
	if len(tabs) == 0 {
		return
	}
	if !slices.Contains(tabs, u.tab) {
		u.tab = tabs[0]
	}
	gap := u.px(0.6)
	head, rest := cutTop(r, max(u.px(3.4), u.roomy(2.4)+gap+u.px(0.4)))
	back := place[ground](b, "tabs.ground", head)
	back.edges = edgeTop | lines
	bar := place[segments](b, "tabs", image.Rect(head.Min.X+gap, head.Min.Y+gap, head.Max.X-gap, head.Max.Y-u.px(0.4)))
	bar.choices, bar.chosen = tabs, slices.Index(tabs, u.tab)
	bar.size = sizeBody
	bar.choose = func(i int) { u.tab, u.stale = tabs[i], true }
	if p := u.guide(); p != nil && u.tab == p.Tab {
		u.guidance(b, rest, lines)
		return
	}
	var shown []*control.Panel
	for _, p := range u.side() {
		if p.Tab == u.tab {
			shown = append(shown, p)
		}
	}
	sheet := *b
	sheet.sheet = true
	u.column(&sheet, "sheet."+u.tab, rest, lines, shown)
}
