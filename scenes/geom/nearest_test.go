package geom

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The nearest segment is the one that a fine walk along all of them finds.
func TestNearest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		outline := make([]Segment, 1+r.IntN(20))
		for i := range outline {
			at := func() float32 { return float32(r.Float64() * 100) }
			outline[i] = Segment{X0: at(), Y0: at(), X1: at(), Y1: at()}
			if r.IntN(5) == 0 {
				outline[i].X1, outline[i].Y1 = outline[i].X0, outline[i].Y0
			}
		}
		x, y := r.Float64()*100, r.Float64()*100
		index, distance := Nearest(outline, x, y)
		least, of := math.Inf(1), make([]float64, len(outline))
		for i, s := range outline {
			of[i] = math.Inf(1)
			for k := range 2001 {
				part := float64(k) / 2000
				of[i] = min(of[i], math.Hypot(float64(s.X0)+part*float64(s.X1-s.X0)-x, float64(s.Y0)+part*float64(s.Y1-s.Y0)-y))
			}
			least = min(least, of[i])
		}
		if math.Abs(distance-least) > 0.05 || math.Abs(of[index]-least) > 0.05 {
			t.Fatalf("from (%v, %v) segment %d is nearest, %v away; a walk finds %v, and this one at %v", x, y, index, distance, least, of[index])
		}
	}
	if index, distance := Nearest(nil, 1, 2); index != -1 || !math.IsInf(distance, 1) {
		t.Errorf("of nothing, %d is %v away", index, distance)
	}
}
