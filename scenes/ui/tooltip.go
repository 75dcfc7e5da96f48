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
	quiet       bool   // after a press or a key, until the pointer moves
	pinned      bool   // it was asked for, and stays until the next press or key
	source      string // of a pinned one
}

// tipDelay is how long the pointer rests before it is told anything.
const tipDelay = 600 * time.Millisecond

// watchTip starts, shows and hides the tip for the element under the pointer.
func (u *UI) watchTip() {
	if u.tip.pinned {
		if !u.tip.owner.kept {
			u.hideTip()
		}
		return
	}
	var title, help string
	e := u.top(u.pointer.at, func(e *element) bool {
		t, ok := e.part.(tipper)
		if ok {
			title, help = t.tip(e, u.pointer.at)
			if e.locked() {
				help = capital(e.part.(lockable).setting().Locked)
			}
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
	u.tip.shown, u.tip.quiet, u.tip.pinned = false, true, false
}

// drawTip draws the tip beside its element, inside the window.
func (u *UI) drawTip(dst *ebiten.Image) {
	if !u.tip.shown || u.tip.owner == nil {
		return
	}
	c := &canvas{ui: u, dst: dst, theme: &u.theme}
	r, all := u.tipBox()
	c.round(r.Inset(-2*u.hair()), u.px(0.4), fade(c.theme.Ground, 0.5))
	c.box(r, u.px(0.35), c.theme.Raised, c.theme.Line)
	pad := u.px(0.55)
	inner := image.Rect(r.Min.X+pad, r.Min.Y+u.px(0.4), r.Max.X-u.px(0.4), r.Max.Y)
	for _, p := range all {
		p.within(c, inner)
		inner.Min.Y += len(p.lines) * u.lineHeight(p.style.size)
	}
}

func (u *UI) tipBox() (box image.Rectangle, all [3]prose) {
	pad := u.px(0.55)
	most := float64(min(u.px(21), u.size.X-4*pad))
	inks := [3]style{{size: sizeSmall, bold: true, color: u.theme.Text}, {size: sizeSmall, color: u.theme.Dim}, {size: sizeTiny, color: u.theme.Dim}}
	if u.tip.pinned {
		inks[1].color = u.theme.Text
	}
	w, h := 0, u.px(0.8)
	for i, text := range [3]string{u.tip.title, u.tip.help, u.tip.source} {
		p := &all[i]
		p.style = inks[i]
		if text == "" {
			continue
		}
		p.lines = u.types.wrap(text, p.style.size*u.rem, p.style.bold, most)
		h += len(p.lines) * u.lineHeight(p.style.size)
		for _, l := range p.lines {
			w = max(w, u.textWidth(l, p.style.size, p.style.bold))
		}
	}
	w += 2 * pad
	from := u.tip.owner.seen()
	at := u.pointer.at.X
	if u.tip.pinned {
		at = from.Min.X
	}
	x := max(min(at-pad, u.size.X-w-pad), pad)
	y := from.Max.Y + u.px(0.35)
	if from.Dy() > u.px(6) && !u.tip.pinned {
		y = u.pointer.at.Y + u.px(1.3)
	}
	if y+h > u.size.Y-pad {
		top := from.Min.Y
		if !u.tip.pinned {
			top = min(top, u.pointer.at.Y)
		}
		y = max(top-h-u.px(0.35), pad)
	}
	return image.Rect(x, y, x+w, y+h), all
}
