package state_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/optim/surface"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// scramble sets every control to a random valid value, by way of its record alone.
func scramble(t *testing.T, s *state.State, random *rand.Rand) {
	t.Helper()
	set := func(id, text string) {
		if err := s.Set(id, text); err != nil {
			t.Fatalf("%s = %q: %v", id, text, err)
		}
	}
	set("surface", randomSurface(random))
	set("entries", randomEntries(random))
	put := func(c *control.Control, text string) {
		if err := c.Set(text); err != nil {
			t.Fatalf("%s = %q: %v", c.ID, text, err)
		}
	}
	for _, c := range s.Controls() {
		c, _ = s.Find(c.ID) // as it is now: the number of steps bounds the playhead
		switch {
		case c.Derived, c.ID == "surface", c.ID == "entries":
		case c.ID == "formula":
			put(&c, randomFormula(random))
		case strings.HasSuffix(c.ID, ".name") && random.IntN(2) == 0:
			put(&c, randomName(random))
		case strings.HasSuffix(c.ID, ".edits"):
			rule, _ := optim.Lookup(strings.FieldsFunc(c.ID, func(r rune) bool { return r == '.' || r == '-' })[0])
			put(&c, randomEdits(random, rule))
		case c.Kind == control.Number && strings.HasPrefix(c.ID, "view."):
			put(&c, control.FormatNumber(random.NormFloat64()))
		case c.Kind == control.Number:
			put(&c, control.FormatNumber(c.Num.At(random.Float64())))
		case c.Kind == control.Toggle:
			put(&c, []string{"0", "1"}[random.IntN(2)])
		case c.Kind == control.Choice:
			put(&c, c.Options[random.IntN(len(c.Options))].Value)
		}
	}
}

// randomSurface is any surface, every fourth time a formula of one's own.
func randomSurface(random *rand.Rand) string {
	if random.IntN(4) == 0 {
		return surface.CustomID
	}
	return surface.All()[random.IntN(len(surface.All()))].ID
}

// randomFormula is a formula with some parameters and signs that links have to spell.
func randomFormula(random *rand.Rand) string {
	terms := []string{"x^2", "a*y²", "b x", "√|c y|", "sin(2π x)/d", "100y", "max(x, y)", "1e-3 x^4", "+ a"}
	random.Shuffle(len(terms), func(i, j int) { terms[i], terms[j] = terms[j], terms[i] })
	return strings.Join(terms[:1+random.IntN(len(terms))], " + ")
}

