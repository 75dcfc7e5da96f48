package surface

import (
	"math"
	"math/rand/v2"
	"testing"
)

// creases gives, for surfaces with kinks, how far a point is from the nearest
// one in units of what differences can still be trusted at.
var creases = map[string]func(x, y float64) float64{
	"abs-sum":              func(x, y float64) float64 { return min(math.Abs(x), math.Abs(y)) / 1e-4 },
	"abs-valley":           func(x, y float64) float64 { return min(math.Abs(x), math.Abs(y)) / 1e-4 },
	"rotated-valley":       func(x, y float64) float64 { return min(math.Abs(x+y), math.Abs(x-y)) / 1e-4 },
	"paper-abs-sum":        func(x, y float64) float64 { return min(math.Abs(x), math.Abs(y)) / 1e-4 },
	"paper-valley":         func(x, y float64) float64 { return min(math.Abs(x), math.Abs(y)) / 1e-4 },
	"paper-rotated-valley": func(x, y float64) float64 { return min(math.Abs(x+y), math.Abs(x-y)) / 1e-4 },
	"bukin-6":              func(x, y float64) float64 { return min(math.Abs(y-0.01*x*x), math.Abs(x+10)) / 0.02 },
	"ackley":               func(x, y float64) float64 { return math.Hypot(x, y) / 0.05 },
	"plateau":              func(x, y float64) float64 { return math.Hypot(x, y) / 0.05 },
	"drop-wave":            func(x, y float64) float64 { return math.Hypot(x, y) / 0.01 },
	"cross-in-tray": func(x, y float64) float64 {
		return min(math.Abs(math.Sin(x)*math.Sin(y)), math.Hypot(x, y)) / 0.01
	},
	"holder-table": func(x, y float64) float64 {
		return min(math.Abs(math.Sin(x)*math.Cos(y)), math.Abs(1-math.Hypot(x, y)/math.Pi)) / 0.001
	},
	"eggholder": func(x, y float64) float64 { return min(math.Abs(x/2+y+47), math.Abs(x-y-47)) / 1 },
	"schwefel":  func(x, y float64) float64 { return min(math.Abs(x), math.Abs(y)) / 1 },
}

// central differentiates f at v by central differences with the step h = ∛ε·max(1,|v|),
// and bounds the error by what another step would have given and by rounding.
func central(f func(float64) float64, v, size float64) (slope, tol float64) {
	const eps = 0x1p-52
	h := math.Cbrt(eps) * max(1, math.Abs(v))
	near := (f(v+h) - f(v-h)) / (2 * h)
	far := (f(v+2*h) - f(v-2*h)) / (4 * h)
	return near, math.Abs(near-far) + 100*eps*size/h
}

func TestGradientAgainstDifferences(t *testing.T) {
	for _, l := range losses(t) {
		r := rand.New(rand.NewPCG(3, 4))
		sharp := 0
		const points = 500
		for range points {
			x, y := within(r, l.Domain)
			if far, ok := creases[l.ID]; ok && far(x, y) < 1 {
				continue
			}
			f, fx, fy := l.Gradient(x, y)
			if value := l.Value(x, y); f != value {
				t.Fatalf("%s(%v, %v) is %v with its gradient and %v without", l.ID, x, y, f, value)
			}
			size := max(math.Abs(f), l.Shade().Hi-l.Shade().Lo)
			wantX, tolX := central(func(x float64) float64 { return l.Value(x, y) }, x, size)
			wantY, tolY := central(func(y float64) float64 { return l.Value(x, y) }, y, size)
			if !(math.Abs(fx-wantX) <= tolX) || !(math.Abs(fy-wantY) <= tolY) {
				t.Fatalf("%s %v: gradient at (%v, %v) is (%v, %v), differences give (%v, %v) within (%v, %v)",
					l.ID, l.Params, x, y, fx, fy, wantX, wantY, tolX, tolY)
			}
			if slope := math.Hypot(wantX, wantY); tolX+tolY < 1e-3*(slope+size/(l.Domain.W()+l.Domain.H())) {
				sharp++
			}
		}
		if sharp < points*9/10 {
			t.Errorf("%s %v: only %d of %d points tell anything", l.ID, l.Params, sharp, points)
		}
	}
}

func TestBatchIsPointwise(t *testing.T) {
	for _, l := range losses(t) {
		r := rand.New(rand.NewPCG(5, 6))
		const n = 1000
		column := func() []float64 { return make([]float64, n) }
		f, x, y, value, fx, fy := column(), column(), column(), column(), column(), column()
		for i := range x {
			x[i], y[i] = within(r, l.Domain)
		}
		l.Values(f, x, y)
		l.Gradients(value, fx, fy, x, y)
		for i := range f {
			if want := l.Value(x[i], y[i]); f[i] != want {
				t.Fatalf("%s: value %d of a batch is %v, alone %v", l.ID, i, f[i], want)
			}
			if v, gx, gy := l.Gradient(x[i], y[i]); value[i] != v || fx[i] != gx || fy[i] != gy {
				t.Fatalf("%s: gradient %d of a batch is (%v, %v), alone (%v, %v)", l.ID, i, fx[i], fy[i], gx, gy)
			}
		}
	}
}

func TestEvaluationDoesNotAllocate(t *testing.T) {
	f, x, y := make([]float64, 300), make([]float64, 300), make([]float64, 300)
	for _, s := range All() {
		l := compile(t, s, s.Defaults())
		sum, _ := l.Curvature(s.Start.X, s.Start.Y)
		if n := testing.AllocsPerRun(10, func() {
			v, fx, fy := l.Gradient(s.Start.X, s.Start.Y)
			fxx, fyy := l.Curvature(s.Start.X, s.Start.Y)
			sum += v + fx + fy + fxx + fyy + l.Value(s.Start.X, s.Start.Y)
			l.Values(f, x, y)
			l.Gradients(f, f, f, x, y)
		}); n != 0 {
			t.Errorf("%s: %v allocations", s.ID, n)
		}
	}
}
