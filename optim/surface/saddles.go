package surface

import "math"

// saddles have places without a slope that are no minima.
var saddles = []*Surface{
	{
		ID: "saddle", Title: "Saddle", Formula: "x^2 - y^2",
		Domain: square(2), Start: Point{-1.5, 0.001},
		Reference: "Dauphin et al., Identifying and attacking the saddle point problem in high-dimensional non-convex optimization, NIPS 2014, arXiv:1406.2572",
		Why: "At the middle the gradient vanishes without a minimum, and the way out starts a thousandth beside the ridge. " +
			"The surface has no floor: leaving the view is the right answer.",
	},
	{
		ID: "monkey-saddle", Title: "Monkey saddle", Formula: "x^3 - 3x y^2",
		Domain: square(2), Start: Point{1.5, 0.001},
		Spots:     []Spot{{Point{-1.5, 0.001}, "beyond the saddle"}},
		Reference: "Hilbert and Cohn-Vossen, Anschauliche Geometrie, Springer, 1932 (Geometry and the Imagination)",
		Why:       "Three ways down and three up meet in a point where even the curvature is zero, so the way out starts still more slowly than at a saddle.",
	},
	{
		ID: "sine-saddle", Title: "Sine saddle", Formula: "sin(x) + y^2",
		Domain: square(2), Start: Point{1.5, 1.5}, Minima: fixed(least(-math.Pi/2, 0, -1)),
		Reference: "Jiang, Gradient Descent Viz, 2020",
		Why:       "The way down leads first into a saddle at (π/2, 0) that is nearly flat along x, and only then to the minimum.",
		LR:        0.05,
	},
	{
		ID: "plateau", Title: "Plateau",
		Formula: "0.01(10hypot(x, y) + 0.01)^2 - sin(10hypot(x, y) + 0.01)/(10hypot(x, y) + 0.01)",
		Domain:  square(2), Start: Point{1.5, 1.5}, Minima: fixed(least(0, 0, -0.99998233341666647)),
		Reference: "Jiang, Gradient Descent Viz, 2020",
		Why:       "Ripples run around the pit: on the way down the slope nearly vanishes several times before the minimum.",
		LR:        0.1,
	},
	{
		ID: "easom", Title: "Easom", Formula: "-cos(x)cos(y)exp(-(x - pi)^2 - (y - pi)^2)",
		Domain: Box{-1, 7, -1, 7}, Start: Point{1.6, 4.4}, Minima: fixed(
			least(math.Pi, math.Pi, -1),
			local(1.30499545043766752, 1.30499545043766752, -8.11022389157006593e-5),
			local(1.30499545043766752, 4.97818985674191896, -8.11022389157006593e-5),
			local(4.97818985674191896, 1.30499545043766752, -8.11022389157006593e-5),
			local(4.97818985674191896, 4.97818985674191896, -8.11022389157006593e-5)),
		Reference: "Easom, A Survey of Global Optimization Techniques, thesis, University of Louisville, 1990",
		Why: "A needle's eye in a plain: farther out the gradient is too small to notice, " +
			"and only a rule that divides by the gradient's size moves at all.",
		LR: 0.05,
	},
}
