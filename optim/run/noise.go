package run

import (
	"errors"
	"math/rand/v2"
)

// NoiseKind is how the noise of a run acts on the gradient.
type NoiseKind uint8

// The kinds. With z standard normal, drawn for each coordinate from the seed and
// the step, and so the same for every entry:
const (
	// NoiseAdditive is g ← g + σ·z: as large where the slope is flat as where it is
	// steep, so that a constant rate never lets a run settle.
	NoiseAdditive NoiseKind = iota

	// NoiseMultiplicative is g ← g·(1 + σ·z): unbiased, and vanishing where the
	// gradient does. Its second moment is E‖g·(1 + σ·z)‖² = (1 + σ²)·‖g‖², which is
	// the strong growth condition E‖g̃‖² ≤ ρ·‖g‖² with ρ = 1 + σ², met with equality
	// (S. Vaswani, F. Bach, M. Schmidt: Fast and Faster Convergence of SGD for
	// Over-Parameterized Models and an Accelerated Perceptron, AISTATS 2019,
	// arXiv:1810.07288). There, common losses of models that fit every example have
	// it: what mini-batches disagree on vanishes at the solution.
	//
	// In this alone it imitates mini-batches. It comes from no set of examples: its
	// coordinates are independent and normal, and its size follows from g alone. It
	// vanishes at saddles too, and along an axis whose partial derivative is zero,
	// so that it pushes no run off either.
	NoiseMultiplicative

	noiseKinds
)

// ErrNoiseKind reports a kind of noise that there is not.
var ErrNoiseKind = errors.New("wants noise that is additive or multiplicative")

// noiseRows describes each kind, in order of NoiseKind.
var noiseRows = [...]struct{ id, help string }{
	{"additive", "g + σ·z: as large where the slope is flat as where it is steep."},
	{"multiplicative", "g·(1 + σ·z): vanishes with the gradient, as that of mini-batches does where a model fits every example."},
}

// NoiseKinds lists the kinds in order of display.
func NoiseKinds() []NoiseKind { return []NoiseKind{NoiseAdditive, NoiseMultiplicative} }

// String is the kind's name in links: "additive".
func (k NoiseKind) String() string {
	if k >= noiseKinds {
		return "unknown"
	}
	return noiseRows[k].id
}

// Help says in a sentence what the kind does, or nothing of an unknown one.
func (k NoiseKind) Help() string {
	if k >= noiseKinds {
		return ""
	}
	return noiseRows[k].help
}

// ParseNoiseKind is the inverse of NoiseKind.String.
func ParseNoiseKind(text string) (NoiseKind, error) {
	for _, k := range NoiseKinds() {
		if k.String() == text {
			return k, nil
		}
	}
	return 0, ErrNoiseKind
}

// disturb returns a partial derivative with the noise of standard deviation sigma for the draw z. Products are
// rounded before they are added, so that a gradient has the same bits wherever this is inlined.
func (k NoiseKind) disturb(g, sigma, z float64) float64 {
	if k == NoiseMultiplicative {
		return g * (1 + float64(sigma*z))
	}
	return g + float64(sigma*z)
}

// normals draws the same pair of standard normal numbers for a seed and a step,
// whatever entry asks and in whatever order.
type normals struct {
	source rand.PCG
	normal *rand.Rand
}

func newNormals() *normals {
	n := new(normals)
	n.normal = rand.New(&n.source)
	return n
}

func (n *normals) draw(seed uint64, step int) (zx, zy float64) {
	n.source.Seed(seed, uint64(step))
	zx = n.normal.NormFloat64()
	return zx, n.normal.NormFloat64()
}

// draws keeps what normals draws for the seeds of a configuration.
type draws struct {
	normals *normals
	seed    uint64
	seeds   int
	z       []float64 // for each step, z of x for all seeds and then z of y
}

func newDraws(c *Config) *draws { return &draws{normals: newNormals(), seed: c.Seed, seeds: c.seeds()} }

// at returns the numbers of step t, drawing those of the steps up to it if they are not drawn yet.
func (d *draws) at(t int) []float64 {
	n := d.seeds
	for len(d.z) < 2*n*t {
		row := len(d.z)
		d.z = append(d.z, make([]float64, 2*n)...)
		for i := range n {
			d.z[row+i], d.z[row+n+i] = d.normals.draw(d.seed+uint64(i), row/(2*n)+1)
		}
	}
	return d.z[2*n*(t-1) : 2*n*t]
}
