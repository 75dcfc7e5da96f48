package paint_test

import (
	"image/color"
	"math"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/stage"
)

// own compiles a formula of the user's own between −r and r.
func own(t *testing.T, formula string, r float64) *surface.Loss {
	t.Helper()
	loss, err := surface.Custom{Formula: formula, Domain: surface.Box{X0: -r, X1: r, Y0: -r, Y1: r}}.Surface().Compile([4]float64{1, 1, 1, 1})
	if err != nil {
		t.Fatal(err)
	}
	return loss
}

// whole sees a loss's whole domain in a square of so many pixels.
func whole(loss *surface.Loss, pixels float64) geom.Camera {
	middle := loss.Domain.Center()
	return geom.LookAt(middle.X, middle.Y, loss.Domain.W(), loss.Domain.H(), 1, geom.Rect{W: pixels, H: pixels})
}

func newField(t *testing.T) *paint.Field {
	t.Helper()
	field, err := paint.NewField()
	if err != nil {
		t.Fatal(err)
	}
	return field
}

// What the processor draws is what Go computes, to the 16 millionth part of the ramp, where a cell is a pixel.
func TestFieldAgreesWithGo(t *testing.T) {
	field := newField(t)
	for _, s := range surface.All() {
		loss, err := s.Compile(s.Defaults())
		if err != nil {
			t.Fatal(err)
		}
		camera, image := whole(loss, side), ebiten.NewImage(side, side)
		field.Probe(image, loss, loss.Shade(), &camera, control.Dark())
		for i, got := range decoded(stage.Pixels(image)) {
			x, y := camera.Point(float64(i%side)+0.5, float64(i/side)+0.5)
			if want := loss.Shade().Level(loss.Value(x, y)); !(math.Abs(got-want) <= 4e-6) {
				t.Fatalf("%s at (%v, %v): level %v, want %v", s.ID, x, y, got, want)
			}
		}
		image.Deallocate()
	}
}

// decoded are the levels of a probe's pixels.
func decoded(pixels []byte) []float64 {
	levels := make([]float64, len(pixels)/4)
	for i := range levels {
		p := pixels[4*i:]
		levels[i] = float64(int(p[0])<<16|int(p[1])<<8|int(p[2])) / (1<<24 - 1)
	}
	return levels
}

// The two ways to draw a formula give the same picture: colours, iso-lines, holes, poles, jumps and kinks.
func TestProcessorAgreesWithCard(t *testing.T) {
	const size = 240
	field := newField(t)
	for _, formula := range []string{
		"x^2+y^2", "(1-x)^2+100(y-x^2)^2", "|x|+|y|/3", "sqrt(x)+y^2", "ln(x)+ln(y)", "1/x", "1/(x^2+y^2)", "sign(x)+y", "x^x+y", "asin(x/2)+y",
		"exp(x^2+y^2)", "max(x,y)", "1/0+x", "-1/(x-y)^2", "a x^2+b sin(3y)", "1e20x+y", "1e-20(x^2+y^2)", "tan(x)+y", "exp(5x)",
	} {
		for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
			loss := own(t, formula, 4)
			if !loss.Shade().Single() {
				t.Fatalf("%s is not for the card", formula)
			}
			contour, err := paint.NewContour(loss)
			if err != nil {
				t.Fatal(err)
			}
			camera := whole(loss, size)
			card, processor := ebiten.NewImage(size, size), ebiten.NewImage(size, size)
			contour.Draw(card, loss, loss.Shade(), &camera, 1.0/16, theme)
			field.Draw(processor, loss, loss.Shade(), &camera, 1.0/16, theme)
			if part := different(stage.Pixels(card), stage.Pixels(processor)); part > 0.03 {
				t.Errorf("%s, %s: %.3f of the pixels differ by more than 12 steps of 255", formula, theme.Name, part)
			}
			contour.Deallocate()
			card.Deallocate()
			processor.Deallocate()
		}
	}
}

// A plain is no iso-line, though its level be that of one.
func TestPlainsAreNoLines(t *testing.T) {
	theme, field := control.Dark(), newField(t)
	loss := own(t, "min(max(x,-1),1)", 4)
	contour, err := paint.NewContour(loss)
	if err != nil {
		t.Fatal(err)
	}
	defer contour.Deallocate()
	camera, top := whole(loss, side), theme.Ramp[len(theme.Ramp)-1]
	for name, by := range map[string]interface {
		Draw(*ebiten.Image, *surface.Loss, *surface.Shade, *geom.Camera, float64, *control.Theme)
	}{"card": contour, "processor": field} {
		image := ebiten.NewImage(side, side)
		by.Draw(image, loss, loss.Shade(), &camera, 1.0/16, theme)
		pixels := stage.Pixels(image)
		for i := range side * side {
			if x, _ := camera.Point(float64(i%side)+0.5, 0); x > 1.5 && (pixels[4*i] != top.R || pixels[4*i+1] != top.G || pixels[4*i+2] != top.B) {
				t.Fatalf("%s: the plain has the colour %v, not %v", name, pixels[4*i:4*i+3], top)
			}
		}
		image.Deallocate()
	}
}

// different is the part of the pixels of which some channel differs by more than can be overlooked.
func different(a, b []byte) float64 {
	const overlooked = 12
	count := 0
	for i := 0; i < len(a); i += 4 {
		for c := range 4 {
			if d := int(a[i+c]) - int(b[i+c]); d > overlooked || d < -overlooked {
				count++
				break
			}
		}
	}
	return float64(count) / float64(len(a)/4)
}

// Every function of the language in a hole and at an infinity: both ways to draw say the same as Go.
func TestHolesAndInfinities(t *testing.T) {
	field := newField(t)
	for _, formula := range []string{"sqrt(x)", "ln(x)", "log10(x)", "asin(x)", "acos(x)", "x^0.5", "x^y", "(x-x)/(y-y)", "0/0+x", "pow(x,1/3)", "1/(x-x)", "-1/(x-x)", "exp(1000x)", "-exp(1000x)", "ln(0x)"} {
		loss := own(t, formula, 2)
		theme := control.Dark()
		theme.Ground = color.RGBA{0, 255, 0, 255} // as no colour of a level
		camera := whole(loss, side)
		contour, err := paint.NewContour(loss)
		if err != nil {
			t.Fatal(err)
		}
		for name, draw := range map[string]func(*ebiten.Image){
			"card":      func(dst *ebiten.Image) { contour.Draw(dst, loss, loss.Shade(), &camera, 4, theme) },
			"processor": func(dst *ebiten.Image) { field.Draw(dst, loss, loss.Shade(), &camera, 4, theme) },
		} {
			if name == "card" && !loss.Shade().Single() {
				continue // it is not asked to draw this
			}
			image := ebiten.NewImage(side, side)
			draw(image)
			wrong := 0
			pixels := stage.Pixels(image)
			for i := range side * side {
				x, y := camera.Point(float64(i%side)+0.5, float64(i/side)+0.5)
				f, p := loss.Value(x, y), [3]int{int(pixels[4*i]), int(pixels[4*i+1]), int(pixels[4*i+2])}
				if math.IsNaN(f) != (p[1] > p[0]+50 && p[1] > p[2]+50) {
					wrong++
				}
				if top := theme.Ramp[len(theme.Ramp)-1]; math.IsInf(f, 1) && p != [3]int{int(top.R), int(top.G), int(top.B)} {
					wrong++
				}
			}
			if wrong > side { // of 2304, along a border
				t.Errorf("%s, %s: %d pixels are wrong", formula, name, wrong)
			}
			image.Deallocate()
		}
		contour.Deallocate()
	}
}
