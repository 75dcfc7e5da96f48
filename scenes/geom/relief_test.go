package geom_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/optiscope/optiscope/scenes/geom"
)

// heights makes the heights of a formula.
func heights(f func(x, y float64) float64) geom.Height {
	return func(z, x, y []float64) {
		for i := range z {
			z[i] = f(x[i], y[i])
		}
	}
}

// everything is a range of values beyond which none are.
var everything = geom.Span{Low: math.Inf(-1), High: math.Inf(1)}

// hills is a random smooth landscape.
func hills(random *rand.Rand) func(x, y float64) float64 {
	var k [6][4]float64
	for i := range k {
		k[i] = [4]float64{random.NormFloat64() * 4, random.NormFloat64() * 4, random.Float64() * 7, random.NormFloat64()}
	}
	return func(x, y float64) float64 {
		z := 0.0
		for _, c := range k {
			z += c[3] * math.Sin(c[0]*x+c[1]*y+c[2])
		}
		return z
	}
}

func randomBlock(random *rand.Rand) geom.Block {
	w := math.Exp(random.NormFloat64())
	return geom.Block{X: random.NormFloat64() * 3, Y: random.NormFloat64() * 3, W: w, H: w * math.Exp(random.NormFloat64()/2), Tall: w * (0.2 + random.Float64())}
}

func randomRelief(random *rand.Rand, n int) *geom.Relief {
	r := new(geom.Relief)
	r.Fill(randomBlock(random), n, heights(hills(random)), everything)
	return r
}

// turns are views, the ones along the grid and straight from above among them.
func turns(random *rand.Rand, block geom.Block) geom.Orbit {
	yaw, pitch := random.Float64()*360-180, 5+85*random.Float64()
	switch random.IntN(6) {
	case 0:
		yaw = 90 * float64(random.IntN(5)-2)
	case 1:
		pitch = 90
	case 2: // along the diagonals
		yaw = math.Atan2(block.H, block.W) * 180 / math.Pi
	}
	return geom.OrbitAt(block, yaw, pitch, geom.Rect{X: 10, Y: 20, W: 300 + random.Float64()*500, H: 300 + random.Float64()*500})
}

func TestOrbitRoundTrip(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		block := randomBlock(random)
		o := turns(random, block)
		x, y := block.X+(random.Float64()-0.5)*block.W, block.Y+(random.Float64()-0.5)*block.H
		z := random.Float64() * block.Tall
		px, py := o.Pixel(x, y, z)
		if gotX, gotY := o.Point(px, py, z); math.Hypot(gotX-x, gotY-y) > 1e-9*(block.W+block.H)/0.05 {
			t.Fatalf("(%v, %v) at height %v came back as (%v, %v)", x, y, z, gotX, gotY)
		}
		// A step toward the viewer along the line of sight is seen at the same pixel, and is nearer.
		dx, dy, rise := o.Toward()
		if math.IsInf(rise, 1) {
			continue
		}
		const step = 0.1
		qx, qy := o.Pixel(x+step*dx, y+step*dy, z+step*rise)
		if math.Hypot(qx-px, qy-py) > 1e-7*(1+rise) {
			t.Fatalf("a step toward the viewer leads from pixel (%v, %v) to (%v, %v)", px, py, qx, qy)
		}
		if o.Depth(x+step*dx, y+step*dy, z+step*rise) <= o.Depth(x, y, z) {
			t.Fatal("a step toward the viewer is not nearer")
		}
	}
}

