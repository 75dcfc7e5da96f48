package ui

import (
	"image"
	"slices"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
)

func TestButtonsChipsAndSegments(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.click("chip.one.rectify")
	d.click("button.two.hide")
	d.click("button.play")
	for _, id := range []string{"one.rectify", "two.hide", "play"} {
		if !*d.m.flags[id] {
			t.Errorf("%s is still off", id)
		}
	}
	d.click("button.forward")
	d.click("chip.again")
	if want := []string{"forward", "again"}; !slices.Equal(d.m.done, want) {
		t.Errorf("done %q, want %q", d.m.done, want)
	}
	d.pressAt(center(d.find("chip.one.fall").rect())) // released elsewhere: not pressed
	d.moveTo(image.Pt(700, 400))
	d.let()
	if *d.m.flags["one.fall"] {
		t.Error("a press that was dragged away switched a chip")
	}
	e := d.find("choice.one.mode")
	d.pressAt(center(e.part.(*segments).cell(e, 2)))
	d.let()
	if d.m.mode != "coupled" {
		t.Errorf("mode %q, want coupled", d.m.mode)
	}
	d.u.root.SetFocusedWidget(e)
	d.strike(ebiten.KeyArrowLeft)
	if d.m.mode != "absolute" {
		t.Errorf("arrow left: mode %q, want absolute", d.m.mode)
	}
}

func TestOpeningACard(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.click("open.two")
	if d.m.open != "two" || d.u.byKey["slider.two.rate"] == nil || d.u.byKey["slider.one.rate"] != nil {
		t.Errorf("open %q", d.m.open)
	}
	narrow := newDesk(t, 360, 640, 1)
	narrow.click("tab.three")
	if narrow.m.open != "three" {
		t.Errorf("tab: open %q", narrow.m.open)
	}
	d.click("button.one.hide") // lies on the closed card of one, and must not open it
	if d.m.open != "two" || !*d.m.flags["one.hide"] {
		t.Errorf("the eye of a closed card: open %q, hidden %v", d.m.open, *d.m.flags["one.hide"])
	}
}

func TestLongListScrolls(t *testing.T) {
	d := newDesk(t, 1440, 500, 1)
	d.find("left")
	d.u.root.SetFocusedWidget(d.find("choice.surface"))
	d.strike(ebiten.KeyEnter)
	if d.u.popup == nil || !d.u.Typing() {
		t.Fatal("no list after Enter")
	}
	e := d.u.popup.elements[0]
	m := e.part.(*menu)
	if !e.rect().In(image.Rectangle{Max: d.size}) || m.scroll.content <= m.scroll.view {
		t.Fatalf("list %v, %+v", e.rect(), m.scroll)
	}
	d.moveTo(center(e.rect()))
	d.turnWheel(-100)
	if m.scroll.offset != m.scroll.content-m.scroll.view {
		t.Errorf("scrolled to %d of %d", m.scroll.offset, m.scroll.content-m.scroll.view)
	}
	d.pressAt(image.Pt(e.rect().Min.X+20, e.rect().Max.Y-m.pad(d.u)-3))
	d.let()
	if d.m.place != "p44" || d.u.popup != nil {
		t.Errorf("chose %q, list still open: %v", d.m.place, d.u.popup != nil)
	}
}

func TestListByKeys(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.u.ring = true
	d.u.root.SetFocusedWidget(d.find("choice.surface"))
	d.strike(ebiten.KeySpace)
	d.strike(ebiten.KeyArrowDown)
	d.strike(ebiten.KeyArrowDown)
	d.strike(ebiten.KeyEnter)
	if d.m.place != "p2" {
		t.Errorf("chose %q, want p2", d.m.place)
	}
	if f := d.u.focused(); f == nil || f.key != "choice.surface" {
		t.Errorf("the focus did not come back: %v", f)
	}
	d.strike(ebiten.KeySpace)
	d.strike(ebiten.KeyEnd)
	d.strike(ebiten.KeyEscape)
	if d.m.place != "p2" || d.u.popup != nil {
		t.Errorf("after Escape %q", d.m.place)
	}
	d.click("choice.add") // its first option is its heading, not a choice
	if got := d.u.popup.elements[0].part.(*menu).labels; !slices.Equal(got, []string{"Another", "And another"}) {
		t.Errorf("add offers %q", got)
	}
	d.rest(time.Second)
	d.pressAt(image.Pt(700, 800)) // outside
	d.let()
	if d.u.popup != nil || d.m.rule != "" {
		t.Errorf("a press outside: open %v, rule %q", d.u.popup != nil, d.m.rule)
	}
}

func TestNotice(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.m.notice = "Something is wrong."
	d.m.changed()
	d.tick()
	d.click("notice")
	if d.u.byKey["notice"] != nil {
		t.Error("a press does not hide the notice")
	}
	d.m.notice = "Something else is wrong."
	d.m.changed()
	d.tick()
	if d.u.byKey["notice"] == nil {
		t.Error("the next notice is not shown")
	}
}
