package state

// studies are the presets of the scenes that are studies.
var studies = []Preset{
	{
		ID: "belief", Title: "Figure 1: its three cases", Group: "What the optimizers see", Source: "Zhuang et al., AdaBelief Optimizer, 2020, figure 1",
		Note: "Flat ground, the wall of a gorge, a long slope. At the wall both learn to step short, and on the slope AdaBelief comes to trust the gradient again, as Adam does not.",
		Link: "scene=belief",
	},
	{
		ID: "belief-flat", Title: "Figure 1: flat ground", Group: "What the optimizers see", Source: "Zhuang et al., AdaBelief Optimizer, 2020, figure 1, region 1",
		Note: "The gradient is small and hardly changes. Both optimizers divide by something small and come to take long steps.",
		Link: "scene=belief&belief.source=flat",
	},
	{
		ID: "belief-wall", Title: "Figure 1: the wall of a gorge", Group: "What the optimizers see", Source: "Zhuang et al., AdaBelief Optimizer, 2020, figure 1, region 2",
		Note: "The gradient is large and changes its sign at every step. Both divide by something large and take short steps.",
		Link: "scene=belief&belief.source=wall",
	},
	{
		ID: "belief-slope", Title: "Figure 1: a long slope", Group: "What the optimizers see", Source: "Zhuang et al., AdaBelief Optimizer, 2020, figure 1, region 3",
		Note: "The gradient is large and hardly changes. Adam divides by its size; AdaBelief divides by the surprise, which dies away, and comes to take longer steps.",
		Link: "scene=belief&belief.source=slope",
	},
	{
		ID: "belief-table", Title: "Figure 2: beside the axis", Group: "What the optimizers see", Source: "Zhuang et al., AdaBelief Optimizer, 2020, figure 2",
		Note: "On |x| + |y| the gradient along x is always 1, and along y changes its sign at every step. Adam sees squares of 1 in both. AdaBelief sees no surprise along x, and takes longer steps there.",
		Link: "scene=belief&belief.source=table&belief.beta2=0.9&speed=1",
	},
	{
		ID: "belief-run", Title: "The belief on a run", Group: "What the optimizers see", Source: "after Zhuang et al., 2020, figure 1",
		Note: "The gradients that AdaBelief met on the first screen's surface, along x: where they come as expected, α/√ŝ rises above α/√v̂.",
		Link: "scene=belief&belief.source=run",
	},
	{
		ID: "warmup", Title: "Why RAdam warms up", Group: "What the optimizers see", Source: "Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, 2019, figure 1",
		Note: "While v is learnt from few gradients the adaptive rate varies wildly. RAdam multiplies its steps by r, which makes the variance that of the end. Move β₂ to 0.999 and see how long that takes.",
		Link: "scene=warmup",
	},
	{
		ID: "counterexample", Title: "Where Adam goes the wrong way", Group: "What the optimizers see", Source: "Reddi et al., On the Convergence of Adam and Beyond, 2018, section 3",
		Note: "Two of three gradients point the wrong way, and the third is three times as large. Adam divides each by its own size and goes to the worst point. AMSGrad does not forget the large one.",
		Link: "scene=counterexample&speed=64",
	},
	{
		ID: "counterexample-rare", Title: "The same, once in 101 steps", Group: "What the optimizers see", Source: "Reddi et al., 2018, section 5, with labml's settings",
		Note: "One gradient of 1010 in 101 steps, and 100 of −10: the sum says go left. Adam and AdaBelief go right; AMSGrad goes left, slowly.",
		Link: "scene=counterexample&counterexample.problem=rare&speed=128",
	},
}
