package optim_test

import (
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// subject is what a case is run on here: a rule, the preset of its source, what
// the source does beyond any preset, and its schedule if it has one.
type subject struct {
	rule, preset string
	adapt        func(*optim.Hyper)
	schedule     func(*testing.T, *optim.Hyper, *traceHyper) optim.Schedule
}

// subjects names every source and optimizer whose traces are in testdata.
var subjects = map[[2]string]subject{
	{"labml", "Adam"}:                    {rule: "adam", preset: "labml"},
	{"labml", "AMSGrad"}:                 {rule: "adam", preset: "labml-amsgrad"},
	{"labml", "RAdam"}:                   {rule: "radam", preset: "labml"},
	{"labml", "AdaBelief"}:               {rule: "adabelief", preset: "labml"},
	{"labml-as-documented", "AdaBelief"}: {rule: "adabelief", preset: "labml"},
	{"labml-as-run", "AdaBelief"}:        {rule: "adabelief", preset: "labml-as-run"},
	{"labml", "AdamWarmup"}:              {rule: "adam", preset: "labml", schedule: labmlWarmup},
	{"labml", "Noam"}:                    {rule: "adam", preset: "labml", schedule: labmlNoam},
	{"labml", "SophiaG"}:                 {rule: "sophia", preset: "labml"},
	{"official-0.2.0", "AdaBelief"}:      {rule: "adabelief", preset: "official", adapt: officialAdaBelief},
	{"official-0.2.1", "AdaBelief"}:      {rule: "adabelief", preset: "official", adapt: officialAdaBelief},
	{"official-radam", "RAdam"}:          {rule: "radam", preset: "official"},
	{"official-radam", "PlainRAdam"}:     {rule: "radam", preset: "official"},
	{"official-radam", "AdamWarmup"}:     {rule: "adam", preset: "radam-authors", schedule: officialWarmup},
	{"official-sophia", "SophiaG"}:       {rule: "sophia", preset: "official", adapt: officialSophia},
	{"torch-1.13.1", "Adam"}:             {rule: "adam", preset: "pytorch"},
	{"torch-1.13.1", "AdamW"}:            {rule: "adamw", preset: "pytorch"},
	{"torch-1.13.1", "RAdam"}:            {rule: "radam", preset: "pytorch"},
	{"torch-1.13.1-foreach", "RAdam"}:    {rule: "radam", preset: "pytorch", adapt: torchForeachRAdam},
	{"torch-1.13.1", "NAdam"}:            {rule: "nadam", preset: "pytorch-1.13"},
	{"torch-1.13.1-foreach", "NAdam"}:    {rule: "nadam", preset: "pytorch"},
	{"torch-1.13.1", "SGD"}:              {rule: "momentum", preset: "pytorch"},
	{"torch-1.13.1", "SGDNesterov"}:      {rule: "nesterov", preset: "pytorch"},
	{"torch-1.13.1", "RMSprop"}:          {rule: "rmsprop", preset: "pytorch"},
	{"torch-1.13.1", "Adagrad"}:          {rule: "adagrad", preset: "pytorch"},
	{"torch-1.13.1", "Adadelta"}:         {rule: "adadelta", preset: "pytorch"},
	{"torch-1.13.1", "Adamax"}:           {rule: "adamax", preset: "pytorch"},
	{"official-lion", "Lion"}:            {rule: "lion", preset: "official"},
	{"official-adan", "Adan"}:            {rule: "adan", preset: "official"},
}

// preset finds the preset of a source.
func preset(t *testing.T, rule, id string) optim.Hyper {
	t.Helper()
	for _, p := range optim.Presets(rule) {
		if p.ID == id {
			return p.Hyper
		}
	}
	t.Fatal("no preset", id, "of", rule)
	return optim.Hyper{}
}

// officialAdaBelief: without rectification, the authors' package divides √s by
// √c₂, as the preset for that does.
func officialAdaBelief(h *optim.Hyper) { h.OptimizedUpdate = h.Rectify }

// torchForeachRAdam: the multi-tensor RAdam of PyTorch 1.13 leaves ε out.
func torchForeachRAdam(h *optim.Hyper) { h.Eps = 0 }

// officialSophia compares |m| with ρ·B·h + 1e-15, where ours divides m by B·h + ε.
func officialSophia(h *optim.Hyper) { h.Eps = 1e-15 / h.Clip }

func officialWarmup(_ *testing.T, h *optim.Hyper, from *traceHyper) optim.Schedule {
	return optim.Warmup(h.LR, float64(from.Warmup))
}

func labmlWarmup(t *testing.T, h *optim.Hyper, from *traceHyper) optim.Schedule {
	decayUnscheduled(h)
	return officialWarmup(t, h, from)
}

func labmlNoam(t *testing.T, h *optim.Hyper, from *traceHyper) optim.Schedule {
	t.Helper()
	decayUnscheduled(h)
	s, err := optim.Noam(h.LR, float64(from.Model), float64(from.Warmup))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// decayUnscheduled keeps the plain rate in labml's decay.
func decayUnscheduled(h *optim.Hyper) {
	if h.Decay.Mode == optim.DecayDecoupled {
		h.Decay = optim.Decay{Mode: optim.DecayAbsolute, Coef: h.LR * h.Decay.Coef}
	}
}
