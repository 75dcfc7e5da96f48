package optim_test

import (
	"math"
	"testing"
)

func sign(x float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return x
}

// gradient writes the gradient of a named objective at p into g. Products are rounded before they are added, as they
// were where the runs were recorded: where the multiplication is fused with the addition, some runs drift apart.
func gradient(t *testing.T, name string, p, g []float64) {
	t.Helper()
	x, y := p[0], p[1]
	switch name {
	case "abs_sum":
		g[0], g[1] = sign(x), sign(y)
	case "abs_scaled":
		g[0], g[1] = sign(x)/10, sign(y)
	case "abs_rotated":
		s, d := sign(x+y), sign(x-y)/10
		g[0], g[1] = s+d, s-d
	case "quad_rotated":
		s, d := float64(2*(x+y)), (x-y)/5
		g[0], g[1] = s+d, s-d
	case "quadratic_bowl":
		g[0], g[1] = 2*x, 20*y
	case "ellipse":
		g[0], g[1] = x, 10000*y
	case "saddle":
		g[0], g[1] = 2*x, -2*y
	case "rosenbrock":
		u := y - float64(x*x)
		g[0], g[1] = float64(-2*(1-x))-float64(400*x*u), 200*u
	case "beale":
		xy := float64(x * y)
		xyy := float64(xy * y)
		a, b, c := 1.5-x+xy, 2.25-x+xyy, 2.625-x+float64(xyy*y)
		g[0] = float64(2*a*(y-1)) + float64(2*b*(float64(y*y)-1)) + float64(2*c*(float64(y*y*y)-1))
		g[1] = float64(2*a*x) + float64(4*b*x*y) + float64(6*c*x*y*y)
	case "himmelblau":
		a, b := float64(x*x)+y-11, x+float64(y*y)-7
		g[0], g[1] = float64(4*x*a)+float64(2*b), float64(2*a)+float64(4*y*b)
	case "rastrigin":
		for i, x := range p {
			g[i] = float64(2*x) + float64(20*math.Pi*math.Sin(2*math.Pi*x))
		}
	default:
		t.Fatal("no objective is called", name)
	}
}

// loss is the value of those objectives that need one.
func loss(t *testing.T, name string, p []float64) float64 {
	t.Helper()
	x, y := p[0], p[1]
	square := func(x float64) float64 { return x * x }
	switch name {
	case "abs_sum":
		return math.Abs(x) + math.Abs(y)
	case "abs_scaled":
		return math.Abs(x)/10 + math.Abs(y)
	case "abs_rotated":
		return math.Abs(x+y) + math.Abs(x-y)/10
	case "quad_rotated":
		return square(x+y) + square(x-y)/10
	case "rosenbrock":
		return square(1-x) + 100*square(y-x*x)
	case "beale":
		return square(1.5-x+x*y) + square(2.25-x+x*y*y) + square(2.625-x+x*y*y*y)
	}
	t.Fatal("no value for", name)
	return 0
}
