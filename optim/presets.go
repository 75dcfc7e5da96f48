package optim

// Preset is what one source chooses for a rule: its defaults, and the options
// that make the rule compute what the source computes.
type Preset struct {
	ID     string // unique for the rule: "labml", "official", "pytorch"
	Title  string // short enough for a menu
	Source string // URL
	Hyper  Hyper
}

const (
	labmlURL      = "https://nn.labml.ai/optimizers/"
	beliefURL     = "https://github.com/juntang-zhuang/Adabelief-Optimizer/tree/2855178e/pypi_packages/adabelief_pytorch0.2.1"
	radamURL      = "https://github.com/LiyuanLucasLiu/RAdam/blob/d9fd30a3/radam/radam.py"
	sophiaURL     = "https://github.com/Liuhong99/Sophia/blob/a7e15722/sophia.py"
	torchURL      = "https://github.com/pytorch/pytorch/blob/v1.13.1/torch/optim/"
	torch2URL     = "https://github.com/pytorch/pytorch/blob/v2.0.0/torch/optim/"
	torchTitle    = "PyTorch"
	documented    = "labml as documented"
	officialTitle = "official code"
)

// Presets lists the sources of a rule, first the one that Rule.Defaults follow. It
// is empty for a rule that does not exist.
func Presets(rule string) []Preset {
	switch rule {
	case "adabelief":
		return adaBeliefPresets()
	case "radam":
		return radamPresets()
	case "adam":
		return adamPresets()
	case "amsgrad":
		return amsgradPresets()
	case "adamwarmup":
		return adamWarmupPresets()
	case "noam":
		return []Preset{{"labml", documented, labmlURL + "noam.html", noam.Defaults}}
	case "nadam":
		return nadamPresets()
	case "sophia":
		return sophiaPresets()
	case "adamw":
		return []Preset{{"pytorch", torchTitle, adamW.Reference.Code, adamW.Defaults}}
	case "yogi":
		return []Preset{{"optax", "optax", yogi.Reference.Code, yogi.Defaults}}
	case "lion":
		return []Preset{{"official", officialTitle, lion.Reference.Code, lion.Defaults}}
	case "adan":
		return []Preset{{"official", officialTitle, adan.Reference.Code, adan.Defaults}}
	}
	for _, r := range []*Rule{&sgd, &momentum, &nesterov, &rmsprop, &adagrad, &adadelta, &adamax} {
		if r.ID == rule {
			return []Preset{torchPreset(r)}
		}
	}
	return nil
}

// torchPreset is a rule's defaults with decay coupled, as most of PyTorch has it.
func torchPreset(r *Rule) Preset {
	h := r.Defaults
	h.Decay.Mode = DecayCoupled
	return Preset{"pytorch", torchTitle, r.Reference.Code, h}
}

func adaBeliefPresets() []Preset {
	run := adaBelief.Defaults
	run.AMSGrad, run.OptimizedUpdate, run.DegenerateToSGD = true, false, false
	official := adaBelief.Defaults
	official.AccumulateEps, official.RectifyIgnoresMax = true, true
	plain := official
	plain.Rectify, plain.OptimizedUpdate = false, false
	return []Preset{
		{"labml", documented, labmlURL + "ada_belief.html", adaBelief.Defaults},
		{"labml-as-run", "labml as run", labmlURL + "ada_belief.html", run},
		{"official", "official 0.2.0/0.2.1", beliefURL, official},
		{"official-plain", "official unrectified", beliefURL, plain},
	}
}

func radamPresets() []Preset {
	official := radam.Defaults
	official.DegenerateToSGD, official.RestDecay = false, true
	torch := radam.Defaults
	torch.Decay.Mode = DecayCoupled
	return []Preset{
		{"labml", documented, labmlURL + "radam.html", radam.Defaults},
		{"official", officialTitle, radamURL, official},
		{"pytorch", torchTitle, torchURL + "radam.py", torch},
	}
}

func adamPresets() []Preset {
	return []Preset{
		{"labml", documented, labmlURL + "adam.html", adam.Defaults},
		{"pytorch", torchTitle, torchURL + "adam.py", torchAdam()},
	}
}

// torchAdam is PyTorch's Adam: ε is larger, and added to the corrected root.
func torchAdam() Hyper {
	return Hyper{LR: 1e-3, Beta1: 0.9, Beta2: 0.999, Eps: 1e-8, Decay: Decay{Mode: DecayCoupled}}
}

func amsgradPresets() []Preset {
	torch := torchAdam()
	torch.AMSGrad = true
	return []Preset{
		{"labml", documented, labmlURL + "amsgrad.html", amsgrad.Defaults},
		{"pytorch", torchTitle, torchURL + "adam.py", torch},
	}
}

func adamWarmupPresets() []Preset {
	authors := adamWarmup.Defaults
	authors.Eps, authors.WarmDecay = 1e-8, true
	return []Preset{
		{"labml", documented, labmlURL + "adam_warmup.html", adamWarmup.Defaults},
		{"official", "RAdam's authors", radamURL, authors},
	}
}

func nadamPresets() []Preset {
	now, before := torchPreset(&nadam), torchPreset(&nadam)
	now.Title, now.Source = "PyTorch 2", torch2URL+"nadam.py"
	before.ID, before.Title, before.Source = "pytorch-1.13", "PyTorch 1.13", torchURL+"nadam.py"
	before.Hyper.RepeatMu = true
	return []Preset{now, before}
}

func sophiaPresets() []Preset {
	official := Hyper{LR: 1e-4, Beta1: 0.965, Beta2: 0.99, Eps: 1e-15 / 0.04, Clip: 0.04, Interval: 10, Decay: Decay{Coef: 0.1}}
	return []Preset{
		{"labml", documented, labmlURL + "sophia.html", sophia.Defaults},
		{"official", officialTitle, sophiaURL, official},
	}
}
