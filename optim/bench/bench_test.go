package bench

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// tolerance is how far parameters may be apart, relative to the distance that they have gone at most: each step rounds
// a few times, and the order differs.
const tolerance = 1e-13

// TestAllAgree takes 500 steps with gradients of all sizes, and noise.
func TestAllAgree(t *testing.T) {
	const n, steps = 1000, 500
	start := random(n, 1)
	for _, c := range []struct {
		name      string
		optimized bool
		other     stepper
	}{{"gorgonia", false, newGorgonia(start)}, {"spago", true, newSpago(start)}} {
		us, r := newOurs(start, c.optimized), rand.New(rand.NewPCG(2, 0))
		grads := make([]float64, n)
		for range steps {
			for i, theta := range us.params() {
				grads[i] = (theta + r.NormFloat64()) * math.Pow(10, float64(i%13-9))
			}
			for _, s := range []stepper{us, c.other} {
				if err := s.step(grads); err != nil {
					t.Fatal(err)
				}
			}
		}
		worst := 0.0
		for i, theta := range us.params() {
			worst = max(worst, math.Abs(c.other.params()[i]-theta))
			if theta == start[i] {
				t.Fatalf("parameter %d has not moved", i)
			}
		}
		if !(worst <= tolerance*alpha*steps) {
			t.Errorf("%s is off by %.3g, more than %.3g", c.name, worst, tolerance*alpha*steps)
		}
		t.Logf("%s is off by %.3g at most", c.name, worst)
	}
}

// BenchmarkAdam measures a step of each, gradients written included.
func BenchmarkAdam(b *testing.B) {
	for _, n := range []int{2, 1000, 1_000_000} {
		start, grads := random(n, 1), random(n, 2)
		for _, c := range []struct {
			name string
			make func() stepper
		}{
			{"ours", func() stepper { return newOurs(start, true) }},
			{"gorgonia", func() stepper { return newGorgonia(start) }},
			{"spago", func() stepper { return newSpago(start) }},
		} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				s := c.make()
				b.ReportAllocs()
				for b.Loop() {
					if err := s.step(grads); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/element")
			})
		}
	}
}

// random is n normal numbers that depend on the seed alone.
func random(n int, seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, 0))
	x := make([]float64, n)
	for i := range x {
		x[i] = r.NormFloat64()
	}
	return x
}
