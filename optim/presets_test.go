package optim_test

import (
	"strings"
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// untraced are the presets of which testdata has no run, with what holds them.
var untraced = map[string]string{
	"sgd pytorch": "one line, and Momentum with μ = 0",
	"yogi optax":  "TestHistories",
}

// TestPresets: presets are complete and distinct, the first is where the defaults
// come from, and each is the beginning of recorded runs: see subjects.
func TestPresets(t *testing.T) {
	used := map[string]bool{}
	for _, s := range subjects {
		used[s.rule+" "+s.preset] = true
	}
	for _, r := range optim.Rules() {
		presets, ids := optim.Presets(r.ID), map[string]bool{}
		if len(presets) == 0 {
			t.Errorf("%s has no preset", r.ID)
			continue
		}
		first := presets[0].Hyper
		first.Decay.Mode = r.Defaults.Decay.Mode // PyTorch's decay is coupled, and off
		if first != r.Defaults {
			t.Errorf("%s: first preset %+v, defaults %+v", r.ID, first, r.Defaults)
		}
		for i, p := range presets {
			if ids[p.ID] || p.ID == "" || p.Title == "" || !strings.HasPrefix(p.Source, "https://") {
				t.Errorf("%s: preset %+v", r.ID, p)
			}
			ids[p.ID] = true
			if err := r.Validate(&p.Hyper); err != nil {
				t.Errorf("%s, %s: %v", r.ID, p.ID, err)
			}
			for _, other := range presets[:i] {
				if other.Hyper == p.Hyper {
					t.Errorf("%s: %s is %s", r.ID, p.ID, other.ID)
				}
			}
			key := r.ID + " " + p.ID
			if used[key] == (untraced[key] != "") {
				t.Errorf("%s: run from traces %v, named as untraced %q", key, used[key], untraced[key])
			}
		}
	}
	if optim.Presets("unheard-of") != nil {
		t.Error("a rule that does not exist has presets")
	}
}

// TestPresetsAsTheyStand: runs that ask for nothing but a source's own options are
// made by its preset with the numbers alone.
func TestPresetsAsTheyStand(t *testing.T) {
	met := map[string]bool{}
	for _, file := range traceCounts {
		var f traceFile
		readJSON(t, file.file, &f)
		for i := range f.Cases {
			c := &f.Cases[i]
			from := c.asked(0)
			s := subjects[[2]string{c.Source, from.variant(c.Source, c.Optimizer)}]
			h := preset(t, s.rule, s.preset)
			x := newTensor(t, c.Source, c.Optimizer, from, c.Effective, nil, nil)
			if options(x.hyper) == options(h) {
				met[s.rule+" "+s.preset] = true
			}
		}
	}
	for _, s := range subjects {
		if key := s.rule + " " + s.preset; !met[key] && key != "momentum pytorch" { // whose runs are those of figure 3
			t.Errorf("no run has the options of %s", key)
		}
	}
}

// options are the hyper-parameters that are not numbers.
func options(h optim.Hyper) optim.Hyper {
	for _, f := range optim.Fields() {
		if f.Kind == optim.FieldNumber {
			*f.Num(&h) = 0
		}
	}
	return h
}

// TestPresetValues holds the presets that are not a rule's defaults to the
// signatures of their sources.
func TestPresetValues(t *testing.T) {
	coupled := optim.Decay{Mode: optim.DecayCoupled}
	base := optim.Hyper{LR: 1e-3, Beta1: 0.9, Beta2: 0.999}
	with := func(change func(*optim.Hyper)) optim.Hyper {
		h := base
		change(&h)
		return h
	}
	all := map[string]optim.Hyper{
		"adabelief labml-as-run": with(func(h *optim.Hyper) { h.Eps, h.AMSGrad, h.Rectify = 1e-16, true, true }),
		"adabelief official": with(func(h *optim.Hyper) {
			h.Eps, h.Rectify, h.DegenerateToSGD, h.OptimizedUpdate = 1e-16, true, true, true
			h.AccumulateEps, h.RectifyIgnoresMax = true, true
		}),
		"adabelief official-plain": with(func(h *optim.Hyper) {
			h.Eps, h.DegenerateToSGD, h.AccumulateEps, h.RectifyIgnoresMax = 1e-16, true, true, true
		}),
		"radam official":  with(func(h *optim.Hyper) { h.Eps, h.OptimizedUpdate, h.RestDecay = 1e-8, true, true }),
		"radam pytorch":   with(func(h *optim.Hyper) { h.Eps, h.OptimizedUpdate, h.DegenerateToSGD, h.Decay = 1e-8, true, true, coupled }),
		"adam pytorch":    with(func(h *optim.Hyper) { h.Eps, h.Decay = 1e-8, coupled }),
		"amsgrad pytorch": with(func(h *optim.Hyper) { h.Eps, h.AMSGrad, h.Decay = 1e-8, true, coupled }),
		"adamwarmup official": with(func(h *optim.Hyper) {
			h.Eps, h.OptimizedUpdate, h.WarmDecay, h.Warmup = 1e-8, true, true, 2000
		}),
		"nadam pytorch-1.13": with(func(h *optim.Hyper) {
			h.LR, h.Eps, h.MomentumDecay, h.RepeatMu, h.Decay = 2e-3, 1e-8, 4e-3, true, coupled
		}),
		"sophia official": {LR: 1e-4, Beta1: 0.965, Beta2: 0.99, Eps: 2.5e-14, Clip: 0.04, Interval: 10, Decay: optim.Decay{Coef: 0.1}},
	}
	for _, r := range optim.Rules() {
		for i, p := range optim.Presets(r.ID) {
			want, ok := all[r.ID+" "+p.ID]
			if ok == (i == 0) {
				t.Errorf("%s, %s: stated here: %v", r.ID, p.ID, ok)
			}
			if ok && p.Hyper != want {
				t.Errorf("%s, %s: %+v, want %+v", r.ID, p.ID, p.Hyper, want)
			}
		}
	}
}