func TestOrbitDirections(t *testing.T) {
	block := geom.Block{X: 1, Y: 2, W: 4, H: 4, Tall: 2}
	view := geom.Rect{X: 100, Y: 50, W: 600, H: 500}
	o := geom.OrbitAt(block, 0, 40, view)
	px, py := o.Pixel(1, 2, 1)
	if math.Abs(px-400) > 1e-9 || math.Abs(py-300) > 1e-9 {
		t.Errorf("the middle is at (%v, %v)", px, py)
	}
	for _, c := range []struct {
		name      string
		x, y, z   float64
		right, up float64
	}{{"x", 2, 2, 1, 1, 0}, {"y", 1, 3, 1, 0, 1}, {"height", 1, 2, 2, 0, 1}} {
		qx, qy := o.Pixel(c.x, c.y, c.z)
		if (qx-px)*c.right < 0 || c.right == 0 && math.Abs(qx-px) > 1e-9 || (py-qy)*c.up < 0 || c.up == 0 && math.Abs(qy-py) > 1e-9 {
			t.Errorf("%s leads from (%v, %v) to (%v, %v)", c.name, px, py, qx, qy)
		}
	}
	// Turning moves what is near to the right.
	turned := geom.OrbitAt(block, 10, 40, view)
	near, _ := o.Pixel(1, 0, 0)
	if after, _ := turned.Pixel(1, 0, 0); after <= near {
		t.Errorf("turning by 10° moves the near side from %v to %v", near, after)
	}
	above := geom.OrbitAt(block, 0, 90, view)
	if _, _, rise := above.Toward(); !math.IsInf(rise, 1) {
		t.Errorf("from above a line of sight rises by %v", rise)
	}
}

// Whatever the side it is seen from, the block is in view, and touches its border in some direction.
func TestOrbitFits(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		block := randomBlock(random)
		pitch := 5 + 85*random.Float64()
		view := geom.Rect{X: 30, Y: 40, W: 200 + 500*random.Float64(), H: 200 + 500*random.Float64()}
		most := 0.0
		for yaw := -180.0; yaw <= 180; yaw += 0.5 {
			o := geom.OrbitAt(block, yaw, pitch, view)
			for _, c := range o.Corners() {
				for _, z := range []float64{0, block.Tall} {
					px, py := o.Pixel(c.X, c.Y, z)
					most = max(most, math.Abs(px-view.X-view.W/2)/(view.W/2), math.Abs(py-view.Y-view.H/2)/(view.H/2))
				}
			}
		}
		if most > 1+1e-9 || most < 0.999 {
			t.Fatalf("block %+v seen from %v° reaches %v of its view", block, pitch, most)
		}
	}
}

func TestCorners(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		block := randomBlock(random)
		o := turns(random, block)
		all := o.Corners()
		for i, c := range all {
			if math.Abs(math.Abs(c.X-block.X)-block.W/2) > 1e-9 || math.Abs(math.Abs(c.Y-block.Y)-block.H/2) > 1e-9 {
				t.Fatalf("corner %+v of block %+v", c, block)
			}
			if i > 0 && o.Depth(c.X, c.Y, 0) > o.Depth(all[0].X, all[0].Y, 0)+1e-9 {
				t.Fatalf("corner %d of %+v is nearer than the first one", i, all)
			}
		}
		right, _ := o.Pixel(all[1].X, all[1].Y, 0)
		left, _ := o.Pixel(all[3].X, all[3].Y, 0)
		if right < left-1e-9 {
			t.Fatalf("the corner on the right is at %v, that on the left at %v", right, left)
		}
	}
}

// The height at a place is that of the triangle over it, and the grid points keep their values.
func TestReliefHeights(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 30 {
		f := hills(random)
		r := new(geom.Relief)
		r.Fill(randomBlock(random), 12, heights(f), everything)
		low, high := math.Inf(1), math.Inf(-1)
		for j := range r.N + 1 {
			for i := range r.N + 1 {
				x, y := r.Node(i, j)
				z, ok := r.At(x, y)
				if want := r.Of(f(x, y)); !ok || math.Abs(z-want) > 1e-9*r.Tall || math.Abs(r.Value(z)-f(x, y)) > 1e-9 {
					t.Fatalf("height %v at node (%d, %d), want %v; value %v, want %v", z, i, j, want, r.Value(z), f(x, y))
				}
				low, high = min(low, z), max(high, z)
			}
		}
		if math.Abs(low) > 1e-12*r.Tall || math.Abs(high-r.Tall) > 1e-12*r.Tall {
			t.Fatalf("heights reach from %v to %v, want 0 to %v", low, high, r.Tall)
		}
		for _, tri := range triangles(r) {
			a, b := random.Float64(), random.Float64()
			if a+b > 1 {
				a, b = 1-a, 1-b
			}
			p := tri.at(a, b)
			if z, ok := r.At(p[0], p[1]); !ok || math.Abs(z-p[2]) > 1e-9*r.Tall {
				t.Fatalf("height %v at %v, want %v", z, p[:2], p[2])
			}
		}
	}
	r := randomRelief(random, 4)
	for _, far := range [][2]float64{{r.X + r.W, r.Y}, {r.X, r.Y - r.H}, {math.NaN(), r.Y}, {math.Inf(1), r.Y}} {
		if _, ok := r.At(far[0], far[1]); ok {
			t.Errorf("there is a height at %v", far)
		}
	}
}

