package ui

import (
	"image"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
)

func TestSliderByMouse(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	e := d.find("slider.one.rate")
	s := e.part.(*slider)
	x0, x1 := s.track(e)
	y := center(e.rect()).Y

	d.pressAt(image.Pt(x0+(x1-x0)/2, y)) // jumps
	if got := s.c.Num.Position(); math.Abs(got-0.5) > 0.02 {
		t.Errorf("a press in the middle put the knob at %.3f", got)
	}
	d.moveTo(image.Pt(x1+50, y-200)) // drags, also outside
	if d.m.rate != 10 {
		t.Errorf("dragged to the end: %g, want 10", d.m.rate)
	}
	if !d.u.Captures(700, 400) {
		t.Error("the view gets the pointer during a drag")
	}
	d.let()
	d.moveTo(image.Pt(x0, y))
	if d.m.rate != 10 {
		t.Errorf("moved after the release: %g", d.m.rate)
	}
	d.rest(time.Second)
	d.pressAt(image.Pt(s.place(e)-1, y)) // on the knob: nothing jumps
	if d.m.rate != 10 {
		t.Errorf("a press on the knob changed the value to %g", d.m.rate)
	}
	d.let()
	d.down = true
	d.tick()
	d.let()
	if d.m.rate != 0.001 {
		t.Errorf("a double click gave %g, want the default 0.001", d.m.rate)
	}
}

func TestSliderByWheelAndKeys(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	e := d.find("slider.one.decay")
	d.moveTo(center(e.rect()))
	up := func(what string, act func()) {
		t.Helper()
		before := d.m.decay
		act()
		if d.m.decay <= before {
			t.Errorf("%s: %g then %g", what, before, d.m.decay)
		}
	}
	up("wheel", func() { d.turnWheel(1) })
	d.u.root.SetFocusedWidget(e)
	up("right", func() { d.strike(ebiten.KeyArrowRight) })
	fine := d.m.decay
	up("page up", func() { d.strike(ebiten.KeyPageUp) })
	coarse := d.m.decay
	d.strike(ebiten.KeyPageDown)
	d.strike(ebiten.KeyArrowLeft)
	if d.m.decay >= fine || coarse-fine < 5*(fine-d.m.decay) {
		t.Errorf("fine %g, coarse %g, then back at %g", fine, coarse, d.m.decay)
	}
	before := d.m.decay
	d.hold(ebiten.KeyArrowRight, 60)
	if repeats := math.Log((1-before)/(1-d.m.decay)) / math.Log(1/1e-5) * 200; repeats < 8 || repeats > 20 {
		t.Errorf("a key held for a second made %.1f fine steps", repeats)
	}
	if d.woken == 0 {
		t.Error("a held key does not ask for further ticks")
	}
	d.strike(ebiten.KeyHome)
	if d.m.decay != 0.001 {
		t.Errorf("Home gave %g, want the default", d.m.decay)
	}
}

func TestTypingANumber(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.click("field.one.decay")
	if !d.u.Typing() {
		t.Fatal("not typing after a click into a field")
	}
	d.write("0.99")
	if d.m.decay != 0.9 {
		t.Errorf("set to %g before Enter", d.m.decay)
	}
	d.strike(ebiten.KeyEnter)
	if d.m.decay != 0.99 || d.u.Typing() {
		t.Errorf("after Enter: %g, typing %v", d.m.decay, d.u.Typing())
	}
	d.write("5") // a digit starts again, Escape gives it up
	d.strike(ebiten.KeyEscape)
	if d.m.decay != 0.99 || len(d.m.refusals) > 0 {
		t.Errorf("after Escape: %g, refused %q", d.m.decay, d.m.refusals)
	}
	d.strike(ebiten.KeyEscape)
	if d.u.focused() != nil {
		t.Error("the second Escape does not leave the field")
	}
	d.click("field.one.decay")
	d.write("1.5")
	d.click("field.one.rate") // leaving the field sets it, too
	f := d.find("field.one.decay").part.(*field)
	if d.m.decay != 0.99 || len(d.m.refusals) != 1 || !strings.Contains(d.m.refusals[0], "must lie in [0, 1)") || !f.refused {
		t.Errorf("1.5 gave %g, refusals %q, marked %v", d.m.decay, d.m.refusals, f.refused)
	}
	if got := f.shown(d.u, 200); got != "0.99" {
		t.Errorf("a refused field shows %q", got)
	}
	if d.u.byKey["notice"] == nil {
		t.Error("the refusal is not shown")
	}
	d.click("field.one.decay")
	d.write("0")
	if f.refused {
		t.Error("still marked after the next edit")
	}
	d.strike(ebiten.KeyArrowUp)
	if d.m.decay <= 0 {
		t.Errorf("arrow up from 0: %g", d.m.decay)
	}
}

