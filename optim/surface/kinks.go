package surface

// kinks are not differentiable along lines through the minimum: the gradient
// keeps its length however near the minimum is.
var kinks = []*Surface{
	{
		ID: "abs-sum", Title: "Absolute values", Formula: "|x| + |y|",
		Domain: square(3), Start: Point{2.5, 0.1}, Minima: fixed(least(0, 0, 0)),
		Reference: "Zhuang et al., AdaBelief Optimizer, NeurIPS 2020, figures 2 and 3(a)",
		Why: "The gradient is ±1 everywhere: along x it always agrees with itself, across the kink it flips at each step. " +
			"Adam divides both by the same number, AdaBelief does not.",
		LR: 0.006,
	},
	{
		ID: "abs-valley", Title: "Valley of absolute values", Formula: "|x|/κ + |y|",
		Params: []Param{{Name: "a", Symbol: "κ", Title: "ratio of the slopes", Default: 10, Min: 1, Max: 100, Log: true,
			Lower: 0.001, Upper: 100000,
			Help: "How many times steeper the valley is across than along. The AdaBelief paper has 10."}},
		Domain: square(3), Start: Point{0.5, 1.5}, Minima: fixed(least(0, 0, 0)),
		Reference: "Zhuang et al., AdaBelief Optimizer, NeurIPS 2020, figure 3(d)",
		Why:       "The steep coordinate rattles across its kink while the flat one has the longer way: steps must shrink in one and not in the other.",
		LR:        0.0045,
	},
	{
		ID: "rotated-valley", Title: "Rotated valley of absolute values", Formula: "|x + y| + |x - y|/κ",
		Params: []Param{{Name: "a", Symbol: "κ", Title: "ratio of the slopes", Default: 10, Min: 1, Max: 100, Log: true,
			Lower: 0.001, Upper: 100000,
			Help: "How many times steeper the valley is across than along. The AdaBelief paper has 10."}},
		Domain: square(3), Start: Point{2.5, 0.1}, Minima: fixed(least(0, 0, 0)),
		Reference: "Zhuang et al., AdaBelief Optimizer, NeurIPS 2020, figure 3(b)",
		Why:       "A kinked valley across the axes: both coordinates flip their gradient at each step, and what is left over leads slowly to the minimum.",
	},
	{
		ID: "bukin-6", Title: "Bukin N. 6", Formula: "100sqrt(|y - 0.01x^2|) + 0.01|x + 10|",
		Domain: Box{-15, -5, -3, 3}, Start: Point{-14, 2.5}, Minima: fixed(least(-10, 1, 0)),
		Reference: "Bukin, New minimization strategy for non-smooth functions, Budker Institute of Nuclear Physics, Novosibirsk, 1997",
		Why:       "The floor of the valley is a kink with an infinite slope on both sides, and along it the surface falls by a hundredth per unit.",
	},
}
