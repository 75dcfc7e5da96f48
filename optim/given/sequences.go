package given

import "math"

// Part is a stretch of a sequence of gradients with a name of its own.
type Part struct {
	From, To int // its first and last step
	Name     string
}

// caseSteps is the length of each of the three cases.
const caseSteps = 60

// caseNames are the cases in the order of the figure.
var caseNames = [...]string{"flat", "wall", "slope"}

// caseGradient is the gradient of a case at step t.
func caseGradient(name string, t int) float64 {
	x := float64(t)
	switch name {
	case "flat":
		return -0.1 + float64(0.01*math.Sin(0.8*x))
	case "wall":
		return (3 + float64(0.5*math.Sin(1.7*x))) * float64(1-2*(t%2))
	}
	return -2 + float64(0.02*math.Sin(0.6*x))
}

// Cases are gradients that go through the three cases of AdaBelief's figure 1 one
// after the other: "flat" ground, where g is small and hardly changes; the "wall" of a
// gorge, where it is large and changes its sign at every step; and a long "slope",
// where it is large and hardly changes. The figure is a sketch without numbers:
// these are ours.
func Cases() ([]float64, []Part) {
	var g []float64
	var parts []Part
	for _, name := range caseNames {
		one, _ := Case(name)
		parts = append(parts, Part{len(g) + 1, len(g) + len(one), name})
		g = append(g, one...)
	}
	return g, parts
}

// Case are the gradients of one of the cases alone, seen by optimizers that have seen nothing before.
func Case(name string) ([]float64, []Part) {
	g := make([]float64, caseSteps)
	for i := range g {
		g[i] = caseGradient(name, i+1)
	}
	return g, []Part{{1, len(g), name}}
}

// Figure2 are the gradients of AdaBelief's figure 2: on |x| + |y|, beside the x
// axis, along x always 1, along y −1 and 1 in turn.
func Figure2(steps int) (gx, gy []float64) {
	gx, gy = make([]float64, steps), make([]float64, steps)
	for i := range gx {
		gx[i], gy[i] = 1, float64(2*(i%2)-1)
	}
	return gx, gy
}
