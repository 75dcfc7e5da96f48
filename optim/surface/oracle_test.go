package surface

import (
	"math"
	"math/rand/v2"
	"testing"
)

func sq(v float64) float64 { return v * v }

// oracles are the surfaces written by hand in Go, as their literature writes
// them, for default parameters.
var oracles = map[string]func(x, y float64) float64{
	"sphere":         func(x, y float64) float64 { return x*x + y*y },
	"ravine":         func(x, y float64) float64 { return (x*x + 50*y*y) / 2 },
	"booth":          func(x, y float64) float64 { return sq(x+2*y-7) + sq(2*x+y-5) },
	"matyas":         func(x, y float64) float64 { return 0.26*(x*x+y*y) - 0.48*x*y },
	"trid":           func(x, y float64) float64 { return sq(x-1) + sq(y-1) - x*y },
	"rosenbrock":     func(x, y float64) float64 { return sq(1-x) + 100*sq(y-x*x) },
	"himmelblau":     func(x, y float64) float64 { return sq(x*x+y-11) + sq(x+y*y-7) },
	"dixon-price":    func(x, y float64) float64 { return sq(x-1) + 2*sq(2*y*y-x) },
	"abs-sum":        func(x, y float64) float64 { return math.Abs(x) + math.Abs(y) },
	"abs-valley":     func(x, y float64) float64 { return math.Abs(x)/10 + math.Abs(y) },
	"rotated-valley": func(x, y float64) float64 { return math.Abs(x+y) + math.Abs(x-y)/10 },
	"saddle":         func(x, y float64) float64 { return x*x - y*y },
	"flower":         func(x, y float64) float64 { return x*math.Sin(y) + y*math.Sin(x) + x*x + y*y },
	"rotated-quadratic": func(x, y float64) float64 {
		return sq(x+y) + sq(x-y)/10
	},
	"beale": func(x, y float64) float64 {
		var sum float64
		for i, c := range []float64{1.5, 2.25, 2.625} {
			sum += sq(c - x*(1-math.Pow(y, float64(i+1))))
		}
		return sum
	},
	"zakharov": func(x, y float64) float64 {
		s := 0.5*1*x + 0.5*2*y
		return x*x + y*y + math.Pow(s, 2) + math.Pow(s, 4)
	},
	"mccormick": func(x, y float64) float64 { return math.Sin(x+y) + sq(x-y) - 1.5*x + 2.5*y + 1 },
	"styblinski-tang": func(x, y float64) float64 {
		var sum float64
		for _, z := range []float64{x, y} {
			sum += math.Pow(z, 4) - 16*z*z + 5*z
		}
		return sum / 2
	},
	"three-hump-camel": func(x, y float64) float64 {
		return 2*x*x - 1.05*math.Pow(x, 4) + math.Pow(x, 6)/6 + x*y + y*y
	},
	"six-hump-camel": func(x, y float64) float64 {
		return (4-2.1*x*x+math.Pow(x, 4)/3)*x*x + x*y + (-4+4*y*y)*y*y
	},
	"goldstein-price": func(x, y float64) float64 {
		return (1 + sq(x+y+1)*(19-14*x+3*x*x-14*y+6*x*y+3*y*y)) *
			(30 + sq(2*x-3*y)*(18-32*x+12*x*x+48*y-36*x*y+27*y*y))
	},
	"branin": func(x, y float64) float64 {
		const b, c, t = 5.1 / (4 * math.Pi * math.Pi), 5 / math.Pi, 1 / (8 * math.Pi)
		return sq(y-b*x*x+c*x-6) + 10*(1-t)*math.Cos(x) + 10
	},
	"rastrigin": func(x, y float64) float64 {
		sum := 10 * 2.0
		for _, z := range []float64{x, y} {
			sum += z*z - 10*math.Cos(2*math.Pi*z)
		}
		return sum
	},
	"ackley": func(x, y float64) float64 {
		return -20*math.Exp(-0.2*math.Sqrt(0.5*(x*x+y*y))) -
			math.Exp(0.5*(math.Cos(2*math.Pi*x)+math.Cos(2*math.Pi*y))) + math.E + 20
	},
	"griewank": func(x, y float64) float64 {
		return 1 + (x*x+y*y)/4000 - math.Cos(x)*math.Cos(y/math.Sqrt2)
	},
	"levy-13": func(x, y float64) float64 {
		return sq(math.Sin(3*math.Pi*x)) + sq(x-1)*(1+sq(math.Sin(3*math.Pi*y))) + sq(y-1)*(1+sq(math.Sin(2*math.Pi*y)))
	},
	"easom": func(x, y float64) float64 {
		return -math.Cos(x) * math.Cos(y) * math.Exp(-(sq(x-math.Pi) + sq(y-math.Pi)))
	},
	"cross-in-tray": func(x, y float64) float64 {
		r := math.Sqrt(x*x + y*y)
		return -0.0001 * math.Pow(math.Abs(math.Sin(x)*math.Sin(y)*math.Exp(math.Abs(100-r/math.Pi)))+1, 0.1)
	},
	"holder-table": func(x, y float64) float64 {
		return -math.Abs(math.Sin(x) * math.Cos(y) * math.Exp(math.Abs(1-math.Sqrt(x*x+y*y)/math.Pi)))
	},
	"eggholder": func(x, y float64) float64 {
		return -(y+47)*math.Sin(math.Sqrt(math.Abs(y+x/2+47))) - x*math.Sin(math.Sqrt(math.Abs(x-(y+47))))
	},
	"schaffer-2": func(x, y float64) float64 {
		return 0.5 + (sq(math.Sin(x*x-y*y))-0.5)/sq(1+0.001*(x*x+y*y))
	},
	"schaffer-4": func(x, y float64) float64 {
		return 0.5 + (sq(math.Cos(math.Sin(math.Abs(x*x-y*y))))-0.5)/sq(1+0.001*(x*x+y*y))
	},
	"bukin-6": func(x, y float64) float64 {
		return 100*math.Sqrt(math.Abs(y-0.01*x*x)) + 0.01*math.Abs(x+10)
	},
	"schwefel": func(x, y float64) float64 {
		return 418.9828872724337*2 - x*math.Sin(math.Sqrt(math.Abs(x))) - y*math.Sin(math.Sqrt(math.Abs(y)))
	},
	"michalewicz": func(x, y float64) float64 {
		var sum float64
		for i, z := range []float64{x, y} {
			sum -= math.Sin(z) * math.Pow(math.Sin(float64(i+1)*z*z/math.Pi), 20)
		}
		return sum
	},
	"drop-wave": func(x, y float64) float64 {
		return -(1 + math.Cos(12*math.Sqrt(x*x+y*y))) / (0.5*(x*x+y*y) + 2)
	},
	"bohachevsky": func(x, y float64) float64 {
		return x*x + 2*y*y - 0.3*math.Cos(3*math.Pi*x) - 0.4*math.Cos(4*math.Pi*y) + 0.7
	},
	"monkey-saddle": func(x, y float64) float64 { return real(complexCube(complex(x, y))) },
	"sine-saddle":   func(x, y float64) float64 { return math.Sin(x) + y*y },
	"plateau": func(x, y float64) float64 {
		r := 10*math.Sqrt(x*x+y*y) + 0.01
		return -math.Sin(r)/r + 0.01*r*r
	},
	"elliptic-bowl": func(x, y float64) float64 {
		u, w := x/2, y/2
		return -math.Exp(-(u*u + 5*w*w)) + u*u + 0.5*w*w
	},
	"two-wells":     func(x, y float64) float64 { return x*x + y*y - 2*bump(x-1, y) - 3*bump(x+1, y) },
	"local-minimum": func(x, y float64) float64 { y *= 1.4; return x*x + y*y - 2*bump(x-1, y) - 6*bump(x+1, y) },
	"hills": func(x, y float64) float64 {
		y *= 1.4
		return 2*bump(x-1, y) + 6*bump(x+1, y) - 2*bump(x-1, y+1) + x*x + y*y
	},
	"paper-abs-sum":        func(x, y float64) float64 { return 0.1*math.Abs(x) + 0.1*math.Abs(y) },
	"paper-valley":         func(x, y float64) float64 { return 0.01*math.Abs(x) + 0.1*math.Abs(y) },
	"paper-rotated-valley": func(x, y float64) float64 { return 0.1*math.Abs(x-y) + 0.01*math.Abs(x+y) },
	"paper-rotated-quadratic": func(x, y float64) float64 {
		return 0.11*(x*x+y*y) + 0.18*x*y
	},
	"paper-beale": func(x, y float64) float64 {
		var sum float64
		for i, c := range []float64{1.5, 2.25, 2.625} {
			sum += sq(c - x*(1-math.Pow(y, float64(i+1))))
		}
		return math.Log1p(sum) / 10
	},
	"paper-rosenbrock": func(x, y float64) float64 { return (sq(1-x) + sq(y-x*x)) / 200 },
	"banana":           func(x, y float64) float64 { return sq(1-x) + 20*sq(3*y-x*x) },
}

