package export

import (
	"slices"
	"strings"

	"github.com/optiscope/optiscope/optim"
	"github.com/optiscope/optiscope/optim/run"
)

var torch = dialect{
	needs: "PyTorch (pip install torch)",
	head: `import torch


def tensor(v):
    return torch.as_tensor(v, dtype=torch.float64)


# Functions that take numbers, too.`,
	function: "def %s(v): return %s(tensor(v))",
	binary:   "def %s(v, w): return %s(tensor(v), tensor(w))",
	prefix:   "torch.",
	names:    map[string]string{"ln": "log", "min": "minimum", "max": "maximum"},
	calculus: `def exact(θ):
    θ = θ.detach().requires_grad_()
    return torch.autograd.grad(loss(*θ), θ)[0]
`,
	bend: `
def curvature(θ):
    return torch.autograd.functional.hessian(lambda p: loss(*p), θ).diagonal()
`,
	packaged: torchCourse,
	near:     torchNear,
}

// argument is a keyword of a package and the hyper-parameters that it takes.
type argument struct {
	name   string
	fields []optim.FieldID
}

// packageRule is a rule as a package has it.
type packageRule struct {
	class string
	args  []argument
	fixed string // what is given always
}

var (
	rateArgument  = argument{"lr", []optim.FieldID{optim.FieldLR}}
	betas         = argument{"betas", []optim.FieldID{optim.FieldBeta1, optim.FieldBeta2}}
	epsilon       = argument{"eps", []optim.FieldID{optim.FieldEps}}
	decay         = argument{"weight_decay", []optim.FieldID{optim.FieldDecay}}
	momentum      = argument{"momentum", []optim.FieldID{optim.FieldMomentum}}
	amsgradOption = argument{"amsgrad", []optim.FieldID{optim.FieldAMSGrad}}
)

// torchRules are the rules of torch.optim. NAdam's changed with version 2, so that it is written out.
var torchRules = map[string]packageRule{
	"sgd":      {class: "SGD", args: []argument{rateArgument, decay}},
	"momentum": {class: "SGD", args: []argument{rateArgument, momentum, {"dampening", []optim.FieldID{optim.FieldDampening}}, decay}},
	"nesterov": {class: "SGD", args: []argument{rateArgument, momentum, decay}, fixed: ", nesterov=True"},
	"adam":     {class: "Adam", args: []argument{rateArgument, betas, epsilon, decay, amsgradOption}},
	"amsgrad":  {class: "Adam", args: []argument{rateArgument, betas, epsilon, decay, amsgradOption}},
	"adamw":    {class: "AdamW", args: []argument{rateArgument, betas, epsilon, decay, amsgradOption}},
	"radam":    {class: "RAdam", args: []argument{rateArgument, betas, epsilon, decay}},
	"adamax":   {class: "Adamax", args: []argument{rateArgument, betas, epsilon, decay}},
	"adadelta": {class: "Adadelta", args: []argument{rateArgument, {"rho", []optim.FieldID{optim.FieldBeta2}}, epsilon, decay}},
	"rmsprop": {class: "RMSprop", args: []argument{rateArgument, {"alpha", []optim.FieldID{optim.FieldBeta2}}, epsilon, decay, momentum,
		{"centered", []optim.FieldID{optim.FieldCentered}}}},
	"adagrad": {class: "Adagrad", args: []argument{rateArgument, {"lr_decay", []optim.FieldID{optim.FieldRateDecay}}, decay,
		{"initial_accumulator_value", []optim.FieldID{optim.FieldInitial}}, epsilon}},
}

// keywords spells the arguments of a package for an entry.
func (p *packageRule) keywords(h *optim.Hyper) string {
	var all []string
	for _, a := range p.args {
		var values []string
		for _, id := range a.fields {
			values = append(values, pythonValue(id, h))
		}
		value := strings.Join(values, ", ")
		if len(values) > 1 {
			value = "(" + value + ")"
		}
		if value != "False" {
			all = append(all, a.name+"="+value)
		}
	}
	return strings.Join(all, ", ") + p.fixed
}

func pythonValue(id optim.FieldID, h *optim.Hyper) string {
	f := optim.FieldOf(id)
	switch {
	case f.Kind == optim.FieldNumber:
		return pythonNumber(*f.Num(h))
	case *f.Flag(h):
		return "True"
	}
	return "False"
}

