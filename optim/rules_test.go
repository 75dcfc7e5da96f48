package optim_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

func reads(r *optim.Rule, id optim.FieldID) bool { return slices.Contains(r.Reads, id) }

func TestRules(t *testing.T) {
	var ids []string
	for _, r := range optim.Rules() {
		ids = append(ids, r.ID)
		if got, ok := optim.Lookup(r.ID); !ok || got != r {
			t.Errorf("%s is not found by its ID", r.ID)
		}
	}
	for _, r := range optim.Rules() {
		for _, text := range []string{r.Title, r.Reference.Text, r.Reference.URL, r.Reference.Code} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s lacks a title or a reference", r.ID)
			}
		}
		if !strings.HasPrefix(r.Reference.URL, "https://") || !strings.HasPrefix(r.Reference.Code, "https://") {
			t.Errorf("%s: %+v", r.ID, r.Reference)
		}
	}
	// The first places decide marks and colours, which should not change.
	if want := []string{"adabelief", "radam", "adam", "momentum", "sgd", "nesterov", "adamw", "nadam"}; !slices.Equal(ids[:len(want)], want) {
		t.Errorf("rules %v, want %v first", ids, want)
	}
	for _, r := range optim.Rules() {
		if (r.Curvature != nil) != reads(r, optim.FieldInterval) || (r.Curvature != nil) != r.NeedsCurvature(&r.Defaults, 1) {
			t.Errorf("%s is not clear about the curvature", r.ID)
		}
	}
	if len(ids) != 19 {
		t.Errorf("%d rules, want 19", len(ids))
	}
	if r, ok := optim.Lookup("unheard-of"); ok || r != nil {
		t.Error("found a rule that does not exist")
	}
}

// TestDefaults holds the defaults to the documentation of labml, and to that of
// PyTorch, optax and the authors for rules that labml does not have.
func TestDefaults(t *testing.T) {
	adam := optim.Hyper{LR: 1e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-16, OptimizedUpdate: true}
	radam, belief := adam, adam
	radam.Eps, radam.DegenerateToSGD = 1e-8, true
	belief.Rectify, belief.DegenerateToSGD = true, true
	amsgrad, warmup, noam := adam, adam, adam
	amsgrad.AMSGrad = true
	warmup.Warmup = 2000 // labml's constructors have 0: see the rules' comments
	noam.Warmup, noam.DModel = 4000, 512
	all := map[string]optim.Hyper{"adam": adam, "radam": radam, "adabelief": belief,
		"amsgrad": amsgrad, "adamwarmup": warmup, "noam": noam,
		"sgd": {LR: 1e-3}, "momentum": {LR: 1e-3, Momentum: 0.9},
		"nadam":    {LR: 2e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-8, MomentumDecay: 4e-3},
		"nesterov": {LR: 1e-3, Momentum: 0.9},
		"adamw":    {LR: 1e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-8, Decay: optim.Decay{Coef: 0.01}},
		"rmsprop":  {LR: 1e-2, Beta2: 0.99, Eps: 1e-8},
		"adagrad":  {LR: 1e-2, Eps: 1e-10},
		"adadelta": {LR: 1, Beta2: 0.9, Eps: 1e-6},
		"adamax":   {LR: 2e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-8},
		"yogi":     {LR: 1e-2, Beta1: 0.9, Beta2: 0.999, Eps: 1e-3, Initial: 1e-6},
		"lion":     {LR: 1e-4, Beta1: 0.9, Beta2: 0.99},
		"adan":     {LR: 1e-3, Beta1: 0.98, Beta2: 0.92, Beta3: 0.99, Eps: 1e-8, Proximal: true},
		"sophia":   {LR: 1e-4, Beta1: 0.9, Beta2: 0.95, Eps: 1e-12, Clip: 0.03, Interval: 10}}
	for _, r := range optim.Rules() {
		if want, ok := all[r.ID]; !ok || r.Defaults != want {
			t.Errorf("%s: %+v, want %+v", r.ID, r.Defaults, want)
		}
	}
}

func TestFields(t *testing.T) {
	keys := map[string]bool{}
	for i, f := range optim.Fields() {
		if int(f.ID) != i {
			t.Errorf("%s stands at %d, its ID is %d", f.Key, i, f.ID)
		}
		if got, ok := optim.FieldByKey(f.Key); !ok || got.ID != f.ID || keys[f.Key] || optim.FieldOf(f.ID).Key != f.Key {
			t.Errorf("%s is not found by its key", f.Key)
		}
		keys[f.Key] = true
		if strings.Count(f.Help, ". ") < 1 || !strings.HasSuffix(f.Help, ".") || f.Title == "" {
			t.Errorf("%s: help is not two sentences: %q", f.Key, f.Help)
		}
		accessors := [...]bool{f.Num != nil, f.Flag != nil, f.Mode != nil}
		for kind, set := range accessors {
			if set != (kind == int(f.Kind)) {
				t.Errorf("%s: accessors %v for kind %d", f.Key, accessors, f.Kind)
			}
		}
		if f.Kind == optim.FieldNumber {
			number := f.Check(f.Min) == nil && f.Check(f.Max) == nil && f.Min < f.Max && f.Symbol != ""
			if whole := f.Check(f.Min+0.5) != nil; whole != f.Integer {
				t.Errorf("%s: whole numbers alone: %v, accepts no other: %v", f.Key, f.Integer, whole)
			}
			if !number || f.Scale == optim.ScaleLog && f.Min <= 0 || f.Scale == optim.ScaleOneMinus && f.Max >= 1 {
				t.Errorf("%s: slider from %v to %v", f.Key, f.Min, f.Max)
			}
		}
	}
	if _, ok := optim.FieldByKey("unheard-of"); ok {
		t.Error("found a field that does not exist")
	}
}

func TestDecayMode(t *testing.T) {
	for _, m := range []optim.DecayMode{optim.DecayDecoupled, optim.DecayAbsolute, optim.DecayCoupled} {
		if got, err := optim.ParseDecayMode(m.String()); err != nil || got != m {
			t.Errorf("%v reads back as %v, %v", m, got, err)
		}
	}
	if _, err := optim.ParseDecayMode("unknown"); err == nil || optim.DecayMode(9).String() != "unknown" {
		t.Error("an unknown mode is read")
	}
}
