package optim

import "math"

// Branch is the form of a step.
type Branch uint8

// The branches.
const (
	BranchNone     Branch = iota // θ stays, decay aside; the moments advance
	BranchAdaptive               // θ ← θ − k·m / denominator
	BranchPlain                  // θ ← θ − k·m
	BranchSign                   // θ ← θ − k·sign(u)
	BranchClipped                // θ ← θ − k·min(max(m/denominator, −ρ), ρ)
)

// String is the branch's name in words: "adaptive".
func (b Branch) String() string {
	switch b {
	case BranchAdaptive:
		return "adaptive"
	case BranchPlain:
		return "plain"
	case BranchSign:
		return "sign"
	case BranchClipped:
		return "clipped"
	}
	return "none"
}

// Plan holds the scalars of one step.
type Plan struct {
	Branch Branch
	Rate   float64 // αₜ, the learning rate of the step: Hyper.LR, or what the rule's own warm-up or decay makes of it
	K      float64 // k in the branch's formula; 0 for BranchNone
	KGrad  float64 // NAdam: the scalar of g; 0 for other rules
	KDiff  float64 // Adan: the scalar of the mean of differences; 0 for other rules
	Rho    float64 // length ρ of the approximated moving average; 0 for a rule that does not rectify
	R      float64 // rectification r; 1 for a rule that does not rectify, 0 while ρ < 5
	C1, C2 float64 // bias corrections 1 − β₁ᵗ and 1 − β₂ᵗ; 1 for a rule without
	Root   float64 // what √v is divided by: √c₂ (Adan: √c₃), or 1 with OptimizedUpdate, where k holds √c₂
}

// minRho is the length from which the variance of the adaptive rate is taken to
// be tractable. The paper (RAdam, algorithm 2) says ρ > 4; its authors' code and
// labml's say ρ ≥ 5.
const minRho = 5

// plainPlan is the plan of a rule without moments to correct.
func plainPlan(h *Hyper, _ int) Plan {
	return Plan{Branch: BranchPlain, Rate: h.LR, K: h.LR, R: 1, C1: 1, C2: 1, Root: 1}
}

// dividedPlan is the plan of a rule that divides, but has nothing to correct.
func dividedPlan(h *Hyper, _ int) Plan {
	return Plan{Branch: BranchAdaptive, Rate: h.LR, K: h.LR, R: 1, C1: 1, C2: 1, Root: 1}
}

// adamPlan is Adam's step t (Kingma and Ba, arXiv:1412.6980, section 2).
func adamPlan(h *Hyper, t int, d *decays) Plan { return adamPlanAt(h, h.LR, t, d) }

// adamPlanAt is Adam's step t with another rate than α.
func adamPlanAt(h *Hyper, rate float64, t int, d *decays) Plan {
	p := Plan{Branch: BranchAdaptive, Rate: rate, R: 1, C1: 1 - d.beta1(h, t), C2: 1 - d.beta2(h, t), Root: 1}
	p.scale(h)
	return p
}

// radamPlan is RAdam's step t (Liu et al., arXiv:1908.03265, algorithm 2).
func radamPlan(h *Hyper, t int, d *decays) Plan {
	b2t := d.beta2(h, t)
	p := Plan{Branch: BranchAdaptive, Rate: h.LR, C1: 1 - d.beta1(h, t), C2: 1 - b2t, Root: 1}
	rhoInf := 2/(1-h.Beta2) - 1
	p.Rho = rhoInf - 2*float64(t)*b2t/p.C2
	switch {
	case p.Rho >= minRho:
		p.R = math.Sqrt((p.Rho - 4) / (rhoInf - 4) * (p.Rho - 2) / p.Rho * rhoInf / (rhoInf - 2))
		p.scale(h)
	case h.DegenerateToSGD:
		p.Branch, p.K = BranchPlain, h.LR/p.C1
	default:
		p.Branch = BranchNone
	}
	return p
}

// scale sets k of an adaptive step. OptimizedUpdate is the order of section 2 of
// the Adam paper, which makes the same ε act as ε/√c₂ does otherwise.
func (p *Plan) scale(h *Hyper) {
	if h.OptimizedUpdate {
		p.K = p.Rate * math.Sqrt(p.C2) * p.R / p.C1
		return
	}
	p.K = p.Rate * p.R / p.C1
	p.Root = math.Sqrt(p.C2)
}
