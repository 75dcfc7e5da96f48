package optim_test

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// awkward are numbers that a careless text loses.
func awkward() []float64 {
	return []float64{math.NaN(), math.Float64frombits(0xfff8000000000123), math.Inf(1), math.Inf(-1), math.Copysign(0, -1),
		0, 5e-324, math.MaxFloat64, 0.1, 1e21, -1e-7}
}

// saveable is an optimizer of two groups after some steps; the numbers of its
// state are awkward.
func saveable(t testing.TB, r *optim.Rule, steps int) *optim.Optimizer {
	t.Helper()
	h, other := r.Defaults, r.Defaults
	h.Decay = optim.Decay{Mode: optim.DecayAbsolute, Coef: 0.125}
	other.LR = math.Inf(1)
	n := len(awkward())
	o, err := optim.NewOptimizer(r, optim.Group{Hyper: h, Params: []*optim.Param{param(random(n, 1), random(n, 2)), param(nil, nil)}},
		optim.Group{Hyper: other, Params: []*optim.Param{param(random(1, 3), nil)}})
	if err != nil {
		t.Fatal(err)
	}
	for range steps {
		if err := o.Step(); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// bits are all numbers of a state.
func bits(s *optim.State) []uint64 {
	all := []uint64{uint64(s.T), math.Float64bits(s.MuProduct)}
	for _, x := range append([][]float64{s.M, s.V, s.VMax}, s.Further...) {
		for _, v := range x {
			all = append(all, math.Float64bits(v))
		}
	}
	return all
}

func equalOptimizers(a, b *optim.Optimizer) bool {
	for g := range a.Groups() {
		if a.Group(g).Hyper != b.Group(g).Hyper {
			return false
		}
		for i := range a.Group(g).Params {
			x, y := bits(a.State(g, i)), bits(b.State(g, i))
			for k := range x {
				if x[k] != y[k] {
					return false
				}
			}
		}
	}
	return true
}

// TestSave: what is restored has the same bits, NaN and −0 included, and goes on
// in the same way.
func TestSave(t *testing.T) {
	for _, r := range optim.Rules() {
		a, b := saveable(t, r, 7), saveable(t, r, 0)
		s := a.State(0, 0)
		for k, x := range append([][]float64{s.M, s.V, s.VMax}, s.Further...) {
			copy(x, awkward()[k%5:])
		}
		text, err := a.Save()
		must(t, err)
		if !json.Valid(text) {
			t.Fatalf("%s: no JSON: %s", r.ID, text)
		}
		if r.ID != "sgd" && equalOptimizers(a, b) {
			t.Fatalf("%s: equal before", r.ID)
		}
		must(t, b.SetHyper(0, optim.Hyper{LR: 77, Clip: 1, Interval: 1, Warmup: 1, DModel: 1, AMSGrad: true, Decay: optim.Decay{Mode: optim.DecayCoupled}}))
		must(t, b.Restore(text))
		if !equalOptimizers(a, b) {
			t.Fatalf("%s: restored differently from %s", r.ID, text)
		}
		copy(b.Group(0).Params[0].Data, a.Group(0).Params[0].Data)
		must(t, a.Step())
		must(t, b.Step())
		for i, x := range a.Group(0).Params[0].Data {
			if y := b.Group(0).Params[0].Data[i]; math.Float64bits(x) != math.Float64bits(y) {
				t.Errorf("%s: goes on to %v, restored to %v", r.ID, x, y)
			}
		}
		again, err := b.Save()
		must(t, err)
		if first, err := a.Save(); err != nil || string(first) != string(again) {
			t.Errorf("%s: %v: saved differently", r.ID, err)
		}
	}
}

// TestRestoreRefuses: a text that does not fit is a *SavedError that says where, and
// nothing of it is applied.
func TestRestoreRefuses(t *testing.T) {
	r := ruleByID(t, "rmsprop")
	from := saveable(t, r, 3)
	good, err := from.Save()
	must(t, err)
	text := string(good)
	for _, c := range []struct{ from, to, where string }{
		{`{"format"`, `{"forma`, ""},
		{`{"format"`, `{"more":1,"format"`, ""},
		{`"t":3`, `"t":3.5`, ""},
		{`"v":[`, `"v":[true,`, ""},
		{`"v":[`, `"v":[1e999,`, ""},
		{`"v":[`, `"v":["7ff800000000000g",`, ""},
		{`"v":[`, `"v":["Inf",`, ""},
		{`"v":[`, `"v":[[1],`, ""},
		{`"v":[`, `"v":null,"vmax":[`, ""},
		{`"v":[`, `"v":[1,`, "groups[0].params[0].v"},
		{`"v":[`, `"m":[`, "groups[0].params[0].m"},
		{`"further":[[`, `"further":[[],[`, "groups[0].params[0].further"},
		{`"further":[[`, `"further":[[1,`, "groups[0].params[0].further"},
		{`"v":[0]`, `"v":[]`, "groups[1].params[0].v"},
		{`"further":[[0],[0]]`, `"further":[[0],[]]`, "groups[1].params[0].further"},
		{`"t":3`, `"t":-3`, "groups[0].params[0].t"},
		{`"t":3`, `"t":3,"muproduct":"x"`, "groups[0].params[0].muproduct"},
		{`"format":1`, `"format":2`, "format"},
		{`"rule":"rmsprop"`, `"rule":"adam"`, "rule"},
		{`"groups":[`, `"groups":[{"hyper":{},"params":[]},`, "groups"},
		{`"params":[`, `"params":[{"t":1},`, "groups[0].params"},
		{`"lr":`, `"speed":`, "groups[0].hyper.speed"},
		{`"lr":0.01`, `"lr":null`, "groups[0].hyper.lr"},
		{`"lr":0.01`, `"lr":-1`, "groups[0].hyper"},
		{`"lr":0.01`, `"lr":"7ff8000000000001"`, "groups[0].hyper"},
		{`"lr":`, `"amsgrad":1,"lr":`, "groups[0].hyper.amsgrad"},
		{`"lr":`, `"amsgrad":null,"lr":`, "groups[0].hyper.amsgrad"},
		{`"decaymode":"absolute"`, `"decaymode":"wrong"`, "groups[0].hyper.decaymode"},
		{`"lr":"7ff0000000000000"`, `"lr":-1`, "groups[1].hyper"},
	} {
		bad := strings.Replace(text, c.from, c.to, 1)
		if bad == text {
			t.Fatalf("%s does not occur in %s", c.from, text)
		}
		refuses(t, r, bad, c.where, c.to)
	}
	for _, bad := range []string{"", "null", "[]", text + "{}", text + "x", text[:len(text)-1]} {
		where := ""
		if bad == "null" {
			where = "format"
		}
		refuses(t, r, bad, where, bad)
	}
}

func refuses(t *testing.T, r *optim.Rule, bad, where, name string) {
	t.Helper()
	o, same := saveable(t, r, 5), saveable(t, r, 5)
	var wrong *optim.SavedError
	if err := o.Restore([]byte(bad)); !errors.As(err, &wrong) || wrong.Where != where || wrong.Unwrap() == nil || err.Error() == "" {
		t.Errorf("%s: %v, want an error at %q", name, err, where)
	}
	if !equalOptimizers(o, same) {
		t.Errorf("%s: half applied", name)
	}
}

// FuzzRestore: whatever the text, it is restored whole or not at all, and what is
// restored is saved as the same state.
func FuzzRestore(f *testing.F) {
	r := optim.Rules()[0]
	text, err := saveable(f, r, 3).Save()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add(`{"format":1,"rule":"adabelief","groups":[{"hyper":{"lr":1e-3},"params":[{"t":1},{"t":2}]},{"hyper":{},"params":[{}]}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		o, before := saveable(t, r, 2), saveable(t, r, 2)
		if err := o.Restore([]byte(text)); err != nil {
			if !equalOptimizers(o, before) {
				t.Fatalf("%v, half applied", err)
			}
			return
		}
		again, err := o.Save()
		must(t, err)
		must(t, before.Restore(again))
		if !equalOptimizers(o, before) {
			t.Fatalf("%s is saved as %s", text, again)
		}
	})
}
