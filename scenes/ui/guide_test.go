package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

// guided is a guide with text of every form.
func guided(text string) *control.Panel {
	button := func(id, label string) control.Control {
		return control.Control{ID: id, Label: label, Title: label, Kind: control.Action, Do: func() error { return nil }}
	}
	plain := func(text string) []control.Span { return []control.Span{{Text: text}} }
	sentence := []control.Span{{Text: "A sentence that is long enough to need several lines, with a "}, {Text: "strong word", Bold: true}, {Text: ", and a link that "},
		{Text: "sets something that is not described in a single word", Do: func() error { return nil }}, {Text: ". 没有空格的文字也要在行尾断开，而且句号不在行首。"}}
	again, back, next := button("step.again", "Back to the lesson"), button("step.back", "Back"), button("step.next", "Next")
	back.Locked = "there is nothing before"
	return &control.Panel{ID: "lesson", Title: "A lesson with a rather long name of its own", Note: "3 / 7", Place: control.Guide, Tab: "Lesson", Open: true, Text: text,
		Head: []control.Control{{ID: "away", Label: "away", Title: "away", Kind: control.Action, Icon: "close", Do: func() error { return nil }}},
		Blocks: []control.Block{{Form: control.Heading, Spans: plain("Its third step")}, {Spans: sentence}, {Form: control.Equation, Spans: plain("m ← μ·m + g")},
			{Form: control.Item, Spans: sentence}, {Form: control.Item, Spans: plain("short")}, {Form: control.Question, Spans: plain("What comes next, and why is it so?")},
			{ID: "answer.0", Form: control.Answer, Spans: plain("This, which takes some more words than fit into one line"), Do: func() error { return nil }},
			{ID: "answer.1", Form: control.Answer, Spans: plain("That"), Strong: true, Icon: "check"}, {Spans: plain("Right.")},
			{Form: control.Chips, Spans: []control.Span{{Text: "Look at"}, {Text: "the rate of three", Look: "three.rate"}, {Text: "surprise", Look: "g"}, {Text: "loss", Look: "loss"}}}},
		Controls: []control.Control{again, back, next}, Points: []string{"three.rate", "g", "loss", "surface", "nowhere"}}
}

func framed(d *desk) (all []string) {
	for key := range d.u.byKey {
		if id, is := strings.CutPrefix(key, "point."); is {
			all = append(all, id)
		}
	}
	slices.Sort(all)
	return all
}

// What a guide points at is marked, and the card that it points at is open.
func TestAGuidePointsAtThings(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.m.guide = guided("one")
	d.m.changed()
	d.tick()
	d.tick()
	if d.m.open != "three" {
		t.Errorf("the open card is %q", d.m.open)
	}
	if got := framed(d); !slices.Equal(got, []string{"g", "loss", "surface", "three.rate"}) {
		t.Errorf("marked are %q", got)
	}
	if r, row := d.find("point.three.rate").rect(), d.find("slider.three.rate").rect(); !row.In(r) {
		t.Errorf("the frame %v is not around %v", r, row)
	}
	if p := center(d.u.Views()[MainView].Clip); d.u.Captures(p.X, p.Y) {
		t.Error("the frame around the picture takes its presses")
	}
	d.m.guide = nil
	d.m.changed()
	d.tick()
	if got := framed(d); len(got) > 0 {
		t.Errorf("without a guide marked are %q", got)
	}
}

// On a phone the guide is a sheet, and its chips lead to what is on other ones.
func TestChipsLeadToOtherSheets(t *testing.T) {
	d := newDesk(t, 360, 640, 1)
	d.m.guide = guided("one")
	d.m.changed()
	d.tick()
	if d.u.tab != "Lesson" {
		t.Fatalf("the sheet is %q", d.u.tab)
	}
	for range 40 { // down to the chips, by keyboard
		d.strike(ebiten.KeyTab)
		if e := d.u.focused(); e != nil && e.key == "lesson.look.g" {
			break
		}
	}
	if e := d.u.focused(); e == nil || e.key != "lesson.look.g" || !e.rect().In(e.clip) {
		t.Fatalf("Tab does not come to the chip: %v", e)
	}
	d.strike(ebiten.KeyEnter)
	if d.u.tab != "Inside" {
		t.Errorf("the sheet is %q", d.u.tab)
	}
	if e := d.find("point.g"); e.seen().Empty() {
		t.Errorf("the target is not in sight: %v in %v", e.rect(), e.clip)
	}
}

// A text begins at its top; while it stays the same it stays where it was scrolled to.
func TestANewTextBeginsAtItsTop(t *testing.T) {
	d := newDesk(t, 360, 640, 1)
	show := func(text string) {
		d.m.guide = guided(text)
		d.m.changed()
		d.tick()
	}
	show("one")
	d.moveTo(center(d.find(guideKey).rect()))
	d.turnWheel(-2)
	moved := d.u.scrolls[guideKey].offset
	if moved == 0 {
		t.Fatal("the text does not scroll")
	}
	show("one")
	if now := d.u.scrolls[guideKey].offset; now != moved {
		t.Errorf("the same text moved from %d to %d", moved, now)
	}
	show("two")
	if now := d.u.scrolls[guideKey].offset; now != 0 {
		t.Errorf("another text begins at %d", now)
	}
}

