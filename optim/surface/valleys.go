package surface

// valleys bend: the way down the wall is not the way along the floor.
var valleys = []*Surface{
	{
		ID: "beale", Title: "Beale",
		Formula: "(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2",
		Domain:  square(4.5), Start: Point{-2, -1}, Minima: fixed(least(3, 0.5, 0)), Scale: ScaleLog,
		Spots:     []Spot{{Point{1, 1.5}, "beside the valley"}, {Point{1, 4}, "on a cliff"}, {Point{2.5, -2.5}, "as in the AdaBelief videos"}, {Point{-2.5, -2.5}, "as in figure 3(e) of the AdaBelief paper"}},
		Reference: "Beale, On an iterative method for finding a local minimum of a function of more than one variable, Princeton University, technical report 25, 1958",
		Why: "Gradients differ by a factor of a million between the corners and the valley. " +
			"The floor rises so little that progress there depends on how a rule scales tiny gradients.",
		LR: 0.1,
	},
	{
		ID: "rosenbrock", Title: "Rosenbrock", Formula: "(a - x)^2 + b(y - x^2)^2",
		Params: []Param{
			{Name: "a", Symbol: "a", Title: "place of the minimum", Default: 1, Min: -1.5, Max: 1.5, Lower: -1000, Upper: 1000,
				Help: "The minimum is at (a, a²), on the floor of the valley. Rosenbrock's function has 1."},
			{Name: "b", Symbol: "b", Title: "steepness of the walls", Default: 100, Min: 1, Max: 1000, Log: true,
				Lower: 0.001, Upper: 100000,
				Help: "How steep the walls are compared with the floor. Rosenbrock's function has 100, the AdaBelief videos have 1."},
		},
		Domain: Box{-2, 2, -1, 3}, Start: Point{-1.2, 1}, Minima: rosenbrockMinima, Scale: ScaleLog,
		Spots:     []Spot{{Point{-2, 2}, "on the wall"}},
		Reference: "Rosenbrock, An automatic method for finding the greatest or least value of a function, Computer Journal 3, 1960, 175–184",
		Why: "The valley is found at once and followed forever: its floor is a parabola and nearly flat, " +
			"while the gradient points at the walls.",
		LR: 0.3,
	},
	{
		ID: "banana", Title: "Banana", Formula: "(1 - x)^2 + 20(3y - x^2)^2",
		Domain: Box{-2, 2, -0.4, 1.07}, Start: Point{-1.21, 0.853}, Minima: fixed(least(1, 1.0/3, 0)), Scale: ScaleLog,
		Reference: "Goh, Why Momentum Really Works, Distill, 2017, doi:10.23915/distill.00006",
		Why:       "Rosenbrock's valley made flatter and wider, so that momentum can be seen to overshoot the bend.",
		LR:        0.1,
	},
	{
		ID: "dixon-price", Title: "Dixon–Price", Formula: "(x - 1)^2 + 2(2y^2 - x)^2",
		Domain: Box{-3, 3, -2, 2}, Start: Point{-2.5, 0.05},
		Minima: fixed(least(1, 0.7071067811865476, 0), least(1, -0.7071067811865476, 0)), Scale: ScaleLog,
		Reference: "Dixon and Price, Truncated Newton method for sparse unconstrained optimization using automatic differentiation, JOTA 60, 1989, 261–275",
		Why:       "The valley forks. Coming from the left, an optimizer stands on the line between both minima and must leave it sideways.",
		LR:        0.2,
	},
}

func rosenbrockMinima(params [MaxParams]float64) []Minimum {
	a := params[0]
	return []Minimum{least(a, a*a, 0)}
}
