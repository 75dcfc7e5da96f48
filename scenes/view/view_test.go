package view_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/stage"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/view"
)

func TestMain(m *testing.M) { stage.Run(m) }

const side = 400

// scene is a state with everything that its pictures need.
type scene struct {
	state  state.State
	result run.Result
	frame  view.Frame
	area   view.Area
	screen *ebiten.Image
}

func newScene(t testing.TB, link string, theme *control.Theme) *scene {
	t.Helper()
	s := &scene{screen: ebiten.NewImage(side, side)}
	t.Cleanup(s.screen.Deallocate)
	var errs []error
	if s.state, errs = state.Load(link); len(errs) > 0 {
		t.Fatal(errs)
	}
	s.area = view.Area{Rect: image.Rect(0, 0, side, side), Clip: image.Rect(0, 0, side, side)}
	s.compute(theme)
	return s
}

func (s *scene) compute(theme *control.Theme) {
	s.result = run.Compute(s.state.Run)
	s.frame = view.Frame{State: &s.state, Result: &s.result, Serial: s.frame.Serial + 1, Theme: theme, Unit: 1, Marks: s.state.Marks()}
	if s.state.Studies() {
		s.frame.Study = s.state.Study(&s.result, nil)
	}
}

func painter(t testing.TB) *paint.Painter {
	t.Helper()
	p, err := paint.NewPainter()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (s *scene) draw(t testing.TB, v view.View) func(x, y float64) color.RGBA {
	t.Helper()
	if err := v.Draw(s.screen, &s.frame, s.area); err != nil {
		t.Fatal(err)
	}
	pixels := stage.Pixels(s.screen)
	return func(x, y float64) color.RGBA {
		p := pixels[4*(int(y)*side+int(x)):]
		return color.RGBA{p[0], p[1], p[2], p[3]}
	}
}

func close(a, b color.RGBA, tolerance int) bool {
	for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
		if d > tolerance || d < -tolerance {
			return false
		}
	}
	return true
}

// Every entry's head stands where its track is at the playhead, in its colour.
func TestHeadsStandOnTheirTracks(t *testing.T) {
	v := view.NewSurface(painter(t))
	for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
		s := newScene(t, "t=130&play=0", theme)
		for _, step := range []int{60, 130, 200} {
			s.state.Seek(step)
			at := s.draw(t, v)
			camera := view.Camera(&s.frame, s.area.Box())
			for i := range s.result.Tracks {
				track := &s.result.Tracks[i]
				x, y := camera.Pixel(track.X[step], track.Y[step])
				if want := theme.Marks[s.frame.Marks[i].Slot]; !close(at(x, y), want, 3) {
					t.Errorf("%s, step %d: %s's head is %v, want %v", theme.Name, step, track.Entry.ID, at(x, y), want)
				}
			}
		}
	}
}

// Hiding an entry takes its path away and leaves the others as they were.
func TestHiddenEntriesAreNotDrawn(t *testing.T) {
	v := view.NewSurface(painter(t))
	s := newScene(t, "entries=adam&t=200&play=0", control.Dark())
	track := &s.result.Tracks[0]
	camera := view.Camera(&s.frame, s.area.Box())
	x, y := camera.Pixel(track.X[100], track.Y[100])
	shown := s.draw(t, v)(x, y)
	s.state.View.Hidden[0] = true
	hidden := s.draw(t, v)(x, y)
	if close(shown, hidden, 30) {
		t.Errorf("the path's pixel is %v shown and %v hidden", shown, hidden)
	}
}

// The way still to go is there, and fainter than the way gone.
func TestTheFutureIsFaint(t *testing.T) {
	v := view.NewSurface(painter(t))
	s := newScene(t, "entries=adam&t=900&play=0", control.Dark())
	track := &s.result.Tracks[0]
	camera := view.Camera(&s.frame, s.area.Box())
	x, y := camera.Pixel(track.X[210], track.Y[210])
	distance := func(c color.RGBA) float64 {
		want := control.Dark().Marks[s.frame.Marks[0].Slot]
		return math.Hypot(math.Hypot(float64(c.R)-float64(want.R), float64(c.G)-float64(want.G)), float64(c.B)-float64(want.B))
	}
	past := distance(s.draw(t, v)(x, y))
	s.state.Seek(20)
	future := distance(s.draw(t, v)(x, y))
	s.state.View.Hidden[0] = true
	without := distance(s.draw(t, v)(x, y))
	if !(past < future && future < without-10) {
		t.Errorf("distance from the entry's colour: %v past, %v future, %v without a path", past, future, without)
	}
}

// A run that has left the view is pointed at from the border.
func TestLeavingTheViewIsShown(t *testing.T) {
	v := view.NewSurface(painter(t))
	s := newScene(t, "entries=adam&t=0&play=0&view.x=40&view.y=30", control.Dark())
	at := s.draw(t, v)
	want, found := control.Dark().Marks[s.frame.Marks[0].Slot], 0
	for i := range side * side {
		if close(at(float64(i%side), float64(i/side)), want, 3) {
			found++
		}
	}
	if found < 40 {
		t.Errorf("%d pixels in the colour of an entry far outside", found)
	}
}

// Nothing is painted outside the clip.
func TestClip(t *testing.T) {
	p := painter(t)
	for name, v := range map[string]view.View{"surface": view.NewSurface(p), "3d": view.NewSurface(p), "loss": view.NewLoss(p), "step": view.NewStep(p)} {
		link := "t=300&play=0"
		if name == "3d" {
			link += "&view=3d"
		}
		s := newScene(t, link, control.Dark())
		s.screen.Fill(color.RGBA{1, 2, 3, 255})
		s.area.Clip = image.Rect(50, 60, 300, 200)
		at := s.draw(t, v)
		for i := range side * side {
			x, y := i%side, i/side
			inside := (image.Point{X: x, Y: y}).In(s.area.Clip)
			if !inside && at(float64(x), float64(y)) != (color.RGBA{1, 2, 3, 255}) {
				t.Fatalf("%s paints at (%d, %d)", name, x, y)
			}
		}
		if at(100, 100) == (color.RGBA{1, 2, 3, 255}) {
			t.Errorf("%s paints nothing inside", name)
		}
	}
}

