package geom_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/optiscope/optiscope/scenes/geom"
)

// nowhere has no height.
func nowhere(x, y float64) float64 { return math.NaN() }

// lay lays a path whose points have no heights of their own.
func lay(r *geom.Relief, o *geom.Orbit, points [][2]float64) *geom.Draped {
	d := new(geom.Draped)
	d.Lay(r, len(points), func(i int) (x, y float64) { return points[i][0], points[i][1] }, nowhere)
	d.Look(r, o)
	return d
}

func wander(random *rand.Rand, r *geom.Relief, n int, stride float64) [][2]float64 {
	points := make([][2]float64, n)
	x, y := r.X, r.Y
	for i := range points {
		x, y = x+random.NormFloat64()*stride*r.W, y+random.NormFloat64()*stride*r.H
		points[i] = [2]float64{x, y}
	}
	return points
}

// Every part of a laid path lies on the surface, where the path passes, and is
// hidden exactly where the surface is in the way of its middle.
func TestDrapedPathsLieOnTheSurface(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	hidden, seen := 0, 0
	for range 40 {
		r := randomRelief(random, 24)
		o := turns(random, r.Block)
		points := wander(random, r, 30, 0.1)
		d := lay(r, &o, points)
		for list, segments := range [2][]geom.Segment{d.Seen, d.Hidden} {
			if !slices.IsSortedFunc(segments, func(a, b geom.Segment) int { return int(a.Step - b.Step) }) {
				t.Fatal("the parts are not in the order of the steps")
			}
			for _, s := range segments {
				// The nearest place on the path's own step, found by trying many.
				a, b := points[s.Step-1], points[s.Step]
				best, bestX, bestY := math.Inf(1), 0.0, 0.0
				for k := range 601 {
					part := float64(k) / 600
					x, y := a[0]+part*(b[0]-a[0]), a[1]+part*(b[1]-a[1])
					z, ok := r.At(x, y)
					if !ok {
						continue
					}
					px, py := o.Pixel(x, y, z)
					if distance := math.Hypot(px-float64(s.X0), py-float64(s.Y0)); distance < best {
						best, bestX, bestY = distance, x, y
					}
				}
				if best > 1 {
					t.Fatalf("a part of step %d begins %v pixels beside its path", s.Step, best)
				}
				if list == 0 {
					seen++
				} else {
					hidden++
					// What begins here is hidden near here: somewhere within the longest part.
					if !hiddenNear(r, &o, bestX, bestY) {
						t.Fatalf("a part near (%v, %v) counts as hidden, but all around is seen", bestX, bestY)
					}
				}
			}
		}
	}
	if hidden < 500 || seen < 4000 {
		t.Errorf("%d parts hidden, %d seen", hidden, seen)
	}
}

func hiddenNear(r *geom.Relief, o *geom.Orbit, x, y float64) bool {
	for k := range 400 {
		angle, reach := float64(k)*0.3, float64(k)/400
		qx, qy := x+math.Cos(angle)*reach*r.W/float64(r.N), y+math.Sin(angle)*reach*r.H/float64(r.N)
		if z, ok := r.At(qx, qy); ok && r.Hidden(o, qx, qy, z) {
			return true
		}
	}
	return false
}

// On a plain nothing is hidden, and the path is as long as it is on paper.
func TestDrapedOnAPlain(t *testing.T) {
	r := new(geom.Relief)
	r.Fill(geom.Block{W: 2, H: 2, Tall: 1}, 16, heights(func(x, y float64) float64 { return 0 }), everything)
	o := geom.OrbitAt(r.Block, 0, 90, geom.Rect{W: 400, H: 400})
	d := lay(r, &o, [][2]float64{{-0.5, 0}, {0.5, 0}, {0.5, 0.5}, {math.NaN(), 0}, {0, 5}, {0, -5}, {0, -7}, {math.Inf(1), 0}, {-3, -3}})
	length := 0.0
	for _, s := range d.Seen {
		length += math.Hypot(float64(s.X1-s.X0), float64(s.Y1-s.Y0))
	}
	// One unit, half a unit, and of the long way the two units on the block.
	if want := 3.5 * o.Scale; len(d.Hidden) > 0 || math.Abs(length-want) > 0.01 {
		t.Errorf("the path is %v pixels long, want %v; %d parts are hidden", length, want, len(d.Hidden))
	}
	if d := lay(r, &o, [][2]float64{{0, 0}, {1e-4, 0}, {2e-4, 0}}); len(d.Seen) > 0 {
		t.Errorf("%d parts for a path within a third of a pixel", len(d.Seen))
	}
}

