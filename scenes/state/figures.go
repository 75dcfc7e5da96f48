package state

// AdaBelief as its authors publish it, without rectification, and Adam as in
// PyTorch. Momentum is what the paper calls SGD.
const (
	official   = "&adabelief.optimized=0&adabelief.accumulate=1"
	torchAdam  = "&adam.eps=1e-8&adam.optimized=0"
	three      = "&entries=adabelief,adam,momentum"
	beliefThen = "&adabelief.beta1=0.3&adabelief.beta2=0.3"
	adamThen   = "&adam.beta1=0.3&adam.beta2=0.3"

	figureRates = "&adabelief.lr=0.001" + official + "&adam.lr=0.001" + torchAdam + "&momentum.lr=0.001&momentum.dampening=0.9"
	figureSlow  = "&entries=adabelief,adam,momentum,momentum-2" + figureRates + "&momentum-2.lr=1e-6&momentum-2.dampening=0.9"

	figureGroup = "AdaBelief's paper, figure 3"
	figureFrom  = "Zhuang et al., AdaBelief Optimizer, NeurIPS 2020, figure 3"
	// The paper names functions and rates; starts, dampening and lengths are from a repetition of it.
	figureRest = "; start and dampening as in github.com/seiyab/adabelief-toy-examples-pytorch"
)

// figures are figure 3 with the settings that the paper states.
var figures = []Preset{
	{
		ID: "figure-3a", Title: "3(a) Absolute values", Group: figureGroup, Source: figureFrom + "(a)" + figureRest,
		Note: "The loss is below 0.01 at step 376 with AdaBelief, 2491 with Adam and 2491 with Momentum. " +
			"The gradient never changes, so AdaBelief's s fades and its steps grow.",
		Link: "surface=abs-sum&start.x=-2.5&start.y=0&steps=2600" + three + figureRates + "&speed=16",
	},
	{
		ID: "figure-3b", Title: "3(b) Rotated valley", Group: figureGroup, Source: figureFrom + "(b)" + figureRest,
		Note: "The loss is below 0.01 at step 11208 with AdaBelief, 13312 with Adam and 12008 with Momentum. " +
			"On the kink the gradients flip, there is little to believe, and the lead is small.",
		Link: "surface=rotated-valley&start.y=0&steps=14000" + three + figureRates + "&speed=64",
	},
	{
		ID: "figure-3c", Title: "3(c) Rotated quadratic", Group: figureGroup, Source: figureFrom + "(c)" + figureRest,
		Note: "The loss is below 0.01 at step 1603 with AdaBelief, 5452 with Adam and 5150 with Momentum.",
		Link: "surface=rotated-quadratic&start.y=0&steps=11000" + three + figureRates + "&speed=64",
	},
	{
		ID: "figure-3d", Title: "3(d) Valley, β = 0.3", Group: figureGroup, Source: figureFrom + "(d)" + figureRest,
		Note: "The loss is below 0.01 at step 30 with AdaBelief, 1491 with Adam and 4020 with Momentum. " +
			"With such short memories AdaBelief's s all but vanishes within a few steps.",
		Link: "surface=abs-valley&start.y=-1.5&steps=5000" + three + "&adabelief.lr=0.001" + beliefThen + official +
			"&adam.lr=0.001" + adamThen + torchAdam + "&momentum.lr=0.001&momentum.momentum=0.3&momentum.dampening=0.3&speed=32",
	},
	{
		ID: "figure-3e", Title: "3(e), (f) Beale", Group: figureGroup, Source: figureFrom + "(e) and, in space, (f)" + figureRest,
		Note: "The loss is below 0.01 at step 10735 with AdaBelief and 16082 with Adam. Momentum with the same rate blows up; " +
			"Momentum 2, with a thousandth of it, is still far away at the end.",
		Link: "start.x=-2.5&start.y=-2.5&steps=21000" + figureSlow + "&speed=128",
	},
	{
		ID: "figure-3g", Title: "3(g), (h) Rosenbrock", Group: figureGroup, Source: figureFrom + "(g) and, in space, (h)" + figureRest,
		Note: "The loss is below 0.01 at step 15111 with AdaBelief and 21941 with Adam. Momentum with the same rate blows up; " +
			"Momentum 2, with a thousandth of it, is still far away at the end.",
		Link: "surface=rosenbrock&start.x=-4&start.y=-4&steps=26000" + figureSlow + "&view.y=0&zoom=0.35&speed=128",
	},
}

const (
	videoRates = three + "&adabelief.lr=0.01" + official + "&adam.lr=0.01" + torchAdam + "&momentum.lr="
	videoGroup = "AdaBelief's videos"
	// The page says neither; a function and a rate fit if the dots of all three move as in the video.
	videoRest = "; function and rates recovered by tracking the dots"
	videoFrom = "Project page of Zhuang et al., AdaBelief Optimizer, NeurIPS 2020, video "
)

