package ui

import (
	"image"
	"testing"
)

// swipe moves a finger from a place to another, in some ticks.
func (d *desk) swipe(from, to image.Point) {
	d.fingers = true
	d.pressAt(from)
	for i := 1; i <= 8; i++ {
		d.moveTo(from.Add(to.Sub(from).Mul(i).Div(8)))
	}
	d.let()
	d.tick()
}

func (d *desk) tap(p image.Point) { d.swipe(p, p) }

// A finger that moves up or down scrolls a column wherever it begins, and sets
// nothing; one that moves sideways drags the slider below it.
func TestAFingerScrollsOrDrags(t *testing.T) {
	d := newDesk(t, 1200, 500, 1)
	left := d.u.scrolls["left"]
	for _, key := range []string{"slider.one.rate", "field.one.decay", "chip.one.max", "label.noise", "title.two"} {
		d.u.scrolls["left"].offset, d.u.stale = 0, true
		d.tick()
		from := center(d.find(key).rect())
		from.Y = min(from.Y, d.find("left").rect().Max.Y-20)
		before, rate := left.offset, d.m.rate
		d.swipe(from, from.Sub(image.Pt(9, 120)))
		if got := left.offset - before; got != 120 && got != left.content-left.view {
			t.Errorf("%s: a finger that moves 120 pixels up scrolls by %d", key, got)
		}
		if d.m.rate != rate || *d.m.flags["one.max"] || d.u.Typing() || d.m.open != "one" {
			t.Errorf("%s: the swipe sets something: rate %g, max %v, typing %v, open %q", key, d.m.rate, *d.m.flags["one.max"], d.u.Typing(), d.m.open)
		}
	}
	left.offset, d.u.stale = 0, true
	d.tick()
	e := d.find("slider.one.rate")
	x0, x1 := e.part.(*slider).track(e)
	d.swipe(image.Pt(x0+10, center(e.rect()).Y), image.Pt(x1+30, center(e.rect()).Y+25))
	if d.m.rate != 10 || left.offset != 0 {
		t.Errorf("a swipe along the slider: rate %g, scrolled by %d", d.m.rate, left.offset)
	}
	line := d.find("slider.t")
	x0, x1 = line.part.(*timeline).track(line)
	d.swipe(image.Pt(x0, center(line.rect()).Y), image.Pt(x1, center(line.rect()).Y))
	if d.m.t != 1000 {
		t.Errorf("a swipe along the timeline: step %d", d.m.t)
	}
}

func TestAFingerTaps(t *testing.T) {
	d := newDesk(t, 1200, 500, 1)
	r := d.find("chip.one.rectify").rect()
	d.tap(image.Pt(center(r).X, r.Max.Y+1)) // a little beside it
	if !*d.m.flags["one.rectify"] {
		t.Error("a tap beside a chip misses it")
	}
	d.tap(center(d.find("button.play").rect()))
	if !*d.m.flags["play"] {
		t.Error("a tap does not press a button where nothing scrolls")
	}
	view, right := center(d.u.Views()["loss"].Clip), d.u.scrolls["right"]
	d.swipe(view, view.Sub(image.Pt(0, 40)))
	if right.content <= right.view || right.offset != 0 {
		t.Errorf("a finger on a picture scrolls the column by %d", right.offset)
	}
}

func TestAFingerScrollsLists(t *testing.T) {
	d := newDesk(t, 1000, 500, 1)
	for _, key := range []string{"choice.surface", "gallery.surface"} {
		d.showAll(func(tab string) {
			if d.u.byKey[key] == nil || d.u.popup != nil {
				return
			}
			d.u.reveal(d.find(key))
			d.tick()
			d.tap(center(d.find(key).seen()))
			if d.u.popup == nil {
				t.Fatalf("a tap on %s opens nothing", key)
			}
			e := d.u.popup.elements[0]
			d.swipe(center(e.rect()), center(e.rect()).Sub(image.Pt(0, 150)))
			if d.u.popup == nil || d.m.place != "p0" {
				t.Fatalf("%s: a swipe chooses %q", key, d.m.place)
			}
			offset, option := 0, center(e.rect())
			switch p := e.part.(type) {
			case *menu:
				offset = p.scroll.offset
			case *gallery:
				_, origin := p.list(d.u, e)
				offset, option = p.scroll.offset, center(p.shelves.cells[p.shelves.beyond(0, offset+100)]).Add(origin)
			}
			if offset != 150 {
				t.Errorf("%s: a swipe of 150 pixels scrolls by %d", key, offset)
			}
			d.tap(option)
			if d.u.popup != nil || d.m.place == "p0" {
				t.Errorf("%s: a tap chooses nothing", key)
			}
			d.m.place = "p0"
			d.m.changed()
			d.tick()
		})
	}
}

// Once the panels are touched, every target is at least a fingertip high, with what belongs to it.
func TestRoomForFingers(t *testing.T) {
	for _, w := range windows() {
		t.Run(w.String(), func(t *testing.T) {
			d := newDesk(t, w.w, w.h, w.scale)
			d.m.notice = "Something is wrong."
			d.m.changed()
			d.tick()
			d.tap(center(d.find("help").rect()))
			d.u.closePopup()
			d.tick()
			d.showAll(func(tab string) {
				checkPlaces(t, d, tab)
				for _, e := range d.u.order {
					if _, ok := e.part.(presser); ok && !below(e.part) {
						checkReach(t, d, e)
					}
				}
			})
		})
	}
}

// checkReach measures from top to bottom where a finger hits an element.
func checkReach(t *testing.T, d *desk, e *element) {
	t.Helper()
	tip := d.u.fingertip()
	p := center(e.rect())
	if !image.Rect(p.X, p.Y-tip/2, p.X+1, p.Y+tip/2).In(e.clip) {
		return // scrolled away in part
	}
	hits := 0
	for y := p.Y - tip; y <= p.Y+tip; y++ {
		if d.u.reach(image.Pt(p.X, y)) == e {
			hits++
		}
	}
	if hits < tip-1 {
		t.Errorf("%s is hit over %d pixels, want %d: %v", e.key, hits, tip, e.rect())
	}
}
