package view_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
	"github.com/optiscope/optiscope/scenes/view"
)

func TestGoldenVectors(t *testing.T) {
	v := view.NewSurface(painter(t))
	all := "&vectors.box=1&vectors.curvature=1"
	golden(t, "vectors", "t=22&play=0&vectors=selected&zoom=16&view.x=-1.05&view.y=-0.3"+all, v, 480, 400)
	golden(t, "vectors-all", "t=20&play=0&vectors=all&zoom=5&view.x=-1.5&view.y=-0.6", v, 480, 400)
	golden(t, "vectors-saddle", "surface=saddle&t=16&zoom=3&view.x=-1.2&view.y=0.3&play=0&vectors=selected"+all, v, 480, 400)
	golden(t, "vectors-block", "view=3d&t=22&play=0&vectors=selected&zoom=12&view.x=-1.05&view.y=-0.3"+all, v, 480, 400)
}

// changed says where two pictures differ.
func changed(a, b func(x, y float64) color.RGBA, x, y float64) bool {
	return !close(a(x, y), b(x, y), 24)
}

// The arrow of the step ends exactly at the next point, from above and on the block, in both themes: beyond its tip
// along its direction nothing but its halo is drawn, and at the tip its own colour begins.
func TestTheStepEndsAtTheNextPoint(t *testing.T) {
	v := view.NewSurface(painter(t))
	for _, link := range []string{"zoom=2&view.x=-1&view.y=-0.3", "view=3d&zoom=2&view.x=-1&view.y=-0.3&pitch=80"} {
		for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
			for _, step := range []int{1, 2, 4} {
				s := newScene(t, fmt.Sprintf("entries=adam&adam.lr=0.5&play=0&t=%d&vectors=selected&vectors.gradient=0&vectors.mean=0&%s", step, link), theme)
				track := &s.result.Tracks[0]
				tx, ty, seen := v.Spot(&s.frame, s.area.Box(), track.X[step], track.Y[step])
				fx, fy, _ := v.Spot(&s.frame, s.area.Box(), track.X[step-1], track.Y[step-1])
				length := math.Hypot(tx-fx, ty-fy)
				if !seen || length < 20 {
					t.Fatalf("%s, step %d: the step is %v pixels long, seen %v: that tells little", link, step, length, seen)
				}
				dx, dy := (tx-fx)/length, (ty-fy)/length
				with := s.draw(t, v)
				want := theme.Marks[s.frame.Marks[0].Slot]
				if at := with(tx-4*dx, ty-4*dy); !close(at, want, 12) {
					t.Errorf("%s, %s, step %d: in the head there is %v, want %v", theme.Name, link, step, at, want)
				}
				// The halo of the tip, darker or brighter than the head's mark below it, is all that is there beyond.
				if at := with(tx+2*dx, ty+2*dy); close(at, want, 40) {
					t.Errorf("%s, %s, step %d: the arrow goes on beyond the point", theme.Name, link, step)
				}
			}
		}
	}
}

// What is drawn is the track's: each vector begins where the step began, the step ends at the next point, −g and −m are
// the track's in one scale, and the box has its corners at both.
func TestVectorsAreTheTracks(t *testing.T) {
	for _, rule := range []string{"adam", "radam", "adabelief", "sgd", "lion", "sophia", "adagrad"} {
		s := newScene(t, "entries="+rule+"&play=0&vectors=all&vectors.box=1", control.Dark())
		track := &s.result.Tracks[0]
		for _, step := range []int{0, 1, 2, 7, 300, 1000} {
			list := s.state.Vectors(nil, &s.result, step)
			at, root := state.Root(track, step)
			if step == 0 {
				if len(list) > 0 || root.X != track.X[0] {
					t.Errorf("%s: before the first step there are %v", rule, list)
				}
				continue
			}
			scale := s.state.GradientScale(&s.result, step)
			sides := 0
			for _, a := range list {
				switch a.Label {
				case "Δθ":
					if a.From != root || a.To.X != track.X[at] || a.To.Y != track.Y[at] {
						t.Errorf("%s, step %d: the step goes from %v to %v", rule, step, a.From, a.To)
					}
				case "−g × " + control.FormatNumber(scale):
					if a.From != root || a.To.X != root.X-scale*track.GX[at] || a.To.Y != root.Y-scale*track.GY[at] {
						t.Errorf("%s, step %d: −g goes from %v to %v", rule, step, a.From, a.To)
					}
				case "−m × " + control.FormatNumber(scale):
					if a.From != root || a.To.X != root.X-scale*track.MX[at] || a.To.Y != root.Y-scale*track.MY[at] {
						t.Errorf("%s, step %d: −m goes from %v to %v", rule, step, a.From, a.To)
					}
				case "":
					sides++
				default:
					t.Errorf("%s, step %d: an arrow called %q", rule, step, a.Label)
				}
			}
			if moved := track.DX[at] != 0 && track.DY[at] != 0; moved && sides != 4 {
				t.Errorf("%s, step %d: the box has %d sides", rule, step, sides)
			}
		}
	}
}

// The curve of the curvature and its axes are where the exact second derivatives put them, and nowhere else.
func TestTheCurvatureIsWhereItIs(t *testing.T) {
	v := view.NewSurface(painter(t))
	for _, link := range []string{"surface=beale&zoom=3&view.x=-1.5&view.y=-0.5&t=9", "surface=saddle&zoom=2&view.x=-1.4&view.y=0.1&t=9"} {
		s := newScene(t, "entries=adam&play=0&vectors=selected&vectors.gradient=0&vectors.mean=0&vectors.step=0&"+link, control.Dark())
		plain := s.draw(t, v)
		s.state.View.Shown.Curvature = true
		with := s.draw(t, v)
		b, ok := s.state.Bow(&s.result, 0, s.state.View.T)
		if !ok || !b.Drawn() {
			t.Fatal("there is no curvature")
		}
		camera := view.Camera(&s.frame, s.area.Box())
		at := func(steep, flat float64) (x, y float64) {
			p, q := steep*b.AlongSteep, flat*b.AlongFlat
			return camera.Pixel(b.At.X+p*b.X-q*b.Y, b.At.Y+p*b.Y+q*b.X)
		}
		ends := [][2]float64{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}
		if b.Flat > 0 {
			ends = append(ends, [2]float64{math.Sqrt2 / 2, math.Sqrt2 / 2}, [2]float64{-0.8, 0.6})
		}
		seen, all := 0, 0
		for _, end := range ends {
			for _, part := range []float64{0.3, 0.45, 0.6, 0.75, 1} {
				if end[0]*end[1] != 0 && part < 1 {
					continue // inside the curve there are the axes alone
				}
				x, y := at(part*end[0], part*end[1])
				all++
				for _, d := range [][2]float64{{0, 0}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}} {
					if changed(plain, with, x+d[0], y+d[1]) {
						seen++
						break
					}
				}
			}
			if x, y := at(1.5*end[0], 1.5*end[1]); b.Flat > 0 && x > 4 && y > 4 && x < side-4 && y < side-4 && changed(plain, with, x, y) {
				t.Errorf("%s: something is drawn beyond the ellipse at %v", link, end)
			}
		}
		// Of dashed lines some places fall into gaps.
		if least := map[bool]int{true: all, false: all * 3 / 4}[b.Flat > 0]; seen < least {
			t.Errorf("%s: the curve and its axes are seen at %d of %d places", link, seen, all)
		}
	}
}
