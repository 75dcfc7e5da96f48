package icon

import (
	"image/color"
	"math"
	"testing"

	"github.com/optiscope/optiscope/scenes/control"
)

// The colours are the program's: its dark ground, and the first mark on it.
func TestColoursAreTheThemes(t *testing.T) {
	theme := control.Dark()
	if ground() != theme.Ground || mark() != theme.Marks[0] {
		t.Errorf("ground %v and mark %v, the theme has %v and %v", ground(), mark(), theme.Ground, theme.Marks[0])
	}
}

// A system may cut a maskable icon to a circle of 80 % of its width: everything that is pink is inside of it.
func TestMaskableKeepsWhatMatters(t *testing.T) {
	const size = 200
	picture, pink := Draw(size, Maskable), 0
	for y := range size {
		for x := range size {
			c := picture.NRGBAAt(x, y)
			if c.A != 255 {
				t.Fatalf("(%d, %d) is not opaque", x, y)
			}
			if c != (color.NRGBA{0xff, 0x5c, 0x93, 0xff}) {
				continue
			}
			pink++
			if r := math.Hypot(float64(x)+0.5-size/2, float64(y)+0.5-size/2); r > 0.4*size {
				t.Fatalf("the path is at (%d, %d), outside of the circle that is safe", x, y)
			}
		}
	}
	if pink < size*size/50 {
		t.Errorf("only %d pixels of the path", pink)
	}
}

// At every size the same parts are there: clear corners, ground, and the mark at the minimum.
func TestEverySizeShowsTheSame(t *testing.T) {
	for _, size := range []int{16, 32, 48, 180, 512} {
		picture := Draw(size, Rounded)
		at := func(x, y float64) color.NRGBA {
			return picture.NRGBAAt(int(x/side*float64(size)), int(y/side*float64(size)))
		}
		if c := at(0, 0); c.A > 10 {
			t.Errorf("%d: the corner is %v", size, c)
		}
		if c := at(lowX, lowY); c != (color.NRGBA{0xff, 0x5c, 0x93, 0xff}) {
			t.Errorf("%d: the minimum is %v", size, c)
		}
		if c := at(16, 2); c != (color.NRGBA{0x0e, 0x13, 0x1d, 0xff}) {
			t.Errorf("%d: the ground is %v", size, c)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for b.Loop() {
		Draw(256, Rounded)
	}
}
