//go:build !js

package main

import (
	"image"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/view"
)

// at is the pixel of a step of an entry's path.
func (s *session) at(entry, step int) image.Point {
	s.t.Helper()
	r := s.look()
	return onScreen(r, load(s.t, r.Link), r.Tracks[entry][0][step], r.Tracks[entry][1][step])
}

// inCurve is a pixel of a curve at a step.
func (s *session) inCurve(name string, step int) image.Point {
	s.t.Helper()
	r := s.look()
	box := r.Areas[name].Box()
	x := view.StepPlace(&view.Frame{State: load(s.t, r.Link), Unit: r.Unit}, box, step)
	return image.Pt(int(math.Round(x)), int(box.Y+box.H/2))
}

// told is the bubble, which there must be.
func (s *session) told() *control.Bubble {
	s.t.Helper()
	b := s.look().Bubble
	if b == nil {
		s.t.Fatal("nothing is pointed at")
	}
	return b
}

func cellOf(b *control.Bubble, label string) string {
	for _, r := range b.Rows {
		if r.Label == label {
			return strings.Join(r.Cells, " ")
		}
	}
	return ""
}

func digits(v float64) string { return strings.ReplaceAll(control.FormatNumber(v), "-", "−") }

// Pointing at a path shows its step in all pictures with exact numbers, makes no panel anew, and is no part of the link.
func TestPointingAtAPath(t *testing.T) {
	s := start(t, laptop, "t=60&play=0&theme=dark")
	s.moveTo(image.Pt(700, 5))
	plain, before := s.frame(), s.look()
	if before.Bubble != nil {
		t.Fatal("something is pointed at")
	}
	s.moveTo(s.at(0, 120))
	b := s.told()
	if b.Step < 117 || b.Step > 123 || b.Pinned {
		t.Fatalf("at step 120 it tells of step %d, pinned %v", b.Step, b.Pinned)
	}
	x, y := before.Tracks[0][0][b.Step], before.Tracks[0][1][b.Step]
	if cellOf(b, "x") != digits(x) || cellOf(b, "y") != digits(y) || cellOf(b, "AdaBelief") == "" || cellOf(b, "Adam") == "" {
		t.Errorf("it tells %+v of (%v, %v)", b.Rows, x, y)
	}
	now := s.look()
	if now.Link != before.Link || now.T != 60 {
		t.Errorf("pointing sets something: %q", now.Link)
	}
	seen := s.frame()
	for _, name := range []string{"surface", "loss", "step"} {
		if differing(plain, seen, now.Areas[name].Clip) < 20 {
			t.Errorf("nothing is seen of it in the picture %q", name)
		}
	}
	if differing(plain, seen, s.widget("slider.t")) < 5 {
		t.Error("nothing is seen of it on the timeline")
	}
	s.moveTo(image.Pt(700, 5))
	if s.look().Bubble != nil || differing(plain, s.frame(), image.Rectangle{Max: laptop}) > 0 {
		t.Error("something stays when the pointer leaves")
	}
}

// A click on a path moves the playhead there and holds the step until Escape; in a curve a press does.
func TestAClickHoldsTheStep(t *testing.T) {
	s := start(t, laptop, "t=60&play=0")
	view := load(t, s.look().Link).View
	s.click(s.at(1, 200))
	b := s.told()
	if now := s.look(); !b.Pinned || now.T != b.Step || b.Step < 190 || b.Step > 210 || load(t, now.Link).View.X != view.X {
		t.Fatalf("the playhead is at %d, it tells %d, pinned %v", s.look().T, b.Step, b.Pinned)
	}
	s.moveTo(s.at(1, 100))
	if still := s.told(); still.Step != b.Step {
		t.Error("what is held moves with the pointer")
	}
	s.key(ebiten.KeyEscape)
	if s.look().Bubble != nil || s.look().T != b.Step {
		t.Error("Escape does not let go, or moves the playhead")
	}
	s.moveTo(s.inCurve("loss", 500))
	if b := s.told(); b.Step < 498 || b.Step > 502 || b.Pinned {
		t.Errorf("in the curve it tells step %d", b.Step)
	}
	s.click(s.inCurve("loss", 700))
	if b := s.told(); !b.Pinned || s.look().T != b.Step || b.Step < 698 || b.Step > 702 {
		t.Errorf("a press in the curve leads to %d, it tells %d", s.look().T, b.Step)
	}
	s.moveTo(middle(s.look().Areas["step"].Rect))
	if b := s.told(); b.Pinned || !strings.Contains(b.Title, "length") {
		t.Errorf("in the other curve it tells %+v", b)
	}
}

