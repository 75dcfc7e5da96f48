package paint_test

import (
	"image/color"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/geom"
	"github.com/optiscope/optiscope/scenes/paint"
	"github.com/optiscope/optiscope/scenes/stage"
)

var red = color.RGBA{R: 255, A: 255}

// canvas lets a test paint and look at single pixels.
func canvas(t *testing.T, draw func(*paint.Painter, *ebiten.Image)) func(x, y int) color.RGBA {
	t.Helper()
	painter, err := paint.NewPainter()
	if err != nil {
		t.Fatal(err)
	}
	image := ebiten.NewImage(side, side)
	t.Cleanup(image.Deallocate)
	draw(painter, image)
	painter.Flush(image)
	pixels := stage.Pixels(image)
	return func(x, y int) color.RGBA {
		p := pixels[4*(y*side+x):]
		return color.RGBA{p[0], p[1], p[2], p[3]}
	}
}

func TestLineHasItsWidthAndRoundEnds(t *testing.T) {
	at := canvas(t, func(p *paint.Painter, _ *ebiten.Image) { p.Line(10, 20.5, 30, 20.5, 4, red) })
	for _, c := range []struct {
		x, y int
		in   bool
	}{{20, 20, true}, {20, 19, true}, {20, 21, true}, {20, 17, false}, {20, 23, false}, {9, 20, true}, {7, 20, false}, {30, 20, true}, {33, 20, false}, {8, 18, false}} {
		if got := at(c.x, c.y); (got.R > 200) != c.in {
			t.Errorf("pixel (%d, %d) is %v, want inside %v", c.x, c.y, got, c.in)
		}
	}
}

func TestOutlineIsDrawn(t *testing.T) {
	at := canvas(t, func(p *paint.Painter, _ *ebiten.Image) {
		p.Outline([]geom.Segment{{X0: 5, Y0: 5, X1: 40, Y1: 5}, {X0: 40, Y0: 5, X1: 40, Y1: 40}}, 3, red)
	})
	if at(20, 5) != red || at(40, 20) != red || at(20, 20) != (color.RGBA{}) {
		t.Errorf("on the line %v and %v, off it %v", at(20, 5), at(40, 20), at(20, 20))
	}
}

// Every shape covers its middle, is as tall as the list says, and no two look alike.
func TestMarks(t *testing.T) {
	seen := make(map[string]control.Shape)
	for shape := control.Triangle; shape <= control.Hexagon; shape++ {
		at := canvas(t, func(p *paint.Painter, _ *ebiten.Image) {
			p.Mark(24, 24, 10, shape, red, color.RGBA{G: 255, A: 255}, 2)
		})
		if at(24, 24) != red {
			t.Errorf("%v: its middle is %v", shape, at(24, 24))
		}
		picture := ""
		for i := range side * side {
			if at(i%side, i/side).R > 128 {
				picture += "#"
			} else {
				picture += "."
			}
		}
		if other, twice := seen[picture]; twice {
			t.Errorf("%v looks like %v", shape, other)
		}
		seen[picture] = shape
	}
}

func TestTriangleStandsOnItsSide(t *testing.T) {
	at := canvas(t, func(p *paint.Painter, _ *ebiten.Image) { p.Mark(24, 24, 12, control.Triangle, red, red, 0) })
	wide := func(y int) (n int) {
		for x := range side {
			if at(x, y).R > 128 {
				n++
			}
		}
		return n
	}
	if top, bottom := wide(15), wide(29); top >= bottom {
		t.Errorf("%d pixels wide near the top, %d near the bottom", top, bottom)
	}
}

func TestTextStandsWhereItIsPut(t *testing.T) {
	at := canvas(t, func(p *paint.Painter, dst *ebiten.Image) {
		p.Text(dst, "−8", 24, 24, 14, paint.Middle, paint.Middle, red)
	})
	left, right, top, bottom := side, 0, side, 0
	for i := range side * side {
		if x, y := i%side, i/side; at(x, y).A > 40 {
			left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
		}
	}
	if right <= left || left+right < 42 || left+right > 54 || top+bottom < 38 || top+bottom > 58 {
		t.Errorf("the text covers [%d, %d] × [%d, %d]", left, right, top, bottom)
	}
}

func TestSteadyDrawingDoesNotAllocateBuffers(t *testing.T) {
	painter, err := paint.NewPainter()
	if err != nil {
		t.Fatal(err)
	}
	segments := make([]geom.Segment, 3000)
	for i := range segments {
		segments[i] = geom.Segment{X0: float32(i % 40), Y0: 3, X1: float32(i%40 + 1), Y1: 9}
	}
	painter.Outline(segments, 3, red)
	painter.Drop()
	if n := testing.AllocsPerRun(20, func() {
		painter.Outline(segments, 3, red)
		painter.Drop()
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// A text with a rim is that text four times beside itself and once over all, in every alignment and on every place.
func TestRimmedTextIsFiveTexts(t *testing.T) {
	rim, ink := color.RGBA{0, 20, 60, 204}, color.RGBA{250, 240, 90, 255}
	for align := paint.Start; align <= paint.End; align++ {
		for _, width := range []float64{1, 2} {
			at := canvas(t, func(p *paint.Painter, dst *ebiten.Image) {
				dst.Fill(red)
				p.RimmedText(dst, "−0.5", 30.4, 31.6, 14, align, align, ink, rim, width)
			})
			one := canvas(t, func(p *paint.Painter, dst *ebiten.Image) {
				dst.Fill(red)
				for _, d := range [4][2]float64{{-width, 0}, {width, 0}, {0, -width}, {0, width}} {
					p.Text(dst, "−0.5", 30.4+d[0], 31.6+d[1], 14, align, align, rim)
				}
				p.Text(dst, "−0.5", 30.4, 31.6, 14, align, align, ink)
			})
			drawn := 0
			for y := range side {
				for x := range side {
					if at(x, y) != one(x, y) {
						t.Fatalf("alignment %v, rim %v: pixel (%d, %d) is %v, want %v", align, width, x, y, at(x, y), one(x, y))
					}
					if at(x, y) != red {
						drawn++
					}
				}
			}
			if drawn < 50 {
				t.Errorf("%d pixels are drawn", drawn)
			}
		}
	}
}