// randomEntries lists one to eight entries of any rules, some of one rule twice.
func randomEntries(random *rand.Rand) string {
	var ids []string
	for range 1 + random.IntN(run.MaxEntries) {
		id := optim.Rules()[random.IntN(len(optim.Rules()))].ID
		if n := random.IntN(4); n > 0 {
			id += "-" + strconv.Itoa(n+1)
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return strings.Join(ids, ",")
}

func TestLinksRoundTrip(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	for range 400 {
		s := state.Default()
		scramble(t, &s, random)
		link := s.Link()
		back, errs := state.Load(link)
		if len(errs) > 0 {
			t.Fatalf("%s: %v", link, errs)
		}
		if s.View.Playing {
			s.View.T = back.View.T // a moving playhead is in no link
		}
		if back != s {
			t.Fatalf("%s\nbecame\n%s\n%+v\n%+v", link, back.Link(), s, back)
		}
	}
}

func TestDefaultHasTheEmptyLink(t *testing.T) {
	s := state.Default()
	if link := s.Link(); link != "" {
		t.Errorf("the default state's link is %q", link)
	}
	back, errs := state.Load("")
	if back != s || len(errs) > 0 {
		t.Errorf("the empty link gives another state, or errors %v", errs)
	}
}

// What a link cannot say is refused by name; everything else in it applies.
func TestBadLinks(t *testing.T) {
	for _, c := range []struct{ link, want string }{
		{"adam.lr=abc", `"abc" is not a number`},
		{"adam.lr=NaN", `"NaN" is not a finite number`},
		{"adam.lr=1e999", `"1e999" is not a finite number`},
		{"adam.lr=-1", `"-1"`},
		{"adam.beta1=1", `"1"`},
		{"surface=atlantis", `"atlantis" is not one of`},
		{"entries=adam,magic", `no optimizer called "magic"`},
		{"entries=adam,adam", `"adam" twice`},
		{"entries=", `no optimizer called ""`},
		{"steps=10.5", "is not a whole number"},
		{"steps=99999999", "must lie between"},
		{"theme=pink", "is not one of auto, dark, light"},
		{"play=maybe", "is not a switch position"},
		{"adam.lr=%zz", "damaged"},
		{"t=-1", "must lie between 0 and 1000"},
		{strings.Repeat("a", state.MaxLink+1), "too long"},
	} {
		good := "&noise=0.25&adabelief.beta2=0.97"
		s, errs := state.Load(c.link + good)
		if len(errs) != 1 || !strings.Contains(errs[0].Error(), c.want) {
			t.Errorf("%.40s: %v, want it to say %s", c.link, errs, c.want)
			continue
		}
		want := state.Default()
		if !strings.Contains(c.want, "too long") {
			want, _ = state.Load(good)
			if want.Run.Noise != 0.25 {
				t.Fatal("the good part does not apply by itself")
			}
		}
		if s != want {
			t.Errorf("%.40s disturbs the rest of the state", c.link)
		}
	}
}

func TestUnknownKeysAreIgnored(t *testing.T) {
	s, errs := state.Load("#future.thing=7&noise=0.5&&lonely&=x")
	if len(errs) > 0 || s.Run.Noise != 0.5 {
		t.Errorf("noise %v, errors %v", s.Run.Noise, errs)
	}
}

func TestCommandsAreNotRunByLinks(t *testing.T) {
	s, errs := state.Load("transport.last=1&add=sgd&adam.remove=1&zoom.in=1")
	if want := state.Default(); s != want || len(errs) > 0 {
		t.Errorf("a link ran a command: %s, %v", s.Link(), errs)
	}
}

func TestChangingTheSurfaceKeepsTheRest(t *testing.T) {
	s, _ := state.Load("adam.lr=0.5&steps=300&radam.degenerate=1&t=20&play=0&noise=0.1")
	entries := s.Run.Entries
	if err := s.Set("surface", "rosenbrock"); err != nil {
		t.Fatal(err)
	}
	rosenbrock, _ := surface.Lookup("rosenbrock")
	if s.Run.Entries != entries || s.Run.Steps != 300 || s.View.T != 20 || s.Run.Noise != 0.1 {
		t.Error("changing the surface changed more")
	}
	if s.Run.Start != rosenbrock.Start || s.Run.Params != rosenbrock.Defaults() || s.View.X != rosenbrock.Domain.Center().X {
		t.Error("the start, the parameters or the view stayed behind")
	}
}

func TestEntries(t *testing.T) {
	s := state.Default()
	if err := s.Set("adam.lr", "0.5"); err != nil {
		t.Fatal(err)
	}
	for _, rule := range []string{"adam", "adam", "sgd"} {
		if err := s.Set("add", rule); err != nil {
			t.Fatal(err)
		}
	}
	if c, _ := s.Find("entries"); c.Text() != "adabelief,radam,adam,adam-2,adam-3,sgd" || s.View.Selected != "sgd" {
		t.Fatalf("entries %s, selected %s", c.Text(), s.View.Selected)
	}
	seen := make(map[control.Mark]bool)
	for i := range s.Run.Active() {
		mark := s.Mark(i)
		if seen[mark] {
			t.Errorf("mark %v twice", mark)
		}
		seen[mark] = true
	}
	if s.Title(4) != "Adam 3" {
		t.Errorf("the third Adam is called %s", s.Title(4))
	}
	for _, id := range []string{"adam-2", "sgd", "radam", "adabelief", "adam-3"} {
		if err := s.Set(id+".remove", ""); err != nil {
			t.Fatal(err)
		}
	}
	if s.Run.Entries[0].Hyper.LR != 0.5 || s.View.Selected != "adam" {
		t.Errorf("the entry that stayed has α = %v; selected %s", s.Run.Entries[0].Hyper.LR, s.View.Selected)
	}
	if err := s.Set("adam.remove", ""); err == nil {
		t.Error("the last optimizer could be removed")
	}
	for range run.MaxEntries - 1 {
		if err := s.Set("add", "adam"); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Set("add", "adam"); err == nil || s.Run.Count != run.MaxEntries {
		t.Errorf("%d entries, %v", s.Run.Count, err)
	}
}

func TestTransport(t *testing.T) {
	s := state.Default()
	for _, c := range []struct {
		id   string
		want int
	}{{"transport.last", 1000}, {"transport.back", 999}, {"transport.forward", 1000}, {"transport.forward", 1000},
		{"transport.first", 0}, {"transport.back", 0}} {
		if err := s.Set(c.id, ""); err != nil || s.View.T != c.want || s.View.Playing {
			t.Fatalf("%s leads to %d, playing %v, %v; want %d", c.id, s.View.T, s.View.Playing, err, c.want)
		}
	}
	s.Seek(1000)
	if err := s.Set("play", "1"); err != nil || s.View.T != 0 || !s.View.Playing {
		t.Error("playing at the end does not start over")
	}
	s.Seek(900)
	if err := s.Set("steps", "500"); err != nil || s.View.T != 500 {
		t.Errorf("with fewer steps the playhead stands at %d", s.View.T)
	}
}

func TestZoomKeepsThePointUnderThePointer(t *testing.T) {
	s := state.Default()
	const x, y = 1.25, -2
	// The distance of a fixed point from the middle shrinks as the view does.
	before := (x - s.View.X) * s.View.Zoom
	s.ZoomAt(2, x, y)
	if after := (x - s.View.X) * s.View.Zoom; math.Abs(after-before) > 1e-9 {
		t.Errorf("the point moved from %v to %v", before, after)
	}
	for range 200 {
		s.ZoomAt(2, x, y)
	}
	if _, errs := state.Load(s.Link()); len(errs) > 0 {
		t.Errorf("zoomed in for ever: %v", errs)
	}
	s.Home()
	if s.Link() != "" {
		t.Errorf("home leaves %q", s.Link())
	}
}

// The first screen tells its story: AdaBelief first, then Adam, then RAdam, each on the map.
func TestTheFirstStory(t *testing.T) {
	s := state.Default()
	result := run.Compute(s.Run)
	domain := s.Surface().Domain
	var arrivals []int
	for i, id := range []string{"adabelief", "radam", "adam"} {
		track := &result.Tracks[i]
		if track.Entry.ID != id || track.Len() != s.Run.Steps+1 {
			t.Fatalf("entry %d is %s with %d points", i, track.Entry.ID, track.Len())
		}
		for k := range track.X {
			if !domain.Contains(surface.Point{X: track.X[k], Y: track.Y[k]}) {
				t.Fatalf("%s leaves the map at step %d", id, k)
			}
		}
		step, ok := track.Arrival(result.Loss, state.ArrivalPart)
		if !ok {
			step = math.MaxInt
		}
		arrivals = append(arrivals, step)
	}
	t.Log("arrivals: AdaBelief, RAdam, Adam", arrivals)
	if arrivals[0] > s.Run.Steps*9/10 || arrivals[0] >= arrivals[2] || arrivals[0] >= arrivals[1] {
		t.Errorf("AdaBelief does not arrive first: %v", arrivals)
	}
	// The paths are apart enough to be seen apart: a fiftieth of the map at some common step.
	for i := range 3 {
		for k := range i {
			a, b := &result.Tracks[i], &result.Tracks[k]
			most := 0.0
			for step := range a.X {
				most = max(most, math.Hypot(a.X[step]-b.X[step], a.Y[step]-b.Y[step]))
			}
			if most < domain.W()/50 {
				t.Errorf("%s and %s stay within %v", a.Entry.ID, b.Entry.ID, most)
			}
		}
	}
}

// Every control that is shown stands in exactly one panel, and every panel shows live records.
func TestPanelsHoldEveryControlOnce(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	for range 30 {
		s := state.Default()
		scramble(t, &s, random)
		result := run.Compute(s.Run)
		count := make(map[string]int)
		for _, p := range s.Panels(&result) {
			for _, c := range slices.Concat(p.Head, p.Menu, p.Controls) {
				count[c.ID]++
			}
		}
		for _, c := range s.Controls() {
			want := 1
			if c.Hidden || strings.HasSuffix(c.ID, ".remove") && strings.Count(c.ID, ".") == 1 && s.Run.Count == 1 {
				want = 0
			}
			if count[c.ID] != want {
				t.Errorf("%s stands in %d panels, want %d", c.ID, count[c.ID], want)
			}
			delete(count, c.ID)
		}
		if len(count) > 0 {
			t.Errorf("panels show what is no control: %v", count)
		}
	}
}

func TestControlsExplainThemselves(t *testing.T) {
	s := state.Default()
	ids := make(map[string]bool)
	for _, c := range s.Controls() {
		if ids[c.ID] {
			t.Errorf("%s twice", c.ID)
		}
		ids[c.ID] = true
		if c.Title == "" || !c.Hidden && c.Kind != control.Action && c.Help == "" {
			t.Errorf("%s has title %q and help %q", c.ID, c.Title, c.Help)
		}
	}
}

func TestNumber(t *testing.T) {
	for v, want := range map[float64]string{0: "0", -0.1301: "−0.1301", 3.5374: "3.537", 0.0167: "0.01670", 9.71: "9.710", 1.5e-7: "1.50e−7",
		-12345: "−1.23e4", math.Inf(1): "∞", math.Inf(-1): "−∞", 0.00035: "3.50e−4", 100: "100.0"} {
		if got := state.Number(v); got != want {
			t.Errorf("%v reads %q, want %q", v, got, want)
		}
	}
}

// find returns a readout by its ID.
func find(t *testing.T, s *state.State, id string) (control.Readout, bool) {
	t.Helper()
	result := run.Compute(s.Run)
	for _, p := range s.Panels(&result) {
		for _, r := range p.Readouts {
			if r.ID == id {
				return r, true
			}
		}
	}
	return control.Readout{}, false
}

// What the inside says is what the rule averages: the surprise holds coupled
// decay, the root is that of the recorded state, the maximum appears with AMSGrad.
func TestInsideShowsWhatTheRuleAverages(t *testing.T) {
	s, errs := state.Load("entries=adabelief&adabelief.decay=0.1&adabelief.decaymode=coupled&adabelief.amsgrad=1&t=40&play=0")
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	result := run.Compute(s.Run)
	track := &result.Tracks[0]
	c2 := 1 - math.Pow(0.999, 40)
	for id, want := range map[string]float64{
		"inside.residual": track.GX[40] + 0.1*track.X[39] - track.MX[40],
		"inside.coupled":  track.GX[40] + 0.1*track.X[39],
		"inside.root":     math.Sqrt(track.VX[40] / c2),
		"inside.maximum":  math.Sqrt(track.WX[40] / c2),
	} {
		if r, ok := find(t, &s, id); !ok || r.Cells[0] != state.Number(want) {
			t.Errorf("%s reads %v, want %s", id, r.Cells, state.Number(want))
		}
	}
	s, _ = state.Load("entries=momentum&t=40&play=0")
	if r, _ := find(t, &s, "inside.m"); r.Label != "m velocity" {
		t.Errorf("momentum's m is called %q", r.Label)
	}
	s, _ = state.Load("entries=radam&radam.beta2=0.5&t=900&play=0")
	if r, _ := find(t, &s, "inside.words"); !strings.Contains(r.Cells[0], "never reaches 5") {
		t.Errorf("a RAdam that never moves says %q", r.Cells[0])
	}
}

func TestStatusTellsTheTruth(t *testing.T) {
	for link, want := range map[string]string{
		"t=0&play=0":              "AdaBelief, loss",
		"t=420&play=0":            "AdaBelief leads, loss 0.01654; Adam, loss",
		"entries=adam&t=9&play=0": "Adam, loss",
		"entries=sgd,adam&sgd.lr=10&t=400&play=0": "SGD blew up",
		"t=6&play=0": "RAdam: first adaptive step",
	} {
		s, errs := state.Load(link)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		result := run.Compute(s.Run)
		if got := s.Status(&result); !strings.Contains(got, want) {
			t.Errorf("%s: %q does not say %q", link, got, want)
		}
	}
}

// While it plays, a run is told in a few words.
func TestBriefly(t *testing.T) {
	for link, want := range map[string]string{
		"t=420":                       "Step 420: AdaBelief leads, loss 0.01654.",
		"t=420&language=zh":           "第 420 步：AdaBelief 领先，损失 0.01654。",
		"entries=sgd&sgd.lr=10&t=400": "Step 400: SGD blew up.",
		"scene=warmup&t=40":           "Step 40 of 1000.",
	} {
		s, errs := state.Load(link)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		result := run.Compute(s.Run)
		if got := s.Brief(&result); got != want {
			t.Errorf("%s: %q, want %q", link, got, want)
		}
	}
}

// However far the view is dragged, its link loads.
func TestFarViewsHaveLinks(t *testing.T) {
	for _, far := range []float64{1e5, 1e6, 1e9, 1e308, math.Inf(1)} {
		s := state.Default()
		s.View.X, s.View.Y = far, -far
		s.Tidy()
		if back, errs := state.Load(s.Link()); len(errs) > 0 || back.View.X != s.View.X {
			t.Errorf("a view at %v: link %q, errors %v", far, s.Link(), errs)
		}
	}
	if _, errs := state.Load("view.x=1e308"); len(errs) != 1 {
		t.Errorf("a view at 1e308 is accepted: %v", errs)
	}
}

func FuzzLoad(f *testing.F) {
	for _, link := range []string{"", "surface=rosenbrock&a=50", "entries=adam,adam-2&adam-2.lr=1e-3", "t=7&play=0", "adam.lr=%zz",
		"noise=NaN&&=&x", "entries=sgd&sgd.decaymode=coupled&selected=sgd&sgd.hide=1", "zoom=1e9&view.x=1e300",
		"adam.edits=120:lr:0.01,300:beta2:0.9,7:amsgrad:1&onward=1&t=200&play=0", "adam.edits=0:lr:x,,5:decaymode:coupled,5:lr:1e999&ghosts=0",
		"entries=adam,adam-2,sgd&adam.name=a%00b&sgd.name=%E6%88%91+%26&adam.mark=hexagon&sgd.mark=triangle&together=1"} {
		f.Add(link)
	}
	f.Fuzz(func(t *testing.T, link string) {
		s, _ := state.Load(link)
		s.Tidy()
		back, errs := state.Load(s.Link())
		if len(errs) > 0 {
			t.Fatalf("%q gives the link %q, which has errors %v", link, s.Link(), errs)
		}
		if s.View.Playing {
			s.View.T = back.View.T
		}
		if back != s {
			t.Fatalf("%q gives %q, then %q", link, s.Link(), back.Link())
		}
	})
}

// The step's equation is the rule's, with the numbers of the track.
func TestInsideTellsTheStep(t *testing.T) {
	for link, want := range map[string]string{
		"t=420&play=0":                                 "θ ← θ − k·m/(√(s + ε) + ε), where k = α·√c₂/c₁ = 0.01757",
		"selected=radam&t=3&play=0":                    "θ ← θ",
		"selected=radam&t=3&play=0&radam.degenerate=1": "θ ← θ − k·m, where k = α/c₁ = 0.1107",
		"entries=sgd&t=3&play=0&sgd.lr=0.001":          "θ ← θ − α·g",
		"entries=sophia&t=3&play=0":                    "θ ← θ − α/ρ·u, where u = min(max(m/(max(h, 0) + ε), −ρ), ρ)",
		"entries=noam&t=3&play=0&noam.lr=1":            "θ ← θ − k·m/(√v + ε), where k = αₜ·√c₂/c₁ = 6.06e−4",
	} {
		s, errs := state.Load(link)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		result := run.Compute(s.Run)
		found := ""
		for _, p := range s.Panels(&result) {
			for _, r := range p.Readouts {
				if r.ID == "inside.equation" {
					found = r.Cells[0]
				}
			}
		}
		if found != want {
			t.Errorf("%s: %q, want %q", link, found, want)
		}
	}
}
