package geom_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/optiscope/optiscope/scenes/geom"
)

func long(segments []geom.Segment) (length float64) {
	for _, s := range segments {
		length += math.Hypot(float64(s.X1-s.X0), float64(s.Y1-s.Y0))
	}
	return length
}

// Dashes lie on their outline in its order, cover on of every period of it, and
// are the same however finely the line is divided.
func TestDashes(t *testing.T) {
	straight := []geom.Segment{{X0: 0, Y0: 0, X1: 30, Y1: 40, Step: 9}}
	got := geom.Dashes(nil, straight, 6, 4)
	if len(got) != 5 || got[0].X0 != 0 || math.Abs(long(got)-30) > 1e-4 {
		t.Fatalf("50 pixels have the dashes %v", got)
	}
	if d := got[1]; math.Abs(float64(d.X0)-6) > 1e-5 || math.Abs(float64(d.Y0)-8) > 1e-5 || math.Abs(float64(d.X1)-9.6) > 1e-5 || d.Step != 9 {
		t.Errorf("the second dash is %v", d)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		at := 0.0
		var fine []geom.Segment
		for at < 50 {
			next := min(at+random.Float64()*3, 50)
			fine = append(fine, geom.Segment{X0: float32(0.6 * at), Y0: float32(0.8 * at), X1: float32(0.6 * next), Y1: float32(0.8 * next), Step: int32(len(fine))})
			at = next
		}
		if got := geom.Dashes(nil, fine, 6, 4); math.Abs(long(got)-30) > 1e-2 {
			t.Fatalf("divided finely, 50 pixels have %v pixels of dashes", long(got))
		}
	}
}

// A line that is interrupted begins with a dash again; what has no length has none.
func TestDashesOfPieces(t *testing.T) {
	got := geom.Dashes(nil, []geom.Segment{{X1: 7}, {X0: 100, X1: 107}, {X0: 107, X1: 107}}, 6, 4)
	if len(got) != 2 || got[1].X0 != 100 || got[1].X1 != 106 {
		t.Errorf("two pieces have the dashes %v", got)
	}
	if got := geom.Dashes(nil, nil, 6, 4); len(got) != 0 {
		t.Errorf("nothing has the dashes %v", got)
	}
}