// The timeline names its events, and keys go from one to the next.
func TestEventsAreNamed(t *testing.T) {
	s := start(t, laptop, "t=10&play=0&onward=1&adam.edits=120:lr:0.01")
	line := s.widget("slider.t")
	for x := line.Min.X; x < line.Max.X; x++ {
		s.moveTo(image.Pt(x, middle(line).Y))
		if b := s.look().Bubble; b != nil && b.Step == 120 {
			if !strings.Contains(strings.Join(b.Words, "|"), "after step 120") {
				t.Errorf("the change is told as %q", b.Words)
			}
			break
		}
	}
	s.moveTo(image.Pt(700, 5))
	var names []string
	for range 20 {
		s.write(">")
		r := s.look()
		if r.Bubble == nil {
			break
		}
		if r.T != r.Bubble.Step || !r.Bubble.Timeline || len(r.Bubble.Words) == 0 {
			t.Fatalf("the playhead is at %d, told is %+v", r.T, r.Bubble)
		}
		names = append(names, r.Bubble.Words...)
		if r.Notice != "" {
			break
		}
	}
	all := strings.Join(names, "|")
	for _, want := range []string{"after step 120", "AdaBelief arrives"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in %s", want, all)
		}
	}
	if notice := s.look().Notice; !strings.Contains(notice, "no event after step") {
		t.Errorf("behind the last one it says %q", notice)
	}
	last := s.look().T
	s.write("<")
	if now := s.look().T; now >= last {
		t.Errorf("back from %d leads to %d", last, now)
	}
	s.eventsByFinger()
}

// eventsByFinger goes from event to event by the buttons at the ends of the timeline, which fingers hit.
func (s *session) eventsByFinger() {
	s.t.Helper()
	s.resize(image.Pt(360, 640))
	s.swipe(image.Pt(180, 600), image.Pt(180, 590)) // a finger has come
	for id, way := range map[string]int{"button.event.previous": -1, "button.event.next": 1} {
		r, from := s.widget(id), s.look().T
		if r.Dx() < 44 || r.Dy() < 44 || !r.In(image.Rect(0, 0, 360, 640)) {
			s.t.Errorf("%s has %v for a finger", id, r)
		}
		s.swipe(middle(r), middle(r))
		if now := s.look(); (now.T-from)*way <= 0 || now.Bubble == nil || now.Bubble.Step != now.T {
			s.t.Errorf("%s leads from %d to %d, and %v is told", id, from, now.T, now.Bubble)
		}
	}
}

// A finger that rests on a path goes along it, and does not move the map; a tap holds the step.
func TestAFingerPointsAtPaths(t *testing.T) {
	s := start(t, laptop, "t=60&play=0")
	view := load(t, s.look().Link).View
	at := s.at(0, 200)
	s.guest.PressTouch(1, float64(at.X), float64(at.Y))
	s.tick(2)
	if s.look().Bubble != nil {
		t.Error("a finger that has just come points")
	}
	time.Sleep(600 * time.Millisecond) // as long as a finger rests, by the clock
	s.tick(2)
	if b := s.told(); b.Step < 180 || b.Step > 220 {
		t.Errorf("resting at step 200 it tells step %d", b.Step)
	}
	to := s.at(0, 300)
	s.guest.MoveTouch(1, float64(to.X), float64(to.Y))
	s.tick(2)
	if b := s.told(); b.Step < 270 || b.Step > 330 || b.Pinned {
		t.Errorf("dragged to step 300 it tells step %d", b.Step)
	}
	s.guest.ReleaseTouch(1)
	s.tick(2)
	if now := s.look(); now.Bubble != nil || now.T != 60 || load(t, now.Link).View.X != view.X {
		t.Error("the finger leaves something behind")
	}
	s.guest.PressTouch(2, float64(at.X), float64(at.Y))
	s.tick(2)
	s.guest.ReleaseTouch(2)
	s.tick(2)
	if b := s.told(); !b.Pinned || s.look().T != b.Step {
		t.Errorf("a tap at step 200 leads to %d", s.look().T)
	}
}

// While nothing is pointed at, and while the pointer moves, no panel is made anew.
func TestPointingMakesNoPanels(t *testing.T) {
	s := start(t, laptop, "t=60&play=0")
	revision := s.look().Revision
	for step := 20; step < 400; step += 20 {
		s.moveTo(s.at(0, step))
	}
	if s.look().Bubble == nil {
		t.Fatal("nothing is pointed at")
	}
	if now := s.look().Revision; now != revision {
		t.Errorf("pointing changed what panels show %d times", now-revision)
	}
}
