package geom_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/scenes/geom"
)

func TestCameraRoundTrip(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		view := geom.Rect{X: random.Float64() * 500, Y: random.Float64() * 500, W: 50 + random.Float64()*3000, H: 50 + random.Float64()*2000}
		c := geom.LookAt(random.NormFloat64()*10, random.NormFloat64()*10, 9, 9, math.Exp(random.NormFloat64()*2), view)
		px, py := view.X+random.Float64()*view.W, view.Y+random.Float64()*view.H
		x, y := c.Point(px, py)
		if qx, qy := c.Pixel(x, y); math.Abs(qx-px) > 1e-9*(1+view.W) || math.Abs(qy-py) > 1e-9*(1+view.H) {
			t.Fatalf("pixel (%v, %v) came back as (%v, %v)", px, py, qx, qy)
		}
		if sx, _ := c.Pixel(c.Snap(x), y); math.Abs(sx-px) > 0.5001 {
			t.Fatalf("snapping moved a point by %v pixels", sx-px)
		}
	}
}

func TestCameraShowsAllAndKeepsCirclesRound(t *testing.T) {
	view := geom.Rect{X: 100, Y: 50, W: 800, H: 300}
	c := geom.LookAt(1, 2, 4, 6, 1, view)
	x0, y0, x1, y1 := c.Bounds()
	if x0 > -1 || x1 < 3 || y0 > -1 || y1 < 5 {
		t.Errorf("the 4 × 6 area around (1, 2) is not in view: [%v, %v] × [%v, %v]", x0, x1, y0, y1)
	}
	ax, ay := c.Pixel(1, 2)
	bx, _ := c.Pixel(2, 2)
	_, by := c.Pixel(1, 3)
	if bx-ax != ay-by {
		t.Errorf("a unit is %v wide and %v high", bx-ax, ay-by)
	}
	if by >= ay {
		t.Error("y grows downwards")
	}
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		n      int
		want   []float64
	}{
		{-4.5, 4.5, 9, []float64{-4, -3, -2, -1, 0, 1, 2, 3, 4}},
		{0, 1, 5, []float64{0, 0.2, 0.4, 0.6, 0.8, 1}},
		{0, 0.3, 3, []float64{0, 0.1, 0.2, 0.3}},
		{-512, 512, 4, []float64{-500, 0, 500}},
	} {
		if got := geom.Ticks(c.lo, c.hi, c.n); !slices.Equal(got, c.want) {
			t.Errorf("ticks in [%v, %v]: %v, want %v", c.lo, c.hi, got, c.want)
		}
	}
	for _, bad := range [][2]float64{{1, 1}, {2, 1}, {math.NaN(), 1}, {0, math.Inf(1)}} {
		if got := geom.Ticks(bad[0], bad[1], 5); got != nil {
			t.Errorf("ticks in %v: %v", bad, got)
		}
	}
	if geom.Ticks(0, 1, 0) != nil {
		t.Error("no room, yet ticks")
	}
}

func TestTicksAreInsideAndFew(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 5000 {
		lo := random.NormFloat64() * math.Exp(random.NormFloat64()*5)
		hi := lo + math.Exp(random.NormFloat64()*5)
		n := 1 + random.IntN(12)
		ticks := geom.Ticks(lo, hi, n)
		if len(ticks) > n+1 {
			t.Fatalf("%d ticks in [%v, %v], room for %d", len(ticks), lo, hi, n)
		}
		for i, v := range ticks {
			if v < lo-1e-9*math.Abs(lo) || v > hi+1e-9*math.Abs(hi) || i > 0 && v <= ticks[i-1] {
				t.Fatalf("ticks %v in [%v, %v]", ticks, lo, hi)
			}
		}
	}
}

