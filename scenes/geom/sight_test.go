package geom_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/optiscope/optiscope/scenes/geom"
)

type point3 [3]float64

func (p point3) sub(q point3) point3 { return point3{p[0] - q[0], p[1] - q[1], p[2] - q[2]} }
func (p point3) cross(q point3) point3 {
	return point3{p[1]*q[2] - p[2]*q[1], p[2]*q[0] - p[0]*q[2], p[0]*q[1] - p[1]*q[0]}
}
func (p point3) dot(q point3) float64 { return p[0]*q[0] + p[1]*q[1] + p[2]*q[2] }

type triangle [3]point3

func (t triangle) at(a, b float64) point3 {
	var p point3
	for k := range p {
		p[k] = t[0][k] + a*(t[1][k]-t[0][k]) + b*(t[2][k]-t[0][k])
	}
	return p
}

// hit is where a ray passes a triangle (Möller and Trumbore, 1997): how far
// along, and how far inside the triangle the place is, which is negative outside.
func (t triangle) hit(from, direction point3) (along, inside float64) {
	e1, e2 := t[1].sub(t[0]), t[2].sub(t[0])
	p := direction.cross(e2)
	det := e1.dot(p)
	if math.Abs(det) < 1e-14 {
		return 0, math.Inf(-1)
	}
	s := from.sub(t[0])
	u := s.dot(p) / det
	q := s.cross(e1)
	v := direction.dot(q) / det
	return e2.dot(q) / det, min(u, v, 1-u-v)
}

// triangles are all of a relief, in some order of their own.
func triangles(r *geom.Relief) []triangle {
	var all []triangle
	node := func(i, j int) point3 {
		x, y := r.Node(i, j)
		return point3{x, y, r.Z[j*(r.N+1)+i]}
	}
	for j := range r.N {
		for i := range r.N {
			if r.Hole(i, j) {
				continue
			}
			a, b, c, d := node(i, j), node(i+1, j), node(i+1, j+1), node(i, j+1)
			all = append(all, triangle{a, b, c}, triangle{a, c, d})
		}
	}
	return all
}

// sides are the walls between the border of the surface and the ground.
func sides(r *geom.Relief) []triangle {
	var all []triangle
	for k := range r.N {
		for _, edge := range [4][4]int{{k, 0, k + 1, 0}, {k, r.N, k + 1, r.N}, {0, k, 0, k + 1}, {r.N, k, r.N, k + 1}} {
			x0, y0 := r.Node(edge[0], edge[1])
			x1, y1 := r.Node(edge[2], edge[3])
			a, b := point3{x0, y0, r.Z[edge[1]*(r.N+1)+edge[0]]}, point3{x1, y1, r.Z[edge[3]*(r.N+1)+edge[2]]}
			c, d := point3{x1, y1, 0}, point3{x0, y0, 0}
			all = append(all, triangle{a, b, c}, triangle{a, c, d})
		}
	}
	return all
}

// toward is the direction to the viewer, found from the projection alone: it moves no pixel.
func toward(o *geom.Orbit) point3 {
	ax, ay := o.Point(0, 0, 0)
	bx, by := o.Point(0, 0, 1)
	d := point3{bx - ax, by - ay, 1}
	size := math.Sqrt(d.dot(d))
	return point3{d[0] / size, d[1] / size, d[2] / size}
}

