package surface

// bowls are convex: everything that rolls downhill arrives, only the pace differs.
var bowls = []*Surface{
	{
		ID: "sphere", Title: "Sphere", Formula: "x^2 + y^2",
		Domain: square(5.12), Start: Point{-4, 3}, Minima: fixed(least(0, 0, 0)),
		Reference: "De Jong, An Analysis of the Behavior of a Class of Genetic Adaptive Systems, thesis, University of Michigan, 1975 (F1)",
		Why:       "Nothing is hard here: the gradient points straight at the minimum. Whatever wiggles on it wiggles by itself.",
		LR:        0.2,
	},
	{
		ID: "ravine", Title: "Ravine", Formula: "(x^2 + κ y^2)/2",
		Params: []Param{{Name: "a", Symbol: "κ", Title: "condition number", Default: 50, Min: 1, Max: 1000, Log: true,
			Lower: 0.001, Upper: 100000,
			Help: "How many times steeper the walls are than the floor. The steps that plain gradient descent needs grow in proportion."}},
		Domain: Box{-2, 2, -1, 1}, Start: Point{-1.8, 0.8}, Minima: fixed(least(0, 0, 0)), Scale: ScaleLog,
		Reference: "Goh, Why Momentum Really Works, Distill, 2017, doi:10.23915/distill.00006",
		Why: "The steep direction limits the learning rate and the flat one sets the time. " +
			"A rule that scales each coordinate by itself does not see the difference.",
		LR: 0.1,
	},
	{
		ID: "rotated-quadratic", Title: "Rotated quadratic", Formula: "(x + y)^2 + (x - y)^2/κ",
		Params: []Param{{Name: "a", Symbol: "κ", Title: "condition number", Default: 10, Min: 1, Max: 1000, Log: true,
			Lower: 0.001, Upper: 100000,
			Help: "How many times steeper the ravine is across than along. It lies along the diagonal, so no single coordinate is the steep one."}},
		Domain: square(3), Start: Point{2.5, 0.1}, Minima: fixed(least(0, 0, 0)), Scale: ScaleLog,
		Reference: "Zhuang et al., AdaBelief Optimizer, NeurIPS 2020, figure 3(c)",
		Why: "A ravine that lies across the axes: scaling the coordinates one by one cannot straighten it, " +
			"so adaptive rules lose the advantage they have in the ravine.",
		LR: 0.1,
	},
	{
		ID: "booth", Title: "Booth", Formula: "(x + 2y - 7)^2 + (2x + y - 5)^2",
		Domain: square(10), Start: Point{-8, 7}, Minima: fixed(least(1, 3, 0)), Scale: ScaleLog,
		Reference: survey,
		Why:       "A plain quadratic whose valley lies along a diagonal: the residuals of two linear equations, squared.",
		LR:        0.5,
	},
	{
		ID: "matyas", Title: "Matyas", Formula: "0.26(x^2 + y^2) - 0.48x y",
		Domain: square(10), Start: Point{-9, -5}, Minima: fixed(least(0, 0, 0)), Scale: ScaleLog,
		Spots:     []Spot{{Point{-9.08, -7.83}, "as Frederickson, 2016, has it"}},
		Reference: survey,
		Why:       "Along the diagonal the bowl is 25 times flatter than across, and everywhere it is shallow: small gradients, long way.",
		LR:        0.5,
	},
	{
		ID: "trid", Title: "Trid", Formula: "(x - 1)^2 + (y - 1)^2 - x y",
		Domain: square(4), Start: Point{-3.5, 3}, Minima: fixed(least(2, 2, -2)), Scale: ScaleLog,
		Reference: "Adorio, MVF: Multivariate Test Functions Library in C, 2005",
		Why:       "Each variable alone would settle at 1; the product couples them and moves the minimum to (2, 2).",
		LR:        0.3,
	},
	{
		ID: "zakharov", Title: "Zakharov", Formula: "x^2 + y^2 + (0.5x + y)^2 + (0.5x + y)^4",
		Domain: Box{-5, 10, -5, 10}, Start: Point{6, -3}, Minima: fixed(least(0, 0, 0)), Scale: ScaleLog,
		Reference: survey,
		Why:       "The fourth power makes the walls enormous far out and leaves a plain bowl near the minimum: no one learning rate fits both.",
		LR:        0.3,
	},
	{
		ID: "elliptic-bowl", Title: "Elliptic bowl", Formula: "x^2/4 + y^2/8 - exp(-(x^2 + 5y^2)/4)",
		Domain: square(2), Start: Point{1.5, 1.5}, Minima: fixed(least(0, 0, -1)),
		Reference: "Jiang, Gradient Descent Viz, 2020",
		Why:       "The slope is gentle outside and steep in the pit, and the pit is narrower along y than along x.",
		LR:        0.1,
	},
}
