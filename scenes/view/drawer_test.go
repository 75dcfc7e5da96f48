package view_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/stage"
	"github.com/optiscope/optiscope/scenes/view"
)

// unlike counts the pixels of which some channel differs by more than can be overlooked.
func unlike(a, b []byte) int {
	const overlooked = 12
	n := 0
	for i := 0; i < len(a); i += 4 {
		for c := range 3 {
			if d := int(a[i+c]) - int(b[i+c]); d > overlooked || d < -overlooked {
				n++
				break
			}
		}
	}
	return n
}

// picture draws a frame and returns its pixels.
func (s *scene) picture(t testing.TB, v view.View) []byte {
	t.Helper()
	if err := v.Draw(s.screen, &s.frame, s.area); err != nil {
		t.Fatal(err)
	}
	return stage.Pixels(s.screen)
}

// A driver that refuses a shader costs a notice, once, and little else: the processor draws the same picture.
func TestARefusedShader(t *testing.T) {
	for _, link := range []string{"surface=custom&formula=x%5E2%2Bsqrt(y%2B3)&play=0&t=100", "surface=rosenbrock&play=0&t=100", "surface=custom&formula=1/x%2By&play=0&view=3d"} {
		whole, refused := view.NewSurface(painter(t)), view.NewSurface(painter(t))
		asked := 0
		refused.Compile(func(*surface.Loss) error { asked++; return errors.New("no such instruction") })
		s := newScene(t, link, control.Dark())
		want := s.picture(t, whole)
		if s.frame.Notice != "" {
			t.Errorf("%s: a notice without a reason: %s", link, s.frame.Notice)
		}
		got := s.picture(t, refused)
		if s.frame.Notice != s.state.RefusedShader() {
			t.Errorf("%s: the notice is %q", link, s.frame.Notice)
		}
		if n := unlike(got, want); n > len(got)/4/25 {
			t.Errorf("%s: %d of %d pixels differ", link, n, len(got)/4)
		}
		s.frame.Notice = ""
		s.picture(t, refused)
		if s.frame.Notice != "" || asked != 1 {
			t.Errorf("%s: refused once more: %q, asked %d times", link, s.frame.Notice, asked)
		}
	}
}

// Somebody who types compiles no shader with every letter, and sees every formula all the same. A slider compiles nothing.
func TestTypingCompilesLittle(t *testing.T) {
	v, asked := view.NewSurface(painter(t)), 0
	v.Compile(func(*surface.Loss) error { asked++; return nil })
	s := newScene(t, "surface=custom&play=0&entries=adam&steps=10", control.Dark())
	now := time.Now()
	frame := func(id, text string) []byte {
		t.Helper()
		if err := s.state.Set(id, text); err != nil {
			t.Fatal(err)
		}
		s.compute(control.Dark())
		s.frame.Now = now
		return s.picture(t, v)
	}
	last := frame("formula", "x^2 + y^2")
	for i := range 40 {
		now = now.Add(view.Settled / 3)
		next := frame("formula", fmt.Sprintf("x^2 + y^2 + %d x y + a x", i))
		if unlike(next, last) == 0 {
			t.Fatalf("letter %d changes nothing", i)
		}
		if s.frame.Again <= 0 || s.frame.Again > view.Settled {
			t.Fatalf("letter %d asks for a frame after %v", i, s.frame.Again)
		}
		last = next
	}
	if asked != 1 {
		t.Errorf("40 letters compile %d shaders", asked-1)
	}
	now = now.Add(2 * view.Settled)
	settled := frame("a", "1")
	if asked != 2 || s.frame.Again != 0 {
		t.Errorf("when it stands still %d shaders are compiled, and a frame is asked for after %v", asked-1, s.frame.Again)
	}
	if n := unlike(settled, last); n > len(last)/4/25 {
		t.Errorf("the picture changes when the card takes over: %d pixels", n)
	}
	for _, a := range []string{"2", "3", "-1"} {
		if last, settled = settled, frame("a", a); unlike(settled, last) == 0 {
			t.Errorf("a = %s changes nothing", a)
		}
	}
	if asked != 2 {
		t.Errorf("a slider compiles %d shaders", asked-2)
	}
}

// What the graphics card cannot tell apart, and what takes drivers seconds, is not given to it.
func TestTheProcessorDrawsWhatTheCardCannot(t *testing.T) {
	for _, formula := range []string{"1e9%2Bx%5E2%2By%5E2", "1e-40x", longFormula()} {
		v := view.NewSurface(painter(t))
		v.Compile(func(loss *surface.Loss) error { t.Errorf("%.30s is compiled", loss.Surface.Formula); return nil })
		s := newScene(t, "surface=custom&play=0&entries=adam&steps=10&formula="+formula, control.Dark())
		pixels, colours := s.picture(t, v), make(map[[3]byte]bool)
		for i := 0; i < len(pixels); i += 4 {
			colours[[3]byte(pixels[i:])] = true
		}
		if len(colours) < 20 || s.frame.Notice != "" {
			t.Errorf("%.30s: %d colours, notice %q", formula, len(colours), s.frame.Notice)
		}
	}
}

// longFormula takes more operations than are given to a graphics card.
func longFormula() string {
	text := "x"
	for i := range 44 {
		text += fmt.Sprintf("%%2Bx^%[1]d%%2By^%[1]d%%2B(x-y)^%[1]d", 20+i)
	}
	return text
}
