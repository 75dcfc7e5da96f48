package formula

import (
	"math"
	"testing"
)

const rosenbrock = "(1-x)^2+100(y-x^2)^2"

//go:noinline
func handwritten(x, y float64) (f, fx, fy float64) {
	a, b := 1-x, y-x*x
	return a*a + 100*b*b, -2*a - 400*x*b, 200 * b
}

var sink float64

func BenchmarkRosenbrock(b *testing.B) {
	e := mustParse(b, rosenbrock, "x", "y").Evaluator()
	const n = 1 << 12
	f, fx, fy, x, y := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range x {
		x[i], y[i] = math.Sin(float64(i)), math.Cos(float64(i))
	}
	b.Run("handwritten", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			f, fx, fy := handwritten(x[i%n], y[i%n])
			sink += f + fx + fy
		}
	})
	b.Run("value", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			sink += e.Value(x[i%n], y[i%n])
		}
	})
	b.Run("gradient", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			f, fx, fy := e.Gradient(x[i%n], y[i%n])
			sink += f + fx + fy
		}
	})
	b.Run("hessian", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			fxx, fxy, fyy := e.Hessian(x[i%n], y[i%n])
			sink += fxx + fxy + fyy
		}
	})
	perPoint := func(b *testing.B) { b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/point") }
	b.Run("handwritten-batch", func(b *testing.B) {
		for b.Loop() {
			for i := range x {
				f[i], fx[i], fy[i] = handwritten(x[i], y[i])
			}
		}
		perPoint(b)
	})
	b.Run("values", func(b *testing.B) {
		for b.Loop() {
			e.Values(f, x, y)
		}
		perPoint(b)
	})
	b.Run("batch", func(b *testing.B) {
		for b.Loop() {
			e.Gradients(f, fx, fy, x, y)
		}
		perPoint(b)
	})
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		f := mustParse(b, "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²", "x", "y", "a", "b", "c", "d")
		f.Evaluator(1, 2, 3, 4)
	}
}