// takes says whether a package computes what an entry does: where the options are those of the preset, but for those
// that the package is given. What is edited on its way is written out, and so is what a package refuses.
func (p *packageRule) takes(entry *run.Entry, preset string) bool {
	i := slices.IndexFunc(optim.Presets(entry.Rule), func(s optim.Preset) bool { return s.ID == preset })
	if i < 0 || entry.Edits.Count > 0 {
		return false
	}
	theirs, ours := optim.Presets(entry.Rule)[i].Hyper, entry.Hyper
	if ours.Decay.Coef == 0 {
		theirs.Decay.Mode = ours.Decay.Mode
	}
	rule, _ := optim.Lookup(entry.Rule)
	for _, id := range rule.Reads {
		f := optim.FieldOf(id)
		given := slices.ContainsFunc(p.args, func(a argument) bool { return slices.Contains(a.fields, id) })
		switch {
		case given:
		case f.Kind == optim.FieldFlag && *f.Flag(&ours) != *f.Flag(&theirs),
			f.Kind == optim.FieldMode && *f.Mode(&ours) != *f.Mode(&theirs),
			f.Kind == optim.FieldNumber && *f.Num(&ours) != *f.Num(&theirs):
			return false
		}
	}
	rolls := entry.Rule == "momentum" || entry.Rule == "nesterov"
	return !rolls || ours.Momentum > 0
}

// AdaBelief as its authors' package has it, rectified and not.
var (
	rectifiedBelief = packageRule{class: "AdaBelief", args: append(beliefArguments[:len(beliefArguments):len(beliefArguments)],
		argument{"degenerated_to_sgd", []optim.FieldID{optim.FieldDegenerate}}), fixed: beliefFixed + ", rectify=True"}
	plainBelief     = packageRule{class: "AdaBelief", args: beliefArguments, fixed: beliefFixed + ", rectify=False"}
	beliefArguments = []argument{rateArgument, betas, epsilon, decay, amsgradOption}
)

const beliefFixed = ", weight_decouple=True, print_change_log=False"

// torchCourse steps with torch.optim or adabelief_pytorch.
func torchCourse(entry *run.Entry, steps int) string {
	var b source
	rule, preset, from := torchRules[entry.Rule], "pytorch", "torch.optim."
	if entry.Rule == "adabelief" {
		rule, preset, from = plainBelief, "official-plain", ""
		if entry.Hyper.Rectify {
			rule, preset = rectifiedBelief, "official"
		}
		b.line("    from adabelief_pytorch import AdaBelief  # pip install adabelief-pytorch==0.2.1\n")
	}
	if rule.class == "" || !rule.takes(entry, preset) {
		return ""
	}
	b.line("    θ = start.clone()")
	b.line("    optimizer = %s%s([θ], %s)", from, rule.class, rule.keywords(&entry.Hyper))
	rate := scheduled(&entry.Schedule, steps)
	if rate != "" {
		b.line("    rate = %s", pythonNumber(entry.Hyper.LR))
	}
	b.line("    for t in range(1, steps + 1):")
	if rate != "" {
		b.line("        optimizer.param_groups[0][\"lr\"] = %s", rate)
	}
	b.line("        θ.grad = gradient(θ, t)\n        optimizer.step()\n        yield θ.clone()")
	return b.String()
}

// torchNear names the packages that come near to an entry which they do not compute.
func torchNear(entry *run.Entry) string {
	var b source
	switch entry.Rule {
	case "adabelief":
		rule := plainBelief
		if entry.Hyper.Rectify {
			rule = rectifiedBelief
		}
		b.line("    # The authors' package (pip install adabelief-pytorch==0.2.1) comes near, but its options are others, and its ε stays in s:")
		b.line("    #   adabelief_pytorch.AdaBelief([θ], %s)", rule.keywords(&entry.Hyper))
	case "radam":
		b.line("    # torch.optim.RAdam always takes plain steps at first, and its decay is coupled. The authors' RAdam has an option for these")
		b.line("    # steps, degenerated_to_sgd: https://github.com/LiyuanLucasLiu/RAdam")
	default:
		if rule, ok := torchRules[entry.Rule]; ok {
			b.line("    # torch.optim.%s has not these options, or not on the way.", rule.class)
		}
	}
	return b.String()
}