// videos are the twelve videos of AdaBelief's project page. Where a function is scaled, only its
// product with SGD's rate can be seen in the dots.
var videos = []Preset{
	{
		// AdaBelief divides by √(ŝ + 1e-4) in this video alone. An ε that accumulates adds ε/(1 − β₂) to ŝ
		// at every step, so 7e-5 is that; outside of the root it adds less than a hundredth.
		ID: "video-valley-1", Title: "Valley 1, β = 0.3", Group: videoGroup, Source: videoFrom + "Valley1" + videoRest,
		Note: "Within a hundredth of the way down: AdaBelief at step 39, Adam at step 149, Momentum never. " +
			"Here ε is 0.00007: with the usual 1e-16 AdaBelief shoots across the valley.",
		Link: "surface=paper-valley&steps=250" + three + "&adabelief.lr=0.01" + beliefThen + "&adabelief.eps=7e-5" + official +
			"&adam.lr=0.01" + adamThen + torchAdam + "&momentum.lr=0.005&speed=2",
	},
	{
		ID: "video-valley-2", Title: "Valley 2, as in figures 2 and 3(a)", Group: videoGroup, Source: videoFrom + "Valley2" + videoRest,
		Note: "Within a hundredth of the way down: AdaBelief at step 82, Adam at step 248, Momentum never. " +
			"Along x every gradient agrees with the last, across it none does; Adam divides both by the same number.",
		Link: "surface=paper-abs-sum&steps=250" + videoRates + "0.005&speed=2",
	},
	{
		ID: "video-valley-3", Title: "Valley 3", Group: videoGroup, Source: videoFrom + "Valley3" + videoRest,
		Note: "Within a hundredth of the way down: AdaBelief at step 82, Adam at step 248, Momentum never. " +
			"The adaptive paths are those of Valley 2, for a factor in a coordinate does not matter to them.",
		Link: "surface=paper-valley&start.x=2.5&start.y=0.1&steps=250" + videoRates + "0.05&speed=2",
	},
	{
		ID: "video-valley-4", Title: "Valley 4, from the corner", Group: videoGroup, Source: videoFrom + "Valley4" + videoRest,
		Note: "Within a hundredth of the way down: AdaBelief at step 82, Adam at step 248, Momentum never. " +
			"Both coordinates do the same, and all three paths are one straight line.",
		Link: "surface=paper-abs-sum&start.y=-2.5&steps=250" + videoRates + "0.005&speed=2",
	},
	{
		ID: "video-rotated-valley", Title: "Rotated valley, as 3(b) mirrored", Group: videoGroup, Source: videoFrom + "RotateValley" + videoRest,
		Note: "Within a hundredth of the way down: AdaBelief at step 1081, Adam at step 1299, Momentum never.",
		Link: "surface=paper-rotated-valley&steps=1500" + videoRates + "0.005",
	},
	{
		ID: "video-rotated-quadratic", Title: "Rotated quadratic, as 3(c)", Group: videoGroup, Source: videoFrom + "RotateQuadratic" + videoRest,
		Note: "Within a hundredth of the way down: AdaBelief at step 260, Adam never, Momentum never. " +
			"Momentum is ahead of Adam at the end.",
		Link: "surface=paper-rotated-quadratic&steps=500" + videoRates + "0.005&speed=4",
	},
	{
		ID: "video-beale-1", Title: "Beale 1", Group: videoGroup, Source: videoFrom + "Beale1" + videoRest,
		Note: "Within a hundredth of the way down: AdaBelief at step 173, Adam at step 450, Momentum at step 423. " +
			"What is run is the logarithm of Beale's function.",
		Link: "surface=paper-beale&steps=500" + videoRates + "0.005&speed=4",
	},
	{
		ID: "video-beale-2", Title: "Beale 2", Group: videoGroup, Source: videoFrom + "Beale2" + videoRest,
		Note: "Within a hundredth of the way down: AdaBelief at step 159, Adam never, Momentum never. " +
			"What is run is the logarithm of Beale's function.",
		Link: "surface=paper-beale&start.x=-2.5&steps=500" + videoRates + "0.005&speed=4",
	},
	{
		ID: "video-rosenbrock-1", Title: "Rosenbrock 1", Group: videoGroup, Source: videoFrom + "Rosenbrock1" + videoRest,
		Note: "Within a hundredth of the way down: AdaBelief at step 115, Adam at step 280, Momentum never. " +
			"What is run is Rosenbrock's function with 1 in place of 100.",
		Link: "surface=paper-rosenbrock&steps=500" + videoRates + "0.001&speed=4",
	},
	{
		ID: "video-rosenbrock-2", Title: "Rosenbrock 2", Group: videoGroup, Source: videoFrom + "Rosenbrock2" + videoRest,
		Note: "Within a hundredth of the way down: AdaBelief at step 438, Adam at step 981, Momentum never. " +
			"What is run is Rosenbrock's function with 1 in place of 100.",
		Link: "surface=paper-rosenbrock&start.x=-2.5&start.y=-2.5&steps=1500" + videoRates + "0.001",
	},
	{
		ID: "video-mccormick-1", Title: "McCormick 1", Group: videoGroup, Source: videoFrom + "McCormick1; rates recovered by tracking the dots",
		Note: "Within a hundredth of the way down: AdaBelief at step 292, Adam never, Momentum never.",
		Link: "surface=mccormick&steps=500" + videoRates + "0.0001&speed=4",
	},
	{
		ID: "video-mccormick-2", Title: "McCormick 2", Group: videoGroup, Source: videoFrom + "McCormick2; rates recovered by tracking the dots",
		Note: "Within a hundredth of the way down: AdaBelief at step 136, Adam never, Momentum never.",
		Link: "surface=mccormick&start.x=1.8&start.y=-1.8&steps=250" + videoRates + "0.0001&speed=2",
	},
}
