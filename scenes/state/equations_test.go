package state_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
	"github.com/optiscope/optiscope/scenes/control"
	"github.com/optiscope/optiscope/scenes/state"
)

// insidePanel is the panel of the selected entry's step for a link.
func insidePanel(t *testing.T, link string) (control.Panel, state.State, run.Result) {
	t.Helper()
	s, errs := state.Load(link)
	if errs != nil {
		t.Fatal(errs)
	}
	result := run.Compute(s.Run)
	for _, p := range s.Panels(&result) {
		if p.ID == "inside" {
			return p, s, result
		}
	}
	t.Fatal("there is no inside")
	return control.Panel{}, s, result
}

// equationsOf are the equations of a panel by what they assign.
func equationsOf(p *control.Panel) map[string]control.Readout {
	all := make(map[string]control.Readout)
	for _, r := range p.Readouts {
		if r.Lines != nil {
			symbol, _, _ := strings.Cut(r.Cells[0], " ← ")
			all[symbol] = r
		}
	}
	return all
}

// Under every equation of every rule stand the track's numbers, in the order in which the rule computes them.
func TestEquationsHoldTheTracksNumbers(t *testing.T) {
	for _, rule := range optim.Rules() {
		for _, step := range []int{1, 2, 7, 30} {
			p, s, result := insidePanel(t, "equations=1&steps=60&entries="+rule.ID+"&t="+strconv.Itoa(step))
			track := &result.Tracks[0]
			h := track.Hyper(step)
			equations := rule.Equations(&h, step)
			shown := equationsOf(&p)
			n := 0
			for _, r := range p.Readouts {
				if r.Lines == nil {
					continue
				}
				if want := strings.TrimSpace(r.Label); want != equations[n].Note || r.MathML == "" {
					t.Errorf("%s, step %d: equation %d says %q, want %q", rule.ID, step, n, want, equations[n].Note)
				}
				n++
			}
			if n != len(equations) {
				t.Errorf("%s, step %d: %d equations, want %d", rule.ID, step, n, len(equations))
			}
			want := map[string][]float64{"θ": {track.X[step], track.Y[step]}, "k": {track.K[step]}}
			if track.MX != nil {
				want[rule.Moment1] = []float64{track.MX[step], track.MY[step]}
			}
			if track.VX != nil {
				want[rule.Moment2] = []float64{track.VX[step], track.VY[step]}
			}
			for symbol, values := range want {
				r, assigned := shown[symbol]
				if !assigned {
					continue
				}
				if len(r.Lines) != len(values) {
					t.Fatalf("%s: %s has %d lines", rule.ID, symbol, len(r.Lines))
				}
				for i, v := range values {
					if r.Lines[i].Value != state.Number(v) {
						t.Errorf("%s, step %d: %s is %s, the track has %v", rule.ID, step, symbol, r.Lines[i].Value, v)
					}
				}
			}
			if text := s.StepText(&result, new(state.Inside)); !strings.Contains(text, strconv.FormatFloat(track.X[step], 'g', -1, 64)) {
				t.Errorf("%s: the copy lacks the point in full:\n%s", rule.ID, text)
			}
		}
	}
}

// What changed since the last step is marked, and what did not is not.
func TestEquationsMarkChanges(t *testing.T) {
	p, _, _ := insidePanel(t, "equations=1&entries=adam&t=100")
	m := equationsOf(&p)["m"].Lines[0]
	if parts := strings.Split(m.Text, control.Marked); len(parts) != 5 || !strings.Contains(parts[0], "0.9·") || !strings.Contains(parts[2], "(1 − 0.9)") {
		t.Errorf("m: %q", m.Text)
	}
	if m.Sign == "" || m.Room == "" {
		t.Errorf("m: %+v", m)
	}
	p, _, _ = insidePanel(t, "equations=1&entries=adam&t=1")
	for symbol, r := range equationsOf(&p) {
		if strings.Contains(r.Lines[0].Text, control.Marked) || r.Lines[0].Sign != "" || r.Tag != "" {
			t.Errorf("in the first step %s has changed: %+v", symbol, r)
		}
	}
	p, _, _ = insidePanel(t, "equations=1&entries=radam&t=6")
	if r := equationsOf(&p)["r"]; r.Tag != "new" {
		t.Errorf("the first rectification is not new: %+v", r)
	}
	p, _, _ = insidePanel(t, "equations=1&entries=radam&t=7")
	if r := equationsOf(&p)["r"]; r.Tag != "" || r.Lines[0].Sign != "↑" {
		t.Errorf("the second one is: %+v", r)
	}
}

// The branch is said in words, with its reason.
func TestBranchReasons(t *testing.T) {
	for link, want := range map[string][]string{
		"entries=radam&t=3":                       {"No step", "ρ = ", "< 5", "SGD fallback is off"},
		"entries=radam&radam.degenerate=1&t=3":    {"Plain step", "ρ = ", "too early", "SGD fallback is on"},
		"entries=radam&radam.beta2=0.5&t=30":      {"No step", "never passes 3.000"},
		"entries=radam&t=300":                     {"Adaptive step", "≥ 5", "r = "},
		"entries=adabelief&t=300":                 {"Adaptive step", "surprise"},
		"entries=sgd&t=3":                         {"Plain step", "nothing is divided"},
		"entries=lion&t=3":                        {"Sign step"},
		"entries=sophia&t=3":                      {"Clipped step", "beyond ±ρ"},
		"entries=adam&adam.edits=2:lr:0.01&t=3":   {"Set anew for this step: α 0.03000 → 0.01000."},
		"entries=adam&adam.edits=2:amsgrad:1&t=3": {"AMSGrad on"},
	} {
		p, _, _ := insidePanel(t, "equations=1&"+link)
		words := ""
		for _, r := range p.Readouts {
			if r.Wide && r.Lines == nil {
				words += r.Cells[0] + " "
			}
		}
		for _, part := range want {
			if !strings.Contains(words, part) {
				t.Errorf("%s: %q lacks %q", link, words, part)
			}
		}
	}
}

// Where there is no step the panel is as it is without equations.
func TestEquationsWithoutStep(t *testing.T) {
	for _, link := range []string{"t=0", "surface=custom&formula=ln(x)&start.x=-1&t=5"} {
		with, s, result := insidePanel(t, link+"&equations=1")
		without, _, _ := insidePanel(t, link)
		if len(with.Readouts) != len(without.Readouts) || len(equationsOf(&with)) > 0 || s.StepText(&result, new(state.Inside)) != "" {
			t.Errorf("%s: %+v", link, with.Readouts)
		}
	}
}

// Looking at the same step again allocates what the rows need, and does not take the step again.
func TestInsideKeepsItsStep(t *testing.T) {
	_, s, result := insidePanel(t, "equations=1&entries=adadelta&steps=30000&t=29000")
	in := new(state.Inside)
	s.Live(&result, in)
	again := testing.AllocsPerRun(5, func() { s.Live(&result, in) })
	anew := testing.AllocsPerRun(2, func() { s.Live(&result, new(state.Inside)) })
	if !(again < anew/4) || math.IsNaN(anew) {
		t.Errorf("%v allocations again, %v anew", again, anew)
	}
}
