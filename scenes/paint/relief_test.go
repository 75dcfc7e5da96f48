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

const block = 160 // pixels along each side of the pictures of blocks

// blockOf is the block of a surface, with its heights.
func blockOf(t *testing.T, s *surface.Surface) (*surface.Loss, *geom.Relief) {
	t.Helper()
	loss, err := s.Compile(s.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	middle := s.Domain.Center()
	r := new(geom.Relief)
	r.Fill(geom.BlockOver(middle.X, middle.Y, s.Domain.W(), s.Domain.H()), geom.Cells, func(z, x, y []float64) {
		loss.Values(z, x, y)
		for i := range z {
			z[i] = loss.Shade().Height(z[i])
		}
	}, geom.Span{Low: 0, High: 1})
	return loss, r
}

// drawBlock are the pixels of a block, with one iso-line at level 0.
func drawBlock(t *testing.T, exact bool, loss *surface.Loss, r *geom.Relief, o *geom.Orbit, theme *control.Theme) []byte {
	t.Helper()
	shader, err := paint.NewReliefShader(loss)
	if !exact {
		shader, err = paint.NewHeightShader()
	}
	if err != nil {
		t.Fatal(err)
	}
	defer shader.Deallocate()
	var painted paint.Relief
	painted.Load(r)
	image := ebiten.NewImage(block, block)
	defer image.Deallocate()
	painted.Draw(image, shader, r, o, 1, loss, loss.Shade(), 64, theme)
	return stage.Pixels(image)
}

// expected is the colour of a place of the surface: the ramp at its level, in the light from the upper left.
func expected(loss *surface.Loss, r *geom.Relief, o *geom.Orbit, x, y float64, theme *control.Theme) [3]float64 {
	const step = 1e-3
	at := func(x, y float64) float64 {
		z, _ := r.At(x, y)
		return z
	}
	h := step * r.W
	zx, zy := (at(x+h, y)-at(x-h, y))/(2*h), (at(x, y+h)-at(x, y-h))/(2*h)
	lx, ly, lz := o.Turn(-0.52, 0.18, 0.83)
	size := math.Sqrt(lx*lx+ly*ly+lz*lz) * math.Sqrt(zx*zx+zy*zy+1)
	light := max((-zx*lx-zy*ly+lz)/size, 0)
	place := loss.Shade().Level(loss.Value(x, y)) * 5
	k := min(int(place), 4)
	a, b, shadow := theme.Ramp[k], theme.Ramp[k+1], theme.Shadow
	var c [3]float64
	for i, ends := range [3][3]uint8{{a.R, b.R, shadow.R}, {a.G, b.G, shadow.G}, {a.B, b.B, shadow.B}} {
		dark := float64(ends[2]) / 255
		c[i] = min((float64(ends[0])+(float64(ends[1])-float64(ends[0]))*(place-float64(k)))*(dark+(1.18-dark)*light), 255)
	}
	return c
}

// At every pixel the picture of a block shows what a line of sight through it
// meets, found without drawing: the right place, its level and its light, from every side.
func TestBlockShowsWhatIsInSight(t *testing.T) {
	for _, c := range []struct {
		id         string
		yaw, pitch float64
		exact      bool
	}{{"himmelblau", 30, 42, true}, {"beale", -130, 30, true}, {"rosenbrock", 0, 55, true}, {"mccormick", 90, 20, true}, {"himmelblau", 200, 90, true},
		{"himmelblau", -30, 50, false}, {"beale", 100, 60, false}} {
		s, _ := surface.Lookup(c.id)
		loss, r := blockOf(t, s)
		for _, theme := range []*control.Theme{control.Dark(), control.Light()} {
			o := geom.OrbitAt(r.Block, c.yaw, c.pitch, geom.Rect{W: block, H: block}.Inset(8, 8, 8, 8))
			pixels := drawBlock(t, c.exact, loss, r, &o, theme)
			right, wrong := 0, 0
			for i := range block * block {
				x, y, _, ok := r.Pick(&o, float64(i%block)+0.5, float64(i/block)+0.5)
				if !ok || loss.Shade().Level(loss.Value(x, y)) < 0.05 {
					continue // beside it, on its sides, or on the line
				}
				want, p := expected(loss, r, &o, x, y, theme), pixels[4*i:]
				off := 0.0
				for k := range want {
					off = max(off, math.Abs(want[k]-float64(p[k])))
				}
				// Where the surface turns away, a pixel's middle may fall beside the edge, and the light changes within a pixel.
				if off <= 12 {
					right++
				} else {
					wrong++
				}
			}
			if right < block*block/8 || wrong > right/40 {
				t.Errorf("%s from %v°, %v°, by formula %v, %s: %d pixels are right, %d wrong", c.id, c.yaw, c.pitch, c.exact, theme.Name, right, wrong)
			}
		}
	}
}

// Beside the block the picture stays as it is; block, sides and holes are told apart.
func TestBlockCoversWhatItShould(t *testing.T) {
	hole := &surface.Surface{ID: "disc", Title: "Disc", Formula: "sqrt(1 - x^2 - y^2)", Domain: surface.Box{X0: -2, X1: 2, Y0: -2, Y1: 2}}
	loss, r := blockOf(t, hole)
	theme := control.Dark()
	o := geom.OrbitAt(r.Block, 30, 42, geom.Rect{W: block, H: block})
	pixels := drawBlock(t, true, loss, r, &o, theme)
	at := func(x, y, z float64) []byte {
		px, py := o.Pixel(x, y, z)
		return pixels[4*(int(py)*block+int(px)):]
	}
	if p := pixels[:4]; p[3] != 0 {
		t.Errorf("beside the block there is %v", p[:4])
	}
	if z, ok := r.At(0, 0); !ok || at(0, 0, z)[3] != 255 {
		t.Errorf("the surface has the height %v, %v, and the colour %v", z, ok, at(0, 0, z)[:4])
	}
	// The ground under the hole is hatched: ground and lines in turns.
	ground, lines := 0, 0
	for k := range 60 {
		p := at(-1.9+0.5*float64(k)/60, -1.9, 0)
		switch {
		case p[3] != 255:
			t.Fatalf("the ground under a hole is %v", p[:4])
		case p[0] == theme.Ground.R && p[1] == theme.Ground.G:
			ground++
		default:
			lines++
		}
	}
	if ground < 15 || lines < 15 {
		t.Errorf("along the ground %d places of ground, %d of lines", ground, lines)
	}
}

// A block's sides are cuts: at each height they have the colour of its level, darker.
func TestSidesAreCuts(t *testing.T) {
	s, _ := surface.Lookup("sphere")
	loss, r := blockOf(t, s)
	theme := control.Dark()
	o := geom.OrbitAt(r.Block, 30, 30, geom.Rect{W: block, H: block})
	pixels := drawBlock(t, true, loss, r, &o, theme)
	corner := o.Corners()[0]
	x, y := corner.X+0.3*(o.Corners()[1].X-corner.X), corner.Y+0.3*(o.Corners()[1].Y-corner.Y)
	top, _ := r.At(x, y)
	last := -1.0
	for part := 0.1; part < 0.95; part += 0.1 {
		px, py := o.Pixel(x, y, part*top)
		p := pixels[4*(int(py)*block+int(px)):]
		sum := float64(p[0]) + float64(p[1]) + float64(p[2])
		if p[3] != 255 || sum < last {
			t.Errorf("at part %.1f of its height a side is %v, after a sum of %v", part, p[:4], last)
		}
		last = sum
	}
	if last < 60 {
		t.Errorf("the top of a side has the colours' sum %v", last)
	}
}