// A pixel of the curve under the playhead stands for the playhead's step.
func TestStepAtInvertsTheCurve(t *testing.T) {
	s := newScene(t, "t=0&play=0", control.Dark())
	box := s.area.Box()
	if a, b := view.StepAt(&s.frame, box, box.X), view.StepAt(&s.frame, box, box.X+box.W); a > 0 || b < s.state.Run.Steps {
		t.Errorf("the ends are steps %d and %d", a, b)
	}
	curve := view.NewLoss(painter(t))
	s.state.Seek(500)
	at := s.draw(t, curve)
	// The line is the one column that is bright from top to bottom.
	most, x := 0, 0
	for column := range side {
		bright := 0
		for row := side / 10; row < side*8/10; row++ {
			if c := at(float64(column), float64(row)); int(c.R)+int(c.G)+int(c.B) > 250 {
				bright++
			}
		}
		if bright > most {
			most, x = bright, column
		}
	}
	if got := view.StepAt(&s.frame, box, float64(x)+0.5); got < 496 || got > 504 {
		t.Errorf("the playhead's line at pixel %d stands for step %d, want 500", x, got)
	}
}

// A run that blows up leaves the picture at the top and does not press the others to the bottom.
func TestBlowUpLeavesRoomForTheOthers(t *testing.T) {
	v := view.NewLoss(painter(t))
	s := newScene(t, "surface=rosenbrock&entries=adabelief,sgd&sgd.lr=0.01&steps=200&t=150&play=0", control.Dark())
	if !s.result.Tracks[1].Diverged() {
		t.Fatal("SGD does not blow up: this looks at nothing")
	}
	at := s.draw(t, v)
	found := 0
	want := control.Dark().Marks[s.frame.Marks[0].Slot]
	for i := range side * side {
		if close(at(float64(i%side), float64(i/side)), want, 12) {
			found++
		}
	}
	if found < 200 {
		t.Errorf("%d pixels of AdaBelief's curve", found)
	}
}

// Sizes that no sensible window has are drawn or left out, without a panic.
func TestTinyAreas(t *testing.T) {
	p := painter(t)
	for _, size := range []int{1, 2, 17, 50} {
		for _, v := range []view.View{view.NewSurface(p), view.NewLoss(p), view.NewStep(p)} {
			for _, form := range []string{"contour", "3d"} {
				s := newScene(t, "t=300&play=0&noise=1&view="+form, control.Light())
				s.area = view.Area{Rect: image.Rect(0, 0, size, size), Clip: image.Rect(0, 0, side, side)}
				s.draw(t, v)
			}
		}
	}
}

// Runs without a single finite number on the logarithmic axis are a picture, too.
func TestCurvesOfNothing(t *testing.T) {
	p := painter(t)
	for _, link := range []string{"surface=sphere&start.x=0&start.y=0", "start.x=1e200", "entries=sgd&sgd.lr=1e9", "surface=saddle&steps=10000",
		"view=3d&start.x=1e200", "view=3d&entries=sgd&sgd.lr=1e9", "view=3d&view.x=1e6&zoom=2000", "view=3d&zoom=0.05&pitch=90&surface=saddle&steps=10000"} {
		for _, v := range []view.View{view.NewSurface(p), view.NewLoss(p), view.NewStep(p)} {
			newScene(t, link+"&play=0&t=5", control.Dark()).draw(t, v)
		}
	}
}

func benchmarkView(b *testing.B, link string, v view.View) {
	newScene(b, link, control.Dark()).play(b, v)
}

func (s *scene) play(b *testing.B, v view.View) {
	b.ReportAllocs()
	for b.Loop() {
		s.state.View.T = (s.state.View.T + 1) % s.state.Run.Steps
		if err := v.Draw(s.screen, &s.frame, s.area); err != nil {
			b.Fatal(err)
		}
	}
}

// What a frame's drawing commands cost while a run plays; the GPU's work comes after.
func BenchmarkSurface(b *testing.B) { benchmarkView(b, "play=0", view.NewSurface(painter(b))) }
func BenchmarkLongPath(b *testing.B) {
	benchmarkView(b, "play=0&steps=10000&entries=adam&noise=3", view.NewSurface(painter(b)))
}
func BenchmarkRelief(b *testing.B) { benchmarkView(b, "play=0&view=3d", view.NewSurface(painter(b))) }

// A block that turns is laid and drawn anew in every frame, as one of a program: the commands of a frame go to the GPU
// before the next one, and what the GPU makes of them is not measured.
func BenchmarkTurning(b *testing.B) {
	s, v := newScene(b, "play=0&view=3d&t=500", control.Dark()), view.NewSurface(painter(b))
	b.ReportAllocs()
	for b.Loop() {
		s.state.View.Yaw += 1
		if err := v.Draw(s.screen, &s.frame, s.area); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		s.screen.At(0, 0)
		b.StartTimer()
	}
}

func BenchmarkCurve(b *testing.B) { benchmarkView(b, "play=0", view.NewLoss(painter(b))) }

// Thirty-two seeds of three entries, of which a playing frame draws only the points anew.
func BenchmarkSeeds(b *testing.B) {
	s := newScene(b, "play=0&noise=3&seeds=32", control.Dark())
	s.repeat(b)
	s.play(b, view.NewSurface(painter(b)))
}