// Links and answers act by mouse, key and finger.
func TestTextsArePressed(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	pressed := ""
	press := func(name string) func() error { return func() error { pressed += name; return nil } }
	d.m.guide = guided("one")
	d.m.guide.Blocks = []control.Block{{Spans: []control.Span{{Text: "A "}, {Text: "link", Do: press("link ")}}}, {ID: "answer.0", Form: control.Answer, Spans: []control.Span{{Text: "An answer"}}, Do: press("answer ")}}
	d.m.changed()
	d.tick()
	d.click("lesson.text.0.link.1")
	d.click("lesson.answer.0")
	d.u.root.SetFocusedWidget(d.find("lesson.text.0.link.1"))
	d.strike(ebiten.KeyEnter)
	d.u.root.SetFocusedWidget(d.find("lesson.answer.0"))
	d.strike(ebiten.KeySpace)
	d.rest(time.Second)
	d.fingers = true
	d.pressAt(center(d.find("lesson.answer.0").rect()))
	d.let()
	if pressed != "link answer link answer answer " {
		t.Errorf("pressed were %q", pressed)
	}
	if h := d.find("lesson.answer.0").rect().Dy(); h < fingertip {
		t.Errorf("for fingers an answer is %d pixels high", h)
	}
}

func TestFlow(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	text := func(spans []control.Span, width int) (lines []string) {
		pieces, n := d.u.flow(spans, sizeBody, width)
		lines = make([]string, n)
		for _, p := range pieces {
			if p.x+p.w > width {
				t.Errorf("%q ends at %d of %d", p.text, p.x+p.w, width)
			}
			lines[p.line] += p.text
		}
		return lines
	}
	wide := d.u.textWidth("a strong word,", sizeBody, true) + 6 // every piece has whole pixels
	if got := text([]control.Span{{Text: "a "}, {Text: "strong word", Bold: true}, {Text: ", and"}}, wide); !slices.Equal(got, []string{"astrong word,", "and"}) {
		t.Errorf("a comma stands on %q", got)
	}
	for i, line := range text([]control.Span{{Text: "步长太大。方向没有错，"}, {Text: "损失", Bold: true}, {Text: "却上升。"}}, d.u.textWidth("步长太大", sizeBody, false)) {
		if first := []rune(line)[0]; strings.ContainsRune(closing, first) {
			t.Errorf("line %d begins with %q", i, first)
		}
	}
	if got := text([]control.Span{{Text: strings.Repeat("m", 100)}}, 60); len(got) < 5 {
		t.Errorf("a long word is broken into %d lines", len(got))
	}
	if got := text(nil, 60); len(got) != 1 {
		t.Errorf("no text has %d lines", len(got))
	}
}

// Where the buttons of all drawers have no room, one button lists them; what is pressed in a drawer closes it.
func TestDrawersBehindOneButton(t *testing.T) {
	for width, alone := range map[int]bool{1440: true, 360: false} {
		d := newDesk(t, width, 800, 1)
		d.m.dialogs = []string{"Share", "Export", "Challenges", "Lessons"}
		d.m.changed()
		d.tick()
		if _, listed := d.u.byKey["drawers"]; listed == alone {
			t.Fatalf("in %d pixels there is a list of drawers: %v", width, listed)
		}
		checkPlaces(t, d, "with drawers")
		if alone {
			d.click("drawer.Lessons")
		} else {
			d.click("drawers")
			d.strike(ebiten.KeyEnd)
			d.strike(ebiten.KeyEnter)
		}
		d.tick()
		d.click("Lessons.first")
		if len(d.m.done) != 1 || d.m.done[0] != "Lessons" || d.u.opened() != nil {
			t.Errorf("in %d pixels: done is %q, open %v", width, d.m.done, d.u.opened())
		}
	}
}

// What is locked takes neither the mouse nor fingers nor Tab, and says why.
func TestLockedWidgetsRest(t *testing.T) {
	for _, id := range []string{"one.rate", "one.mode", "one.rectify", "surface", "again"} {
		d := newDesk(t, 1440, 900, 1)
		before := *d.m
		keys := slices.DeleteFunc(widgets(id), func(key string) bool { return d.u.byKey[key] == nil || strings.HasPrefix(key, "label.") })
		if len(keys) == 0 {
			t.Fatalf("%s has no widget", id)
		}
		d.m.locked = id
		d.m.changed()
		d.tick()
		for _, key := range keys {
			if d.find(key).TabOrder() >= 0 {
				t.Errorf("Tab comes to %s", key)
			}
			d.click(key)
			d.fingers = true
			d.click(key)
			d.fingers = false
			if d.u.popup != nil || d.u.focused() != nil {
				t.Errorf("%s answers to a press", key)
			}
		}
		d.rest(time.Second)
		d.moveTo(center(d.find(keys[0]).seen()).Add(center(d.find(keys[0]).seen()).Sub(d.find(keys[0]).seen().Min).Div(4)))
		d.rest(time.Second)
		d.tick()
		if d.u.tip.help != "Locked for a test" {
			t.Errorf("%s says %q", keys[0], d.u.tip.help)
		}
		if d.m.rate != before.rate || d.m.mode != before.mode || d.m.place != before.place || *d.m.flags[`one.rectify`] || len(d.m.done) > 0 {
			t.Errorf("%s sets something", id)
		}
	}
}
