//go:build !js

package main

import (
	"image"
	"slices"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/words"
	"github.com/optiscope/optiscope/web/lessons"
)

func allLessons(t *testing.T) []*lessons.Lesson {
	t.Helper()
	course, err := lessons.Load(lessons.Files(), words.English)
	if err != nil {
		t.Fatal(err)
	}
	return course.Lessons
}

// answers are the widgets of a question's choices that are in sight or can be scrolled to.
func (s *session) answers() (keys []string) {
	s.t.Helper()
	for key := range s.look().Widgets {
		if strings.HasPrefix(key, "lesson.answer.") {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// Every step of every lesson opens, and all that it points at is found and marked: at once or, for what a run comes to, at its end.
func TestEveryStepPointsAtWhatIsThere(t *testing.T) {
	for _, l := range allLessons(t) {
		s := start(t, laptop, "lesson="+l.ID)
		for i := range l.Steps {
			step := &l.Steps[i]
			s.tick(3)
			if v := s.state().View; v.Lesson != l.ID || v.Step != i+1 {
				t.Fatalf("%s %d opens %s", l.ID, i+1, s.look().Link)
			}
			if step.Ask != nil {
				s.click(middle(s.widget(s.answers()[0])))
				s.tick(3)
			}
			missing := s.unmarked(step)
			if len(missing) > 0 && load(t, step.Link).View.Playing {
				s.key(ebiten.KeyEnd)
				s.tick(3)
				missing = s.unmarked(step)
			}
			if len(missing) > 0 {
				t.Errorf("%s %d points at %q, which is not marked", l.ID, i+1, missing)
			}
			s.write("]")
			s.tick(2)
		}
		s.guest.Close()
	}
}

// unmarked are a step's targets that have no frame, or neither one nor the chip that leads there.
func (s *session) unmarked(step *lessons.Step) (ids []string) {
	s.t.Helper()
	widgets := s.look().Widgets
	for _, target := range step.Show {
		_, framed := widgets["point."+target.ID]
		_, chip := widgets["lesson.look."+target.ID]
		// Two targets may be the same widget, which gets one frame.
		if !chip || !framed && widgets["point."+step.Show[0].ID].Empty() {
			ids = append(ids, target.ID)
		}
	}
	return ids
}

// tabTo walks to a widget by the keyboard.
func (s *session) tabTo(key string) {
	s.t.Helper()
	for range 120 {
		if s.look().Focus == key {
			return
		}
		s.key(ebiten.KeyTab)
	}
	s.t.Fatalf("Tab does not come to %s", key)
}

// One whole lesson by keys alone: out of the list, through predictions and steps, with a change and the way back, to the end.
func TestALessonByKeys(t *testing.T) {
	momentum := allLessons(t)[2]
	s := start(t, laptop, still)
	s.tabTo("drawer.course")
	s.key(ebiten.KeyEnter)
	s.tick(2)
	s.tabTo("course.open." + momentum.ID)
	s.key(ebiten.KeyEnter)
	s.tick(3)
	for i := range momentum.Steps {
		if v := s.state().View; v.Lesson != momentum.ID || v.Step != i+1 {
			t.Fatalf("step %d: %s", i+1, s.look().Link)
		}
		if momentum.Steps[i].Ask != nil {
			if now := s.state().View; !now.Veiled || now.T != 0 {
				t.Errorf("step %d shows the answer: %s", i+1, s.look().Link)
			}
			s.tabTo(s.answers()[1])
			s.key(ebiten.KeyEnter)
			s.tick(2)
			if now := s.state().View; now.Veiled || !now.Playing && now.T == 0 {
				t.Errorf("step %d, answered, shows no run: %s", i+1, s.look().Link)
			}
		}
		if i == 0 {
			s.changeAndReturn(momentum)
		}
		if i%2 == 0 || i == len(momentum.Steps)-1 {
			s.write("]")
		} else {
			s.tabTo("button.lesson.next")
			s.key(ebiten.KeyEnter)
		}
		s.tick(3)
	}
	if at := s.state().View; at.Lesson != allLessons(t)[3].ID || at.Step != 1 {
		t.Errorf("after the last step: %s", s.look().Link)
	}
}

// changeAndReturn changes what a step shows and takes the way back.
func (s *session) changeAndReturn(l *lessons.Lesson) {
	s.t.Helper()
	s.tabTo("slider.momentum.momentum")
	s.key(ebiten.KeyArrowRight)
	if now := s.state(); !now.Strayed(l.Steps[0].Link) || now.View.Lesson != l.ID {
		s.t.Errorf("a key changes nothing: %s", s.look().Link)
	}
	s.tabTo("button.lesson.again")
	s.key(ebiten.KeyEnter)
	s.tick(2)
	if s.state().Strayed(l.Steps[0].Link) {
		s.t.Errorf("the way back leads to %s", s.look().Link)
	}
}

// On a phone fingers answer, scroll the text, follow a chip to another sheet, and go on.
func TestALessonByFingers(t *testing.T) {
	s := start(t, image.Pt(360, 640), "lesson=momentum&step=4")
	tap := func(key string) {
		t.Helper()
		p := middle(s.widget(key))
		s.swipe(p, p)
	}
	text := middle(s.widget("guide"))
	up := func(key string) { // scrolls until a widget is in sight
		t.Helper()
		for range 20 {
			if s.look().Widgets[key].Dy() >= 20 {
				return
			}
			s.swipe(text.Add(image.Pt(0, 50)), text.Sub(image.Pt(0, 50)))
		}
		t.Fatalf("%s does not come into sight", key)
	}
	up("lesson.answer.1")
	tap("lesson.answer.1")
	if s.state().View.Veiled {
		t.Fatal("a tap on an answer does not answer")
	}
	up("lesson.look.momentum.momentum")
	tap("lesson.look.momentum.momentum")
	s.tick(3)
	if s.widget("slider.momentum.momentum"); s.look().Widgets["point.momentum.momentum"].Empty() {
		t.Error("the chip does not lead to the slider")
	}
	bar := s.widget("tabs")
	at := image.Pt(bar.Min.X+bar.Dx()/8, middle(bar).Y)
	s.swipe(at, at)
	up("button.lesson.next")
	tap("button.lesson.next")
	if at := s.state().View; at.Step != 5 {
		t.Errorf("a tap on the way on leads to %s", s.look().Link)
	}
}

// A link opens at the same step as on the page, also as a whole address, and in presenter mode with text and picture alone.
func TestALinkOpensAStep(t *testing.T) {
	s := start(t, laptop, "https://example.org/#lesson=momentum&step=3&present=1&theme=light")
	now := s.look()
	if at := load(t, now.Link); at.View.Step != 3 || at.Run.Surface != "ravine" {
		t.Errorf("it opens %s", now.Link)
	}
	if _, there := now.Widgets["panel.momentum"]; there || now.Widgets["guide"].Empty() || now.Areas["surface"].Rect.Dx() < laptop.X/2 {
		t.Errorf("before a room, the text is at %v and the picture at %v", now.Widgets["guide"], now.Areas["surface"].Rect)
	}
	s.write(" ") // two runs that play are never at the same step
	s.tick(2)
	sameAsFresh(t, s)
}
