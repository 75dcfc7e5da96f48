package ui

import (
	"image"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
)

// tip tells what the pointer rests on.
type tip struct {
	owner       *element
	title, help string
	since       time.Time
	shown       bool
	quiet       bool // after a press or a key, until the pointer moves
}

// tipDelay is how long the pointer rests before it is told anything.
const tipDelay = 600 * time.Millisecond

// watchTip starts, shows and hides the tip for the element under the pointer.
func (u *UI) watchTip() {
	var title, help string
	e := u.top(u.pointer.at, func(e *element) bool {
		t, ok := e.part.(tipper)
		if ok {
			title, help = t.tip(e, u.pointer.at)
		}
		return title != "" || help != ""
	})
	if u.pointer.active != nil {
		e, title, help = nil, "", ""
	}
	if title == help {
		help = ""
	}
	if e != u.tip.owner || title != u.tip.title || help != u.tip.help {
		u.dirty = u.dirty || u.tip.shown
		u.tip = tip{owner: e, title: title, help: help, since: u.in.now(), quiet: u.tip.quiet}
	}
	if title == "" && help == "" || u.tip.shown || u.tip.quiet {
		return
	}
	if u.in.now().Sub(u.tip.since) >= tipDelay {
		u.tip.shown, u.dirty = true, true
		return
	}
	u.in.wake()
}

func partOf(e *element) part {
	if e == nil {
		return nil
	}
	return e.part
}

// hideTip takes the tip away until the pointer moves and rests again.
func (u *UI) hideTip() {
	u.dirty = u.dirty || u.tip.shown
	u.tip.shown, u.tip.quiet = false, true
}

// drawTip draws the tip beside its element, inside the window.
func (u *UI) drawTip(dst *ebiten.Image) {
	if !u.tip.shown || u.tip.owner == nil {
		return
	}
	c := &canvas{ui: u, dst: dst, theme: &u.theme}
	r, title, help := u.tipBox()
	c.round(r.Inset(-2*u.hair()), u.px(0.4), fade(c.theme.Ground, 0.5))
	c.box(r, u.px(0.35), c.theme.Raised, c.theme.Line)
	pad := u.px(0.55)
	inner := image.Rect(r.Min.X+pad, r.Min.Y+u.px(0.4), r.Max.X-u.px(0.4), r.Max.Y)
	title.within(c, inner)
	inner.Min.Y += len(title.lines) * u.lineHeight(title.style.size)
	help.within(c, inner)
}

func (u *UI) tipBox() (box image.Rectangle, title, help prose) {
	pad := u.px(0.55)
	most := float64(min(u.px(21), u.size.X-4*pad))
	title.style = style{size: sizeSmall, bold: true, color: u.theme.Text}
	help.style = style{size: sizeSmall, color: u.theme.Dim}
	if u.tip.title != "" {
		title.lines = u.types.wrap(u.tip.title, sizeSmall*u.rem, true, most)
	}
	if u.tip.help != "" {
		help.lines = u.types.wrap(u.tip.help, sizeSmall*u.rem, false, most)
	}
	w := 0
	for _, p := range []prose{title, help} {
		for _, l := range p.lines {
			w = max(w, u.textWidth(l, p.style.size, p.style.bold))
		}
	}
	w += 2 * pad
	h := (len(title.lines)+len(help.lines))*u.lineHeight(sizeSmall) + u.px(0.8)
	from := u.tip.owner.seen()
	x := max(min(u.pointer.at.X-pad, u.size.X-w-pad), pad)
	y := from.Max.Y + u.px(0.35)
	if from.Dy() > u.px(6) {
		y = u.pointer.at.Y + u.px(1.3)
	}
	if y+h > u.size.Y-pad {
		y = max(min(from.Min.Y, u.pointer.at.Y)-h-u.px(0.35), pad)
	}
	return image.Rect(x, y, x+w, y+h), title, help
}