func TestSlopesAreThoseOfAPlane(t *testing.T) {
	r := new(geom.Relief)
	r.Fill(geom.Block{X: 1, Y: -2, W: 3, H: 5, Tall: 2}, 9, heights(func(x, y float64) float64 { return 0.2*x - 0.3*y }), everything)
	k := 2 / (0.2*3 + 0.3*5)
	for j := range 10 {
		for i := range 10 {
			if zx, zy := r.Slope(i, j); math.Abs(zx-0.2*k) > 1e-9 || math.Abs(zy+0.3*k) > 1e-9 {
				t.Fatalf("slope (%v, %v) at (%d, %d)", zx, zy, i, j)
			}
		}
	}
}

// A constant is a plain at height 0; nothing finite is nothing at all.
func TestFlatAndEmptyReliefs(t *testing.T) {
	r := new(geom.Relief)
	block := geom.Block{W: 1, H: 1, Tall: 1}
	r.Fill(block, 8, heights(func(x, y float64) float64 { return 7 }), everything)
	if z, ok := r.At(0, 0); !ok || z != 0 || r.Of(7) != 0 || r.Empty() {
		t.Errorf("a constant stands at %v, %v", z, ok)
	}
	for _, none := range []float64{math.NaN(), math.Inf(1)} {
		r.Fill(block, 8, heights(func(x, y float64) float64 { return none }), everything)
		o := geom.OrbitAt(block, 20, 40, geom.Rect{W: 100, H: 100})
		if _, ok := r.At(0, 0); ok || !r.Empty() || len(r.Triangles(nil, r.Walk(&o))) > 0 {
			t.Errorf("a relief of %v has heights", none)
		}
		if _, _, _, ok := r.Pick(&o, 50, 50); ok || r.Hidden(&o, 0, 0, 0) {
			t.Errorf("a relief of %v is seen", none)
		}
	}
}

// Holes are where a value is missing or infinite and where values jump; a steep slope is none.
func TestHoles(t *testing.T) {
	block := geom.Block{X: 0.03, Y: 0.01, W: 2, H: 2, Tall: 1} // its grid lines miss 0
	for _, c := range []struct {
		name string
		f    func(x, y float64) float64
		hole func(x float64) bool // for every cell with this interval of x around it
	}{
		{"a pole", func(x, y float64) float64 { return 1 / x }, func(x float64) bool { return x == 0 }},
		{"a step", func(x, y float64) float64 { return math.Floor(x/2) + 0.1*y }, func(x float64) bool { return x == 0 }},
		{"a logarithm", func(x, y float64) float64 { return math.Log(x) }, func(x float64) bool { return x <= 0 }},
		{"a steep slope", func(x, y float64) float64 { return math.Tanh(2000 * x) }, func(x float64) bool { return false }},
		{"a kink", func(x, y float64) float64 { return math.Abs(x) }, func(x float64) bool { return false }},
	} {
		r := new(geom.Relief)
		r.Fill(block, 16, heights(c.f), everything)
		for j := range r.N {
			for i := range r.N {
				x0, _ := r.Node(i, j)
				x1, _ := r.Node(i+1, j)
				want := c.hole(x0) || c.hole(x1) || x0 < 0 && x1 > 0 && c.hole(0)
				if r.Hole(i, j) != want {
					t.Errorf("%s: the cell over [%.3f, %.3f] is a hole: %v, want %v", c.name, x0, x1, r.Hole(i, j), want)
				}
			}
		}
	}
	r := new(geom.Relief)
	r.Fill(geom.Block{W: 2, H: 2, Tall: 1}, 16, heights(func(x, y float64) float64 { return 1 / (x * x) }), everything) // infinite on a grid line
	if _, ok := r.At(0.01, 0.5); ok || math.IsInf(r.High, 1) {
		t.Errorf("an infinite value is interpolated, or the top: %v", r.High)
	}
}

