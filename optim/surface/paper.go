package surface

// paper are the losses of the videos on AdaBelief's project page. The page does not say
// what is plotted: the functions were recovered by tracking the coloured dots and running the
// optimizers on candidates until both moved alike, to a hundredth of a unit. For SGD only the
// product of a function's scale and its learning rate can be seen, and the others hardly depend on
// the scale; it was read off the plotted height. The videos of McCormick show the plain function.
var paper = []*Surface{
	{
		ID: "paper-abs-sum", Title: "Absolute values / 10", Formula: "(|x| + |y|)/10",
		Domain: square(3), Start: Point{2.5, 0.1}, Minima: fixed(least(0, 0, 0)),
		Spots:     []Spot{{Point{2.5, -2.5}, "as in the video Valley4"}},
		Reference: videos + "Valley2 and Valley4; " + tracked,
		Why:       "Small gradients of constant size: what divides by their size does not notice, and SGD needs ten times the time.",
		LR:        0.006,
	},
	{
		ID: "paper-valley", Title: "Absolute valley / 10", Formula: "(|x|/10 + |y|)/10",
		Domain: square(3), Start: Point{0.5, 1.5}, Minima: fixed(least(0, 0, 0)),
		Spots:     []Spot{{Point{2.5, 0.1}, "as in the video Valley3"}},
		Reference: videos + "Valley1 and Valley3; " + tracked,
		Why: "Along the valley the gradient is a hundredth and never changes, across it is a tenth and flips: " +
			"the small one deserves the longer steps.",
		LR: 0.0045,
	},
	{
		ID: "paper-rotated-valley", Title: "Rotated valley / 10", Formula: "(|x - y| + |x + y|/10)/10",
		Domain: square(3), Start: Point{2.5, 0.1}, Minima: fixed(least(0, 0, 0)),
		Reference: videos + "RotateValley; " + tracked,
		Why: "The valley of figure 3(b), mirrored, so that it climbs to the right: both coordinates flip at the kink " +
			"and the way along the floor is what the flips leave over.",
	},
	{
		ID: "paper-rotated-quadratic", Title: "Rotated quadratic / 10", Formula: "((x + y)^2 + (x - y)^2/10)/10",
		Domain: square(3), Start: Point{2.5, 0.1}, Minima: fixed(least(0, 0, 0)), Scale: ScaleLog,
		Reference: videos + "RotateQuadratic; " + tracked,
		Why:       "A diagonal ravine that is shallow everywhere: the walls are ten times steeper than the floor, and neither is steep.",
		LR:        0.1,
	},
	{
		ID: "paper-beale", Title: "Logarithm of Beale",
		Formula: "ln(1 + (1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2)/10",
		Domain:  square(4), Start: Point{2.5, -2.5}, Minima: fixed(least(3, 0.5, 0)),
		Spots:     []Spot{{Point{-2.5, -2.5}, "as in the video Beale2"}},
		Reference: videos + "Beale1 and Beale2; " + tracked + ", which rules out Beale's function itself",
		Why: "The logarithm makes the cliffs gentle: far out the gradient is small instead of huge, " +
			"so that one learning rate serves the corners and the valley.",
		LR: 0.1,
	},
	{
		ID: "paper-rosenbrock", Title: "Wide Rosenbrock", Formula: "0.005((1 - x)^2 + (y - x^2)^2)",
		Domain: square(3), Start: Point{2.5, -1}, Minima: fixed(least(1, 1, 0)), Scale: ScaleLog,
		Spots:     []Spot{{Point{-2.5, -2.5}, "as in the video Rosenbrock2"}},
		Reference: videos + "Rosenbrock1 and Rosenbrock2; " + tracked + ", which rules out the usual steepness of 100",
		Why:       "Rosenbrock's valley with walls no steeper than its floor: the bend is still there, and the floor is no longer hard to follow.",
		LR:        0.1,
	},
}

const (
	videos  = "Zhuang et al., AdaBelief Optimizer, NeurIPS 2020, project page: "
	tracked = "recovered by tracking the dots"
)
