package surface

// many have dozens of minima: traps for everything that only looks at the slope.
// Their local minima are not listed.
var many = []*Surface{
	{
		ID: "rastrigin", Title: "Rastrigin", Formula: "2A + x^2 + y^2 - A cos(2pi x) - A cos(2pi y)",
		Params: []Param{{Name: "a", Symbol: "A", Title: "height of the waves", Default: 10, Min: 0, Max: 20, Lower: 0, Upper: 1000,
			Help: "With 0 the surface is a sphere; each wave that is higher than the bowl is steep makes a minimum. Rastrigin's function has 10."}},
		Domain: square(5.12), Start: Point{-2, 3.5}, Minima: fixed(least(0, 0, 0)),
		Reference: "Rastrigin, Systems of Extremal Control, Nauka, 1974",
		Why:       "A bowl under an egg carton: 121 minima in view, and the slope only ever leads to the nearest.",
	},
	{
		ID: "ackley", Title: "Ackley",
		Formula: "20 + e - 20exp(-0.2sqrt((x^2 + y^2)/2)) - exp((cos(2pi x) + cos(2pi y))/2)",
		Domain:  square(5), Start: Point{-3.5, 3.5}, Minima: fixed(least(0, 0, 0)),
		Reference: "Ackley, A Connectionist Machine for Genetic Hillclimbing, Kluwer, 1987",
		Why:       "Ripples on a funnel, and the minimum is the tip of a cone: the gradient does not fade there, so steps must shrink by themselves.",
	},
	{
		ID: "griewank", Title: "Griewank", Formula: "1 + (x^2 + y^2)/4000 - cos(x)cos(y/sqrt(2))",
		Domain: square(10), Start: Point{-7, 6}, Minima: fixed(least(0, 0, 0)),
		Reference: "Griewank, Generalized descent for global optimization, JOTA 34, 1981, 11–39",
		Why:       "The waves are hundreds of times steeper than the bowl beneath, so the slope says nothing about where the best minimum is.",
	},
	{
		ID: "levy-13", Title: "Levy N. 13",
		Formula: "sin(3pi x)^2 + (x - 1)^2(1 + sin(3pi y)^2) + (y - 1)^2(1 + sin(2pi y)^2)",
		Domain:  square(6), Start: Point{-4, 5}, Minima: fixed(least(1, 1, 0)), Scale: ScaleLog,
		Reference: "Levy and Montalvo, The tunneling algorithm for the global minimization of functions, SIAM J. Sci. Stat. Comput. 6, 1985, 15–29",
		Why:       "Waves that grow with the distance from the minimum: the farther out, the deeper the traps.",
	},
	{
		ID: "bohachevsky", Title: "Bohachevsky N. 1", Formula: "x^2 + 2y^2 - 0.3cos(3pi x) - 0.4cos(4pi y) + 0.7",
		Domain: square(2), Start: Point{-1.6, 1.4}, Minima: fixed(least(0, 0, 0)),
		Reference: "Bohachevsky, Johnson and Stein, Generalized simulated annealing for function optimization, Technometrics 28, 1986, 209–217",
		Why:       "A bowl with small waves: a step longer than a wave does not feel them, a shorter one is caught.",
		LR:        0.2,
	},
	{
		// Written as exp((A + ln(|sin x sin y| + exp(−A)))/10) with A = |100 − r/π| instead of
		// (|sin x sin y|·exp(A) + 1)^0.1: the same function, but exp(A) is beyond single precision,
		// and a logarithm costs less than a power.
		ID: "cross-in-tray", Title: "Cross-in-tray",
		Formula: "-0.0001exp((|100 - sqrt(x^2 + y^2)/pi| + ln(|sin(x)sin(y)| + exp(-abs(100 - sqrt(x^2 + y^2)/pi))))/10)",
		Domain:  square(10), Start: Point{-5, 4},
		Minima:    fixed(signs(1.34940661715391079, 1.34940661715391079, -2.06261187082273688)...),
		Reference: "Mishra, Some new test functions for global optimization and performance of repulsive particle swarm method, MPRA Paper 2718, 2006",
		Why:       "Four equal minima among cells with walls so steep that one gradient on them outweighs all others: steps across go anywhere.",
	},
	{
		ID: "holder-table", Title: "Holder table", Formula: "-|sin(x)cos(y)exp(abs(1 - hypot(x, y)/pi))|",
		Domain: square(10), Start: Point{4, 5},
		Minima:    fixed(signs(8.05502347573656342, 9.66459001924127289, -19.2085025678867318)...),
		Reference: "Mishra, Some new test functions for global optimization and performance of repulsive particle swarm method, MPRA Paper 2718, 2006",
		Why:       "The minima deepen outwards, away from the middle, and beyond the view they go on deepening.",
	},
	{
		ID: "eggholder", Title: "Eggholder",
		Formula: "-(y + 47)sin(sqrt(|x/2 + y + 47|)) - x sin(sqrt(|x - y - 47|))",
		Domain:  square(512), Start: Point{300, 300}, Minima: fixed(least(512, 404.231805113757811, -959.640662720850803)),
		Reference: "Whitley, Rana, Dzubera and Mathias, Evaluating evolutionary algorithms, Artificial Intelligence 85, 1996, 245–276",
		Why:       "Deep minima everywhere, the best one on the very border, and a scale at which usual learning rates stand still.",
	},
	{
		ID: "schaffer-2", Title: "Schaffer N. 2", Formula: "0.5 + (sin(x^2 - y^2)^2 - 0.5)/(1 + 0.001(x^2 + y^2))^2",
		Domain: square(5), Start: Point{-3, 1}, Minima: fixed(least(0, 0, 0)),
		Reference: "Schaffer, Caruana, Eshelman and Das, A study of control parameters affecting online performance of genetic algorithms, ICGA 1989, 51–60",
		Why:       "Waves that grow finer outwards: the same step crosses none of them near the middle and several farther out.",
	},
	{
		ID: "schaffer-4", Title: "Schaffer N. 4",
		Formula: "0.5 + (cos(sin(|x^2 - y^2|))^2 - 0.5)/(1 + 0.001(x^2 + y^2))^2",
		Domain:  square(5), Start: Point{-3, 1},
		Minima: fixed(
			least(0, 1.2531318314637332, 0.292578632035980549), least(0, -1.2531318314637332, 0.292578632035980549),
			least(1.2531318314637332, 0, 0.292578632035980549), least(-1.2531318314637332, 0, 0.292578632035980549)),
		Reference: "Schaffer, Caruana, Eshelman and Das, A study of control parameters affecting online performance of genetic algorithms, ICGA 1989, 51–60",
		Why:       "Ditches of nearly equal depth: the four best points are hardly lower than what surrounds them along the ditch.",
	},
	{
		ID: "schwefel", Title: "Schwefel", Formula: "837.9657745448674 - x sin(sqrt(|x|)) - y sin(sqrt(|y|))",
		Domain: square(500), Start: Point{100, 100}, Minima: fixed(least(420.968746359982027, 420.968746359982027, 0)),
		Reference: "Schwefel, Numerical Optimization of Computer Models, Wiley, 1981",
		Why:       "The best minimum is far from the second best, near a corner: good places say nothing about better ones.",
	},
	{
		ID: "drop-wave", Title: "Drop wave", Formula: "-(1 + cos(12hypot(x, y)))/(0.5(x^2 + y^2) + 2)",
		Domain: square(2), Start: Point{-1.2, 0.8}, Minima: fixed(least(0, 0, -1)),
		Reference: "Molga and Smutnicki, Test functions for optimization needs, 2005",
		Why:       "Ring-shaped ditches around the minimum: from outside, every way in leads first uphill.",
	},
}

// signs are the four global minima of a surface that is symmetric about both axes.
func signs(x, y, f float64) []Minimum {
	return []Minimum{least(x, y, f), least(-x, y, f), least(x, -y, f), least(-x, -y, f)}
}
