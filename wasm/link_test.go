//go:build !js

package main

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/view"
)

// choose picks an option of a list: a click opens it, keys go there.
func (s *session) choose(id, value string) {
	s.t.Helper()
	c, ok := s.state().Find(id)
	if !ok {
		s.t.Fatalf("there is no control %q", id)
	}
	s.click(middle(s.widget("choice." + id)))
	if s.look().Menu.Empty() {
		s.t.Fatalf("a click on %q opens no list", id)
	}
	s.key(ebiten.KeyHome)
	down := slices.IndexFunc(c.Options, func(o control.Option) bool { return o.Value == value })
	for range down {
		s.key(ebiten.KeyArrowDown)
	}
	s.key(ebiten.KeyEnter)
}

func TestAnotherSurfaceKeepsTheRest(t *testing.T) {
	const link = "steps=400&noise=0.1&seed=7&adabelief.beta2=0.95&adam.lr=0.01&radam.hide=1&t=120&play=0"
	s := start(t, laptop, link)
	before, window := s.state(), s.frame()
	s.choose("surface", "himmelblau")
	after := s.state()
	want := *before
	if err := want.Set("surface", "himmelblau"); err != nil {
		t.Fatal(err)
	}
	if *after != want {
		t.Errorf("the state is %q, want %q", after.Link(), want.Link())
	}
	if after.Run.Surface != "himmelblau" || after.Run.Entries != before.Run.Entries || after.Run.Steps != 400 ||
		after.Run.Noise != 0.1 || after.Run.Seed != 7 || after.View.T != 120 {
		t.Errorf("more than the surface changed: %q", after.Link())
	}
	region := s.look().Areas["surface"].Clip
	if n := differing(s.frame(), window, region); n < region.Dx()*region.Dy()/2 {
		t.Errorf("only %d pixels of the surface look new", n)
	}
	sameAsFresh(t, s)
}

func TestALinkIsWhatIsShown(t *testing.T) {
	for _, link := range []string{
		"",
		"t=300&play=0",
		"surface=rosenbrock&start.x=-1.5&start.y=2&t=1000&play=0",
		"entries=adabelief,adabelief-2&adabelief-2.beta2=0.9&selected=adabelief-2&t=200&play=0&theme=light",
		"adam.hide=1&view.x=1&view.y=0.5&zoom=3&t=77&play=0&speed=0.5",
	} {
		for _, address := range []string{link, "#" + link, "https://example.org/optiscope/?lang=en#" + link} {
			s := start(t, laptop, address)
			now := s.look()
			want := load(t, link)
			if now.Link != want.Link() || now.Notice != "" {
				t.Errorf("%q is shown as %q with the notice %q", address, now.Link, now.Notice)
			}
			result := run.Compute(want.Run)
			for i := range result.Tracks {
				if !sameTrack(now.Tracks[i], [2][]float64{result.Tracks[i].X, result.Tracks[i].Y}) {
					t.Errorf("%q: path %d is not that of the link", address, i)
				}
			}
		}
	}
}

// The window's surface is the picture that the view paints of the link's
// state, but for the panels over it.
func TestTheSurfaceIsTheViewsPicture(t *testing.T) {
	for _, link := range []string{"t=300&play=0", "surface=rosenbrock&t=1000&play=0&theme=light&zoom=2", "surface=ackley&noise=0.3&t=50&play=0",
		"view=3d&t=420&play=0", "view=3d&surface=himmelblau&yaw=-140&pitch=30&zoom=1.5&t=300&play=0&theme=light"} {
		s := start(t, laptop, link)
		s.moveTo(image.Pt(0, 0))
		got, now := s.frame(), s.look()
		want := paintSurface(t, load(t, link), now, got.Rect.Size())
		area := now.Areas["surface"]
		region := area.Rect.Intersect(area.Clip)
		if region.Empty() {
			t.Fatal("the surface has no area")
		}
		for key, r := range now.Widgets {
			if r = r.Intersect(region); !r.Empty() {
				if r.Dx()*r.Dy() > region.Dx()*region.Dy()/10 {
					t.Errorf("%q covers too much of the surface: %v", key, r)
				}
				blank(got, r)
				blank(want, r)
			}
		}
		// Iso-lines are as wide as a difference of neighbouring pixels, which two
		// images may pair differently where a line is about to fade out.
		const stray = 8
		if n := differing(got, want, region); n > stray {
			t.Errorf("%q: %d pixels of %v differ: see %s and %s", link, n, region, keep(t, "got", got), keep(t, "want", want))
		}
	}
}

func paintSurface(t *testing.T, s *state.State, r *report, size image.Point) *image.RGBA {
	t.Helper()
	painter, err := paint.NewPainter()
	if err != nil {
		t.Fatal(err)
	}
	theme := control.Dark()
	if r.Theme == "light" {
		theme = control.Light()
	}
	result := run.Compute(s.Run)
	screen := ebiten.NewImage(size.X, size.Y)
	defer screen.Deallocate()
	screen.Fill(theme.Ground)
	frame := view.Frame{State: s, Result: &result, Serial: 1, Marks: s.Marks(), Theme: theme, Unit: r.Unit}
	if err := view.NewSurface(painter).Draw(screen, &frame, r.Areas["surface"]); err != nil {
		t.Fatal(err)
	}
	picture := image.NewRGBA(screen.Bounds())
	screen.ReadPixels(picture.Pix)
	return picture
}

// What is wrong in a link is said, and the rest of it applies.
func TestABadLinkIsReported(t *testing.T) {
	for link, good := range map[string]string{
		"surface=everest&t=40&play=0":                       "t=40&play=0",
		"adabelief.beta2=1.5&adam.lr=0.01&play=0":           "adam.lr=0.01&play=0",
		"t=40&play=0&steps=%zz":                             "t=40&play=0",
		"play=0&nosuch=1":                                   "play=0",
		"adabelief.beta2=1.5&radam.beta2=7&seed=x&play=0":   "play=0",
		fmt.Sprintf("adam.lr=%s", strings.Repeat("9", 400)): "",
	} {
		s := start(t, laptop, link)
		now := s.look()
		if want := load(t, good).Link(); now.Link != want {
			t.Errorf("%q is shown as %q, want %q", link, now.Link, want)
		}
		_, errs := state.Load(link)
		for _, err := range errs {
			if !strings.Contains(now.Notice, err.Error()) {
				t.Errorf("%q: the notice %q does not say %q", link, now.Notice, err)
			}
		}
		if _, shown := now.Widgets["notice"]; shown != (len(errs) > 0) {
			t.Errorf("%q: %d errors, a notice in the window: %v", link, len(errs), shown)
		}
	}
}
