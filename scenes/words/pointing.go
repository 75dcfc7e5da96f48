package words

// pointing is what is pointed at, and events.
var pointing = [...]entry{
	{"%s after step %d", "%s（第 %d 步之后）"},
	{"%s: %s after step %d", "%s：第 %[3]d 步之后 %[2]s"},
	{"%s: %s at step %d, before that %s", "%s：第 %[3]d 步为%[2]s，此前为%[4]s"},
	{"Goes to the first event after the playhead. Its name is shown at the timeline and spoken.", "转到播放头之后的第一个事件。它的名称显示在时间轴上并朗读出来。"},
	{"Goes to the last event before the playhead. Its name is shown at the timeline and spoken.", "转到播放头之前的最后一个事件。它的名称显示在时间轴上并朗读出来。"},
	{"Let go of the step pointed at", "放开所指的步"},
	{"Next event", "下一个事件"},
	{"Previous event", "上一个事件"},
	{"Takes away the marks and the numbers of the step pointed at. The playhead stays where it is.", "移去所指步的标记和数字。播放头留在原处。"},
	{"There is no event after step %d.", "第 %d 步之后没有事件。"},
	{"There is no event before step %d.", "第 %d 步之前没有事件。"},
	{"a clipped step", "截断步"},
	{"a plain step", "普通步"},
	{"a sign step", "符号步"},
	{"an adaptive step", "自适应步"},
	{"no step", "不迈步"},
	{"step %d", "第 %d 步"},
	{"step %d: its length", "第 %d 步：步长"},
	{"take back %s after step %d", "撤回 %s（第 %d 步之后）"},
}
