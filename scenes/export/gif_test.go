package export_test

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"math/rand/v2"
	"testing"

	"github.com/optiscope/optiscope/scenes/export"
)

// smooth is a picture like those of the program: slow changes of colour, and a bright disc of a few pixels.
func smooth(size image.Point, step int) *image.RGBA {
	img := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			img.SetRGBA(x, y, color.RGBA{uint8(20 + 60*x/size.X), uint8(40 + 120*y/size.Y), uint8(90 + 90*(x+y)/(size.X+size.Y)), 255})
			if dx, dy := x-4*step-5, y-20; dx*dx+dy*dy < 16 {
				img.SetRGBA(x, y, color.RGBA{255, 92, 147, 255})
			}
		}
	}
	return img
}

// Another program reads the frames back: as many, as large, as long, and of nearly the same colours.
func TestGIF(t *testing.T) {
	size := image.Pt(97, 64)
	frames := make([]*image.RGBA, 5)
	for i := range frames {
		frames[i] = smooth(size, i)
	}
	g := export.NewGIF([]*image.RGBA{frames[0], frames[4]})
	for i, frame := range frames {
		g.Add(frame, 5+i)
	}
	got, err := gif.DecodeAll(bytes.NewReader(g.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Image) != len(frames) || got.LoopCount != 0 || got.Config.Width != size.X || got.Config.Height != size.Y {
		t.Fatalf("%d frames of %d × %d, repeated %d", len(got.Image), got.Config.Width, got.Config.Height, got.LoopCount)
	}
	shown := image.NewRGBA(image.Rectangle{Max: size})
	for i, frame := range got.Image {
		if got.Delay[i] != 5+i {
			t.Errorf("frame %d is shown for %d", i, got.Delay[i])
		}
		for y := range size.Y {
			for x := range size.X {
				if c := frame.At(x, y); color.RGBAModel.Convert(c).(color.RGBA).A != 0 {
					shown.Set(x, y, c)
				}
				a, b := shown.RGBAAt(x, y), frames[i].RGBAAt(x, y)
				for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B)} {
					if d > 12 || d < -12 {
						t.Fatalf("frame %d has %v at %d, %d, want %v", i, a, x, y, b)
					}
				}
			}
		}
	}
}

// A picture of one colour, of one pixel, and of all colours at once.
func TestGIFOfAnything(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	noise := image.NewRGBA(image.Rect(0, 0, 128, 128))
	for i := range noise.Pix {
		noise.Pix[i] = uint8(random.Uint32()) | map[bool]uint8{true: 255}[i%4 == 3]
	}
	for _, img := range []*image.RGBA{image.NewRGBA(image.Rect(0, 0, 1, 1)), image.NewRGBA(image.Rect(0, 0, 300, 2)), noise} {
		g := export.NewGIF([]*image.RGBA{img})
		g.Add(img, 1)
		g.Add(img, 1)
		got, err := gif.DecodeAll(bytes.NewReader(g.Bytes()))
		if err != nil || len(got.Image) != 2 || got.Image[0].Bounds() != img.Bounds() {
			t.Errorf("%v: %v", img.Bounds(), err)
		}
	}
}

func BenchmarkGIFFrame(b *testing.B) {
	frames := [2]*image.RGBA{smooth(image.Pt(800, 600), 0), smooth(image.Pt(800, 600), 9)}
	g := export.NewGIF(frames[:])
	for i := 0; b.Loop(); i++ {
		g.Add(frames[i%2], 5)
	}
}
