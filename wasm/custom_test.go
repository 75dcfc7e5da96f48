//go:build !js

package main

import (
	"image"
	"image/color"
	"math"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
)

const formulaField = "field.formula"

// formulaOf is the formula that a link spells.
func formulaOf(t *testing.T, link string) string { return load(t, link).Run.Custom.Formula }

// A person writes a formula in the window: a mistake is told below the field with its place while the last formula
// stays in force, and a letter gets a slider that moves the paths.
func TestWriteAFormula(t *testing.T) {
	s := start(t, laptop, still+"&surface=custom")
	s.reveal(formulaField)
	s.click(middle(s.widget(formulaField)))
	before := s.look()
	s.write("x^2 + 2y^2") // all was selected
	now := s.look()
	if got := formulaOf(t, now.Link); got != "x^2 + 2y^2" {
		t.Fatalf("the formula is %q", got)
	}
	if sameTrack(now.Tracks[2], before.Tracks[2]) {
		t.Error("the paths do not follow what is typed")
	}

	s.write(" + q")
	wrong, picture := s.look(), s.frame()
	if got := formulaOf(t, wrong.Link); got != "x^2 + 2y^2 " && got != "x^2 + 2y^2" {
		t.Errorf("while something is wrong the formula is %q", got)
	}
	if !sameTrack(wrong.Tracks[2], now.Tracks[2]) {
		t.Error("the last formula is not in force")
	}
	alert := control.Dark().Alert
	for _, key := range []string{formulaField, "fault.formula", "place.formula"} {
		if r := wrong.Widgets[key]; r.Empty() || tinted(picture, r, alert) < 3 {
			t.Errorf("the mistake is not seen in %s, %v", key, r)
		}
	}
	if wrong.Notice != "" {
		t.Errorf("the mistake is a notice, too: %q", wrong.Notice)
	}

	s.key(ebiten.KeyBackspace)
	s.write("a x y")
	right := s.look()
	if got := formulaOf(t, right.Link); got != "x^2 + 2y^2 + a x y" {
		t.Errorf("the formula is %q", got)
	}
	if r := right.Widgets["fault.formula"]; !r.Empty() {
		t.Error("the mistake is still told")
	}
	s.dragParameter()
	s.settled()
}

// settled waits until the formula is no longer taken for one that is being typed, and expects the same picture as of a
// program that begins with it.
func (s *session) settled() {
	s.t.Helper()
	s.frame()
	time.Sleep(500 * time.Millisecond)
	s.moveTo(image.Pt(0, 0))
	picture, now := s.frame(), s.look()
	other := start(s.t, laptop, now.Link)
	other.moveTo(image.Pt(0, 0))
	want := other.frame()
	if n := differing(picture, want, now.Areas["surface"].Clip); n > 0 {
		s.t.Errorf("%d pixels of the surface differ from a program started with %q: see %s and %s",
			n, now.Link, keep(s.t, "got", picture), keep(s.t, "want", want))
	}
}

// tinted counts the pixels of nearly a colour: thin strokes have no pixel of exactly that.
func tinted(picture *image.RGBA, r image.Rectangle, c color.RGBA) (n int) {
	const near = 90
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			p := picture.RGBAAt(x, y)
			if d := math.Abs(float64(p.R)-float64(c.R)) + math.Abs(float64(p.G)-float64(c.G)) + math.Abs(float64(p.B)-float64(c.B)); d < near {
				n++
			}
		}
	}
	return n
}

// dragParameter drags the slider of a and expects the paths to follow, here and where the link is opened again.
func (s *session) dragParameter() {
	s.t.Helper()
	s.reveal("slider.a")
	r := s.widget("slider.a")
	last := s.look()
	s.moveTo(middle(r))
	s.press()
	s.moveTo(middle(r).Add(image.Pt(-r.Dx()/5, 0)))
	now := s.look()
	if sameTrack(now.Tracks[2], last.Tracks[2]) {
		s.t.Error("the paths stand still while a is dragged")
	}
	s.release()
	again := start(s.t, laptop, now.Link).look()
	if !sameTrack(again.Tracks[2], s.look().Tracks[2]) {
		s.t.Error("the link leads to other paths")
	}
}

// What is wrong stays in the field until it is right, or until Escape.
func TestAWrongFormulaIsKept(t *testing.T) {
	s := start(t, laptop, still+"&surface=custom&formula=x%2By")
	s.reveal(formulaField)
	s.click(middle(s.widget(formulaField)))
	s.key(ebiten.KeyEnd)
	s.write("+(")
	s.click(s.look().Areas["surface"].Rect.Min.Add(image.Pt(60, 60))) // leaves the field
	if r := s.look().Widgets["fault.formula"]; r.Empty() {
		t.Fatal("leaving the field loses what was typed")
	}
	s.click(middle(s.widget(formulaField)))
	s.key(ebiten.KeyEnd)
	s.write("y^2)")
	if got := s.state().Run.Custom.Formula; got != "x+y+(y^2)" {
		t.Errorf("the formula is %q", got)
	}
	s.write("+")
	s.key(ebiten.KeyEscape)
	s.tick(2)
	if now := s.look(); !now.Widgets["fault.formula"].Empty() || formulaOf(t, now.Link) != "x+y+(y^2)" {
		t.Errorf("Escape leads to %q", now.Link)
	}
}
