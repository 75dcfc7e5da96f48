package claim_test

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim/formula"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/claim"
	"github.com/optiscope/optiscope/scenes/state"
)

func load(t testing.TB, link string) state.State {
	t.Helper()
	s, errs := state.Load(link)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return s
}

func holds(t *testing.T, r *claim.Runs, src string) bool {
	t.Helper()
	c, err := claim.Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	is, err := c.Holds(r)
	if err != nil {
		t.Fatal(err)
	}
	return is
}

// ravine is a run that can be told without computing it: SGD multiplies x by 1 − α and y by 1 − ακ at every step.
const ravine = "surface=ravine&steps=40&entries=sgd,sgd-2,adam&sgd.lr=0.01&sgd-2.lr=0.05"

func TestClaims(t *testing.T) {
	r := claim.NewRuns(load(t, ravine))
	for _, src := range []string{
		"x(sgd, 0) = -1.8", "x(sgd, 1) = -1.8·0.99", "y(sgd, 3) = 0.8·0.5^3", "y(sgd-2, 2) = 0.8(1 − 0.05·50)²",
		"loss(sgd, 0) = (1.8^2 + 50·0.8^2)/2", "gx(sgd, 1) = −1.8", "gy(sgd, 1) = 40", "slope(sgd, 1) = hypot(1.8, 40)",
		"dx(sgd, 1) = 0.018 and dy(sgd, 1) = -0.4", "steplength(sgd, 1) = hypot(0.018, 0.4)", "alpha(sgd, 7) = 0.01",
		"x(sgd) = -1.8·0.99^40", "distance(sgd, 0) = hypot(1.8, 0.8)", "gap(sgd, 0) = loss(sgd, 0)",
		"crossings(y, sgd) = 0", "crossings(y, sgd-2) = 40", "crossings(y, sgd-2, 0, 3) = 3", "rises(loss, sgd) = 0", "rises(loss, sgd-2) = 40",
		"highest(loss, sgd) = loss(sgd, 0)", "lowest(x, sgd) = -1.8", "mean(alpha, sgd) = 0.01", "mean(x, sgd, 0, 1) = -1.8·0.995",
		"deviation(alpha, sgd) < 1e-15", "deviation(x, sgd, 0, 1) = 0.9·0.01",
		"apart(sgd, sgd-2, 0) = 0", "apart(sgd, sgd-2, 1) = hypot(1.8·0.04, 0.8·2)",
		"leads(adam) or leads(sgd)", "not leads(sgd-2)", "not not leads(adam) or leads(sgd)",
		"adaptive(adam, 1) and plain(sgd, 1) and not skipped(sgd, 1)",
		"setting(sgd.lr) = 0.01", "setting(a) = 50", "setting(steps) = 40", "setting(adam.optimized) = 1",
		"steplength(adam, 1) = 0.03·sqrt(2)", "not arrives(sgd)", "stop(sgd) > 1e9", "arrive(sgd) = stop(sgd)",
		"arrives(sgd, 0.5)", "arrive(sgd, 0.5) = 1",
		"y(sgd-2, 1)[a=20] ≈ 0", "setting(a)[a=20] = 20", "x(sgd, 1)[start.x=1&sgd.lr=0.5] = 0.5",
		"1 < 2 < 3", "1 ≤ 1 <= 1 ≥ 1 >= 1", "1 ≠ 2 != 3", "3 > 2", "1 = 1.0000000001", "1 ≠ 1.00000001",
		"x(sgd, 1) ≈ −1.8", "x(sgd, 1) ≈ -1.78", "x(sgd, 40) ≈ -1.204", "1.04e-3 ≈ 1e-3", "100/1 ≈ 101/1", "not 100/1 ≈ 103/1", "not 1/3 ≈ 0.34",
	} {
		if !holds(t, r, src) {
			t.Errorf("%s: does not hold", src)
		}
		// Every one of them can also be false.
		if turned, err := claim.Parse("not " + src); err == nil && !strings.Contains(src, " or ") && !strings.Contains(src, " and ") && holds(t, r, "not "+src) {
			t.Errorf("%v holds as well as %s", turned, src)
		}
	}
	for _, src := range []string{
		"1 < 2 < 2", "1 = 2", "1 ≈ 1.1", "1 < 1", "2 ≤ 1", "1 ≥ 2", "1 ≠ 1", "leads(sgd)", "arrives(sgd) or diverged(sgd)", "1 < 2 and 2 < 1", "x(sgd, 1) ≈ −1.79",
	} {
		if holds(t, r, src) {
			t.Errorf("%s: holds", src)
		}
	}
}

