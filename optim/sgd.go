package optim

var sgd = Rule{
	ID: "sgd", Title: "SGD",
	Reference: Reference{
		Text: "H. Robbins, S. Monro: A Stochastic Approximation Method, Annals of Mathematical Statistics 22, 1951, 400–407",
		URL:  "https://doi.org/10.1214/aoms/1177729586",
		Code: "https://github.com/pytorch/pytorch/blob/v1.13.1/torch/optim/sgd.py",
	},
	Reads:     []FieldID{FieldLR, FieldDecay, FieldDecayMode},
	Defaults:  Hyper{LR: 1e-3},
	Equations: sgdEquations,
	Step:      sgdStep,
	plan:      plainPlan,
}

func sgdStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = plainPlan(h, s.T)
	k := s.Plan.K
	keep, coupled := h.keep(), h.coupled()
	grads = grads[:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		params[i] = float64(theta*keep) - float64(k*g)
	}
}

func sgdEquations(h *Hyper, _ int) []Equation {
	return append(h.decayEquations(true), Equation{"θ", "θ − α·g", "against the gradient", Place})
}

// momentum is the heavy ball as torch.optim.SGD has it. Its first step is one of
// the gradient itself, without dampening; only then does the running sum begin.
// labml documents no rule of this kind: μ = 0.9 is the customary choice.
var momentum = Rule{
	ID: "momentum", Title: "Momentum",
	Reference: Reference{
		Text: "B. T. Polyak: Some methods of speeding up the convergence of iteration methods, USSR Computational Mathematics and Mathematical Physics 4, 1964, 1–17",
		URL:  "https://doi.org/10.1016/0041-5553(64)90137-5",
		Code: "https://github.com/pytorch/pytorch/blob/v1.13.1/torch/optim/sgd.py",
	},
	Moment1:   "m",
	Reads:     []FieldID{FieldLR, FieldMomentum, FieldDampening, FieldDecay, FieldDecayMode},
	Defaults:  Hyper{LR: 1e-3, Momentum: 0.9},
	Equations: momentumEquations,
	Step:      momentumStep,
	plan:      plainPlan,
}

func momentumStep(h *Hyper, s *State, params, grads []float64) {
	s.T++
	s.Plan = plainPlan(h, s.T)
	k := s.Plan.K
	mu, part := h.Momentum, 1-h.Dampening
	if s.T == 1 {
		mu, part = 0, 1
	}
	keep, coupled := h.keep(), h.coupled()
	grads, m := grads[:len(params)], s.M[:len(params)]
	for i, g := range grads {
		theta := params[i]
		if coupled {
			g += float64(h.Decay.Coef * theta)
		}
		mi := float64(mu*m[i]) + float64(part*g)
		m[i] = mi
		params[i] = float64(theta*keep) - float64(k*mi)
	}
}

func momentumEquations(h *Hyper, t int) []Equation {
	m := Equation{"m", "μ·m + (1 − τ)·g", "running sum of gradients", Slope}
	if t == 1 {
		m = Equation{"m", "g", "the first gradient, undampened", Slope}
	}
	return append(h.decayEquations(true), m, Equation{"θ", "θ − α·m", "with the ball's velocity", Place})
}
