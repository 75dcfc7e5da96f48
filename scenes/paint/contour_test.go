package paint_test

import (
	"math"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/stage"
)

const side = 48

// levels are the GPU's levels of a loss, seen by a camera.
func levels(t *testing.T, loss *surface.Loss, shade *surface.Shade, camera *geom.Camera) []float64 {
	t.Helper()
	contour, err := paint.NewContour(loss)
	if err != nil {
		t.Fatalf("%s: %v\n%s", loss.ID, err, loss.Formula().Kage("loss"))
	}
	defer contour.Deallocate()
	image := ebiten.NewImage(side, side)
	defer image.Deallocate()
	contour.Probe(image, loss, shade, camera, control.Dark())
	pixels := stage.Pixels(image)
	got := make([]float64, side*side)
	for i := range got {
		p := pixels[4*i:]
		got[i] = float64(int(p[0])<<16|int(p[1])<<8|int(p[2])) / (1<<24 - 1)
	}
	return got
}

// What the GPU colours is what Go computes: the two levels agree within one
// step of an 8-bit colour, at every pixel, on every surface with its parameters
// as they are at first and at their sliders' ends, on its own colour scale and by rank.
func TestGPUAgreesWithGo(t *testing.T) {
	for _, s := range surface.All() {
		for _, params := range ends(s) {
			loss, err := s.Compile(params)
			if err != nil {
				t.Fatal(err)
			}
			agree(t, loss, loss.Shade())
			agree(t, loss, loss.ShadeBy(surface.ScaleRank))
		}
	}
}

// ends are a surface's default parameters, and those with each one at either end of its slider.
func ends(s *surface.Surface) [][surface.MaxParams]float64 {
	all := [][surface.MaxParams]float64{s.Defaults()}
	for i, p := range s.Params {
		for _, end := range []float64{p.Min, p.Max} {
			params := s.Defaults()
			params[i] = end
			all = append(all, params)
		}
	}
	return all
}

func agree(t *testing.T, loss *surface.Loss, shade *surface.Shade) {
	t.Helper()
	middle := loss.Domain.Center()
	camera := geom.LookAt(middle.X, middle.Y, loss.Domain.W(), loss.Domain.H(), 1, geom.Rect{W: side, H: side})
	worst, at := 0.0, 0
	for i, got := range levels(t, loss, shade, &camera) {
		x, y := camera.Point(float64(i%side)+0.5, float64(i/side)+0.5)
		want := shade.Level(loss.Value(x, y))
		if d := math.Abs(got - want); !(d <= worst) {
			worst, at = d, i
		}
	}
	if !(worst <= 1.0/255) {
		x, y := camera.Point(float64(at%side)+0.5, float64(at/side)+0.5)
		t.Errorf("%s %v, scale %d, at (%v, %v): GPU and Go differ by %.4f", loss.ID, loss.Params, shade.Scale, x, y, worst)
	}
}

// The colours themselves: the ramp at the level, where no iso-line is near.
func TestColoursFollowTheLevel(t *testing.T) {
	for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
		s, _ := surface.Lookup("beale")
		loss, err := s.Compile(s.Defaults())
		if err != nil {
			t.Fatal(err)
		}
		camera := geom.LookAt(0, 0, 9, 9, 1, geom.Rect{W: side, H: side})
		pixels := drawn(t, loss, &camera, 4, theme) // one line, at level 0
		for i := range side * side {
			x, y := camera.Point(float64(i%side)+0.5, float64(i/side)+0.5)
			level := loss.Shade().Level(loss.Value(x, y))
			if level < 0.3 {
				continue // the line
			}
			place := level * 5
			k := min(int(place), 4)
			a, b := theme.Ramp[k], theme.Ramp[k+1]
			want := float64(a.G) + (float64(b.G)-float64(a.G))*(place-float64(k))
			if got := float64(pixels[4*i+1]); math.Abs(got-want) > 2 || pixels[4*i+3] != 255 {
				t.Fatalf("%s at level %.3f: green %v, want %.1f; alpha %d", theme.Name, level, got, want, pixels[4*i+3])
			}
		}
	}
}

func drawn(t *testing.T, loss *surface.Loss, camera *geom.Camera, spacing float64, theme *control.Theme) []byte {
	t.Helper()
	contour, err := paint.NewContour(loss)
	if err != nil {
		t.Fatal(err)
	}
	defer contour.Deallocate()
	image := ebiten.NewImage(side, side)
	defer image.Deallocate()
	contour.Draw(image, loss, loss.Shade(), camera, spacing, theme)
	return stage.Pixels(image)
}

// Iso-lines stand where the level is a multiple of the spacing.
func TestIsoLines(t *testing.T) {
	s, _ := surface.Lookup("sphere")
	loss, err := s.Compile(s.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	camera := geom.LookAt(0, 0, 10, 10, 1, geom.Rect{W: side, H: side})
	const spacing = 0.25
	with, without := drawn(t, loss, &camera, spacing, control.Dark()), drawn(t, loss, &camera, 64, control.Dark())
	near, far := 0, 0
	for i := range side * side {
		x, y := camera.Point(float64(i%side)+0.5, float64(i/side)+0.5)
		level := loss.Shade().Level(loss.Value(x, y))
		distance := math.Abs(level/spacing-math.Round(level/spacing)) * spacing
		changed := with[4*i] != without[4*i]
		switch {
		case level > 0.1 && distance < 0.005:
			near++
			if !changed {
				t.Fatalf("no line at level %.3f", level)
			}
		case distance > 0.08:
			far++
			if changed {
				t.Fatalf("a line at level %.3f", level)
			}
		}
	}
	if near < 20 || far < 200 {
		t.Fatalf("only %d pixels on lines and %d off them were looked at", near, far)
	}
}

// Where a loss is no finite number the surface is hatched, not coloured, and opaque.
func TestHolesAreHatched(t *testing.T) {
	hole := surface.Surface{ID: "hole", Title: "Hole", Formula: "ln(x)", Domain: surface.Box{X0: -1, X1: 1, Y0: -1, Y1: 1}}
	loss, err := hole.Compile([4]float64{})
	if err != nil {
		t.Fatal(err)
	}
	theme := control.Dark()
	camera := geom.LookAt(0, 0, 2, 2, 1, geom.Rect{W: side, H: side})
	pixels := drawn(t, loss, &camera, 4, theme)
	ground := 0
	for y := range side {
		for x := range side {
			p := pixels[4*(y*side+x):]
			if p[3] != 255 {
				t.Fatalf("pixel (%d, %d) is not opaque", x, y)
			}
			if x < side/2-1 && p[0] == theme.Ground.R && p[1] == theme.Ground.G && p[2] == theme.Ground.B {
				ground++
			}
		}
	}
	if half := side * (side/2 - 1); ground < half/4 || ground > half*3/4 {
		t.Errorf("%d of %d pixels of the hole are ground: that is no hatching", ground, half)
	}
}