// On random surfaces a point is hidden exactly where one of all triangles and
// sides of the block lies between it and the viewer.
func TestHiddenAgainstAllTriangles(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	hidden, seen, doubtful := 0, 0, 0
	for range 60 {
		r := randomRelief(random, 10)
		solid := append(triangles(r), sides(r)...)
		o := turns(random, r.Block)
		d := toward(&o)
		for range 200 {
			x, y := r.X+(random.Float64()-0.5)*r.W, r.Y+(random.Float64()-0.5)*r.H
			z, _ := r.At(x, y)
			want, close := false, false
			for _, tri := range solid {
				along, inside := tri.hit(point3{x, y, z}, d)
				// The point's own triangle is met at once; what is met within a hair of its edge may count either way.
				if along > 1e-6*r.W && inside > -1e-9 {
					want = true
				}
				close = close || math.Abs(inside) < 1e-4 && along > -1e-4*r.W || inside > -1e-4 && math.Abs(along) < 1e-3*r.W && along != 0 && math.Abs(along) > 1e-9*r.W
			}
			switch {
			case close:
				doubtful++
			case r.Hidden(&o, x, y, z) != want:
				t.Fatalf("from %v the point (%v, %v, %v) is hidden: %v, want %v", d, x, y, z, !want, want)
			case want:
				hidden++
			default:
				seen++
			}
		}
	}
	t.Logf("%d points hidden, %d seen, %d in doubt", hidden, seen, doubtful)
	if hidden < 500 || seen < 5000 || doubtful > 2000 {
		t.Errorf("%d points hidden, %d seen, %d in doubt: that tells little", hidden, seen, doubtful)
	}
}

// What is picked at a pixel is the surface's point there, and the nearest one.
func TestPickInvertsTheProjection(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 14))
	picked := 0
	for range 60 {
		r := randomRelief(random, 10)
		o := turns(random, r.Block)
		for range 100 {
			x, y := r.X+(random.Float64()-0.5)*r.W, r.Y+(random.Float64()-0.5)*r.H
			z, _ := r.At(x, y)
			if r.Hidden(&o, x, y, z) {
				continue
			}
			px, py := o.Pixel(x, y, z)
			gotX, gotY, gotZ, ok := r.Pick(&o, px, py)
			if !ok {
				t.Fatalf("nothing at the pixel of (%v, %v, %v), which is seen", x, y, z)
			}
			// On a slope that is seen edge-on, a rounding error in the pixel is a way on the surface: compare pixels and heights.
			qx, qy := o.Pixel(gotX, gotY, gotZ)
			here, _ := r.At(gotX, gotY)
			if math.Hypot(qx-px, qy-py) > 1e-6 || math.Abs(here-gotZ) > 1e-6*r.Tall {
				t.Fatalf("picked (%v, %v, %v) at the pixel of (%v, %v, %v)", gotX, gotY, gotZ, x, y, z)
			}
			if o.Depth(gotX, gotY, gotZ) < o.Depth(x, y, z)-1e-4*r.W {
				t.Fatalf("picked (%v, %v, %v) behind (%v, %v, %v)", gotX, gotY, gotZ, x, y, z)
			}
			if math.Hypot(gotX-x, gotY-y) < 1e-6*(r.W+r.H) {
				picked++
			}
		}
	}
	if picked < 3000 {
		t.Errorf("only %d points were found again", picked)
	}
}

// Beside the block, on its sides, and through a hole nothing is picked.
func TestPickNothing(t *testing.T) {
	block := geom.Block{W: 2, H: 2, Tall: 1}
	o := geom.OrbitAt(block, 0, 30, geom.Rect{W: 400, H: 400})
	r := new(geom.Relief)
	r.Fill(block, 32, heights(func(x, y float64) float64 { return math.Log(0.25-x*x-y*y)*0 + y }), everything) // a disc with radius 1/2
	if _, _, _, ok := r.Pick(&o, 5, 5); ok {
		t.Error("there is something beside the block")
	}
	px, py := o.Pixel(0.9, 0.9, r.Of(0.9))
	if x, y, _, ok := r.Pick(&o, px, py); ok {
		t.Errorf("(%v, %v) is picked in a hole", x, y)
	}
	r.Fill(block, 32, heights(func(x, y float64) float64 { return x*x + y*y }), everything)
	px, py = o.Pixel(0, -1, 0.5*r.Of(1))
	if x, y, _, ok := r.Pick(&o, px, py); ok {
		t.Errorf("(%v, %v) is picked on a side", x, y)
	}
}

