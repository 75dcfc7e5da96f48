package optim_test

import (
	"testing"

	"github.com/optiscope/optiscope/optim"
)

// subject is what a case is run on here: a rule, the preset of its source, and
// what the source does beyond any preset.
type subject struct {
	rule, preset string
	adapt        func(*optim.Hyper)
}

// subjects names every source and optimizer whose traces are in testdata, in the form that variant tells.
var subjects = map[[2]string]subject{
	{"labml", "Adam"}:                     {rule: "adam", preset: "labml"},
	{"labml", "AMSGrad"}:                  {rule: "amsgrad", preset: "labml"},
	{"labml", "RAdam"}:                    {rule: "radam", preset: "labml"},
	{"labml", "AdaBelief"}:                {rule: "adabelief", preset: "labml"},
	{"labml-as-documented", "AdaBelief"}:  {rule: "adabelief", preset: "labml"},
	{"labml-as-run", "AdaBelief"}:         {rule: "adabelief", preset: "labml-as-run"},
	{"labml", "AdamWarmup"}:               {rule: "adamwarmup", preset: "labml"},
	{"labml", "Noam"}:                     {rule: "noam", preset: "labml"},
	{"labml", "SophiaG"}:                  {rule: "sophia", preset: "labml"},
	{"official-0.2.0", "AdaBelief"}:       {rule: "adabelief", preset: "official"},
	{"official-0.2.1", "AdaBelief"}:       {rule: "adabelief", preset: "official"},
	{"official-0.2.1", "AdaBelief-plain"}: {rule: "adabelief", preset: "official-plain"},
	{"official-radam", "RAdam"}:           {rule: "radam", preset: "official"},
	{"official-radam", "PlainRAdam"}:      {rule: "radam", preset: "official"},
	{"official-radam", "AdamWarmup"}:      {rule: "adamwarmup", preset: "official"},
	{"official-sophia", "SophiaG"}:        {rule: "sophia", preset: "official", adapt: officialSophia},
	{"torch-1.13.1", "Adam"}:              {rule: "adam", preset: "pytorch"},
	{"torch-1.13.1", "Adam-amsgrad"}:      {rule: "amsgrad", preset: "pytorch"},
	{"torch-1.13.1", "AdamW"}:             {rule: "adamw", preset: "pytorch"},
	{"torch-1.13.1", "RAdam"}:             {rule: "radam", preset: "pytorch"},
	{"torch-1.13.1-foreach", "RAdam"}:     {rule: "radam", preset: "pytorch", adapt: torchForeachRAdam},
	{"torch-1.13.1", "NAdam"}:             {rule: "nadam", preset: "pytorch-1.13"},
	{"torch-1.13.1-foreach", "NAdam"}:     {rule: "nadam", preset: "pytorch"},
	{"torch-1.13.1", "SGD"}:               {rule: "momentum", preset: "pytorch"},
	{"torch-1.13.1", "SGDNesterov"}:       {rule: "nesterov", preset: "pytorch"},
	{"torch-1.13.1", "RMSprop"}:           {rule: "rmsprop", preset: "pytorch"},
	{"torch-1.13.1", "Adagrad"}:           {rule: "adagrad", preset: "pytorch"},
	{"torch-1.13.1", "Adadelta"}:          {rule: "adadelta", preset: "pytorch"},
	{"torch-1.13.1", "Adamax"}:            {rule: "adamax", preset: "pytorch"},
	{"official-lion", "Lion"}:             {rule: "lion", preset: "official"},
	{"official-adan", "Adan"}:             {rule: "adan", preset: "official"},
}

// variant is the optimizer's name with the option that is a rule or a preset of its own here.
func (from *traceHyper) variant(source, optimizer string) string {
	switch {
	case source == "torch-1.13.1" && optimizer == "Adam" && from.AMSGrad != nil && *from.AMSGrad:
		return "Adam-amsgrad"
	case source == "official-0.2.1" && optimizer == "AdaBelief" && from.Rectify != nil && !*from.Rectify:
		return "AdaBelief-plain"
	}
	return optimizer
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

// torchForeachRAdam: the multi-tensor RAdam of PyTorch 1.13 leaves ε out.
func torchForeachRAdam(h *optim.Hyper) { h.Eps = 0 }

// officialSophia compares |m| with ρ·B·h + 1e-15, where ours divides m by B·h + ε.
func officialSophia(h *optim.Hyper) { h.Eps = 1e-15 / h.Clip }
