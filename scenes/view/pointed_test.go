package view_test

import (
	"image/color"
	"math"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/stage"
	"github.com/optiscope/optiscope/scenes/view"
)

// pointing is a frame with a step pointed at.
func pointing(step, entry int) view.Pointed { return view.Pointed{On: true, Step: step, Entry: entry} }

// The step pointed at has a mark on every path, from above and on the block, and nothing else of the picture changes.
func TestPointedStepOnTheSurface(t *testing.T) {
	v := view.NewSurface(painter(t))
	for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
		for _, link := range []string{"", "&view=3d&pitch=80"} {
			s := newScene(t, "t=60&play=0"+link, theme)
			plain := s.draw(t, v)
			s.frame.Pointed = pointing(200, 1)
			with := s.draw(t, v)
			for i := range s.result.Tracks {
				x, y := v.Place(&s.frame, s.area.Box(), i, 200)
				if at := with(x, y); !close(at, theme.Ink, 30) {
					t.Errorf("%s%s: at entry %d there is %v", theme.Name, link, i, at)
				}
			}
			far := 0
			for i := range side * side {
				x, y := float64(i%side), float64(i/side)
				if !changed(plain, with, x, y) {
					continue
				}
				least := math.Inf(1)
				for k := range s.result.Tracks {
					px, py := v.Place(&s.frame, s.area.Box(), k, 200)
					least = min(least, math.Hypot(px-x, py-y))
				}
				if least > 20 {
					far++
				}
			}
			if far > 0 {
				t.Errorf("%s%s: %d pixels change elsewhere", theme.Name, link, far)
			}
			s.frame.Pointed = view.Pointed{}
			if again := s.draw(t, v); differing(plain, again) > 0 {
				t.Errorf("%s%s: something stays", theme.Name, link)
			}
		}
	}
}

func differing(a, b func(x, y float64) color.RGBA) (n int) {
	for i := range side * side {
		if x, y := float64(i%side), float64(i/side); a(x, y) != b(x, y) {
			n++
		}
	}
	return n
}

// In a curve and in a study's chart the step pointed at is a line where StepAt finds it.
func TestPointedStepInCurves(t *testing.T) {
	for name, link := range map[string]string{"loss": "", "step": "", "warmup.r": "scene=warmup", "belief.g": "scene=belief"} {
		p := painter(t)
		v := view.Charts(p)[name]
		switch name {
		case "loss":
			v = view.NewLoss(p)
		case "step":
			v = view.NewStep(p)
		}
		s := newScene(t, link+"&t=10&play=0", control.Dark())
		plain := s.draw(t, v)
		step := s.state.Last() * 3 / 4
		s.frame.Pointed = pointing(step, -1)
		with := s.draw(t, v)
		x := view.StepPlace(&s.frame, s.area.Box(), step)
		if got := view.StepAt(&s.frame, s.area.Box(), x); got != step {
			t.Errorf("%s: step %d stands where step %d is found", name, step, got)
		}
		column, elsewhere := 0, 0
		for i := range side * side {
			px, py := float64(i%side), float64(i/side)
			switch {
			case !changed(plain, with, px, py):
			case math.Abs(px+0.5-x) < 2:
				column++
			case math.Abs(px-x) > 8:
				elsewhere++
			}
		}
		if column < side/2 || elsewhere > 0 {
			t.Errorf("%s: %d pixels of the line, and %d elsewhere", name, column, elsewhere)
		}
	}
}

// Every point of a path that is seen apart from the others is found where it is; far from all paths there is none.
func TestNearestStep(t *testing.T) {
	v := view.NewSurface(painter(t))
	for _, link := range []string{"entries=adam", "entries=adam&view=3d&pitch=70", "entries=radam&radam.lr=0.5&zoom=0.5"} {
		s := newScene(t, link+"&t=500&play=0", control.Dark())
		track := &s.result.Tracks[0]
		found := 0
		for step := 0; step <= 400; step += 9 {
			x, y, seen := v.Spot(&s.frame, s.area.Box(), track.X[step], track.Y[step])
			if !seen || x < 0 || y < 0 || x > side || y > side {
				continue
			}
			entry, got, ok := v.Nearest(&s.frame, s.area.Box(), x, y, 8)
			if !ok || entry != 0 {
				t.Fatalf("%s: at step %d nothing is found", link, step)
			}
			px, py := v.Place(&s.frame, s.area.Box(), 0, got)
			// Points nearer than a third of a pixel are one; a path that crosses itself is two there.
			if math.Hypot(px-x, py-y) > 1 {
				t.Errorf("%s: at step %d, step %d is found, (%v, %v) away", link, step, got, px-x, py-y)
			}
			found++
		}
		if found < 20 {
			t.Errorf("%s: %d steps are seen", link, found)
		}
		if _, _, ok := v.Nearest(&s.frame, s.area.Box(), 3, 3, 8); ok {
			t.Errorf("%s: a path in the corner", link)
		}
		s.state.View.Veiled, s.state.View.T = true, 20
		x, y := v.Place(&s.frame, s.area.Box(), 0, 300)
		if _, got, ok := v.Nearest(&s.frame, s.area.Box(), x, y, 3); ok && got > 20 {
			t.Errorf("%s: step %d is found, beyond the playhead", link, got)
		}
		s.state.View.Hidden[0] = true
		if _, _, ok := v.Nearest(&s.frame, s.area.Box(), x, y, 8); ok {
			t.Errorf("%s: a hidden path is found", link)
		}
	}
}

// In a curve the nearest entry is the one whose value is there.
func TestNearestCurve(t *testing.T) {
	v := view.NewLoss(painter(t))
	s := newScene(t, "t=500&play=0", control.Dark())
	found := 0
	for x := 60.0; x < side-20; x += 10 {
		for y := 10.0; y < side-20; y += 10 {
			if v.Nearest(&s.frame, s.area.Box(), x, y, 3) >= 0 {
				found++
			}
		}
	}
	if found < 20 || found > 400 {
		t.Errorf("curves are found at %d of 1200 places", found)
	}
}

func TestGoldenPointed(t *testing.T) {
	for name, v := range map[string]view.View{"contour": view.NewSurface(painter(t)), "loss": view.NewLoss(painter(t))} {
		for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
			s := newScene(t, "t=60&play=0", theme)
			s.frame.Pointed = pointing(220, 0)
			s.draw(t, v)
			stage.Golden(t, "pointed-"+name+"-"+theme.Name, s.screen, alike)
		}
	}
}