func TestEditing(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.click("field.formula")
	d.write("x+y")
	d.strike(ebiten.KeyArrowLeft)
	d.strike(ebiten.KeyBackspace)
	d.write("*")
	d.strike(ebiten.KeyHome)
	d.write("2")
	d.strike(ebiten.KeyDelete)
	d.strike(ebiten.KeyEnter)
	if d.m.formula != "2*y" {
		t.Errorf("formula %q, want 2*y", d.m.formula)
	}
	d.click("field.formula")
	d.strike(ebiten.KeyEnd)
	d.keys[ebiten.KeyShift] = 1
	d.strike(ebiten.KeyArrowLeft)
	d.strike(ebiten.KeyArrowLeft)
	delete(d.keys, ebiten.KeyShift)
	d.write("z")
	d.strike(ebiten.KeyEnter)
	if d.m.formula != "2z" {
		t.Errorf("formula %q, want 2z", d.m.formula)
	}
}

func TestDragSelects(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.click("field.formula")
	e := d.find("field.formula")
	f := e.part.(*field)
	r := f.inner(d.u, e)
	d.rest(time.Second)
	d.pressAt(image.Pt(r.Min.X+f.line.x(d.u, 2), center(r).Y))
	d.moveTo(image.Pt(r.Max.X, center(r).Y))
	d.let()
	d.write("3")
	d.strike(ebiten.KeyEnter)
	if d.m.formula != "x^3" {
		t.Errorf("formula %q, want x^3", d.m.formula)
	}
}

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

func TestTabFollowsTheReadingOrder(t *testing.T) {
	d := newDesk(t, 1440, 420, 1)
	var walked []string
	for range 80 {
		d.strike(ebiten.KeyTab)
		e := d.u.focused()
		if e == nil {
			t.Fatal("Tab lost the focus")
		}
		if !e.rect().In(e.clip) {
			t.Errorf("%s has the focus and is scrolled away: %v in %v", e.key, e.rect(), e.clip)
		}
		if len(walked) > 0 && e.key == walked[0] {
			break
		}
		walked = append(walked, e.key)
	}
	var want []string
	for _, e := range d.u.order {
		if e.TabOrder() >= 0 {
			want = append(want, e.key)
		}
	}
	if !slices.Equal(walked, want) {
		t.Errorf("walked %q\nwant %q", walked, want)
	}
	place := func(key string) int { return slices.Index(walked, key) }
	for _, pair := range [][2]string{{"choice.theme", "slider.one.rate"}, {"slider.one.rate", "field.one.rate"},
		{"field.noise", "button.in"}, {"button.in", "button.play"}, {"button.play", "slider.t"}} {
		if place(pair[0]) < 0 || place(pair[0]) >= place(pair[1]) {
			t.Errorf("%s does not come before %s", pair[0], pair[1])
		}
	}
	d.keys[ebiten.KeyShift] = 1
	d.strike(ebiten.KeyTab)
	if got := d.u.focused().key; got != walked[len(walked)-1] {
		t.Errorf("Shift+Tab from the first went to %s", got)
	}
}

