package surface

import (
	"math"
	"testing"
)

// adam takes 500 steps from the surface's start and returns how far
// above the floor the last point is, as a part of the whole way down, and whether the path stays in the domain and a tenth around it.
func adam(l *Loss, lr float64) (left float64, inside bool) {
	const beta1, beta2, eps = 0.9, 0.999, 1e-8
	d := l.Domain
	room := Box{d.X0 - d.W()/10, d.X1 + d.W()/10, d.Y0 - d.H()/10, d.Y1 + d.H()/10}
	theta, m, v := [2]float64{l.Start.X, l.Start.Y}, [2]float64{}, [2]float64{}
	inside = true
	for t := 1.0; t <= 500; t++ {
		_, gx, gy := l.Gradient(theta[0], theta[1])
		for i, g := range [2]float64{gx, gy} {
			// Conversions forbid fused operations: rattling on a kink magnifies the last bit.
			m[i] = float64(beta1*m[i]) + float64((1-beta1)*g)
			v[i] = float64(beta2*v[i]) + float64((1-beta2)*g*g)
			theta[i] -= float64(lr * m[i] / (1 - math.Pow(beta1, t)) / (math.Sqrt(v[i]/(1-math.Pow(beta2, t))) + eps))
		}
		inside = inside && room.Contains(Point{theta[0], theta[1]})
	}
	floor, _ := l.Floor()
	return (l.Value(theta[0], theta[1]) - floor) / (l.Value(l.Start.X, l.Start.Y) - floor), inside
}

func TestLearningRatesWork(t *testing.T) {
	for _, s := range All() {
		if s.LR == 0 {
			continue
		}
		left, inside := adam(compile(t, s, s.Defaults()), s.LR)
		if !(left <= 1e-3) || !inside {
			t.Errorf("%s: with %v, %v of the way down is left; stays inside: %v", s.ID, s.LR, left, inside)
		}
	}
}

// TestTrapsAreTraps tries 57 learning rates from 1e-6 to 10 on the surfaces that name none.
// One works if those a hundredth smaller and larger do too: on a kink a few arrive by
// accident. A single one that works while its neighbours fail is an accident as well.
func TestTrapsAreTraps(t *testing.T) {
	for _, s := range All() {
		l := compile(t, s, s.Defaults())
		if _, known := l.Floor(); s.LR != 0 || !known {
			continue
		}
		working := 0
		for i := range 57 {
			lr, works := math.Pow(10, float64(i)/8-6), true
			for _, near := range []float64{lr, 0.99 * lr, 1.01 * lr} {
				left, inside := adam(l, near)
				works = works && left <= 1e-3 && inside
			}
			if works {
				working++
			}
		}
		if working > 1 {
			t.Errorf("%s: %d of 57 learning rates work for Adam", s.ID, working)
		}
	}
}
