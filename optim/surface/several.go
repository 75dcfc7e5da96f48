package surface

import "math"

// several have a few minima each: where an optimizer ends depends on its start and its step.
var several = []*Surface{
	{
		ID: "himmelblau", Title: "Himmelblau", Formula: "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
		Domain: square(5), Start: Point{-0.15, 0.67},
		Minima: fixed(
			least(3, 2, 0), least(-2.80511808695274485, 3.13131251825057297, 0),
			least(-3.77931025337774689, -3.28318599128616941, 0), least(3.58442834033049174, -1.84812652696440355, 0)),
		Scale:     ScaleLog,
		Reference: "Himmelblau, Applied Nonlinear Programming, McGraw-Hill, 1972",
		Why:       "Four equal minima around a hill. From near its top a small difference between two rules decides which one each reaches.",
		LR:        0.2,
	},
	{
		ID: "mccormick", Title: "McCormick", Formula: "sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1",
		Domain: Box{-1.5, 4, -3, 4}, Start: Point{0, 2},
		Minima: fixed(
			least(-0.547197551196597746, -1.54719755119659775, -1.91322295498103639),
			local(2.59439510239319549, 1.59439510239319549, 1.22836969860875685)),
		Scale:     ScaleLog,
		Spots:     []Spot{{Point{1.8, -1.8}, "as in the video McCormick2"}},
		Reference: "McCormick, Computability of global solutions to factorable nonconvex programs: Part I, Mathematical Programming 10, 1976, 147–175",
		Why:       "A ravine with waves along its floor. Beyond the view it goes on falling, so a rule that is too fast never comes back.",
		LR:        0.1,
	},
	{
		ID: "three-hump-camel", Title: "Three-hump camel", Formula: "2x^2 - 1.05x^4 + x^6/6 + x y + y^2",
		Domain: square(2.5), Start: Point{-2.2, 1.5},
		Minima: fixed(least(0, 0, 0),
			local(-1.7475523458302889, 0.873776172915144449, 0.29863844223685982),
			local(1.7475523458302889, -0.873776172915144449, 0.29863844223685982)),
		Scale:     ScaleLog,
		Reference: survey,
		Why:       "The best minimum lies between two poorer ones. Small steps end in the nearer one; momentum or a large step jumps the hump.",
		LR:        0.5,
	},
	{
		ID: "six-hump-camel", Title: "Six-hump camel", Formula: "(4 - 2.1x^2 + x^4/3)x^2 + x y + (4y^2 - 4)y^2",
		Domain: Box{-2, 2, -1, 1}, Start: Point{-1, 0.9},
		Minima: fixed(
			least(0.0898420131003180624, -0.712656403020739633, -1.03162845348987735),
			least(-0.0898420131003180624, 0.712656403020739633, -1.03162845348987735),
			local(1.70360671496998085, -0.796083568672625119, -0.215463824383717638),
			local(-1.70360671496998085, 0.796083568672625119, -0.215463824383717638),
			local(1.60710475292019723, 0.568651454884131371, 2.10425031031125827),
			local(-1.60710475292019723, -0.568651454884131371, 2.10425031031125827)),
		Spots:     []Spot{{Point{-1.5, 0.9}, "a trap: a poor minimum is nearer"}},
		Reference: "Dixon and Szegö, The global optimization problem: an introduction, Towards Global Optimisation 2, North-Holland, 1978, 1–15",
		Why:       "Six minima in pairs of three depths. From (−1.5, 0.9) the slope leads into a poor one, from (−1, 0.9) into the best.",
		LR:        0.05,
	},
	{
		ID: "goldstein-price", Title: "Goldstein–Price",
		Formula: "(1 + (x + y + 1)^2(19 - 14x + 3x^2 - 14y + 6x y + 3y^2))" +
			"(30 + (2x - 3y)^2(18 - 32x + 12x^2 + 48y - 36x y + 27y^2))",
		Domain: square(2), Start: Point{-1.5, 0.5},
		Minima:    fixed(least(0, -1, 3), local(-0.6, -0.4, 30), local(1.8, 0.2, 84), local(1.2, 0.8, 840)),
		Scale:     ScaleLog,
		Reference: "Goldstein and Price, On descent from local minima, Mathematics of Computation 25, 1971, 569–574",
		Why:       "Values run from three to a million over a small square, with four minima between: gradients say little about distances.",
		LR:        0.3,
	},
	{
		ID: "styblinski-tang", Title: "Styblinski–Tang", Formula: "(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)/2",
		Domain: square(5), Start: Point{-1, -1},
		Minima: fixed(
			least(-2.9035340277711771, -2.9035340277711771, -78.3323314075428309),
			local(2.74680277099083699, -2.9035340277711771, -64.1956123590553581),
			local(-2.9035340277711771, 2.74680277099083699, -64.1956123590553581),
			local(2.74680277099083699, 2.74680277099083699, -50.0588933105678852)),
		Scale:     ScaleLog,
		Spots:     []Spot{{Point{0.4, 4}, "a trap: a poorer well is nearer"}},
		Reference: "Styblinski and Tang, Experiments in nonconvex optimization, Neural Networks 3, 1990, 467–483",
		Why:       "Four wells that look alike and are not equally deep. From (0.4, 4) every rule takes a poorer one.",
		LR:        0.1,
	},
	{
		ID: "branin", Title: "Branin",
		Formula: "(y - 5.1x^2/(4pi^2) + 5x/pi - 6)^2 + 10(1 - 1/(8pi))cos(x) + 10",
		Domain:  Box{-5, 10, 0, 15}, Start: Point{0, 14},
		Minima: fixed(least(-math.Pi, 12.275, 0.397887357729738339), least(math.Pi, 2.275, 0.397887357729738339),
			least(3*math.Pi, 2.475, 0.397887357729738339)),
		Scale:     ScaleLog,
		Reference: "Branin, Widely convergent method for finding multiple solutions of simultaneous nonlinear equations, IBM Journal of Research and Development 16, 1972, 504–522",
		Why:       "A bent valley with three equal minima on its floor; which one is reached depends on where the wall is left.",
		LR:        0.2,
	},
	{
		ID: "flower", Title: "Flower", Formula: "x sin(y) + y sin(x) + x^2 + y^2",
		Domain: square(6), Start: Point{-3.5, 2.75}, Minima: fixed(least(0, 0, 0)),
		Reference: "Frederickson, An Interactive Tutorial on Numerical Optimization, 2016",
		Why:       "A bowl with waves: the way down swerves, and the gradient turns faster than momentum does.",
		LR:        0.2,
	},
	{
		ID: "two-wells", Title: "Two wells",
		Formula: "x^2 + y^2 - 2exp(-5((x - 1)^2 + y^2)) - 3exp(-5((x + 1)^2 + y^2))",
		Domain:  square(2), Start: Point{1.7, 1.2},
		Minima: fixed(
			least(-0.936300634010918629, 0, -2.06309025176819421),
			local(0.905317899160114995, 0, -1.09273199920174092)),
		Reference: "Dupont, Interactive Visualization of Optimization Algorithms in Deep Learning, 2018",
		Why:       "The nearer well is the poorer one. With small steps every rule falls into it.",
		LR:        0.4,
	},
	{
		ID: "local-minimum", Title: "Local minimum",
		Formula: "x^2 + (1.4y)^2 - 2exp(-5((x - 1)^2 + (1.4y)^2)) - 6exp(-5((x + 1)^2 + (1.4y)^2))",
		Domain:  square(2), Start: Point{1.5, 1.5},
		Minima: fixed(
			least(-0.967577446455459782, 0, -5.03233996865843464),
			local(0.905317860600848237, 0, -1.09273203848101523)),
		Reference: "Jiang, Gradient Descent Viz, 2020",
		Why:       "A shallow well lies on the way to a deep one: too small a step, and it is the end of the journey.",
		LR:        0.3,
	},
	{
		ID: "hills", Title: "Hills",
		Formula: "2exp(-5((x - 1)^2 + (1.4y)^2)) + 6exp(-5((x + 1)^2 + (1.4y)^2)) " +
			"- 2exp(-5((x - 1)^2 + (1.4y + 1)^2)) + x^2 + (1.4y)^2",
		Domain: square(2), Start: Point{1.5, 1.5},
		Minima: fixed(
			least(0.900306522299307324, -0.653401158303948579, -0.158808610034414599),
			local(0.0415071256995618087, -0.000640377637654304, 0.0482849607961309251)),
		Reference: "Jiang, Gradient Descent Viz, 2020",
		Why:       "A hill stands between the start and a small well, and the bowl around leads past it to a poorer minimum.",
	},
	{
		ID: "michalewicz", Title: "Michalewicz", Formula: "-sin(x)sin(x^2/pi)^20 - sin(y)sin(2y^2/pi)^20",
		Domain: Box{0, math.Pi, 0, math.Pi}, Start: Point{1.9, 1.3},
		Minima: fixed(
			least(2.20290552017260935, math.Pi/2, -1.80130341009855253),
			local(2.20290552017260935, 2.7115714838430144, -1.21405951562081635)),
		Reference: "Michalewicz, Genetic Algorithms + Data Structures = Evolution Programs, Springer, 1992",
		Why:       "Narrow ditches cross on a plain where the gradient is next to nothing; only in a ditch is there a slope to follow.",
		LR:        0.05,
	},
}