func TestTipAfterADelay(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.moveTo(center(d.find("slider.one.rate").rect()))
	if d.u.tip.shown || d.woken == 0 {
		t.Errorf("at once: shown %v, asked for ticks %d", d.u.tip.shown, d.woken)
	}
	d.rest(tipDelay)
	d.tick()
	if !d.u.tip.shown || d.u.tip.title != "what α is" {
		t.Errorf("later: %+v", d.u.tip)
	}
	box, _, _ := d.u.tipBox()
	if !box.In(image.Rectangle{Max: d.size}) {
		t.Errorf("the tip leaves the window: %v", box)
	}
	e := d.find("slider.t")
	line := e.part.(*timeline)
	d.moveTo(image.Pt(line.x(e, 730), center(e.rect()).Y-4))
	d.rest(tipDelay)
	d.tick()
	if d.u.tip.title != "one arrives" {
		t.Errorf("on an event's tick: %q", d.u.tip.title)
	}
	d.pressAt(d.at)
	if d.u.tip.shown {
		t.Error("the tip stays during a press")
	}
	d.let()
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

func TestHelpListsTheKeys(t *testing.T) {
	d := newDesk(t, 360, 640, 1)
	d.write("?")
	if d.u.popup == nil {
		t.Fatal("? opens nothing")
	}
	k := d.u.popup.elements[0].part.(*keyList)
	for _, want := range []helpLine{{"Space", "Play"}, {"Home", "To first"}, {"+", "To in"}} {
		if !slices.Contains(k.lines, want) {
			t.Errorf("the list lacks %v", want)
		}
	}
	if r := d.u.popup.elements[0].rect(); !r.In(image.Rectangle{Max: d.size}) {
		t.Errorf("the list is at %v", r)
	}
	d.strike(ebiten.KeyEscape)
	if d.u.popup != nil {
		t.Error("Escape does not close it")
	}
}

func TestFocusAndDragSurviveChanges(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	e := d.find("slider.one.rate")
	d.pressAt(center(e.rect()))
	d.m.entries = []string{"one", "three"} // the structure changes during the drag
	d.m.changed()
	d.tick()
	d.moveTo(image.Pt(e.rect().Max.X+9, e.rect().Min.Y))
	if d.m.rate != 10 || d.u.focused() != e {
		t.Errorf("after the change: rate %g, focus %v", d.m.rate, d.u.focused())
	}
	d.let()
	d.click("field.noise")
	d.write("7")
	d.m.open = "three" // its own card stays
	d.m.changed()
	d.tick()
	d.strike(ebiten.KeyEnter)
	if d.m.noise != 7 {
		t.Errorf("noise %g, want 7", d.m.noise)
	}
	d.click("field.three.rate")
	d.write("3")
	d.m.open = "one" // now the field is gone
	d.m.changed()
	d.tick()
	if d.m.rate != 10 || d.u.Typing() || d.u.focused() != nil {
		t.Errorf("a field that went away set %g; typing %v", d.m.rate, d.u.Typing())
	}
}

func TestKeysOfWidgetsAreNotTheProgramsKeys(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.keys[ebiten.KeyHome] = 1
	if d.u.Typing() {
		t.Error("Home belongs to the panels though nothing has the focus")
	}
	d.u.root.SetFocusedWidget(d.find("slider.one.rate"))
	if !d.u.Typing() {
		t.Error("Home belongs to the focused slider, not to the program")
	}
	d.keys = map[ebiten.Key]int{ebiten.KeySpace: 1}
	if d.u.Typing() {
		t.Error("a slider does not use Space: the program may play")
	}
}

func TestIdleDrawsNothing(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.rest(tipDelay)
	d.tick()
	d.tick()
	d.u.Update(1440, 900, 1)
	if d.u.dirty || d.u.stale {
		t.Error("an idle tick asks for drawing")
	}
	d.woken = 0
	d.tick()
	if d.woken > 0 {
		t.Error("an idle tick asks for further ticks")
	}
	layer := d.u.layer
	d.m.t++
	d.m.changed()
	d.u.Update(1440, 900, 1)
	if !d.u.dirty {
		t.Error("a change of the program is not drawn")
	}
	d.u.Draw(d.screen)
	if d.u.layer != layer {
		t.Error("the layer is made anew for every frame")
	}
}

// BenchmarkPlaying is a tick and a frame in which every panel is drawn anew.
func BenchmarkPlaying(b *testing.B) {
	m := newModel()
	u, err := New(m)
	if err != nil {
		b.Fatal(err)
	}
	u.in.wake = func() {}
	screen := ebiten.NewImage(1440, 900)
	for b.Loop() {
		m.t = (m.t + 1) % m.steps
		m.changed()
		u.Update(1440, 900, 1)
		u.Draw(screen)
	}
}

// BenchmarkIdle is a tick and a frame in which nothing changed.
func BenchmarkIdle(b *testing.B) {
	u, err := New(newModel())
	if err != nil {
		b.Fatal(err)
	}
	u.in.wake = func() {}
	screen := ebiten.NewImage(1440, 900)
	for b.Loop() {
		u.Update(1440, 900, 1)
		u.Draw(screen)
	}
}
