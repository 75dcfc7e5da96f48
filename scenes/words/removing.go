package words

// removing is what is said of cards that go and come back.
var removing = [...]entry{
	{"%s is the last optimizer: one has to stay.", "%s 是最后一个优化器：必须留下一个。"},
	{"Bring %s back", "恢复 %s"},
	{"Puts the optimizer that was removed last back in its place. Its settings come back with it, and its mark if that is still free.", "把最后移除的优化器放回原处。它的设置一同恢复；若标记仍空闲，标记也恢复。"},
	{"bring %s back", "恢复 %s"},
	{"has nothing to bring back", "没有可恢复的优化器"},
}