func TestLabels(t *testing.T) {
	for v, want := range map[float64]string{0: "0", -4: "−4", 0.3: "0.3", 500: "500", 1e-7: "1e−07"} {
		if got := geom.TickLabel(v); got != want {
			t.Errorf("tick %v reads %q, want %q", v, got, want)
		}
	}
	for e, want := range map[int]string{0: "1", 1: "10", 3: "1e3", -7: "1e−7"} {
		if got := geom.PowerLabel(e); got != want {
			t.Errorf("10^%d reads %q, want %q", e, got, want)
		}
	}
	if got := geom.LogTicks(-9, 5, 8); !slices.Equal(got, []int{5, 3, 1, -1, -3, -5, -7, -9}) {
		t.Errorf("log ticks %v", got)
	}
}

func TestLogTicksOfNoAxis(t *testing.T) {
	for _, bad := range [][2]float64{{0, math.Inf(1)}, {math.NaN(), 1}, {math.Inf(-1), 0}, {3, 2}} {
		if got := geom.LogTicks(bad[0], bad[1], 5); got != nil {
			t.Errorf("log ticks in %v: %v", bad, got)
		}
	}
}

func TestOutline(t *testing.T) {
	clip := geom.Rect{W: 100, H: 100}
	points := [][2]float64{{10, 10}, {10.1, 10}, {50, 10}, {math.NaN(), 0}, {60, 60}, {300, 60}, {1e300, -1e300}, {20, 20}, {-1e308, 20}, {1e308, 30}, {30, 30}}
	at := func(i int) (float64, float64) { return points[i][0], points[i][1] }
	segments := geom.Outline(nil, len(points), at, clip)
	want := []geom.Segment{{X0: 10, Y0: 10, X1: 50, Y1: 10, Step: 2}, {X0: 60, Y0: 60, X1: 100, Y1: 60, Step: 5}}
	if len(segments) < 2 || segments[0] != want[0] || segments[1] != want[1] {
		t.Fatalf("outline %v, want it to begin %v", segments, want)
	}
	for _, s := range segments {
		for _, v := range []float32{s.X0, s.Y0, s.X1, s.Y1} {
			if !(v >= -0.01 && v <= 100.01) {
				t.Errorf("segment %v leaves the clip", s)
			}
		}
	}
	for n := range len(points) + 1 {
		part := geom.Outline(nil, n, at, clip)
		if !slices.Equal(part, segments[:len(part)]) {
			t.Errorf("the outline of %d points is no prefix", n)
		}
	}
	if got := geom.Until(segments, 4); got != 1 {
		t.Errorf("%d segments until step 4, want 1", got)
	}
	if geom.Until(segments, -1) != 0 || geom.Until(segments, 99) != len(segments) {
		t.Error("ends of Until")
	}
}

// A path that creeps still gets its length: leaving points out never adds up.
func TestOutlineFollowsASlowPath(t *testing.T) {
	const n = 5000
	at := func(i int) (float64, float64) {
		a := float64(i) / n * 2 * math.Pi
		return 50 + 40*math.Cos(a), 50 + 40*math.Sin(a)
	}
	segments := geom.Outline(nil, n, at, geom.Rect{W: 100, H: 100})
	if len(segments) > n/4 {
		t.Errorf("%d segments for a circle of 250 pixels", len(segments))
	}
	for _, s := range segments {
		for _, p := range [][2]float32{{s.X0, s.Y0}, {s.X1, s.Y1}} {
			if r := math.Hypot(float64(p[0])-50, float64(p[1])-50); math.Abs(r-40) > 0.01 {
				t.Fatalf("a corner is %v from the middle", r)
			}
		}
	}
}

func TestEdge(t *testing.T) {
	box := geom.Rect{X: 10, Y: 20, W: 100, H: 50}
	for _, p := range [][2]float64{{1e300, 45}, {60, -1e200}, {-1e308, 1e308}, {1000, 46}} {
		ex, ey, dx, dy := geom.Edge(p[0], p[1], box)
		if ex < 10-1e-9 || ex > 110+1e-9 || ey < 20-1e-9 || ey > 70+1e-9 || math.Abs(math.Hypot(dx, dy)-1) > 1e-9 {
			t.Errorf("to %v: (%v, %v) towards (%v, %v)", p, ex, ey, dx, dy)
		}
	}
}