func complexCube(z complex128) complex128 { return z * z * z }

func bump(x, y float64) float64 { return math.Exp(-(x*x + y*y) / 0.2) }

// within draws a point of a box.
func within(r *rand.Rand, b Box) (x, y float64) {
	return b.X0 + b.W()*r.Float64(), b.Y0 + b.H()*r.Float64()
}

func TestValuesAgainstOracles(t *testing.T) {
	for _, s := range All() {
		oracle, ok := oracles[s.ID]
		if !ok {
			t.Errorf("%s has no oracle", s.ID)
			continue
		}
		l := compile(t, s, s.Defaults())
		r := rand.New(rand.NewPCG(1, 2))
		for range 1000 {
			x, y := within(r, s.Domain)
			got, want := l.Value(x, y), oracle(x, y)
			if !(math.Abs(got-want) <= 1e-11*max(1, math.Abs(want))) {
				t.Errorf("%s(%v, %v) = %v, want %v", s.ID, x, y, got, want)
				break
			}
		}
	}
}

// Values that can be worked out on paper, or that the literature prints.
func TestPublishedValues(t *testing.T) {
	for _, c := range []struct {
		id         string
		x, y, f    float64
		fx, fy     float64
		wantsSlope bool
	}{
		{"beale", 1, 1, 14.203125, 0, 27.75, true}, // Moré, Garbow and Hillstrom 1981, problem 5, and its gradient by hand
		{"rosenbrock", -1.2, 1, 24.2, -215.6, -88, true},
		{"himmelblau", 0, 0, 170, -14, -22, true},
		{"booth", 0, 0, 74, -34, -38, true},
		{"goldstein-price", 0, -1, 3, 0, 0, true},
		{"goldstein-price", 0, 0, 600, 0, 0, false},
		{"three-hump-camel", 0, 0, 0, 0, 0, true},
		{"styblinski-tang", 1, 1, -10, -11.5, -11.5, true},
		{"mccormick", 0, 0, 1, -0.5, 3.5, true},
		{"abs-sum", 0, 0, 0, 0, 0, true}, // the stated sub-gradient
		{"ackley", 0, 0, 0, 0, 0, true},  // the tip of a cone: likewise
		{"rastrigin", 1, 1, 2, 2, 2, true},
		{"monkey-saddle", 1, 1, -2, 0, -6, true},
	} {
		s, _ := Lookup(c.id)
		f, fx, fy := compile(t, s, s.Defaults()).Gradient(c.x, c.y)
		const tol = 1e-11
		if !(math.Abs(f-c.f) <= tol*max(1, math.Abs(c.f))) {
			t.Errorf("%s(%v, %v) = %v, want %v", c.id, c.x, c.y, f, c.f)
		}
		if c.wantsSlope && (!(math.Abs(fx-c.fx) <= tol*1e3) || !(math.Abs(fy-c.fy) <= tol*1e3)) {
			t.Errorf("gradient of %s(%v, %v) = (%v, %v), want (%v, %v)", c.id, c.x, c.y, fx, fy, c.fx, c.fy)
		}
	}
}