// A run that jumps to and fro for ever is laid in a bounded number of parts.
func TestDrapedLongPaths(t *testing.T) {
	random := rand.New(rand.NewPCG(23, 24))
	r := randomRelief(random, 128)
	o := geom.OrbitAt(r.Block, 30, 35, geom.Rect{W: 700, H: 700})
	d := lay(r, &o, wander(random, r, 10000, 0.5))
	if n := len(d.Seen) + len(d.Hidden); n < 1000 || n > 20000 {
		t.Errorf("%d parts", n)
	}
}

// Over a hole a path goes from one given height to the next.
func TestDrapedOverHoles(t *testing.T) {
	r := new(geom.Relief)
	r.Fill(geom.Block{W: 2, H: 2, Tall: 1}, 16, heights(func(x, y float64) float64 {
		if math.Abs(x) < 0.3 {
			return math.NaN()
		}
		return y
	}), everything)
	o := geom.OrbitAt(r.Block, 0, 45, geom.Rect{W: 400, H: 400})
	points := [][2]float64{{-0.2, 0}, {0.2, 0}}
	var d geom.Draped
	at := func(i int) (x, y float64) { return points[i][0], points[i][1] }
	d.Lay(r, 2, at, func(x, y float64) float64 { return 0.5 - 1.5*x }) // 0.8 and 0.2
	d.Look(r, &o)
	for _, s := range d.Seen {
		part := (float64(s.X0) - 200) / o.Scale / 0.4
		_, want := o.Pixel(part*0.4, 0, 0.5-part*0.6)
		if math.Abs(float64(s.Y0)-want) > 0.01 {
			t.Errorf("at part %v the path is at %v, want %v", part, s.Y0, want)
		}
	}
	if len(d.Seen) < 4 || len(d.Hidden) > 0 {
		t.Errorf("%d parts seen, %d hidden", len(d.Seen), len(d.Hidden))
	}
}

// Looking anew from every side keeps its memory.
func TestLayingAgainDoesNotAllocate(t *testing.T) {
	random := rand.New(rand.NewPCG(25, 26))
	r := randomRelief(random, 32)
	points := wander(random, r, 300, 0.02)
	var d geom.Draped
	at := func(i int) (x, y float64) { return points[i][0], points[i][1] }
	indices := r.Triangles(nil, geom.Walk{})
	yaw := 0.0
	if n := testing.AllocsPerRun(20, func() { // the first run, which is not counted, makes the buffers
		yaw += 1e-6
		o := geom.OrbitAt(r.Block, yaw, 20, geom.Rect{W: 500, H: 500})
		d.Lay(r, len(points), at, nowhere)
		d.Look(r, &o)
		indices = r.Triangles(indices[:0], r.Walk(&o))
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkLook(b *testing.B) {
	random := rand.New(rand.NewPCG(25, 26))
	r := randomRelief(random, 128)
	points := wander(random, r, 1000, 0.01)
	var d geom.Draped
	d.Lay(r, len(points), func(i int) (x, y float64) { return points[i][0], points[i][1] }, nowhere)
	for i := 0; b.Loop(); i++ {
		o := geom.OrbitAt(r.Block, float64(i), 30, geom.Rect{W: 700, H: 700})
		d.Look(r, &o)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Seen)+len(d.Hidden)), "ns/part")
}

func BenchmarkTriangles(b *testing.B) {
	r := randomRelief(rand.New(rand.NewPCG(25, 26)), 128)
	var indices []uint32
	for b.Loop() {
		indices = r.Triangles(indices[:0], geom.Walk{})
	}
}