// Quantities agree with what the run itself says, here where rules rest, blow up and arrive.
func TestQuantitiesAgreeWithTheRun(t *testing.T) {
	s := load(t, "entries=adabelief,radam,adam,sgd&sgd.lr=1&steps=1000")
	r, result := claim.NewRuns(s), run.Compute(s.Run)
	number := func(src string) float64 {
		v, err := claim.ParseValue(src)
		if err != nil {
			t.Fatal(err)
		}
		f, err := v.Of(r)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	for i := range result.Tracks[:3] {
		track := &result.Tracks[i]
		id := track.Entry.ID
		arrival, ok := track.Arrival(result.Loss, state.ArrivalPart)
		if got := number("arrive(" + id + ")"); ok && got != float64(arrival) || !ok && !math.IsInf(got, 1) {
			t.Errorf("%s arrives at %v, not %v", id, got, arrival)
		}
		for name, column := range map[string][]float64{"x": track.X, "y": track.Y, "loss": track.F, "gx": track.GX, "gy": track.GY, "mx": track.MX,
			"my": track.MY, "vx": track.VX, "vy": track.VY, "dx": track.DX, "dy": track.DY, "k": track.K, "rho": track.Rho, "r": track.R, "alpha": track.LR} {
			if got := number(name + "(" + id + ", 700)"); got != column[700] {
				t.Errorf("%s of %s is %v, not %v", name, id, got, column[700])
			}
		}
	}
	if got := number("stop(sgd)"); got != float64(result.Tracks[3].Stop) {
		t.Errorf("sgd blows up at %v, not %d", got, result.Tracks[3].Stop)
	}
	for _, src := range []string{"diverged(sgd)", "loss(sgd) > 1e300", "not diverged(adam)", "skipped(radam, 5) and adaptive(radam, 6)",
		"arrive(adabelief) < arrive(adam) < arrive(radam)", "leads(adabelief, arrive(adabelief))", "loss(adam, arrive(adam)) < loss(adam, arrive(adam) - 1)"} {
		if !holds(t, r, src) {
			t.Errorf("%s: does not hold", src)
		}
	}
}

func TestManyRuns(t *testing.T) {
	s := load(t, "surface=sphere&steps=60&noise=1&seeds=9&seed=4&entries=sgd,adam&sgd.lr=0.1")
	r := claim.NewRuns(s)
	b := run.NewBundles(run.Compute(s.Run).Loss, s.Run)
	for !b.Done() {
		b.Advance(1000)
	}
	of := func(src string) float64 {
		v, err := claim.ParseValue(src)
		if err != nil {
			t.Fatal(err)
		}
		f, err := v.Of(r)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	bundle := b.All()[0]
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range bundle.Paths {
		low, high = min(low, p.F[50]), max(high, p.F[50])
	}
	if of("median(sgd, 50)") != bundle.Median[50] || of("luckiest(sgd, 50)") != low || of("unluckiest(sgd, 50)") != high || !(low < high) {
		t.Errorf("of nine seeds: median %v, best %v, worst %v", of("median(sgd, 50)"), of("luckiest(sgd, 50)"), of("unluckiest(sgd, 50)"))
	}
	if n := of("arrivals(sgd)"); !(n >= 0 && n <= 9) {
		t.Errorf("%v of nine seeds arrive", n)
	}
	if !holds(t, claim.NewRuns(load(t, "surface=sphere&steps=60&entries=sgd&sgd.lr=0.5")), "arrivals(sgd) = 1 and loss(sgd) = 0 and bestloss(sgd) < 1e-9 and 0.1 < bestrate(sgd) < 1") {
		t.Error("a step of ½ on the sphere arrives at once")
	}
}

// Studies compute what their scenes show: constant gradients are no surprise, the online problem pulls Adam to the wrong end.
func TestStudies(t *testing.T) {
	for link, claims := range map[string][]string{
		"scene=belief&belief.source=table": {"study(g, 1) = 1 and study(m, 1) = 0.1", "study(adam.kept, 40) = 1", "study(adabelief.seen, 1) = 0.81",
			"|study(adabelief.step, 60)| > |study(adam.step, 60)|", "study(adam.moved) = study(adam.moved, 60)"},
		"scene=warmup&warmup.beta2=0.999":                  {"study(rho, 1) = 1", "study(r, 6) ≈ 0.0258", "study(r) ≈ 0.645"},
		"scene=counterexample":                             {"study(adam.x) > 0.9", "study(amsgrad.x) < -0.9", "study(adam.regret) > study(amsgrad.regret)"},
		"scene=counterexample&counterexample.problem=rare": {"study(adam.x) > 0.9 and study(adabelief.x) > 0.9"},
	} {
		r := claim.NewRuns(load(t, link))
		for _, src := range claims {
			if !holds(t, r, src) {
				t.Errorf("%s: %s does not hold", link, src)
			}
		}
	}
	for src, want := range map[string]string{"study(foo) > 0": "computes no foo", "study(r, 2000) > 0": "there is no step 2000", "study(r, 1) > 0": "is not a number here"} {
		c, err := claim.Parse(src)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = c.Holds(claim.NewRuns(load(t, "scene=warmup"))); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", src, err)
		}
	}
}

func TestErrors(t *testing.T) {
	r := claim.NewRuns(load(t, ravine+"&sgd-2.lr=10&steps=1000"))
	for src, want := range map[string]string{
		"":                             "0 a statement is missing here",
		"leads(adam) and":              "15 a statement is missing here",
		"not":                          "3 a statement is missing here",
		"1":                            "1 a relation is missing",
		"1 <":                          "3 the formula is empty",
		"loss(adam) < foo":             "13 unknown name foo",
		"2 < (1":                       "4 nothing closes this (",
		"2 < 1)":                       "5 nothing opens this )",
		"2 < (1]":                      "6 nothing opens this ]",
		"arrive() < 1":                 "0 arrive: no optimizer is called \"\"",
		"arrive(adam, 1, 2) < 1":       "6 expected arrive(entry, [part])",
		"highest(foo, adam) < 1":       "8 there is no series foo",
		"arrives(adam) < 1":            "14 this does not belong to arrives",
		"1 < arrives(adam)":            "4 arrives is true or false",
		"not (leads(sgd))":             "16 a relation is missing",
		"arrive(foo) < 1":              "0 arrive: no optimizer is called \"foo\"",
		"1 < loss(adam, 1001)":         "4 loss: there is no step 1001",
		"1 < loss(adam, 0.5)":          "4 loss: there is no step 0.5",
		"1 < gx(adam, 0)":              "4 gx: there is no step 0",
		"1 < mx(sgd, 3)":               "4 mx: sgd has no mx",
		"1 < x(sgd-2)":                 "4 x: sgd-2 has no step 1000: it blew up at step",
		"adaptive(sgd-2)":              "0 adaptive: sgd-2 has no step 1000: it blew up at step",
		"1 < setting(foo)":             "4 setting: there is no control called foo",
		"1 < setting(surface)":         "4 setting: surface is not a number",
		"leads(adam)[foo=1]":           "0 leads: there is no control called \"foo\"",
		"leads(adam)[sgd.lr]":          "0 leads: \"sgd.lr\" sets nothing",
		"leads(adam)[sgd.lr=x]":        "0 leads: sgd, learning rate: \"x\" is not a number",
		"gap(sgd)[surface=saddle]<1":   "0 gap: is not a number here",
		"arrives(sgd)[surface=saddle]": "0 arrives: this surface has no least value",
		strings.Repeat("1", 2000):      "1024 the statement is too long",
	} {
		c, err := claim.Parse(src)
		if err == nil {
			_, err = c.Holds(r)
		}
		wrong, ok := errors.AsType[*formula.Error](err)
		if !ok {
			t.Errorf("%q: %v", src, err)
			continue
		}
		pos, msg, _ := strings.Cut(want, " ")
		if got := strconv.Itoa(wrong.Pos); got != pos || !strings.HasPrefix(wrong.Msg, msg) || wrong.Src != src {
			t.Errorf("%q: at %s: %s\nwant %s", src, got, wrong.Msg, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, src := range []string{"arrive(adam) < arrive(sgd)", "not diverged(sgd)[a=60] or 1 ≈ 2·(x(adam, 3) − 1)", "highest(loss, adam, 1, arrive(sgd)) ≥ 3", "((", "leads(adam", "≤", "q(a)[", "|x(adam,1)|=1"} {
		f.Add(src)
	}
	s := load(f, "surface=sphere&steps=3&entries=sgd,adam")
	r := claim.NewRuns(s)
	f.Fuzz(func(t *testing.T, src string) {
		if strings.Contains(src, "[") {
			return // settings may ask for runs of any length
		}
		c, err := claim.Parse(src)
		if err == nil {
			_, err = c.Holds(r)
		}
		if _, placed := errors.AsType[*formula.Error](err); err != nil && !placed {
			t.Errorf("%q: %v", src, err)
		}
		if v, err := claim.ParseValue(src); err == nil {
			v.Of(r)
		}
	})
}

func TestFormat(t *testing.T) {
	for _, c := range []struct {
		v      float64
		digits int
		want   string
	}{
		{412, 0, "412"}, {-3, 0, "−3"}, {0, 0, "0"}, {12345, 0, "12345"}, {1.0 / 3, 0, "0.333"}, {2.0 / 3, 2, "0.67"}, {-1.5, 0, "−1.50"},
		{412, 2, "410"}, {1234.5, 0, "1230"}, {0.0123456, 0, "0.0123"}, {1.67e-5, 2, "1.7·10⁻⁵"}, {-2.5e10, 0, "−2.50·10¹⁰"}, {3e6, 1, "3·10⁶"}, {3, 2, "3.0"}, {9.999, 2, "10"}, {math.Inf(1), 0, "∞"}, {math.Inf(-1), 3, "−∞"},
	} {
		if got := claim.Format(c.v, c.digits); got != c.want {
			t.Errorf("%v with %d digits is %q, want %q", c.v, c.digits, got, c.want)
		}
	}
}
