package words

// own is the example of a formula of the reader's own.
var own = [...]entry{
	{"A formula of your own", "自己的公式"},
	{"A round moat with three hollows, which a search has found and marked. From the flank between two of them AdaBelief and Adam go to (1.37, −0.76), Momentum to the deepest, (−0.64, 1.31). Change any letter of the formula: a widens the moat, b tilts it.", "一圈环形的沟里有三个凹坑，已由搜索找到并标出。从其中两个之间的坡上出发，AdaBelief 和 Adam 走到 (1.37, −0.76)，Momentum 走到最深的 (−0.64, 1.31)。公式里的每个字母都可以改：a 使沟变宽，b 使它倾斜。"},
}

// briefly is how a run is told while it plays.
var briefly = [...]entry{
	{"Step %d: %s", "第 %d 步：%s"},
}
