package state_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/state"
)

func loadRun(t *testing.T, link string) (state.State, run.Result) {
	t.Helper()
	s, errs := state.Load(link)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return s, run.Compute(s.Run)
}

func vectorTexts(s *state.State, result *run.Result) string {
	var texts []string
	for _, p := range s.Panels(result) {
		if p.ID == "vectors" {
			for _, r := range p.Readouts {
				texts = append(texts, r.ID+": "+r.Label+" "+strings.Join(r.Cells, " "))
			}
		}
	}
	return strings.Join(texts, "\n")
}

// The first screen has no vectors and no keys for them; one key turns them on, and then each part has its own.
func TestVectorKeys(t *testing.T) {
	s := state.Default()
	result := run.Compute(s.Run)
	if s.WithVectors() || len(s.Vectors(nil, &result, 100)) > 0 || vectorTexts(&s, &result) != "" {
		t.Error("the first screen has vectors")
	}
	keys := func() (all []string) {
		for _, c := range s.Controls() {
			if strings.HasPrefix(c.ID, "vectors.") && c.Key != "" {
				all = append(all, c.Key)
			}
		}
		return all
	}
	if k := keys(); k != nil {
		t.Errorf("without vectors their parts have the keys %v", k)
	}
	for _, want := range []string{"selected", "all", "off"} {
		c, _ := s.Find("vectors")
		if c.Key != "v" {
			t.Errorf("the key is %q", c.Key)
		}
		if err := c.Press(); err != nil || s.View.Vectors != want {
			t.Errorf("the key leads to %q, %v, want %q", s.View.Vectors, err, want)
		}
		if k := keys(); want != "off" && !slices.Equal(k, []string{"5", "6", "7", "8", "9"}) {
			t.Errorf("the parts have the keys %v", k)
		}
	}
	s, _ = loadRun(t, "vectors=all&vectors.gradient=0&vectors.curvature=1")
	if s.Link() != "vectors=all&vectors.gradient=0&vectors.curvature=1" {
		t.Errorf("the link is %q", s.Link())
	}
	if _, errs := state.Load("vectors=some"); len(errs) != 1 {
		t.Errorf("whose vectors: %v", errs)
	}
}

// One scale holds for all entries; it is 1, 2 or 5 times a power of ten, and the longest arrow fits into the view.
func TestGradientScale(t *testing.T) {
	for _, link := range []string{"vectors=all", "vectors=all&zoom=40", "vectors=all&surface=rosenbrock", "vectors=selected&zoom=0.1"} {
		s, result := loadRun(t, link)
		for step := 1; step <= 1000; step += 37 {
			scale, most := s.GradientScale(&result, step), 0.0
			digits := strings.Trim(strings.TrimPrefix(fmt.Sprintf("%e", scale), "-"), "0")[:1]
			if !strings.Contains("125", digits) || !strings.HasPrefix(fmt.Sprintf("%.15e", scale), digits+".000000000000000") {
				t.Errorf("%s: the scale is %v", link, scale)
			}
			for i := range result.Tracks {
				if track := &result.Tracks[i]; s.Armed(i) {
					at := track.At(step)
					most = max(most, math.Hypot(track.GX[at], track.GY[at]), math.Hypot(track.MX[at], track.MY[at]))
				}
			}
			d := s.Domain()
			part := scale * most / (min(d.W(), d.H()) / s.View.Zoom)
			if part > 0.31 || part < 0.11 {
				t.Errorf("%s: at step %d the longest arrow is %v of the view", link, step, part)
			}
		}
	}
}