// Beside a pole the block is cut, and says so; without one it reaches as far as its values.
func TestCut(t *testing.T) {
	block := geom.Block{X: 0.03, W: 2, H: 2, Tall: 1}
	usual := geom.Span{Low: -3, High: 3}
	r := new(geom.Relief)
	r.Fill(block, 64, heights(func(x, y float64) float64 { return 1 / x }), usual)
	if !r.Cut || r.Low != -3 || r.High != 3 || r.Of(3) != 1 {
		t.Errorf("beside a pole: %v, from %v to %v", r.Cut, r.Low, r.High)
	}
	if z, ok := r.At(0.5, 0); !ok || math.Abs(z-r.Of(2)) > 0.01 {
		t.Errorf("beside a pole the height of 2 is %v, want %v", z, r.Of(2))
	}
	o := geom.OrbitAt(block, 20, 40, geom.Rect{W: 400, H: 400})
	for y := 5.5; y < 400; y += 7 {
		for x := 5.5; x < 400; x += 7 {
			if _, _, z, ok := r.Pick(&o, x, y); ok && !(z >= 0 && z <= 1) {
				t.Fatalf("at (%v, %v) something is picked at height %v, beyond the cut", x, y, z)
			}
		}
	}
	r.Fill(block, 64, heights(func(x, y float64) float64 { return 9 * x }), usual)
	if r.Cut || r.High < 9 {
		t.Errorf("a plane is cut: %v, from %v to %v", r.Cut, r.Low, r.High)
	}
	r.Fill(block, 64, heights(func(x, y float64) float64 { return 10 + math.Abs(1/x) }), usual)
	if r.Cut || r.Low < 10 {
		t.Errorf("with all values beyond the usual ones: %v, from %v to %v", r.Cut, r.Low, r.High)
	}
}

// The rim of a hole runs where the surface ends, or where it falls below its lowest grid point.
func TestRims(t *testing.T) {
	r := new(geom.Relief)
	r.Fill(geom.Block{X: 0.01, Y: 0.02, W: 4, H: 4, Tall: 1}, 32, heights(func(x, y float64) float64 { return math.Sqrt(1 - x*x - y*y) }), everything)
	moved, o := 0, geom.OrbitAt(r.Block, 20, 40, geom.Rect{W: 400, H: 400})
	drawn := make(map[uint32]bool)
	for _, at := range r.Triangles(nil, r.Walk(&o)) {
		drawn[at] = true
	}
	for at := range drawn {
		i, j := int(at)%(r.N+1), int(at)/(r.N+1)
		x, y, z := r.Place(i, j)
		if nx, ny := r.Node(i, j); nx == x && ny == y {
			if math.IsNaN(z) {
				t.Fatalf("grid point (%d, %d) is drawn and has no height", i, j)
			}
			continue
		}
		moved++
		if distance := math.Hypot(x, y); math.Abs(distance-1) > 0.005 || z > 0.01 {
			t.Errorf("the rim is %v from the middle, at height %v", distance, z)
		}
	}
	if moved < 30 {
		t.Errorf("%d points on the rim", moved)
	}
	// On both sides of a pole the surface ends, at the top and at the bottom: nothing joins these.
	r.Fill(geom.Block{W: 2, H: 2, Tall: 1}, 32, heights(func(x, y float64) float64 { return 1 / x }), geom.Span{Low: -5, High: 5})
	for _, at := range r.Triangles(nil, r.Walk(&o)) {
		if i := int(at) % (r.N + 1); i == r.N/2 {
			t.Fatal("the two sides of a pole are joined")
		}
	}
}
