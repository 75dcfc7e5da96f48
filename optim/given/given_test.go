package given_test

import (
	"compress/gzip"
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/optiscope/optiscope/optim/given"
)

func near(got, want, tolerance float64) bool {
	return math.Abs(got-want) <= tolerance*max(1e-300, math.Abs(want))
}

// Everything that is shown agrees with sums over all gradients, as the papers
// define the means, and every step is what it is made of.
func TestBelieve(t *testing.T) {
	g, _ := given.Cases()
	for _, d := range []given.Decays{{0.01, 0.9, 0.98}, {1, 0.5, 0.999}, {0.1, 0, 0.9}} {
		b, err := given.Believe(g, d)
		if err != nil {
			t.Fatal(err)
		}
		mean := func(at int, beta float64, of func(int) float64) (sum float64) {
			for i := 1; i <= at; i++ {
				sum += (1 - beta) * math.Pow(beta, float64(at-i)) * of(i)
			}
			return sum
		}
		moved := [2]float64{}
		for at := 1; at <= len(g); at++ {
			m := mean(at, d.Beta1, func(i int) float64 { return g[i-1] })
			if math.Abs(b.M[at]-m) > 1e-12 {
				t.Fatalf("%v: m(%d) = %v, want %v", d, at, b.M[at], m)
			}
			c1, c2 := 1-math.Pow(d.Beta1, float64(at)), 1-math.Pow(d.Beta2, float64(at))
			for k, side := range []*given.Side{&b.Adam, &b.AdaBelief} {
				seen := func(i int) float64 { return g[i-1] * g[i-1] }
				if k == 1 {
					seen = func(i int) float64 { return (g[i-1] - b.M[i]) * (g[i-1] - b.M[i]) }
				}
				if kept := mean(at, d.Beta2, seen) / c2; side.Seen[at] != seen(at) || !near(side.Kept[at], kept, 1e-11) {
					t.Fatalf("%v, side %d: at %d it sees %v and keeps %v, want %v, %v", d, k, at, side.Seen[at], side.Kept[at], seen(at), kept)
				}
				if step := -side.Unit[at] * b.M[at] / c1; !near(side.Step[at], step, 1e-9) {
					t.Fatalf("%v, side %d: step %d is %v, and its parts make %v", d, k, at, side.Step[at], step)
				}
				moved[k] += side.Step[at]
				if !near(side.Moved[at], moved[k], 1e-9) {
					t.Fatalf("%v, side %d: moved %v at %d, the steps add up to %v", d, k, side.Moved[at], at, moved[k])
				}
			}
		}
	}
	if _, err := given.Believe(g, given.Decays{0.1, 1, 0.9}); err == nil {
		t.Error("β₁ = 1 is accepted")
	}
}

// The three cases are what the paper says of them: on flat ground and at the wall
// both take steps of one order; on the long slope AdaBelief takes longer ones.
func TestTheThreeCases(t *testing.T) {
	g, parts := given.Cases()
	b, err := given.Believe(g, given.Decays{0.01, 0.9, 0.98})
	if err != nil {
		t.Fatal(err)
	}
	if len(parts) != 3 || parts[0].From != 1 || parts[1].From != parts[0].To+1 || parts[2].From != parts[1].To+1 || parts[2].To != len(g) {
		t.Fatalf("the parts are %v of %d steps", parts, len(g))
	}
	flat, wall, slope := parts[0].To, parts[1].To, parts[2].To
	if ratio := b.AdaBelief.Unit[slope] / b.Adam.Unit[slope]; ratio < 1.5 {
		t.Errorf("on the slope AdaBelief's steps are %v times Adam's", ratio)
	}
	if ratio := b.AdaBelief.Unit[wall] / b.Adam.Unit[wall]; ratio < 0.8 || ratio > 1.25 {
		t.Errorf("at the wall AdaBelief's steps are %v times Adam's", ratio)
	}
	for k, side := range []*given.Side{&b.Adam, &b.AdaBelief} {
		if ratio := side.Unit[flat] / side.Unit[wall]; ratio < 5 {
			t.Errorf("side %d: a unit moves %v times as far on flat ground as at the wall", k, ratio)
		}
	}
}

// Figure 2: after many steps v is 1 along both axes, and s almost 0 along x and
// almost 1 along y.
func TestFigure2(t *testing.T) {
	gx, gy := given.Figure2(400)
	if gx[0] != 1 || gy[0] != -1 || gy[1] != 1 || gy[4] != -1 {
		t.Errorf("the gradients begin %v, %v", gx[:5], gy[:5])
	}
	d := given.Decays{0.01, 0.9, 0.9}
	x, _ := given.Believe(gx, d)
	y, _ := given.Believe(gy, d)
	if vx, vy := x.Adam.Kept[400], y.Adam.Kept[400]; !near(vx, 1, 1e-12) || !near(vy, 1, 1e-12) {
		t.Errorf("v is %v and %v", vx, vy)
	}
	// m along y swings between ±(1 − β₁)/(1 + β₁), with the sign of g.
	surprise := 1 - 0.1/1.9
	if sx, sy := x.AdaBelief.Kept[400], y.AdaBelief.Kept[400]; sx > 1e-12 || !near(sy, surprise*surprise, 1e-9) {
		t.Errorf("s is %v and %v", sx, sy)
	}
}

