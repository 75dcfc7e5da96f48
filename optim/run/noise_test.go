package run_test

import (
	"errors"
	"math"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
)

// still is a run in which nothing moves, so that its gradients differ by their noise alone.
func still(t *testing.T, kind run.NoiseKind, sigma float64, seed uint64, steps int) run.Result {
	t.Helper()
	c := all(beale(t), steps)
	c.Noise, c.NoiseKind, c.Seed = sigma, kind, seed
	for i := range c.Active() {
		c.Entries[i].Hyper.LR = 0
	}
	return run.Compute(c)
}

// Multiplicative noise has the mean and the second moment that its definition has, from the numbers that additive
// noise has, the same for all entries.
func TestMultiplicativeNoise(t *testing.T) {
	const sigma, steps = 0.5, 4000
	additive, multiplied := still(t, run.NoiseAdditive, sigma, 7, steps), still(t, run.NoiseMultiplicative, sigma, 7, steps)
	s := beale(t)
	_, g, _ := additive.Loss.Gradient(s.Start.X, s.Start.Y)
	var sum, squares float64
	for step := 1; step <= steps; step++ {
		got := multiplied.Tracks[0].GX[step]
		for i := range multiplied.Tracks {
			if multiplied.Tracks[i].GX[step] != got {
				t.Fatalf("step %d: %s sees another gradient", step, multiplied.Tracks[i].Entry.ID)
			}
		}
		if want := g * (1 + additive.Tracks[0].GX[step] - g); math.Abs(got-want) > 1e-12*math.Abs(g) {
			t.Fatalf("step %d: %v, want %v", step, got, want)
		}
		sum += got / g
		squares += got / g * got / g
	}
	// The deviations of the two means are σ/√n and σ·√(4 + 2σ²)/√n.
	if mean, second := sum/steps, squares/steps; math.Abs(mean-1) > 4*sigma/math.Sqrt(steps) ||
		math.Abs(second-1-sigma*sigma) > 4*sigma*math.Sqrt(4+2*sigma*sigma)/math.Sqrt(steps) {
		t.Errorf("of the gradient, the mean is %v and the mean square %v, want 1 and %v", mean, second, 1+sigma*sigma)
	}
}

// Where the gradient vanishes, multiplicative noise moves nothing and additive noise does.
func TestMultiplicativeNoiseVanishes(t *testing.T) {
	s, ok := surface.Lookup("sphere")
	if !ok {
		t.Fatal("no sphere")
	}
	c := all(s, 100)
	c.Start, c.Noise, c.NoiseKind = surface.Point{}, 5, run.NoiseMultiplicative
	for _, track := range run.Compute(c).Tracks {
		if track.X[100] != 0 || track.Y[100] != 0 {
			t.Errorf("%s leaves the minimum for (%v, %v)", track.Entry.ID, track.X[100], track.Y[100])
		}
	}
	c.NoiseKind = run.NoiseAdditive
	for _, track := range run.Compute(c).Tracks {
		if track.X[100] == 0 || track.Y[100] == 0 {
			t.Errorf("additive noise does not move %s", track.Entry.ID)
		}
	}
}

// Neighbouring seeds and neighbouring steps draw numbers that have nothing to do with each other, though they differ
// in one bit: no correlation of n numbers is beyond 4.5/√n.
func TestSeedsAreIndependent(t *testing.T) {
	const steps = 4000
	columns := make([][]float64, 0, 34)
	for seed := range uint64(16) {
		track := still(t, run.NoiseAdditive, 1, seed, steps+1).Tracks[0]
		base := still(t, run.NoiseAdditive, 0, seed, 1).Tracks[0]
		x, y := make([]float64, steps+1), make([]float64, steps+1)
		for i := range x {
			x[i], y[i] = track.GX[i+1]-base.GX[1], track.GY[i+1]-base.GY[1]
		}
		columns = append(columns, x[:steps], y[:steps])
		if seed == 0 {
			columns = append(columns, x[1:], y[1:])
		}
	}
	for i, a := range columns {
		for j, b := range columns[:i] {
			var sum float64
			for k := range a {
				sum += a[k] * b[k]
			}
			if r := sum / steps; math.Abs(r) > 4.5/math.Sqrt(steps) {
				t.Errorf("columns %d and %d correlate by %v", i, j, r)
			}
		}
	}
}

func TestNoiseKindNames(t *testing.T) {
	for _, kind := range run.NoiseKinds() {
		if got, err := run.ParseNoiseKind(kind.String()); err != nil || got != kind || kind.Help() == "" {
			t.Errorf("%v is read as %v, %v", kind, got, err)
		}
	}
	if _, err := run.ParseNoiseKind("pink"); !errors.Is(err, run.ErrNoiseKind) {
		t.Errorf("pink noise: %v", err)
	}
	if kind := run.NoiseKind(99); kind.String() != "unknown" || kind.Help() != "" {
		t.Errorf("an unknown kind is called %q", kind)
	}
}
