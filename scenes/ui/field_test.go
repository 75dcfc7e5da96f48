package ui

import (
	"image"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
)

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

func TestClipboard(t *testing.T) {
	d := newDesk(t, 1440, 900, 1)
	d.m.formula = "x + 2*y"
	command := func(k ebiten.Key) {
		d.keys[ebiten.KeyControl] = 1
		d.strike(k)
		delete(d.keys, ebiten.KeyControl)
	}
	d.click("field.formula")
	command(ebiten.KeyV)
	if len(d.m.refusals) != 1 || d.m.refusals[0] != "nothing to paste" {
		t.Errorf("an empty clipboard is told as %q", d.m.refusals)
	}
	command(ebiten.KeyC)
	d.strike(ebiten.KeyEnd)
	d.write(" + ")
	d.m.clipboard += "\n\t+ 1\x00\n" // one line is made of many
	command(ebiten.KeyV)
	d.strike(ebiten.KeyEnter)
	if want := "x + 2*y + x + 2*y + 1"; d.m.formula != want {
		t.Errorf("copied and pasted %q, want %q", d.m.formula, want)
	}
	d.click("field.formula")
	d.strike(ebiten.KeyHome)
	command(ebiten.KeyC) // nothing is selected: the clipboard stays
	d.keys[ebiten.KeyShift] = 1
	d.strike(ebiten.KeyArrowRight)
	delete(d.keys, ebiten.KeyShift)
	before := d.m.clipboard
	command(ebiten.KeyX)
	if before == "" || d.m.clipboard != "x" {
		t.Errorf("the clipboard holds %q and then %q", before, d.m.clipboard)
	}
	d.strike(ebiten.KeyEnter)
	if want := " + 2*y + x + 2*y + 1"; d.m.formula != want {
		t.Errorf("a cut leaves %q, want %q", d.m.formula, want)
	}
}
