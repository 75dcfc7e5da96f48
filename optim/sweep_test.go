package optim_test

import (
	"fmt"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/surface"
)

// sweep runs one rule from side × side starting points at once. All abscissas are one tensor and all ordinates another,
// since a rule treats its parameters one by one.
type sweep struct {
	rule            *optim.Rule
	hyper           optim.Hyper
	loss            *surface.Loss
	stateX, stateY  *optim.State
	x, y, f, gx, gy []float64
}

// newSweep places the points on a grid that fills the surface's domain.
func newSweep(t testing.TB, id string, rule *optim.Rule, side int) *sweep {
	t.Helper()
	surf, ok := surface.Lookup(id)
	if !ok {
		t.Fatal("no surface is called", id)
	}
	loss, err := surf.Compile(surf.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	n := side * side
	s := &sweep{rule: rule, hyper: rule.Defaults, loss: loss, stateX: rule.NewState(n), stateY: rule.NewState(n)}
	s.hyper.LR = 0.01
	for _, column := range []*[]float64{&s.x, &s.y, &s.f, &s.gx, &s.gy} {
		*column = make([]float64, n)
	}
	s.place(side)
	return s
}

func (s *sweep) place(side int) {
	box := s.loss.Domain
	for i := range s.x {
		s.x[i] = box.X0 + box.W()*(float64(i%side)+0.5)/float64(side)
		s.y[i] = box.Y0 + box.H()*(float64(i/side)+0.5)/float64(side)
	}
}

func (s *sweep) step() {
	s.loss.Gradients(s.f, s.gx, s.gy, s.x, s.y)
	s.rule.Step(&s.hyper, s.stateX, s.x, s.gx)
	s.rule.Step(&s.hyper, s.stateY, s.y, s.gy)
}

// TestSweepIsItsRuns compares a sweep with runs of one point each, to the bit, and counts its allocations.
func TestSweepIsItsRuns(t *testing.T) {
	const side, steps = 13, 500
	for _, id := range []string{"beale", "cross-in-tray", "michalewicz"} {
		for _, name := range []string{"adam", "radam", "adabelief"} {
			rule, _ := optim.Lookup(name)
			s, starts := newSweep(t, id, rule, side), newSweep(t, id, rule, side)
			for range steps {
				s.step()
			}
			for i := range s.x {
				theta, state := []float64{starts.x[i], starts.y[i]}, rule.NewState(2)
				for range steps {
					_, gx, gy := s.loss.Gradient(theta[0], theta[1])
					rule.Step(&s.hyper, state, theta, []float64{gx, gy})
				}
				if !same(theta[0], s.x[i], 0) || !same(theta[1], s.y[i], 0) {
					t.Fatalf("%s on %s, point %d: (%v, %v) in the sweep, (%v, %v) alone", name, id, i, s.x[i], s.y[i], theta[0], theta[1])
				}
			}
			if n := testing.AllocsPerRun(10, s.step); n != 0 {
				t.Errorf("%s on %s: %v allocations in a step", name, id, n)
			}
		}
	}
}

// BenchmarkSweep takes 500 steps of Adam from 128 × 128 starting points.
func BenchmarkSweep(b *testing.B) {
	const side, steps = 128, 500
	rule, _ := optim.Lookup("adam")
	for _, id := range []string{"rosenbrock", "beale", "cross-in-tray"} {
		b.Run(fmt.Sprintf("%s/%dx%dx%d", id, side, side, steps), func(b *testing.B) {
			s := newSweep(b, id, rule, side)
			b.ReportAllocs()
			for b.Loop() {
				s.place(side)
				s.stateX.T, s.stateY.T = 0, 0
				for _, moment := range [][]float64{s.stateX.M, s.stateX.V, s.stateY.M, s.stateY.V} {
					clear(moment)
				}
				for range steps {
					s.step()
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/(side*side*steps), "ns/point-step")
		})
	}
}
