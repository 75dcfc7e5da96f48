package surface

import "testing"

func BenchmarkGradient(b *testing.B) {
	for _, s := range All() {
		l := compile(b, s, s.Defaults())
		b.Run(s.ID, func(b *testing.B) {
			b.ReportAllocs()
			var sum float64
			for i := range b.N {
				// The point moves so that nothing can be learnt from the last one.
				f, fx, fy := l.Gradient(s.Start.X+float64(i&7)*1e-3, s.Start.Y)
				sum += f + fx + fy
			}
			if sum != sum {
				b.Fatal("not a number")
			}
		})
	}
}

func BenchmarkCurvature(b *testing.B) {
	for _, s := range All() {
		l := compile(b, s, s.Defaults())
		b.Run(s.ID, func(b *testing.B) {
			b.ReportAllocs()
			var sum float64
			for i := 0; b.Loop(); i++ {
				fxx, fyy := l.Curvature(s.Start.X+float64(i&7)*1e-3, s.Start.Y)
				sum += fxx + fyy
			}
			if sum != sum {
				b.Fatal("not a number")
			}
		})
	}
}

// BenchmarkFirstCurvature is what the first call after a compilation costs more than others.
func BenchmarkFirstCurvature(b *testing.B) {
	for _, s := range All() {
		b.Run(s.ID, func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				l := compile(b, s, s.Defaults())
				b.StartTimer()
				l.Curvature(s.Start.X, s.Start.Y)
			}
		})
	}
}

// BenchmarkCompile is the cost of dragging a parameter: parsing, compiling and Shade.
func BenchmarkCompile(b *testing.B) {
	for _, s := range All() {
		b.Run(s.ID, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if _, err := s.Compile(s.Defaults()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkShade is the part of Compile that samples the colour scale.
func BenchmarkShade(b *testing.B) {
	for _, s := range All() {
		l := compile(b, s, s.Defaults())
		b.Run(s.ID, func(b *testing.B) {
			for range b.N {
				l.sample(l.grid())
			}
			if l.shades[0].Hi <= l.shades[0].Lo {
				b.Fatal("empty scale")
			}
		})
	}
}
