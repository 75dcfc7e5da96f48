package optim

// decayEquations is the line of weight decay, or none where it is off. Decay
// that acts on θ is left out unless acts.
func (h *Hyper) decayEquations(acts bool) []Equation {
	switch {
	case h.Decay.Coef == 0:
		return nil
	case h.Decay.Mode == DecayCoupled:
		return []Equation{{"g", "g + λ·θ", "weight decay as a gradient", Slope}}
	case !acts:
		return nil
	case h.Decay.Mode == DecayAbsolute:
		return []Equation{{"θ", "θ·(1 − λ)", "weight decay, whatever the learning rate", Place}}
	}
	return []Equation{{"θ", "θ·(1 − α·λ)", "weight decay, apart from the gradient", Place}}
}

// second is the second moment that the step divides by.
func second(h *Hyper, name string) string {
	if h.AMSGrad {
		return name + "max"
	}
	return name
}

func adamMoments(h *Hyper) []Equation {
	eqs := []Equation{
		{"m", "β1·m + (1 − β1)·g", "mean of gradients", Slope},
		{"v", "β2·v + (1 − β2)·g^2", "mean of squared gradients", Square},
	}
	if h.AMSGrad {
		eqs = append(eqs, Equation{"vmax", "max(vmax, v)", "largest v so far", Square})
	}
	return eqs
}

func adaBeliefMoments(h *Hyper) []Equation {
	eqs := []Equation{
		{"m", "β1·m + (1 − β1)·g", "mean of gradients", Slope},
		{"d", "g − m", "surprise", Slope},
		{"s", "β2·s + (1 − β2)·d^2", "mean of squared surprises", Square},
	}
	if h.AccumulateEps {
		eqs = append(eqs, Equation{"s", "s + ε", "ε stays in the state", Square})
	}
	if h.AMSGrad {
		eqs = append(eqs, Equation{"smax", "max(smax, s)", "largest s so far", Square})
	}
	return eqs
}

// rectifiedEquations are the lines of RAdam after the moments.
func (h *Hyper) rectifiedEquations(b Branch, under string) []Equation {
	eqs := []Equation{
		{"c1", "1 − β1^t", "bias of m", Scalar},
		{"c2", "1 − β2^t", "bias of the second moment", Scalar},
		{"ρmax", "2/(1 − β2) − 1", "longest average, ρ∞", Scalar},
		{"ρ", "ρmax − 2·t·β2^t/c2", "length of the average so far", Scalar},
	}
	switch b {
	case BranchNone:
		return append(eqs, Equation{"θ", "θ", "no step while ρ < 5", Place})
	case BranchPlain:
		return append(eqs, Equation{"k", "α/c1", "rate, bias of m corrected", Scalar},
			Equation{"θ", "θ − k·m", "plain step while ρ < 5", Place})
	}
	eqs = append(eqs, Equation{"r", "√((ρ − 4)/(ρmax − 4)·(ρ − 2)/ρ·ρmax/(ρmax − 2))", "rectification", Scalar})
	return append(eqs, h.adaptiveEquations(under, true)...)
}

// adaptiveEquations are the last two lines of an adaptive step that divides by
// the root of under.
func (h *Hyper) adaptiveEquations(under string, rectified bool) []Equation {
	rate := "α"
	note, also := "rate, bias of m corrected", "rate, bias of m corrected, rectified"
	step := "θ − k·m/(√" + under + "/√c2 + ε)"
	if h.OptimizedUpdate {
		rate = "α·√c2"
		note, also = "rate, both biases corrected", "rate, both biases corrected, rectified"
		step = "θ − k·m/(√" + under + " + ε)"
	}
	if rectified {
		rate += "·r"
		note = also
	}
	return []Equation{{"k", rate + "/c1", note, Scalar}, {"θ", step, "adaptive step", Place}}
}