// r is that of the paper's equation, at places computed elsewhere.
func TestRectification(t *testing.T) {
	for _, c := range []struct {
		beta2 float64
		t     int
		r     float64
	}{{0.9, 6, 0.255}, {0.9, 20, 0.775}, {0.99, 100, 0.634}, {0.999, 6, 0.0258}, {0.999, 500, 0.477}, {0.9999, 5000, 0.479}} {
		w, err := given.Warm(given.Sampling{Steps: c.t, Beta2: c.beta2, Samples: 2, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		if !near(w.R[c.t], c.r, 3e-3) || w.First != 6 || !math.IsNaN(w.R[5]) {
			t.Errorf("β₂ = %v: r(%d) = %v, want %v; the first step is %d", c.beta2, c.t, w.R[c.t], c.r, w.First)
		}
	}
	w, _ := given.Warm(given.Sampling{Steps: 50, Beta2: 0.6, Samples: 2, Seed: 1})
	if w.First != 0 || w.Limit > 5 {
		t.Errorf("β₂ = 0.6: RAdam divides from step %d on, ρ grows to %v", w.First, w.Limit)
	}
	if _, err := given.Warm(given.Sampling{Steps: 5, Beta2: math.NaN()}); err == nil {
		t.Error("β₂ = NaN is accepted")
	}
}

// The simulated variance is what the paper approximates, and rectification makes
// it what it is at the end.
func TestVarianceOfTheAdaptiveRate(t *testing.T) {
	c := given.Sampling{Steps: 1000, Beta2: 0.99, Samples: 4000, Seed: 3}
	w, err := given.Warm(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{30, 100, 1000} {
		if !near(w.Before[at], w.Theory[at], 0.2) {
			t.Errorf("step %d: the variance is %v, the paper's formula says %v", at, w.Before[at], w.Theory[at])
		}
	}
	for _, at := range []int{20, 50, 200} {
		if w.Before[at] < 1.2*w.Before[1000] || !near(w.After[at], w.Before[1000], 0.35) {
			t.Errorf("step %d: variance %v, rectified %v, in the end %v", at, w.Before[at], w.After[at], w.Before[1000])
		}
	}
	again, _ := given.Warm(c)
	c.Seed++
	other, _ := given.Warm(c)
	if again.Before[77] != w.Before[77] || other.Before[77] == w.Before[77] {
		t.Error("the seed does not decide the draws")
	}
}

// The rare problem agrees with its recording to the bit, and AdaBelief fares as Adam does.
func TestTheRecordedCounterexample(t *testing.T) {
	file, err := os.Open("../testdata/amsgrad_counterexample.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	type recording struct {
		X      []float64 `json:"x_every_1000"`
		Regret []float64 `json:"average_regret_every_1000"`
	}
	var want struct{ Adam, AMSGrad recording }
	if err := json.NewDecoder(unzipped).Decode(&want); err != nil {
		t.Fatal(err)
	}
	c := given.Rare.Usual()
	c.Steps = 200_000
	plays, err := given.Solve(c)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Adam.X) != 200 || len(want.AMSGrad.X) != 200 {
		t.Fatal("the recording is incomplete")
	}
	for k, r := range []recording{want.Adam, want.AMSGrad} {
		for i := range r.X {
			// The recording holds x before step 1000·i + 1000, and the regret after its loss.
			if at := 1000*i + 999; plays[k].X[at] != r.X[i] || !near(plays[k].Regret[at+1], r.Regret[i], 1e-12) {
				t.Fatalf("%s: x(%d) = %v, regret %v; recorded %v, %v", plays[k].Title, at, plays[k].X[at], plays[k].Regret[at+1], r.X[i], r.Regret[i])
			}
		}
	}
	if x := plays[2].X[10_000]; x < 0.98 {
		t.Errorf("AdaBelief is at %v after 10,000 steps", x)
	}
}

// The frequent problem of the paper's section 3: Adam goes to the worst point, AMSGrad to the best.
func TestTheFrequentCounterexample(t *testing.T) {
	plays, err := given.Solve(given.Frequent.Usual())
	if err != nil {
		t.Fatal(err)
	}
	if adam, ams := plays[0].X[1000], plays[1].X[1000]; !near(adam, 0.997, 2e-3) || !near(ams, -0.774, 2e-3) {
		t.Errorf("after 1000 steps Adam is at %v, AMSGrad at %v", adam, ams)
	}
	if x := plays[1].X[3000]; !near(x, -0.999, 2e-3) {
		t.Errorf("after 3000 steps AMSGrad is at %v", x)
	}
	if _, err := given.Solve(given.Online{Steps: 3, Alpha: -1}); err == nil {
		t.Error("a negative rate is accepted")
	}
}
