package paint_test

import (
	"image/color"
	"math"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"github.com/optiscope/optiscope/scenes/paint"
)

// Chinese is drawn, each character as wide as the type is large, among Latin letters and alone.
func TestChineseIsDrawn(t *testing.T) {
	p, err := paint.NewPainter()
	if err != nil {
		t.Fatal(err)
	}
	const size = 20.0
	latin, _ := p.Measure("RAdam ", size)
	for text, want := range map[string]float64{"学习率": 3 * size, "RAdam 学习率": latin + 3*size} {
		w, h := p.Measure(text, size)
		if math.Abs(w-want) > 2 || h < size {
			t.Errorf("%q is %v × %v, want a width of %v", text, w, h, want)
		}
		dst := ebiten.NewImage(200, 60)
		p.Text(dst, text, 100, 30, size, paint.Middle, paint.Middle, color.RGBA{255, 255, 255, 255})
		ink := make([]byte, 4*200*60)
		dst.ReadPixels(ink)
		dark := 0
		for x := int(100 + w/2 - size); x < int(100+w/2); x++ { // where the last character is
			for y := range 60 {
				if ink[4*(200*y+x)] > 128 {
					dark++
				}
			}
		}
		if dark < 40 {
			t.Errorf("%q: only %d pixels of the last character are inked", text, dark)
		}
	}
}