// At the ends of its axes ½·dᵀHd is the level that is told, from the exact Hessian.
func TestBowIsExact(t *testing.T) {
	for _, id := range []string{"beale", "rosenbrock", "himmelblau", "rotated-quadratic", "saddle", "mccormick"} {
		s, result := loadRun(t, "vectors=all&vectors.curvature=1&surface="+id)
		for _, step := range []int{0, 1, 50, 400} {
			for i := range result.Tracks {
				b, ok := s.Bow(&result, i, step)
				if !ok || !b.Drawn() {
					t.Fatalf("%s, step %d: no curvature", id, step)
				}
				if _, root := state.Root(&result.Tracks[i], step); b.At != root {
					t.Errorf("%s, step %d: it stands at %v", id, step, b.At)
				}
				h := result.Loss.Hessian(b.At.X, b.At.Y)
				for k, d := range [2]surface.Point{{X: b.AlongSteep * b.X, Y: b.AlongSteep * b.Y}, {X: -b.AlongFlat * b.Y, Y: b.AlongFlat * b.X}} {
					rise := (h.XX*d.X*d.X + 2*h.XY*d.X*d.Y + h.YY*d.Y*d.Y) / 2
					// The sum of large terms along the flat axis is as exact as they are.
					tolerance := 1e-12 * (math.Abs(h.XX)*d.X*d.X + 2*math.Abs(h.XY*d.X*d.Y) + math.Abs(h.YY)*d.Y*d.Y)
					want := math.Copysign(b.Level, [2]float64{b.Principal.Steep, b.Flat}[k])
					if math.Abs(rise-want) > tolerance {
						t.Errorf("%s, step %d, axis %d: ½dᵀHd = %v, want %v within %v", id, step, k, rise, want, tolerance)
					}
				}
			}
		}
	}
}

// What has no ellipse is said to have none, in words.
func TestBowWords(t *testing.T) {
	for _, c := range []struct{ link, want string }{
		{"surface=saddle", "A saddle: λ = "},
		{"surface=sphere", "κ = 1.000"},
		{"surface=sphere", "one rate suits all directions"},
		{"surface=ravine&t=3", "A ravine: "},
		{"surface=custom&formula=x^2", "κ is infinite"},
		{"surface=custom&formula=-x^2-2y^2", "Curved downwards"},
		{"surface=custom&formula=x%2By", "no curvature to draw"},
		{"surface=custom&formula=sqrt(x^2%2By^2)&start.x=0&start.y=0", "not finite"},
		{"surface=custom&formula=1e-320(x^2%2By^2)", "cannot be drawn"},
	} {
		s, result := loadRun(t, c.link+"&play=0&vectors=selected&vectors.curvature=1&steps=20")
		if texts := vectorTexts(&s, &result); !strings.Contains(texts, c.want) {
			t.Errorf("%s: no %q in\n%s", c.link, c.want, texts)
		}
	}
}

// α/√v̂ is by what Adam multiplies m̂, but for ε: with it and the means of the track the step comes out.
func TestCoordinateRates(t *testing.T) {
	for _, entry := range []string{"adam", "adabelief", "radam"} {
		s, result := loadRun(t, "entries="+entry+"&t=300&play=0&vectors=selected&vectors.box=1&"+entry+".eps=1e-300")
		track := &result.Tracks[0]
		c1 := 1 - math.Pow(0.9, 300)
		for _, p := range s.Panels(&result) {
			for _, r := range p.Readouts {
				if r.ID != "vectors.rates" {
					continue
				}
				for k, m := range [2][2]float64{{track.MX[300], track.DX[300]}, {track.MY[300], track.DY[300]}} {
					if want := state.Number(-m[1] / (m[0] / c1) / track.R[300]); r.Cells[k] != want {
						t.Errorf("%s: %s of coordinate %d is %s, the step says %s", entry, r.Label, k, r.Cells[k], want)
					}
				}
				entry = ""
			}
		}
		if entry != "" {
			t.Errorf("%s has no rates", entry)
		}
	}
	for _, c := range []struct{ link, want string }{
		{"entries=sgd&sgd.lr=0.0001", "Not adaptive"}, {"entries=lion", "Only the signs count"}, {"entries=sophia", "divided by its own curvature"},
		{"entries=radam&t=3", "The box is empty"}, {"entries=adam&adam.amsgrad=1", "α/√max v"}, {"entries=adam&t=0", "no step has been taken"},
	} {
		s, result := loadRun(t, c.link+"&play=0&vectors=selected&vectors.box=1"+map[bool]string{true: "", false: "&t=30"}[strings.Contains(c.link, "t=")])
		if texts := vectorTexts(&s, &result); !strings.Contains(texts, c.want) {
			t.Errorf("%s: no %q in\n%s", c.link, c.want, texts)
		}
	}
}