// Whoever paints the triangles in the order of the walk sees at each pixel the
// nearest one: of any two that share a pixel, the nearer comes later.
func TestWalkIsFarToNear(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 16))
	shared := 0
	for range 400 {
		r := randomRelief(random, 6)
		o := turns(random, r.Block)
		indices := r.Triangles(nil, r.Walk(&o))
		if len(indices) != 3*2*r.N*r.N {
			t.Fatalf("%d corners of triangles", len(indices))
		}
		var ordered []triangle
		for k := 0; k < len(indices); k += 3 {
			var tri triangle
			for c := range 3 {
				at := int(indices[k+c])
				x, y := r.Node(at%(r.N+1), at/(r.N+1))
				tri[c] = point3{x, y, r.Z[at]}
			}
			ordered = append(ordered, tri)
		}
		d := toward(&o)
		for range 40 {
			// A line of sight through a random point, from the far side.
			x, y := r.X+(random.Float64()-0.5)*r.W, r.Y+(random.Float64()-0.5)*r.H
			last := math.Inf(-1)
			for _, tri := range ordered {
				along, inside := tri.hit(point3{x, y, 0}, d)
				if inside < 1e-9 {
					continue
				}
				if along < last-1e-9*r.W {
					t.Fatalf("seen along %v a triangle at %v comes after one at %v", d, along, last)
				}
				if !math.IsInf(last, -1) {
					shared++
				}
				last = along
			}
		}
	}
	if shared < 500 {
		t.Errorf("only %d pairs share a pixel", shared)
	}
}

// The order is complete: every triangle once, whatever the view; and there are eight of them.
func TestWalkVisitsEveryTriangleOnce(t *testing.T) {
	random := rand.New(rand.NewPCG(17, 18))
	r := randomRelief(random, 5)
	walks := make(map[geom.Walk]bool)
	for range 500 {
		o := turns(random, r.Block)
		w := r.Walk(&o)
		walks[w] = true
		count := make(map[[3]uint32]int)
		indices := r.Triangles(nil, w)
		for k := 0; k < len(indices); k += 3 {
			count[[3]uint32(indices[k:k+3])]++
		}
		if len(count) != 2*r.N*r.N {
			t.Fatalf("%d different triangles", len(count))
		}
	}
	if len(walks) > 8 || len(walks) < 6 {
		t.Errorf("%d orders", len(walks))
	}
}

// Seen from one side after the other, points are hidden exactly where the surface rises above their lines of sight at
// one of all the places where these cross the border of a triangle. In between both are straight.
func TestHiddenAgainstAllBorders(t *testing.T) {
	random := rand.New(rand.NewPCG(19, 20))
	hidden, seen, doubtful := 0, 0, 0
	for range 30 {
		r := randomRelief(random, 20+random.IntN(30))
		for range 8 {
			o := turns(random, r.Block)
			for range 40 {
				x, y := r.X+(random.Float64()-0.5)*r.W, r.Y+(random.Float64()-0.5)*r.H
				z, _ := r.At(x, y)
				above := highestOver(r, &o, x, y, z)
				switch got := r.Hidden(&o, x, y, z); {
				case math.Abs(above) < 1e-6*r.Tall:
					doubtful++
				case got != (above > 0):
					t.Fatalf("(%v, %v, %v) of %v cells is hidden: %v, but the surface rises over its line of sight by %v", x, y, z, r.N, got, above)
				case got:
					hidden++
				default:
					seen++
				}
			}
		}
	}
	if hidden < 1000 || seen < 1000 {
		t.Errorf("%d points hidden, %d seen, %d in doubt: that tells little", hidden, seen, doubtful)
	}
}

// highestOver is how high the surface rises over a line of sight at most, behind its beginning.
func highestOver(r *geom.Relief, o *geom.Orbit, x, y, z float64) float64 {
	dx, dy, rise := o.Toward()
	n := float64(r.N)
	gx, gy := n*((x-r.X)/r.W+0.5), n*((y-r.Y)/r.H+0.5)
	vx, vy := n/r.W*dx, n/r.H*dy // over one unit of the plane
	highest := math.Inf(-1)
	for k := -r.N; k <= r.N; k++ {
		for _, way := range [3]float64{(float64(k) - gx) / vx, (float64(k) - gy) / vy, (float64(k) - (gx - gy)) / (vx - vy)} {
			if way < 1e-9*r.W || math.IsInf(way, 1) {
				continue
			}
			if top, ok := r.At(x+way*dx, y+way*dy); ok {
				highest = max(highest, top-(z+way*rise))
			}
		}
	}
	return highest
}
