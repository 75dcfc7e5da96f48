package surface

import (
	"math"
	"math/rand/v2"
	"sync"
	"testing"
)

// TestCurvatureAgainstDifferences compares second derivatives with central differences of the exact gradient.
func TestCurvatureAgainstDifferences(t *testing.T) {
	for _, l := range losses(t) {
		r := rand.New(rand.NewPCG(11, 12))
		sharp := 0
		const points = 500
		for range points {
			x, y := within(r, l.Domain)
			if far, ok := creases[l.ID]; ok && far(x, y) < 1 {
				continue
			}
			fxx, fyy := l.Curvature(x, y)
			_, fx, fy := l.Gradient(x, y)
			typical := (l.Shade().Hi - l.Shade().Lo) / (l.Domain.W() + l.Domain.H())
			// Near a crest the slope is a small difference of terms as large as rounded coordinates make them.
			steep := max(math.Abs(fx), math.Abs(fy), typical, math.Hypot(fxx, fyy)*math.Hypot(x, y))
			wantX, tolX := central(func(x float64) float64 { _, d, _ := l.Gradient(x, y); return d }, x, steep)
			wantY, tolY := central(func(y float64) float64 { _, _, d := l.Gradient(x, y); return d }, y, steep)
			if !(math.Abs(fxx-wantX) <= tolX) || !(math.Abs(fyy-wantY) <= tolY) {
				t.Fatalf("%s %v: curvature at (%v, %v) is (%v, %v), differences give (%v, %v) within (%v, %v)",
					l.ID, l.Params, x, y, fxx, fyy, wantX, wantY, tolX, tolY)
			}
			if bend := math.Hypot(wantX, wantY); tolX+tolY < 1e-3*(bend+typical/(l.Domain.W()+l.Domain.H())) {
				sharp++
			}
		}
		if sharp < points*9/10 {
			t.Errorf("%s %v: only %d of %d points tell anything", l.ID, l.Params, sharp, points)
		}
	}
}

// TestCurvatureOfCopies checks that losses of several goroutines share what is prepared and nothing else.
func TestCurvatureOfCopies(t *testing.T) {
	s, _ := Lookup("rosenbrock")
	l := compile(t, s, [MaxParams]float64{1, 7})
	var group sync.WaitGroup
	for k := range 4 {
		c := l.Copy()
		group.Go(func() {
			for i := range 1000 {
				x, y := float64(i)/500, float64(k)
				fxx, fyy := c.Curvature(x, y)
				if want := 2 - 28*(y-3*x*x); math.Abs(fxx-want) > 1e-12*(1+math.Abs(want)+84*x*x) || fyy != 14 {
					t.Errorf("curvature at (%v, %v) is (%v, %v), want (%v, 14)", x, y, fxx, fyy, want)
				}
			}
		})
	}
	group.Wait()
}

// TestCurvatureOfSphere holds the plainest closed form.
func TestCurvatureOfSphere(t *testing.T) {
	s, _ := Lookup("sphere")
	if fxx, fyy := compile(t, s, s.Defaults()).Curvature(3, -4); fxx != 2 || fyy != 2 {
		t.Errorf("curvature of %s is (%v, %v)", s.Formula, fxx, fyy)
	}
}
