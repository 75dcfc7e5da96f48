package ui

import (
	"image"
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
)

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

// The list of keys names every key, also of what has no widget.
func TestHelpNamesEveryKey(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	lines := d.u.helpLines()
	found := 0
	for _, c := range d.m.Controls() {
		if c.Key == "" {
			continue
		}
		found++
		if !slices.Contains(lines, helpLine{d.u.keyName(c.Key), capital(c.Title)}) {
			t.Errorf("%q, %s, is not listed", c.Key, c.Title)
		}
	}
	if found < 3 {
		t.Errorf("only %d keys to look for", found)
	}
}
